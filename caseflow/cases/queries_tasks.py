"""The list of tasks: one's own, those of nobody, or those of everybody in one's teams."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import and_, func, true
from sqlalchemy.orm import joinedload

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.extensions import db
from caseflow.models.cases import Case, CaseMember, Task
from caseflow.models.people import Person
from caseflow.paging import PAGE_SIZE, Cursor, Page, cut, walk
from caseflow.rules.reference import normalise
from caseflow.vocabulary.stages import CaseStatus
from caseflow.vocabulary.tasks import TaskKind, TaskState

MINE, NOBODY, EVERYBODY = "mine", "nobody", "everybody"
WHOSE = (MINE, NOBODY, EVERYBODY)


@dataclass(frozen=True)
class TaskLine:
    """A task as a line of a list. `place` names it in an address: the case's reference and the task's number."""

    case_ref: str
    case_name: str
    number: int
    title: str
    kind: TaskKind
    due_on: date
    assignee: str

    @property
    def place(self) -> str:
        return f"{self.case_ref}.{self.number}"


@dataclass(frozen=True)
class TasksAsked:
    """A list of tasks as it is asked for."""

    whose: str = MINE
    overdue: bool = False
    cursor: Cursor = field(default_factory=Cursor)


def task_list(user: Actor, asked: TasksAsked) -> Page[TaskLine]:
    """The open tasks of the user's open cases, the most urgent first, a page at a time. Raises Denied."""
    gate.require(user, "task.edit")
    today = clock.today(user.timezone)
    query = scope.of_case(user, Task).where(Task.state == TaskState.OPEN, Case.status != CaseStatus.CLOSED)
    if asked.whose == MINE:
        query = query.where(Task.assignee_id == user.id)
    elif asked.whose == NOBODY:
        query = query.where(Task.assignee_id.is_(None))
    if asked.overdue:
        query = query.where(Task.due_on < today)
    # Everybody's are not counted: it would look at every task of the house for a number that helps nobody.
    is_counted = asked.whose != EVERYBODY
    total = db.session.scalar(query.with_only_columns(func.count())) if is_counted else None
    anchor = _anchor(user, asked.cursor)
    cursor = asked.cursor if anchor else Cursor()
    page = walk(query, [Task.due_on, Task.id], anchor, backwards=cursor.before is not None)
    rows = db.session.execute(
        page.join(CaseMember, and_(CaseMember.case_id == Case.id, CaseMember.is_principal == true()), isouter=True)
        .join(Person, Person.id == CaseMember.person_id, isouter=True)
        .options(joinedload(Task.assignee))
        .add_columns(Case.ref, Person.given_names, Person.family_names)
    ).all()
    found = cut([_line(row) for row in rows], cursor, lambda line: line.place, size=PAGE_SIZE, total=total)
    trail.seen(user, "case.list", "tasks", " ".join(line.place for line in found.items))
    return found


def _anchor(user: Actor, cursor: Cursor) -> tuple[Any, ...] | None:
    """The sorting keys of the task that the page continues from, named as CF-….7."""
    ref, _dot, number = (cursor.after or cursor.before or "").partition(".")
    case_ref = normalise(ref)
    if case_ref is None or not number.isdecimal() or len(number) > 6:
        return None
    query = scope.of_case(user, Task).where(Case.ref == case_ref, Task.number == int(number))
    found = db.session.execute(query.with_only_columns(Task.due_on, Task.id)).one_or_none()
    return tuple(found) if found is not None else None


def _line(row: Any) -> TaskLine:
    task: Task = row[0]
    return TaskLine(
        case_ref=row.ref,
        case_name=f"{row.given_names or ''} {row.family_names or ''}".strip(),
        number=task.number,
        title=task.title,
        kind=TaskKind(task.kind),
        due_on=task.due_on,
        assignee=task.assignee.name if task.assignee else "",
    )
