"""What an employer does with the candidates put before it: answers, days of interviews and tests, messages."""

from typing import Any

from sqlalchemy import func
from sqlalchemy.exc import IntegrityError

from caseflow import clock
from caseflow.access import gate, partner, vettings
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.errors import Refused, Stale
from caseflow.extensions import db
from caseflow.models.placements import Placement, PlacementEvent, PlacementMessage
from caseflow.partner import rows
from caseflow.partner.entries import AnswerEntry
from caseflow.rules import placement_events as events
from caseflow.rules import placements as rules
from caseflow.rules.birth import NOT_KNOWN
from caseflow.rules.placements import Chance, against_opening
from caseflow.vocabulary.labels import label
from caseflow.vocabulary.language import _, _l
from caseflow.vocabulary.partner import DeclineReason, PartnerMove
from caseflow.vocabulary.placements import EventKind, EventResult
from caseflow.vocabulary.vetting import OpeningState

MOST_WORDS = 4000
# With whom the employer is still deciding.
DECIDING = (rules.SUBMITTED, rules.CV_REVIEW, rules.INTERVIEW, rules.TESTING)
_KIND_OF = {PartnerMove.INTERVIEW: EventKind.INTERVIEW, PartnerMove.TESTING: EventKind.TEST}


def answer_candidate(user: Actor, ref: str, entry: AnswerEntry, *, seen: int) -> None:
    """Look at a candidate, invite them, make an offer, or decline. The caseworker gets a task.

    Raises NotFound, Denied, Stale or Refused: vetting, freeze, places and states hold as for staff, and of whatever
    does not concern the employer it hears one sentence only.
    """
    row = rows.candidate(user, ref, "partner.answer")
    gate.fresh(row, seen)
    move = _move(row, entry.to)
    before = row.state
    reason = _reason(entry) if move is PartnerMove.DECLINED_BY_EMPLOYER else ""
    if move in _KIND_OF:
        _add_event(user, row, _KIND_OF[move], entry)
    if entry.to in rules.MOVES[row.state]:
        _go(user, row, entry.to, reason)
    if entry.words:
        _say(user, row, entry.words)
    rows.tell_caseworker(user, row, _l("The employer answered: placement %(ref)s. See what it says.", ref=ref))
    facts: dict[str, Any] = {"job": row.opening.title, "employer": row.opening.employer.name, "reason": reason}
    sides = {"before": {"state": before}, "after": {"state": row.state}}
    try:
        trail.commit(user, "placement.employer_answer", row.case, rows.subject(row), day=entry.on, **facts, **sides)
    except IntegrityError:
        trail.abandon()
        raise Stale from None


def _move(row: Placement, to: str) -> PartnerMove:
    """What the employer does, if it is its turn. Raises Refused."""
    if to not in set(PartnerMove) or row.state not in DECIDING:
        raise rows.not_now()
    move = PartnerMove(to)
    if move not in _KIND_OF and to not in rules.MOVES[row.state]:
        raise rows.not_now()
    return move


def _reason(entry: AnswerEntry) -> str:
    if entry.reason not in set(DeclineReason):
        raise Refused(_("Choose why you decline."), "reason")
    return label(DeclineReason(entry.reason))


def _go(user: Actor, row: Placement, to: str, reason: str) -> None:
    """The placement comes to that state, by the rules that hold for staff. Raises Refused."""
    opening, today = row.opening, clock.today(user.timezone)
    vetting = vettings.as_rule(opening.employer)
    recruiter = vettings.as_rule(opening.recruiter) if opening.recruiter else None
    through = opening.recruiter is not None
    with rows.rules_decide():
        rules.check_move(
            row.state, to, vetting=vetting, today=today, reason=reason, recruiter=recruiter, through_recruiter=through
        )
    if to == rules.OFFERED:
        taken = partner.taken_heads(user).where(Placement.opening_id == opening.id, Placement.id != row.id)
        chance = Chance(
            birth=NOT_KNOWN,
            starts_on=row.starts_on,
            vetting=vetting,
            opening_open=opening.state == OpeningState.OPEN,
            heads=opening.heads,
            taken=len(db.session.execute(taken).all()),
            recruiter=recruiter,
            through_recruiter=through,
            ends_on=opening.ends_on,
        )
        if against_opening(chance, today):
            raise rows.not_now()
        row.offered_on = today
    row.state = to
    if to == rules.BY_EMPLOYER:
        row.end_reason = reason


def _add_event(user: Actor, row: Placement, kind: EventKind, entry: AnswerEntry) -> None:
    today = clock.today(user.timezone)
    if entry.on is None:
        raise Refused(_("Enter the day."), "on")
    if row.submitted_on is not None and entry.on < row.submitted_on:
        raise Refused(_("On this day the person was not yet put before you. Check the day."), "on")
    with rows.rules_decide():
        events.check_event(row.state, kind, entry.on, EventResult.PLANNED, None, today)
    highest = partner.of_candidate(user, PlacementEvent).where(PlacementEvent.placement_id == row.id)
    number = db.session.scalar(highest.with_only_columns(func.max(PlacementEvent.number))) or 0
    event = PlacementEvent(
        placement_id=row.id,
        number=number + 1,
        kind=kind,
        on=entry.on,
        result=EventResult.PLANNED,
        by_side=rows.by_employer(),
        recorded_by_id=user.id,
        recorded_at=clock.now(),
    )
    db.session.add(event)


def record_result(user: Actor, ref: str, number: int, result: str, *, seen: int) -> None:
    """Say what came of an interview or a test. Raises NotFound, Denied, Stale or Refused."""
    row = rows.candidate(user, ref, "partner.answer")
    query = partner.of_candidate(user, PlacementEvent)
    event = gate.one(query.where(PlacementEvent.placement_id == row.id, PlacementEvent.number == number))
    gate.fresh(event, seen, {"result": result})
    if result not in set(EventResult):
        raise Refused(_("Choose a result."), "result")
    with rows.rules_decide():
        events.check_result(result, event.on, None, clock.today(user.timezone))
    before, event.result = event.result, result
    facts = {"kind": event.kind, "day": event.on, "job": row.opening.title, "employer": row.opening.employer.name}
    sides = {"before": {"result": before}, "after": {"result": result}}
    rows.tell_caseworker(user, row, _l("The employer recorded a result: placement %(ref)s.", ref=ref))
    trail.commit(user, "placement.employer_event", row.case, rows.subject(row), **facts, **sides)


def write_message(user: Actor, ref: str, body: str) -> None:
    """Write to the service about a candidate. Raises NotFound, Denied or Refused."""
    row = rows.candidate(user, ref, "partner.answer")
    _say(user, row, body)
    rows.tell_caseworker(user, row, _l("The employer wrote a message: placement %(ref)s.", ref=ref))
    facts = {"job": row.opening.title, "employer": row.opening.employer.name}
    trail.commit(user, "placement.employer_message", row.case, rows.subject(row), **facts)


def _say(user: Actor, row: Placement, body: str) -> None:
    """A message of the employer's. Raises Refused for none."""
    if not body.strip() or len(body) > MOST_WORDS:
        raise Refused(_("Write your message, in at most %(most)s characters.", most=MOST_WORDS), "body")
    message = PlacementMessage(
        placement_id=row.id, body=body.strip(), by_side=rows.by_employer(), author_id=user.id, at=clock.now()
    )
    db.session.add(message)
