"""Papers: what a person handed in, each version of it, and which wanted documents it serves."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from caseflow.models.base import NEVER, Base
from caseflow.models.people import Person
from caseflow.models.types import SealedText


class DataKey(Base):
    """The keyset with which the papers of one person are encrypted, itself sealed under the data key."""

    __tablename__ = "data_key"
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    made_at: Mapped[datetime]


class Paper(Base):
    """One paper of a person: a passport, a diploma. Its newest version is what counts."""

    __tablename__ = "paper"
    __table_args__ = (
        Index("ix_paper_person", "person_id", "kind"),
        Index("ix_paper_expires", "expires_on", "id"),
    )
    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(16), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    # A kind of the catalogue of documents.
    kind: Mapped[str] = mapped_column(String(60))
    title: Mapped[str | None] = mapped_column(SealedText("paper.title"))
    # received, accepted, refused; expired follows from the day
    state: Mapped[str] = mapped_column(String(10), default="received")
    refused_reason: Mapped[str] = mapped_column(Text, default="")
    issued_on: Mapped[date | None]
    expires_on: Mapped[date] = mapped_column(default=NEVER)
    ended_on: Mapped[date | None]
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"))
    recorded_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
    person: Mapped[Person] = relationship(lazy="raise_on_sql")
    versions: Mapped[list["PaperVersion"]] = relationship(
        lazy="raise_on_sql", order_by="PaperVersion.number.desc()", back_populates="paper"
    )
    __mapper_args__ = {"version_id_col": version}


class PaperVersion(Base):
    """The bytes of a paper as they were handed in once: where they lie, and what they must hash to."""

    __tablename__ = "paper_version"
    __table_args__ = (UniqueConstraint("paper_id", "number"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id"))
    number: Mapped[int]
    # What the sender called it.
    name: Mapped[str | None] = mapped_column(SealedText("paper_version.name"))
    media_type: Mapped[str] = mapped_column(String(40))
    size: Mapped[int]
    pages: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    stored_as: Mapped[str] = mapped_column(String(64), unique=True)
    # Kept beside it: a small picture of the first page.
    preview_as: Mapped[str | None] = mapped_column(String(64))
    preview_size: Mapped[int | None]
    preview_sha256: Mapped[str | None] = mapped_column(String(64))
    # not_configured or clean; what carries malware is never kept
    scan: Mapped[str] = mapped_column(String(16), default="not_configured")
    uploaded_by_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"))
    uploaded_at: Mapped[datetime]
    paper: Mapped[Paper] = relationship(lazy="raise_on_sql", back_populates="versions")


class PaperUse(Base):
    """A paper that serves a wanted document of a step. One paper can serve several, and several papers one."""

    __tablename__ = "paper_use"
    wanted_document_id: Mapped[int] = mapped_column(ForeignKey("wanted_document.id"), primary_key=True)
    paper_id: Mapped[int] = mapped_column(ForeignKey("paper.id"), primary_key=True, index=True)
