"""What another version of its pathway would mean for a case: steps that stay, come and fall away, days that move.

Only looked at, nothing is changed: a draft is tried with it, and a supervisor sees it before a case is moved.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from caseflow.access.actor import Actor
from caseflow.models.pathways import Step
from caseflow.pathways import beginning, track
from caseflow.pathways.beginning import Taker
from caseflow.pathways.track import Placed, Track
from caseflow.rules.pathway import Pathway
from caseflow.rules.steps import OPEN_STATES, settle

# Why a step ended with a move; what moving back looks for.
LEFT = "version_left"


@dataclass(frozen=True)
class Stays:
    """A step that both versions have, as it would be: its state, and its due day before and after."""

    placed: Placed
    state: str
    due_before: date | None
    due_after: date | None

    @property
    def moves(self) -> bool:
        """Whether the due day would be another one."""
        return self.due_before != self.due_after


@dataclass(frozen=True)
class Plan:
    """The steps of a case's own pathway under another version of it."""

    stays: tuple[Stays, ...]
    comes: tuple[Taker, ...]
    falls: tuple[Placed, ...]

    @property
    def is_costly(self) -> bool:
        """Whether something falls away that was begun or done."""
        return any(placed.row.state not in ("pending", "ready", "waived", "cancelled") for placed in self.falls)


def plan(user: Actor, found: Track, new: Pathway, today: date) -> Plan:
    """What the version would mean for the case's own pathway; registrations beside it are left alone."""
    own = own_steps(found)
    codes = {step.code for step in new.steps}
    staying = [placed for placed in own if placed.row.code in codes]
    there = {(placed.row.code, placed.row.person_id) for placed in staying}
    takers = beginning.takers_of(new, found.members, today)
    under = [replace(placed, template=new.step(placed.row.code), pathway=new) for placed in staying]
    return Plan(
        stays=tuple(_stays(user, found, staying, under)),
        comes=tuple(taker for taker in takers if (taker[0].code, taker[1].id) not in there),
        falls=tuple(placed for placed in own if placed.row.code not in codes and not _fell(placed.row)),
    )


def own_steps(found: Track) -> list[Placed]:
    """The steps of the pathway that the case is on, in the version that it is on."""
    return [placed for placed in found.placed if placed.row.pathway_version_id == found.case.pathway_version_id]


def _fell(row: Step) -> bool:
    return row.state == "cancelled" and (row.not_needed or {}).get("code") == LEFT


def _stays(user: Actor, found: Track, staying: Sequence[Placed], under: Sequence[Placed]) -> list[Stays]:
    then = Track(found.case, list(under))
    days = track.work_anchors(user, then)
    changed = settle([placed.in_order for placed in under])
    shown = []
    for before, after in zip(staying, under, strict=True):
        row = before.row
        due = row.due_on
        if row.state in OPEN_STATES and not row.due_by_hand:
            reckoned = track.reckoned_due(after, then, days)
            due = reckoned.day if reckoned else None
        shown.append(Stays(before, changed.get(row.id, row.state), row.due_on, due))
    return shown
