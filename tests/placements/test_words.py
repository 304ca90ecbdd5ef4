"""What staff write among themselves and what the employer reads are two things; and who of the family goes along."""

from datetime import timedelta

import pytest

from caseflow import clock
from caseflow.extensions import db
from caseflow.models.audit import AuditEntry
from caseflow.models.placements import PlacementMessage, PlacementNote, PlacementRelative
from tests.factories import people

TODAY = clock.today()


@pytest.fixture
def submitted(scene, placed, agree):
    agree(scene.rosa)
    return placed("submitted", submitted_on=TODAY - timedelta(days=1))


def test_an_internal_note_and_a_message_are_kept_in_two_places_and_look_different(browse, submitted):
    browser = browse("caseworker")
    note, message = (browser.get(f"/placements/{submitted.ref}/{kind}/new").text for kind in ("notes", "messages"))
    assert "Only your team reads this. The employer never does." in note and "The employer reads this" not in note
    assert "Everybody who signs in for Valley Farm reads this" in message and "Staff only" not in message
    assert browser.submit(f"/placements/{submitted.ref}/notes/new", body="She fears heights.").status_code == 302
    assert browser.submit(f"/placements/{submitted.ref}/messages/new", body="Free from May.").status_code == 302
    assert [one.body for one in db.session.query(PlacementNote)] == ["She fears heights."]
    assert [(one.body, one.by_side) for one in db.session.query(PlacementMessage)] == [("Free from May.", "staff")]
    page = browser.get(f"/placements/{submitted.ref}").text
    messages = page[page.index('id="messages"') : page.index('id="notes"')]
    assert "Free from May." in messages and "heights" not in messages


def test_neither_goes_into_the_trail(browse, submitted):
    browse("caseworker").submit(f"/placements/{submitted.ref}/notes/new", body="She fears heights.")
    assert db.session.query(AuditEntry).filter_by(action="placement.note").count() == 1
    case = db.session.get(type(submitted), submitted.id).case_id
    assert case and "heights" not in browse("caseworker").get(f"/cases/{_case_ref(submitted)}/timeline").text


def _case_ref(row) -> str:
    found = db.session.get(type(row), row.id)
    return db.session.execute(db.text("SELECT ref FROM case_file WHERE id = :id"), {"id": found.case_id}).scalar_one()


@pytest.mark.parametrize("kind", ["notes", "messages"])
@pytest.mark.parametrize(
    ("fields", "words"),
    [({"body": " "}, "Write something"), ({"body": "x" * 4001}, "at most 4000"), ({"body": "a\0b"}, "cannot be seen"),
     ({"body": "Hello", "by_side": "employer"}, "no field called")],
)  # fmt: skip
def test_what_cannot_be_written_is_refused(browse, submitted, kind, fields, words):
    answer = browse("caseworker").submit(f"/placements/{submitted.ref}/{kind}/new", **fields)
    assert answer.status_code == 422 and words in answer.text
    assert not db.session.query(PlacementNote).count() and not db.session.query(PlacementMessage).count()


@pytest.mark.parametrize("state", ["matched", "shortlisted", "withdrawn"])
def test_nothing_is_written_to_an_employer_that_does_not_know_of_the_person(browse, scene, placed, agree, state):
    agree(scene.rosa)
    row = placed(state)
    answer = browse("caseworker").submit(f"/placements/{row.ref}/messages/new", body="Hello")
    assert answer.status_code == 422 and "does not know of this person" in answer.text


def test_a_withdrawn_consent_stops_messages_at_once(browse, scene, placed, agree):
    given = agree(scene.rosa)
    row = placed("interview")
    assert browse("caseworker").submit(f"/placements/{row.ref}/messages/new", body="Hello").status_code == 302
    given.withdrawn_at = clock.now()
    db.session.commit()
    assert browse("caseworker").submit(f"/placements/{row.ref}/messages/new", body="Hello").status_code == 422
    assert "Write to the employer" not in browse("caseworker").get(f"/placements/{row.ref}").text


def test_the_message_form_says_when_the_employer_does_not_know_the_name(browse, scene, placed, agree):
    given = agree(scene.rosa)
    given.identity_from = "accepted"
    db.session.commit()
    row = placed("interview")
    assert "Write no name either" in browse("caseworker").get(f"/placements/{row.ref}/messages/new").text


@pytest.mark.parametrize("goes", ["yes", "no", "later", "unknown"])
def test_who_goes_along_is_said_for_this_opportunity(browse, scene, submitted, goes):
    address = f"/placements/{submitted.ref}/relatives/{scene.julio.ref}"
    assert browse("caseworker").submit(address, goes=goes, note="Waits for school to end.").status_code == 302
    (found,) = db.session.query(PlacementRelative)
    assert (found.goes, found.note, found.person_id) == (goes, "Waits for school to end.", scene.julio.id)
    page = browse("caseworker").get(f"/placements/{submitted.ref}").text
    assert "Waits for school to end." in page
    assert browse("second").submit(address, goes="no", seen="0").status_code == 409


def test_the_person_themselves_and_strangers_are_no_relatives(world, browse, scene, submitted):
    far = people.person(world.teams["north"], "Far")
    db.session.commit()
    for ref in (scene.rosa.ref, far.ref, "PE-0000-0000-0"):
        assert browse("caseworker").get(f"/placements/{submitted.ref}/relatives/{ref}").status_code == 404
    address = f"/placements/{submitted.ref}/relatives/{scene.alba.ref}"
    assert browse("caseworker").submit(address, goes="perhaps").status_code == 422
    assert not db.session.query(PlacementRelative).count()
