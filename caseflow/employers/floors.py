"""What the law of a place asks of wage and hours, from the data of `vocabulary.wage_floors` to `rules.wages`."""

from datetime import date

from caseflow.rules.wages import Floor, HoursLimit


def of_place(country: str, region: str | None, isco: str, on: date) -> tuple[Floor | None, HoursLimit | None]:
    """The floor of the wage and the most hours at a place on a day, each None where none is known."""
    return None, None
