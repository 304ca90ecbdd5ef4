"""One placement: its page with the history from the trail, and what its forms begin with."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import contains_eager, joinedload, selectinload

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.extensions import db
from caseflow.models.accounts import User
from caseflow.models.audit import AuditEntry
from caseflow.models.employers import Opening
from caseflow.models.followup import Visit
from caseflow.models.people import Person
from caseflow.models.placements import Placement
from caseflow.models.types import keys
from caseflow.placements import chances, moving
from caseflow.placements.entries import TermsEntry
from caseflow.placements.queries import visible_people
from caseflow.rules.placements import MOVES, against_opening
from caseflow.rules.reason import Because
from caseflow.vocabulary.followup import VisitState
from caseflow.vocabulary.placements import PlacementState, WagePeriod
from caseflow.vocabulary.stages import CaseStatus


@dataclass(frozen=True)
class Moved:
    """One entry of the history: what happened, on which day, who wrote it down and when."""

    at: datetime
    by: str
    action: str
    state: PlacementState | None
    day: date | None
    reason: str


@dataclass(frozen=True)
class VisitLine:
    ref: str
    planned_on: date
    state: VisitState


@dataclass(frozen=True)
class PlacementPage:
    """Everything the page of a placement shows. `against` says why nobody may be sent there today."""

    ref: str
    case_ref: str
    person_ref: str
    name: str
    employer_ref: str
    employer: str
    opening_ref: str
    job: str
    state: PlacementState
    next_states: tuple[PlacementState, ...]
    terms: TermsEntry
    wage_period: WagePeriod
    ends_on: date | None
    days: tuple[tuple[PlacementState, date], ...]
    started_on: date | None
    ended_on: date | None
    end_reason: str
    head: int | None
    against: tuple[Because, ...]
    lacks_consent: bool
    is_open: bool
    visits: tuple[VisitLine, ...]
    history: tuple[Moved, ...]
    version: int


def placement_page(user: Actor, ref: str) -> PlacementPage:
    """One placement; the reading of its case is written down. Raises NotFound, then Denied."""
    row = _row(user, ref)
    gate.require(user, "placement.read")
    page = _page(user, row)
    trail.seen(user, "case.read", page.case_ref, f"placement {ref}")
    return page


def _row(user: Actor, ref: str) -> Placement:
    return gate.one(
        scope.placements(user)
        .where(Placement.ref == ref)
        .options(
            contains_eager(Placement.case),
            joinedload(Placement.person).options(selectinload(Person.nationalities)),
            joinedload(Placement.opening).options(joinedload(Opening.employer), joinedload(Opening.recruiter)),
        )
    )


def _page(user: Actor, row: Placement) -> PlacementPage:
    today, opening = clock.today(user.timezone), row.opening
    is_known = row.person_id in visible_people(user, [row.person_id])
    state, is_before = PlacementState(row.state), row.started_on is None and row.state in moving.LIVE
    offers = is_before and bool(moving.ASKS_CONSENT & set(MOVES[row.state]))
    days = ((PlacementState(to), getattr(row, column)) for to, column in moving.DAY_OF.items() if "ended" not in column)
    visits = scope.of_case(user, Visit).where(Visit.case_id == row.case_id, Visit.placement_id == row.id)
    return PlacementPage(
        ref=row.ref,
        case_ref=row.case.ref,
        person_ref=row.person.ref if is_known else "",
        name=moving.full_name(row.person) if is_known else "",
        employer_ref=opening.employer.ref,
        employer=opening.employer.name,
        opening_ref=opening.ref,
        job=opening.title,
        state=state,
        next_states=tuple(PlacementState(to) for to in MOVES[row.state]),
        terms=chances.written_terms(row),
        wage_period=WagePeriod(row.wage_period),
        ends_on=opening.ends_on,
        days=tuple((to, day) for to, day in days if day is not None),
        started_on=row.started_on,
        ended_on=row.ended_on,
        end_reason=row.end_reason,
        head=row.head,
        against=_against(user, row, today) if is_before else (),
        lacks_consent=offers and is_known and not chances.has_agreed(user, row.person, opening.employer),
        is_open=row.case.status != CaseStatus.CLOSED,
        visits=tuple(
            VisitLine(one.ref, one.planned_on, VisitState(one.state))
            for one in db.session.scalars(visits.order_by(Visit.planned_on, Visit.id))
        ),
        history=_history(row),
        version=row.version,
    )


def _against(user: Actor, row: Placement, today: date) -> tuple[Because, ...]:
    """Why nobody may be sent there today; whoever holds a place does not compete for it any more."""
    found = against_opening(chances.chance(user, row.person, row.opening, row.starts_on, but=row.id), today)
    settled = ("opening_full", "opening_not_open", "opening_over") if row.head is not None else ()
    return tuple(one for one in found if one.code not in settled)


def _history(row: Placement) -> tuple[Moved, ...]:
    """What the case's trail says about this placement, newest first."""
    subject = f"{row.case.ref}/placements/{row.ref}"
    query = select(AuditEntry, User.name).outerjoin(User, User.id == AuditEntry.actor_id)
    about = query.where(AuditEntry.chain == f"case:{row.case_id}", AuditEntry.subject == subject)
    return tuple(_moved(entry, by or "") for entry, by in db.session.execute(about.order_by(AuditEntry.seq.desc())))


def _moved(entry: AuditEntry, by: str) -> Moved:
    facts = json.loads(keys().open("audit", f"{entry.chain}|{entry.seq}", entry.payload))
    state, day = (facts.get("after") or {}).get("state"), facts.get("day")
    return Moved(
        at=entry.at,
        by=by,
        action=entry.action,
        state=PlacementState(state) if state else None,
        day=date.fromisoformat(day) if day else None,
        reason=str(facts.get("reason") or ""),
    )


@dataclass(frozen=True)
class PlacementFile:
    """A placement as its forms need it."""

    ref: str
    case_ref: str
    name: str
    employer: str
    job: str
    state: PlacementState
    next_states: tuple[PlacementState, ...]
    terms: TermsEntry
    offered_wage: Decimal
    offered_period: WagePeriod
    offered_currency: str
    started_on: date | None
    planned_visits: int
    version: int


def placement_to_change(user: Actor, ref: str) -> PlacementFile:
    """What the forms about a placement begin with; the reading is written down. Raises NotFound, then Denied."""
    row = _row(user, ref)
    gate.require(user, "placement.edit")
    planned = scope.of_case(user, Visit).where(Visit.placement_id == row.id, Visit.state == VisitState.PLANNED)
    found = PlacementFile(
        ref=row.ref,
        case_ref=row.case.ref,
        name=moving.full_name(row.person) if row.person_id in visible_people(user, [row.person_id]) else "",
        employer=row.opening.employer.name,
        job=row.opening.title,
        state=PlacementState(row.state),
        next_states=tuple(PlacementState(to) for to in MOVES[row.state]),
        terms=chances.written_terms(row),
        offered_wage=row.opening.wage,
        offered_period=WagePeriod(row.opening.wage_period),
        offered_currency=row.opening.currency,
        started_on=row.started_on,
        planned_visits=db.session.scalar(planned.with_only_columns(func.count(Visit.id))) or 0,
        version=row.version,
    )
    trail.seen(user, "case.read", found.case_ref, f"placement {ref}")
    return found
