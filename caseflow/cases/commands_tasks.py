"""What is to be done about a case: added, changed, done with a result, or cancelled with a reason."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.access.numbers import next_in_case
from caseflow.audit import trail
from caseflow.cases.colleagues import colleague
from caseflow.cases.membership import full_name, present
from caseflow.cases.standing import case_to_change, must_be_open
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.models.accounts import User
from caseflow.models.base import NEVER
from caseflow.models.cases import Case, CaseMember, Task
from caseflow.vocabulary.language import _
from caseflow.vocabulary.tasks import TaskKind, TaskState


@dataclass(frozen=True)
class Work:
    """A task as somebody wrote it. `assignee` and `person` are references; empty for nobody and for the whole case."""

    title: str
    kind: str = TaskKind.OTHER
    due_on: date | None = None
    assignee: str = ""
    person: str = ""


def add_task(user: Actor, ref: str, work: Work) -> int:
    """Add a task to a case. Returns its number within the case. Raises NotFound or Refused next to its field."""
    case = case_to_change(user, ref)
    gate.require(user, "task.edit")
    must_be_open(case)
    _check(work)
    _not_past(work.due_on, clock.today(user.timezone))
    task = Task(case_id=case.id, number=next_in_case(Task, case), created_by_id=user.id or None, created_at=clock.now())
    facts = _write(user, case, task, work)
    db.session.add(task)
    trail.commit(user, "task.add", case, f"{ref}/tasks/{task.number}", **facts)
    return task.number


def edit_task(user: Actor, ref: str, number: int, work: Work, *, seen: int) -> None:
    """Change an open task. Raises NotFound, Stale or Refused."""
    case, task = _load(user, ref, number)
    due = work.due_on or NEVER
    gate.fresh(task, seen, {"title": work.title, "kind": work.kind, "due_on": due})
    _must_be_to_do(case, task)
    _check(work)
    if due != task.due_on:
        _not_past(work.due_on, clock.today(user.timezone))
    before = _facts(task, present(user, case))
    after = _write(user, case, task, work)
    trail.commit(user, "task.edit", case, f"{ref}/tasks/{number}", before=before, after=after)


def finish_task(user: Actor, ref: str, number: int, *, result: str, seen: int) -> None:
    """A task is done; the result stays with it. Raises NotFound, Stale or Refused."""
    case, task = _load(user, ref, number)
    gate.fresh(task, seen)
    _must_be_to_do(case, task)
    _end(user, task, TaskState.DONE, result)
    trail.commit(user, "task.done", case, f"{ref}/tasks/{number}", title=task.title, result=result)


def cancel_task(user: Actor, ref: str, number: int, *, reason: str, seen: int) -> None:
    """A task is not needed any more, for a reason. Raises NotFound, Stale or Refused."""
    case, task = _load(user, ref, number)
    gate.fresh(task, seen)
    _must_be_to_do(case, task)
    if not reason.strip():
        raise Refused(_("Say why the task is not needed any more."), "reason")
    _end(user, task, TaskState.CANCELLED, reason)
    trail.commit(user, "task.cancel", case, f"{ref}/tasks/{number}", title=task.title, reason=reason)


def _load(user: Actor, ref: str, number: int) -> tuple[Case, Task]:
    case = case_to_change(user, ref)
    task = gate.one(scope.of_case(user, Task).where(Task.case_id == case.id, Task.number == number))
    gate.require(user, "task.edit")
    return case, task


def _must_be_to_do(case: Case, task: Task) -> None:
    must_be_open(case)
    if task.state != TaskState.OPEN:
        raise Refused(_("This task is done or cancelled already. Add a new one instead."))


def _check(work: Work) -> None:
    if not work.title.strip():
        raise Refused(_("Say what is to be done."), "title")
    if work.kind not in set(TaskKind):
        raise Refused(_("Choose a kind of task from the list."), "kind")


def _not_past(due_on: date | None, today: date) -> None:
    if due_on is not None and due_on < today:
        raise Refused(_("The day lies in the past. Choose today or later."), "due_on")


def _write(user: Actor, case: Case, task: Task, work: Work) -> dict[str, str]:
    """Put the work into the task, and give back its facts."""
    members = present(user, case)
    about = next((m for m in members if m.person.ref == work.person), None)
    if work.person and about is None:
        raise Refused(_("Choose somebody who is in this case."), "person")
    assignee = colleague(user, case.team_id, work.assignee, "assignee") if work.assignee else None
    task.title, task.kind, task.due_on = work.title, work.kind, work.due_on or NEVER
    task.person_id = about.person_id if about else None
    task.assignee_id = assignee.id if assignee else None
    return _facts(task, members)


def _end(user: Actor, task: Task, state: TaskState, result: str) -> None:
    task.state, task.result = state, result
    task.done_at, task.done_by_id = clock.now(), user.id or None


def _facts(task: Task, members: Sequence[CaseMember]) -> dict[str, str]:
    assignee = db.session.get(User, task.assignee_id) if task.assignee_id else None
    about = next((full_name(m.person) for m in members if m.person_id == task.person_id), "")
    return {
        "title": task.title,
        "kind": task.kind,
        "due_on": "" if task.due_on == NEVER else task.due_on.isoformat(),
        "assignee": assignee.name if assignee else "",
        "person": about,
    }
