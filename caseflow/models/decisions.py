"""What an authority's reviewers decide, by how many people, and whom they may not decide about."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from caseflow.models.base import Base
from caseflow.models.pathways import Step
from caseflow.models.people import Person
from caseflow.models.types import SealedText


class Decision(Base):
    """A decision on one step. A refusal waits for a second reviewer, who is somebody else."""

    __tablename__ = "decision"
    __table_args__ = (
        UniqueConstraint("step_id", "number"),
        CheckConstraint("second_by_id IS NULL OR second_by_id <> proposed_by_id", name="two_people"),
        Index("ix_decision_state", "state", "proposed_at"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    step_id: Mapped[int] = mapped_column(ForeignKey("step.id"))
    number: Mapped[int]
    # granted or refused
    result: Mapped[str] = mapped_column(String(10))
    # {"IDENTITY": "yes", …}: the reviewer's checklist
    checklist: Mapped[dict[str, Any]] = mapped_column(default=dict)
    reason_internal: Mapped[str | None] = mapped_column(SealedText("decision.reason_internal"))
    reason_shareable: Mapped[str | None] = mapped_column(SealedText("decision.reason_shareable"))
    permit_number: Mapped[str | None] = mapped_column(SealedText("decision.permit_number"))
    valid_from: Mapped[date | None]
    valid_until: Mapped[date | None]
    # waiting, final, returned (the second reviewer did not agree)
    state: Mapped[str] = mapped_column(String(10))
    proposed_by_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"))
    proposed_at: Mapped[datetime]
    second_by_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    second_at: Mapped[datetime | None]
    second_note: Mapped[str | None] = mapped_column(SealedText("decision.second_note"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class Conflict(Base):
    """A user who may not act on a person's matter: themselves, a relative, a friend, somebody they do business with."""

    __tablename__ = "conflict"
    __table_args__ = (UniqueConstraint("user_id", "person_id"), Index("ix_conflict_person", "person_id"))
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str] = mapped_column(String(12))
    note: Mapped[str | None] = mapped_column(SealedText("conflict.note"))
    declared_at: Mapped[datetime]


class AuthorityActor(Base):
    """For which actor of the pathways (migration_authority, province …) an authority stands in its country."""

    __tablename__ = "authority_actor"
    organization_id: Mapped[int] = mapped_column(ForeignKey("organization.id"), primary_key=True)
    actor: Mapped[str] = mapped_column(String(40), primary_key=True)


class Application(Base):
    """A step that was put before an authority which decides in caseflow. Its reference is all that the authority's
    people need to name it: case and person keep theirs."""

    __tablename__ = "application"
    __table_args__ = (Index("ix_application_queue", "authority_id", "is_open", "filed_on", "id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(16), unique=True)
    step_id: Mapped[int] = mapped_column(ForeignKey("step.id"), unique=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), index=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    authority_id: Mapped[int] = mapped_column(ForeignKey("organization.id"))
    filed_on: Mapped[date]
    # It lies before the authority and nothing final was said.
    is_open: Mapped[bool] = mapped_column(default=True)
    version: Mapped[int] = mapped_column(default=1)
    step: Mapped[Step] = relationship(lazy="raise_on_sql")
    person: Mapped[Person] = relationship(lazy="raise_on_sql")
    __mapper_args__ = {"version_id_col": version}
