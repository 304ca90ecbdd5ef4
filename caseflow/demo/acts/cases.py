"""What the stories do to cases, through the room's commands."""

from caseflow.access import scope
from caseflow.cases import (
    commands_assignment,
    commands_closing,
    commands_members,
    commands_notes,
    commands_opening,
    commands_stages,
    commands_tasks,
)
from caseflow.cases.commands_closing import Closing
from caseflow.cases.commands_opening import Opening
from caseflow.cases.commands_tasks import Work
from caseflow.demo.acts.versions import case_version
from caseflow.demo.family import Family
from caseflow.extensions import db
from caseflow.models.cases import Case, Task
from caseflow.vocabulary.tasks import TaskKind, TaskState

INTERNAL, SHAREABLE = "internal", "shareable"


def open_(
    f: Family, relations: tuple[str, ...] = (), *, risk: str = "standard", by: str = "", assign: bool = True
) -> None:
    """A case for the first person, with the others as members; `by` is who referred them."""
    worker = f.worker.ref if assign else ""
    f.case = commands_opening.open_case(f.worker, f.principal, Opening(f.town.teams[f.team], worker, risk, by))
    for ref, relation in zip(f.people[1:], relations, strict=True):
        join(f, ref, relation)


def join(f: Family, ref: str, relation: str) -> None:
    """Somebody becomes a member of the case."""
    commands_members.add_member(f.worker, f.case, ref, relation)


def leave(f: Family, ref: str, days: int, reason: str) -> None:
    """Somebody leaves the case."""
    commands_members.remove_member(f.worker, f.case, ref, left_on=f.ago(days), reason=reason, seen=1)


def move(f: Family, times: int = 1, *, override: str = "") -> None:
    """To the next stage, so many times; with a reason by the supervisor although something is missing."""
    for _again in range(times):
        user = f.boss if override else f.worker
        commands_stages.move_case(user, f.case, override_reason=override, seen=case_version(user, f.case))


def move_back(f: Family, stage: str, reason: str) -> None:
    """Back to an earlier stage."""
    commands_stages.move_case_back(f.worker, f.case, to_stage=stage, reason=reason, seen=case_version(f.worker, f.case))


def hold(f: Family, reason: str, *, until: int | None = None, event: str = "") -> None:
    """The case waits: until a day (counted back from today, so negative ahead), for an event, or for either."""
    day = f.ago(until) if until is not None else None
    seen = case_version(f.worker, f.case)
    commands_stages.hold_case(f.worker, f.case, until=day, event=event, reason=reason, seen=seen)


def resume(f: Family) -> None:
    """The case goes on."""
    commands_stages.resume_case(f.worker, f.case, seen=case_version(f.worker, f.case))


def close(f: Family, outcome: str, internal: str, shareable: str = "") -> None:
    """The case ends, with a reason for the file and one for the family."""
    seen = case_version(f.worker, f.case)
    commands_closing.close_case(f.worker, f.case, Closing(outcome, internal, shareable), seen=seen)


def reopen(f: Family, reason: str) -> None:
    """The supervisor opens a closed case again."""
    commands_closing.reopen_case(f.boss, f.case, reason=reason, seen=case_version(f.boss, f.case))


def no_pathway(f: Family, reason: str) -> None:
    """Why no pathway fits."""
    seen = case_version(f.worker, f.case)
    commands_opening.explain_no_pathway(f.worker, f.case, reason=reason, seen=seen)


def risk(f: Family, level: str, by: str = "") -> None:
    """How high the risk is."""
    seen = case_version(f.worker, f.case)
    commands_opening.edit_case(f.worker, f.case, risk=level, referred_by=by, seen=seen)


def unassign(f: Family) -> None:
    """Nobody is responsible any more."""
    commands_assignment.assign_case(f.boss, f.case, caseworker="", seen=case_version(f.boss, f.case))


def note(f: Family, body: str, kind: str = INTERNAL, *, about: int | None = None) -> None:
    """A note; `about` is the place of a person in the family."""
    person = f.people[about] if about is not None else ""
    commands_notes.write_note(f.worker, f.case, kind=kind, body=body, person=person)


def task(f: Family, title: str, kind: str, due: int | None, *, mine: bool = True, about: int | None = None) -> int:
    """Something to do, due so many days before today (negative: ahead). Its number."""
    day = f.ago(due) if due is not None else None
    person = f.people[about] if about is not None else ""
    work = Work(title, kind, day, f.worker.ref if mine else f.boss.ref, person)
    return commands_tasks.add_task(f.worker, f.case, work)


def done(f: Family, number: int, result: str) -> None:
    """A task is done."""
    commands_tasks.finish_task(f.worker, f.case, number, result=result, seen=1)


def found_out(f: Family, result: str) -> None:
    """Whatever was to be found out is known now."""
    settled(f, TaskKind.FIND_OUT, result)


def settled(f: Family, kind: str, result: str) -> None:
    """Every open task of that kind is done."""
    query = scope.of_case(f.worker, Task).where(Case.ref == f.case, Task.state == TaskState.OPEN, Task.kind == kind)
    for task in db.session.scalars(query.order_by(Task.number)).all():
        commands_tasks.finish_task(f.worker, f.case, task.number, result=result, seen=task.version)
