"""What an employer writes, as plain values."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from caseflow.vocabulary.vetting import OpeningState

# What the employer can do with an opening by itself. To open it is for staff.
OPENING_MOVES = (OpeningState.PAUSED, OpeningState.WITHDRAWN)


@dataclass(frozen=True)
class ProposalEntry:
    """An opening as the employer writes it. `region` is a name or a code."""

    title: str = ""
    occupation: str = ""
    country: str = ""
    region: str = ""
    municipality: str = ""
    heads: int | None = None
    contract_kind: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    wage: Decimal | None = None
    wage_period: str = ""
    currency: str = ""
    hours_per_week: Decimal | None = None
    deductions: Decimal | None = None
    deductions_for: str = ""
    has_housing: bool = False
    has_meals: bool = False
    takes_families: bool = False
    language: str = ""
    language_level: str = ""
    needs_licence: bool = False


@dataclass(frozen=True)
class AnswerEntry:
    """What the employer does with a candidate: `to` is a code of PartnerMove. `on` is the day of an interview or test,
    `reason` a code of DeclineReason, `words` what the person may read."""

    to: str
    on: date | None = None
    reason: str = ""
    words: str = ""


@dataclass(frozen=True)
class WageEntry:
    """A wage as the employer says it paid it, before deductions."""

    from_on: date | None = None
    until_on: date | None = None
    paid: Decimal | None = None
    currency: str = ""
    hours: Decimal | None = None
    deductions: Decimal | None = None
