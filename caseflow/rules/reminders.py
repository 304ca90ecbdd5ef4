"""When somebody is reminded of a day, and when it climbs to the supervisor because nobody acted.

Each stage of a fact is told once. Whoever was away for a while is told where things stand now, not everything missed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

STEP, REMEDY, VISIT, TASK, CLIFF = "step", "remedy", "visit", "task", "cliff"
PAPER, VETTING, CHECK, PERMIT = "paper", "vetting", "check", "permit"

AHEAD, TODAY, OVERDUE, ESCALATED = "ahead", "today", "overdue", "escalated"


@dataclass(frozen=True)
class Plan:
    """How many days ahead of a day somebody is told, and how many days after it the supervisor is.

    `escalate_after` None: it never climbs.
    """

    ahead: tuple[int, ...]
    escalate_after: int | None = None


PLANS: Mapping[str, Plan] = {
    STEP: Plan((7, 1), 3),
    REMEDY: Plan((7, 3, 1), 0),  # a remedy that is missed is lost: the supervisor knows on the day
    VISIT: Plan((7,), 1),
    TASK: Plan((1,), 7),
    CLIFF: Plan((90, 60, 30, 14, 7, 1), 0),
    PERMIT: Plan((120, 60, 30, 7), 0),
    PAPER: Plan((90, 30, 7), None),
    VETTING: Plan((60, 30, 7), 0),
    CHECK: Plan((7,), 7),
}
# Beyond this nothing is told any more: it stands in every list as overdue.
LONGEST_OVERDUE = 60


@dataclass(frozen=True)
class Moment:
    """What is to be told now: the stage, with its days for a stage ahead. `climbs`: the supervisor is told too."""

    stage: str
    days: int = 0

    @property
    def key(self) -> str:
        """The stage as part of a fact's key."""
        return f"{self.stage}{self.days}" if self.stage == AHEAD else self.stage

    @property
    def climbs(self) -> bool:
        """Whether it is the supervisor's matter now."""
        return self.stage == ESCALATED


def moment(kind: str, due_on: date, today: date) -> Moment | None:
    """The newest stage that this day has reached; None while it is far away, or long past."""
    plan = PLANS[kind]
    left = (due_on - today).days
    if left < -LONGEST_OVERDUE:
        return None
    if plan.escalate_after is not None and left < 0 and -left >= plan.escalate_after:
        return Moment(ESCALATED)
    if left < 0:
        return Moment(OVERDUE)
    if left == 0:
        return Moment(TODAY)
    reached = [days for days in plan.ahead if left <= days]
    return Moment(AHEAD, min(reached)) if reached else None


def farthest(kind: str) -> int:
    """How many days ahead a day of this kind must be looked for."""
    return max(PLANS[kind].ahead)
