"""Who was placed where: from the choice through submission, contract and start to the checks afterwards."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, Numeric, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from caseflow.models.base import Base
from caseflow.models.cases import Case
from caseflow.models.employers import Opening
from caseflow.models.people import Person
from caseflow.models.types import SealedText


class Placement(Base):
    __tablename__ = "placement"
    # Heads are never overfilled: two people cannot hold the same head, whatever the timing.
    __table_args__ = (
        UniqueConstraint("opening_id", "head"),
        Index("ix_placement_case", "case_id"),
        Index("ix_placement_person", "person_id"),
        Index("ix_placement_state", "organization_id", "state", "starts_on", "id"),
        Index("ix_placement_starts", "organization_id", "starts_on", "id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(16), unique=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organization.id"))
    opening_id: Mapped[int] = mapped_column(ForeignKey("opening.id"))
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    state: Mapped[str] = mapped_column(String(24), default="matched")
    # Which of the opening's heads this person holds; NULL when none.
    head: Mapped[int | None]
    submitted_on: Mapped[date | None]
    offered_on: Mapped[date | None]
    accepted_on: Mapped[date | None]
    signed_on: Mapped[date | None]
    travelled_on: Mapped[date | None]
    # The day agreed upon; `started_on` is the day on which the work began.
    starts_on: Mapped[date]
    started_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    end_reason: Mapped[str] = mapped_column(Text, default="")
    wage: Mapped[Decimal]
    wage_period: Mapped[str] = mapped_column(String(10))
    currency: Mapped[str] = mapped_column(String(3))
    hours_per_week: Mapped[Decimal] = mapped_column(Numeric(5, 1))
    # Why somebody is paid less than the opening said.
    wage_reason: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
    opening: Mapped[Opening] = relationship(lazy="raise_on_sql")
    case: Mapped[Case] = relationship(lazy="raise_on_sql")
    person: Mapped[Person] = relationship(lazy="raise_on_sql")
    __mapper_args__ = {"version_id_col": version}


class PlacementChoice(Base):
    """From which ranking a person was chosen. Whoever passes a better match gives a reason, and another decides."""

    __tablename__ = "placement_choice"
    __table_args__ = (CheckConstraint("decided_by_id IS NULL OR decided_by_id <> chosen_by_id", name="two_people"),)
    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id"), primary_key=True)
    run_id: Mapped[int | None] = mapped_column(ForeignKey("match_run.id"), index=True)
    # The place in that ranking; NULL when the person was not in it. `passed` counts the free people ranked above.
    place: Mapped[int | None]
    passed: Mapped[int] = mapped_column(default=0)
    reason: Mapped[str | None] = mapped_column(SealedText("placement_choice.reason"))
    # none (nobody passed over), waiting, approved, refused
    state: Mapped[str] = mapped_column(String(10), default="none")
    chosen_by_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"))
    chosen_at: Mapped[datetime]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    decided_at: Mapped[datetime | None]
    decision_note: Mapped[str | None] = mapped_column(SealedText("placement_choice.decision_note"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class PlacementEvent(Base):
    """A CV review, an interview, a test or an answer on the way from submission to offer."""

    __tablename__ = "placement_event"
    __table_args__ = (UniqueConstraint("placement_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id"))
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    on: Mapped[date] = mapped_column("on_day")
    result: Mapped[str] = mapped_column(String(12), default="planned")
    # employer or staff: who wrote it down.
    by_side: Mapped[str] = mapped_column(String(10), default="staff")
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"))
    recorded_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class PlacementNote(Base):
    """What staff write about a placement among themselves. The employer's doors never read this table."""

    __tablename__ = "placement_note"
    __table_args__ = (Index("ix_placement_note_placement", "placement_id", "at"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id"))
    body: Mapped[str] = mapped_column(SealedText("placement_note.body"))
    author_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"))
    at: Mapped[datetime]


class PlacementMessage(Base):
    """What staff and the employer write to each other about a placement."""

    __tablename__ = "placement_message"
    __table_args__ = (Index("ix_placement_message_placement", "placement_id", "at"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id"))
    body: Mapped[str] = mapped_column(SealedText("placement_message.body"))
    by_side: Mapped[str] = mapped_column(String(10))
    author_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"))
    at: Mapped[datetime]


class PlacementRelative(Base):
    """Whether a member of the family goes along in this opportunity."""

    __tablename__ = "placement_relative"
    __table_args__ = (UniqueConstraint("placement_id", "person_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    # yes, no, later, unknown
    goes: Mapped[str] = mapped_column(String(10), default="unknown")
    note: Mapped[str] = mapped_column(Text, default="")
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class Contract(Base):
    """What an employer put before the person to sign. Checked against the opening; a newer number replaces it."""

    __tablename__ = "contract"
    __table_args__ = (
        UniqueConstraint("placement_id", "number"),
        CheckConstraint("approved_by_id IS NULL OR approved_by_id <> recorded_by_id", name="two_people"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id"))
    number: Mapped[int]
    received_on: Mapped[date]
    # Empty when it names the employer of the opening.
    employer_name: Mapped[str] = mapped_column(default="")
    isco: Mapped[str] = mapped_column(String(4))
    country: Mapped[str] = mapped_column(String(3))
    region: Mapped[str | None] = mapped_column(String(6))
    municipality: Mapped[str] = mapped_column(default="")
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    wage: Mapped[Decimal]
    wage_period: Mapped[str] = mapped_column(String(10))
    currency: Mapped[str] = mapped_column(String(3))
    hours_per_week: Mapped[Decimal] = mapped_column(Numeric(5, 1))
    deductions: Mapped[Decimal] = mapped_column(default=Decimal(0))
    deductions_for: Mapped[str] = mapped_column(default="")
    has_housing: Mapped[bool] = mapped_column(default=False)
    language: Mapped[str] = mapped_column(String(3))
    explained_on: Mapped[date | None]
    # What was found worse than the opening, as rules.reason JSON; empty when nothing was.
    findings: Mapped[list[Any]] = mapped_column(JSON, default=list)
    # good, flagged, accepted (worse, and a second person agreed why), refused
    state: Mapped[str] = mapped_column(String(10), default="good")
    reason: Mapped[str] = mapped_column(Text, default="")
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"))
    recorded_at: Mapped[datetime]
    approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    approved_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class PlacementCheck(Base):
    """Day 30, 90, 180 and 365: still the same employer, occupation and region? Unknown is an answer and is shown."""

    __tablename__ = "placement_check"
    __table_args__ = (UniqueConstraint("placement_id", "day"), Index("ix_placement_check_due", "due_on", "done_on"))
    id: Mapped[int] = mapped_column(primary_key=True)
    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id"))
    day: Mapped[int]
    due_on: Mapped[date]
    done_on: Mapped[date | None]
    same_employer: Mapped[str] = mapped_column(String(8), default="unknown")
    same_occupation: Mapped[str] = mapped_column(String(8), default="unknown")
    same_region: Mapped[str] = mapped_column(String(8), default="unknown")
    wage_paid: Mapped[Decimal | None]
    hours_worked: Mapped[Decimal | None] = mapped_column(Numeric(5, 1))
    note: Mapped[str | None] = mapped_column(SealedText("placement_check.note"))
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class WageReport(Base):
    """What the employer says it paid for a period."""

    __tablename__ = "wage_report"
    __table_args__ = (UniqueConstraint("placement_id", "from_on"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    placement_id: Mapped[int] = mapped_column(ForeignKey("placement.id"))
    from_on: Mapped[date]
    until_on: Mapped[date]
    paid: Mapped[Decimal]
    currency: Mapped[str] = mapped_column(String(3))
    hours: Mapped[Decimal] = mapped_column(Numeric(6, 1))
    deductions: Mapped[Decimal] = mapped_column(default=Decimal(0))
    reported_by_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"))
    reported_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
