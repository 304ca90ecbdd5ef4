"""A step of a case from ready to decided: what can be done when, and what is refused."""

from datetime import timedelta

import pytest

from caseflow.audit import verify
from caseflow.extensions import db
from caseflow.pathways import commands_steps
from tests.factories import cases, pathways, people
from tests.pathways.walking import (
    AGO,
    TODAY,
    address,
    all_steps,
    confirm,
    day,
    put,
    state,
    step,
)

# The page


def test_the_page_of_a_step_says_whose_turn_it_is_when_it_is_due_and_why(claimant, browse):
    page = browse("caseworker").get(address(claimant, "OWP_CLAIM")).text
    assert "Yader López" in page and "Ready to start" in page and "Whose turn" in page
    assert "Usually takes" in page and "Documents wanted" in page and "What must hold first" in page
    waiting = browse("caseworker").get(address(claimant, "OWP_ISSUE")).text
    assert "This step waits for:" in waiting


def test_only_the_verbs_that_are_possible_now_are_offered(claimant, browse):
    caseworker = browse("caseworker").get(address(claimant, "OWP_CLAIM")).text
    assert "/start" in caseworker and "/submit" not in caseworker and "/waive" not in caseworker
    assert "/waive" in browse("supervisor").get(address(claimant, "OWP_CLAIM")).text


def test_another_teams_step_is_not_found_like_one_that_does_not_exist(claimant, browse):
    theirs = browse("stranger").get(address(claimant, "OWP_CLAIM"))
    missing = browse("caseworker").get(f"/cases/{claimant.ref}/steps/99")
    assert theirs.status_code == missing.status_code == 404
    for rest in ("/start", "/due", "/documents/passport", "/confirm/BR_VOLUNTARY", "/remedy"):
        assert browse("stranger").get(address(claimant, "OWP_CLAIM", rest)).status_code == 404


# From ready to decided


def test_a_step_is_started_and_done_and_the_next_becomes_possible(claimant, browse):
    browser = browse("caseworker")
    assert browser.submit(address(claimant, "OWP_CLAIM", "/start"), started_on=str(day(1))).status_code == 302
    assert state(claimant, "OWP_CLAIM") == "in_progress"
    confirm(browser, claimant, "OWP_CLAIM")
    done = browser.submit(address(claimant, "OWP_CLAIM", "/complete"), done_on=str(day(20)))
    assert done.status_code == 302, done.text
    claim = step(claimant, "OWP_CLAIM")
    assert (claim.state, claim.decided_on, claim.due_on) == ("granted", day(20), None)
    after = {s.code: s for s in all_steps(claimant) if s.state == "ready"}
    assert set(after) == {"OWP_MEDICAL", "OWP_BIOMETRICS"}
    assert {s.ready_on for s in after.values()} == {day(20)}, "since the day it was done, not since it was typed in"
    medical = after["OWP_MEDICAL"]
    assert medical.due_on == day(50) and medical.due_because["code"] == "due_days_after"
    page = browser.get(address(claimant, "OWP_MEDICAL")).text
    assert "30 days after the day “Claim and supporting documents submitted” was granted" in page
    assert verify.verify_all().is_sound


def test_a_step_that_an_authority_decides_is_submitted_and_waits_for_it(claimant, browse):
    put(claimant, "OWP_ISSUE", state="in_progress", ready_on=day(1), started_on=day(2))
    browser = browse("caseworker")
    assert browser.submit(address(claimant, "OWP_ISSUE", "/submit"), filed_on=str(day(3))).status_code == 302
    assert (state(claimant, "OWP_ISSUE"), step(claimant, "OWP_ISSUE").filed_on) == ("submitted", day(3))
    assert "Migration authority" in browser.get(address(claimant, "OWP_ISSUE")).text


@pytest.mark.parametrize(
    ("verb", "fields", "said"),
    [
        ("start", {"started_on": str(TODAY)}, "not possible yet"),
        ("submit", {"filed_on": str(TODAY)}, "not possible yet"),
        ("grant", {"decided_on": str(TODAY), "valid_from": str(TODAY)}, "has not been submitted"),
        ("refuse", {"decided_on": str(TODAY), "internal": "x", "shareable": "y"}, "has not been submitted"),
        ("withdraw", {"reason": "x"}, "has not been submitted"),
        ("complete", {"done_on": str(TODAY), "valid_from": str(TODAY)}, "An authority decides this step"),
    ],
)
def test_a_step_out_of_order_is_refused_with_what_to_do_instead(claimant, browse, verb, fields, said):
    answer = browse("caseworker").submit(address(claimant, "OWP_ISSUE", f"/{verb}"), **fields)
    assert answer.status_code == 422 and said in answer.text
    assert state(claimant, "OWP_ISSUE") == "pending"


