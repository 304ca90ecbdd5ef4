"""What the exit rules of a case look at (`rules.stages.CaseFacts`), gathered from all tables through the scope."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import joinedload

from caseflow.access import scope, vettings
from caseflow.access.actor import Actor
from caseflow.cases.membership import present
from caseflow.extensions import db
from caseflow.models.cases import Case
from caseflow.models.consent import Consent
from caseflow.models.employers import Opening
from caseflow.models.evaluation import Education, Evaluation, LanguageTest, WantedOccupation
from caseflow.models.followup import Need, Visit
from caseflow.models.grievances import Grievance
from caseflow.models.pathways import PathwayVersion, Permit
from caseflow.models.people import Contact, Nationality, PersonLanguage
from caseflow.models.placements import Placement
from caseflow.rules.stages import CaseFacts
from caseflow.rules.vetting import may_submit_to
from caseflow.vocabulary.placements import PlacementState

# From the accepted offer until the end of the work.
TAKEN = (
    PlacementState.ACCEPTED,
    PlacementState.CONTRACT_SIGNED,
    PlacementState.TRAVELLING,
    PlacementState.STARTED,
    PlacementState.ACTIVE,
    PlacementState.ON_LEAVE,
    PlacementState.UNKNOWN_NO_CONTACT,
)
NEEDS_EMPLOYER = "BR_EMPLOYER_VETTED"
NO_RIGHT_TO_STAY = ("licence", "visa")


def facts_of(user: Actor, case: Case, today: date) -> CaseFacts:
    """The facts of this case today. `case` must come from `scope.cases(user)`."""
    members = present(user, case)
    principal = next((m.person for m in members if m.is_principal), None)
    person_id = principal.id if principal else 0
    found = _found(user, case, person_id, [m.person_id for m in members], today)
    placed = _placements(user, case)
    return CaseFacts(
        principal_named=principal is not None and bool(principal.given_names or principal.family_names),
        birth_recorded=principal is not None and principal.birth_date is not None,
        nationality_recorded=principal is not None and (principal.is_stateless or found["nationality"] > 0),
        not_screened=sum(m.person.protection == "unknown" for m in members),
        service_consent=found["consent"] > 0,
        contact_way=found["contact"] > 0,
        caseworker_assigned=case.caseworker_id is not None,
        evaluation_signed=found["evaluation"] > 0,
        occupation=found["occupation"] > 0,
        education=found["education"] > 0,
        language=found["language"] + found["test"] > 0,
        pathway_chosen=case.pathway_version_id is not None,
        no_pathway_reason=bool(case.no_pathway_reason),
        pathway_needs_employer=_needs_employer(case),
        placement_accepted=bool(placed),
        employer_vetted=all(_is_safe(placement, today) for placement in placed),
        principal_permit=found["permit"] > 0,
        outcome=case.outcome or "",
        visits_open=found["visits"],
        needs_open=found["needs"],
        grievances_open=found["grievances"],
    )


def holds_permit(user: Actor, case: Case, today: date) -> bool:
    """Whether the principal applicant holds a permit today."""
    principal = next((m for m in present(user, case) if m.is_principal), None)
    return principal is not None and _count([_permits(user, principal.person_id, today)])[0] > 0


def _found(user: Actor, case: Case, principal: int, everybody: Sequence[int], today: date) -> dict[str, int]:
    """How many rows of each kind there are, in one query."""
    queries: dict[str, Select[Any]] = {
        "nationality": scope.of_person(user, Nationality).where(Nationality.person_id == principal),
        "consent": scope.of_person(user, Consent).where(
            Consent.person_id == principal,
            Consent.kind == "service",
            Consent.given_on <= today,
            Consent.expires_on > today,
            Consent.withdrawn_at.is_(None),
            Consent.end_reason == "",
        ),
        "contact": scope.of_person(user, Contact).where(Contact.person_id.in_(everybody), Contact.ended_on.is_(None)),
        "evaluation": scope.of_person(user, Evaluation).where(
            Evaluation.person_id == principal, Evaluation.state == "signed"
        ),
        "occupation": scope.of_person(user, WantedOccupation).where(WantedOccupation.person_id == principal),
        "education": scope.of_person(user, Education).where(Education.person_id == principal),
        "language": scope.of_person(user, PersonLanguage).where(PersonLanguage.person_id == principal),
        "test": scope.of_person(user, LanguageTest).where(LanguageTest.person_id == principal),
        "permit": _permits(user, principal, today),
        "visits": scope.of_case(user, Visit).where(Visit.case_id == case.id, Visit.state == "planned"),
        "grievances": scope.grievances(user).where(Grievance.case_id == case.id, Grievance.state != "closed"),
        "needs": scope.of_case(user, Need).where(Need.case_id == case.id, Need.state == "open"),
    }
    return dict(zip(queries, _count(list(queries.values())), strict=True))


def _count(queries: Sequence[Select[Any]]) -> list[int]:
    columns = [query.with_only_columns(func.count()).scalar_subquery() for query in queries]
    return [int(number or 0) for number in db.session.execute(select(*columns)).one()]


def _permits(user: Actor, person_id: int, today: date) -> Select[Any]:
    return scope.of_person(user, Permit).where(
        Permit.person_id == person_id,
        Permit.kind.not_in(NO_RIGHT_TO_STAY),
        Permit.valid_from <= today,
        or_(Permit.valid_until.is_(None), Permit.valid_until >= today),
        or_(Permit.ended_on.is_(None), Permit.ended_on > today),
    )


def _placements(user: Actor, case: Case) -> list[Placement]:
    query = (
        scope.placements(user)
        .where(Placement.case_id == case.id, Placement.state.in_([state.value for state in TAKEN]))
        .options(
            joinedload(Placement.opening).joinedload(Opening.employer),
            joinedload(Placement.opening).joinedload(Opening.recruiter),
        )
    )
    return list(db.session.scalars(query))


def _is_safe(placement: Placement, today: date) -> bool:
    opening = placement.opening
    parties = [opening.employer, *([opening.recruiter] if opening.recruiter else [])]
    return all(may_submit_to(vettings.as_rule(party), today) is None for party in parties)


def _needs_employer(case: Case) -> bool:
    """Whether a step of the case's pathway waits for a vetted employer. Without a pathway nothing asks for one."""
    version = db.session.get(PathwayVersion, case.pathway_version_id) if case.pathway_version_id else None
    steps = version.body.get("steps", []) if version is not None else []
    return any(NEEDS_EMPLOYER in step.get("blocking_rules", []) for step in steps)
