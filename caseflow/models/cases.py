"""Cases, who is in them, and what is noted and to be done about them."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from caseflow.models.accounts import Organization, Team, User
from caseflow.models.base import NEVER, Base, Folded
from caseflow.models.people import Person
from caseflow.models.types import SealedText


class Case(Base):
    """A person's or a family's way to regular status, from intake to follow-up.

    `next_due_on`, `visit_due_on` and `cliff_on` are kept by `audit.kept` in the transaction that changes them, so
    that lists sort and filter without looking further. NEVER stands for "none".
    """

    __tablename__ = "case_file"
    __table_args__ = (
        CheckConstraint("(status = 'closed') = (outcome IS NOT NULL)", name="outcome_only_when_closed"),
        Index("ix_case_file_stage", "team_id", "stage", "opened_on", "id"),
        # How many cases there are by stage, without looking at one of them.
        Index("ix_case_file_numbers", "team_id", "status", "stage"),
        Index("ix_case_file_due", "team_id", "next_due_on", "id"),
        Index("ix_case_file_cliff", "team_id", "cliff_on", "id"),
        Index("ix_case_file_visit", "team_id", "visit_due_on", "id"),
        Index("ix_case_file_opened", "team_id", "opened_on", "id"),
        Index("ix_case_file_name", "team_id", "sort_name", "id"),
        Index("ix_case_file_worker", "caseworker_id", "status", "next_due_on", "id"),
        Index("ix_case_file_pathway", "pathway_version_id", "status"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(16), unique=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organization.id"), index=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    caseworker_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    stage: Mapped[str] = mapped_column(String(20), default="intake")
    stage_since: Mapped[date]
    status: Mapped[str] = mapped_column(String(10), default="open")
    risk: Mapped[str] = mapped_column(String(10), default="standard")
    opened_on: Mapped[date]
    referred_by: Mapped[str] = mapped_column(default="")
    pathway_version_id: Mapped[int | None] = mapped_column(ForeignKey("pathway_version.id"))
    # Why the evaluation ended without a pathway, where none fits.
    no_pathway_reason: Mapped[str | None] = mapped_column(SealedText("case_file.no_pathway_reason"))
    hold_since: Mapped[date | None]
    hold_until: Mapped[date | None]
    # A code of vocabulary.stages.HoldEvent.
    hold_event: Mapped[str] = mapped_column(String(20), default="")
    hold_reason: Mapped[str | None] = mapped_column(SealedText("case_file.hold_reason"))
    outcome: Mapped[str | None] = mapped_column(String(20))
    stage_reached: Mapped[str | None] = mapped_column(String(20))
    closed_on: Mapped[date | None]
    closing_internal: Mapped[str | None] = mapped_column(SealedText("case_file.closing_internal"))
    closing_shareable: Mapped[str | None] = mapped_column(SealedText("case_file.closing_shareable"))
    sort_name: Mapped[str] = mapped_column(Folded, default="")
    next_due_on: Mapped[date] = mapped_column(default=NEVER)
    visit_due_on: Mapped[date] = mapped_column(default=NEVER)
    cliff_on: Mapped[date] = mapped_column(default=NEVER)
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
    team: Mapped[Team] = relationship(lazy="raise_on_sql")
    organization: Mapped[Organization] = relationship(lazy="raise_on_sql")
    caseworker: Mapped[User | None] = relationship(lazy="raise_on_sql")
    members: Mapped[list["CaseMember"]] = relationship(
        back_populates="case", lazy="raise_on_sql", order_by="CaseMember.is_principal.desc(), CaseMember.id"
    )
    __mapper_args__ = {"version_id_col": version}


class CaseMember(Base):
    __tablename__ = "case_member"
    __table_args__ = (UniqueConstraint("case_id", "person_id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    relationship_to_principal: Mapped[str] = mapped_column(String(20))
    is_principal: Mapped[bool] = mapped_column(default=False)
    joined_on: Mapped[date]
    left_on: Mapped[date | None]
    # The person's id while the case is open and they are in it, else NULL: one open case a person, by the database.
    open_person_id: Mapped[int | None] = mapped_column(unique=True)
    version: Mapped[int] = mapped_column(default=1)
    case: Mapped[Case] = relationship(back_populates="members", lazy="raise_on_sql")
    person: Mapped[Person] = relationship(lazy="raise_on_sql")
    __mapper_args__ = {"version_id_col": version}


class Note(Base):
    """What somebody wrote about a case. Internal or shareable with the family: never one field for both."""

    __tablename__ = "note"
    __table_args__ = (Index("ix_note_case", "case_id", "at"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    kind: Mapped[str] = mapped_column(String(12), default="internal")
    body: Mapped[str] = mapped_column(SealedText("note.body"))
    author_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"))
    at: Mapped[datetime]
    author: Mapped[User] = relationship(lazy="raise_on_sql")


class Task(Base):
    __tablename__ = "task"
    __table_args__ = (
        UniqueConstraint("case_id", "number"),
        UniqueConstraint("case_id", "fact_key"),
        Index("ix_task_assignee", "assignee_id", "state", "due_on", "id"),
        Index("ix_task_due", "state", "due_on", "id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"))
    number: Mapped[int]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    title: Mapped[str] = mapped_column(SealedText("task.title"))
    kind: Mapped[str] = mapped_column(String(30), default="other")
    # One task a fact: the same unknown never makes two. NULL for tasks that a person wrote.
    fact_key: Mapped[str | None] = mapped_column(String(120))
    due_on: Mapped[date] = mapped_column(default=NEVER)
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    state: Mapped[str] = mapped_column(String(12), default="open")
    done_at: Mapped[datetime | None]
    done_by_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    result: Mapped[str] = mapped_column(Text, default="")
    # NULL when the clock made it.
    created_by_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
    case: Mapped[Case] = relationship(lazy="raise_on_sql")
    assignee: Mapped[User | None] = relationship(foreign_keys=[assignee_id], lazy="raise_on_sql")
    __mapper_args__ = {"version_id_col": version}
