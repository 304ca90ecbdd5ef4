"""The rows that a command of this room is about, locked until the commit: the training first, then the case."""

from decimal import Decimal
from typing import Any

from sqlalchemy import case, func
from sqlalchemy.orm import joinedload, selectinload

from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.access.refusals import refusal
from caseflow.extensions import db
from caseflow.models.cases import Case
from caseflow.models.training import Attendance, Enrolment, TrainingOffer
from caseflow.rules import names
from caseflow.rules.reason import because
from caseflow.rules.training import Attended
from caseflow.vocabulary.stages import CaseStatus


def offer_to_change(user: Actor, ref: str, action: str = "training.edit") -> TrainingOffer:
    """The training with what it gives, locked so that no seat is taken meanwhile. Raises NotFound, then Denied."""
    query = scope.trainings(user).where(TrainingOffer.ref == ref).with_for_update(of=TrainingOffer)
    row = gate.one(query.options(selectinload(TrainingOffer.gives)))
    gate.require(user, action)
    return row


def case_to_change(user: Actor, case_id: int) -> Case:
    """The case, locked, if it is open. Raises NotFound or Refused."""
    found = gate.one(scope.cases(user).where(Case.id == case_id).with_for_update(of=Case))
    if found.status == CaseStatus.CLOSED:
        raise refusal(because("case_is_closed"))
    return found


def enrolment_to_change(user: Actor, ref: str) -> tuple[Enrolment, Case]:
    """Somebody's part in a training, with the training locked before the case. Raises NotFound, Denied or Refused."""
    mine = scope.enrolments(user).where(Enrolment.ref == ref)
    offers = scope.trainings(user).where(TrainingOffer.id.in_(mine.with_only_columns(Enrolment.offer_id)))
    db.session.scalars(offers.with_for_update(of=TrainingOffer)).all()
    row = gate.one(
        mine.with_for_update(of=Enrolment).options(
            joinedload(Enrolment.person),
            joinedload(Enrolment.offer).selectinload(TrainingOffer.gives),
        )
    )
    gate.require(user, "enrolment.edit")
    return row, case_to_change(user, row.case_id)


def seats_of(user: Actor, offer_id: int, but: int = 0) -> set[int]:
    """The numbers of the seats that others hold in a training, whoever's case took them."""
    query = scope.taken_seats(user).where(Enrolment.offer_id == offer_id, Enrolment.id != but)
    return set(db.session.scalars(query.with_only_columns(Enrolment.seat)))


def attended(user: Actor, enrolment_ids: list[int]) -> dict[int, Attended]:
    """What is recorded of the days of each of these, in one query."""
    columns: Any = (
        Attendance.enrolment_id,
        func.count(Attendance.id),
        func.sum(case((Attendance.was_there, 1), else_=0)),
        func.sum(case((Attendance.was_there, func.coalesce(Attendance.hours, 0)), else_=0)),
        func.sum(case((Attendance.was_there & Attendance.hours.is_(None), 1), else_=0)),
    )
    query = scope.of_enrolment(user, Attendance).where(Attendance.enrolment_id.in_(enrolment_ids))
    rows = db.session.execute(query.with_only_columns(*columns).group_by(Attendance.enrolment_id))
    # Hours count only where every day that somebody was there has its hours.
    return {
        key: Attended(days, there or 0, Decimal(0) if unknown else Decimal(hours or 0))
        for key, days, there, hours, unknown in rows
    }


def full_name(row: Enrolment) -> str:
    """The participant's name as written, given names first."""
    return names.full_name(row.person.given_names, row.person.family_names)
