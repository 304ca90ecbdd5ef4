"""What a consulate does for its national: recorded by the liaison, read by staff."""

import pytest
from sqlalchemy import func, select

from caseflow import clock
from caseflow.audit import verify
from caseflow.extensions import db
from caseflow.models.consent import ConsularAssistance
from tests.consular.people import whole
from tests.factories import accounts
from tests.factories import consent as make


@pytest.fixture
def rosa(world):
    row = whole(world)
    make.consent(row, world.houses["consulate"], world.users["caseworker"])
    db.session.commit()
    return row


def entry(**changed):
    return {"kind": "passport", "state": "requested", "on": str(clock.today()), "note": "Book on Monday", **changed}


def count() -> int:
    return db.session.scalar(select(func.count()).select_from(ConsularAssistance))


def test_a_liaison_records_and_later_settles_it_and_staff_see_it(browse, world, rosa):
    browser = browse("liaison")
    assert browser.submit(f"/consular/{rosa.ref}/assistance/new", **entry()).status_code == 302
    row = db.session.scalars(select(ConsularAssistance)).one()
    page = browser.get(f"/consular/{rosa.ref}").text
    assert "Passport" in page and "Requested" in page and "Book on Monday" in page
    assert "Passport" in browser.get("/consular", assistance="open").text
    assert browser.submit(f"/consular/{rosa.ref}/assistance/{row.ref}", state="given").status_code == 302
    assert "Given" in browser.get(f"/consular/{rosa.ref}").text
    assert "Nobody who agreed answers" in browser.get("/consular", assistance="open").text
    staff = browse("caseworker").get(f"/people/{rosa.ref}/consents").text
    assert "Consulate of Honduras" in staff and "Given" in staff and "Book on Monday" in staff
    assert verify.verify_all().is_sound


@pytest.mark.parametrize(
    ("changed", "field", "says"),
    [
        ({"kind": ""}, "kind", "Choose what it is about"),
        ({"kind": "deportation"}, "kind", "Not a valid choice"),
        ({"state": ""}, "state", "Choose how it stands"),
        ({"on": ""}, "on", "Enter the day"),
        ({"on": "2999-01-01"}, "on", "lies in the future"),
        ({"on": "2001-01-01"}, "on", "before the person agreed"),
        ({"note": "x" * 1001}, "note", "at most 1000"),
    ],
)
def test_a_wrong_entry_is_told_next_to_its_field(browse, world, rosa, changed, field, says):
    answer = browse("liaison").submit(f"/consular/{rosa.ref}/assistance/new", **entry(**changed))
    assert answer.status_code == 422 and f'id="{field}-error"' in answer.text and says in answer.text
    assert count() == 0


def test_fields_that_the_form_does_not_have_are_refused(browse, world, rosa):
    for extra in ("consulate_id", "person_id", "consent_id", "seen"):
        answer = browse("liaison").submit(f"/consular/{rosa.ref}/assistance/new", **entry(**{extra: "1"}))
        assert answer.status_code == 422 and "has no field called" in answer.text
    assert count() == 0


def test_without_a_word_about_assistance_in_the_consent_nothing_is_recorded(browse, world):
    row = whole(world, "Ana", "Paz")
    make.consent(row, world.houses["consulate"], world.users["caseworker"], fields=["name", "permit"])
    db.session.commit()
    assert "Record assistance" not in browse("liaison").get(f"/consular/{row.ref}").text
    answer = browse("liaison").submit(f"/consular/{row.ref}/assistance/new", **entry())
    assert answer.status_code == 422 and "does not cover consular assistance" in answer.text and count() == 0


def test_two_liaisons_of_one_consulate_do_not_overwrite_each_other(browse, world, rosa):
    browser = browse("liaison")
    browser.submit(f"/consular/{rosa.ref}/assistance/new", **entry())
    row = db.session.scalars(select(ConsularAssistance)).one()
    address = f"/consular/{rosa.ref}/assistance/{row.ref}"
    browser.submit(address, note="Second note")
    answer = browser.post(address, {"state": "refused", "note": "My words", "seen": "1"})
    assert answer.status_code == 409 and "My words" in answer.text and "Second note" in answer.text


def test_another_consulate_of_the_same_country_sees_neither_the_person_nor_the_assistance(browse, world, rosa):
    montreal = accounts.organization("Consulate of Honduras", "consulate", "HND", city="Montreal")
    world.users["lia2"] = accounts.user(montreal, "liaison", "Lia Second")
    browse("liaison").submit(f"/consular/{rosa.ref}/assistance/new", **entry())
    row = db.session.scalars(select(ConsularAssistance)).one()
    db.session.commit()
    assert browse("lia2").get(f"/consular/{rosa.ref}").status_code == 404
    make.consent(rosa, montreal, world.users["caseworker"])
    db.session.commit()
    assert "Nobody who agreed answers" in browse("lia2").get("/consular", assistance="open").text
    page = browse("lia2").get(f"/consular/{rosa.ref}").text
    assert "Nothing recorded yet" in page and "Book on Monday" not in page
    assert browse("lia2").get(f"/consular/{rosa.ref}/assistance/{row.ref}").status_code == 404
    posted = browse("lia2").post(f"/consular/{rosa.ref}/assistance/{row.ref}", {"state": "given", "seen": "1"})
    assert posted.status_code == 404


def test_after_a_withdrawal_what_was_open_is_gone_from_the_list_and_kept_for_staff(browse, world, rosa):
    browser = browse("liaison")
    browser.submit(f"/consular/{rosa.ref}/assistance/new", **entry())
    page = browse("caseworker").get(f"/people/{rosa.ref}/consents").text
    consent_ref = page.split("/consents/CO-")[1].split('"')[0].split("/")[0]
    browse("caseworker").post(f"/people/{rosa.ref}/consents/CO-{consent_ref}/withdraw")
    assert "Nobody who agreed answers" in browser.get("/consular", assistance="open").text
    assert browser.post(f"/consular/{rosa.ref}/assistance/new", entry()).status_code == 404
    assert "Book on Monday" in browse("caseworker").get(f"/people/{rosa.ref}/consents").text
