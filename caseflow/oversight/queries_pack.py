"""What the monitoring pack prints of a supervisor's teams: numbers, references, caseworkers; nobody's name else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.extensions import db
from caseflow.models.accounts import Team, User
from caseflow.models.base import NEVER
from caseflow.models.cases import Case
from caseflow.models.employers import Employer
from caseflow.models.followup import Visit
from caseflow.models.grievances import Grievance
from caseflow.oversight.figures import ACTIVE, active_cases, counted, in_team, teams_of
from caseflow.oversight.queries_cliffs import Week, by_week
from caseflow.oversight.queries_overdue import Charge, charges
from caseflow.vocabulary.followup import VisitState
from caseflow.vocabulary.grievances import GrievanceSeverity
from caseflow.vocabulary.vetting import VettingState

CLIFF_DAYS, VETTING_DAYS, MOST = 28, 90, 60


@dataclass(frozen=True)
class Line:
    """A case (or an employer), who is responsible, and its day."""

    ref: str
    who: str
    day: date


@dataclass(frozen=True)
class Lines:
    """The first lines of a list, and how many it has."""

    lines: tuple[Line, ...]
    total: int


@dataclass(frozen=True)
class Severity:
    severity: GrievanceSeverity
    open: int
    oldest_on: date | None


@dataclass(frozen=True)
class Pack:
    """`cliffs` are the cases in which status has ended or ends within four weeks; `vettings` end within 90 days."""

    today: date
    teams: tuple[str, ...]
    open_cases: int
    weeks: tuple[Week, ...]
    cliffs: Lines
    charges: tuple[Charge, ...]
    visits: Lines
    grievances: tuple[Severity, ...]
    vettings: Lines


def pack(user: Actor, team: str) -> Pack:
    """The pack of one team or of all that the user supervises. The reading is written down. Raises Denied."""
    gate.require(user, "supervision.print")
    today = clock.today(user.timezone)
    teams = teams_of(user)
    wanted = in_team(team, teams)
    found = Pack(
        today=today,
        teams=tuple(name for ref, name in teams if not wanted or ref == team),
        open_cases=counted(active_cases(user, *wanted)),
        weeks=by_week(user, today, *wanted),
        cliffs=_cliffs(user, today, *wanted),
        charges=charges(user, today, *wanted),
        visits=_visits(user, today, *wanted),
        grievances=_grievances(user, team if wanted else ""),
        vettings=_vettings(user, today),
    )
    refs = {line.ref for part in (found.cliffs, found.visits) for line in part.lines}
    trail.seen(user, "supervision.print", "supervision", " ".join(sorted(refs)))
    return found


def _lines(query: Any, columns: Iterable[Any], *order: Any) -> Lines:
    rows = db.session.execute(query.with_only_columns(*columns).order_by(*order).limit(MOST))
    return Lines(tuple(Line(ref, who or "", day) for ref, who, day in rows), counted(query))


def _cliffs(user: Actor, today: date, *wanted: Any) -> Lines:
    ends = Case.cliff_on <= today + timedelta(days=CLIFF_DAYS)
    query = active_cases(user, ends, Case.cliff_on != NEVER, *wanted).outerjoin(User, User.id == Case.caseworker_id)
    return _lines(query, (Case.ref, User.name, Case.cliff_on), Case.cliff_on, Case.id)


def _visits(user: Actor, today: date, *wanted: Any) -> Lines:
    query = (
        scope.of_case(user, Visit)
        .outerjoin(User, User.id == func.coalesce(Visit.assignee_id, Case.caseworker_id))
        .where(Visit.state == VisitState.PLANNED, Visit.window_until < today, Case.status.in_(ACTIVE), *wanted)
        .with_only_columns(Visit.id)
    )
    return _lines(query, (Case.ref, User.name, Visit.window_until), Visit.window_until, Visit.id)


def _grievances(user: Actor, team: str) -> tuple[Severity, ...]:
    query = scope.grievances(user).where(Grievance.state != "closed")
    if team:
        query = query.join(Team, Team.id == Grievance.team_id).where(Team.ref == team)
    columns = (Grievance.severity, func.count(), func.min(Grievance.raised_on))
    rows = db.session.execute(query.with_only_columns(*columns).group_by(Grievance.severity))
    found = {severity: (count, oldest) for severity, count, oldest in rows}
    return tuple(Severity(one, *found.get(one, (0, None))) for one in GrievanceSeverity)


def _vettings(user: Actor, today: date) -> Lines:
    """The employers of the organization whose vetting ends soon, with their names: that is what they are known by."""
    valid = (VettingState.APPROVED, VettingState.CONDITIONAL)
    query = scope.employers(user).where(
        Employer.vetting_state.in_(valid), Employer.vetted_until <= today + timedelta(days=VETTING_DAYS)
    )
    columns = (Employer.ref, Employer.name, Employer.vetted_until)
    return _lines(query.with_only_columns(Employer.id), columns, Employer.vetted_until, Employer.id)
