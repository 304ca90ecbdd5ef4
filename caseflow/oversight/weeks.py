"""Weeks as a supervisor counts them: the next twelve, what lies behind today, and what comes later."""

import re
from datetime import date, timedelta

WEEKS = 12
PASSED, LATER = "passed", "later"
_WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})")


def monday(day: date) -> date:
    """The first day of that day's week."""
    return day - timedelta(days=day.weekday())


def key(day: date) -> str:
    """The week of a day as an address writes it: 2026-W50."""
    year, week, _weekday = day.isocalendar()
    return f"{year}-W{week:02}"


def days_of(week: str, today: date) -> tuple[date, date] | None:
    """The first and the last day of a week, of what has passed or of what comes later; None for anything else."""
    if week == PASSED:
        return date.min, today - timedelta(days=1)
    if week == LATER:
        return monday(today) + timedelta(weeks=WEEKS), date.max
    found = _WEEK.fullmatch(week)
    if found is None:
        return None
    try:
        first = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        return first, first + timedelta(days=6)
    except (ValueError, OverflowError):
        return None
