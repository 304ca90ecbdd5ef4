"""Moving a step: start, hand in, take back, record the decision, mark as done or not needed, cancel, open again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from caseflow import clock
from caseflow.access import gate
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.pathways import situations, step_facts, track
from caseflow.pathways.permit_details import PermitDetails, check_details, new_permit, plain
from caseflow.pathways.track import Placed, Track
from caseflow.pathways.wording import names, refused, say, told
from caseflow.rules import steps as rules
from caseflow.rules.reason import Because, NotAllowed, as_json
from caseflow.vocabulary.language import _

Rule = Callable[[], None]

_KEPT = ("state", "ready_on", "started_on", "filed_on", "decided_on", "due_on", "due_by_hand")


@dataclass(frozen=True)
class Moving:
    """A step that the user may move, with what it was before."""

    found: Track
    placed: Placed
    today: date
    before: Mapping[str, object]

    @property
    def subject(self) -> str:
        """How the trail names the step."""
        return f"{self.found.case.ref}/steps/{self.placed.row.number}"


def start_step(user: Actor, ref: str, number: int, *, started_on: date | None = None, seen: int) -> None:
    """Begin a step that is ready. Raises NotFound, Denied, Stale, or Refused when something stands in its way."""
    moving = _moving(user, ref, number, "step.move", seen)
    row, day = moving.placed.row, started_on or moving.today
    state = _after(moving, "start")
    _check(moving, lambda: rules.check_start(day, row.ready_on, moving.today))
    _check_rules(user, moving, "start", day)
    row.state, row.started_on = state, day
    _finish(user, moving, "step.start")


def submit_step(user: Actor, ref: str, number: int, *, filed_on: date, seen: int) -> None:
    """Record that a step was handed in to whoever decides it. Raises NotFound, Denied, Stale or Refused."""
    moving = _moving(user, ref, number, "step.move", seen)
    row = moving.placed.row
    state = _after(moving, "submit")
    _check(moving, lambda: rules.check_filing(filed_on, row.started_on or row.ready_on, moving.today))
    _check_rules(user, moving, "submit", filed_on)
    row.state, row.filed_on = state, filed_on
    _finish(user, moving, "step.submit")


def withdraw_step(user: Actor, ref: str, number: int, *, reason: str, seen: int) -> None:
    """Take back what was handed in, with the reason. Raises NotFound, Denied, Stale or Refused."""
    moving = _moving(user, ref, number, "step.move", seen)
    row = moving.placed.row
    row.state, row.filed_on = _after(moving, "withdraw"), None
    _finish(user, moving, "step.withdraw", reason=told(reason))


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
    row = moving.placed.row
    state = _after(moving, "grant")
    _check(moving, lambda: rules.check_decision(decided_on, row.filed_on, moving.today))
    row.state, row.decided_on = state, decided_on
    given = _give(moving, permit, renew_before_days)
    _finish(user, moving, "step.grant", permit=given)


def refuse_step(
    user: Actor, ref: str, number: int, *, decided_on: date, internal: str, shareable: str, seen: int
) -> None:
    """Record a refusal with its two texts; it opens the remedy that the pathway names, until its last day.

    Raises NotFound, Denied, Stale or Refused.
    """
    moving = _moving(user, ref, number, "step.decide", seen)
    row, template = moving.placed.row, moving.placed.template
    state = _after(moving, "refuse")
    _check(moving, lambda: rules.check_decision(decided_on, row.filed_on, moving.today))
    row.state, row.decided_on = state, decided_on
    row.decision_internal, row.decision_shareable = told(internal, "internal"), told(shareable, "shareable")
    remedy = rules.after_refusal(template.remedy, decided_on, track.holidays_of(moving.placed.pathway))
    if isinstance(remedy, Because):
        row.remedy, row.remedy_due_on = {"because": as_json(remedy)}, None
    else:
        row.remedy = {"kind": remedy.kind, "to": remedy.to, "state": "open", "because": as_json(remedy.because)}
        row.remedy_due_on = remedy.due.day if remedy.due else None
    _finish(user, moving, "step.refuse", internal=internal, shareable=shareable, remedy_due_on=row.remedy_due_on)


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
    _finish(user, moving, "step.remedy", used=used, note=note)


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
    state = _after(moving, "complete")
    _check(moving, lambda: rules.check_decision(done_on, None, moving.today), "done_on")
    if row.started_on is not None and done_on < row.started_on:
        raise Refused(_("This day lies before the step was started. Check the two days."), "done_on")
    _check_rules(user, moving, "complete", done_on)
    given = None
    if state == "granted":
        row.state, row.decided_on = state, done_on
        given = _give(moving, permit, renew_before_days)
    else:
        row.filed_on = done_on
    _finish(user, moving, "step.complete", done_on=done_on, permit=given)


def waive_step(user: Actor, ref: str, number: int, *, reason: str, seen: int) -> None:
    """Mark a step as not needed; a supervisor's act, with a reason. Raises NotFound, Denied, Stale or Refused."""
    moving = _moving(user, ref, number, "step.waive", seen)
    row = moving.placed.row
    row.state, row.decision_internal = _after(moving, "waive"), told(reason)
    row.decided_on = moving.today
    _finish(user, moving, "step.waive", reason=reason)


