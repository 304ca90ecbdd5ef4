"""What a person agreed to, toward whom, for what and until when; and what a consulate did for its national."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, TypeDecorator, UniqueConstraint
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import Mapped, mapped_column, relationship

from caseflow.models.accounts import Organization
from caseflow.models.base import Base
from caseflow.models.people import Person
from caseflow.models.types import SealedText


class Names(TypeDecorator[list[str]]):
    """A set of codes, kept as its sorted words in one text: a query can then compare whole sets on both databases."""

    impl = String(200)
    cache_ok = True

    def process_bind_param(self, value: Iterable[str] | None, dialect: Dialect) -> str | None:
        return None if value is None else written(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> list[str] | None:
        return None if value is None else value.split()


def written(names: Iterable[str]) -> str:
    """How the column keeps these names."""
    return " ".join(sorted(set(names)))


class ConsentText(Base):
    """The words that were read out. A newer version either keeps older consents good (grandfathered) or does not."""

    __tablename__ = "consent_text"
    __table_args__ = (UniqueConstraint("kind", "number", "language"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(24))
    number: Mapped[int]
    language: Mapped[str] = mapped_column(String(5))
    body: Mapped[str] = mapped_column(Text)
    is_current: Mapped[bool] = mapped_column(default=True)
    is_grandfathered: Mapped[bool] = mapped_column(default=True)


class Consent(Base):
    """One consent of one person. Consular queries start from here, never from people by nationality."""

    __tablename__ = "consent"
    __table_args__ = (
        Index("ix_consent_recipient", "recipient_id", "purpose", "expires_on"),
        Index("ix_consent_person", "person_id", "recipient_id", "given_on", "id"),
        CheckConstraint("approved_by_id IS NULL OR approved_by_id <> recorded_by_id", name="two_people"),
        CheckConstraint("expires_on > given_on", name="ends_after_it_begins"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(16), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    # service, consulate, consulate_override, present_to_employer, submit_to_authority
    kind: Mapped[str] = mapped_column(String(24))
    recipient_id: Mapped[int | None] = mapped_column(ForeignKey("organization.id"))
    # A recipient that is no organization of ours (an authority, an employer not yet known).
    recipient_name: Mapped[str] = mapped_column(default="")
    # The employer of our list that was chosen or recognized by its name; no foreign key, as 0001 made this table.
    employer_id: Mapped[int | None]
    purpose: Mapped[str] = mapped_column(String(40))
    # Codes of vocabulary.consents.LiaisonField or of vocabulary.shared_data.SharedData, by the kind.
    fields: Mapped[list[str]] = mapped_column(Names(), default=list)
    # With whom the recipient may share what it gets, as it was read out (access rule DP15).
    onward: Mapped[str] = mapped_column(Text, default="")
    # From which stage of a placement the employer learns who it is (kind present_to_employer), else empty.
    identity_from: Mapped[str] = mapped_column(String(24), default="")
    giver: Mapped[str] = mapped_column(String(10))
    guardian_name: Mapped[str] = mapped_column(default="")
    has_assent: Mapped[bool] = mapped_column(default=False)
    how_given: Mapped[str] = mapped_column(String(20))
    evidence: Mapped[str] = mapped_column(SealedText("consent.evidence"))
    text_id: Mapped[int] = mapped_column(ForeignKey("consent_text.id"))
    interpreter: Mapped[str] = mapped_column(default="")
    risks_explained: Mapped[bool]
    not_conditional: Mapped[bool]
    counselled_on: Mapped[date | None]
    given_on: Mapped[date]
    expires_on: Mapped[date]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    # Why it ended without a withdrawal, e.g. protection_changed.
    end_reason: Mapped[str] = mapped_column(String(40), default="")
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"))
    recorded_at: Mapped[datetime]
    approved_by_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    approved_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)
    person: Mapped[Person] = relationship(lazy="raise_on_sql")
    recipient: Mapped[Organization | None] = relationship(lazy="raise_on_sql")
    text: Mapped[ConsentText] = relationship(lazy="raise_on_sql")
    __mapper_args__ = {"version_id_col": version}


class ConsularAssistance(Base):
    """What a consulate did or was asked to do for a national who agreed."""

    __tablename__ = "consular_assistance"
    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(16), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    consulate_id: Mapped[int] = mapped_column(ForeignKey("organization.id"), index=True)
    consent_id: Mapped[int] = mapped_column(ForeignKey("consent.id"))
    kind: Mapped[str] = mapped_column(String(20))
    state: Mapped[str] = mapped_column(String(12), default="requested")
    on: Mapped[date] = mapped_column("on_day")
    note: Mapped[str | None] = mapped_column(SealedText("consular_assistance.note"))
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
