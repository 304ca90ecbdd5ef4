"""Rankings that were made, kept with everything that went in, so that anybody can make them again; and wishes."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from caseflow.models.base import Base
from caseflow.models.types import SealedBlob, SealedText


class MatchRun(Base):
    """One ranking. `inputs` and `results` are sealed and packed columns of values, see matching.kept."""

    __tablename__ = "match_run"
    __table_args__ = (
        Index("ix_match_run_opening", "opening_id", "made_at"),
        Index("ix_match_run_case", "case_id", "made_at"),
        Index("ix_match_run_made", "organization_id", "made_at", "id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(16), unique=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organization.id"))
    # people_for_opening, openings_for_person, openings_for_family
    kind: Mapped[str] = mapped_column(String(24))
    opening_id: Mapped[int | None] = mapped_column(ForeignKey("opening.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    case_id: Mapped[int | None] = mapped_column(ForeignKey("case_file.id"))
    # Whose people were looked at: the teams of the one who made it.
    team_ids: Mapped[list[int]] = mapped_column(JSON, default=list)
    on: Mapped[date] = mapped_column("on_day")
    rules: Mapped[str] = mapped_column(String(20))
    weights: Mapped[dict[str, Any]] = mapped_column(default=dict)
    inputs: Mapped[bytes] = mapped_column(SealedBlob("match_run.inputs"), deferred=True)
    results: Mapped[bytes] = mapped_column(SealedBlob("match_run.results"), deferred=True)
    inputs_hash: Mapped[str] = mapped_column(String(64))
    results_hash: Mapped[str] = mapped_column(String(64))
    considered: Mapped[int]
    ranked: Mapped[int]
    made_by_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"))
    made_at: Mapped[datetime]


class FamilyWish(Base):
    """Where a person or family would live and work, and whether they stay together. One line a case."""

    __tablename__ = "family_wish"
    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"), primary_key=True)
    # ISO 3166-2 and alpha-3; empty lists for "anywhere".
    regions: Mapped[list[str]] = mapped_column(default=list)
    countries: Mapped[list[str]] = mapped_column(default=list)
    not_regions: Mapped[list[str]] = mapped_column(default=list)
    # must, rather or no_matter
    together: Mapped[str] = mapped_column(String(10), default="rather")
    needs_housing: Mapped[bool] = mapped_column(default=False)
    earliest_on: Mapped[date | None]
    note: Mapped[str | None] = mapped_column(SealedText("family_wish.note"))
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"))
    recorded_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
