"""An age is yes, no, or not known; never guessed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from caseflow.rules.birth import (
    NOT_KNOWN,
    PRECISIONS,
    Birth,
    adult_from,
    age_on,
    age_range,
    birth_from,
    is_adult,
    needs_assent,
    years_before,
)  # fmt: skip
from caseflow.rules.reason import NotAllowed

TODAY = date(2026, 11, 24)
DAYS = st.dates(date(1910, 1, 1), date(2026, 12, 31))


def test_a_known_day_gives_one_age() -> None:
    born = birth_from(2008, 11, 25, TODAY)
    assert age_range(born, TODAY) == (17, 17)
    assert is_adult(born, TODAY) is False
    assert is_adult(born, date(2026, 11, 25)) is True


def test_a_month_or_a_year_gives_a_range() -> None:
    assert age_range(birth_from(2008, 11, None, TODAY), TODAY) == (17, 18)
    assert age_range(birth_from(2008, None, None, TODAY), TODAY) == (17, 18)
    assert age_range(birth_from(1980, None, None, TODAY, is_estimate=True), TODAY) == (43, 48)


@pytest.mark.parametrize(
    ("birth", "adult"),
    [
        (Birth(date(2007, 5, 1), "year"), True),
        (Birth(date(2008, 5, 1), "year"), None),
        (Birth(date(2009, 5, 1), "year"), False),
        (Birth(date(2008, 11, 1), "month"), None),
        (Birth(date(2008, 10, 1), "month"), True),
        (Birth(date(2008, 12, 1), "month"), False),
        (Birth(date(2006, 1, 1), "estimated"), None),
        (Birth(date(2005, 1, 1), "estimated"), True),
        (NOT_KNOWN, None),
    ],
)
def test_whether_somebody_is_an_adult_may_be_unknown(birth: Birth, adult: bool | None) -> None:
    assert is_adult(birth, TODAY) is adult


def test_whoever_is_born_on_the_leap_day_comes_of_age_on_the_first_of_march() -> None:
    leap = birth_from(2008, 2, 29, TODAY)
    assert is_adult(leap, date(2026, 2, 28)) is False
    assert is_adult(leap, date(2026, 3, 1)) is True
    assert adult_from(leap) == date(2026, 3, 1)


@given(DAYS, st.sampled_from(PRECISIONS[:-1]), st.dates(date(1990, 1, 1), date(2060, 1, 1)))
def test_the_day_of_coming_of_age_agrees_with_the_answer(on: date, precision: str, day: date) -> None:
    birth = Birth(on, precision)
    grown = adult_from(birth)
    assert grown is not None
    assert (is_adult(birth, day) is True) == (day >= grown)
    assert is_adult(birth, grown) is True
    assert is_adult(birth, grown - timedelta(days=1)) is not True


@given(DAYS, st.dates(date(2026, 1, 1), date(2060, 1, 1)), st.sampled_from([12, 18, 120]))
def test_a_query_for_an_age_agrees_with_the_age(born: date, day: date, years: int) -> None:
    assert (born <= years_before(day, years)) == (age_on(born, day) >= years)


@given(DAYS, st.sampled_from(PRECISIONS[:-1]))
def test_the_earliest_day_is_never_after_the_latest(on: date, precision: str) -> None:
    birth = Birth(on, precision)
    earliest, latest = birth.earliest(), birth.latest()
    assert earliest is not None
    assert latest is not None
    assert earliest <= on <= latest


@pytest.mark.parametrize(
    ("entered", "code"),
    [
        ((2026, 11, 25), "birth_in_future"),
        ((2027, None, None), "birth_in_future"),
        ((9999, 12, None), "birth_in_future"),
        ((1905, None, None), "birth_too_long_ago"),
        ((1906, 11, 23), "birth_too_long_ago"),
        ((2001, 2, 29), "birth_no_such_day"),
        ((2001, 13, 1), "birth_no_such_day"),
        ((0, 1, 1), "birth_no_such_day"),
        ((99999999999, 1, 1), "birth_no_such_day"),
        ((None, 5, 1), "birth_incomplete"),
        ((2001, None, 5), "birth_incomplete"),
    ],
)
def test_impossible_dates_are_refused(entered: tuple[int | None, ...], code: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        birth_from(*entered, TODAY)
    assert (refused.value.because.code, refused.value.field) == (code, "birth_date")


def test_today_this_month_this_year_and_nothing_are_possible() -> None:
    for entered in ((2026, 11, 24), (2026, 11, None), (2026, None, None), (1906, None, None), (None, None, None)):
        birth_from(*entered, TODAY)


@pytest.mark.parametrize(
    ("birth", "asked"),
    [
        (Birth(date(2014, 11, 24), "day"), True),
        (Birth(date(2014, 11, 25), "day"), False),
        (Birth(date(2014, 1, 1), "year"), True),
        (Birth(date(1990, 1, 1), "day"), False),
        (NOT_KNOWN, True),
    ],
)
def test_all_who_may_be_twelve_are_asked_for_their_assent(birth: Birth, asked: bool) -> None:
    assert needs_assent(birth, TODAY) is asked


@pytest.mark.parametrize(
    ("on", "precision"), [(None, "day"), (date(2000, 1, 1), "unknown"), (date(2000, 1, 1), "week")]
)
def test_a_date_and_its_precision_belong_together(on: date | None, precision: str) -> None:
    with pytest.raises(ValueError, match="precision"):
        Birth(on, precision)
