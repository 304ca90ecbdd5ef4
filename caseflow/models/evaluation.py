"""What a person can do: skills, work, education, licences, recognition, language results; and what they need."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, Index, Numeric, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from caseflow.models.base import Base
from caseflow.models.types import SealedText


class Evaluation(Base):
    """The evaluation of one person, signed when it is complete. `number` leaves room for later versions."""

    __tablename__ = "evaluation"
    __table_args__ = (UniqueConstraint("person_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    number: Mapped[int] = mapped_column(default=1)
    state: Mapped[str] = mapped_column(String(10), default="draft")
    summary: Mapped[str | None] = mapped_column(SealedText("evaluation.summary"))
    # What was signed, as JSON text: the lines go on changing, and an old version stays readable.
    content: Mapped[str | None] = mapped_column(SealedText("evaluation.content"))
    # Why a signed evaluation was opened again as this version.
    reopened_reason: Mapped[str | None] = mapped_column(SealedText("evaluation.reopened_reason"))
    started_by_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"))
    started_at: Mapped[datetime]
    signed_by_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    signed_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class WantedOccupation(Base):
    """An occupation (ISCO-08) that the person can do and wants to do, best first."""

    __tablename__ = "wanted_occupation"
    __table_args__ = (UniqueConstraint("person_id", "isco"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    isco: Mapped[str] = mapped_column(String(4), index=True)
    rank: Mapped[int] = mapped_column(default=1)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class WorkExperience(Base):
    __tablename__ = "work_experience"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    isco: Mapped[str] = mapped_column(String(4), index=True)
    noc: Mapped[str | None] = mapped_column(String(5))
    title: Mapped[str]
    employer_name: Mapped[str] = mapped_column(default="")
    country: Mapped[str] = mapped_column(String(3))
    started_on: Mapped[date]
    ended_on: Mapped[date | None]
    hours_per_week: Mapped[Decimal | None] = mapped_column(Numeric(5, 1))
    is_paid: Mapped[bool] = mapped_column(default=True)
    is_verified: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class Education(Base):
    __tablename__ = "education"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    isced: Mapped[int]
    title: Mapped[str]
    institution: Mapped[str] = mapped_column(default="")
    country: Mapped[str] = mapped_column(String(3))
    completed_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class Licence(Base):
    """A professional licence, with its number and the day on which it ends."""

    __tablename__ = "licence"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    isco: Mapped[str] = mapped_column(String(4))
    body: Mapped[str]
    country: Mapped[str] = mapped_column(String(3))
    kind: Mapped[str] = mapped_column(String(12), default="full")
    number: Mapped[str | None] = mapped_column(SealedText("licence.number"))
    issued_on: Mapped[date | None]
    expires_on: Mapped[date | None]
    conditions: Mapped[str] = mapped_column(Text, default="")
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class Recognition(Base):
    """Whether a body recognized a credential: when it was asked, what it said, under which conditions."""

    __tablename__ = "recognition"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    credential: Mapped[str]
    body: Mapped[str]
    country: Mapped[str] = mapped_column(String(3))
    applied_on: Mapped[date | None]
    decided_on: Mapped[date | None]
    result: Mapped[str] = mapped_column(String(12), default="not_asked")
    conditions: Mapped[str] = mapped_column(Text, default="")
    # The occupation that it is for, and the procedure (a key of vocabulary.recognition) whose steps it follows.
    isco: Mapped[str] = mapped_column(String(4), default="")
    procedure: Mapped[str] = mapped_column(String(40), default="")
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class RecognitionStep(Base):
    """One step of a recognition: credential assessment, language test, competence assessment, examination, …"""

    __tablename__ = "recognition_step"
    __table_args__ = (UniqueConstraint("recognition_id", "position"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    recognition_id: Mapped[int] = mapped_column(ForeignKey("recognition.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(String(30))
    body: Mapped[str] = mapped_column(default="")
    state: Mapped[str] = mapped_column(String(12), default="to_do")
    started_on: Mapped[date | None]
    due_on: Mapped[date | None]
    done_on: Mapped[date | None]
    expires_on: Mapped[date | None]
    # Nobody writes to the country that the person fled; other evidence is used.
    without_contact: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str] = mapped_column(Text, default="")
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class Skill(Base):
    """A skill, who says so (the person, a test, a certificate) and how well. One line for each source and training."""

    __tablename__ = "skill"
    __table_args__ = (
        # What a training gave is a line of its own: it ends when it ends, and lowers nothing that was there before.
        Index(
            "uq_skill_source",
            "person_id",
            "skill",
            "source",
            unique=True,
            sqlite_where=text("enrolment_id IS NULL"),
            postgresql_where=text("enrolment_id IS NULL"),
        ),
        UniqueConstraint("enrolment_id", "skill"),
        Index("ix_skill_skill", "skill", "person_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    # A code of vocabulary/data/skills.csv.
    skill: Mapped[str] = mapped_column(String(40))
    source: Mapped[str] = mapped_column(String(10), default="said")
    # 1 beginner, 2 with help, 3 alone, 4 teaches others.
    level: Mapped[int]
    assessed_on: Mapped[date | None]
    expires_on: Mapped[date | None]
    evidence: Mapped[str] = mapped_column(default="")
    # The training that gave it, where one did.
    enrolment_id: Mapped[int | None] = mapped_column(ForeignKey("enrolment.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class Circumstance(Base):
    """What a person needs or is exposed to, and what protects them. Seen by fewer people than the rest (DP08)."""

    __tablename__ = "circumstance"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    # A code of vocabulary.circumstances, sealed: whoever takes the database does not learn who was hurt.
    code: Mapped[str] = mapped_column(SealedText("circumstance.code"))
    severity: Mapped[int]
    # Violence and trafficking: for the caseworker of the case and protection officers only.
    is_restricted: Mapped[bool] = mapped_column(default=False)
    since_on: Mapped[date | None]
    review_on: Mapped[date]
    reviewed_on: Mapped[date]
    ended_on: Mapped[date | None]
    note: Mapped[str | None] = mapped_column(SealedText("circumstance.note"))
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"))
    recorded_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class LanguageTest(Base):
    """A language result by skill, as the test writes it (numbers, or letters for OET)."""

    __tablename__ = "language_test"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    test: Mapped[str] = mapped_column(String(20))
    language: Mapped[str] = mapped_column(String(3))
    taken_on: Mapped[date]
    expires_on: Mapped[date | None]
    listening: Mapped[str] = mapped_column(String(5))
    reading: Mapped[str] = mapped_column(String(5))
    writing: Mapped[str] = mapped_column(String(5))
    speaking: Mapped[str] = mapped_column(String(5))
    overall: Mapped[str | None] = mapped_column(String(5))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
