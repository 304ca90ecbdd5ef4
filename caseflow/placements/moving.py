"""What a move of a placement writes beside its state: the day, the place it takes or gives back, the visits."""

from datetime import date
from typing import Any

from caseflow import clock
from caseflow.access import scope
from caseflow.access.actor import Actor
from caseflow.access.refs import new_ref
from caseflow.extensions import db
from caseflow.models.followup import Visit
from caseflow.models.people import Person
from caseflow.models.placements import Contract, Placement, PlacementCheck
from caseflow.rules import names, placement_checks, visits
from caseflow.rules.placements import ENDED, HOLDS_HEAD, MOVES
from caseflow.vocabulary.followup import VisitKind, VisitState
from caseflow.vocabulary.placements import PlacementState

LIVE = tuple(state for state, next_ones in MOVES.items() if next_ones)
# Whoever is put forward must have agreed to it.
ASKS_CONSENT = frozenset(
    {
        PlacementState.SHORTLISTED,
        PlacementState.SUBMITTED,
        PlacementState.CV_REVIEW,
        PlacementState.INTERVIEW,
        PlacementState.TESTING,
        PlacementState.OFFERED,
    }
)
# Nobody accepts, signs or travels without a contract that was compared with the opening.
NEEDS_CONTRACT = frozenset({PlacementState.ACCEPTED, PlacementState.CONTRACT_SIGNED, PlacementState.TRAVELLING})
# The column that keeps the day on which a placement came to a state.
DAY_OF: dict[str, str] = {
    PlacementState.SUBMITTED: "submitted_on",
    PlacementState.OFFERED: "offered_on",
    PlacementState.ACCEPTED: "accepted_on",
    PlacementState.CONTRACT_SIGNED: "signed_on",
    PlacementState.TRAVELLING: "travelled_on",
    PlacementState.STARTED: "started_on",
    **dict.fromkeys(ENDED, "ended_on"),
}
_ON_THE_WAY = ("submitted_on", "offered_on", "accepted_on", "signed_on", "travelled_on")


def full_name(person: Person) -> str:
    """A person's name as written, given names first."""
    return names.full_name(person.given_names, person.family_names)


def day_before(row: Placement, to: str) -> date | None:
    """The day before which the move cannot have happened; None when nothing is known.

    Work may begin before the papers are signed, never before the offer was accepted.
    """
    if to == PlacementState.STARTED:
        return row.accepted_on
    known = [getattr(row, name) for name in _ON_THE_WAY]
    return row.started_on or max((day for day in known if day is not None), default=None)


def first_free(taken: set[int]) -> int:
    """The lowest number of a place that nobody holds."""
    return next(number for number in range(1, len(taken) + 2) if number not in taken)


def gives_back(row: Placement, to: str) -> bool:
    """Whether the place is free again: the placement is over and the work never began."""
    return row.head is not None and to not in HOLDS_HEAD and row.started_on is None


def plan_visits(row: Placement, started_on: date) -> list[str]:
    """Plan the follow-up of the placement by the risk of its case. Returns the references of the visits."""
    made = []
    for planned in visits.schedule(started_on, row.case.risk):
        visit = Visit(
            ref=new_ref("VI"),
            case_id=row.case_id,
            placement_id=row.id,
            kind=VisitKind.VISIT,
            day=planned.day,
            planned_on=planned.planned_on,
            window_from=planned.window_from,
            window_until=planned.window_until,
            assignee_id=row.case.caseworker_id,
            created_at=clock.now(),
        )
        db.session.add(visit)
        made.append(visit.ref)
    return made


def plan_checks(row: Placement, started_on: date) -> None:
    """The checks 30, 90, 180 and 365 days after the start."""
    for day, due_on in placement_checks.due_days(started_on):
        db.session.add(PlacementCheck(placement_id=row.id, day=day, due_on=due_on))


def take_terms(row: Placement, contract: Contract) -> dict[str, Any]:
    """What the contract says is what is agreed upon from now on. Returns the facts of what changed."""
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    for name in ("starts_on", "wage", "wage_period", "currency", "hours_per_week"):
        was, now = getattr(row, name), getattr(contract, name)
        if was != now:
            before[name], after[name] = was, now
            setattr(row, name, now)
    if contract.reason and "wage" in after:
        row.wage_reason = contract.reason
    return {"before": before, "after": after} if after else {}


def cancel_visits(user: Actor, row: Placement, reason: str) -> list[str]:
    """Cancel the visits of the placement that are still planned. Returns their references."""
    query = scope.of_case(user, Visit).where(
        Visit.case_id == row.case_id, Visit.placement_id == row.id, Visit.state == VisitState.PLANNED
    )
    cancelled = list(db.session.scalars(query))
    for visit in cancelled:
        visit.state, visit.missed_reason = VisitState.CANCELLED, reason
    return [visit.ref for visit in cancelled]
