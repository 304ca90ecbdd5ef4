"""What the stories do with openings and placements, through the room's commands."""

from decimal import Decimal

from sqlalchemy.orm import joinedload

from caseflow.access import gate, scope
from caseflow.demo.family import Family
from caseflow.extensions import db
from caseflow.models.employers import Opening
from caseflow.models.placements import Placement
from caseflow.placements import commands, commands_moves
from caseflow.placements.entries import MoveEntry, TermsEntry
from caseflow.vocabulary.placements import PlacementState

WAY = (
    PlacementState.SUBMITTED,
    PlacementState.OFFERED,
    PlacementState.ACCEPTED,
    PlacementState.CONTRACT_SIGNED,
    PlacementState.TRAVELLING,
    PlacementState.STARTED,
    PlacementState.ACTIVE,
)


def match(f: Family, opening: str, *, starts: int | None = None, ref: str = "") -> None:
    """A member of the case is matched with an opening of the town, on its terms; `starts` days before today."""
    wanted = scope.openings(f.worker).where(Opening.ref == f.town.openings[opening])
    row = gate.one(wanted.options(joinedload(Opening.employer)))
    day = f.ago(starts) if starts is not None else row.starts_on
    terms = TermsEntry(day, row.wage, row.wage_period, row.currency, row.hours_per_week)
    f.employer = row.employer.name
    f.placement = commands.create_placement(f.worker, f.case, row.ref, ref or f.principal, terms)


def go(f: Family, to: str, *, reason: str = "", cancel_visits: bool = False) -> None:
    """The placement comes to a state today."""
    row = gate.one(scope.placements(f.worker).where(Placement.ref == f.placement))
    entry = MoveEntry(to, f.today(), reason, cancel_visits)
    commands_moves.move_placement(f.worker, f.placement, entry, seen=row.version)


def upto(f: Family, last: str) -> None:
    """The placement goes along the usual way to that state, all on one day; travelling only if it is the last."""
    state = gate.one(scope.placements(f.worker).where(Placement.ref == f.placement)).state
    done = WAY.index(PlacementState(state)) + 1 if state in WAY else 0
    for to in WAY[done : WAY.index(PlacementState(last)) + 1]:
        if to is not PlacementState.TRAVELLING or to == last:
            go(f, to)


def wage(f: Family, amount: str, why: str) -> None:
    """Another wage was agreed upon."""
    row = gate.one(scope.placements(f.worker).where(Placement.ref == f.placement))
    terms = TermsEntry(row.starts_on, Decimal(amount), row.wage_period, row.currency, row.hours_per_week, why)
    commands.edit_placement(f.worker, f.placement, terms, seen=row.version)
    db.session.expire_all()
