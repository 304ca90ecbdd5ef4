"""Hours of work out of the dates of jobs and the hours a week, as programmes count them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

# ISCO-08: crop growers and gardeners, animal producers, mixed and subsistence farms, farm managers, farm labourers.
_FARM = ("611", "612", "613", "631", "632", "633", "9211", "9212", "9213", "9214", "1311")
# Care and nursing: nurses, associate nurses, health care assistants, home care.
_CARE = ("2221", "3221", "5321", "5322", "5329")


@dataclass(frozen=True)
class Spell:
    """One job: what, from when to when (None: still), how many hours a week (None: not recorded)."""

    isco: str
    started_on: date
    ended_on: date | None
    hours_per_week: Decimal | None
    is_paid: bool = True


@dataclass(frozen=True)
class Hours:
    """A number of hours. With a job whose hours are not recorded it is only the least that there were."""

    least: int
    is_exact: bool = True


def hours_between(spells: Iterable[Spell], first: date, last: date) -> Hours:
    """The hours worked from the first to the last day, both counted: days of a job over seven, times hours a week."""
    total, is_exact = Decimal(0), True
    for spell in spells:
        begin, end = max(spell.started_on, first), min(spell.ended_on or last, last)
        if begin > end:
            continue
        if spell.hours_per_week is None:
            is_exact = False
            continue
        total += spell.hours_per_week * ((end - begin).days + 1) / 7
    return Hours(int(total), is_exact)


def paid(spells: Iterable[Spell]) -> list[Spell]:
    """The jobs that were paid."""
    return [spell for spell in spells if spell.is_paid]


def is_farm_work(isco: str) -> bool:
    """Whether the occupation is work on a farm."""
    return isco.startswith(_FARM)


def is_care_work(isco: str) -> bool:
    """Whether the occupation is nursing or care."""
    return isco in _CARE


def of_kind(spells: Iterable[Spell], is_kind: Callable[[str], bool]) -> list[Spell]:
    """The jobs whose occupation is of that kind."""
    return [spell for spell in spells if is_kind(spell.isco)]
