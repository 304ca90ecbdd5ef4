"""What of the grievances must not be overlooked: how many are open, what is overdue, which stop wants a decision."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import grievances as begun
from caseflow.extensions import db
from caseflow.models.employers import Employer
from caseflow.models.grievances import Grievance, GrievanceAction
from caseflow.oversight.figures import counted
from caseflow.rules.grievances import CLOSED
from caseflow.vocabulary.grievances import GrievanceSeverity

MOST = 10


@dataclass(frozen=True)
class Stopped:
    """An employer or recruiter to which nobody may be put forward. `is_own` when the user raised what stopped it."""

    ref: str
    name: str
    is_own: bool


@dataclass(frozen=True)
class GrievanceFigures:
    """Open grievances by severity, the gravest first; overdue actions; stops that wait for a supervisor."""

    open: tuple[tuple[GrievanceSeverity, int], ...]
    overdue: int
    stopped: tuple[Stopped, ...]

    @property
    def total(self) -> int:
        """How many are open."""
        return sum(number for _severity, number in self.open)

    @property
    def waiting(self) -> tuple[Stopped, ...]:
        """The stops that this user may decide about."""
        return tuple(one for one in self.stopped if not one.is_own)

    @property
    def grave(self) -> int:
        """How many of them are critical or high."""
        urgent = (GrievanceSeverity.CRITICAL, GrievanceSeverity.HIGH)
        return sum(number for severity, number in self.open if severity in urgent)


@dataclass(frozen=True)
class Answered:
    """Indicator I16 over the last twelve months: opened, closed as put right, retaliation, days to the first act."""

    opened: int
    resolved: int
    retaliation: int
    median_days: int | None


def grievance_figures(user: Actor) -> GrievanceFigures:
    """The figures of the user's teams. Raises Denied."""
    gate.require(user, "grievance.read")
    still = scope.grievances(user).where(Grievance.state != CLOSED)
    counting = still.with_only_columns(Grievance.severity, func.count()).group_by(Grievance.severity)
    counts = {severity: number for severity, number in db.session.execute(counting)}
    late = scope.of_grievance(user, GrievanceAction).where(
        Grievance.state != CLOSED,
        GrievanceAction.done_on.is_(None),
        GrievanceAction.due_on < clock.today(user.timezone),
    )
    return GrievanceFigures(
        open=tuple((severity, counts.get(severity, 0)) for severity in GrievanceSeverity),
        overdue=counted(late.with_only_columns(GrievanceAction.id)),
        stopped=_stopped(user) if gate.may(user, "employer.unfreeze") else (),
    )


def _stopped(user: Actor) -> tuple[Stopped, ...]:
    query = scope.employers(user).where(Employer.is_frozen).order_by(Employer.sort_name, Employer.id).limit(MOST)
    return tuple(Stopped(row.ref, row.name, begun.stopped_by(user, row)) for row in db.session.scalars(query))


def answered(user: Actor, since: date) -> Answered:
    """How grievances raised since a day were answered (indicator I16; for staff only). Raises Denied."""
    gate.require(user, "supervision.read")
    mine = scope.grievances(user).where(Grievance.raised_on >= since)
    first = (
        scope.of_grievance(user, GrievanceAction)
        .where(Grievance.raised_on >= since, GrievanceAction.done_on.is_not(None))
        .with_only_columns(Grievance.raised_on, func.min(GrievanceAction.done_on))
        .group_by(Grievance.id, Grievance.raised_on)
    )
    days = sorted(max((done - raised).days, 0) for raised, done in db.session.execute(first) if done is not None)
    return Answered(
        opened=counted(mine.with_only_columns(Grievance.id)),
        resolved=counted(
            mine.where(Grievance.outcome.in_(("resolved", "reimbursed", "moved"))).with_only_columns(Grievance.id)
        ),
        retaliation=counted(mine.where(Grievance.category == "retaliation").with_only_columns(Grievance.id)),
        median_days=days[(len(days) - 1) // 2] if days else None,
    )
