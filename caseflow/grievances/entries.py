"""What somebody writes about a grievance, as plain values. References and codes are as they were typed."""

from dataclasses import dataclass
from datetime import date

UNNAMED, FAMILY = "unnamed", "family"


@dataclass(frozen=True)
class Where:
    """From where it is raised: references of an employer, a placement, a visit or a case; empty when not known."""

    employer: str = ""
    placement: str = ""
    visit: str = ""
    case: str = ""


@dataclass(frozen=True)
class GrievanceEntry:
    """What was told. `who` is a person's reference, `family`, or `unnamed`, which keeps no link to any case."""

    category: str
    severity: str
    account: str
    source: str = "staff"
    indicators: tuple[str, ...] = ()
    happened_on: date | None = None
    raised_on: date | None = None
    wishes: str = ""
    may_speak: bool = False
    who: str = UNNAMED
    employer: str = ""
    team: str = ""


@dataclass(frozen=True)
class ActionEntry:
    """What is done about it."""

    kind: str
    on: date | None = None
    due_on: date | None = None
    done_on: date | None = None
    referred_to: str = ""
    note: str = ""
