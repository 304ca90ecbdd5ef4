"""The least that may be paid at a place and the most hours a week: `data/wage_floors.yaml`, with source and confidence.

A table to warn by, not law: it says on which day it was read, and where its knowledge ends.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from typing import Any

import yaml

AGRICULTURE = "agriculture"
# ISCO-08: skilled farm work, farm labourers, operators of farm machines.
_FARM_WORK = ("6", "92", "8341")
# Where a table has amounts by day and by month, the month's holds the paid days of rest, and so does every longer pay.
_LONGER = {"week": "month", "fortnight": "month", "year": "month"}


@dataclass(frozen=True)
class Floor:
    """What a place asks since a day: `amount` for each `period` of a week of `hours_per_week`; `most_hours` a week."""

    country: str
    region: str | None
    sector: str | None
    since: date
    amount: Decimal
    period: str
    currency: str
    hours_per_week: Decimal
    most_hours: Decimal | None
    source: str
    read_on: date
    confidence: str
    note: str

    @property
    def place(self) -> str:
        """The ISO 3166 code of the place: its region's, else its country's."""
        return self.region or self.country


def floor(country: str, region: str | None, on: date, isco: str = "", period: str = "") -> Floor | None:
    """The floor in force on a day: the region's own before the country's, farm work's own before that of other work.

    `period` asks for the amount of that wage period where the table has one (for a week or a year, the month's), else
    the first amount comes. None where nothing is known.
    """
    sectors = (AGRICULTURE, None) if isco.startswith(_FARM_WORK) else (None,)
    for place in (region, None) if region else (None,):
        for sector in sectors:
            lines = [
                line
                for line in _lines()
                if (line["country"], line.get("region"), line.get("sector")) == (country, place, sector)
                and line["from"] <= on
            ]
            if lines:
                return _floor(max(lines, key=lambda line: line["from"]), period)
    return None


def places() -> tuple[str, ...]:
    """The ISO 3166 codes of all places that the table knows."""
    return tuple(dict.fromkeys(line.get("region") or line["country"] for line in _lines()))


def every_floor() -> list[Floor]:
    """All lines, in the order of the file, for a page that shows what we know and how well."""
    return [_floor(line, "") for line in _lines()]


def _floor(line: dict[str, Any], period: str) -> Floor:
    amounts = line["amounts"]
    asked = (period, _LONGER.get(period, period))
    chosen: str = next((one for one in asked if one in amounts), next(iter(amounts)))
    most = line.get("most")
    return Floor(
        country=line["country"],
        region=line.get("region"),
        sector=line.get("sector"),
        since=line["from"],
        amount=Decimal(amounts[chosen]),
        period=chosen,
        currency=line["currency"],
        hours_per_week=Decimal(line["hours"]),
        most_hours=None if most is None else Decimal(most),
        source=line["source"],
        read_on=_data()["read_on"],
        confidence=line["confidence"],
        note=line["note"],
    )


def _lines() -> list[dict[str, Any]]:
    return list(_data()["floors"])


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    text = (files("caseflow.vocabulary") / "data" / "wage_floors.yaml").read_text(encoding="utf-8")
    return dict(yaml.safe_load(text))
