"""The facts that the rules of pathways ask for, put together from everything that is recorded of a person.

What is not known is not there: "not recorded" is never "no". `person.protection` is there only once somebody was
screened. A number that is known only roughly is a `Span`, one that somebody only declared is an `Estimate`.

Names that are assembled: see ASSEMBLED. Names that a caseworker records for want of another place: see RECORDABLE
(`vocabulary.facts`, kept as `PersonFact`, recorded on the person's page). Where a name is both, the recorded answer
counts: somebody answered this very question.
"""

from collections.abc import Collection, Iterable
from datetime import date

from caseflow.access.actor import Actor
from caseflow.models.people import PersonFact
from caseflow.pathways import offer_facts, person_facts, records
from caseflow.pathways.records import Records
from caseflow.pathways.shelf import catalogue
from caseflow.vocabulary.facts import FACTS, fact_label, value_of
from caseflow.vocabulary.language import current_language

# Put together here from tables that have their own pages.
ASSEMBLED = frozenset(
    "person.age person.age_months person.nationality person.residence_country person.current_region person.documents "
    "person.protection person.isced_level person.clb_min_skill person.tests.celban person.tests.ielts_academic "
    "person.tests.oet person.paid_work_hours_total person.paid_work_hours_last_5y person.experience_noc "
    "person.has_farm_experience person.has_verifiable_experience_in_offer_occupation "
    "person.professional_registrations person.has_licence person.care_hours_2020_03_13_to_2020_08_14 "
    "person.care_experience_hours_by_2021_08_31 person.asylum_status_CAN person.work_permit_issued_after_claim "
    "person.status_COL person.status_BRA person.in_colombia_irregular_on person.cpp_age_days "
    "offer offer.hours_per_week offer.is_seasonal offer.is_temporary_or_seasonal offer.is_permanent "
    "offer.duration_months offer.noc offer.noc_teer offer.on_farm_primary_agriculture offer.sector offer.region "
    "offer.start_date offer.fiscal_year employer.designations".split()
)
# Rules ask for a number of days; what is recorded is the day since when, so that it does not grow old. Name to whether
# working days are counted.
GROWING = {
    "person.days_since_yellow_fever_vaccine": False,
    "person.days_since_mmr_vaccine": False,
    "person.cpp_age_days": False,
    "person.working_days_since_entry_MEX": True,
}
_NEVER = -1
RECORDABLE = frozenset(FACTS)


def fact_name(name: str) -> str:
    """How a fact is called in the reader's language."""
    kind = catalogue().facts.get(name)
    return kind.names.say(current_language()) if kind is not None else fact_label(name)


def of_people(user: Actor, person_ids: Collection[int], today: date) -> dict[int, dict[str, object]]:
    """The facts of these people, by person; nothing for people whom the user may not see."""
    return {person_id: assemble(found, today) for person_id, found in records.of_people(user, person_ids).items()}


def assemble(found: Records, today: date) -> dict[str, object]:
    """The facts in the records of one person."""
    answered = recorded(found.recorded, today)
    facts: dict[str, object] = dict(person_facts.claim(found, answered))
    for part in (person_facts.identity, person_facts.status, person_facts.work, person_facts.skills):
        facts.update(part(found, today))
    facts.update(offer_facts.offer(found, today))
    return facts | answered


def recorded(rows: Iterable[PersonFact], today: date) -> dict[str, object]:
    """What caseworkers recorded, as the rules want it."""
    return {row.name: value for row in rows if (value := _value(row, today)) is not None}


def _value(row: PersonFact, today: date) -> object:
    value = value_of(row.name, row.value)
    if row.name not in GROWING:
        return value
    if isinstance(value, date):
        return person_facts.days_since(value, today, working=GROWING[row.name])
    # A vaccination or a card that never came is fewer days ago than any rule wants.
    return _NEVER if value is False and not GROWING[row.name] else None
