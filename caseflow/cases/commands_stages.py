"""Moving a case along its stages, back, and letting it wait."""

from datetime import date

from caseflow import clock
from caseflow.access import gate
from caseflow.access.actor import Actor
from caseflow.access.refusals import rules_decide
from caseflow.audit import trail
from caseflow.cases.facts import facts_of
from caseflow.cases.standing import case_to_change, must_be_open, must_not_wait, stop_waiting
from caseflow.errors import Refused
from caseflow.rules import stages
from caseflow.rules.reason import as_json
from caseflow.vocabulary.language import _
from caseflow.vocabulary.stages import CaseStatus, HoldEvent


def move_case(user: Actor, ref: str, *, override_reason: str = "", seen: int) -> str:
    """Move a case to its next stage. Returns that stage.

    A supervisor can go on although something is missing, with a reason. Raises NotFound, Denied, Stale or Refused.
    """
    case = case_to_change(user, ref)
    gate.require(user, "case.override" if override_reason else "case.move")
    gate.fresh(case, seen)
    must_not_wait(case)
    today = clock.today(user.timezone)
    with rules_decide():
        may_override = gate.may(user, "case.override")
        move = stages.advance(
            case.stage, facts_of(user, case, today), is_supervisor=may_override, override_reason=override_reason
        )
    case.stage, case.stage_since = move.to_stage, today
    action, facts = "case.move", {}
    if move.overridden:
        action = "case.override"
        facts = {"reason": override_reason, "missing": [as_json(reason) for reason in move.overridden]}
    trail.commit(user, action, case, ref, before={"stage": move.from_stage}, after={"stage": move.to_stage}, **facts)
    return move.to_stage


def move_case_back(user: Actor, ref: str, *, to_stage: str, reason: str, seen: int) -> None:
    """Move a case back to a stage that it has passed, with a reason. Raises NotFound, Stale or Refused."""
    case = case_to_change(user, ref)
    gate.require(user, "case.move")
    gate.fresh(case, seen)
    must_not_wait(case)
    with rules_decide():
        move = stages.go_back(case.stage, to_stage, reason)
    case.stage, case.stage_since = move.to_stage, clock.today(user.timezone)
    before, after = {"stage": move.from_stage}, {"stage": move.to_stage}
    trail.commit(user, "case.move", case, ref, before=before, after=after, back=True, reason=reason)


def hold_case(user: Actor, ref: str, *, until: date | None, event: str, reason: str, seen: int) -> None:
    """Let a case wait until a day or an event. It wakes itself. Raises NotFound, Stale or Refused."""
    case = case_to_change(user, ref)
    gate.require(user, "case.hold")
    gate.fresh(case, seen, {"hold_until": until, "hold_event": event, "hold_reason": reason})
    if event and event not in set(HoldEvent):
        raise Refused(_("Choose what the case waits for."), "hold_event")
    if case.status == CaseStatus.ON_HOLD:
        raise Refused(_("The case is on hold already. Open it again first."))
    with rules_decide():
        hold = stages.check_hold(case.stage, stages.Hold(clock.today(user.timezone), until, event), reason)
    case.status = CaseStatus.ON_HOLD
    case.hold_since, case.hold_until, case.hold_event, case.hold_reason = hold.since, hold.until, hold.event, reason
    trail.commit(
        user,
        "case.hold",
        case,
        ref,
        before={"status": CaseStatus.OPEN},
        after={"status": CaseStatus.ON_HOLD},
        until=hold.until,
        event=hold.event,
        reason=reason,
    )


def resume_case(user: Actor, ref: str, *, seen: int) -> None:
    """Open a case on hold again by hand. Raises NotFound, Stale or Refused."""
    case = case_to_change(user, ref)
    gate.require(user, "case.hold")
    gate.fresh(case, seen)
    must_be_open(case)
    if case.status != CaseStatus.ON_HOLD:
        raise Refused(_("The case is not on hold."))
    since, reason = case.hold_since, case.hold_reason or ""
    case.status = CaseStatus.OPEN
    stop_waiting(case)
    before, after = {"status": CaseStatus.ON_HOLD}, {"status": CaseStatus.OPEN}
    trail.commit(user, "case.wake", case, ref, before=before, after=after, by_hand=True, since=since, reason=reason)
