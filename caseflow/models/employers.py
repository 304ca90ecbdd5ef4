"""Employers and recruiters, how they were vetted, what they offer, and who was placed there."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, Numeric, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from caseflow.models.base import NEVER, Base, Folded
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


class EmployerSite(Base):
    """A place of work of an employer."""

    __tablename__ = "employer_site"
    id: Mapped[int] = mapped_column(primary_key=True)
    employer_id: Mapped[int] = mapped_column(ForeignKey("employer.id"), index=True)
    name: Mapped[str]
    country: Mapped[str] = mapped_column(String(3))
    region: Mapped[str | None] = mapped_column(String(6))
    municipality: Mapped[str] = mapped_column(default="")
    address: Mapped[str] = mapped_column(Text, default="")
    has_housing: Mapped[bool] = mapped_column(default=False)
    # When the housing was last inspected (checklist FR11).
    housing_inspected_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(Text, default="")
    ended_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class EmployerContact(Base):
    """Somebody who speaks for an employer, at one of its sites or for all."""

    __tablename__ = "employer_contact"
    id: Mapped[int] = mapped_column(primary_key=True)
    employer_id: Mapped[int] = mapped_column(ForeignKey("employer.id"), index=True)
    site_id: Mapped[int | None] = mapped_column(ForeignKey("employer_site.id"))
    name: Mapped[str]
    function: Mapped[str] = mapped_column(default="")
    phone: Mapped[str] = mapped_column(String(40), default="")
    email: Mapped[str] = mapped_column(String(254), default="")
    language: Mapped[str | None] = mapped_column(String(3))
    is_main: Mapped[bool] = mapped_column(default=False)
    ended_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)
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
    # Whether the level must be shown by a test; what somebody says of themselves is then not enough.
    language_tested: Mapped[bool] = mapped_column(default=False)
    needs_licence: Mapped[bool] = mapped_column(default=False)
    # Keys of the pathways that this opening can support.
    pathway_keys: Mapped[list[str]] = mapped_column(default=list)
    state: Mapped[str] = mapped_column(String(12), default="open")
    # Restrictions as fields; empty lists restrict nothing. Countries of residence, statuses (vocabulary.migration),
    # programmes (pathway keys).
    residence_countries: Mapped[list[str]] = mapped_column(default=list)
    statuses: Mapped[list[str]] = mapped_column(default=list)
    programmes: Mapped[list[str]] = mapped_column(default=list)
    youngest: Mapped[int | None]
    # What is wanted besides language and licence: skills by code, months of work in the occupation, level of schooling.
    skills: Mapped[list[str]] = mapped_column(default=list)
    experience_months: Mapped[int | None]
    isced: Mapped[int | None]
    has_meals: Mapped[bool] = mapped_column(default=False)
    takes_families: Mapped[bool] = mapped_column(default=False)
    # What is taken off the wage, for each wage period, and what for.
    deductions: Mapped[Decimal | None]
    deductions_for: Mapped[str] = mapped_column(default="")
    # How much each criterion of the ranking counts; empty for the usual weights (rules.matching).
    weights: Mapped[dict[str, Any]] = mapped_column(default=dict)
    note: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
    employer: Mapped[Employer] = relationship(foreign_keys=[employer_id], lazy="raise_on_sql")
    recruiter: Mapped[Employer | None] = relationship(foreign_keys=[recruiter_id], lazy="raise_on_sql")
    __mapper_args__ = {"version_id_col": version}


class OpeningSite(Base):
    """At which of the employer's sites the work is."""

    __tablename__ = "opening_site"
    opening_id: Mapped[int] = mapped_column(ForeignKey("opening.id"), primary_key=True)
    site_id: Mapped[int] = mapped_column(ForeignKey("employer_site.id"), index=True)
