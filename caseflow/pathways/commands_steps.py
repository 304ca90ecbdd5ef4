"""Moving a step: start, hand in, take back, record the decision, mark as done or not needed, cancel, open again."""

from datetime import date

from caseflow import clock
from caseflow.access import gate
from caseflow.access.actor import Actor
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.pathways import applying, situations, step_facts, track
from caseflow.pathways.moving import Moving, after, check, finish, give, grant, moving_of, refuse
from caseflow.pathways.permit_details import PermitDetails, plain
from caseflow.pathways.track import Placed
from caseflow.pathways.wording import names, say, told
from caseflow.rules import steps as rules
from caseflow.vocabulary.language import _


def start_step(user: Actor, ref: str, number: int, *, started_on: date | None = None, seen: int) -> None:
    """Begin a step that is ready. Raises NotFound, Denied, Stale, or Refused when something stands in its way."""
    moving = _moving(user, ref, number, "step.move", seen)
    row, day = moving.placed.row, started_on or moving.today
    state = after(moving, "start")
    check(moving, lambda: rules.check_start(day, row.ready_on, moving.today))
    _check_rules(user, moving, "start", day)
    row.state, row.started_on = state, day
    finish(user, moving, "step.start")


def submit_step(user: Actor, ref: str, number: int, *, filed_on: date, seen: int) -> None:
    """Record that a step was handed in to whoever decides it. Raises NotFound, Denied, Stale or Refused."""
    moving = _moving(user, ref, number, "step.move", seen)
    row = moving.placed.row
    state = after(moving, "submit")
    check(moving, lambda: rules.check_filing(filed_on, row.started_on or row.ready_on, moving.today))
    _check_rules(user, moving, "submit", filed_on)
    row.state, row.filed_on = state, filed_on
    applying.put_before(moving)
    finish(user, moving, "step.submit")


def withdraw_step(user: Actor, ref: str, number: int, *, reason: str, seen: int) -> None:
    """Take back what was handed in, with the reason. Raises NotFound, Denied, Stale or Refused."""
    moving = _moving(user, ref, number, "step.move", seen)
    row = moving.placed.row
    row.state, row.filed_on = after(moving, "withdraw"), None
    applying.take_back(moving)
    finish(user, moving, "step.withdraw", reason=told(reason))


def grant_step(
    user: Actor,
    ref: str,
    number: int,
    *,
    decided_on: date,
    permit: PermitDetails | None = None,
    renew_before_days: int | None = None,
    seen: int,
) -> None:
    """Record a favourable decision, and the permit that it gives. Raises NotFound, Denied, Stale or Refused."""
    moving = _moving(user, ref, number, "step.decide", seen)
    _must_be_ours(moving)
    given = grant(moving, decided_on, permit, renew_before_days)
    finish(user, moving, "step.grant", permit=given)


def refuse_step(
    user: Actor, ref: str, number: int, *, decided_on: date, internal: str, shareable: str, seen: int
) -> None:
    """Record a refusal with its two texts; it opens the remedy that the pathway names, until its last day.

    Raises NotFound, Denied, Stale or Refused.
    """
    moving = _moving(user, ref, number, "step.decide", seen)
    _must_be_ours(moving)
    refuse(moving, decided_on, internal, shareable)
    finish(
        user,
        moving,
        "step.refuse",
        internal=internal,
        shareable=shareable,
        remedy_due_on=moving.placed.row.remedy_due_on,
    )


def close_remedy(user: Actor, ref: str, number: int, *, used: bool, note: str, seen: int) -> None:
    """Record that the remedy against a refusal was used, or that it is not: its last day then no longer warns."""
    moving = _moving(user, ref, number, "step.decide", seen)
    row = moving.placed.row
    if row.state != "refused" or not row.remedy or row.remedy.get("state") != "open":
        raise Refused(_("No remedy is open for this step."))
    row.remedy = {
        **row.remedy,
        "state": "used" if used else "not_used",
        "note": told(note, "note"),
        "on": str(moving.today),
    }
    row.remedy_due_on = None
    finish(user, moving, "step.remedy", used=used, note=note)


