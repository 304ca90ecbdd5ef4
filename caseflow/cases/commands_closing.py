"""Closing a case with its outcome, and opening a closed one again."""

from dataclasses import dataclass

from caseflow import clock
from caseflow.access import gate
from caseflow.access.actor import Actor
from caseflow.access.refusals import rules_decide
from caseflow.audit import trail
from caseflow.cases.facts import holds_permit
from caseflow.cases.membership import follow, one_open_case, present
from caseflow.cases.standing import case_to_change, stop_waiting
from caseflow.extensions import db
from caseflow.rules import stages
from caseflow.vocabulary.stages import CaseStatus, Stage


@dataclass(frozen=True)
class Closing:
    """How a case ended, and why: once for the file, once in words for the family."""

    outcome: str
    internal: str
    shareable: str


def close_case(user: Actor, ref: str, closing: Closing, *, seen: int) -> None:
    """Close a case. The stage it leaves is kept as the one reached; its people may be in another case from now on.

    What is still open in it (tasks, visits) stays as it is and leaves the lists. Raises NotFound, Stale or Refused.
    """
    case = case_to_change(user, ref)
    gate.require(user, "case.close")
    gate.fresh(case, seen)
    today = clock.today(user.timezone)
    with rules_decide():
        has_permit = holds_permit(user, case, today)
        move = stages.check_closing(
            case.stage, closing.outcome, closing.internal, closing.shareable, principal_permit=has_permit
        )
    before = {"stage": case.stage, "status": case.status}
    case.stage, case.stage_since, case.stage_reached = Stage.CLOSED, today, move.from_stage
    case.status, case.outcome, case.closed_on = CaseStatus.CLOSED, closing.outcome, today
    case.closing_internal, case.closing_shareable = closing.internal, closing.shareable or None
    stop_waiting(case)
    for member in present(user, case):
        member.open_person_id = None
    trail.commit(
        user,
        "case.close",
        case,
        ref,
        before=before,
        after={"stage": case.stage, "status": case.status},
        outcome=closing.outcome,
        stage_reached=move.from_stage,
        internal=closing.internal,
        shareable=closing.shareable,
    )


def reopen_case(user: Actor, ref: str, *, reason: str, seen: int) -> None:
    """Open a closed case again, at the stage it had reached: only when none of its people is in another open case.

    Raises NotFound, Denied, Stale or Refused.
    """
    case = case_to_change(user, ref)
    gate.require(user, "case.reopen")
    gate.fresh(case, seen)
    with rules_decide():
        # Whether somebody has another open case is not for a scoped query to say: the database's constraint says it.
        move = stages.reopen(
            case.stage, case.stage_reached or Stage.INTAKE, reason, is_supervisor=True, has_other_open_case=False
        )
    before = {"stage": case.stage, "status": case.status, "outcome": case.outcome, "closed_on": case.closed_on}
    members = present(user, case)
    with one_open_case(user, [member.person_id for member in members], None), db.session.no_autoflush:
        case.stage, case.stage_since, case.stage_reached = move.to_stage, clock.today(user.timezone), None
        case.status, case.outcome, case.closed_on = CaseStatus.OPEN, None, None
        case.closing_internal, case.closing_shareable = None, None
        for member in members:
            member.open_person_id = member.person_id
            follow(case, member.person)
    after = {"stage": case.stage, "status": case.status}
    trail.commit(user, "case.reopen", case, ref, before=before, after=after, reason=reason)
