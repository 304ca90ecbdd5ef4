"""Lists over all placements of the user's teams: choices that wait, checks that are late, who stayed."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, exists, func
from sqlalchemy.orm import aliased

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.extensions import db
from caseflow.models.accounts import User
from caseflow.models.cases import Case
from caseflow.models.employers import Employer, Opening
from caseflow.models.people import Person
from caseflow.models.placements import Contract, Placement, PlacementCheck, PlacementChoice
from caseflow.placements.queries import visible_people
from caseflow.placements.queries_parts import as_rule
from caseflow.rules import names, placement_checks
from caseflow.rules.placement_checks import Retention
from caseflow.vocabulary.placements import CheckStanding, ChoiceState, ContractState

MOST = 100
_CLOSED = "closed"


@dataclass(frozen=True)
class WaitingChoice:
    """A choice that waits for a second person. `is_mine` for whoever made it, who cannot decide."""

    ref: str
    case_ref: str
    name: str
    job: str
    employer: str
    place: int | None
    passed: int
    has_ranking: bool
    chosen_by: str
    chosen_at: datetime
    is_mine: bool


@dataclass(frozen=True)
class WaitingContract:
    """A contract that is worse than the opening and waits for a second person."""

    ref: str
    number: int
    case_ref: str
    name: str
    job: str
    employer: str
    worse: int
    recorded_by: str
    recorded_at: datetime
    is_mine: bool


@dataclass(frozen=True)
class DueCheck:
    """A check that is due or late."""

    ref: str
    case_ref: str
    name: str
    job: str
    employer: str
    day: int
    due_on: date
    standing: CheckStanding


@dataclass(frozen=True)
class DueChecks:
    """Checks whose day has come, the latest first; how many there are in all."""

    lines: tuple[DueCheck, ...]
    total: int


def waiting_choices(user: Actor) -> tuple[WaitingChoice, ...]:
    """The choices that wait for a second person, the oldest first; the reading is written down. Raises Denied."""
    gate.require(user, "choice.decide")
    by = aliased(User)
    query = (
        _with_names(scope.of_placement(user, PlacementChoice))
        .join(by, by.id == PlacementChoice.chosen_by_id)
        .where(PlacementChoice.state == ChoiceState.WAITING)
        .order_by(PlacementChoice.chosen_at, PlacementChoice.placement_id)
        .limit(MOST)
        .with_only_columns(
            *_NAMES,
            PlacementChoice.place,
            PlacementChoice.passed,
            PlacementChoice.run_id,
            PlacementChoice.chosen_by_id,
            PlacementChoice.chosen_at,
            by.name.label("chosen_by"),
        )
    )
    rows = db.session.execute(query).all()
    known = visible_people(user, [row.person_id for row in rows])
    lines = tuple(
        WaitingChoice(
            ref=row.ref,
            case_ref=row.case_ref,
            name=_name(row, known),
            job=row.job,
            employer=row.employer,
            place=row.place,
            passed=row.passed,
            has_ranking=row.run_id is not None,
            chosen_by=row.chosen_by,
            chosen_at=row.chosen_at,
            is_mine=row.chosen_by_id == user.id,
        )
        for row in rows
    )
    trail.seen(user, "case.list", "placements", " ".join(dict.fromkeys(line.case_ref for line in lines)))
    return lines


def waiting_contracts(user: Actor) -> tuple[WaitingContract, ...]:
    """The worse contracts that wait for a second person, the oldest first; the reading is written down.

    Raises Denied.
    """
    gate.require(user, "contract.approve")
    by, newer = aliased(User), aliased(Contract)
    is_newest = ~exists().where(newer.placement_id == Contract.placement_id, newer.number > Contract.number)
    query = (
        _with_names(scope.of_placement(user, Contract))
        .join(by, by.id == Contract.recorded_by_id)
        .where(Contract.state == ContractState.FLAGGED, is_newest)
        .order_by(Contract.recorded_at, Contract.id)
        .limit(MOST)
        .with_only_columns(
            *_NAMES,
            Contract.number,
            Contract.findings,
            Contract.recorded_by_id,
            Contract.recorded_at,
            by.name.label("recorded_by"),
        )
    )
    rows = db.session.execute(query).all()
    known = visible_people(user, [row.person_id for row in rows])
    lines = tuple(_contract(row, _name(row, known), user.id) for row in rows)
    trail.seen(user, "case.list", "placements", " ".join(dict.fromkeys(line.case_ref for line in lines)))
    return lines


def _contract(row: Any, name: str, me: int) -> WaitingContract:
    return WaitingContract(
        ref=row.ref,
        number=row.number,
        case_ref=row.case_ref,
        name=name,
        job=row.job,
        employer=row.employer,
        worse=len(row.findings),
        recorded_by=row.recorded_by,
        recorded_at=row.recorded_at,
        is_mine=row.recorded_by_id == me,
    )


def due_checks(user: Actor) -> DueChecks:
    """The checks that are due or late in open cases; the reading is written down. Raises Denied."""
    gate.require(user, "placement.read")
    today = clock.today(user.timezone)
    wanted = _open_checks(user).where(PlacementCheck.due_on <= today + placement_checks.BEFORE)
    columns = (PlacementCheck.day, PlacementCheck.due_on)
    total = db.session.scalar(wanted.with_only_columns(func.count(PlacementCheck.id))) or 0
    ordered = _with_names(wanted).order_by(PlacementCheck.due_on, PlacementCheck.id).limit(MOST)
    rows = db.session.execute(ordered.with_only_columns(*_NAMES, *columns)).all()
    known = visible_people(user, [row.person_id for row in rows])
    lines = tuple(
        DueCheck(
            row.ref,
            row.case_ref,
            _name(row, known),
            row.job,
            row.employer,
            row.day,
            row.due_on,
            CheckStanding.OVERDUE if row.due_on < today else CheckStanding.DUE,
        )
        for row in rows
    )
    trail.seen(user, "case.list", "placements", " ".join(dict.fromkeys(line.case_ref for line in lines)))
    return DueChecks(lines, total)


def retention(user: Actor) -> tuple[Retention, ...]:
    """Of everybody of the user's teams for whom a check's day has come: who stayed, who did not, and of whom nobody
    knows. Raises Denied."""
    gate.require(user, "placement.read")
    today = clock.today(user.timezone)
    query = scope.of_placement(user, PlacementCheck).where(PlacementCheck.due_on <= today + placement_checks.BEFORE)
    columns = (
        PlacementCheck.day,
        PlacementCheck.due_on,
        PlacementCheck.done_on,
        PlacementCheck.same_employer,
        PlacementCheck.same_occupation,
        PlacementCheck.same_region,
    )
    rows = db.session.execute(query.with_only_columns(*columns))
    return placement_checks.retention((as_rule(row) for row in rows), today)


_NAMES: tuple[Any, ...] = (
    Placement.ref,
    Placement.person_id,
    Case.ref.label("case_ref"),
    Person.given_names,
    Person.family_names,
    Opening.title.label("job"),
    Employer.name.label("employer"),
)


def _open_checks(user: Actor) -> Select[PlacementCheck]:
    """Checks that nobody has made yet, in cases that are not closed."""
    return scope.of_placement(user, PlacementCheck).where(PlacementCheck.done_on.is_(None), Case.status != _CLOSED)


def _with_names(query: Select[Any]) -> Select[Any]:
    return (
        query.join(Person, Person.id == Placement.person_id)
        .join(Opening, Opening.id == Placement.opening_id)
        .join(Employer, Employer.id == Opening.employer_id)
    )


def _name(row: Any, known: frozenset[int]) -> str:
    return names.full_name(row.given_names, row.family_names) if row.person_id in known else ""
