"""Identity documents, migration statuses and languages of a person."""

from datetime import date, timedelta

import pytest

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.base import NEVER
from caseflow.models.people import IdentityDocument, PersonLanguage, StatusRecord
from tests.factories import cases, people

TOMORROW = str(clock.today() + timedelta(days=1))


@pytest.fixture
def rosa(north):
    person = people.person(north)
    db.session.commit()
    return person


def rows(model):
    return db.session.query(model).order_by(model.id).all()


def test_a_document_is_recorded_shown_masked_and_found_by_its_number(cara, rosa, story):
    answer = cara.submit(
        f"/people/{rosa.ref}/documents/new", kind="passport", country="HND", number="E 123456", expires_on="2031-06-30"
    )
    assert answer.status_code == 302 and answer.location.endswith("#documents")
    page = cara.get(f"/people/{rosa.ref}").text
    assert "3456" in page and "E 123456" not in page
    assert "Rosa Elena" in cara.post("/people/search", {"q": "e123456"}).text
    assert story(rosa)[-1][0] == "identity.edit"


def test_another_person_with_the_same_number_is_named_if_the_user_may_know_of_them(world, cara, north, rosa):
    other = people.person(north, "Alba", "Cálix")
    hidden = people.person(world.teams["south"], "Hidden", "Person")
    people.document(other, "E123456")
    people.document(hidden, "E123456")
    db.session.commit()
    cara.submit(f"/people/{rosa.ref}/documents/new", kind="passport", number="E-123456")
    page = cara.get(f"/people/{rosa.ref}").text
    assert other.ref in page and hidden.ref not in page


def test_a_changed_number_is_found_and_the_old_one_no_longer(cara, rosa):
    paper = people.document(rosa, "E111111")
    db.session.commit()
    address = f"/people/{rosa.ref}/documents/{paper.id}"
    assert 'value="E111111"' in cara.get(address).text
    assert cara.submit(address, number="E222222").status_code == 302
    assert "Nobody found" in cara.post("/people/search", {"q": "E111111"}).text
    assert "Rosa Elena" in cara.post("/people/search", {"q": "E222222"}).text


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ({"kind": ""}, "Choose the kind of document."),
        ({"kind": "library_card"}, "Not a valid choice"),
        ({"issued_on": TOMORROW}, "lies in the future"),
        ({"issued_on": "1980-01-01"}, "before the person&#39;s birth"),
        ({"issued_on": "2020-05-01", "expires_on": "2019-05-01"}, "before it was issued"),
        ({"issued_on": "31 May"}, "Not a valid date value"),
        ({"number": "9" * 61}, "at most 60"),
    ],
)
def test_a_document_that_cannot_be_is_refused(cara, rosa, written, words):
    answer = cara.submit(f"/people/{rosa.ref}/documents/new", **{"kind": "passport", **written})
    assert answer.status_code == 422 and words in answer.text
    assert rows(IdentityDocument) == []


def test_taking_out_asks_first_and_the_trail_keeps_what_it_said(cara, rosa, story):
    paper = people.document(rosa, "E111111")
    db.session.commit()
    address = f"/people/{rosa.ref}/documents/{paper.id}/remove"
    assert "Take this out?" in cara.get(address).text and rows(IdentityDocument)
    assert cara.submit(address).status_code == 302
    assert rows(IdentityDocument) == []
    assert story(rosa)[-1] == (
        "identity.remove",
        {"before": {"kind": "passport", "country": "HND", "number": "E111111", "expires_on": "2031-06-30"}},
    )
    assert cara.get(address).status_code == 404


def test_nothing_is_taken_out_that_changed_meanwhile(cara, rosa):
    paper = people.document(rosa, "E111111")
    db.session.commit()
    cara.submit(f"/people/{rosa.ref}/documents/{paper.id}", number="E222222")
    assert cara.post(f"/people/{rosa.ref}/documents/{paper.id}/remove", {"seen": "1"}).status_code == 409
    assert len(rows(IdentityDocument)) == 1


def test_a_row_is_only_there_through_its_own_person(cara, browse, north, rosa):
    other = people.person(north, "Alba", "Cálix")
    paper, stay, tongue = people.document(other), people.status(other), people.language(other)
    db.session.commit()
    for kind, row in (("documents", paper), ("statuses", stay), ("languages", tongue)):
        for more in ("", "/remove"):
            assert cara.get(f"/people/{rosa.ref}/{kind}/{row.id}{more}").status_code == 404
            assert cara.post(f"/people/{rosa.ref}/{kind}/{row.id}{more}", {"seen": "1"}).status_code == 404
            assert browse("stranger").get(f"/people/{other.ref}/{kind}/{row.id}{more}").status_code == 404
    assert len(rows(IdentityDocument)) == 1


def test_a_status_moves_the_cliff_of_the_open_case(cara, north, rosa, story):
    case = cases.case(north, rosa)
    db.session.commit()
    assert case.cliff_on == NEVER
    until = clock.today() + timedelta(days=60)
    answer = cara.submit(
        f"/people/{rosa.ref}/statuses/new", country="CAN", kind="worker", is_regular="True", valid_until=str(until)
    )
    assert answer.status_code == 302
    db.session.refresh(case)
    assert case.cliff_on == until and story(rosa)[-1][0] == "status.edit"
    (stay,) = rows(StatusRecord)
    assert cara.submit(f"/people/{rosa.ref}/statuses/{stay.id}/remove").status_code == 302
    db.session.refresh(case)
    assert case.cliff_on == NEVER


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ({"country": ""}, "Choose the country."),
        ({"kind": "irregular"}, "Somebody without regular status"),
        ({"is_regular": ""}, "Say whether the person is there regularly."),
        ({"valid_from": "2026-05-01", "valid_until": "2026-04-01"}, "before it begins"),
        ({"valid_from": "1950-05-01"}, "before the person&#39;s birth"),
    ],
)
def test_a_status_that_cannot_be_is_refused(cara, rosa, written, words):
    good = {"country": "CAN", "kind": "worker", "is_regular": "True"}
    answer = cara.submit(f"/people/{rosa.ref}/statuses/new", **{**good, **written})
    assert answer.status_code == 422 and words in answer.text
    assert rows(StatusRecord) == []


def test_a_language_is_recorded_once(cara, rosa):
    address = f"/people/{rosa.ref}/languages/new"
    assert cara.submit(address, language="quc", level="native", needs_interpreter="y").status_code == 302
    again = cara.submit(address, language="quc", level="B1")
    assert again.status_code == 422 and "is recorded already" in again.text
    assert cara.submit(address, language="spa", level="B2").status_code == 302
    spanish = rows(PersonLanguage)[1]
    assert cara.submit(f"/people/{rosa.ref}/languages/{spanish.id}", level="C1").status_code == 302
    assert cara.submit(f"/people/{rosa.ref}/languages/{spanish.id}", language="quc").status_code == 422
    db.session.refresh(spanish)
    assert (spanish.language, spanish.level) == ("spa", "C1")
    assert "needs an interpreter" in cara.get(f"/people/{rosa.ref}").text


def test_an_edited_status_shows_the_second_editor_what_was_saved(cara, rosa):
    stay = people.status(rosa, "worker", valid_until=date(2027, 1, 31))
    db.session.commit()
    address = f"/people/{rosa.ref}/statuses/{stay.id}"
    cara.submit(address, kind="student")
    late = cara.post(address, {"country": "CAN", "kind": "visitor", "is_regular": "True", "seen": "1"})
    assert late.status_code == 409 and "Student" in late.text and "2027-01-31" in late.text
