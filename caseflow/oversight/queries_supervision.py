"""The supervisor's page: who follows up which family, and what was missed."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.extensions import db
from caseflow.models.accounts import User
from caseflow.models.cases import Case
from caseflow.models.followup import Visit
from caseflow.oversight.figures import ACTIVE, VisitDay, counted, in_team, late_checks, teams_of, visit_day, visits
from caseflow.oversight.queries_cliffs import Week, by_week
from caseflow.oversight.queries_grievances import Answered, GrievanceFigures, answered, grievance_figures
from caseflow.oversight.queries_overdue import Charge, charges
from caseflow.paging import Cursor, Page, cut, walk
from caseflow.vocabulary.followup import VisitState

YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Load:
    """How much one caseworker carries."""

    ref: str
    name: str
    open_cases: int
    overdue: int
    overdue_visits: int


@dataclass(frozen=True)
class Supervision:
    overdue_visits: int
    due_visits: int
    alerts: int
    passed_cliffs: int
    late_checks: int
    charges: tuple[Charge, ...]
    page: Page[VisitDay]
    loads: tuple[Load, ...]
    weeks: tuple[Week, ...]
    teams: tuple[tuple[str, str], ...]
    grievances: GrievanceFigures
    answered: Answered


def supervision(user: Actor, *, show: str, team: str, cursor: Cursor) -> Supervision:
    """Visits of the supervised teams (`show`: overdue, due, alerts or all), loads and cliffs by week. Raises Denied."""
    gate.require(user, "supervision.read")
    today = clock.today(user.timezone)
    teams = teams_of(user)
    wanted = in_team(team, teams)
    weeks = by_week(user, today, *wanted)
    overdue, due = (Visit.window_until < today,), (Visit.window_from <= today, Visit.window_until >= today)
    chosen: tuple[Any, ...] = {"overdue": overdue, "due": due}.get(show, ())
    alarming = visits(user, *_alert(today), *wanted, state=VisitState.DONE)
    found = Supervision(
        overdue_visits=counted(visits(user, *overdue, *wanted)),
        due_visits=counted(visits(user, *due, *wanted)),
        alerts=counted(alarming),
        late_checks=counted(late_checks(user, today, *wanted)),
        passed_cliffs=weeks[0].people,
        charges=charges(user, today, *wanted),
        page=_visit_page(user, cursor, alarming if show == "alerts" else visits(user, *chosen, *wanted)),
        loads=_loads(user, today, *wanted),
        weeks=weeks,
        teams=teams,
        grievances=grievance_figures(user),
        answered=answered(user, today - YEAR),
    )
    trail.seen(user, "case.list", "supervision", " ".join(line.case_ref for line in found.page.items))
    return found


def _visit_page(user: Actor, cursor: Cursor, query: Any) -> Page[VisitDay]:
    anchor = None
    near = cursor.after or cursor.before
    if near is not None:
        at = scope.of_case(user, Visit).where(Visit.ref == near).with_only_columns(Visit.window_until, Visit.id)
        found = db.session.execute(at).one_or_none()
        anchor = tuple(found) if found is not None else None
    backwards = cursor.before is not None and anchor is not None
    rows = db.session.execute(walk(query, (Visit.window_until, Visit.id), anchor, backwards=backwards)).all()
    here = cursor if anchor is not None else Cursor()
    return cut([visit_day(row) for row in rows], here, lambda line: line.ref, total=counted(query))


def _alert(today: date) -> tuple[Any, ...]:
    """What makes a visit one of the last thirty days that raised an alert."""
    return Visit.is_alert, Visit.done_on >= today - timedelta(days=30)


def _loads(user: Actor, today: date, *wanted: Any) -> tuple[Load, ...]:
    """Every caseworker with open cases in these teams, the most overdue first."""
    late = func.count(Case.id).filter(Case.next_due_on < today)
    late_visits = func.count(Case.id).filter(Case.visit_due_on < today)
    query = (
        scope.cases(user)
        .join(User, User.id == Case.caseworker_id)
        .where(Case.status.in_(ACTIVE), *wanted)
        .with_only_columns(User.ref, User.name, func.count(Case.id), late, late_visits)
        .group_by(User.ref, User.name)
        .order_by(late.desc(), User.name)
    )
    return tuple(Load(*row) for row in db.session.execute(query))
