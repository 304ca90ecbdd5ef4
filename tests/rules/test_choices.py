"""When a choice needs a reason, when a placement goes on, and who acts next."""

from datetime import date, timedelta

import pytest

from caseflow.rules import choices, placement_checks, placement_events, placement_next
from caseflow.rules.choices import Standing
from caseflow.rules.placement_checks import Check, Counts
from caseflow.rules.placement_next import Facts
from caseflow.rules.placements import MOVES
from caseflow.rules.reason import NotAllowed

TODAY = date(2026, 11, 24)
FACTS = Facts("matched", True, "none", True, False, None)


@pytest.mark.parametrize(
    ("standing", "code"),
    [
        (Standing(), "choice_without_ranking"),
        (Standing("MR-1"), "choice_not_ranked"),
        (Standing("MR-1", 3, 2), "choice_passes"),
        (Standing("MR-1", 1, 0, usual=False), "choice_other_weights"),
        (Standing("MR-1", 1), None),
        (Standing("MR-1", 9, 0), None),
    ],
)
def test_only_the_best_who_is_free_needs_no_reason(standing: Standing, code: str | None) -> None:
    why = choices.needs_reason(standing)
    assert (why.code if why else None) == code
    assert choices.check_choice(standing, "Because.") == ("waiting" if code else "none")
    if code:
        with pytest.raises(NotAllowed):
            choices.check_choice(standing, " ")


def test_only_none_and_approved_go_on() -> None:
    allowed = {
        state for state in (None, "none", "waiting", "approved", "refused") if not choices.may_put_forward(state)
    }
    assert allowed == {"none", "approved"}


@pytest.mark.parametrize(
    ("state", "by", "note"), [("approved", 2, "x"), (None, 2, "x"), ("waiting", 1, "x"), ("waiting", 2, "")]
)
def test_a_decision_wants_a_waiting_choice_another_person_and_a_reason(state: str | None, by: int, note: str) -> None:
    choices.check_decision("waiting", 1, 2, "Asked.")
    with pytest.raises(NotAllowed):
        choices.check_decision(state, 1, by, note)


@pytest.mark.parametrize(
    ("change", "who", "code"),
    [
        ({"choice": None}, "us", "next_explain"),
        ({"choice": "waiting"}, "supervisor", "next_choice"),
        ({"choice": "refused"}, "us", "next_choice_refused"),
        ({"is_unsafe": True}, "us", "next_unsafe"),
        ({"has_consent": False}, "person", "next_consent"),
        ({}, "us", "next_submit"),
        ({"state": "interview"}, "employer", "next_answer"),
        ({"state": "interview", "planned_event": TODAY}, "employer", "next_event"),
        ({"state": "offered"}, "employer", "next_contract"),
        ({"state": "offered", "contract": "flagged"}, "supervisor", "next_contract_waits"),
        ({"state": "offered", "contract": "refused"}, "employer", "next_contract_refused"),
        ({"state": "offered", "contract": "good"}, "person", "next_accept"),
        ({"state": "accepted", "contract": "good"}, "person", "next_sign"),
        ({"state": "accepted", "contract": "flagged"}, "supervisor", "next_contract_waits"),
        ({"state": "travelling", "contract": "accepted", "starts_on": TODAY}, "person", "next_start"),
        ({"state": "active", "check_due": TODAY}, "us", "next_check"),
        ({"state": "active", "check_due": TODAY - timedelta(days=1)}, "us", "next_check_late"),
        ({"state": "active"}, "nobody", "next_nothing"),
        ({"state": "unknown_no_contact"}, "us", "next_find"),
        ({"state": "withdrawn", "is_live": False}, "nobody", "next_over"),
    ],
)
def test_whose_turn_it_is(change: dict[str, object], who: str, code: str) -> None:
    found = placement_next.next_step(Facts(**{**vars(FACTS), **change}), TODAY)  # type: ignore[arg-type]
    assert (found.who, found.what.code) == (who, code)


def test_something_comes_next_in_every_state() -> None:
    for state, moves in MOVES.items():
        assert placement_next.next_step(Facts(state, bool(moves), "none", True, False, None), TODAY).what.code


def test_steps_are_skipped_forward_and_never_taken_back() -> None:
    way = placement_events.WAY
    for place, state in enumerate(way):
        assert not set(MOVES[state]) & set(way[: place + 1])
        assert placement_events.earlier(state) == way[:place]
    assert placement_events.earlier("accepted") == ()
    assert placement_events.state_after("submitted", "test") == "testing"
    assert placement_events.state_after("testing", "interview") is None


def test_the_checks_follow_the_start() -> None:
    assert [(day, due - TODAY) for day, due in placement_checks.due_days(TODAY)] == [
        (day, timedelta(days=day)) for day in (30, 90, 180, 365)
    ]


@pytest.mark.parametrize(("ahead", "standing"), [(-1, "overdue"), (0, "due"), (7, "due"), (8, "later")])
def test_a_check_is_due_from_a_week_before_its_day(ahead: int, standing: str) -> None:
    check = Check(30, TODAY + timedelta(days=ahead))
    assert placement_checks.standing(check, TODAY) == standing
    assert placement_checks.standing(Check(30, check.due_on, TODAY), TODAY) == "done"


def test_unknown_is_counted_and_days_that_have_not_come_are_not() -> None:
    passed, ahead = TODAY - timedelta(days=3), TODAY + timedelta(days=1)
    made = [
        Check(30, passed, passed, "yes", "no", "unknown"),
        Check(30, passed),
        Check(90, ahead),
        Check(90, ahead, TODAY, "yes", "yes", "yes"),
    ]
    first, second, third, _fourth = placement_checks.retention(made, TODAY)
    assert (first.employer, first.occupation, first.region) == (Counts(1, 0, 1), Counts(0, 1, 1), Counts(0, 0, 2))
    assert (first.overdue, second.employer, third.employer) == (1, Counts(1, 0, 0), Counts())