@pytest.mark.parametrize(
    ("verb", "fields", "said"),
    [
        ("start", {"started_on": str(TODAY + timedelta(days=1))}, "lies in the future"),
        ("start", {"started_on": str(day(-1))}, "before it was possible"),
        ("start", {"started_on": "31/02/2026"}, "Not a valid date"),
        ("start", {"seen": "x"}, "Not a valid integer"),
        ("start", {"extra": "1"}, "no field called extra"),
        ("cancel", {"reason": "  "}, "Say why"),
        ("cancel", {"reason": "x" * 4001}, "at most 4000 characters"),
    ],
)
def test_bad_input_is_refused_and_the_step_stays_as_it_was(claimant, browse, verb, fields, said):
    before = step(claimant, "OWP_CLAIM").version
    answer = browse("caseworker").submit(address(claimant, "OWP_CLAIM", f"/{verb}"), **fields)
    assert answer.status_code == 422 and said in answer.text
    assert state(claimant, "OWP_CLAIM") == "ready" and step(claimant, "OWP_CLAIM").version == before


def test_an_unknown_verb_is_not_found(claimant, browse):
    assert browse("caseworker").get(address(claimant, "OWP_CLAIM", "/explode")).status_code == 404


def test_the_second_of_two_who_move_the_same_step_is_told(claimant, browse):
    browser = browse("caseworker")
    put_in = {"started_on": str(day(1)), "seen": str(step(claimant, "OWP_CLAIM").version)}
    assert browser.post(address(claimant, "OWP_CLAIM", "/start"), put_in).status_code == 302
    late = browser.post(address(claimant, "OWP_CLAIM", "/cancel"), {"reason": "Mine", "seen": put_in["seen"]})
    assert late.status_code == 409 and "Mine" in late.text and state(claimant, "OWP_CLAIM") == "in_progress"


def test_a_submission_lies_between_the_start_and_today(claimant, browse):
    put(claimant, "OWP_ISSUE", state="in_progress", started_on=day(10))
    browser = browse("caseworker")
    early = browser.submit(address(claimant, "OWP_ISSUE", "/submit"), filed_on=str(day(9)))
    assert early.status_code == 422 and "before the step was opened" in early.text
    assert 'id="filed_on-error"' in early.text, "the message stands next to its field"
    late = browser.submit(address(claimant, "OWP_ISSUE", "/submit"), filed_on=str(TODAY + timedelta(days=1)))
    assert late.status_code == 422 and "future" in late.text


def test_what_was_submitted_can_be_taken_back_with_a_reason(claimant, browse):
    put(claimant, "OWP_ISSUE", state="submitted", started_on=day(1), filed_on=day(2))
    assert (
        browse("caseworker").submit(address(claimant, "OWP_ISSUE", "/withdraw"), reason="Wrong form.").status_code
        == 302
    )
    assert (state(claimant, "OWP_ISSUE"), step(claimant, "OWP_ISSUE").filed_on) == ("in_progress", None)


def test_what_one_member_does_not_need_moves_no_day_of_the_others(world):
    north, worker, boss = world.teams["north"], world.users["caseworker"], world.actor("supervisor")
    mother = people.person(north, "Yusbelis", "Petit", nationalities=("VEN",), protection="protected")
    child = people.person(north, "Lucero", "Petit", nationalities=("PER",), protection="protected")
    case = cases.case(north, mother, caseworker=worker)
    cases.member(case, child)
    pathways.start_pathway(case, "pe_cpp_especial_residente", began_on=AGO)
    db.session.commit()
    hers = [s for s in all_steps(case) if s.person_id == mother.id]
    hers[0].state, hers[0].decided_on = "granted", day(3)
    db.session.commit()
    for row in [s for s in all_steps(case) if s.person_id == child.id]:
        commands_steps.waive_step(boss, case.ref, row.number, reason="Is a citizen.", seen=row.version)
    after = next(s for s in all_steps(case) if s.number == hers[1].number)
    assert (after.state, after.ready_on) == ("ready", day(3))
