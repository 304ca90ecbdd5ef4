"""The start page: what needs this user today. One dataclass for each kind of user."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import exists, func, select
from sqlalchemy.orm import aliased

from caseflow import clock
from caseflow.access import gate, scope, vettings
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.extensions import db
from caseflow.models.accounts import User
from caseflow.models.cases import Case, Task
from caseflow.models.consent import Consent
from caseflow.models.employers import Employer, Vetting
from caseflow.models.followup import Visit
from caseflow.models.placements import Contract, PlacementChoice
from caseflow.oversight.figures import (
    ACTIVE,
    CaseDay,
    VisitDay,
    active_cases,
    case_days,
    counted,
    late_checks,
    visit_day,
    visits,
)
from caseflow.oversight.queries_grievances import GrievanceFigures, grievance_figures
from caseflow.rules import suppression
from caseflow.vocabulary.consents import ConsentKind
from caseflow.vocabulary.placements import ChoiceState, ContractState
from caseflow.vocabulary.stages import Stage
from caseflow.vocabulary.tasks import TaskState
from caseflow.vocabulary.vetting import VettingState

SOON, CLIFF, MOST = timedelta(days=14), timedelta(days=90), 10


@dataclass(frozen=True)
class TaskDay:
    case_ref: str
    number: int
    title: str
    due_on: date


@dataclass(frozen=True)
class StaffToday:
    """A caseworker's own work, or a supervisor's teams."""

    open_cases: int
    overdue: int
    near_cliff: int
    overdue_visits: int
    unassigned: int
    due: tuple[CaseDay, ...]
    cliffs: tuple[CaseDay, ...]
    visits: tuple[VisitDay, ...]
    tasks: tuple[TaskDay, ...]
    vettings: tuple[tuple[str, str], ...]
    overrides: int
    late_checks: int
    decisions: int
    ending_vettings: int
    grievances: GrievanceFigures


@dataclass(frozen=True)
class Published:
    """Numbers for an analyst: cases by stage, small cells hidden (access rule DP14)."""

    stages: tuple[tuple[Stage, int | None], ...]
    total: int | None
    threshold: int


def staff_today(user: Actor, *, is_supervisor: bool) -> StaffToday:
    """What a caseworker or a supervisor finds in the morning. Logs that names were read. Raises Denied."""
    gate.require(user, "case.list")
    today = clock.today(user.timezone)
    mine = () if is_supervisor else (Case.caseworker_id == user.id,)
    found = StaffToday(
        open_cases=counted(active_cases(user, *mine)),
        overdue=counted(active_cases(user, Case.next_due_on < today, *mine)),
        near_cliff=counted(active_cases(user, Case.cliff_on <= today + CLIFF, *mine)),
        overdue_visits=counted(visits(user, Visit.window_until < today, *mine)),
        unassigned=counted(active_cases(user, Case.caseworker_id.is_(None))),
        due=case_days(user, Case.next_due_on, Case.next_due_on <= today + SOON, *mine, most=MOST),
        cliffs=case_days(user, Case.cliff_on, Case.cliff_on <= today + CLIFF, *mine, most=MOST),
        visits=_visits(user, today, *mine),
        tasks=_tasks(user, today),
        vettings=_vettings(user) if is_supervisor else (),
        overrides=_overrides(user) if is_supervisor else 0,
        late_checks=counted(late_checks(user, today, *mine)),
        decisions=_decisions(user) if is_supervisor else 0,
        grievances=grievance_figures(user),
        ending_vettings=counted(
            scope.employers(user).where(vettings.ending(user, today)).with_only_columns(Employer.id)
        ),
    )
    refs = {line.ref for line in (*found.due, *found.cliffs)} | {line.case_ref for line in found.visits}
    trail.seen(user, "case.list", "today", " ".join(sorted(refs)))
    return found


def _visits(user: Actor, today: date, *mine: object) -> tuple[VisitDay, ...]:
    query = visits(user, Visit.window_from <= today + SOON, *mine)  # type: ignore[arg-type]
    rows = db.session.execute(query.order_by(Visit.window_until, Visit.id).limit(MOST))
    return tuple(visit_day(row) for row in rows)


def _tasks(user: Actor, today: date) -> tuple[TaskDay, ...]:
    """The user's own open tasks, the earliest first."""
    query = (
        scope.of_case(user, Task)
        .where(Task.assignee_id == user.id, Task.state == TaskState.OPEN, Case.status.in_(ACTIVE))
        .order_by(Task.due_on, Task.id)
        .limit(MOST)
        .with_only_columns(Case.ref, Task.number, Task.title, Task.due_on)
    )
    return tuple(TaskDay(r.ref, r.number, r.title, r.due_on) for r in db.session.execute(query))


def _vettings(user: Actor) -> tuple[tuple[str, str], ...]:
    """Employers whose vetting waits for somebody other than its proposer."""
    query = (
        scope.of_employer(user, Vetting)
        .where(Vetting.state == VettingState.PROPOSED, Vetting.proposed_by_id != user.id)
        .order_by(Vetting.proposed_at, Vetting.id)
        .limit(MOST)
        .with_only_columns(Employer.ref, Employer.name)
    )
    return tuple((r.ref, r.name) for r in db.session.execute(query))


def _overrides(user: Actor) -> int:
    """Consents for protected persons that wait for a second person."""
    waiting = scope.of_person(user, Consent).where(
        Consent.kind == ConsentKind.CONSULATE_OVERRIDE,
        Consent.approved_by_id.is_(None),
        Consent.withdrawn_at.is_(None),
        Consent.end_reason == "",
        Consent.recorded_by_id != user.id,
    )
    return counted(waiting.with_only_columns(Consent.id))


def _decisions(user: Actor) -> int:
    """Choices past a better match, and contracts worse than their opening, that wait for this user."""
    choices = scope.of_placement(user, PlacementChoice).where(
        PlacementChoice.state == ChoiceState.WAITING, PlacementChoice.chosen_by_id != user.id
    )
    newer = aliased(Contract)
    is_newest = ~exists().where(newer.placement_id == Contract.placement_id, newer.number > Contract.number)
    contracts = scope.of_placement(user, Contract).where(
        Contract.state == ContractState.FLAGGED, Contract.recorded_by_id != user.id, is_newest
    )
    waiting = choices.with_only_columns(PlacementChoice.placement_id)
    return counted(waiting) + counted(contracts.with_only_columns(Contract.id))


def nationals_count(user: Actor) -> int:
    """How many nationals agreed to be seen by this liaison. Computed from the visible ones only."""
    gate.require(user, "national.list")
    people = scope.nationals(user).with_only_columns(Consent.person_id).distinct()
    return counted(people)


def published_numbers(user: Actor) -> Published:
    """Cases by stage for an analyst: of the analyst's organization, small cells hidden. Raises Denied."""
    gate.require(user, "report.read")
    rows = db.session.execute(scope.case_numbers(user))
    counts = {Stage(stage): number for stage, number in rows}
    line = suppression.suppress_line([counts.get(stage, 0) for stage in Stage])
    return Published(tuple(zip(Stage, line.cells, strict=True)), line.total, suppression.THRESHOLD)


def accounts_without_password(user: Actor) -> int:
    """How many active accounts cannot sign in yet: an administrator's loose ends."""
    gate.require(user, "user.read")
    query = scope.users(user).where(User.active, User.password_hash.is_(None))
    return db.session.scalar(select(func.count()).select_from(query.with_only_columns(User.id).subquery())) or 0
