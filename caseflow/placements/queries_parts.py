"""What belongs to one placement: its choice, events, contracts, words, family and checks, as plain values."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import contains_eager

from caseflow.access import scope
from caseflow.access.actor import Actor
from caseflow.extensions import db
from caseflow.models.accounts import User
from caseflow.models.cases import CaseMember
from caseflow.models.matching import MatchRun
from caseflow.models.people import Person
from caseflow.models.placements import (
    Contract,
    Placement,
    PlacementCheck,
    PlacementChoice,
    PlacementEvent,
    PlacementMessage,
    PlacementNote,
    PlacementRelative,
    WageReport,
)
from caseflow.placements import moving
from caseflow.rules import placement_checks
from caseflow.rules.placement_checks import Check
from caseflow.rules.placements import hourly
from caseflow.rules.reason import Because, from_json
from caseflow.vocabulary.occupations import occupation_name
from caseflow.vocabulary.persons import Relationship
from caseflow.vocabulary.placements import (
    CheckAnswer,
    CheckStanding,
    ChoiceState,
    ContractState,
    EventKind,
    EventResult,
    Goes,
    Side,
    WagePeriod,
)

_CENT = Decimal("0.01")


@dataclass(frozen=True)
class ChoiceLine:
    """Why this person was chosen. `run_ref` is empty without a ranking."""

    state: ChoiceState
    run_ref: str
    place: int | None
    passed: int
    reason: str
    chosen_by: str
    chosen_at: datetime
    is_mine: bool
    decided_by: str
    decided_at: datetime | None
    note: str
    version: int


@dataclass(frozen=True)
class EventLine:
    number: int
    kind: EventKind
    on: date
    result: EventResult
    side: Side
    version: int


@dataclass(frozen=True)
class ContractLine:
    """One contract with what was found worse in it. `is_newest` says that it is the one that counts."""

    number: int
    state: ContractState
    findings: tuple[Because, ...]
    received_on: date
    employer: str
    occupation: str
    country: str
    region: str
    municipality: str
    starts_on: date
    ends_on: date | None
    wage: Decimal
    wage_period: WagePeriod
    currency: str
    hours_per_week: Decimal
    deductions: Decimal
    deductions_for: str
    has_housing: bool
    language: str
    explained_on: date | None
    reason: str
    recorded_by: str
    recorded_at: datetime
    is_mine: bool
    approved_by: str
    approved_at: datetime | None
    is_newest: bool
    version: int


@dataclass(frozen=True)
class Word:
    """A note or a message."""

    at: datetime
    by: str
    side: Side
    body: str


@dataclass(frozen=True)
class RelativeLine:
    """A member of the family and whether they go along in this opportunity."""

    ref: str
    name: str
    relationship: Relationship
    goes: Goes
    note: str
    version: int


@dataclass(frozen=True)
class CheckLine:
    """A check 30, 90, 180 or 365 days after the start. `below` warns that less was paid than agreed."""

    day: int
    due_on: date
    standing: CheckStanding
    done_on: date | None
    same_employer: CheckAnswer
    same_occupation: CheckAnswer
    same_region: CheckAnswer
    wage_paid: Decimal | None
    hours_worked: Decimal | None
    below: Because | None
    note: str
    version: int


@dataclass(frozen=True)
class WageLine:
    """What the employer says it paid. `hourly` is for an hour, None when unknown; `is_below` the agreed wage."""

    from_on: date
    until_on: date
    paid: Decimal
    currency: str
    hours: Decimal
    deductions: Decimal
    hourly: Decimal | None
    is_below: bool


def choice(user: Actor, placement_id: int) -> ChoiceLine | None:
    """Why the person of a placement was chosen; None when nobody has said."""
    query = scope.of_placement(user, PlacementChoice).where(PlacementChoice.placement_id == placement_id)
    row = db.session.scalars(query).one_or_none()
    if row is None:
        return None
    by = _names([row.chosen_by_id, row.decided_by_id])
    run = scope.match_runs(user).where(MatchRun.id == row.run_id).with_only_columns(MatchRun.ref)
    return ChoiceLine(
        state=ChoiceState(row.state),
        run_ref=(db.session.scalar(run) or "") if row.run_id else "",
        place=row.place,
        passed=row.passed,
        reason=row.reason or "",
        chosen_by=by.get(row.chosen_by_id, ""),
        chosen_at=row.chosen_at,
        is_mine=row.chosen_by_id == user.id,
        decided_by=by.get(row.decided_by_id or 0, ""),
        decided_at=row.decided_at,
        note=row.decision_note or "",
        version=row.version,
    )


def events(user: Actor, placement_id: int) -> tuple[EventLine, ...]:
    """The reviews, interviews and tests of a placement, by their day."""
    query = scope.of_placement(user, PlacementEvent).where(PlacementEvent.placement_id == placement_id)
    return tuple(
        EventLine(one.number, EventKind(one.kind), one.on, EventResult(one.result), Side(one.by_side), one.version)
        for one in db.session.scalars(query.order_by(PlacementEvent.on, PlacementEvent.number))
    )


def contracts(user: Actor, placement_id: int) -> tuple[ContractLine, ...]:
    """Every contract of a placement, the one that counts first."""
    query = scope.of_placement(user, Contract).where(Contract.placement_id == placement_id)
    rows = db.session.scalars(query.order_by(Contract.number.desc())).all()
    by = _names([one.recorded_by_id for one in rows] + [one.approved_by_id for one in rows])
    return tuple(_contract(one, by, user.id, is_newest=place == 0) for place, one in enumerate(rows))


def _contract(row: Contract, by: dict[int, str], me: int, *, is_newest: bool) -> ContractLine:
    return ContractLine(
        number=row.number,
        state=ContractState(row.state),
        findings=tuple(from_json(one) for one in row.findings),
        received_on=row.received_on,
        employer=row.employer_name,
        occupation=occupation_name(row.isco),
        country=row.country,
        region=row.region or "",
        municipality=row.municipality,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        wage=row.wage,
        wage_period=WagePeriod(row.wage_period),
        currency=row.currency,
        hours_per_week=row.hours_per_week,
        deductions=row.deductions,
        deductions_for=row.deductions_for,
        has_housing=row.has_housing,
        language=row.language,
        explained_on=row.explained_on,
        reason=row.reason,
        recorded_by=by.get(row.recorded_by_id, ""),
        recorded_at=row.recorded_at,
        is_mine=row.recorded_by_id == me,
        approved_by=by.get(row.approved_by_id or 0, ""),
        approved_at=row.approved_at,
        is_newest=is_newest,
        version=row.version,
    )


def notes(user: Actor, placement_id: int) -> tuple[Word, ...]:
    """What staff wrote among themselves, newest first."""
    query = scope.of_placement(user, PlacementNote).where(PlacementNote.placement_id == placement_id)
    rows = db.session.scalars(query.order_by(PlacementNote.at.desc(), PlacementNote.id.desc())).all()
    by = _names(one.author_id for one in rows)
    return tuple(Word(one.at, by.get(one.author_id, ""), Side.STAFF, one.body) for one in rows)


def messages(user: Actor, placement_id: int) -> tuple[Word, ...]:
    """What staff and the employer wrote to each other, newest first."""
    query = scope.of_placement(user, PlacementMessage).where(PlacementMessage.placement_id == placement_id)
    rows = db.session.scalars(query.order_by(PlacementMessage.at.desc(), PlacementMessage.id.desc())).all()
    by = _names(one.author_id for one in rows)
    return tuple(Word(one.at, by.get(one.author_id, ""), Side(one.by_side), one.body) for one in rows)


def relatives(user: Actor, row: Placement) -> tuple[RelativeLine, ...]:
    """The other members of the case today, and whether each goes along."""
    query = (
        scope.members(user)
        .join(Person, Person.id == CaseMember.person_id)
        .where(CaseMember.case_id == row.case_id, CaseMember.left_on.is_(None), CaseMember.person_id != row.person_id)
        .options(contains_eager(CaseMember.person))
        .order_by(CaseMember.is_principal.desc(), CaseMember.id)
    )
    said = scope.of_placement(user, PlacementRelative).where(PlacementRelative.placement_id == row.id)
    known = {one.person_id: one for one in db.session.scalars(said)}
    return tuple(_relative(one, known.get(one.person_id)) for one in db.session.scalars(query))


def _relative(one: CaseMember, said: PlacementRelative | None) -> RelativeLine:
    return RelativeLine(
        ref=one.person.ref,
        name=moving.full_name(one.person),
        relationship=Relationship(one.relationship_to_principal),
        goes=Goes(said.goes) if said is not None else Goes.UNKNOWN,
        note=said.note if said is not None else "",
        version=said.version if said is not None else 0,
    )


def checks(user: Actor, row: Placement, today: date) -> tuple[CheckLine, ...]:
    """The checks of a placement by their day."""
    query = scope.of_placement(user, PlacementCheck).where(PlacementCheck.placement_id == row.id)
    return tuple(_check(one, row, today) for one in db.session.scalars(query.order_by(PlacementCheck.day)))


def as_rule(one: Any) -> Check:
    """A check, or a row with its columns, as the rules read it."""
    return Check(one.day, one.due_on, one.done_on, one.same_employer, one.same_occupation, one.same_region)


def _check(one: PlacementCheck, row: Placement, today: date) -> CheckLine:
    return CheckLine(
        day=one.day,
        due_on=one.due_on,
        standing=CheckStanding(placement_checks.standing(as_rule(one), today)),
        done_on=one.done_on,
        same_employer=CheckAnswer(one.same_employer),
        same_occupation=CheckAnswer(one.same_occupation),
        same_region=CheckAnswer(one.same_region),
        wage_paid=one.wage_paid,
        hours_worked=one.hours_worked,
        below=placement_checks.paid_below(one.wage_paid, row.wage, row.currency),
        note=one.note or "",
        version=one.version,
    )


def wage_reports(user: Actor, row: Placement) -> tuple[WageLine, ...]:
    """What the employer reports to have paid, newest first, each beside the agreed wage for an hour."""
    query = scope.of_placement(user, WageReport).where(WageReport.placement_id == row.id)
    agreed = hourly(row.wage, row.wage_period, row.hours_per_week)
    return tuple(_wage(one, row, agreed) for one in db.session.scalars(query.order_by(WageReport.from_on.desc())))


def _wage(one: WageReport, row: Placement, agreed: Decimal | None) -> WageLine:
    per_hour = (one.paid / one.hours).quantize(_CENT) if one.hours else None
    comparable = per_hour is not None and agreed is not None and one.currency == row.currency
    below = bool(comparable and per_hour is not None and agreed is not None and per_hour < agreed.quantize(_CENT))
    return WageLine(
        one.from_on, one.until_on, one.paid, one.currency, one.hours, one.deductions, per_hour, below
    )  # fmt: skip


def waiting_choices(user: Actor) -> int:
    """How many choices wait for this user: made by somebody else in their teams."""
    query = scope.of_placement(user, PlacementChoice).where(
        PlacementChoice.state == ChoiceState.WAITING, PlacementChoice.chosen_by_id != user.id
    )
    return db.session.scalar(query.with_only_columns(func.count(PlacementChoice.placement_id))) or 0


def _names(ids: Iterable[int | None]) -> dict[int, str]:
    """The names of users by id."""
    wanted = {one for one in ids if one is not None}
    rows = db.session.execute(_users(wanted)) if wanted else ()
    return {row.id: row.name for row in rows}


def _users(ids: set[int]) -> Any:
    return select(User.id, User.name).where(User.id.in_(ids))
