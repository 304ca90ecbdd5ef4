"""A birth date as far as it is known, and what follows from it on a given day.

Many people know a year, some a month, some nothing. Whatever hangs on an age then has three answers; None is "not
known", and whoever asks must take the careful side.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from caseflow.rules.reason import NotAllowed, because

DAY, MONTH, YEAR, ESTIMATED, UNKNOWN = "day", "month", "year", "estimated", "unknown"
PRECISIONS = (DAY, MONTH, YEAR, ESTIMATED, UNKNOWN)

ADULT_AGE = 18
ASSENT_AGE = 12  # access rule DP12 asks for "assent by age"; twelve is our default
OLDEST = 120
ESTIMATE_MARGIN = 2  # an estimated year may be wrong by this many years either way


@dataclass(frozen=True)
class Birth:
    """`on` is the known day, or any day of the known month or year; None only when nothing is known."""

    on: date | None = None
    precision: str = UNKNOWN

    def __post_init__(self) -> None:
        if self.precision not in PRECISIONS or (self.on is None) != (self.precision == UNKNOWN):
            raise ValueError("a birth date and its precision do not belong together")

    def earliest(self) -> date | None:
        """The first day on which the person can have been born."""
        if self.on is None or self.precision == DAY:
            return self.on
        if self.precision == MONTH:
            return self.on.replace(day=1)
        return date(self.on.year - self._margin(), 1, 1)

    def latest(self) -> date | None:
        """The last day on which the person can have been born."""
        if self.on is None or self.precision == DAY:
            return self.on
        if self.precision == MONTH:
            return (self.on.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        return date(self.on.year + self._margin(), 12, 31)

    def _margin(self) -> int:
        return ESTIMATE_MARGIN if self.precision == ESTIMATED else 0


NOT_KNOWN = Birth()


def birth_from(
    year: int | None, month: int | None, day: int | None, today: date, *, is_estimate: bool = False
) -> Birth:
    """A birth date from what was entered. Nothing is "not known"; a year, or a month of a year, is enough.

    Raises NotAllowed (field birth_date) for a day that does not exist, lies ahead, or is more than 120 years ago.
    """
    if year is None and month is None and day is None:
        return NOT_KNOWN
    if year is None or (day is not None and month is None):
        raise NotAllowed(because("birth_incomplete"), "birth_date")
    try:
        on = date(year, month or 1, day or 1)
    except (ValueError, OverflowError):
        raise NotAllowed(because("birth_no_such_day"), "birth_date") from None
    precision = YEAR if month is None else MONTH if day is None else DAY
    return check_birth(Birth(on, ESTIMATED if is_estimate else precision), today)


def check_birth(birth: Birth, today: date) -> Birth:
    """The same birth date. Raises NotAllowed (field birth_date) if it lies ahead or more than 120 years ago."""
    if birth.on is None:
        return birth
    soonest = birth.on if birth.precision == ESTIMATED else birth.earliest() or birth.on
    if soonest > today:
        raise NotAllowed(because("birth_in_future", born=birth.on), "birth_date")
    if (birth.latest() or birth.on) < years_before(today, OLDEST):
        raise NotAllowed(because("birth_too_long_ago", born=birth.on, most=OLDEST), "birth_date")
    return birth


def age_on(born: date, day: date) -> int:
    """Completed years. Whoever is born on 29 February is a year older on 1 March in other years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def age_range(birth: Birth, day: date) -> tuple[int, int] | None:
    """The lowest and the highest age that the person can have on that day; None when nothing is known."""
    earliest, latest = birth.earliest(), birth.latest()
    if earliest is None or latest is None:
        return None
    return max(age_on(latest, day), 0), max(age_on(earliest, day), 0)


def is_adult(birth: Birth, day: date) -> bool | None:
    """Whether the person is 18 on that day; None when the date is not precise enough to tell."""
    ages = age_range(birth, day)
    if ages is None:
        return None
    youngest, oldest = ages
    return True if youngest >= ADULT_AGE else False if oldest < ADULT_AGE else None


def needs_assent(birth: Birth, day: date) -> bool:
    """Whether a person who is not surely an adult must agree themselves too: all who may be twelve or older."""
    ages = age_range(birth, day)
    return is_adult(birth, day) is not True and (ages is None or ages[1] >= ASSENT_AGE)


def adult_from(birth: Birth) -> date | None:
    """The day from which the person is surely 18; None when nothing is known. 29 February comes of age on 1 March."""
    latest = birth.latest()
    if latest is None:
        return None
    if (latest.month, latest.day) == (2, 29):
        return date(latest.year + ADULT_AGE, 3, 1)
    return latest.replace(year=latest.year + ADULT_AGE)


def years_before(day: date, years: int) -> date:
    """The last birthday of all who are at least `years` old on `day`."""
    if (day.month, day.day) == (2, 29) and not _is_leap(day.year - years):
        return date(day.year - years, 2, 28)
    return day.replace(year=day.year - years)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
