"""Facts of a person that an eligibility rule asks for and no other table holds: recorded by hand, one at a time.

Names and types are those of `pathways/library/catalogue.yaml`; a test compares the two. What other tables always hold
(age, nationalities, schooling, tests, hours of work …) is not asked for here. A number of days since something is
recorded as that day, so that it does not grow old. `pathways.facts` reads what is kept: JSON text in which `false` for
a day means that it never came, an empty list that the person has none.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from caseflow.vocabulary.language import LazyString, _, _l, format_date, format_number, subdivision_name
from caseflow.vocabulary.protection import PROTECTION_STATUS_LABELS, ProtectionStatus
from caseflow.vocabulary.vetting import INDUSTRY_LABELS

FactValue = bool | int | str | date | frozenset[str]


class FactType(StrEnum):
    """How a fact is asked for: yes or no, a number, a day, one of several, any of several, a region, codes."""

    FLAG = "flag"
    NUMBER = "number"
    DAY = "day"
    CHOICE = "choice"
    SEVERAL = "several"
    REGION = "region"
    CODE = "code"
    CODES = "codes"


@dataclass(frozen=True)
class RecordedFact:
    name: str
    type: FactType
    label: LazyString
    choices: Mapping[str, LazyString] = field(default_factory=dict)
    hint: LazyString | str = ""
    most: int = 1_000_000


_CLAIM_STATES = {
    "pending": _l("Waiting for a decision"),
    "accepted": _l("Accepted"),
    "refused": _l("Refused"),
    "ineligible": _l("Found ineligible to be heard"),
    "withdrawn": _l("Withdrawn"),
    "abandoned": _l("Declared abandoned"),
    "manifestly_unfounded": _l("Found manifestly unfounded"),
    "excluded_1F": _l("Excluded (article 1F)"),
    "ceased": _l("Protection ceased"),
    "vacated": _l("Protection vacated"),
}
_CLAIM_STAGES = (
    ProtectionStatus.CLAIM_MADE,
    ProtectionStatus.CLAIM_REFERRED,
    ProtectionStatus.CLAIM_INELIGIBLE,
    ProtectionStatus.RECOGNISED_REFUGEE,
)
_ASYLUM_CANADA = {"none": _l("No claim")} | {one.value: PROTECTION_STATUS_LABELS[one] for one in _CLAIM_STAGES}
_SECTORS = {one.value: words for one, words in INDUSTRY_LABELS.items()}
_DESIGNATIONS = {
    "AIP-NB": _l("Atlantic Immigration Program, New Brunswick"),
    "AIP-NL": _l("Atlantic Immigration Program, Newfoundland and Labrador"),
    "AIP-NS": _l("Atlantic Immigration Program, Nova Scotia"),
    "AIP-PE": _l("Atlantic Immigration Program, Prince Edward Island"),
}
_ALLOCATIONS = {
    "country_specific": _l("For nationals of named countries"),
    "returning_worker": _l("For returning workers"),
    "other": _l("Another, or none"),
}
_STATUS_COLOMBIA = {
    "none": _l("None of these"),
    "PEP": _l("PEP, special stay permit"),
    "PEPFF": _l("PEPFF, special stay permit for work"),
    "PIP": _l("PIP, entry and stay permit"),
    "PTP": _l("PTP, temporary stay permit"),
    "SC2": _l("SC2, safe-conduct of a refugee claimant"),
    "irregular": _l("Without regular status"),
}
_STATUS_BRAZIL = {
    "none": _l("None of these"),
    "refugee_protocol": _l("Receipt of a refugee claim"),
    "residence_protocol": _l("Receipt of a residence application"),
    "RNM": _l("RNM, registered resident"),
    "irregular": _l("Without regular status"),
}
_ENGLISH_PROOF = {
    "health_registration_in_english": _l("Registered in a health profession where English is spoken"),
    "nursing_education_in_english": _l("Nursing education in English"),
    "post_entry_education_in_english": _l("Later nursing education in English"),
    "employer_confirmation_24m": _l("An employer confirms 24 months of nursing in English"),
}
_PROFESSIONS = {
    "nursing": _l("Nursing"),
    "medicine": _l("Medicine"),
    "engineering": _l("Engineering"),
    "teaching": _l("Teaching"),
}
_NOC_2016 = {
    "3011": _l("3011 Nursing coordinators and supervisors"),
    "3012": _l("3012 Registered nurses"),
    "3124": _l("3124 Allied primary health practitioners"),
    "3233": _l("3233 Licensed practical nurses"),
    "3413": _l("3413 Nurse aides and patient service associates"),
    "4412": _l("4412 Home support workers"),
}

_FLAG, _NUMBER, _DAY, _REGION = FactType.FLAG, FactType.NUMBER, FactType.DAY, FactType.REGION
_CHOICE, _SEVERAL, _CODE, _CODES = FactType.CHOICE, FactType.SEVERAL, FactType.CODE, FactType.CODES

_NOC_HINT = _l("Five digits, such as 31301. Put commas between several.")

_ALL = (
    RecordedFact("person.can_read_write", _FLAG, _l("Can read and write")),
    RecordedFact("person.has_farm_experience", _FLAG, _l("Has worked on a farm")),
    RecordedFact(
        "person.has_verifiable_experience_in_offer_occupation",
        _FLAG,
        _l("Can prove experience in the occupation offered"),
    ),
    RecordedFact("person.professional_registrations", _SEVERAL, _l("Professions registered in"), _PROFESSIONS),
    RecordedFact("person.has_licence", _FLAG, _l("Has a licence that is valid today")),
    RecordedFact("person.nursing_currency", _FLAG, _l("Nursing practice recent enough")),
    RecordedFact("person.elp_evidence", _SEVERAL, _l("Other proof of English for nursing"), _ENGLISH_PROOF),
    RecordedFact("person.experience_noc2016", _SEVERAL, _l("Occupations worked in (NOC 2016)"), _NOC_2016),
    RecordedFact(
        "person.care_hours_2020_03_13_to_2020_08_14",
        _NUMBER,
        _l("Hours of care work from 13 March to 14 August 2020"),
        most=4000,
    ),
    RecordedFact("person.care_experience_hours_by_2021_08_31", _NUMBER, _l("Hours of care work until 31 August 2021")),
    RecordedFact("claim.date", _DAY, _l("Day of the refugee claim")),
    RecordedFact("claim.state", _CHOICE, _l("State of the refugee claim"), _CLAIM_STATES),
    RecordedFact("claim.region", _REGION, _l("Region where the claim was made")),
    RecordedFact(
        "claim.days_after_irregular_land_entry",
        _NUMBER,
        _l("Days between an irregular entry by land and the claim"),
        most=40_000,
    ),
    RecordedFact("person.asylum_status_CAN", _CHOICE, _l("Stage of the refugee claim in Canada"), _ASYLUM_CANADA),
    RecordedFact("person.can_support_self_without_work", _FLAG, _l("Can live without working")),
    RecordedFact(
        "person.days_between_first_entry_after_2020_06_24_and_claim",
        _NUMBER,
        _l("Days between the first entry to Canada after 24 June 2020 and the claim"),
        most=40_000,
    ),
    RecordedFact(
        "person.returned_to_country_of_alleged_persecution", _FLAG, _l("Has returned to the country they fear")
    ),
    RecordedFact("person.work_permit_issued_after_claim", _FLAG, _l("Work permit issued after the claim")),
    RecordedFact("person.h2_continuous_months", _NUMBER, _l("Months in H-2 status without a break"), most=600),
    RecordedFact(
        "person.h2b_in_last_3_fiscal_years", _FLAG, _l("Had H-2B status in one of the last three fiscal years")
    ),
    RecordedFact("person.has_us_immigration_violation", _FLAG, _l("Has broken immigration law of the United States")),
    RecordedFact("person.has_irregular_migration_record", _FLAG, _l("Has a record of irregular migration")),
    RecordedFact("person.declares_intention_to_return", _FLAG, _l("Declares that they will return")),
    RecordedFact("person.working_days_since_entry_MEX", _DAY, _l("Day of entry to Mexico")),
    RecordedFact("person.status_COL", _CHOICE, _l("Migration status in Colombia"), _STATUS_COLOMBIA),
    RecordedFact("person.in_colombia_irregular_on", _DAY, _l("A day on which they were in Colombia without status")),
    RecordedFact("person.regular_entry_date_COL", _DAY, _l("Day of regular entry to Colombia")),
    RecordedFact("person.has_expulsion_order_COL", _FLAG, _l("Has an expulsion order in Colombia")),
    RecordedFact("person.has_criminal_record", _FLAG, _l("Has a criminal record")),
    RecordedFact("person.entry_date_PER", _DAY, _l("Day of entry to Peru")),
    RecordedFact("person.cpp_age_days", _DAY, _l("Day on which the temporary stay card (CPP) was issued")),
    RecordedFact(
        "person.is_cross_border_indigenous",
        _FLAG,
        _l("Belongs to an indigenous people that lives on both sides of the border"),
    ),
    RecordedFact("person.status_BRA", _CHOICE, _l("Migration status in Brazil"), _STATUS_BRAZIL),
    RecordedFact("person.days_since_yellow_fever_vaccine", _DAY, _l("Day of the yellow fever vaccination")),
    RecordedFact("person.days_since_mmr_vaccine", _DAY, _l("Day of the measles, mumps and rubella vaccination")),
    RecordedFact("person.experience_noc", _CODES, _l("Occupations worked in (NOC 2021)"), hint=_NOC_HINT),
    RecordedFact("offer.noc", _CODE, _l("Canadian occupation code of the job (NOC 2021)"), hint=_NOC_HINT),
    RecordedFact("offer.noc_teer", _NUMBER, _l("Canadian skill category of the job (TEER), 0 to 5"), most=5),
    RecordedFact("offer.on_farm_primary_agriculture", _FLAG, _l("The job is primary agriculture, on a farm")),
    RecordedFact("offer.sector", _CHOICE, _l("Sector of the job"), _SECTORS),
    RecordedFact(
        "offer.duration_months_after_pr_visa",
        _NUMBER,
        _l("Months of work after the residence visa is issued"),
        most=600,
    ),
    RecordedFact(
        "offer.guaranteed_hours_first_6_weeks", _NUMBER, _l("Hours guaranteed in the first six weeks"), most=1000
    ),
    RecordedFact("offer.wage_equals_minimum", _FLAG, _l("The job pays the minimum wage and no more")),
    RecordedFact("offer.allocation", _CHOICE, _l("Allocation that the petition falls under"), _ALLOCATIONS),
    RecordedFact("offer.open_fee_finding", _FLAG, _l("The person paid, owes or is asked for a fee for the job")),
    RecordedFact(
        "employer.designations", _SEVERAL, _l("Programmes that the employer is designated for"), _DESIGNATIONS
    ),
    RecordedFact("petition.valid_from", _DAY, _l("First day of the petition's validity")),
    RecordedFact("petition.valid_to", _DAY, _l("Last day of the petition's validity")),
)

_ALLOCATIONS = {
    "returning_worker": _l("Returning workers"),
    "country_specific": _l("Workers of certain countries"),
}

# Facts about the work that no opening holds, recorded with the person who is placed there.
_OF_THE_WORK = (
    RecordedFact("offer.open_fee_finding", _FLAG, _l("The person paid, owes or is asked for a fee for the job")),
    RecordedFact("offer.on_farm_primary_agriculture", _FLAG, _l("Primary agriculture, on a farm")),
    RecordedFact("offer.noc_teer", _NUMBER, _l("Canadian skill category of the job (TEER)"), most=5),
    RecordedFact(
        "offer.duration_months_after_pr_visa",
        _NUMBER,
        _l("Months of work after the residence visa is issued"),
        most=600,
    ),
    RecordedFact(
        "offer.guaranteed_hours_first_6_weeks", _NUMBER, _l("Hours guaranteed in the first six weeks"), most=1000
    ),
    RecordedFact("offer.wage_equals_minimum", _FLAG, _l("Pays the minimum wage and no more")),
    RecordedFact("offer.allocation", _CHOICE, _l("Allocation that the petition falls under"), _ALLOCATIONS),
    RecordedFact("petition.valid_from", _DAY, _l("First day of the petition's validity")),
    RecordedFact("petition.valid_to", _DAY, _l("Last day of the petition's validity")),
)

FACTS: dict[str, RecordedFact] = {one.name: one for one in (*_ALL, *_OF_THE_WORK)}


def stored(value: FactValue) -> str:
    """A fact as the database keeps it."""
    if isinstance(value, frozenset):
        return json.dumps(sorted(value))
    return json.dumps(value.isoformat() if isinstance(value, date) else value)


def value_of(name: str, text: str) -> FactValue | None:
    """The fact that was stored; None for a name that is no longer asked for."""
    fact = FACTS.get(name)
    if fact is None:
        return None
    value = json.loads(text)
    if isinstance(value, list):
        return frozenset(map(str, value))
    if fact.type is FactType.DAY and isinstance(value, str):
        return date.fromisoformat(value)
    return value if isinstance(value, bool | int | str) else None


def fact_label(name: str) -> str:
    """The words of a fact, or its name if it is no longer asked for."""
    return str(FACTS[name].label) if name in FACTS else name


def said(name: str, value: FactValue | None) -> str:
    """A fact's value in the reader's language: Yes, 3 May 2026, never, the words of its choices."""
    fact = FACTS.get(name)
    if fact is None or value is None:
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("Never") if fact.type is FactType.DAY else _("No")
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, int):
        return format_number(value)
    if isinstance(value, frozenset):
        return ", ".join(str(fact.choices.get(code, code)) for code in sorted(value)) or _("None")
    return subdivision_name(value) if fact.type is FactType.REGION else str(fact.choices.get(value, value))
