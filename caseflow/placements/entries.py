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


@dataclass(frozen=True)
class ChoiceEntry:
    """Why this person: the ranking from which they were chosen, if any, and the reason where one is wanted."""

    run: str = ""
    reason: str = ""


@dataclass(frozen=True)
class EventEntry:
    """A review, an interview or a test."""

    kind: str
    on: date | None
    result: str = "planned"


@dataclass(frozen=True)
class ContractEntry:
    """What a contract says. An empty employer is that of the opening; deductions are for each wage period."""

    received_on: date | None
    isco: str
    country: str
    starts_on: date | None
    wage: Decimal | None
    wage_period: str
    currency: str
    hours_per_week: Decimal | None
    language: str
    employer: str = ""
    region: str = ""
    municipality: str = ""
    ends_on: date | None = None
    deductions: Decimal | None = None
    deductions_for: str = ""
    has_housing: bool = False
    explained_on: date | None = None


@dataclass(frozen=True)
class CheckEntry:
    """What a check found: each answer is yes, no or unknown."""

    done_on: date | None
    same_employer: str
    same_occupation: str
    same_region: str
    wage_paid: Decimal | None = None
    hours_worked: Decimal | None = None
    note: str = ""
