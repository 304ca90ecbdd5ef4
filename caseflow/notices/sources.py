"""Every day that somebody is reminded of, gathered for one organization: whose it is, and what it hangs on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import and_, or_

from caseflow.access import scope
from caseflow.access.actor import Actor
from caseflow.extensions import db
from caseflow.models.base import NEVER
from caseflow.models.cases import Case, CaseMember, Task
from caseflow.models.documents import Paper
from caseflow.models.employers import Employer
from caseflow.models.followup import Visit
from caseflow.models.pathways import Permit, Step
from caseflow.models.placements import Placement, PlacementCheck
from caseflow.rules import reminders

_LIVE = Case.status != "closed"


@dataclass(frozen=True)
class Fact:
    """A day that matters. `key` says what it hangs on; `about` is the end of its address within the case."""

    kind: str
    key: str
    due_on: date
    about: str
    case_id: int | None = None
    team_id: int | None = None
    worker_id: int | None = None


def facts(user: Actor, organization_id: int, today: date, *, mine: int | None = None) -> Iterator[Fact]:
    """All of them within reach of a reminder. `mine`: only those of cases that this user has taken."""
    for kind, gather in _SOURCES.items():
        first = today - timedelta(days=reminders.LONGEST_OVERDUE)
        last = today + timedelta(days=reminders.farthest(kind))
        yield from gather(user, organization_id, first, last, mine)


def _of_case(query: Any, organization_id: int, mine: int | None, *columns: Any) -> Any:
    query = query.where(Case.organization_id == organization_id, _LIVE)
    if mine is not None:
        query = query.where(Case.caseworker_id == mine)
    return db.session.execute(query.with_only_columns(Case.id, Case.team_id, Case.caseworker_id, *columns))


def _steps(user: Actor, organization: int, first: date, last: date, mine: int | None) -> Iterator[Fact]:
    query = scope.of_case(user, Step).where(
        Step.state.in_(("ready", "in_progress", "submitted")), Step.due_on.between(first, last)
    )
    for case_id, team, worker, number, due_on in _of_case(query, organization, mine, Step.number, Step.due_on):
        yield Fact(reminders.STEP, f"{case_id}/{number}", due_on, f"steps/{number}", case_id, team, worker)


def _remedies(user: Actor, organization: int, first: date, last: date, mine: int | None) -> Iterator[Fact]:
    query = scope.of_case(user, Step).where(Step.state == "refused", Step.remedy_due_on.between(first, last))
    for case_id, team, worker, number, due_on in _of_case(query, organization, mine, Step.number, Step.remedy_due_on):
        yield Fact(reminders.REMEDY, f"{case_id}/{number}", due_on, f"steps/{number}", case_id, team, worker)


def _visits(user: Actor, organization: int, first: date, last: date, mine: int | None) -> Iterator[Fact]:
    query = scope.of_case(user, Visit).where(Visit.state == "planned", Visit.window_until.between(first, last))
    columns = (Visit.ref, Visit.assignee_id, Visit.window_until)
    for case_id, team, worker, ref, assignee, due_on in _of_case(query, organization, mine, *columns):
        yield Fact(reminders.VISIT, ref, due_on, "follow-up", case_id, team, assignee or worker)


def _tasks(user: Actor, organization: int, first: date, last: date, mine: int | None) -> Iterator[Fact]:
    query = scope.of_case(user, Task).where(Task.state == "open", Task.due_on.between(first, last))
    columns = (Task.number, Task.assignee_id, Task.due_on)
    for case_id, team, worker, number, assignee, due_on in _of_case(query, organization, mine, *columns):
        yield Fact(reminders.TASK, f"{case_id}/{number}", due_on, f"tasks/{number}", case_id, team, assignee or worker)


def _cliffs(user: Actor, organization: int, first: date, last: date, mine: int | None) -> Iterator[Fact]:
    query = scope.cases(user).where(Case.cliff_on.between(first, last))
    for case_id, team, worker, due_on in _of_case(query, organization, mine, Case.cliff_on):
        yield Fact(reminders.CLIFF, f"{case_id}", due_on, "permits", case_id, team, worker)


def _permits(user: Actor, organization: int, first: date, last: date, mine: int | None) -> Iterator[Fact]:
    query = (
        scope.of_person(user, Permit)
        .join(CaseMember, and_(CaseMember.person_id == Permit.person_id, CaseMember.left_on.is_(None)))
        .join(Case, Case.id == CaseMember.case_id)
        .where(Permit.ended_on.is_(None), Permit.valid_until.between(first, last))
    )
    for case_id, team, worker, row_id, due_on in _of_case(query, organization, mine, Permit.id, Permit.valid_until):
        yield Fact(reminders.PERMIT, f"{row_id}", due_on, "permits", case_id, team, worker)


def _papers(user: Actor, organization: int, first: date, last: date, mine: int | None) -> Iterator[Fact]:
    query = (
        scope.of_person(user, Paper)
        .join(CaseMember, and_(CaseMember.person_id == Paper.person_id, CaseMember.left_on.is_(None)))
        .join(Case, Case.id == CaseMember.case_id)
        .where(Paper.ended_on.is_(None), Paper.state != "refused", Paper.expires_on.between(first, last))
    )
    for case_id, team, worker, ref, due_on in _of_case(query, organization, mine, Paper.ref, Paper.expires_on):
        yield Fact(reminders.PAPER, ref, due_on, f"papers/{ref}", case_id, team, worker)


def _checks(user: Actor, organization: int, first: date, last: date, mine: int | None) -> Iterator[Fact]:
    query = scope.of_placement(user, PlacementCheck).where(
        PlacementCheck.done_on.is_(None), PlacementCheck.due_on.between(first, last)
    )
    columns = (Placement.ref, PlacementCheck.day, PlacementCheck.due_on)
    for case_id, team, worker, ref, day, due_on in _of_case(query, organization, mine, *columns):
        yield Fact(reminders.CHECK, f"{ref}/{day}", due_on, f"placements/{ref}", case_id, team, worker)


def _vettings(user: Actor, organization: int, first: date, last: date, mine: int | None) -> Iterator[Fact]:
    if mine is not None:
        return
    query = scope.employers(user).where(
        Employer.organization_id == organization,
        or_(Employer.vetting_state == "approved", Employer.vetting_state == "conditional"),
        Employer.vetted_until.between(first, last),
        Employer.vetted_until != NEVER,
    )
    for ref, due_on in db.session.execute(query.with_only_columns(Employer.ref, Employer.vetted_until)):
        yield Fact(reminders.VETTING, ref, due_on, f"employers/{ref}")


_SOURCES = {
    reminders.STEP: _steps,
    reminders.REMEDY: _remedies,
    reminders.VISIT: _visits,
    reminders.TASK: _tasks,
    reminders.CLIFF: _cliffs,
    reminders.PERMIT: _permits,
    reminders.PAPER: _papers,
    reminders.CHECK: _checks,
    reminders.VETTING: _vettings,
}
