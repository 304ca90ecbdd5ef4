"""From where a grievance is raised: the employer, the placement, the visit and the case that belong together."""

from dataclasses import dataclass

from sqlalchemy import Select
from sqlalchemy.orm import contains_eager, joinedload

from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.access.refusals import refusal
from caseflow.extensions import db
from caseflow.grievances.entries import Where
from caseflow.models.cases import Case, CaseMember
from caseflow.models.employers import Employer, Opening
from caseflow.models.followup import Visit
from caseflow.models.people import Person
from caseflow.models.placements import Placement
from caseflow.rules.reason import because


@dataclass(frozen=True)
class Start:
    """The rows that a grievance begins with; None for what is not known."""

    employer: Employer | None = None
    recruiter: Employer | None = None
    placement: Placement | None = None
    visit: Visit | None = None
    case: Case | None = None


def begin_at(user: Actor, where: Where) -> Start:
    """What these references name. Raises NotFound for one that is not the user's, Refused when they do not fit."""
    visit = _visit(user, where.visit) if where.visit else None
    placement = _placement(user, where.placement) if where.placement else _of_visit(user, visit)
    case = gate.one(scope.cases(user).where(Case.ref == where.case)) if where.case else None
    named_by = (case, visit.case if visit else None, placement.case if placement else None)
    cases = {row.id: row for row in named_by if row is not None}
    if len(cases) > 1:
        raise refusal(because("grievance_other_case", placement=where.placement))
    named = gate.one(scope.employers(user).where(Employer.ref == where.employer)) if where.employer else None
    employer, recruiter = named, None
    if placement is not None:
        employer, recruiter = placement.opening.employer, placement.opening.recruiter
        if named is not None and named.id not in (employer.id, recruiter.id if recruiter else None):
            raise refusal(because("grievance_other_employer", placement=placement.ref))
    return Start(employer, recruiter, placement, visit, next(iter(cases.values()), None))


def people_of(user: Actor, start: Start) -> list[Person]:
    """Who of the case can have raised it: everybody in it, and whoever has the placement, if still the user's."""
    if start.case is None:
        return []
    visible = scope.people(user).with_only_columns(Person.id)
    query = (
        scope.members(user)
        .where(CaseMember.case_id == start.case.id, CaseMember.left_on.is_(None), CaseMember.person_id.in_(visible))
        .options(joinedload(CaseMember.person))
        .order_by(CaseMember.is_principal.desc(), CaseMember.id)
    )
    found = {member.person_id: member.person for member in db.session.scalars(query)}
    if start.placement is not None and start.placement.person_id not in found:
        theirs = scope.people(user).where(Person.id == start.placement.person_id)
        found |= {person.id: person for person in db.session.scalars(theirs)}
    return list(found.values())


def _visit(user: Actor, ref: str) -> Visit:
    return gate.one(scope.of_case(user, Visit).where(Visit.ref == ref).options(contains_eager(Visit.case)))


def _of_visit(user: Actor, visit: Visit | None) -> Placement | None:
    if visit is None or visit.placement_id is None:
        return None
    return db.session.scalars(_placements(user).where(Placement.id == visit.placement_id)).one_or_none()


def _placement(user: Actor, ref: str) -> Placement:
    return gate.one(_placements(user).where(Placement.ref == ref))


def _placements(user: Actor) -> Select[Placement]:
    return scope.placements(user).options(
        contains_eager(Placement.case),
        joinedload(Placement.opening).options(joinedload(Opening.employer), joinedload(Opening.recruiter)),
    )
