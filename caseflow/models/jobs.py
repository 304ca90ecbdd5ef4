"""Work that is done later, each with the change that causes it; notices to people; their calendar feeds."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from caseflow.models.base import Base


class Job(Base):
    """One piece of work. Taken with a lease; what it does and that it is done are kept in one transaction."""

    __tablename__ = "job"
    __table_args__ = (Index("ix_job_next", "state", "due_at", "id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(40))
    args: Mapped[dict[str, Any]] = mapped_column(default=dict)
    # The same fact never makes two jobs.
    fact_key: Mapped[str] = mapped_column(String(160), unique=True)
    due_at: Mapped[datetime]
    # ready, running, done, failed
    state: Mapped[str] = mapped_column(String(10), default="ready")
    lease_until: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(default=0)
    # The kind of the error, never its text: that may hold a name.
    error: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime]
    done_at: Mapped[datetime | None]


class Notice(Base):
    """One reminder of one fact to one person."""

    __tablename__ = "notice"
    __table_args__ = (
        UniqueConstraint("user_id", "fact_key"),
        Index("ix_notice_list", "user_id", "read_at", "made_at", "id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"))
    fact_key: Mapped[str] = mapped_column(String(160))
    # A code of vocabulary.notices.
    kind: Mapped[str] = mapped_column(String(30))
    case_id: Mapped[int | None] = mapped_column(ForeignKey("case_file.id"), index=True)
    # What it is about, e.g. "steps/7": the case's reference is looked up through the reader's scope.
    about: Mapped[str] = mapped_column(String(60), default="")
    due_on: Mapped[date | None]
    made_at: Mapped[datetime]
    read_at: Mapped[datetime | None]


class Mail(Base):
    """A mail to be sent: to whom, which kind, never what about."""

    __tablename__ = "mail"
    __table_args__ = (Index("ix_mail_next", "state", "due_at", "id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"))
    kind: Mapped[str] = mapped_column(String(30))
    fact_key: Mapped[str] = mapped_column(String(160), unique=True)
    # How many notices it speaks of.
    count: Mapped[int] = mapped_column(default=1)
    message_id: Mapped[str] = mapped_column(String(80))
    due_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(10), default="ready")
    lease_until: Mapped[datetime | None]
    tries: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[datetime | None]


class CalendarFeed(Base):
    """The secret address of a person's calendar; only its hash is kept, and it can be taken back."""

    __tablename__ = "calendar_feed"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class MailChoice(Base):
    """Whether a user wants their reminders by mail, once a day, or not at all. Without a row: once a day."""

    __tablename__ = "mail_choice"
    user_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"), primary_key=True)
    # daily or none
    choice: Mapped[str] = mapped_column(String(10), default="daily")
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