def cancel_step(user: Actor, ref: str, number: int, *, reason: str, seen: int) -> None:
    """End a step that will not be taken, with a reason. What comes after it waits. Raises the four."""
    moving = _moving(user, ref, number, "step.move", seen)
    row = moving.placed.row
    row.state, row.decision_internal = _after(moving, "cancel"), told(reason)
    row.decided_on = moving.today
    _finish(user, moving, "step.cancel", reason=reason)


def reopen_step(user: Actor, ref: str, number: int, *, reason: str, seen: int) -> None:
    """Open a step again that was ended by mistake or whose refusal was overturned; a supervisor's act, with a reason.

    A permit that the step gave is taken back: the trail keeps what was written on it. Raises the four.
    """
    moving = _moving(user, ref, number, "step.reopen", seen)
    found, placed = moving.found, moving.placed
    state, row = _after(moving, "reopen"), placed.row
    same = [other.in_order for other in found.beside(placed)]
    _check(moving, lambda: rules.check_reopen(placed.in_order, same))
    taken_back = [plain(permit) for permit in placed.permits]
    for permit in placed.permits:
        db.session.delete(permit)
    found.placed[found.placed.index(placed)] = Placed(row, placed.template, placed.pathway)
    was = {"decision_internal": row.decision_internal, "decision_shareable": row.decision_shareable}
    row.state, row.decided_on, row.remedy, row.remedy_due_on = state, None, None, None
    row.decision_internal = row.decision_shareable = None
    _finish(user, moving, "step.reopen", reason=told(reason), permits_taken_back=taken_back, texts_before=was)


def _moving(user: Actor, ref: str, number: int, action: str, seen: int) -> Moving:
    found = track.load(user, ref)
    placed = found.step(number)
    gate.require(user, action)
    gate.fresh(placed.row, seen, {})
    if found.case.status == "closed":
        raise Refused(_("The case is closed. A supervisor can open it again."))
    before = {name: getattr(placed.row, name) for name in _KEPT}
    return Moving(found, placed, clock.today(user.timezone), before)


def _after(moving: Moving, verb: str) -> str:
    try:
        return rules.move(moving.placed.row.state, verb, moving.placed.template)
    except NotAllowed as no:
        raise refused(no, moving.placed.pathway) from no


def _check(moving: Moving, rule: Rule, field: str | None = None) -> None:
    try:
        rule()
    except NotAllowed as no:
        raise Refused(say(no.because, moving.placed.pathway), field or no.field) from no


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


def _give(moving: Moving, details: PermitDetails | None, renew_before: int | None) -> dict[str, object] | None:
    """Write down the permit that the step gives. Raises Refused when one is wanted and there is none, or vice versa."""
    template, row = moving.placed.template, moving.placed.row
    if template.gives is None:
        if details is not None:
            raise Refused(_("This step gives no permit."))
        return None
    if details is None:
        raise Refused(_("This step gives a permit. Enter its first day."), "valid_from")
    check_details(details)
    permit = new_permit(details, row.person_id)
    permit.case_id, permit.step_id = row.case_id, row.id
    permit.renew_before_days = renew_before if renew_before is not None else template.renew_before_days
    db.session.add(permit)
    db.session.flush()
    placed = Placed(row, template, moving.placed.pathway, (*moving.placed.permits, permit))
    moving.found.placed[moving.found.placed.index(moving.placed)] = placed
    return plain(permit)


def _finish(user: Actor, moving: Moving, action: str, **more: object) -> None:
    """What follows for the other steps, and the entry that keeps it all."""
    opened = track.update(user, moving.found, moving.today)
    row = moving.placed.row
    after = {name: getattr(row, name) for name in _KEPT}
    changed = [name for name in _KEPT if after[name] != moving.before[name]]
    trail.commit(
        user, action, moving.found.case, moving.subject, step=row.code,
        before={name: moving.before[name] for name in changed}, after={name: after[name] for name in changed},
        now_possible=opened, **more,
    )  # fmt: skip
