"""What somebody should know before a case closes."""

from dataclasses import dataclass

from sqlalchemy import func

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.access.refusals import rules_decide
from caseflow.audit import trail
from caseflow.cases.commands_closing import Closing
from caseflow.cases.facts import facts_of, holds_permit
from caseflow.cases.queries_case import CaseHead, loaded
from caseflow.extensions import db
from caseflow.models.cases import Case, Task
from caseflow.models.followup import Visit
from caseflow.rules import stages
from caseflow.rules.reason import Because
from caseflow.vocabulary.followup import VisitState
from caseflow.vocabulary.stages import Stage
from caseflow.vocabulary.tasks import TaskState


@dataclass(frozen=True)
class Remaining:
    """What is still open in a case that is about to close."""

    head: CaseHead
    missing: tuple[Because, ...]
    tasks: int
    visits: int


def remaining(user: Actor, ref: str) -> Remaining:
    """What would stay open if the case closed now. Raises NotFound, Denied."""
    head, case = loaded(user, ref, "case.close")
    facts = facts_of(user, case, clock.today(user.timezone))
    missing = stages.leave_follow_up(facts) if case.stage == Stage.FOLLOW_UP else ()
    tasks = scope.of_case(user, Task).where(Task.case_id == case.id, Task.state == TaskState.OPEN)
    visits = scope.of_case(user, Visit).where(Visit.case_id == case.id, Visit.state == VisitState.PLANNED)
    numbers = [db.session.scalar(query.with_only_columns(func.count())) or 0 for query in (tasks, visits)]
    trail.seen(user, "case.read", ref, "name members tasks visits")
    return Remaining(head, tuple(m for m in missing if m.code != "closing_outcome_missing"), *numbers)


def check_closing(user: Actor, ref: str, closing: Closing, *, seen: int) -> None:
    """Whether the case could close like this, before it is read over. Raises NotFound, Denied, Stale or Refused."""
    case = gate.one(scope.cases(user).where(Case.ref == ref))
    gate.require(user, "case.close")
    gate.fresh(case, seen)
    has_permit = holds_permit(user, case, clock.today(user.timezone))
    with rules_decide():
        stages.check_closing(
            case.stage, closing.outcome, closing.internal, closing.shareable, principal_permit=has_permit
        )
