"""How a person can be reached without harm, and how often somebody tried."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.people import Contact, ContactAttempt
from tests.factories import cases, people


@pytest.fixture
def rosa(north):
    person = people.person(north)
    db.session.commit()
    return person


def ways():
    return db.session.query(Contact).order_by(Contact.id).all()


def test_a_contact_says_whether_it_is_safe_and_is_sealed_in_the_database(cara, rosa):
    answer = cara.submit(
        f"/people/{rosa.ref}/contacts/new",
        kind="whatsapp",
        value="+1 902 555 0199",
        is_safe="False",
        safe_note="Shared with the landlord.",
    )
    assert answer.status_code == 302
    page = cara.get(f"/people/{rosa.ref}").text
    assert "not safe" in page and "Shared with the landlord." in page
    stored = db.session.execute(text("SELECT value FROM contact")).scalar_one()
    assert b"555" not in bytes(stored)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ({"kind": "pigeon"}, "Not a valid choice"),
        ({"value": ""}, "Enter the number or address."),
        ({"value": "12345"}, "6 to 15 digits"),
        ({"kind": "email", "value": "rosa at example"}, "e-mail address in full"),
        ({"is_safe": ""}, "Say whether it is safe to use."),
        ({"is_safe": "perhaps"}, "Not a valid choice"),
        ({"is_safe": "False", "safe_note": ""}, "Say what is not safe"),
    ],
)
def test_a_contact_that_cannot_be_used_is_refused(cara, rosa, written, words):
    good = {"kind": "phone", "value": "+1 902 555 0147", "is_safe": "True"}
    answer = cara.submit(f"/people/{rosa.ref}/contacts/new", **{**good, **written})
    assert answer.status_code == 422 and words in answer.text
    assert ways() == []


def test_one_way_is_tried_first(cara, rosa):
    good = {"kind": "phone", "is_safe": "True", "is_preferred": "y"}
    for number in ("+1 902 555 0147", "+1 902 555 0148"):
        assert cara.submit(f"/people/{rosa.ref}/contacts/new", **good, value=number).status_code == 302
    assert [way.is_preferred for way in ways()] == [False, True]


def test_a_contact_that_ended_stays_in_the_list_of_earlier_ones(cara, rosa, story):
    way = people.contact(rosa, is_preferred=True)
    db.session.commit()
    address = f"/people/{rosa.ref}/contacts/{way.id}/end"
    tomorrow = str(clock.today() + timedelta(days=1))
    assert "lies in the future" in cara.submit(address, ended_on=tomorrow).text
    assert cara.submit(address, ended_on=str(clock.today())).status_code == 302
    db.session.refresh(way)
    assert way.ended_on == clock.today() and not way.is_preferred
    assert "Earlier contacts" in cara.get(f"/people/{rosa.ref}").text
    assert story(rosa)[-1][0] == "contact.end"


def attempt(browser, person, **written):
    yesterday = str(clock.today() - timedelta(days=1))
    good = {"at_day": yesterday, "at_time": "14:30", "channel": "phone", "result": "no_answer"}
    return browser.submit(f"/people/{person.ref}/attempts/new", **{**good, **written})


def test_attempts_count_before_a_case_and_for_it(cara, north, rosa, story):
    attempt(cara, rosa)
    case = cases.case(north, rosa)
    db.session.commit()
    attempt(cara, rosa, channel="whatsapp", result="reached", note="Will come on Monday.")
    attempt(cara, rosa)
    tried = db.session.query(ContactAttempt).order_by(ContactAttempt.id).all()
    assert [one.case_id for one in tried] == [None, case.id, case.id]
    page = " ".join(cara.get(f"/people/{rosa.ref}").text.split())
    assert "3 attempts, 1 reached: Phone call 2, WhatsApp 1" in page
    assert "Will come on Monday." in page and "Cara Worker" in page
    assert [action for action, _facts in story(rosa)] == ["contact.record"] * 3


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ({"at_day": ""}, "Enter the day."),
        ({"at_time": "half past"}, "Not a valid time value"),
        ({"at_day": str(clock.today() + timedelta(days=1))}, "lies in the future"),
        ({"channel": ""}, "Choose how."),
        ({"result": "ghosted"}, "Not a valid choice"),
    ],
)
def test_an_attempt_that_cannot_have_been_is_refused(cara, rosa, written, words):
    answer = attempt(cara, rosa, **written)
    assert answer.status_code == 422 and words in answer.text
    assert db.session.query(ContactAttempt).count() == 0


def test_a_contact_is_only_there_through_its_own_person(cara, browse, north, rosa):
    way = people.contact(people.person(north, "Alba", "Cálix"))
    own = people.contact(rosa)
    db.session.commit()
    for page in ("", "/end"):
        assert cara.get(f"/people/{rosa.ref}/contacts/{way.id}{page}").status_code == 404
        assert browse("stranger").get(f"/people/{rosa.ref}/contacts/{own.id}{page}").status_code == 404
    assert attempt_is_missing(browse("foreign"), rosa)


def attempt_is_missing(browser, person):
    written = {"at_day": "2026-01-01", "at_time": "10:00", "channel": "phone", "result": "reached"}
    return browser.post(f"/people/{person.ref}/attempts/new", written).status_code == 404
