"""One placement: its page with the history from the trail, and what its forms begin with."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

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
from caseflow.placements import chances, comparing, moving
from caseflow.placements import queries_parts as parts
from caseflow.placements.entries import TermsEntry
from caseflow.placements.queries import visible_people
from caseflow.placements.queries_parts import (
    CheckLine,
    ChoiceLine,
    ContractLine,
    EventLine,
    RelativeLine,
    WageLine,
    Word,
)
from caseflow.rules import placement_events
from caseflow.rules.contracts import Paper
from caseflow.rules.placement_next import Facts, Next, next_step
from caseflow.rules.placements import MOVES, against_opening
from caseflow.rules.presenting import GOES_ON
from caseflow.rules.reason import Because
from caseflow.vocabulary.actions import ACTION_LABELS
from caseflow.vocabulary.followup import VisitState
from caseflow.vocabulary.occupations import occupation_name
from caseflow.vocabulary.placements import EventResult, PlacementState, Turn, WagePeriod
from caseflow.vocabulary.stages import CaseStatus

_LINE = (
    PlacementState.MATCHED,
    PlacementState.SUBMITTED,
    PlacementState.OFFERED,
    PlacementState.ACCEPTED,
    PlacementState.CONTRACT_SIGNED,
    PlacementState.STARTED,
)


@dataclass(frozen=True)
class Moved:
    """One entry of the history: what happened, on which day, who wrote it down and when."""

    at: datetime
    by: str
    words: str
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
    offered: Paper
    offered_occupation: str
    offered_period: WagePeriod
    knows_who: bool
    against: tuple[Because, ...]
    lacks_consent: bool
    is_open: bool
    visits: tuple[VisitLine, ...]
    history: tuple[Moved, ...]
    next: Next
    turn: Turn
    way: tuple[tuple[PlacementState, str], ...]
    choice: ChoiceLine | None
    events: tuple[EventLine, ...]
    can_meet: bool
    contracts: tuple[ContractLine, ...]
    notes: tuple[Word, ...]
    messages: tuple[Word, ...]
    can_message: bool
    relatives: tuple[RelativeLine, ...]
    checks: tuple[CheckLine, ...]
    wages: tuple[WageLine, ...]
    earlier: tuple[PlacementState, ...]
    version: int


def placement_page(user: Actor, ref: str, action: str = "placement.read") -> PlacementPage:
    """One placement, to do this with it; the reading of its case is written down. Raises NotFound, then Denied."""
    row = _row(user, ref)
    gate.require(user, action)
    page = _page(user, row)
    trail.seen(user, "case.read", page.case_ref, f"placement {ref}")
    return page


def may_decide_contract(user: Actor) -> None:
    """Go on only if the user decides on worse contracts. Raises Denied."""
    gate.require(user, "contract.approve")


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
    today = clock.today(user.timezone)
    is_known = row.person_id in visible_people(user, [row.person_id])
    has_agreed = is_known and chances.has_agreed(user, row.person, row.opening.employer)
    is_before = row.started_on is None and row.state in moving.LIVE
    offers = is_before and bool(moving.ASKS_CONSENT & set(MOVES[row.state]))
    return PlacementPage(
        ref=row.ref,
        case_ref=row.case.ref,
        person_ref=row.person.ref if is_known else "",
        name=moving.full_name(row.person) if is_known else "",
        employer_ref=row.opening.employer.ref,
        employer=row.opening.employer.name,
        opening_ref=row.opening.ref,
        job=row.opening.title,
        lacks_consent=offers and is_known and not has_agreed,
        is_open=row.case.status != CaseStatus.CLOSED,
        visits=_visits(user, row),
        history=_history(row),
        way=_way(row),
        can_message=has_agreed and row.state in GOES_ON,
        **_agreed(user, row),
        **_around(user, row, _against(user, row, today) if is_before else (), has_agreed, today),
    )


def _agreed(user: Actor, row: Placement) -> dict[str, Any]:
    """Where the placement stands, what was agreed and what was offered."""
    return {
        "state": PlacementState(row.state),
        "next_states": tuple(PlacementState(to) for to in MOVES[row.state]),
        "earlier": tuple(PlacementState(one) for one in placement_events.earlier(row.state)),
        "terms": chances.written_terms(row),
        "wage_period": WagePeriod(row.wage_period),
        "ends_on": row.opening.ends_on,
        "days": _days(row),
        "started_on": row.started_on,
        "ended_on": row.ended_on,
        "end_reason": row.end_reason,
        "head": row.head,
        "offered": comparing.offer(row),
        "offered_occupation": occupation_name(row.opening.isco),
        "offered_period": WagePeriod(row.opening.wage_period),
        "knows_who": chances.knows_who(user, row),
        "version": row.version,
    }


def _around(
    user: Actor, row: Placement, against: tuple[Because, ...], has_agreed: bool, today: date
) -> dict[str, Any]:  # fmt: skip
    """What belongs to the placement, and what follows from it: whose turn it is."""
    choice, contracts = parts.choice(user, row.id), parts.contracts(user, row.id)
    events, checks = parts.events(user, row.id), parts.checks(user, row, today)
    facts = Facts(
        state=row.state,
        is_live=row.state in moving.LIVE,
        choice=choice.state if choice else None,
        has_consent=has_agreed,
        is_unsafe=bool(against),
        contract=contracts[0].state if contracts else None,
        planned_event=min((one.on for one in events if one.result is EventResult.PLANNED), default=None),
        check_due=min((one.due_on for one in checks if one.done_on is None), default=None),
        starts_on=row.starts_on,
    )
    follows = next_step(facts, today)
    return {
        "against": against,
        "next": follows,
        "turn": Turn(follows.who),
        "choice": choice,
        "events": events,
        "can_meet": row.state in placement_events.WITH_EMPLOYER,
        "contracts": contracts,
        "notes": parts.notes(user, row.id),
        "messages": parts.messages(user, row.id),
        "relatives": parts.relatives(user, row),
        "checks": checks,
        "wages": parts.wage_reports(user, row),
    }


def _days(row: Placement) -> tuple[tuple[PlacementState, date], ...]:
    days = ((PlacementState(to), getattr(row, column)) for to, column in moving.DAY_OF.items() if "ended" not in column)
    return tuple((to, day) for to, day in days if day is not None)


def _visits(user: Actor, row: Placement) -> tuple[VisitLine, ...]:
    visits = scope.of_case(user, Visit).where(Visit.case_id == row.case_id, Visit.placement_id == row.id)
    return tuple(
        VisitLine(one.ref, one.planned_on, VisitState(one.state))
        for one in db.session.scalars(visits.order_by(Visit.planned_on, Visit.id))
    )


def _way(row: Placement) -> tuple[tuple[PlacementState, str], ...]:
    """The line from the match to the work: which steps are done, and where the placement is."""
    here = placement_events.STAND_FOR.get(row.state, row.state)
    if here not in _LINE:
        came = max((n for n, to in enumerate(_LINE) if getattr(row, moving.DAY_OF.get(to, ""), None)), default=0)
        return tuple((to, "done" if n <= came else "") for n, to in enumerate(_LINE))
    at = _LINE.index(PlacementState(here))
    return tuple((to, "done" if n < at else "here" if n == at else "") for n, to in enumerate(_LINE))


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
    facts = trail.facts_of(entry)
    state, day = (facts.get("after") or {}).get("state"), facts.get("day")
    return Moved(
        at=entry.at,
        by=by,
        words=str(ACTION_LABELS.get(entry.action, entry.action)),
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
