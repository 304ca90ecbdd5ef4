"""What endangers and what protects a person: flags after the IOM's model of vulnerability, UNHCR's specific needs.

The flags are the product's own list, made from the model (levels and polarity: confidence high); the letters of
specific needs are UNHCR's categories (confidence medium: its codes for disability have been revised since).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from caseflow.vocabulary.language import LazyString, _l

INDIVIDUAL, HOUSEHOLD, COMMUNITY, STRUCTURAL = "individual", "household_family", "community", "structural"

LEVEL_LABELS: Mapping[str, LazyString] = {
    INDIVIDUAL: _l("The person"),
    HOUSEHOLD: _l("Household and family"),
    COMMUNITY: _l("Community"),
    STRUCTURAL: _l("Law and institutions"),
}

SEVERITY_LABELS: Mapping[int, LazyString] = {
    1: _l("Mild: it can wait for the next review"),
    2: _l("Serious: it harms the person now"),
    3: _l("Severe: it cannot wait"),
}
STRENGTH_LABELS: Mapping[int, LazyString] = {
    1: _l("a little"),
    2: _l("clearly"),
    3: _l("strongly"),
}


class Band(StrEnum):
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


BAND_LABELS: dict[Band, LazyString] = {
    Band.LOW: _l("Low"),
    Band.MEDIUM: _l("Medium"),
    Band.HIGH: _l("High"),
}
BAND_ASKS: dict[Band, LazyString] = {
    Band.LOW: _l("Look at everything again within 180 days."),
    Band.MEDIUM: _l(
        "Look at everything again within 90 days. Each danger has a task or a referral, and somebody who does it."
    ),
    Band.HIGH: _l(
        "Tell the protection officer today. Look at everything again within 30 days. Plan visits at high risk, and no "
        "step that can make it worse before there is a safety plan."
    ),
}


@dataclass(frozen=True)
class Kind:
    """One circumstance. `is_restricted`: for the case's own caseworker and protection officers only."""

    name: LazyString
    level: str
    protects: bool = False
    is_restricted: bool = False


KINDS: Mapping[str, Kind] = {
    "V_EVICTION": Kind(_l("Eviction, or about to lose the home"), HOUSEHOLD),
    "V_HOMELESS": Kind(_l("No fixed shelter"), HOUSEHOLD),
    "V_HEALTH_ACCESS": Kind(_l("No access to the health care that is needed"), STRUCTURAL),
    "V_BEGGING": Kind(_l("Lives by begging"), HOUSEHOLD),
    "V_CHILD_WORK": Kind(_l("A child works"), HOUSEHOLD),
    "V_CHILD_NO_SCHOOL": Kind(_l("A child is out of school"), HOUSEHOLD),
    "V_FOOD": Kind(_l("Skips meals"), HOUSEHOLD),
    "V_DEBT": Kind(_l("Debt from migrating or from being recruited"), INDIVIDUAL),
    "V_NO_DOCS": Kind(_l("No valid identity or stay document"), STRUCTURAL),
    "V_DETENTION_RISK": Kind(_l("May be detained or removed"), STRUCTURAL),
    "V_GBV": Kind(_l("Gender-based violence"), INDIVIDUAL, is_restricted=True),
    "V_TRAFFICKING": Kind(_l("Possible trafficking"), INDIVIDUAL, is_restricted=True),
    "V_XENOPHOBIA": Kind(_l("Discrimination or xenophobia"), COMMUNITY),
    "V_ISOLATION": Kind(_l("Nobody here who helps"), COMMUNITY),
    "CR": Kind(_l("Child at risk"), INDIVIDUAL),
    "SC": Kind(_l("Unaccompanied or separated child"), INDIVIDUAL),
    "WR": Kind(_l("Woman at risk"), INDIVIDUAL),
    "ER": Kind(_l("Older person at risk"), INDIVIDUAL),
    "SP": Kind(_l("Single parent or caregiver"), HOUSEHOLD),
    "DS": Kind(_l("Disability"), INDIVIDUAL),
    "SM": Kind(_l("Serious medical condition"), INDIVIDUAL),
    "FU": Kind(_l("Family that is apart and wants to be together"), HOUSEHOLD),
    "LP": Kind(_l("Needs legal or physical protection"), INDIVIDUAL),
    "TR": Kind(_l("Survived torture"), INDIVIDUAL, is_restricted=True),
    "SV": Kind(_l("Survived sexual violence"), INDIVIDUAL, is_restricted=True),
    "P_NETWORK": Kind(_l("People who help"), COMMUNITY, protects=True),
    "P_LANGUAGE": Kind(_l("Speaks the language of the place"), INDIVIDUAL, protects=True),
    "P_FORMAL_JOB": Kind(_l("A formal job"), INDIVIDUAL, protects=True),
}


def circumstance_name(code: str) -> str:
    """What a circumstance is called; the code itself for one that is no longer here."""
    return str(KINDS[code].name) if code in KINDS else code


def circumstance_groups(*, restricted: bool) -> list[tuple[str, list[tuple[str, str]]]]:
    """All that can be recorded, as (group, [(code, name)]); what is restricted only for those who may see it."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for code, kind in KINDS.items():
        if kind.is_restricted and not restricted:
            continue
        group = str(_l("What protects")) if kind.protects else str(LEVEL_LABELS[kind.level])
        groups.setdefault(group, []).append((code, str(kind.name)))
    return list(groups.items())
