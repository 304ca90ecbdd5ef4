"""People: who they are as they write it, what papers and status they hold, how they may safely be reached."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from caseflow.models.base import Base, Folded
from caseflow.models.types import SealedText


class Person(Base):
    __tablename__ = "person"
    __table_args__ = (Index("ix_person_sort", "team_id", "sort_name", "id"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(16), unique=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organization.id"), index=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    given_names: Mapped[str] = mapped_column(default="")
    family_names: Mapped[str] = mapped_column(default="")
    # For names written in another script: how a passport writes it in Latin letters.
    latin_name: Mapped[str] = mapped_column(default="")
    sort_name: Mapped[str] = mapped_column(Folded)
    birth_date: Mapped[date | None]
    birth_precision: Mapped[str] = mapped_column(String(10), default="unknown")
    born_earliest: Mapped[date | None]
    born_latest: Mapped[date | None]
    birth_country: Mapped[str | None] = mapped_column(String(3))
    sex: Mapped[str] = mapped_column(String(20), default="not_recorded")
    gender: Mapped[str] = mapped_column(String(20), default="not_recorded")
    is_stateless: Mapped[bool] = mapped_column(default=False)
    residence_country: Mapped[str | None] = mapped_column(String(3))
    residence_region: Mapped[str | None] = mapped_column(String(6))
    municipality: Mapped[str] = mapped_column(default="")
    # clear, protected or unknown; unknown behaves as protected. Plain, because every consular query must test it.
    protection: Mapped[str] = mapped_column(String(10), default="unknown")
    # Stays for ever: whoever was protected once is opened to a consulate by two people only.
    was_protected: Mapped[bool] = mapped_column(default=False)
    # The protection officer who found that this formerly protected person is clear; NULL for everybody else.
    cleared_by_id: Mapped[int | None] = mapped_column(ForeignKey("app_user.id"))
    protection_status: Mapped[str | None] = mapped_column(SealedText("person.protection_status"))
    # Countries of feared persecution, alpha-3, separated by blanks.
    feared_countries: Mapped[str | None] = mapped_column(SealedText("person.feared_countries"))
    protection_note: Mapped[str | None] = mapped_column(SealedText("person.protection_note"))
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
    nationalities: Mapped[list["Nationality"]] = relationship(lazy="raise_on_sql", order_by="Nationality.country")
    __mapper_args__ = {"version_id_col": version}


class Nationality(Base):
    __tablename__ = "nationality"
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    country: Mapped[str] = mapped_column(String(3), primary_key=True, index=True)


class NameKey(Base):
    """What a name can be found by: words, words with one letter left out, and how they sound (rules.search_keys)."""

    __tablename__ = "name_key"
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(5), primary_key=True)
    token: Mapped[str] = mapped_column(Folded, primary_key=True)
    __table_args__ = (Index("ix_name_key_token", "kind", "token", "person_id"),)


class PersonLanguage(Base):
    __tablename__ = "person_language"
    __table_args__ = (UniqueConstraint("person_id", "language"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    language: Mapped[str] = mapped_column(String(3))
    level: Mapped[str] = mapped_column(String(10))
    needs_interpreter: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class IdentityDocument(Base):
    __tablename__ = "identity_document"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[str] = mapped_column(String(40))
    country: Mapped[str | None] = mapped_column(String(3))
    number: Mapped[str | None] = mapped_column(SealedText("identity_document.number"))
    # A keyed hash of the number: it can be looked up exactly and not be read.
    number_key: Mapped[str | None] = mapped_column(String(64), index=True)
    issued_on: Mapped[date | None]
    expires_on: Mapped[date | None]
    note: Mapped[str] = mapped_column(Text, default="")
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class StatusRecord(Base):
    """A migration status that a person had or has in a country, with its validity."""

    __tablename__ = "status_record"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    country: Mapped[str] = mapped_column(String(3))
    status: Mapped[str] = mapped_column(String(40))
    is_regular: Mapped[bool]
    valid_from: Mapped[date | None]
    valid_until: Mapped[date | None]
    note: Mapped[str | None] = mapped_column(SealedText("status_record.note"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class Contact(Base):
    """A way to reach a person, and whether it is safe to use it."""

    __tablename__ = "contact"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    value: Mapped[str] = mapped_column(SealedText("contact.value"))
    is_safe: Mapped[bool] = mapped_column(default=True)
    safe_note: Mapped[str] = mapped_column(Text, default="")
    is_preferred: Mapped[bool] = mapped_column(default=False)
    ended_on: Mapped[date | None]
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class ContactAttempt(Base):
    """Somebody tried to reach the person. Work before the first stage counts."""

    __tablename__ = "contact_attempt"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    case_id: Mapped[int | None] = mapped_column(ForeignKey("case_file.id"), index=True)
    channel: Mapped[str] = mapped_column(String(20))
    result: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime]
    by_user_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"))
    note: Mapped[str | None] = mapped_column(SealedText("contact_attempt.note"))


class PersonFact(Base):
    """One fact that an eligibility rule asks for and no other table holds, e.g. `person.can_read_write`."""

    __tablename__ = "person_fact"
    __table_args__ = (UniqueConstraint("person_id", "name"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    name: Mapped[str] = mapped_column(String(80))
    # JSON text: a fact such as a criminal record is nobody's business.
    value: Mapped[str] = mapped_column(SealedText("person_fact.value"))
    recorded_on: Mapped[date]
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"))
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}
