"""The facts that the rules of pathways ask for, put together from everything that is recorded of a person.

What is not known is not there: "not recorded" is never "no". `person.protection` is there only once somebody was
screened. A number that is known only roughly is a `Span`, one that somebody only declared is an `Estimate`.

Names that are assembled: see ASSEMBLED. Names that a caseworker records for want of another place: see RECORDABLE
(kept as `PersonFact`, value as JSON). Where a name is both, what is assembled counts, and what was recorded fills in
when nothing can be assembled.
"""

import json
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from caseflow.access.actor import Actor
from caseflow.models.people import PersonFact
from caseflow.pathways import offer_facts, person_facts, records
from caseflow.pathways.records import Records
from caseflow.pathways.shelf import catalogue
from caseflow.rules.pathway import FactKind, Words

# Put together here from tables that have their own pages.
ASSEMBLED = frozenset(
    "person.age person.age_months person.nationality person.residence_country person.current_region person.documents "
    "person.protection person.isced_level person.clb_min_skill person.tests.celban person.tests.ielts_academic "
    "person.tests.oet person.paid_work_hours_total person.paid_work_hours_last_5y person.experience_noc "
    "person.has_farm_experience person.has_verifiable_experience_in_offer_occupation "
    "person.professional_registrations person.care_hours_2020_03_13_to_2020_08_14 "
    "person.care_experience_hours_by_2021_08_31 person.asylum_status_CAN person.work_permit_issued_after_claim "
    "person.status_COL person.status_BRA person.in_colombia_irregular_on person.cpp_age_days "
    "offer offer.hours_per_week offer.is_seasonal offer.is_temporary_or_seasonal offer.is_permanent "
    "offer.duration_months offer.noc offer.noc_teer offer.on_farm_primary_agriculture offer.sector offer.region "
    "offer.start_date offer.fiscal_year employer.designations".split()
)
# Always recorded on a page of their own, so never asked for as a fact.
_ELSEWHERE = frozenset(
    "person.age person.age_months person.nationality person.residence_country person.current_region "
    "person.protection person.isced_level person.paid_work_hours_total person.paid_work_hours_last_5y "
    "person.clb_min_skill person.tests.celban person.tests.ielts_academic person.tests.oet "
    "offer offer.hours_per_week offer.is_seasonal offer.is_temporary_or_seasonal offer.is_permanent "
    "offer.duration_months offer.region offer.start_date offer.fiscal_year".split()
)
# Recorded as the day since when, so that the number does not grow old: name to whether working days are counted.
SINCE_A_DAY = {
    "person.days_since_yellow_fever_vaccine": False,
    "person.days_since_mmr_vaccine": False,
    "person.cpp_age_days": False,
    "person.working_days_since_entry_MEX": True,
}
# What blocking rules and due dates ask for beyond the catalogue.
_BEYOND = {
    "offer.open_fee_finding": FactKind(
        "offer.open_fee_finding",
        "flag",
        Words(
            (
                ("en", "The person paid, owes or is asked for a fee for the job"),
                ("es", "La persona pagó, debe o le piden dinero por el empleo"),
            )
        ),
    ),
    "petition.valid_from": FactKind(
        "petition.valid_from",
        "date",
        Words((("en", "First day of the petition's validity"), ("es", "Primer día de validez de la petición"))),
    ),
    "petition.valid_to": FactKind(
        "petition.valid_to",
        "date",
        Words((("en", "Last day of the petition's validity"), ("es", "Último día de validez de la petición"))),
    ),
}


def kinds() -> dict[str, FactKind]:
    """Every fact that is known here, with its type and its name."""
    return {**catalogue().facts, **_BEYOND}


RECORDABLE_BEYOND = frozenset(_BEYOND)


def recordable() -> frozenset[str]:
    """The facts that a caseworker can record as such."""
    return (frozenset(catalogue().facts) - _ELSEWHERE) | RECORDABLE_BEYOND


def fact_name(name: str, language: str) -> str:
    """How a fact is called in that language."""
    kind = kinds().get(name)
    return kind.names.say(language) if kind is not None else name


def of_people(user: Actor, person_ids: Collection[int], today: date) -> dict[int, dict[str, object]]:
    """The facts of these people, by person; nothing for people whom the user may not see."""
    return {person_id: assemble(found, today) for person_id, found in records.of_people(user, person_ids).items()}


def assemble(found: Records, today: date) -> dict[str, object]:
    """The facts in the records of one person."""
    facts = recorded(found.recorded, today)
    documents = facts.pop("person.documents", None)
    for part in (person_facts.identity, person_facts.status, person_facts.work, person_facts.skills):
        facts.update(part(found, today))
    facts.update(offer_facts.offer(found, today))
    facts.update(person_facts.claim(found, facts))
    if isinstance(documents, Mapping):
        facts.update(_with_recorded_documents(facts["person.documents"], documents))
    return facts


def recorded(rows: Collection[PersonFact], today: date) -> dict[str, object]:
    """What caseworkers recorded, as the rules want it."""
    return {row.name: value for row in rows if (value := _value(row.name, json.loads(row.value), today)) is not None}


def _value(name: str, stored: Any, today: date) -> object:
    kind = kinds().get(name)
    if kind is None or stored is None:
        return None
    if name in SINCE_A_DAY:
        day = _day(stored)
        return None if day is None else person_facts.days_since(day, today, working=SINCE_A_DAY[name])
    if kind.type == "date":
        return False if stored is False else _day(stored)
    if kind.type == "set":
        return frozenset(stored) if isinstance(stored, list) else None
    return stored


def _day(stored: Any) -> date | None:
    return date.fromisoformat(stored) if isinstance(stored, str) else None


def _with_recorded_documents(held: object, documents: Mapping[str, Any]) -> dict[str, object]:
    """Papers that a caseworker knows somebody has, or knows they do not have."""
    has = frozenset(held) if isinstance(held, frozenset) else frozenset()
    has |= frozenset(documents.get("has", ()))
    return {"person.documents": has, "person.documents_missing": frozenset(documents.get("lacks", ())) - has}
