"""What the law of a place asks of wage and hours, from the data of `vocabulary.wage_floors` to `rules.wages`."""

from datetime import date

from caseflow.rules.wages import Floor, HoursLimit
from caseflow.vocabulary import wage_floors


def of_place(
    country: str, region: str | None, isco: str, on: date, period: str
) -> tuple[Floor | None, HoursLimit | None]:
    """The floor of the wage and the most hours at a place on a day, each None where none is known."""
    found = wage_floors.floor(country, region, on, isco, period)
    if found is None:
        return None, None
    floor = Floor(
        found.amount, found.period, found.currency, found.hours_per_week, found.place, found.since, found.source
    )  # fmt: skip
    if found.most_hours is None:
        return floor, None
    return floor, HoursLimit(found.most_hours, found.place, found.since, found.source)


def words_of(country: str, region: str | None, isco: str, on: date, period: str) -> tuple[str, date | None, str]:
    """What the table says beside the amount, the day it was read, and how sure it is; empty where nothing is known."""
    found = wage_floors.floor(country, region, on, isco, period)
    return (found.note, found.read_on, found.confidence) if found is not None else ("", None, "")
