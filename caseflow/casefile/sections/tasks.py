"""What is to be done about the case, and what was done last."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import joinedload

from caseflow.access import scope
from caseflow.casefile.subject import Subject, Who
from caseflow.extensions import db
from caseflow.models.base import NEVER
from caseflow.models.cases import Task
from caseflow.vocabulary.tasks import TaskKind, TaskState


@dataclass(frozen=True)
class TaskLine:
    """A task. `assignee` is empty when it is nobody's yet."""

    number: int
    title: str
    kind: TaskKind
    who: Who | None
    due_on: date | None
    assignee: str
    state: TaskState
    done_at: datetime | None
    result: str


@dataclass(frozen=True)
class Tasks:
    """Open tasks with the most urgent first; the others with the latest first."""

    open: tuple[TaskLine, ...]
    over: tuple[TaskLine, ...]


def section(subject: Subject) -> Tasks:
    """The tasks of the case."""
    query = (
        scope.of_case(subject.user, Task)
        .where(Task.case_id == subject.case.id)
        .options(joinedload(Task.assignee))
        .order_by(Task.due_on, Task.number)
    )
    lines = [_line(row, subject) for row in db.session.scalars(query)]
    over = [line for line in lines if line.state is not TaskState.OPEN]
    latest = sorted(over, key=lambda line: (line.done_at is not None, line.done_at, line.number), reverse=True)
    return Tasks(tuple(line for line in lines if line.state is TaskState.OPEN), tuple(latest))


def _line(row: Task, subject: Subject) -> TaskLine:
    return TaskLine(
        number=row.number,
        title=row.title,
        kind=TaskKind(row.kind),
        who=subject.who(row.person_id),
        due_on=None if row.due_on == NEVER else row.due_on,
        assignee=row.assignee.name if row.assignee else "",
        state=TaskState(row.state),
        done_at=row.done_at,
        result=row.result,
    )
