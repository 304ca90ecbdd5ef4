"""CV reviews, interviews and tests, planned and with their results; and what was written down by mistake."""

from datetime import date

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.access.refusals import refusal, rules_decide
from caseflow.audit import trail
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.models.followup import Visit
from caseflow.models.placements import Placement, PlacementCheck, PlacementEvent
from caseflow.placements import chances, moving
from caseflow.placements.entries import EventEntry
from caseflow.placements.rows import placement_to_change
from caseflow.rules import placement_checks, placement_events, visits
from caseflow.rules.reason import because
from caseflow.vocabulary.followup import VisitState
from caseflow.vocabulary.language import _

_DAYS_BACK = {"matched": ("submitted_on", "offered_on"), "shortlisted": ("submitted_on", "offered_on")}


def record_event(user: Actor, ref: str, entry: EventEntry) -> int:
    """Record a review, an interview or a test, planned or past. The placement comes to that state if it is not further.

    Returns its number. Raises NotFound, Denied or Refused.
    """
    row = placement_to_change(user, ref)
    today = clock.today(user.timezone)
    if entry.on is None:
        raise Refused(_("Enter the day."), "on")
    with rules_decide():
        placement_events.check_event(row.state, entry.kind, entry.on, entry.result, row.submitted_on, today)
    if entry.result == placement_events.PLANNED:
        # Nobody is sent to an interview that they did not agree to, or with an employer that is not safe.
        found = chances.chance(user, row.person, row.opening, row.starts_on, but=row.id, ask=True)
        chances.must_be_possible(found, today)
    event = PlacementEvent(
        placement_id=row.id,
        number=_next_number(user, row),
        kind=entry.kind,
        on=entry.on,
        result=entry.result,
        recorded_by_id=user.id,
        recorded_at=clock.now(),
    )
    db.session.add(event)
    before, to = row.state, placement_events.state_after(row.state, entry.kind)
    row.state = to or row.state
    sides = {"before": {"state": before}, "after": {"state": row.state}} if to else {}
    _kept(user, row, "placement.event", kind=entry.kind, day=entry.on, result=entry.result, **sides)
    return event.number


def record_result(user: Actor, ref: str, number: int, *, on: date | None, result: str, seen: int) -> None:
    """Write down how an event went, or on which day it is now. Raises NotFound, Denied, Stale or Refused."""
    row = placement_to_change(user, ref)
    query = scope.of_placement(user, PlacementEvent)
    event = gate.one(query.where(PlacementEvent.placement_id == row.id, PlacementEvent.number == number))
    gate.fresh(event, seen, {"result": result})
    if on is None:
        raise Refused(_("Enter the day."), "on")
    with rules_decide():
        placement_events.check_result(result, on, row.submitted_on, clock.today(user.timezone))
    before = {"result": event.result, "day": event.on}
    event.on, event.result = on, result
    _kept(user, row, "placement.result", kind=event.kind, before=before, after={"result": result, "day": on})


def correct_state(user: Actor, ref: str, to: str, reason: str, *, seen: int) -> None:
    """Take back a step that was written down by mistake. Raises NotFound, Denied, Stale or Refused."""
    row = placement_to_change(user, ref)
    gate.fresh(row, seen, {"state": to})
    with rules_decide():
        placement_events.check_correction(row.state, to, reason)
    before, row.state = row.state, to
    for column in _DAYS_BACK.get(to, ("offered_on",)):
        setattr(row, column, None)
    sides = {"before": {"state": before}, "after": {"state": to}}
    _kept(user, row, "placement.correct", reason=reason.strip(), **sides)


def correct_start(user: Actor, ref: str, started_on: date | None, reason: str, *, seen: int) -> None:
    """Correct the day on which the work began; checks and planned visits move with it.

    Raises NotFound, Denied, Stale or Refused.
    """
    row = placement_to_change(user, ref)
    gate.fresh(row, seen, {"started_on": started_on})
    if row.started_on is None:
        raise refusal(because("start_not_recorded"))
    if started_on is None:
        raise Refused(_("Enter the day on which it happened."), "on")
    _check_start(row, started_on, reason, clock.today(user.timezone))
    before, row.started_on = row.started_on, started_on
    _move_checks(user, row, started_on)
    moved = _move_visits(user, row, before, started_on)
    sides = {"before": {"started_on": before}, "after": {"started_on": started_on}}
    _kept(user, row, "placement.correct", reason=reason.strip(), visits=moved, **sides)


def _check_start(row: Placement, started_on: date, reason: str, today: date) -> None:
    if row.accepted_on is not None and started_on < row.accepted_on:
        raise refusal(because("placement_day_too_early", day=started_on, earlier=row.accepted_on), "on")
    if row.ended_on is not None and started_on > row.ended_on:
        raise refusal(because("start_after_end", start=started_on, end=row.ended_on), "on")
    if started_on > today:
        raise refusal(because("start_in_future", start=started_on), "on")
    if not reason.strip():
        raise refusal(because("placement_reason_missing"), "reason")


def _move_checks(user: Actor, row: Placement, started_on: date) -> None:
    """Checks that nobody has made follow the start; what was found stays as it was found."""
    due = dict(placement_checks.due_days(started_on))
    query = scope.of_placement(user, PlacementCheck).where(PlacementCheck.placement_id == row.id)
    for check in db.session.scalars(query):
        if check.done_on is None:
            check.due_on = due[check.day]


def _move_visits(user: Actor, row: Placement, before: date, started_on: date) -> list[str]:
    """Visits of the plan that are still planned and stand on their day move with the start. Returns references."""
    query = scope.of_case(user, Visit).where(
        Visit.placement_id == row.id, Visit.state == VisitState.PLANNED, Visit.day.is_not(None)
    )
    moved = []
    for visit in db.session.scalars(query):
        after_start = visit.planned_on - before
        if after_start.days == visit.day:
            again = visits.planned(started_on + after_start, visit.day)
            visit.planned_on, visit.window_from = again.planned_on, again.window_from
            visit.window_until = again.window_until
            moved.append(visit.ref)
    return moved


def _next_number(user: Actor, row: Placement) -> int:
    query = scope.of_placement(user, PlacementEvent).where(PlacementEvent.placement_id == row.id)
    known = db.session.scalars(query.with_only_columns(PlacementEvent.number)).all()
    return max(known, default=0) + 1


def _kept(user: Actor, row: Placement, action: str, **facts: object) -> None:
    named = {"name": moving.full_name(row.person), "job": row.opening.title, "employer": row.opening.employer.name}
    trail.commit(user, action, row.case, f"{row.case.ref}/placements/{row.ref}", **{**named, **facts})
