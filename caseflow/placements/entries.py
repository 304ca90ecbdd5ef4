"""What somebody writes about a placement, as plain values."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class TermsEntry:
    """The terms agreed upon. `wage_reason` says why less is paid than the opening offered."""

    starts_on: date | None = None
    wage: Decimal | None = None
    wage_period: str = ""
    currency: str = ""
    hours_per_week: Decimal | None = None
    wage_reason: str = ""


@dataclass(frozen=True)
class MoveEntry:
    """How a placement goes on: to which state, on which day, why; and whether visits still planned are cancelled."""

    to: str
    on: date | None = None
    reason: str = ""
    cancel_visits: bool = False
