"""Follow-up as pages show it: the plan of visits, what each found, and the needs."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import joinedload

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.extensions import db
from caseflow.followup import complaints, records
from caseflow.models.accounts import TeamMember, User
from caseflow.models.cases import Case, CaseMember
from caseflow.models.followup import Need, Visit
from caseflow.models.people import Person
from caseflow.rules import names
from caseflow.rules import visits as rules
from caseflow.vocabulary.checklist import forced_labour_indicator
from caseflow.vocabulary.followup import (
    FindingArea,
    FindingLevel,
    NeedState,
    Sector,
    VisitKind,
    VisitState,
    VisitTiming,
)
from caseflow.vocabulary.grievances import GrievanceCategory
from caseflow.vocabulary.placements import WagePeriod
from caseflow.vocabulary.stages import CaseStatus, Risk


@dataclass(frozen=True)
class VisitLine:
    ref: str
    kind: VisitKind
    day: int | None
    planned_on: date
    window_from: date
    window_until: date
    state: VisitState
    timing: VisitTiming | None
    assignee: str
    done_on: date | None
    is_alert: bool
    reason: str
    version: int


@dataclass(frozen=True)
class NeedLine:
    id: int
    sector: Sector
    description: str
    person: str
    referred_to: str
    referred_on: date | None
    state: NeedState
    result: str
    raised_on: date
    person_ref: str
    version: int


@dataclass(frozen=True)
class FollowUp:
    """The follow-up of one case."""

    ref: str
    family: str
    risk: Risk
    is_closed: bool
    started_on: date | None
    employer: str
    visits: tuple[VisitLine, ...]
    needs: tuple[NeedLine, ...]
    version: int


@dataclass(frozen=True)
class VisitFile:
    """One visit with what it found."""

    line: VisitLine
    case_ref: str
    present: str
    findings: tuple[tuple[FindingArea, FindingLevel, str], ...]
    indicators: tuple[str, ...]
    wage_paid: Decimal | None
    wage_period: str
    currency: str
    wage_agreed: Decimal | None
    agreed_period: str
    agreed_currency: str
    internal: str
    shareable: str
    done_by: str
    grievances: tuple[tuple[str, GrievanceCategory], ...]


def follow_up(user: Actor, ref: str) -> FollowUp:
    """The plan, its visits and the needs. The reading is logged. Raises NotFound."""
    case = gate.one(scope.cases(user).where(Case.ref == ref))
    gate.require(user, "visit.read")
    placement = records.current_placement(user, case.id)
    today = clock.today(user.timezone)
    rows = db.session.execute(
        scope.of_case(user, Visit)
        .outerjoin(User, User.id == Visit.assignee_id)
        .where(Visit.case_id == case.id)
        .add_columns(User.name)
        .order_by(Visit.planned_on, Visit.id)
    ).all()
    found = FollowUp(
        ref=ref,
        family=_principal(user, case.id),
        risk=Risk(case.risk),
        is_closed=case.status == CaseStatus.CLOSED,
        started_on=placement.started_on if placement else None,
        employer=placement.opening.employer.name if placement else "",
        visits=tuple(_line(row, name, today) for row, name in rows),
        needs=_needs(user, case.id),
        version=case.version,
    )
    trail.seen(user, "visit.read", ref, "visits needs")
    return found


def visit(user: Actor, ref: str, visit_ref: str) -> VisitFile:
    """One visit. The reading is logged. Raises NotFound."""
    row = records.visit_of(user, ref, visit_ref)
    gate.require(user, "visit.read")
    names = {u.id: u.name for u in db.session.scalars(scope.colleagues(user))}
    placement = records.current_placement(user, row.case_id, row.placement_id)
    findings = records.read_findings(row)
    file = VisitFile(
        line=_line(row, names.get(row.assignee_id or 0, ""), clock.today(user.timezone)),
        case_ref=ref,
        present=row.present,
        findings=tuple(
            (area, FindingLevel(findings[area]["level"]), findings[area]["text"])
            for area in FindingArea
            if area in findings
        ),
        indicators=tuple(forced_labour_indicator(code) for code in row.indicators),
        wage_paid=row.wage_paid,
        wage_period=row.wage_period or "",
        currency=row.currency or "",
        wage_agreed=placement.wage if placement else None,
        agreed_period=WagePeriod(placement.wage_period) if placement else "",
        agreed_currency=placement.currency if placement else "",
        internal=row.internal or "",
        shareable=row.shareable or "",
        done_by=names.get(row.done_by_id or 0, ""),
        grievances=complaints.of_visit(user, row.id),
    )
    trail.seen(user, "visit.read", f"{ref}/visits/{visit_ref}", "findings")
    return file


def _principal(user: Actor, case_id: int) -> str:
    """Whose family it is, as the name is written and in Latin letters."""
    query = scope.members(user).where(CaseMember.case_id == case_id, CaseMember.is_principal)
    member = db.session.scalar(query.options(joinedload(CaseMember.person)))
    if member is None:
        return ""
    person = member.person
    written = names.full_name(person.given_names, person.family_names)
    return f"{written} ({person.latin_name})" if person.latin_name else written


def colleagues(user: Actor, ref: str) -> list[tuple[str, str]]:
    """Who can make a visit of this case: everybody of its team."""
    case = gate.one(scope.cases(user).where(Case.ref == ref))
    query = scope.colleagues(user).join(TeamMember, TeamMember.user_id == User.id)
    rows = db.session.scalars(query.where(TeamMember.team_id == case.team_id).order_by(User.name))
    return [(row.ref, row.name) for row in rows]


def members(user: Actor, ref: str) -> list[tuple[str, str]]:
    """Who a need can be about."""
    query = (
        scope.members(user)
        .where(Case.ref == ref, CaseMember.left_on.is_(None))
        .options(joinedload(CaseMember.person))
        .order_by(CaseMember.is_principal.desc(), CaseMember.id)
    )
    people = [member.person for member in db.session.scalars(query)]
    return [(person.ref, names.full_name(person.given_names, person.family_names)) for person in people]


def need(user: Actor, ref: str, need_id: int) -> NeedLine:
    """One need of a case. Raises NotFound."""
    row = gate.one(scope.of_case(user, Need).where(Case.ref == ref, Need.id == need_id))
    gate.require(user, "need.edit")
    return next(line for line in _needs(user, row.case_id) if line.id == need_id)


def _needs(user: Actor, case_id: int) -> tuple[NeedLine, ...]:
    query = (
        scope.of_case(user, Need)
        .outerjoin(Person, Person.id == Need.person_id)
        .where(Need.case_id == case_id)
        .add_columns(Person.ref, Person.given_names, Person.family_names)
        .order_by(Need.raised_on.desc(), Need.id.desc())
    )
    return tuple(
        NeedLine(
            id=row.id,
            sector=Sector(row.sector),
            description=row.description,
            person=f"{given or ''} {family or ''}".strip(),
            referred_to=row.referred_to,
            referred_on=row.referred_on,
            state=NeedState(row.state),
            result=row.result,
            raised_on=row.raised_on,
            person_ref=person_ref or "",
            version=row.version,
        )
        for row, person_ref, given, family in db.session.execute(query)
    )


def _line(row: Visit, assignee: str | None, today: date) -> VisitLine:
    standing = rules.standing(records.as_rule(row), today)
    is_open = row.state == VisitState.PLANNED
    return VisitLine(
        ref=row.ref,
        kind=VisitKind(row.kind),
        day=row.day,
        planned_on=row.planned_on,
        window_from=row.window_from,
        window_until=row.window_until,
        state=VisitState(row.state),
        timing=VisitTiming(standing) if is_open else None,
        assignee=assignee or "",
        done_on=row.done_on,
        is_alert=row.is_alert,
        reason=row.missed_reason,
        version=row.version,
    )
