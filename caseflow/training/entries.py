"""What the forms of this room hand to its commands, as plain values."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class OfferEntry:
    """A training as its form has it. `region` is a name or a code."""

    title: str
    provider: str
    area: str
    mode: str
    language: str
    country: str = ""
    region: str = ""
    municipality: str = ""
    cost: Decimal | None = None
    currency: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    hours: Decimal | None = None
    seats: int | None = None
    attendance_wanted: int | None = None
    note: str = ""


@dataclass(frozen=True)
class GainEntry:
    """One thing that passing gives."""

    kind: str
    code: str
    level: str = ""
    valid_months: int | None = None


@dataclass(frozen=True)
class Presence:
    """What is said of one participant on one day: was there, was not, or nothing (None)."""

    ref: str
    was_there: bool | None
    hours: Decimal | None = None
