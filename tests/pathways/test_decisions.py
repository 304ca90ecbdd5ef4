"""What a decision sets off: permits, the cliff, remedies, due days; and what only a supervisor may."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from caseflow.extensions import db
from caseflow.models.base import NEVER
from caseflow.models.pathways import Permit
from caseflow.models.people import StatusRecord
from tests.factories import cases, pathways, people
from tests.pathways.walking import AGO, OWP, TODAY, address, all_steps, day, kept, put, state, step

# Decisions, permits, remedies


def test_a_granted_permit_is_kept_once_and_moves_the_cliff_and_the_due_days_that_hang_on_it(waiting, browse):
    browser = browse("caseworker")
    page = browser.get(address(waiting, "OWP_ISSUE", "/grant")).text
    assert 'value="open_work_permit" selected' in page and 'value="CAN" selected' in page
    until = TODAY + timedelta(days=60)
    given = browser.submit(
        address(waiting, "OWP_ISSUE", "/grant"), decided_on=str(day(30)), number="U123456789",
        valid_from=str(day(30)), valid_until=str(until),
    )  # fmt: skip
    assert given.status_code == 302, given.text
    permit = db.session.scalars(select(Permit)).one()
    assert (permit.kind, permit.country, permit.valid_until) == ("open_work_permit", "CAN", until)
    assert permit.person_id == waiting.person.id and permit.renew_before_days
    assert db.session.scalars(select(StatusRecord)).all() == [], "the cliff reads permits; a status would double it"
    assert kept(waiting).cliff_on == until
    renewal = step(waiting, "OWP_RENEW")
    assert renewal.due_on is not None and renewal.due_on < until and renewal.due_because["facts"]["step"] == "OWP_ISSUE"
    shown = browser.get(address(waiting, "OWP_ISSUE")).text
    assert "…789" in shown and "U123456789" not in shown


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"valid_until": str(day(1))}, "before it begins"),
        ({"valid_from": ""}, "Enter the first day on which it is valid"),
        ({"decided_on": str(day(19))}, "before the submission"),
        ({"decided_on": str(TODAY + timedelta(days=2))}, "future"),
        ({"kind": "passport"}, "Not a valid choice"),
        ({"country": "CA"}, "Not a valid choice"),
        ({"isco": "9999"}, "No occupation of the list"),
        ({"number": "x" * 61}, "at most 60 characters"),
    ],
)
def test_a_permit_that_cannot_be_is_refused(waiting, browse, fields, said):
    sent = {"decided_on": str(day(30)), "valid_from": str(day(30)), "valid_until": str(day(300)), **fields}
    answer = browse("caseworker").submit(address(waiting, "OWP_ISSUE", "/grant"), **sent)
    assert answer.status_code == 422 and said in answer.text
    assert state(waiting, "OWP_ISSUE") == "submitted" and db.session.scalars(select(Permit)).all() == []


def test_a_step_that_gives_a_permit_is_not_granted_without_one(waiting, browse):
    seen = step(waiting, "OWP_ISSUE").version
    answer = browse("caseworker").post(
        address(waiting, "OWP_ISSUE", "/grant"), {"seen": seen, "decided_on": str(day(30))}
    )
    assert answer.status_code == 422 and "This step gives a permit" in answer.text


def test_a_refusal_opens_the_remedy_with_its_last_day_and_keeps_two_texts(world, browse):
    north = world.teams["north"]
    case = cases.case(north, people.person(north, nationalities=("NIC",), protection="protected"))
    pathways.start_pathway(case, "mx_comar_tvrh", began_on=AGO)
    db.session.commit()
    put(case, "COMAR_DECISION", state="submitted", filed_on=day(1))
    browser, where = browse("caseworker"), address(case, "COMAR_DECISION", "/refuse")
    both = {"internal": "Credibility.", "shareable": "They did not believe the dates."}
    for lacking in both:
        assert browser.submit(where, decided_on=str(day(35)), **{**both, lacking: ""}).status_code == 422
    assert browser.submit(where, decided_on=str(day(35)), **both).status_code == 302
    refused = step(case, "COMAR_DECISION")
    assert refused.state == "refused" and refused.remedy["kind"] == "appeal"
    assert refused.remedy_due_on > day(35) + timedelta(days=15), "fifteen working days are three weeks"
    assert kept(case).next_due_on <= refused.remedy_due_on
    page = browser.get(address(case, "COMAR_DECISION")).text
    assert "Appeal" in page and "15 working days after the refusal" in page
    assert "Credibility." in page and "They did not believe the dates." in page
    used = browser.submit(address(case, "COMAR_DECISION", "/remedy"), used="yes", note="Appeal filed.")
    assert used.status_code == 302 and step(case, "COMAR_DECISION").remedy_due_on is None


def test_a_refusal_without_a_known_remedy_says_so(waiting, browse):
    browser = browse("caseworker")
    browser.submit(address(waiting, "OWP_ISSUE", "/refuse"), decided_on=str(day(30)), internal="a", shareable="b")
    page = browser.get(address(waiting, "OWP_ISSUE")).text
    assert state(waiting, "OWP_ISSUE") == "refused" and "What can be done against the refusal" in page


# What a supervisor may


def test_only_a_supervisor_marks_a_step_as_not_needed_and_the_next_goes_on(claimant, browse):
    where = address(claimant, "OWP_CLAIM", "/waive")
    seen = step(claimant, "OWP_CLAIM").version
    assert browse("caseworker").post(where, {"reason": "x", "seen": seen}).status_code == 403
    assert browse("supervisor").submit(where, reason="Claimed before.").status_code == 302
    assert state(claimant, "OWP_CLAIM") == "waived" and any(s.state == "ready" for s in all_steps(claimant))


def test_a_cancelled_step_holds_up_what_comes_after_it_until_a_supervisor_opens_it_again(claimant, browse):
    assert browse("caseworker").submit(address(claimant, "OWP_CLAIM", "/cancel"), reason="Moved.").status_code == 302
    assert all(s.state in ("cancelled", "pending") for s in all_steps(claimant))
    where = address(claimant, "OWP_CLAIM", "/reopen")
    seen = step(claimant, "OWP_CLAIM").version
    assert browse("caseworker").post(where, {"reason": "x", "seen": seen}).status_code == 403
    assert browse("supervisor").submit(where, reason="Came back.").status_code == 302
    assert state(claimant, "OWP_CLAIM") == "ready"


def test_opening_a_granted_step_again_takes_its_permit_back(waiting, browse):
    browse("caseworker").submit(
        address(waiting, "OWP_ISSUE", "/grant"), decided_on=str(day(30)), valid_from=str(day(30)),
        valid_until=str(TODAY + timedelta(days=90)),
    )  # fmt: skip
    assert (
        browse("supervisor").submit(address(waiting, "OWP_ISSUE", "/reopen"), reason="Wrong person.").status_code == 302
    )
    assert state(waiting, "OWP_ISSUE") == "submitted" and db.session.scalars(select(Permit)).all() == []
    assert kept(waiting).cliff_on == NEVER and step(waiting, "OWP_RENEW").due_on is None


def test_a_step_is_not_opened_again_under_one_that_builds_on_it(claimant, browse):
    put(claimant, "OWP_CLAIM", state="granted", decided_on=day(5))
    following = next(s for s in pathways.shipped_pathways()[OWP].steps if "OWP_CLAIM" in s.after)
    put(claimant, following.code, state="in_progress", started_on=day(6))
    answer = browse("supervisor").submit(address(claimant, "OWP_CLAIM", "/reopen"), reason="x")
    assert answer.status_code == 422 and "already builds on this step" in answer.text


# Due days


def test_a_due_day_set_by_hand_stays_and_shows_it_and_can_be_given_back(claimant, browse):
    browser = browse("caseworker")
    reckoned = step(claimant, "OWP_CLAIM").due_on
    by_hand = TODAY + timedelta(days=3)
    assert browser.submit(address(claimant, "OWP_CLAIM", "/due"), due_on=str(by_hand)).status_code == 302
    assert kept(claimant).next_due_on == by_hand
    browser.submit(address(claimant, "OWP_CLAIM", "/start"), started_on=str(day(4)))
    assert step(claimant, "OWP_CLAIM").due_on == by_hand, "nothing moves it"
    page = browser.get(address(claimant, "OWP_CLAIM")).text
    assert "Set by hand." in page and "By the pathway it would be" in page
    assert browser.submit(address(claimant, "OWP_CLAIM", "/due"), due_on="").status_code == 302
    assert step(claimant, "OWP_CLAIM").due_on == reckoned and not step(claimant, "OWP_CLAIM").due_by_hand


def test_something_that_comes_back_is_done_again_and_again(world, browse):
    north = world.teams["north"]
    case = cases.case(north, people.person(north, nationalities=("NIC",), protection="protected"))
    pathways.start_pathway(case, "mx_comar_tvrh", began_on=AGO)
    db.session.commit()
    put(case, "COMAR_WEEKLY", state="in_progress", ready_on=AGO, started_on=AGO)
    browser = browse("caseworker")
    assert browser.submit(address(case, "COMAR_WEEKLY", "/complete"), done_on=str(day(38))).status_code == 302
    weekly = step(case, "COMAR_WEEKLY")
    assert (weekly.state, weekly.due_on) == ("in_progress", day(45))
    assert "Every 7 days; last done on" in browser.get(address(case, "COMAR_WEEKLY")).text


def test_a_closed_case_moves_no_step(claimant, browse):
    row = kept(claimant)
    row.status, row.outcome, row.closed_on, row.stage_reached = "closed", "withdrawn", TODAY, "regularization"
    db.session.commit()
    browser = browse("caseworker")
    assert browser.get(address(claimant, "OWP_CLAIM")).status_code == 200
    answer = browser.submit(address(claimant, "OWP_CLAIM", "/start"), started_on=str(day(1)))
    assert answer.status_code == 422 and "The case is closed" in answer.text
