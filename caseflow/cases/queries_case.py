"""What the small pages around a case need to know of it: for a heading, for choices, and for what is missing."""

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from sqlalchemy.orm import joinedload

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.cases.facts import facts_of
from caseflow.cases.membership import full_name, present
from caseflow.errors import NotFound
from caseflow.extensions import db
from caseflow.models.accounts import Team, TeamMember, User
from caseflow.models.base import NEVER
from caseflow.models.cases import Case, Task
from caseflow.rules import stages
from caseflow.rules.reason import Because
from caseflow.vocabulary.persons import Relationship
from caseflow.vocabulary.protection import Protection
from caseflow.vocabulary.stages import CaseStatus, HoldEvent, Risk, Stage
from caseflow.vocabulary.tasks import TaskKind, TaskState

Pairs: TypeAlias = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Member:
    """Somebody who takes part in a case."""

    ref: str
    name: str
    relationship: Relationship
    is_principal: bool
    is_screened: bool
    version: int


@dataclass(frozen=True)
class CaseHead:
    """A case as the pages around it need it. `colleagues` are those of its team, as (reference, name)."""

    ref: str
    name: str
    stage: Stage
    status: CaseStatus
    risk: Risk
    referred_by: str
    no_pathway_reason: str
    has_pathway: bool
    team: str
    team_ref: str
    caseworker: str
    caseworker_ref: str
    hold_until: date | None
    hold_event: HoldEvent | None
    stage_reached: Stage | None
    version: int
    members: tuple[Member, ...]
    colleagues: Pairs

    @property
    def title(self) -> str:
        """The line above a heading."""
        return f"{self.ref} · {self.name}" if self.name else self.ref

    def member(self, person_ref: str) -> Member:
        """The member with this reference. Raises NotFound."""
        for member in self.members:
            if member.ref == person_ref:
                return member
        raise NotFound


def case_head(user: Actor, ref: str, action: str) -> CaseHead:
    """The case, for a page on which the user does `action`. Raises NotFound, then Denied."""
    head, _case = loaded(user, ref, action)
    trail.seen(user, "case.read", ref, "name members")
    return head


def loaded(user: Actor, ref: str, action: str) -> tuple[CaseHead, Case]:
    """The case and its head, for a query that logs the reading itself. Raises NotFound, then Denied."""
    query = scope.cases(user).where(Case.ref == ref).options(joinedload(Case.team), joinedload(Case.caseworker))
    case = gate.one(query)
    gate.require(user, action)
    members = tuple(
        Member(
            m.person.ref,
            full_name(m.person),
            Relationship(m.relationship_to_principal),
            m.is_principal,
            m.person.protection != Protection.UNKNOWN,
            m.version,
        )
        for m in present(user, case)
    )
    return _described(case, members, _team_colleagues(user, case.team_id)), case


def _described(case: Case, members: tuple[Member, ...], colleagues: Pairs) -> CaseHead:
    return CaseHead(
        ref=case.ref,
        name=next((m.name for m in members if m.is_principal), ""),
        stage=Stage(case.stage),
        status=CaseStatus(case.status),
        risk=Risk(case.risk),
        referred_by=case.referred_by,
        no_pathway_reason=case.no_pathway_reason or "",
        has_pathway=case.pathway_version_id is not None,
        team=case.team.name,
        team_ref=case.team.ref,
        caseworker=case.caseworker.name if case.caseworker else "",
        caseworker_ref=case.caseworker.ref if case.caseworker else "",
        hold_until=case.hold_until,
        hold_event=_event(case.hold_event),
        stage_reached=Stage(case.stage_reached) if case.stage_reached else None,
        version=case.version,
        members=members,
        colleagues=colleagues,
    )


def _event(code: str) -> HoldEvent | None:
    return None if not code else HoldEvent(code) if code in set(HoldEvent) else HoldEvent.OTHER


def _team_colleagues(user: Actor, team_id: int) -> Pairs:
    query = (
        scope.colleagues(user)
        .join(TeamMember, TeamMember.user_id == User.id)
        .where(TeamMember.team_id == team_id)
        .with_only_columns(User.ref, User.name)
        .order_by(User.name, User.id)
    )
    return tuple((row.ref, row.name) for row in db.session.execute(query))


def teams_and_colleagues(user: Actor, action: str) -> tuple[Pairs, Pairs]:
    """The user's teams at work, and everybody who shares one with them, as (reference, name). Raises Denied."""
    gate.require(user, action)
    teams = scope.teams(user).where(Team.active).with_only_columns(Team.ref, Team.name).order_by(Team.name, Team.id)
    people = scope.colleagues(user).with_only_columns(User.ref, User.name).order_by(User.name, User.id)
    return (
        tuple((row.ref, row.name) for row in db.session.execute(teams)),
        tuple((row.ref, row.name) for row in db.session.execute(people)),
    )


def other_teams(user: Actor, head: CaseHead) -> Pairs:
    """The teams of the organization to which this case can be handed over."""
    query = scope.sister_teams(user).where(Team.ref != head.team_ref).with_only_columns(Team.ref, Team.name)
    return tuple((row.ref, row.name) for row in db.session.execute(query.order_by(Team.name, Team.id)))


@dataclass(frozen=True)
class NextStage:
    """Where a case goes next, and what is missing for it. `stage` is None when closing is what comes next."""

    head: CaseHead
    stage: Stage | None
    missing: tuple[Because, ...]
    earlier: tuple[Stage, ...]


def next_stage(user: Actor, ref: str) -> NextStage:
    """What leaving the case's stage still wants. Raises NotFound, Denied."""
    head, case = loaded(user, ref, "case.move")
    missing = stages.missing_to_leave(case.stage, facts_of(user, case, clock.today(user.timezone)))
    following = stages.next_stage(case.stage)
    place = stages.STAGES.index(case.stage)
    trail.seen(user, "case.read", ref, "name members stage exit_rules")
    return NextStage(
        head,
        Stage(following) if following and following != Stage.CLOSED else None,
        missing if case.stage != Stage.FOLLOW_UP else tuple(m for m in missing if m.code != "closing_outcome_missing"),
        tuple(Stage(stage) for stage in stages.STAGES[:place]) if case.stage != Stage.CLOSED else (),
    )


@dataclass(frozen=True)
class TaskDetail:
    """One task, for the forms that change it."""

    head: CaseHead
    number: int
    title: str
    kind: TaskKind
    due_on: date | None
    assignee_ref: str
    person_ref: str
    state: TaskState
    version: int


def task_detail(user: Actor, ref: str, number: int) -> TaskDetail:
    """A task of a case. Raises NotFound, Denied."""
    head, case = loaded(user, ref, "task.edit")
    query = scope.of_case(user, Task).where(Task.case_id == case.id, Task.number == number)
    task = gate.one(query.options(joinedload(Task.assignee)))
    person = next((m.person.ref for m in present(user, case) if m.person_id == task.person_id), "")
    found = TaskDetail(
        head,
        task.number,
        task.title,
        TaskKind(task.kind),
        None if task.due_on == NEVER else task.due_on,
        task.assignee.ref if task.assignee else "",
        person,
        TaskState(task.state),
        task.version,
    )
    trail.seen(user, "case.read", ref, f"name members task {number}")
    return found
