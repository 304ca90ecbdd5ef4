"""The least that may be paid, by place and day."""

from datetime import date
from decimal import Decimal

import pytest

from caseflow.vocabulary import tables
from caseflow.vocabulary.language import country_name, subdivisions
from caseflow.vocabulary.wage_floors import every_floor, floor, places

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("on", "amount"),
    [("2026-03-31", "16.50"), ("2026-04-01", "16.75"), ("2026-09-30", "16.75"), ("2026-10-01", "17.00")],
)
def test_the_newest_that_is_in_force_counts(on: str, amount: str) -> None:
    found = floor("CAN", "CA-NS", date.fromisoformat(on))
    assert found and found.amount == Decimal(amount) and found.period == "hour" and found.currency == "CAD"
    assert found.source.startswith("https://") and found.place == "CA-NS"


def test_a_region_comes_before_its_country_and_the_country_stands_in_for_a_region_without_its_own() -> None:
    border, inland = floor("MEX", "MX-BCN", TODAY), floor("MEX", "MX-OAX", TODAY)
    assert border and border.amount == Decimal("440.87") and inland and inland.amount == Decimal("315.04")
    assert inland.place == "MEX"


def test_farm_work_has_its_own_floor_where_there_is_one() -> None:
    cook, picker = floor("GTM", "GT-01", TODAY, "5120", "month"), floor("GTM", "GT-01", TODAY, "9211", "month")
    assert cook and cook.amount == Decimal("4002.28") and picker and picker.amount == Decimal("3791.20")
    elsewhere = floor("GTM", "GT-10", TODAY, "9211", "day")
    assert elsewhere and (elsewhere.amount, elsewhere.period) == (Decimal("119.21"), "day")


def test_nothing_is_said_about_places_and_times_that_nobody_looked_up() -> None:
    assert floor("FRA", None, TODAY) is None
    assert floor("CAN", None, TODAY) is None, "Canada has no floor of its own for work under provincial law"
    assert floor("CAN", "CA-YT", TODAY) is None
    assert floor("BRA", "BR-SP", date(2024, 12, 31)) is None


def test_hours_are_limited_only_where_the_law_has_a_number() -> None:
    limit = {place: floor(country, place if "-" in place else None, TODAY) for country, place in PLACES}
    assert limit["MEX"].most_hours == 48 and limit["BRA"].most_hours == 44 and limit["COL"].most_hours == 42
    assert limit["CA-NS"].most_hours is None and limit["USA"].most_hours is None


PLACES = [(found.country, found.place) for found in every_floor()]


def test_every_line_is_whole() -> None:
    currencies = tables.read("currencies")
    for found in every_floor():
        assert found.amount > 0 and found.currency in currencies and 40 <= found.hours_per_week <= 48, found
        assert found.period in {"hour", "day", "month"} and found.confidence in {"high", "medium", "low"}
        assert found.source.startswith("http") and found.since <= found.read_on
        assert country_name(found.country) != found.country
        assert found.region is None or found.region in {code for code, _ in subdivisions(found.country)}
    keys = [(found.place, found.sector, found.since) for found in every_floor()]
    assert len(set(keys)) == len(keys)


def test_the_countries_that_people_go_to_are_there() -> None:
    wanted = {"CA-NS", "CA-NB", "CA-PE", "CA-NL", "CA-ON", "CA-QC", "CA-AB", "CA-BC", "CA-MB", "CA-SK", "USA", "MEX"}
    assert wanted | {"GTM", "SLV", "HND", "CRI", "COL", "PER", "BRA"} <= set(places())
