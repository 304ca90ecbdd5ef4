"""What is due next in a case: one list of days out of its steps, remedies, tasks and visits, each with its reason."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from caseflow.casefile.sections.follow_up import FollowUp
from caseflow.casefile.sections.pathway import StepLine
from caseflow.casefile.sections.tasks import Tasks
from caseflow.casefile.subject import Who
from caseflow.rules.reason import Because, because
from caseflow.vocabulary.actors import Actor
from caseflow.vocabulary.labels import label
from caseflow.vocabulary.language import _
from caseflow.vocabulary.steps import StepState


class DueKind(StrEnum):
    STEP = "step"
    REMEDY = "remedy"
    TASK = "task"
    VISIT = "visit"


@dataclass(frozen=True)
class Due:
    """One day, and `what` is due, in the reader's words.

    `who` is whom it is about, `turn` or `by` who must act; `number` or `ref` find it in its room.
    """

    kind: DueKind
    day: date
    what: str
    earliest: date | None = None
    who: Who | None = None
    turn: Actor | None = None
    by: str = ""
    because: Because | None = None
    by_hand: bool = False
    number: int = 0
    ref: str = ""


def upcoming(steps: Iterable[StepLine], tasks: Tasks, follow_up: FollowUp) -> tuple[Due, ...]:
    """Everything that has a last day, the nearest first. The first is the case's `next_due_on`."""
    found = [*_steps(steps), *_tasks(tasks), *_visits(follow_up)]
    return tuple(sorted(found, key=lambda due: (due.day, due.kind, due.number)))


def _steps(steps: Iterable[StepLine]) -> Iterator[Due]:
    for step in steps:
        if step.is_live and step.due_on is not None:
            yield Due(
                DueKind.STEP,
                step.due_on,
                step.name,
                earliest=step.due_earliest,
                who=step.who,
                turn=step.turn,
                because=step.due_because,
                by_hand=step.due_by_hand,
                number=step.number,
            )
        if step.state is StepState.REFUSED and step.remedy_due_on is not None:
            yield Due(
                DueKind.REMEDY,
                step.remedy_due_on,
                _against(step),
                who=step.who,
                because=step.remedy_because,
                number=step.number,
            )


def _against(step: StepLine) -> str:
    if step.remedy is None:
        return _("Against the refusal of “%(step)s”", step=step.name)
    return _("%(remedy)s against the refusal of “%(step)s”", remedy=label(step.remedy), step=step.name)


def _tasks(tasks: Tasks) -> Iterator[Due]:
    for task in tasks.open:
        if task.due_on is not None:
            yield Due(DueKind.TASK, task.due_on, task.title, who=task.who, by=task.assignee, number=task.number)


def _visits(follow_up: FollowUp) -> Iterator[Due]:
    for visit in follow_up.planned:
        if visit.day is None:
            why = because("visit_due_by_hand", day=visit.planned_on)
        else:
            why = because("visit_due", day=visit.planned_on, after=visit.day)
        yield Due(
            DueKind.VISIT,
            visit.window_until,
            label(visit.kind),
            earliest=visit.window_from,
            by=visit.by,
            because=why,
            ref=visit.ref,
        )
