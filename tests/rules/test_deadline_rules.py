"""Dates that hang on other dates, and the reason that explains each."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from caseflow.rules.deadlines import (
    Due,
    StepDates,
    add_days,
    add_months,
    add_working_days,
    anchors_of,
    answer_due,
    deadline,
    is_working_day,
    next_month_day,
    recompute,
    set_by_hand,
    step_due,
    usually_due,
)
from caseflow.rules.pathway import DeadlineTemplate, MonthDay
from caseflow.rules.reason import because
from tests.factories.pathways import a_step, shipped_pathways

days = st.dates(date(1990, 1, 1), date(2090, 1, 1))
START = date(2027, 3, 1)


def due(anchors: dict, **template: object) -> Due | None:
    return deadline(DeadlineTemplate(**template), anchors, START)  # type: ignore[arg-type]


def test_a_due_date_says_what_it_hangs_on() -> None:
    found = due({"OWP_CLAIM.granted_on": date(2026, 5, 3)}, anchor="OWP_CLAIM.granted_on", days=30)
    reason = because("due_days_after", days=30, event="granted_on", step="OWP_CLAIM", since=date(2026, 5, 3))
    assert found == Due(date(2026, 6, 2), reason)


def test_before_an_expiry() -> None:
    found = due({"TVTF_APPLY.valid_until": date(2027, 3, 1)}, anchor="TVTF_APPLY.valid_until", days=-30)
    assert found is not None and found.day == date(2027, 1, 30)


def test_as_long_as_the_anchor_has_not_happened_there_is_no_date() -> None:
    assert due({}, anchor="OWP_CLAIM.granted_on", days=30) is None


def test_a_window_has_a_first_and_a_last_day() -> None:
    found = due({"offer.start_date": date(2027, 4, 1)}, anchor="offer.start_date", days=-60, earliest_days=-75)
    assert found is not None and (found.earliest, found.day) == (date(2027, 1, 16), date(2027, 1, 31))


def test_an_earliest_day_alone_leaves_the_last_day_open() -> None:
    found = due({"petition.valid_from": date(2027, 4, 1)}, kind="earliest", anchor="petition.valid_from", days=-10)
    assert found is not None and (found.earliest, found.day) == (date(2027, 3, 22), None)


def test_a_fixed_day_is_that_day_whatever_happens() -> None:
    found = due({}, on=date(2031, 5, 30))
    assert found is not None and found.day == date(2031, 5, 30)


@pytest.mark.parametrize(
    ("since", "expected"), [(date(2027, 12, 15), date(2027, 12, 15)), (date(2027, 12, 16), date(2028, 12, 15))]
)
def test_a_season_ends_on_the_next_such_day(since: date, expected: date) -> None:
    assert next_month_day(MonthDay(12, 15), since) == expected


def test_the_29th_of_february_falls_on_the_28th_in_a_short_year() -> None:
    assert next_month_day(MonthDay(2, 29), date(2027, 1, 1)) == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2027, 1, 31), 1, date(2027, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2027, 3, 31), -1, date(2027, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
    ],
)
def test_months_end_where_the_month_ends(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


@given(days, st.integers(-240, 240))
def test_a_month_later_is_in_the_right_month_and_never_past_its_end(day: date, months: int) -> None:
    moved = add_months(day, months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day == min(day.day, calendar.monthrange(moved.year, moved.month)[1])


@given(days, st.integers(0, 60), st.frozensets(days, max_size=5))
def test_working_days_count_only_working_days(day: date, count: int, holidays: frozenset) -> None:
    ahead = add_working_days(day, count, holidays)
    between = [day + timedelta(days=n) for n in range(1, (ahead - day).days + 1)]
    assert sum(is_working_day(one, holidays) for one in between) == count
    assert count == 0 or is_working_day(ahead, holidays)


@given(days, st.integers(0, 60), st.integers(0, 60))
def test_more_working_days_are_never_earlier(day: date, few: int, more: int) -> None:
    assert add_working_days(day, min(few, more)) <= add_working_days(day, max(few, more))


@given(days, st.integers(1, 60))
def test_working_days_backwards_come_to_a_working_day_before(day: date, count: int) -> None:
    assume(is_working_day(day))
    assert add_working_days(add_working_days(day, -count), count) == day


def test_fifteen_working_days_from_a_friday_with_a_holiday() -> None:
    # Friday 11 December 2026; Christmas Day falls on a Friday.
    assert add_working_days(date(2026, 12, 11), 15, {date(2026, 12, 25)}) == date(2027, 1, 4)


@given(st.sampled_from([date.min, date(9999, 12, 1), date.max]), st.integers(-3_660, 3_660))
def test_a_mistyped_year_breaks_nothing(day: date, count: int) -> None:
    assert date.min <= add_days(day, count) <= date.max
    assert date.min <= add_working_days(day, count) <= date.max
    assert date.min <= add_months(day, count) <= date.max
    assert date.min <= next_month_day(MonthDay(1, 1), day) <= date.max


# Of a whole step


def test_the_own_deadline_of_a_step_comes_before_everything_else() -> None:
    step = a_step(deadline=DeadlineTemplate(anchor="X.granted_on", days=10), typical_days=90, legal_days=5)
    found = step_due(step, StepDates("APPLY", "ready", ready_on=START), {"X.granted_on": date(2027, 3, 2)})
    assert found is not None and found.day == date(2027, 3, 12)


def test_after_the_submission_the_law_says_when_the_answer_is_due() -> None:
    step = a_step(typical_days=30, legal_days=90)
    dates = StepDates("APPLY", "submitted", ready_on=START, filed_on=date(2027, 3, 10))
    assert step_due(step, dates, {}) == answer_due(date(2027, 3, 10), 90)


def test_without_a_deadline_the_usual_time_is_counted_from_the_day_it_could_begin() -> None:
    found = step_due(a_step(typical_days=30), StepDates("APPLY", "ready", ready_on=START), {})
    assert found == Due(date(2027, 3, 31), because("due_usually", days=30, since=START))


def test_what_nobody_need_do_is_not_late_until_somebody_begins_it() -> None:
    step = a_step(typical_days=30, optional=True)
    assert step_due(step, StepDates("APPLY", "ready", ready_on=START), {}) is None
    begun = step_due(step, StepDates("APPLY", "in_progress", ready_on=START, started_on=START), {})
    assert begun == usually_due(START, 30)


def test_a_weekly_sign_in_is_due_a_week_after_the_last() -> None:
    step = a_step(decided=False, every_days=7, typical_days=7)
    first = step_due(step, StepDates("W", "in_progress", ready_on=START), {})
    again = step_due(step, StepDates("W", "in_progress", ready_on=START, filed_on=date(2027, 3, 9)), {})
    assert first is not None and first.day == date(2027, 3, 8)
    assert again is not None and again.day == date(2027, 3, 16)


@pytest.mark.parametrize("state", ["granted", "refused", "waived", "cancelled"])
def test_a_step_that_is_over_is_not_due(state: str) -> None:
    assert step_due(a_step(typical_days=3), StepDates("APPLY", state, ready_on=START), {}) is None


def test_a_step_that_waits_has_no_date_yet() -> None:
    assert step_due(a_step(typical_days=3), StepDates("APPLY", "pending"), {}) is None


def test_a_refusal_is_no_grant_to_count_from() -> None:
    anchors = anchors_of([StepDates("A", "refused", decided_on=START)])
    assert anchors == {"A.refused_on": START}


def test_a_date_set_by_hand_stays_when_its_anchor_moves() -> None:
    by_hand = set_by_hand(date(2027, 7, 1))
    fresh = Due(date(2027, 6, 1), because("due_usually", days=3, since=START))
    assert recompute(by_hand, fresh) == by_hand
    assert recompute(None, fresh) == fresh
    assert recompute(Due(date(2027, 5, 1), None), fresh) == fresh


steps_of_library = [step for pathway in shipped_pathways().values() for step in pathway.steps]


@given(
    st.sampled_from(steps_of_library), st.sampled_from(["ready", "in_progress", "submitted"]), days, st.integers(0, 400)
)
def test_computing_again_changes_nothing_and_moving_an_anchor_moves_the_date_with_it(
    template: object, state: str, anchor: date, shift: int
) -> None:
    def at(moved: date) -> Due | None:
        code = template.code  # type: ignore[attr-defined]
        dates = StepDates(code, state, ready_on=moved, started_on=moved, filed_on=moved)
        own = template.deadline  # type: ignore[attr-defined]
        anchors = anchors_of([dates]) | ({own.anchor: moved} if own and own.anchor else {})
        return step_due(template, dates, anchors)  # type: ignore[arg-type]

    once, later = at(anchor), at(anchor + timedelta(days=shift))
    assert recompute(once, at(anchor)) == once
    if once is None or later is None:
        assert once is later
    elif once.day is not None and later.day is not None:
        assert later.day >= once.day
