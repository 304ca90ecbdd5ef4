"""A placement goes on: put forward, offered, accepted, signed, travelling, at work, ended."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from caseflow import clock
from caseflow.access import gate, vettings
from caseflow.access.actor import Actor
from caseflow.access.refusals import refusal
from caseflow.audit import trail
from caseflow.errors import Refused, Stale
from caseflow.models.placements import Contract, Placement
from caseflow.placements import chances, choosing, comparing, moving
from caseflow.placements.entries import MoveEntry
from caseflow.placements.rows import heads_taken, placement_to_change
from caseflow.rules import choices, contracts
from caseflow.rules import placements as rules
from caseflow.rules.placement_days import check_day
from caseflow.rules.reason import NotAllowed, because
from caseflow.vocabulary.language import _
from caseflow.vocabulary.placements import PlacementState

_ASKS_ALL = moving.ASKS_CONSENT | {PlacementState.ACCEPTED}
_NOT_YET = frozenset({PlacementState.MATCHED, PlacementState.SHORTLISTED})
_ACTIONS = {PlacementState.SUBMITTED: "placement.submit", PlacementState.STARTED: "placement.start"}


def move_placement(user: Actor, ref: str, entry: MoveEntry, *, seen: int) -> None:
    """Move a placement to another state, on a day. Raises NotFound, Denied, Stale or Refused.

    Accepting takes a place of the opening; beginning to work plans the follow-up visits; an end before the work began
    gives the place back. All of it in one transaction.
    """
    row = placement_to_change(user, ref, takes_place=entry.to == PlacementState.ACCEPTED)
    gate.fresh(row, seen, {"state": entry.to})
    before = row.state
    day = _check(user, row, entry, clock.today(user.timezone))
    contract = _contract(user, row, entry) if entry.to in moving.NEEDS_CONTRACT else None
    action = "placement.end" if entry.to in rules.ENDED else _ACTIONS.get(PlacementState(entry.to), "placement.move")
    facts: dict[str, Any] = {"name": moving.full_name(row.person), "job": row.opening.title, "day": day}
    facts |= {"employer": row.opening.employer.name, "reason": entry.reason}
    with _one_winner():
        facts |= _write(user, row, entry, day)
        sides: dict[str, Any] = {"before": {"state": before}, "after": {"state": row.state}}
        if contract is not None and entry.to == PlacementState.ACCEPTED:
            terms = moving.take_terms(row, contract)
            facts["contract"] = contract.number
            sides = {side: known | terms.get(side, {}) for side, known in sides.items()}
        trail.commit(user, action, row.case, f"{row.case.ref}/placements/{ref}", **facts, **sides)


@contextmanager
def _one_winner() -> Iterator[None]:
    """Of two who write at the same moment the second is told so, and nothing of theirs is kept. Raises Stale, Refused.

    The opening is locked before its places are counted; that no place is held twice is the database's last word.
    """
    try:
        yield
    except StaleDataError:
        trail.abandon()
        raise Stale from None
    except IntegrityError as no:
        trail.abandon()
        if "head" not in str(no.orig) and "placement_opening" not in str(no.orig):
            raise
        raise refusal(because("place_just_taken")) from None


def _check(user: Actor, row: Placement, entry: MoveEntry, today: date) -> date:
    """The day of the move, if the move may be made. Raises Refused."""
    opening = row.opening
    try:
        rules.check_move(
            row.state,
            entry.to,
            vetting=vettings.as_rule(opening.employer),
            today=today,
            reason=entry.reason,
            recruiter=vettings.as_rule(opening.recruiter) if opening.recruiter else None,
            through_recruiter=opening.recruiter is not None,
        )
        if row.state in _NOT_YET and entry.to in moving.ASKS_CONSENT:
            _must_be_chosen(user, row)
        if entry.to in _ASKS_ALL:
            asks = entry.to in moving.ASKS_CONSENT
            found = chances.chance(user, row.person, opening, row.starts_on, but=row.id, ask=asks)
            if entry.to == PlacementState.ACCEPTED and found.taken >= found.heads:
                raise NotAllowed(because("last_place_taken", heads=found.heads))
            chances.must_be_possible(found, today)
        return _day(row, entry, today)
    except NotAllowed as no:
        field = "on" if no.field in ("started_on", "ended_on") else no.field
        raise refusal(no.because, field) from no


def _must_be_chosen(user: Actor, row: Placement) -> None:
    """Whoever was chosen past others is not put forward before a second person agreed. Raises NotAllowed."""
    choice = choosing.choice_of(user, row.id)
    why = choices.may_put_forward(choice.state if choice is not None else None)
    if why is None and choice is not None and choice.state == choices.NONE:
        why = choosing.put_aside(user, row, choice)
    if why is not None:
        raise NotAllowed(why)


def _contract(user: Actor, row: Placement, entry: MoveEntry) -> Contract:
    """The contract on which the person goes on: compared with the opening as it is now. Raises Refused."""
    contract = comparing.newest(user, row.id)
    why = contracts.may_go_on(contract.state if contract is not None else None)
    if why is not None:
        raise refusal(why)
    assert contract is not None  # noqa: S101 # may_go_on says so
    if entry.to == PlacementState.ACCEPTED:
        known = {str(one["code"]) for one in contract.findings}
        if any(one.code not in known for one in comparing.findings(user, row, comparing.paper(contract))):
            raise refusal(because("contract_check_again"))
    return contract


def _day(row: Placement, entry: MoveEntry, today: date) -> date:
    if entry.on is None:
        raise Refused(_("Enter the day on which it happened."), "on")
    if entry.to == PlacementState.STARTED:
        rules.check_start(entry.on, today)
    if entry.to in rules.ENDED:
        rules.check_end(row.started_on, entry.on, today)
    return check_day(entry.on, moving.day_before(row, entry.to), today)


def _write(user: Actor, row: Placement, entry: MoveEntry, day: date) -> dict[str, Any]:
    """Write the move and what it sets off into the rows. Returns the facts about it for the trail."""
    found: dict[str, Any] = {}
    if entry.to == PlacementState.ACCEPTED:
        row.head = moving.first_free(heads_taken(user, row.opening_id, row.id))
    elif moving.gives_back(row, entry.to):
        row.head = None
    row.state = entry.to
    column = moving.DAY_OF.get(entry.to)
    if column is not None:
        setattr(row, column, day)
    if entry.to not in moving.LIVE:
        row.end_reason = entry.reason
    if entry.to == PlacementState.STARTED:
        found["visits"] = moving.plan_visits(row, day)
        moving.plan_checks(row, day)
    if entry.to in rules.ENDED and entry.cancel_visits:
        found["visits"] = moving.cancel_visits(user, row, entry.reason)
    if entry.to == PlacementState.ENDED_ABUSE_EXIT:
        _freeze(user, row)
    return found


def _freeze(user: Actor, row: Placement) -> None:
    """Somebody fled this employer: nobody else is sent there until a supervisor has looked at it."""
    employer = row.opening.employer
    if employer.is_frozen:
        return
    reason = _("Somebody left because of abuse. See placement %(ref)s.", ref=row.ref)
    employer.is_frozen, employer.freeze_reason = True, reason
    trail.record(user, "employer.freeze", employer, employer.ref, name=employer.name, reason=reason)
