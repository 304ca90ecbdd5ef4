"""Visits after the start of work, what they found, and what follows from it."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from caseflow.models.base import Base
from caseflow.models.cases import Case
from caseflow.models.types import SealedText


class Visit(Base):
    __tablename__ = "visit"
    __table_args__ = (
        Index("ix_visit_case", "case_id", "planned_on"),
        Index("ix_visit_state", "state", "window_until", "id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(16), unique=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"))
    placement_id: Mapped[int | None] = mapped_column(ForeignKey("placement.id"))
    kind: Mapped[str] = mapped_column(String(12), default="visit")
    # Days after the start of work; NULL for a visit that somebody planned by hand.
    day: Mapped[int | None]
    planned_on: Mapped[date]
    window_from: Mapped[date]
    window_until: Mapped[date]
    state: Mapped[str] = mapped_column(String(10), default="planned")
    assignee_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    done_on: Mapped[date | None]
    done_by_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    present: Mapped[str] = mapped_column(default="")
    # {"work": {"level": "good|concern|urgent|not_seen", "text": "…"}, …} as JSON text
    findings: Mapped[str | None] = mapped_column(SealedText("visit.findings"))
    indicators: Mapped[list[str]] = mapped_column(default=list)
    wage_paid: Mapped[Decimal | None]
    wage_period: Mapped[str | None] = mapped_column(String(10))
    currency: Mapped[str | None] = mapped_column(String(3))
    internal: Mapped[str | None] = mapped_column(SealedText("visit.internal"))
    shareable: Mapped[str | None] = mapped_column(SealedText("visit.shareable"))
    is_alert: Mapped[bool] = mapped_column(default=False)
    missed_reason: Mapped[str] = mapped_column(Text, default="")
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
    case: Mapped[Case] = relationship(lazy="raise_on_sql")
    __mapper_args__ = {"version_id_col": version}


class Need(Base):
    """A need that a visit or an intake raised, and the service it was referred to."""

    __tablename__ = "need"
    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visit.id"))
    sector: Mapped[str] = mapped_column(String(40))
    description: Mapped[str] = mapped_column(SealedText("need.description"))
    referred_to: Mapped[str] = mapped_column(default="")
    referred_on: Mapped[date | None]
    state: Mapped[str] = mapped_column(String(12), default="open")
    result: Mapped[str] = mapped_column(Text, default="")
    raised_on: Mapped[date]
    version: Mapped[int] = mapped_column(default=1)
    details: Mapped[dict[str, Any]] = mapped_column(default=dict)
    case: Mapped[Case] = relationship(lazy="raise_on_sql")
    __mapper_args__ = {"version_id_col": version}
