"""What is done about a grievance: begun, referred, finished."""

from datetime import date

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.access.refusals import refusal, rules_decide
from caseflow.audit import grievances as begun
from caseflow.audit import trail
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.grievances.entries import ActionEntry
from caseflow.grievances.rows import case_of, commit, grievance_to_change, must_be_open
from caseflow.models.cases import Task
from caseflow.models.grievances import Grievance, GrievanceAction
from caseflow.rules import grievances as rules
from caseflow.rules.reason import because
from caseflow.vocabulary.grievances import GrievanceActionKind
from caseflow.vocabulary.language import _
from caseflow.vocabulary.tasks import TaskState


def add_action(user: Actor, ref: str, entry: ActionEntry) -> int:
    """Begin something about a grievance, or refer it. Returns its number. Raises NotFound, Denied or Refused."""
    row = grievance_to_change(user, ref)
    must_be_open(row)
    if entry.kind not in set(GrievanceActionKind):
        raise Refused(_("Choose from the list."), "kind")
    today = clock.today(user.timezone)
    on = entry.on or today
    as_rule = rules.Action(entry.kind, on, entry.due_on, entry.done_on, entry.referred_to)
    with rules_decide():
        rules.check_action(as_rule, raised_on=row.raised_on, may_speak=row.may_speak, today=today)
    action = GrievanceAction(
        grievance_id=row.id,
        number=begun.next_number(user, row),
        kind=entry.kind,
        on=on,
        due_on=entry.due_on,
        done_on=entry.done_on,
        referred_to=entry.referred_to,
        note=entry.note or None,
        by_user_id=user.id,
    )
    db.session.add(action)
    before, row.state = row.state, rules.state_after(row.state, entry.kind)
    after = {"kind": entry.kind, "due_on": entry.due_on, "done_on": entry.done_on, "referred_to": entry.referred_to}
    facts = {"before": {"state": before}, "after": {**after, "state": row.state}, "note": entry.note}
    commit(user, "grievance.act", row, **facts)
    return action.number


def finish_action(user: Actor, ref: str, number: int, *, done_on: date, note: str, seen: int) -> None:
    """Something is done. With the urgent one, the task on the case is done too.

    Raises NotFound, Denied, Stale or Refused.
    """
    row = grievance_to_change(user, ref)
    mine = scope.of_grievance(user, GrievanceAction).where(GrievanceAction.grievance_id == row.id)
    action = gate.one(mine.where(GrievanceAction.number == number))
    if action.done_on is not None:
        raise refusal(because("grievance_action_done", day=action.done_on))
    gate.fresh(action, seen)
    must_be_open(row)
    with rules_decide():
        rules.check_done(action.on, done_on, clock.today(user.timezone))
    action.done_on = done_on
    action.note = "\n".join(filter(None, (action.note, note))) or None
    if action.kind == rules.PROTECT:
        _finish_task(user, row)
    facts = {"kind": action.kind, "done_on": done_on, "note": note}
    commit(user, "grievance.act", row, after=facts)


def _finish_task(user: Actor, row: Grievance) -> None:
    """The task that asked for it is done."""
    case = case_of(user, row)
    if case is None:
        return
    asked = scope.of_case(user, Task).where(
        Task.case_id == case.id, Task.fact_key == begun.task_key(row), Task.state == TaskState.OPEN
    )
    for task in db.session.scalars(asked):
        task.state, task.done_at, task.done_by_id = TaskState.DONE, clock.now(), user.id or None
        task.result = _("See grievance %(ref)s.", ref=row.ref)
        subject = f"{case.ref}/tasks/{task.number}"
        trail.record(user, "task.done", case, subject, number=task.number, title=task.title, result=task.result)
