"""Whether somebody's work is the work that their permit allows: employer, occupation, region."""

from dataclasses import dataclass

from caseflow.rules.names import fold
from caseflow.rules.reason import Because, because


@dataclass(frozen=True)
class Conditions:
    """What is written on a permit; empty where nothing is."""

    employer: str = ""
    isco: str = ""
    region: str = ""


@dataclass(frozen=True)
class Work:
    """Where and as what somebody works; empty where it is not known."""

    employer: str = ""
    isco: str = ""
    region: str = ""


def mismatches(conditions: Conditions, work: Work) -> tuple[Because, ...]:
    """Every condition that the work does not keep. What is not known on one side is no mismatch."""
    found = []
    if conditions.employer and work.employer and fold(conditions.employer) != fold(work.employer):
        found.append(because("permit_other_employer", allowed=conditions.employer, works=work.employer))
    if conditions.isco and work.isco and conditions.isco != work.isco:
        found.append(because("permit_other_occupation", occupation=conditions.isco, offered_occupation=work.isco))
    if conditions.region and work.region and conditions.region != work.region:
        found.append(because("permit_other_region", region=conditions.region, place=work.region))
    return tuple(found)
