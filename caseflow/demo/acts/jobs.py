"""What the stories do with openings and placements, through the room's commands."""

from decimal import Decimal

from sqlalchemy.orm import joinedload

from caseflow.access import gate, scope
from caseflow.demo.family import Family
from caseflow.extensions import db
from caseflow.models.employers import Opening
from caseflow.models.placements import Placement
from caseflow.placements import commands, commands_choice, commands_contract, commands_events, commands_moves
from caseflow.placements.entries import ContractEntry, EventEntry, MoveEntry, TermsEntry
from caseflow.rules.contracts import FLAGGED
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


# There was no ranking then: why this person, and what the supervisor said to it.
CHOSEN = {
    "en": ("Has done this work, is ready to begin, and nobody else in the team looks for it.", "Read with the file."),
    "es": ("Ha hecho este trabajo, puede empezar y nadie más del equipo lo busca.", "Leído con el expediente."),
}
WHY_WORSE = {
    "en": "Read through with the person, who wants it as it is.",
    "es": "Leído con la persona, que lo quiere así.",
}
_WRITTEN_IN = {"CAN": "eng", "USA": "eng", "BRA": "por"}


def match(f: Family, opening: str, *, starts: int | None = None, ref: str = "") -> None:
    """A member of the case is matched with an opening of the town, on its terms; `starts` days before today."""
    wanted = scope.openings(f.worker).where(Opening.ref == f.town.openings[opening])
    row = gate.one(wanted.options(joinedload(Opening.employer)))
    day = f.ago(starts) if starts is not None else row.starts_on
    terms = TermsEntry(day, row.wage, row.wage_period, row.currency, row.hours_per_week)
    f.employer = row.employer.name
    why, read = CHOSEN[f.worker.language]
    f.placement = commands.create_placement(f.worker, f.case, row.ref, ref or f.principal, terms, why)
    commands_choice.decide_choice(f.boss, f.placement, approve=True, note=read, seen=1)


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
        if to is PlacementState.OFFERED:
            interviewed(f)
        if to is PlacementState.ACCEPTED:
            contract(f)
        if to is not PlacementState.TRAVELLING or to == last:
            go(f, to)


def interviewed(f: Family) -> None:
    """The employer talked with the person today, and liked what it heard."""
    commands_events.record_event(f.worker, f.placement, EventEntry("interview", f.today(), "passed"))


def contract(f: Family) -> None:
    """The contract came today on the agreed terms, and was explained; a worse one is approved by the supervisor."""
    wanted = scope.placements(f.worker).where(Placement.ref == f.placement)
    row = gate.one(wanted.options(joinedload(Placement.opening)))
    job = row.opening
    entry = ContractEntry(
        received_on=f.today(),
        isco=job.isco,
        country=job.country,
        starts_on=max(job.starts_on, row.starts_on),
        wage=row.wage,
        wage_period=row.wage_period,
        currency=row.currency,
        hours_per_week=row.hours_per_week,
        language=_WRITTEN_IN.get(job.country, "spa"),
        region=job.region or "",
        municipality=job.municipality,
        ends_on=job.ends_on,
        deductions=job.deductions,
        deductions_for=job.deductions_for,
        has_housing=job.has_housing,
        explained_on=f.today(),
    )
    number, state = commands_contract.record_contract(f.worker, f.placement, entry)
    if state == FLAGGED:
        why = row.wage_reason or WHY_WORSE[f.worker.language]
        commands_contract.decide_contract(f.boss, f.placement, number, approve=True, reason=why, seen=1)


def wage(f: Family, amount: str, why: str) -> None:
    """Another wage was agreed upon."""
    row = gate.one(scope.placements(f.worker).where(Placement.ref == f.placement))
    terms = TermsEntry(row.starts_on, Decimal(amount), row.wage_period, row.currency, row.hours_per_week, why)
    commands.edit_placement(f.worker, f.placement, terms, seen=row.version)
    db.session.expire_all()
