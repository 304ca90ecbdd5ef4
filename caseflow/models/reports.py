"""Studies that were published: tables with small cells hidden, frozen so that two of them cannot be subtracted."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from caseflow.models.base import Base


class BaselineStudy(Base):
    """The professional qualities of a caseload on one day. `content` has only cells that may be shown."""

    __tablename__ = "baseline_study"
    __table_args__ = (Index("ix_baseline_study_day", "organization_id", "on_day", "id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(16), unique=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organization.id"))
    on: Mapped[date] = mapped_column("on_day")
    smallest: Mapped[int]
    content: Mapped[dict[str, Any]]
    made_by_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"))
    made_at: Mapped[datetime]
