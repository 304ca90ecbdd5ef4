"""Who takes part: the training plan of a case, one part in a training, and a day's attendance."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import joinedload, selectinload

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.extensions import db
from caseflow.models.cases import Case, CaseMember
from caseflow.models.people import Person
from caseflow.models.training import Attendance, Enrolment, TrainingOffer
from caseflow.rules import names
from caseflow.rules.training import MOVES, Attended
from caseflow.training.commands_enrolment import attendance_on, mark, participants
from caseflow.training.queries import GainShown, gives_shown
from caseflow.training.rows import attended
from caseflow.vocabulary.training import EnrolmentState


@dataclass(frozen=True)
class PlanLine:
    """One training of one member."""

    ref: str
    offer_ref: str
    title: str
    provider: str
    starts_on: date
    ends_on: date
    state: EnrolmentState
    percent: int | None
    wanted: int
    result_on: date | None
    reason: str
    gives: tuple[GainShown, ...]
    next_states: tuple[EnrolmentState, ...]


@dataclass(frozen=True)
class MemberPlan:
    ref: str
    name: str
    lines: tuple[PlanLine, ...]


@dataclass(frozen=True)
class CasePlan:
    """The training plan of a case, member by member."""

    ref: str
    title: str
    is_closed: bool
    members: tuple[MemberPlan, ...]


@dataclass(frozen=True)
class OnePart:
    """One part in a training, before it is moved on."""

    ref: str
    case_ref: str
    name: str
    title: str
    state: EnrolmentState
    percent: int | None
    wanted: int
    starts_on: date
    ends_on: date
    gives: tuple[GainShown, ...]
    version: int


@dataclass(frozen=True)
class DayLine:
    ref: str
    name: str
    was_there: bool | None
    hours: Decimal | None


@dataclass(frozen=True)
class DaySheet:
    """A day of a training with the user's people. `days` are those on which something is written already."""

    ref: str
    title: str
    day: date
    starts_on: date
    ends_on: date
    lines: tuple[DayLine, ...]
    days: tuple[date, ...]
    seen: int


def case_plan(user: Actor, ref: str) -> CasePlan:
    """The trainings of everybody in a case. Raises NotFound or Denied."""
    case = gate.one(scope.cases(user).where(Case.ref == ref))
    gate.require(user, "training.read")
    members = _members(user, case.id)
    rows = _rows(user, case.id)
    days = attended(user, [row.id for row in rows])
    by_person: dict[int, list[PlanLine]] = {}
    for row in rows:
        by_person.setdefault(row.person_id, []).append(_line(row, days.get(row.id, Attended())))
    plan = CasePlan(
        ref=ref,
        title=_name(members[0].person) if members else ref,
        is_closed=case.status == "closed",
        members=tuple(
            MemberPlan(member.person.ref, _name(member.person), tuple(by_person.get(member.person_id, ())))
            for member in members
            if member.left_on is None or member.person_id in by_person
        ),
    )
    trail.seen(user, "case.read", f"{ref}/trainings", "trainings")
    return plan


def _members(user: Actor, case_id: int) -> list[CaseMember]:
    query = scope.members(user).where(CaseMember.case_id == case_id).options(joinedload(CaseMember.person))
    return list(db.session.scalars(query.order_by(CaseMember.is_principal.desc(), CaseMember.id)))


def _rows(user: Actor, case_id: int) -> list[Enrolment]:
    query = (
        scope.enrolments(user)
        .where(Enrolment.case_id == case_id)
        .join(TrainingOffer, TrainingOffer.id == Enrolment.offer_id)
        .options(joinedload(Enrolment.offer).selectinload(TrainingOffer.gives))
        .order_by(TrainingOffer.starts_on, Enrolment.id)
    )
    return list(db.session.scalars(query))


def _line(row: Enrolment, days: Attended) -> PlanLine:
    offer = row.offer
    return PlanLine(
        ref=row.ref,
        offer_ref=offer.ref,
        title=offer.title,
        provider=offer.provider,
        starts_on=offer.starts_on,
        ends_on=offer.ends_on,
        state=EnrolmentState(row.state),
        percent=days.percent(offer.hours),
        wanted=offer.attendance_wanted,
        result_on=row.result_on,
        reason=row.reason,
        gives=gives_shown(offer),
        next_states=tuple(EnrolmentState(state) for state in MOVES[row.state]),
    )


def part(user: Actor, ref: str) -> OnePart:
    """One part in a training. Raises NotFound or Denied."""
    query = scope.enrolments(user).where(Enrolment.ref == ref)
    row = gate.one(
        query.options(joinedload(Enrolment.person), joinedload(Enrolment.offer).selectinload(TrainingOffer.gives))
    )
    gate.require(user, "enrolment.edit")
    case = gate.one(scope.cases(user).where(Case.id == row.case_id))
    found = OnePart(
        ref=ref,
        case_ref=case.ref,
        name=_name(row.person),
        title=row.offer.title,
        state=EnrolmentState(row.state),
        percent=attended(user, [row.id]).get(row.id, Attended()).percent(row.offer.hours),
        wanted=row.offer.attendance_wanted,
        starts_on=row.offer.starts_on,
        ends_on=row.offer.ends_on,
        gives=gives_shown(row.offer),
        version=row.version,
    )
    trail.seen(user, "case.read", f"{found.case_ref}/trainings/{ref}", "training")
    return found


def day_sheet(user: Actor, ref: str, asked: date | None) -> DaySheet:
    """The attendance of one day, today or the nearest day of the training if none is named. Raises NotFound, Denied."""
    row = gate.one(scope.trainings(user).where(TrainingOffer.ref == ref).options(selectinload(TrainingOffer.gives)))
    gate.require(user, "enrolment.edit")
    day = min(max(asked or clock.today(user.timezone), row.starts_on), row.ends_on)
    people = participants(user, row.id)
    ids = [one.id for one in people]
    there = attendance_on(user, ids, day)
    column: Any = Attendance.on
    query = scope.of_enrolment(user, Attendance).where(Attendance.enrolment_id.in_(ids))
    days = db.session.scalars(query.with_only_columns(column).distinct().order_by(column))
    sheet = DaySheet(
        ref=ref,
        title=row.title,
        day=day,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        lines=tuple(_day_line(one, there.get(one.id)) for one in people),
        days=tuple(days),
        seen=mark(there.values()),
    )
    trail.seen(user, "training.read", f"trainings/{ref}", "attendance")
    return sheet


def _day_line(row: Enrolment, there: Attendance | None) -> DayLine:
    return DayLine(row.ref, _name(row.person), there.was_there if there else None, there.hours if there else None)


def _name(person: Person) -> str:
    return names.full_name(person.given_names, person.family_names)
