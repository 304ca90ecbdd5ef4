"""An employer answers: looks, invites, offers, declines. The rules for staff hold, and say one sentence only."""

from datetime import timedelta

import pytest
from sqlalchemy import func, select

from caseflow import clock
from caseflow.audit import verify
from caseflow.extensions import db
from caseflow.models.audit import AuditEntry
from caseflow.models.cases import Case, Task
from caseflow.models.placements import PlacementEvent, PlacementMessage
from tests.partner.scenes import fresh, put_forward

GENERIC = "This cannot be recorded here at the moment."


def address(placed, to):
    return f"/partner/candidates/{placed.ref}/answer/{to}"


def count(model):
    return db.session.scalar(select(func.count()).select_from(model))


def test_from_the_submission_to_an_offer(browse, world, forward):
    placed, *_rest = forward("submitted", stage="offered")
    browser = browse("employer")
    assert browser.submit(address(placed, "cv_review")).status_code == 302
    assert fresh(placed).state == "cv_review"
    soon = clock.today() + timedelta(days=3)
    assert (
        browser.submit(address(placed, "interview"), on=str(soon), words="At nine, at the office.").status_code == 302
    )
    assert fresh(placed).state == "interview"
    event = db.session.scalars(select(PlacementEvent)).one()
    assert (event.kind, event.on, event.result, event.by_side) == ("interview", soon, "planned", "employer")
    assert db.session.scalars(select(PlacementMessage)).one().body == "At nine, at the office."
    assert "Mejía" not in browser.get(f"/partner/candidates/{placed.ref}").text
    assert browser.submit(address(placed, "offered")).status_code == 302
    row = fresh(placed)
    assert row.state == "offered" and row.offered_on == clock.today()
    assert "Mejía" in browser.get(f"/partner/candidates/{placed.ref}").text
    tasks = db.session.scalars(select(Task)).all()
    assert len(tasks) == 3 and {task.assignee_id for task in tasks} == {world.users["caseworker"].id}
    entries = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "placement.employer_answer")).all()
    assert len(entries) == 3 and all(entry.subject.endswith(placed.ref) for entry in entries)
    assert verify.verify_all().is_sound
    assert browse("caseworker").get(f"/placements/{placed.ref}").status_code == 200


def test_a_refusal_has_a_reason_from_the_list_and_words_for_the_person(browse, forward):
    placed, *_rest = forward("interview")
    browser = browse("employer")
    assert 'id="reason-error"' in browser.submit(address(placed, "declined_by_employer")).text
    wrong = browser.post(address(placed, "declined_by_employer"), {"seen": 1, "reason": "pregnant"})
    assert wrong.status_code == 422 and fresh(placed).state == "interview"
    sent = browser.submit(address(placed, "declined_by_employer"), reason="licence", words="Come back with it.")
    assert sent.status_code == 302
    row = fresh(placed)
    assert row.state == "declined_by_employer" and row.end_reason == "A licence is missing"
    assert "Mejía" not in browser.get(f"/partner/candidates/{placed.ref}").text


def _frozen(farm, _opening, _world, _forward):
    farm.is_frozen = True


def _expired(farm, _opening, _world, _forward):
    farm.vetted_until = clock.today() - timedelta(days=1)


def _unvetted(farm, _opening, _world, _forward):
    farm.vetting_state = "missing"


def _paused(_farm, opening, _world, _forward):
    opening.state = "paused"


def _full(_farm, opening, world, _forward):
    opening.heads = 1
    put_forward(world, opening, "accepted", family="Hidden", head=1, consent={"risks_explained": False})


@pytest.mark.parametrize("spoil", [_frozen, _expired, _unvetted, _paused, _full])
def test_an_offer_that_may_not_be_made_is_refused_with_one_sentence_whatever_the_cause(
    browse, world, farm, opening, forward, spoil
):
    placed, *_rest = forward("interview")
    before = browse("employer").get("/partner").text
    spoil(farm, opening, world, forward)
    db.session.add_all([farm, opening])
    db.session.commit()
    if spoil in (_frozen, _expired, _unvetted):
        assert browse("employer").get("/partner").text == before or "csrf" in before
    answer = browse("employer").submit(address(placed, "offered"))
    assert answer.status_code == 422 and GENERIC in answer.text and fresh(placed).state == "interview"
    for word in ("vetted", "vetting", "frozen", "freeze", "stopped", "full", "heads", "Hidden", "grievance"):
        assert word not in answer.text.split('id="main"')[1]
    assert count(Task) == 0 and count(PlacementMessage) == 0


@pytest.mark.parametrize("to", ["accepted", "started", "withdrawn", "ended_dismissed", "nonsense"])
def test_what_is_not_the_employers_to_do_is_not_there(browse, forward, to):
    placed, *_rest = forward("interview")
    assert browse("employer").get(address(placed, to)).status_code == 404
    assert browse("employer").post(address(placed, to), {"seen": 1}).status_code == 404
    assert fresh(placed).state == "interview"


def test_after_the_offer_it_is_the_persons_turn(browse, forward):
    placed, *_rest = forward("offered")
    answer = browse("employer").submit(address(placed, "declined_by_employer"), reason="other")
    assert answer.status_code == 422 and GENERIC in answer.text and fresh(placed).state == "offered"


def test_days_that_cannot_be_are_named_at_their_field(browse, forward):
    placed, *_rest = forward("submitted")
    browser = browse("employer")
    for on in ("", "2026-02-30", str(clock.today() - timedelta(days=400)), str(clock.today() + timedelta(days=800))):
        answer = browser.submit(address(placed, "interview"), on=on)
        assert answer.status_code == 422 and 'id="on-error"' in answer.text
    assert fresh(placed).state == "submitted" and count(PlacementEvent) == 0


def test_what_came_of_an_interview(browse, forward):
    placed, *_rest = forward("submitted")
    browser = browse("employer")
    browser.submit(address(placed, "interview"), on=str(clock.today() + timedelta(days=3)))
    ahead = browser.submit(f"/partner/candidates/{placed.ref}/events/1", result="passed")
    assert ahead.status_code == 422 and 'id="result-error"' in ahead.text
    assert browser.submit(f"/partner/candidates/{placed.ref}/events/1", result="called_off").status_code == 302
    assert browser.submit(address(placed, "testing"), on=str(clock.today())).status_code == 302
    assert browser.submit(f"/partner/candidates/{placed.ref}/events/2", result="passed").status_code == 302
    results = db.session.scalars(select(PlacementEvent.result).order_by(PlacementEvent.number)).all()
    assert results == ["called_off", "passed"]
    assert browser.get(f"/partner/candidates/{placed.ref}/events/9").status_code == 404


def test_two_who_answer_at_once(browse, forward):
    placed, *_rest = forward("submitted")
    browser = browse("employer")
    assert browser.submit(address(placed, "cv_review")).status_code == 302
    late = browser.post(address(placed, "offered"), {"seen": 1, "words": "Welcome"})
    assert late.status_code == 409 and "Welcome" in late.text and fresh(placed).state == "cv_review"


def test_in_a_closed_case_nothing_is_written(browse, world, forward):
    placed, *_rest = forward("interview")
    row = db.session.get(Case, placed.case_id)
    row.status, row.outcome = "closed", "regularized"
    db.session.commit()
    answer = browse("employer").post(f"/partner/candidates/{placed.ref}", {"body": "Hello"})
    assert answer.status_code == 422 and GENERIC in answer.text and count(PlacementMessage) == 0
