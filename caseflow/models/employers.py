"""Employers and recruiters, how they were vetted, what they offer, and who was placed there."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, Numeric, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from caseflow.models.base import NEVER, Base, Folded
from caseflow.models.cases import Case
from caseflow.models.people import Person
from caseflow.models.types import SealedText


class Employer(Base):
    """An employer or a recruiter. `vetting_state` and `vetted_until` repeat its newest decision, for the queries."""

    __tablename__ = "employer"
    __table_args__ = (Index("ix_employer_name", "organization_id", "sort_name", "id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(16), unique=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organization.id"))
    kind: Mapped[str] = mapped_column(String(10), default="employer")
    name: Mapped[str]
    sort_name: Mapped[str] = mapped_column(Folded)
    country: Mapped[str] = mapped_column(String(3))
    region: Mapped[str | None] = mapped_column(String(6))
    municipality: Mapped[str] = mapped_column(default="")
    sector: Mapped[str] = mapped_column(String(40), default="")
    registration_number: Mapped[str] = mapped_column(String(60), default="")
    registered_until: Mapped[date | None]
    # Programme designations, e.g. AIP-NS.
    designations: Mapped[list[str]] = mapped_column(default=list)
    contact_name: Mapped[str] = mapped_column(default="")
    contact_phone: Mapped[str] = mapped_column(String(40), default="")
    contact_email: Mapped[str] = mapped_column(String(254), default="")
    vetting_state: Mapped[str] = mapped_column(String(12), default="missing")
    vetted_until: Mapped[date] = mapped_column(default=NEVER)
    # New submissions stop until a supervisor decides.
    is_frozen: Mapped[bool] = mapped_column(default=False)
    freeze_reason: Mapped[str | None] = mapped_column(SealedText("employer.freeze_reason"))
    note: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class Vetting(Base):
    """One vetting: the answers to the fair-recruitment checklist, proposed by one person, decided by another."""

    __tablename__ = "vetting"
    __table_args__ = (CheckConstraint("decided_by_id IS NULL OR decided_by_id <> proposed_by_id", name="two_people"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    employer_id: Mapped[int] = mapped_column(ForeignKey("employer.id"), index=True)
    state: Mapped[str] = mapped_column(String(12), default="draft")
    # {"FR01": {"answer": "yes", "evidence": "…", "action_by": "2026-12-01"}}
    answers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    # Everybody who wrote in it, by user id: none of them decides.
    written_by: Mapped[list[int]] = mapped_column(JSON, default=list)
    proposed_by_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"))
    proposed_at: Mapped[datetime | None]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    decided_at: Mapped[datetime | None]
    decision: Mapped[str | None] = mapped_column(String(12))
    reason: Mapped[str] = mapped_column(Text, default="")
    valid_until: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)
    employer: Mapped[Employer] = relationship(lazy="raise_on_sql")
    __mapper_args__ = {"version_id_col": version}


class Opening(Base):
    __tablename__ = "opening"
    __table_args__ = (
        CheckConstraint("heads >= 1", name="heads"),
        Index("ix_opening_state", "organization_id", "state", "starts_on", "id"),
        Index("ix_opening_starts", "organization_id", "starts_on", "id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(16), unique=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organization.id"))
    employer_id: Mapped[int] = mapped_column(ForeignKey("employer.id"), index=True)
    recruiter_id: Mapped[int | None] = mapped_column(ForeignKey("employer.id"))
    title: Mapped[str]
    isco: Mapped[str] = mapped_column(String(4))
    noc: Mapped[str | None] = mapped_column(String(5))
    country: Mapped[str] = mapped_column(String(3))
    region: Mapped[str | None] = mapped_column(String(6))
    municipality: Mapped[str] = mapped_column(default="")
    heads: Mapped[int] = mapped_column(default=1)
    contract_kind: Mapped[str] = mapped_column(String(20))
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    wage: Mapped[Decimal]
    wage_period: Mapped[str] = mapped_column(String(10))
    currency: Mapped[str] = mapped_column(String(3))
    hours_per_week: Mapped[Decimal] = mapped_column(Numeric(5, 1))
    has_housing: Mapped[bool] = mapped_column(default=False)
    language: Mapped[str | None] = mapped_column(String(3))
    language_level: Mapped[str | None] = mapped_column(String(10))
    needs_licence: Mapped[bool] = mapped_column(default=False)
    # Keys of the pathways that this opening can support.
    pathway_keys: Mapped[list[str]] = mapped_column(default=list)
    state: Mapped[str] = mapped_column(String(12), default="open")
    note: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
    employer: Mapped[Employer] = relationship(foreign_keys=[employer_id], lazy="raise_on_sql")
    recruiter: Mapped[Employer | None] = relationship(foreign_keys=[recruiter_id], lazy="raise_on_sql")
    __mapper_args__ = {"version_id_col": version}


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
