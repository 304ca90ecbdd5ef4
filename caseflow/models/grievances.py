"""What went wrong at work, what was done about it, and how it ended. The employer's doors never read these tables."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from caseflow.models.base import Base
from caseflow.models.employers import Employer
from caseflow.models.types import SealedText


class Grievance(Base):
    __tablename__ = "grievance"
    __table_args__ = (
        Index("ix_grievance_list", "team_id", "state", "raised_on", "id"),
        Index("ix_grievance_employer", "employer_id", "state"),
        Index("ix_grievance_case", "case_id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(16), unique=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organization.id"))
    # Whose supervisors and caseworkers see it; that of the case, or of the one who wrote it down.
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    employer_id: Mapped[int] = mapped_column(ForeignKey("employer.id"))
    recruiter_id: Mapped[int | None] = mapped_column(ForeignKey("employer.id"))
    placement_id: Mapped[int | None] = mapped_column(ForeignKey("placement.id"))
    # NULL for somebody who does not want to be named.
    case_id: Mapped[int | None] = mapped_column(ForeignKey("case_file.id"))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    visit_id: Mapped[int | None] = mapped_column(ForeignKey("visit.id"))
    # staff, visit, worker or other
    source: Mapped[str] = mapped_column(String(10), default="staff")
    category: Mapped[str] = mapped_column(String(30))
    # Codes FL01 to FL11 of vocabulary.checklist.
    indicators: Mapped[list[str]] = mapped_column(default=list)
    severity: Mapped[str] = mapped_column(String(10))
    happened_on: Mapped[date | None]
    raised_on: Mapped[date]
    raised_by_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"))
    account: Mapped[str] = mapped_column(SealedText("grievance.account"))
    wishes: Mapped[str | None] = mapped_column(SealedText("grievance.wishes"))
    # Whether the person agreed that we speak with the employer; no until they say so.
    may_speak: Mapped[bool] = mapped_column(default=False)
    # open, in_progress, referred, closed
    state: Mapped[str] = mapped_column(String(12), default="open")
    # Whether it stopped new submissions.
    froze: Mapped[bool] = mapped_column(default=False)
    outcome: Mapped[str | None] = mapped_column(String(20))
    outcome_note: Mapped[str | None] = mapped_column(SealedText("grievance.outcome_note"))
    closed_on: Mapped[date | None]
    closed_by_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
    employer: Mapped[Employer] = relationship(foreign_keys=[employer_id], lazy="raise_on_sql")
    __mapper_args__ = {"version_id_col": version}


class GrievanceAction(Base):
    __tablename__ = "grievance_action"
    __table_args__ = (UniqueConstraint("grievance_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    grievance_id: Mapped[int] = mapped_column(ForeignKey("grievance.id"))
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    on: Mapped[date] = mapped_column("on_day")
    due_on: Mapped[date | None]
    done_on: Mapped[date | None]
    # Who was asked, where it is a referral.
    referred_to: Mapped[str] = mapped_column(default="")
    note: Mapped[str | None] = mapped_column(SealedText("grievance_action.note"))
    by_user_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
