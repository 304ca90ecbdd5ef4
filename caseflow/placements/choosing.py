"""Where somebody stands in the newest ranking for an opening, and who of those above is still free."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, not_, or_
from sqlalchemy.orm import undefer

from caseflow import clock
from caseflow.access import scope
from caseflow.access.actor import Actor
from caseflow.access.refusals import rules_decide
from caseflow.extensions import db
from caseflow.models.cases import CaseMember
from caseflow.models.employers import Opening
from caseflow.models.matching import MatchRun
from caseflow.models.placements import Placement, PlacementChoice
from caseflow.placements.weighing import set_weights
from caseflow.rules import choices, ranking
from caseflow.rules.choices import Standing
from caseflow.rules.matching import check_weights
from caseflow.rules.placements import HOLDS_HEAD, MATCHED, WITHDRAWN
from caseflow.rules.reason import Because, NotAllowed

KIND = "people_for_opening"
# How many rankings of the last days are looked through for somebody.
NEWEST = 5
# Whoever was withdrawn before the employer heard of them never had a chance in the opening: they are still free.
_NEVER_PRESENTED = and_(Placement.state == WITHDRAWN, Placement.submitted_on.is_(None), Placement.offered_on.is_(None))


@dataclass(frozen=True)
class Ranked:
    """A ranking for an opening, read. `usual`: made with the weights of the opening."""

    id: int
    ref: str
    usual: bool
    results: ranking.Kept


def rankings(user: Actor, opening: Opening, today: date) -> list[Ranked]:
    """The rankings for this opening from the last thirty days: those with its own weights first, the newest first."""
    query = (
        scope.match_runs(user)
        .where(MatchRun.opening_id == opening.id, MatchRun.kind == KIND, MatchRun.on >= today - choices.RECENT)
        .options(undefer(MatchRun.results))
        .order_by(MatchRun.made_at.desc(), MatchRun.id.desc())
        .limit(NEWEST)
    )
    usual = _weights(opening.weights)
    found = [
        Ranked(run.id, run.ref, _weights(run.weights) == usual, ranking.unpack(run.results))
        for run in db.session.scalars(query)
    ]
    return sorted(found, key=lambda one: not one.usual)


def standing(user: Actor, opening: Opening, person_id: int, found: Iterable[Ranked]) -> tuple[Standing, int | None]:
    """Where the person stands, and the id of the ranking that says so: the first of these that looked at them. Whom a
    rule kept out of that one has no place, whatever an older one said."""
    known = list(found)
    for one in known:
        place = ranking.place_of(one.results, person_id)
        if place is None:
            continue
        if place.place is None:
            return Standing(one.ref), one.id
        passed = len(_still_free(user, opening, place.passed_ids))
        own_weights = set_weights(user, opening, clock.now() - choices.RECENT)
        return Standing(one.ref, place.place, passed, one.usual, own_weights), one.id
    return (Standing(known[0].ref), known[0].id) if known else (Standing(), None)


def put_aside(user: Actor, row: Placement, choice: PlacementChoice) -> Because | None:
    """Why a choice that needed no reason needs one now: whoever stood above was only moved out of the way."""
    query = scope.match_runs(user).where(MatchRun.id == choice.run_id).options(undefer(MatchRun.results))
    run = db.session.scalars(query).one_or_none()
    place = ranking.place_of(ranking.unpack(run.results), row.person_id) if run is not None else None
    if run is None or place is None or place.place is None:
        return None
    aside = scope.placed_people(user).where(
        Placement.opening_id == row.opening_id,
        Placement.person_id.in_(list(place.passed_ids)),
        or_(Placement.state == MATCHED, _NEVER_PRESENTED),
    )
    found = set(db.session.scalars(aside.with_only_columns(Placement.person_id)))
    free = found & _still_free(user, row.opening, found, but_matched=True)
    return choices.put_aside(run.ref, place.place, len(free))


def new_choice(user: Actor, placement_id: int, opening: Opening, person_id: int, reason: str) -> PlacementChoice:
    """Why this person was chosen, as it stands today. Raises Refused (choice_reason) when a reason is wanted."""
    found, run_id = standing(user, opening, person_id, rankings(user, opening, clock.today(user.timezone)))
    with rules_decide():
        state = choices.check_choice(found, reason)
    return PlacementChoice(
        placement_id=placement_id,
        run_id=run_id,
        place=found.place,
        passed=found.passed,
        reason=reason.strip() if state != choices.NONE else None,
        state=state,
        chosen_by_id=user.id,
        chosen_at=clock.now(),
    )


def choice_of(user: Actor, placement_id: int) -> PlacementChoice | None:
    """Why the person of a placement was chosen; None when nobody has said."""
    query = scope.of_placement(user, PlacementChoice).where(PlacementChoice.placement_id == placement_id)
    return db.session.scalars(query).one_or_none()


def _still_free(user: Actor, opening: Opening, ids: Collection[int], *, but_matched: bool = False) -> set[int]:
    """Those of these people who could still be chosen: in an open case, without a place elsewhere, and not in this
    opening already, now or with an end. `but_matched`: to be matched with it is not yet to be in it."""
    wanted = list(ids)
    here = and_(Placement.opening_id == opening.id, not_(_NEVER_PRESENTED))
    if but_matched:
        here = and_(here, Placement.state != MATCHED)
    elsewhere = and_(Placement.head.is_not(None), Placement.state.in_(sorted(HOLDS_HEAD)))
    busy = scope.placed_people(user).where(Placement.person_id.in_(wanted), or_(here, elsewhere))
    at_hand = scope.people_at_hand(user).where(CaseMember.person_id.in_(wanted))
    taken = set(db.session.scalars(busy.with_only_columns(Placement.person_id)))
    return set(db.session.scalars(at_hand)) - taken


def _weights(given: dict[str, object]) -> dict[str, int] | None:
    try:
        return check_weights(given or {})
    except NotAllowed:
        return None
