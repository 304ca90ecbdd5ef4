"""Stays that something else ends, whatever the calendar does: order, leap days, ends of years, clock changes."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseflow.rules.birth import Birth, age_on
from caseflow.rules.cliff import Limit, Stay, cliff, comes_of_age, renewed
from caseflow.rules.reason import because

days = st.dates(date(2023, 1, 1), date(2033, 12, 31))
lengths = st.integers(0, 900)
limits = st.builds(
    lambda day: Limit(because("limit_age", age=18, day=day), day), st.dates(date(2020, 1, 1), date(2040, 1, 1))
)
stays = st.builds(
    lambda begins, length, found: Stay("work_permit", begins, begins + timedelta(days=length), limits=tuple(found)),
    days, lengths, st.lists(limits, max_size=2),
)  # fmt: skip


@given(st.lists(stays, max_size=6), stays, days)
def test_one_more_permit_never_brings_the_cliff_nearer_even_if_it_hangs_on_something(held, more, today):
    before, after = cliff(held, today), cliff([*held, more], today)
    if before.level not in ("passed", "unknown"):
        assert after.ends_on is not None and before.ends_on is not None and after.ends_on >= before.ends_on


@given(stays, limits, days)
def test_one_more_limit_never_moves_the_cliff_away(stay, limit, today):
    before = cliff([stay], today)
    after = cliff([Stay(stay.kind, stay.valid_from, stay.valid_until, limits=(*stay.limits, limit))], today)
    if before.ends_on is not None and after.ends_on is not None:
        assert after.ends_on <= before.ends_on


@given(st.lists(stays, max_size=6), days)
def test_reckoning_again_changes_nothing(held, today):
    assert cliff(held, today) == cliff(held, today)
    first, again = cliff(held, today), cliff([*held, *held], today)
    assert (first.level, first.ends_on, first.begin_by) == (again.level, again.ends_on, again.begin_by)


@given(stays, st.lists(stays, max_size=5))
def test_what_is_renewed_reaches_at_least_as_far(stay, others):
    assert (renewed(stay, others).last_day or date.max) >= (stay.last_day or date.max)


@given(st.dates(date(1990, 1, 1), date(2030, 12, 31)), st.sampled_from([12, 18, 21, 22]))
def test_the_last_day_as_a_child_is_the_one_before_the_birthday(born, age):
    day = comes_of_age(Birth(born, "day"), age).ends_on
    assert day is not None and age_on(born, day) == age - 1 and age_on(born, day + timedelta(days=1)) == age


@pytest.mark.parametrize(
    ("birth", "day", "code"),
    [
        (Birth(date(2008, 2, 29), "day"), date(2026, 2, 28), "limit_age"),
        (Birth(date(2008, 12, 31), "day"), date(2026, 12, 30), "limit_age"),
        (Birth(date(2008, 5, 17), "month"), date(2026, 4, 30), "limit_age_at_the_earliest"),
        (Birth(date(2008, 5, 17), "year"), date(2025, 12, 31), "limit_age_at_the_earliest"),
        (Birth(), None, "limit_birth_not_known"),
    ],
)
def test_leap_days_year_ends_and_half_known_births(birth, day, code):
    found = comes_of_age(birth, 18)
    assert (found.ends_on, found.because.code) == (day, code)


@given(
    st.datetimes(datetime(2024, 1, 1), datetime(2030, 12, 31)),  # noqa: DTZ001 # made UTC below
    st.sampled_from(["America/Halifax", "America/Santiago", "America/Bogota", "Europe/Madrid", "Pacific/Apia"]),
)
def test_where_the_clock_changes_the_cliff_moves_by_whole_days_only(moment, zone):
    """An hour later is the same day or the next, on a night of 23 or 25 hours too, and never a nearer cliff gone by."""
    first = moment.replace(tzinfo=UTC)
    today, later = (at.astimezone(ZoneInfo(zone)).date() for at in (first, first + timedelta(hours=1)))
    assert (later - today).days in (0, 1)
    stay = Stay("work_permit", today, today + timedelta(days=30), renew_before_days=10)
    one, two = cliff([stay], today), cliff([stay], later)
    assert (one.ends_on, one.begin_by) == (two.ends_on, two.begin_by)
