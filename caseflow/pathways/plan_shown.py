"""What another version would mean for a case, in the reader's words."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import date

from caseflow.pathways.shown import said
from caseflow.pathways.version_plan import Plan
from caseflow.pathways.wording import full_name
from caseflow.vocabulary.steps import StepState


@dataclass(frozen=True)
class StayShown:
    """A step that goes on. `state` is what it is, `then` what it would be."""

    name: str
    person: str
    state: StepState
    then: StepState
    due_before: date | None
    due_after: date | None
    by_hand: bool

    @property
    def moves(self) -> bool:
        """Whether the due day would be another one."""
        return self.due_before != self.due_after


@dataclass(frozen=True)
class ComeShown:
    """A step that comes. `again`: it was there before, fell away, and is taken up as it was."""

    name: str
    person: str
    again: bool


@dataclass(frozen=True)
class FallShown:
    """A step that falls away, with what happened to it so far."""

    name: str
    person: str
    state: StepState
    started_on: date | None
    filed_on: date | None
    decided_on: date | None


@dataclass(frozen=True)
class PlanShown:
    """The whole of it. `is_costly`: something falls away that was begun or done."""

    stays: tuple[StayShown, ...]
    comes: tuple[ComeShown, ...]
    falls: tuple[FallShown, ...]
    is_costly: bool


def plan_shown(plan: Plan, again: Set[tuple[str, int]]) -> PlanShown:
    """The plan in words; `again` are the steps, by code and person, that are taken up as they were."""
    stays = [
        StayShown(
            said(one.placed.template.names), full_name(one.placed.row.person), StepState(one.placed.row.state),
            StepState(one.state), one.due_before, one.due_after, one.placed.row.due_by_hand,
        )
        for one in plan.stays
    ]  # fmt: skip
    comes = [
        ComeShown(said(template.names), full_name(person), (template.code, person.id) in again)
        for template, person in plan.comes
    ]
    falls = [
        FallShown(
            said(placed.template.names), full_name(placed.row.person), StepState(placed.row.state),
            placed.row.started_on, placed.row.filed_on, placed.row.decided_on,
        )
        for placed in plan.falls
    ]  # fmt: skip
    return PlanShown(tuple(stays), tuple(comes), tuple(falls), plan.is_costly)
