"""Offices are closed on the holidays of their country and region."""

from datetime import date

import pytest

from caseflow.adapters import public_holidays
from caseflow.rules.deadlines import add_working_days


@pytest.mark.parametrize(
    ("country", "region", "day", "is_closed"),
    [
        ("CAN", None, date(2026, 7, 1), True),  # Canada Day
        ("CAN", "CA-NS", date(2027, 2, 15), True),  # Heritage Day, in Nova Scotia only
        ("CAN", None, date(2027, 2, 15), False),
        ("GTM", None, date(2026, 9, 15), True),  # Independence Day
        ("MEX", None, date(2026, 9, 16), True),
        ("USA", None, date(2026, 11, 26), True),  # Thanksgiving, a different day each year
        ("BRA", "BR-RR", date(2026, 12, 25), True),
        ("CAN", None, date(2026, 7, 2), False),
    ],
)
def test_known_holidays(country, region, day, is_closed):
    assert (day in public_holidays.of(country, region)) is is_closed


def test_a_country_that_nobody_knows_has_none():
    assert public_holidays.of("XXX") == frozenset()


def test_ten_working_days_over_christmas_in_canada():
    closed = public_holidays.of("CAN")
    assert add_working_days(date(2026, 12, 18), 10, closed) == date(2027, 1, 5)
    assert add_working_days(date(2026, 12, 18), 10) == date(2027, 1, 1)
