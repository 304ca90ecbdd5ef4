"""The day on which regular status ends if nothing more happens."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseflow.rules.cliff import LEVELS, Cliff, Stay, cliff, family_cliff

TODAY = date(2026, 11, 24)


def day(offset: int) -> date:
    return TODAY + timedelta(days=offset)


def permit(begins: int, ends: int | None, **more: object) -> Stay:
    return Stay("work_permit", day(begins), None if ends is None else day(ends), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("ends", "level"),
    [(0, "critical"), (30, "critical"), (31, "near"), (90, "near"), (91, "far"), (-1, "passed")],
)
def test_how_near_the_cliff_is(ends: int, level: str) -> None:
    found = cliff([permit(-400, ends)], TODAY)
    assert (found.level, found.ends_on) == (level, day(ends))


def test_the_last_day_to_begin_what_saves_it() -> None:
    found = cliff([permit(-10, 200, renew_before_days=90)], TODAY)
    assert (found.begin_by, found.late, found.because.code) == (day(110), False, "cliff_begin_by")
    assert cliff([permit(-10, 80, renew_before_days=90)], TODAY).late


def test_a_permit_that_follows_on_the_next_day_carries_status_on() -> None:
    assert cliff([permit(-10, 10), permit(11, 300)], TODAY).ends_on == day(300)


def test_after_a_gap_the_next_permit_does_not_help() -> None:
    assert cliff([permit(-10, 10), permit(12, 300)], TODAY).ends_on == day(10)


def test_a_longer_permit_covers_a_shorter_one_inside_it() -> None:
    assert cliff([permit(-10, 300), permit(-5, 10), permit(20, 30)], TODAY).ends_on == day(300)


def test_a_permit_that_only_begins_later_does_not_cover_today() -> None:
    found = cliff([permit(-100, -5), permit(5, 300)], TODAY)
    assert (found.level, found.ends_on) == ("passed", day(-5))
    assert cliff([permit(5, 300)], TODAY).because.code == "cliff_not_yet_begun"


def test_citizens_and_permanent_residents_have_no_cliff() -> None:
    assert cliff([permit(-10, 10), Stay("permanent_residence", day(5), open_ended=True)], TODAY).level == "none"


def test_an_end_that_nobody_wrote_down_is_not_no_end() -> None:
    found = cliff([permit(-10, None)], TODAY)
    assert (found.level, found.because.code) == ("unknown", "cliff_end_not_recorded")


def test_beside_a_permit_with_a_known_end_an_unknown_one_is_not_relied_on() -> None:
    assert cliff([permit(-10, None), permit(-10, 40)], TODAY).ends_on == day(40)


def test_nothing_recorded_is_unknown_and_not_irregular() -> None:
    assert cliff([], TODAY).because.code == "cliff_nothing_recorded"


def test_somebody_known_to_be_without_status_has_passed_it() -> None:
    found = cliff([Stay("irregular", regular=False)], TODAY)
    assert (found.level, found.because.code) == ("passed", "cliff_irregular")


def test_a_time_without_status_carries_nothing() -> None:
    assert cliff([Stay("irregular", day(-50), day(500), regular=False), permit(-10, 10)], TODAY).ends_on == day(10)


def test_the_family_stands_where_its_first_member_stands() -> None:
    near, far = cliff([permit(0, 60)], TODAY), cliff([permit(0, 500)], TODAY)
    unknown, none = cliff([], TODAY), cliff([Stay("citizen", open_ended=True)], TODAY)
    assert family_cliff([none, far, unknown, near]) == near
    assert family_cliff([none, far, unknown]) == unknown
    assert family_cliff([none, far]) == far
    assert family_cliff([]) is None


spans = st.tuples(st.integers(-60, 60), st.integers(0, 80))
many = st.lists(spans.map(lambda span: permit(span[0], span[0] + span[1])), max_size=7)


def walked(stays: list[Stay]) -> date | None:
    """The last covered day by looking at every day in turn, None if today is not covered."""
    last = None
    here = TODAY
    while any(s.valid_from <= here <= s.valid_until for s in stays):  # type: ignore[operator]
        last, here = here, here + timedelta(days=1)
    return last


@given(many)
def test_the_cliff_is_what_one_finds_by_looking_at_every_day(stays: list[Stay]) -> None:
    found = cliff(stays, TODAY)
    expected = walked(stays)
    if expected is not None:
        assert found.ends_on == expected
    else:
        assert found.level == ("passed" if stays else "unknown")


@given(many, st.randoms(use_true_random=False))
def test_the_order_in_which_permits_are_recorded_does_not_matter(stays: list[Stay], random: object) -> None:
    shuffled = list(stays)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert cliff(shuffled, TODAY) == cliff(stays, TODAY)


@given(many, spans)
def test_one_more_permit_never_brings_the_cliff_nearer(stays: list[Stay], span: tuple[int, int]) -> None:
    more = [*stays, permit(span[0], span[0] + span[1])]
    before, after = cliff(stays, TODAY), cliff(more, TODAY)
    if before.level not in ("passed", "unknown"):
        assert after.ends_on is not None and before.ends_on is not None and after.ends_on >= before.ends_on


@given(st.lists(many.map(lambda stays: cliff(stays, TODAY)), min_size=1, max_size=5))
def test_the_family_never_stands_better_than_a_member(cliffs: list[Cliff]) -> None:
    worst = family_cliff(cliffs)
    assert worst is not None
    assert all(LEVELS.index(worst.level) <= LEVELS.index(one.level) for one in cliffs)
