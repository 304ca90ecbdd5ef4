"""Trainings for tests: rows only, flushed; the test commits."""

from datetime import timedelta
from decimal import Decimal

from caseflow import clock
from caseflow.access.refs import new_ref
from caseflow.extensions import db
from caseflow.models.accounts import Organization, User
from caseflow.models.cases import Case
from caseflow.models.people import Person
from caseflow.models.training import Attendance, Enrolment, TrainingGain, TrainingOffer


def offer(organization: Organization, title: str = "First aid", *gains: tuple, **more) -> TrainingOffer:
    """A free course of two months, half over, with two seats. `gains` are (kind, code, level, months)."""
    today = clock.today()
    given = {
        "provider": "Red Cross",
        "area": "care",
        "mode": "presence",
        "language": "spa",
        "country": "CAN",
        "starts_on": today - timedelta(days=30),
        "ends_on": today + timedelta(days=30),
        "hours": Decimal(20),
        "seats": 2,
        "attendance_wanted": 80,
        "created_at": clock.now(),
    }
    row = TrainingOffer(ref=new_ref("TR"), organization_id=organization.id, title=title, **{**given, **more})
    db.session.add(row)
    db.session.flush()
    for kind, code, level, months in gains:
        db.session.add(TrainingGain(offer_id=row.id, kind=kind, code=code, level=level, valid_months=months))
    db.session.flush()
    return row


def enrolment(of: TrainingOffer, case: Case, person: Person, **more) -> Enrolment:
    """This person planned into the training."""
    by = case.caseworker_id or db.session.query(User.id).order_by(User.id).limit(1).scalar()
    given = {"state": "planned", "planned_on": clock.today(), "recorded_by_id": by}
    row = Enrolment(ref=new_ref("EN"), offer_id=of.id, case_id=case.id, person_id=person.id, **{**given, **more})
    db.session.add(row)
    db.session.flush()
    return row


def attended(of: Enrolment, day, was_there: bool = True, hours: int | None = None) -> Attendance:
    row = Attendance(enrolment_id=of.id, on=day, was_there=was_there, hours=hours)
    db.session.add(row)
    db.session.flush()
    return row
