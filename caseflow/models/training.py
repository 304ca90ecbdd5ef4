"""Trainings on offer, who takes part, and what came of it."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, Numeric, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from caseflow.models.base import Base
from caseflow.models.people import Person
from caseflow.models.types import SealedText


class TrainingOffer(Base):
    """A course: who gives it, where, in which language, what it costs the participant, when, for how many."""

    __tablename__ = "training_offer"
    __table_args__ = (
        CheckConstraint("seats >= 1", name="seats"),
        Index("ix_training_offer_starts", "organization_id", "state", "starts_on", "id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(16), unique=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organization.id"))
    title: Mapped[str]
    provider: Mapped[str]
    area: Mapped[str] = mapped_column(String(20))
    mode: Mapped[str] = mapped_column(String(10))
    language: Mapped[str] = mapped_column(String(3))
    country: Mapped[str | None] = mapped_column(String(3))
    region: Mapped[str | None] = mapped_column(String(6))
    municipality: Mapped[str] = mapped_column(default="")
    cost: Mapped[Decimal] = mapped_column(default=Decimal(0))
    currency: Mapped[str] = mapped_column(String(3), default="")
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    hours: Mapped[Decimal | None] = mapped_column(Numeric(6, 1))
    seats: Mapped[int]
    # How much of it somebody must attend to pass, in percent.
    attendance_wanted: Mapped[int] = mapped_column(default=80)
    state: Mapped[str] = mapped_column(String(10), default="open")
    note: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
    gives: Mapped[list["TrainingGain"]] = relationship(lazy="raise_on_sql", order_by="TrainingGain.id")
    __mapper_args__ = {"version_id_col": version}


class TrainingGain(Base):
    """What somebody who passes can do afterwards: a skill at a level, or a language at a level."""

    __tablename__ = "training_gain"
    __table_args__ = (
        UniqueConstraint("offer_id", "kind", "code"),
        Index("ix_training_gain_code", "kind", "code", "offer_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    offer_id: Mapped[int] = mapped_column(ForeignKey("training_offer.id"))
    # skill, language or licence
    kind: Mapped[str] = mapped_column(String(10))
    # A skill, a language (ISO 639-3) or, for a licence, the occupation (ISCO-08).
    code: Mapped[str] = mapped_column(String(40))
    # 1 to 4 for a skill, a level of the Common European Framework for a language.
    level: Mapped[str] = mapped_column(String(10), default="")
    valid_months: Mapped[int | None]


class Enrolment(Base):
    """A person in a training. A seat is taken like the head of an opening: two people never hold the same one."""

    __tablename__ = "enrolment"
    __table_args__ = (
        UniqueConstraint("offer_id", "person_id"),
        UniqueConstraint("offer_id", "seat"),
        Index("ix_enrolment_case", "case_id"),
        Index("ix_enrolment_person", "person_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(16), unique=True)
    offer_id: Mapped[int] = mapped_column(ForeignKey("training_offer.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"))
    # planned, enrolled, attending, passed, failed, dropped_out, cancelled
    state: Mapped[str] = mapped_column(String(12), default="planned")
    seat: Mapped[int | None]
    planned_on: Mapped[date]
    enrolled_on: Mapped[date | None]
    result_on: Mapped[date | None]
    certificate: Mapped[str | None] = mapped_column(SealedText("enrolment.certificate"))
    reason: Mapped[str] = mapped_column(Text, default="")
    # What passing it wrote, so that it can be taken back when the result was a mistake (rules.training).
    gave: Mapped[dict[str, Any]] = mapped_column(default=dict)
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"))
    version: Mapped[int] = mapped_column(default=1)
    offer: Mapped[TrainingOffer] = relationship(lazy="raise_on_sql")
    person: Mapped[Person] = relationship(lazy="raise_on_sql")
    __mapper_args__ = {"version_id_col": version}


class Attendance(Base):
    __tablename__ = "attendance"
    __table_args__ = (UniqueConstraint("enrolment_id", "on_day"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    enrolment_id: Mapped[int] = mapped_column(ForeignKey("enrolment.id"))
    on: Mapped[date] = mapped_column("on_day")
    was_there: Mapped[bool]
    hours: Mapped[Decimal | None] = mapped_column(Numeric(4, 1))
    note: Mapped[str] = mapped_column(default="")
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
