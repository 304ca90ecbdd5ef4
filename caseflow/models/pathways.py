"""The pathway library as loaded, the steps of cases along it, and the permits that granted steps give."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from caseflow.models.base import Base
from caseflow.models.cases import Case
from caseflow.models.people import Person
from caseflow.models.types import SealedText


class Pathway(Base):
    """A route to regular status. What it says is in its versions."""

    __tablename__ = "pathway"
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(60), unique=True)
    country: Mapped[str] = mapped_column(String(3), index=True)
    region: Mapped[str | None] = mapped_column(String(6))
    is_subprocess: Mapped[bool] = mapped_column(default=False)


class PathwayVersion(Base):
    """One version. `body` is the file as it was read and validated; a case stays on the version it started with."""

    __tablename__ = "pathway_version"
    __table_args__ = (UniqueConstraint("pathway_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    pathway_id: Mapped[int] = mapped_column(ForeignKey("pathway.id"))
    number: Mapped[int]
    # {"en": …, "es": …}: read without opening the body.
    names: Mapped[dict[str, Any]]
    body: Mapped[dict[str, Any]]
    digest: Mapped[str] = mapped_column(String(64))
    intake_state: Mapped[str] = mapped_column(String(10))
    intake_opens_on: Mapped[date | None]
    intake_closes_on: Mapped[date | None]
    intake_note: Mapped[str] = mapped_column(Text, default="")
    is_current: Mapped[bool] = mapped_column(default=True)
    loaded_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
    pathway: Mapped[Pathway] = relationship(lazy="raise_on_sql")
    __mapper_args__ = {"version_id_col": version}


class PathwayDraft(Base):
    """A file that an administrator wants to publish, until somebody else has decided on it."""

    __tablename__ = "pathway_draft"
    __table_args__ = (
        CheckConstraint(
            "decided_by_id IS NULL OR state = 'withdrawn' OR decided_by_id <> uploaded_by_id", name="two_people"
        ),
        CheckConstraint(
            "state NOT IN ('published', 'refused') OR decided_by_id IS NOT NULL", name="decided_by_somebody"
        ),
        Index("ix_pathway_draft_state", "state", "uploaded_at"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(60))
    number: Mapped[int]
    names: Mapped[dict[str, Any]]
    file_name: Mapped[str] = mapped_column(String(100))
    # The file as it was written, with its comments; `body` is what was read in it.
    text: Mapped[str] = mapped_column(Text)
    body: Mapped[dict[str, Any]]
    digest: Mapped[str] = mapped_column(String(64))
    # draft, proposed, published, refused, withdrawn
    state: Mapped[str] = mapped_column(String(10), default="draft")
    uploaded_by_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"))
    uploaded_at: Mapped[datetime]
    proposed_note: Mapped[str] = mapped_column(Text, default="")
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    decided_at: Mapped[datetime | None]
    note: Mapped[str] = mapped_column(Text, default="")
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class Step(Base):
    """One step of one member of a case. Its words and rules are in the version; here is what happened."""

    __tablename__ = "step"
    __table_args__ = (
        UniqueConstraint("case_id", "number"),
        CheckConstraint("decided_on IS NULL OR filed_on IS NULL OR decided_on >= filed_on", name="decided_after_filed"),
        Index("ix_step_person", "person_id"),
        Index("ix_step_due", "state", "due_on"),
        Index("ix_step_authority", "authority_id", "state", "filed_on", "id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    pathway_version_id: Mapped[int] = mapped_column(ForeignKey("pathway_version.id"), index=True)
    # Runs through the case, so that an address names a step.
    number: Mapped[int]
    code: Mapped[str] = mapped_column(String(60))
    state: Mapped[str] = mapped_column(String(12), default="pending")
    actor: Mapped[str] = mapped_column(String(40))
    authority_id: Mapped[int | None] = mapped_column(ForeignKey("organization.id"))
    ready_on: Mapped[date | None]
    started_on: Mapped[date | None]
    filed_on: Mapped[date | None]
    decided_on: Mapped[date | None]
    due_on: Mapped[date | None]
    due_earliest: Mapped[date | None]
    # rules.reason.as_json: why this day. NULL when somebody set it by hand.
    due_because: Mapped[dict[str, Any] | None]
    due_by_hand: Mapped[bool] = mapped_column(default=False)
    # A due day that hangs on the work (its first day, its end) is moved by whoever changes the work: which day it hangs
    # on, and how (the deadline of the version). NULL for every other step.
    due_anchor: Mapped[str | None] = mapped_column(String(40))
    due_rule: Mapped[dict[str, Any] | None]
    # The permit that this step renews; NULL for a step that the pathway began with.
    renews_permit_id: Mapped[int | None]
    # rules.reason.as_json: why the step was left out by itself; kept when somebody takes it up again by hand.
    not_needed: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    # Blocking rules that a caseworker confirmed, with who and when: {"BR_LEGAL_ADVICE_RECORDED": {...}}
    confirmations: Mapped[dict[str, Any]] = mapped_column(default=dict)
    decision_internal: Mapped[str | None] = mapped_column(SealedText("step.decision_internal"))
    decision_shareable: Mapped[str | None] = mapped_column(SealedText("step.decision_shareable"))
    remedy: Mapped[dict[str, Any] | None]
    remedy_due_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)
    case: Mapped[Case] = relationship(lazy="raise_on_sql")
    person: Mapped[Person] = relationship(lazy="raise_on_sql")
    pathway_version: Mapped[PathwayVersion] = relationship(lazy="raise_on_sql")
    __mapper_args__ = {"version_id_col": version}


class WantedDocument(Base):
    """A document that a step wants from a member, and how far it has come."""

    __tablename__ = "wanted_document"
    __table_args__ = (UniqueConstraint("step_id", "kind"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    step_id: Mapped[int] = mapped_column(ForeignKey("step.id"))
    kind: Mapped[str] = mapped_column(String(60))
    state: Mapped[str] = mapped_column(String(16), default="missing")
    expires_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(Text, default="")
    version: Mapped[int] = mapped_column(default=1)
    step: Mapped[Step] = relationship(lazy="raise_on_sql")
    __mapper_args__ = {"version_id_col": version}


class Permit(Base):
    """What a granted step gives: a status with its number, its days and its conditions."""

    __tablename__ = "permit"
    __table_args__ = (
        CheckConstraint("valid_until IS NULL OR valid_until >= valid_from", name="ends_after_it_begins"),
        Index("ix_permit_person", "person_id", "valid_until"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    case_id: Mapped[int | None] = mapped_column(ForeignKey("case_file.id"), index=True)
    step_id: Mapped[int | None] = mapped_column(ForeignKey("step.id"))
    kind: Mapped[str] = mapped_column(String(20))
    country: Mapped[str] = mapped_column(String(3))
    number: Mapped[str | None] = mapped_column(SealedText("permit.number"))
    valid_from: Mapped[date]
    valid_until: Mapped[date | None]
    employer_name: Mapped[str] = mapped_column(default="")
    isco: Mapped[str | None] = mapped_column(String(4))
    region: Mapped[str | None] = mapped_column(String(6))
    # How long before its end the next step must begin; NULL when nobody knows.
    renew_before_days: Mapped[int | None]
    ended_on: Mapped[date | None]
    end_reason: Mapped[str] = mapped_column(Text, default="")
    version: Mapped[int] = mapped_column(default=1)
    person: Mapped[Person] = relationship(lazy="raise_on_sql")
    __mapper_args__ = {"version_id_col": version}


class PermitDependence(Base):
    """That a permit ends with something other than its own last day: another member's permit, an age that is reached.

    `with_other` says that it hangs on somebody's permit even when which one is not recorded (any more).
    """

    __tablename__ = "permit_dependence"
    permit_id: Mapped[int] = mapped_column(ForeignKey("permit.id", ondelete="CASCADE"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    with_other: Mapped[bool] = mapped_column(default=False)
    on_permit_id: Mapped[int | None] = mapped_column(ForeignKey("permit.id", ondelete="SET NULL"), index=True)
    until_age: Mapped[int | None]


class MemberCliff(Base):
    """The day on which a member of an open case loses regular status if nothing more happens; kept by `audit.kept`.

    No row for somebody who has no such day, or of whom nobody knows it.
    """

    __tablename__ = "member_cliff"
    __table_args__ = (UniqueConstraint("case_id", "person_id"), Index("ix_member_cliff_day", "ends_on", "id"))
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    ends_on: Mapped[date]
    # The last day to begin what saves it; NULL when nobody knows how long that takes.
    begin_by: Mapped[date | None]
