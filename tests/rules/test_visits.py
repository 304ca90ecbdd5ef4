"""Families are visited on schedule, closer together at higher risk, and what a visit finds sets something off."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseflow.rules import visits
from caseflow.rules.visits import Findings, planned, reschedule, schedule, standing

START = date(2026, 3, 1)
RISKS = ("standard", "raised", "high", "critical")


def days(found: object) -> list[int | None]:
    return [visit.day for visit in found]


def test_at_standard_risk_five_visits_follow_the_start_of_work() -> None:
    plan = schedule(START, "standard")
    assert days(plan) == [7, 30, 90, 180, 365]
    assert plan[0].planned_on == date(2026, 3, 8)
    assert (plan[1].window_from, plan[1].window_until) == (date(2026, 3, 24), date(2026, 4, 14))


def test_each_risk_keeps_the_visits_of_the_lower_one_and_adds_some() -> None:
    sets = [set(visits.SCHEDULES[risk]) for risk in RISKS]
    assert all(lower < higher for lower, higher in pairwise(sets))
    assert {14, 60, 120, 270} <= sets[2]


def test_no_window_reaches_back_before_work_began() -> None:
    assert all(visit.window_from >= START for risk in RISKS for visit in schedule(START, risk))


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (date(2026, 3, 23), "upcoming"), (date(2026, 3, 24), "due"), (date(2026, 3, 31), "due"),
        (date(2026, 4, 1), "overdue"), (date(2026, 4, 14), "overdue"), (date(2026, 4, 15), "missed"),
    ],
)  # fmt: skip
def test_a_visit_is_due_then_overdue_then_missed(on: date, state: str) -> None:
    visit = schedule(START, "standard")[1]
    assert standing(visit, on) == state
    assert (visits.climbs(visit, on) is not None) == (state == "missed")


def test_a_visit_that_was_made_or_called_off_is_neither_due_nor_missed() -> None:
    visit = schedule(START, "standard")[0]
    assert standing(replace(visit, state="done", done_on=date(2026, 3, 9)), date(2027, 1, 1)) == "done"
    assert standing(replace(visit, state="cancelled"), date(2027, 1, 1)) == "cancelled"


def test_a_visit_inside_its_window_was_on_schedule() -> None:
    visit = planned(date(2026, 4, 1))
    assert visits.on_schedule(visit) is None
    assert visits.on_schedule(replace(visit, done_on=date(2026, 4, 15))) is True
    assert visits.on_schedule(replace(visit, done_on=date(2026, 4, 16))) is False


def test_the_next_visit_is_the_earliest_open_one_missed_ones_too() -> None:
    first, second, *_ = schedule(START, "standard")
    assert visits.next_visit((second, first), date(2027, 1, 1)) == first
    assert visits.next_visit((replace(first, state="done"), second), START) == second
    assert visits.next_visit((), START) is None


def test_a_higher_risk_adds_visits_and_keeps_what_was_done() -> None:
    first, *rest = schedule(START, "standard")
    done = replace(first, state="done", done_on=date(2026, 3, 9))
    plan = reschedule(START, "high", (done, *rest), date(2026, 3, 12))
    assert plan.keep == (done, *rest)
    assert days(plan.add) == [14, 60, 120, 270]
    assert plan.drop == ()


def test_a_lower_risk_drops_only_what_is_still_ahead() -> None:
    plan = reschedule(START, "standard", schedule(START, "high"), date(2026, 4, 1))
    assert days(plan.drop) == [60, 120, 270]
    assert days(plan.keep) == [7, 14, 30, 90, 180, 365]  # day 14 was missed, and stays so


def test_days_whose_window_has_passed_are_not_invented() -> None:
    plan = reschedule(START, "high", (), date(2026, 6, 1))
    assert days(plan.add) == [90, 120, 180, 270, 365]


def test_a_later_start_of_work_moves_the_plan_but_not_the_visits_made_or_planned_by_hand() -> None:
    first, *rest = schedule(START, "standard")
    done, by_hand = replace(first, state="done", done_on=date(2026, 3, 9)), planned(date(2026, 5, 5))
    plan = reschedule(date(2026, 3, 15), "standard", (done, by_hand, *rest), date(2026, 3, 10))
    assert plan.keep == (done, by_hand)
    assert days(plan.add) == [30, 90, 180, 365] == days(plan.drop)
    assert plan.add[0].planned_on == date(2026, 4, 14)


@given(
    st.sampled_from(RISKS), st.sampled_from(RISKS), st.integers(-10, 400), st.integers(-10, 400), st.integers(0, 60),
    st.data(),
)  # fmt: skip
def test_a_new_plan_loses_no_visit_and_doubles_none(
    before: str, after: str, today: int, later: int, moved: int, data: st.DataObject
) -> None:
    old = schedule(START, before)
    states = [data.draw(st.sampled_from(["planned", "done", "cancelled"])) for _ in old]
    old = tuple(
        replace(visit, state=state, done_on=visit.planned_on if state == "done" else None)
        for visit, state in zip(old, states, strict=True)
    )
    start = START + timedelta(days=moved)
    plan = reschedule(start, after, old, START + timedelta(days=today))
    assert set(plan.keep) | set(plan.drop) == set(old)
    assert all(visit.state == "planned" for visit in plan.drop)
    kept = days(plan.keep) + days(plan.add)
    assert len(kept) == len(set(kept))
    again = reschedule(start, after, plan.keep + plan.add, START + timedelta(days=max(today, later)))
    assert not again.add


PAID = Findings(wage_paid=Decimal("15.20"), wage_agreed=Decimal("15.20"))


def codes(found: object) -> list[str]:
    return [flag.code for flag in found]


def test_a_visit_that_finds_nothing_sets_nothing_off() -> None:
    assert visits.red_flags(PAID) == visits.red_flags(Findings()) == ()
    assert visits.grievances(PAID) == ()
    assert not visits.freezes(PAID)


def test_a_wage_below_the_agreed_one_is_flagged_with_both_amounts() -> None:
    found = replace(PAID, wage_paid=Decimal("14.80"))
    [flag] = visits.red_flags(found)
    assert (flag.code, flag.fact("paid"), flag.fact("agreed")) == ("wage_below_agreed", "14.80", "15.20")
    assert visits.grievances(found) == ("wage_underpayment",)
    assert not visits.freezes(found)
    assert codes(visits.red_flags(replace(found, wage_comparable=False))) == ["wage_not_comparable"]


@pytest.mark.parametrize(
    ("findings", "flag", "grievance"),
    [
        (Findings(fee_charged=True), "fee_charged", "recruitment_fee"),
        (Findings(passport_kept=True), "passport_kept", "document_retention"),
        (Findings(contract_changed=True), "contract_changed", "contract_substitution"),
    ],
)
def test_a_fee_a_kept_passport_or_another_contract_opens_a_grievance_and_freezes(
    findings: Findings, flag: str, grievance: str
) -> None:
    assert flag in codes(visits.red_flags(findings))
    assert visits.grievances(findings) == (grievance,)
    assert visits.freezes(findings)


@pytest.mark.parametrize(
    ("indicators", "is_urgent"),
    [
        ({"FL05"}, True), ({"FL07"}, True), ({"FL09"}, True), ({"FL01"}, False), ({"FL01", "FL11"}, True),
        (set(), False), ({"FL99", "FL98"}, False),
    ],
)  # fmt: skip
def test_one_grave_sign_or_two_others_are_urgent(indicators: set[str], is_urgent: bool) -> None:
    assert (visits.urgent(Findings(indicators=frozenset(indicators))) is not None) is is_urgent


def test_a_kept_passport_is_urgent_and_urgent_things_come_first() -> None:
    assert codes(visits.red_flags(Findings(passport_kept=True)))[0] == "urgent_protection"