def complete_step(
    user: Actor,
    ref: str,
    number: int,
    *,
    done_on: date,
    permit: PermitDetails | None = None,
    renew_before_days: int | None = None,
    seen: int,
) -> None:
    """Mark a step as done that nobody outside decides; one that comes back stays open for its next time.

    Raises NotFound, Denied, Stale or Refused.
    """
    moving = _moving(user, ref, number, "step.move", seen)
    row = moving.placed.row
    state = after(moving, "complete")
    check(moving, lambda: rules.check_decision(done_on, None, moving.today), "done_on")
    if row.started_on is not None and done_on < row.started_on:
        raise Refused(_("This day lies before the step was started. Check the two days."), "done_on")
    _check_rules(user, moving, "complete", done_on)
    given = None
    if state == "granted":
        row.state, row.decided_on = state, done_on
        given = give(moving, permit, renew_before_days)
    else:
        row.filed_on = done_on
    finish(user, moving, "step.complete", done_on=done_on, permit=given)


def waive_step(user: Actor, ref: str, number: int, *, reason: str, seen: int) -> None:
    """Mark a step as not needed; a supervisor's act, with a reason. Raises NotFound, Denied, Stale or Refused."""
    moving = _moving(user, ref, number, "step.waive", seen)
    row = moving.placed.row
    row.state, row.decision_internal = after(moving, "waive"), told(reason)
    row.decided_on = moving.today
    finish(user, moving, "step.waive", reason=reason)


def cancel_step(user: Actor, ref: str, number: int, *, reason: str, seen: int) -> None:
    """End a step that will not be taken, with a reason. What comes after it waits. Raises the four."""
    moving = _moving(user, ref, number, "step.move", seen)
    row = moving.placed.row
    row.state, row.decision_internal = after(moving, "cancel"), told(reason)
    row.decided_on = moving.today
    finish(user, moving, "step.cancel", reason=reason)


def reopen_step(user: Actor, ref: str, number: int, *, reason: str, seen: int) -> None:
    """Open a step again that was ended by mistake or whose refusal was overturned; a supervisor's act, with a reason.

    A permit that the step gave is taken back: the trail keeps what was written on it. Raises the four.
    """
    moving = _moving(user, ref, number, "step.reopen", seen)
    found, placed = moving.found, moving.placed
    state, row = after(moving, "reopen"), placed.row
    same = [other.in_order for other in found.beside(placed)]
    check(moving, lambda: rules.check_reopen(placed.in_order, same))
    taken_back = [plain(permit) for permit in placed.permits]
    for permit in placed.permits:
        db.session.delete(permit)
    found.placed[found.placed.index(placed)] = Placed(row, placed.template, placed.pathway)
    was = {"decision_internal": row.decision_internal, "decision_shareable": row.decision_shareable}
    row.state, row.decided_on, row.remedy, row.remedy_due_on = state, None, None, None
    row.decision_internal = row.decision_shareable = None
    finish(user, moving, "step.reopen", reason=told(reason), permits_taken_back=taken_back, texts_before=was)


def _moving(user: Actor, ref: str, number: int, action: str, seen: int) -> Moving:
    found = track.load(user, ref)
    placed = found.step(number)
    gate.require(user, action)
    gate.fresh(placed.row, seen, {})
    return moving_of(found, number, clock.today(user.timezone))


def _must_be_ours(moving: Moving) -> None:
    """Where the authority works with caseflow, its own people decide, and nobody else writes it down."""
    if moving.placed.row.authority_id is not None:
        raise Refused(_("The authority decides this step in caseflow itself. Its decision will appear here."))


def _check_rules(user: Actor, moving: Moving, verb: str, on: date) -> None:
    """Raise Refused with everything that stands in the way of the verb on that day."""
    if not step_facts.codes_before(verb, moving.placed.template):
        return
    now = situations.situation(user, moving.found, moving.placed, on)
    known = names(moving.placed.pathway)
    blocks = [one for one in step_facts.check(verb, now) if one.blocks]
    if blocks:
        reasons = [f"{known[one.code]} ({say(one.because, moving.placed.pathway)})" for one in blocks]
        raise Refused(_("This stands in the way: %(reasons)s", reasons=" ".join(reasons)))
