"""Organizations, teams, users, and the ways in which a user is known to be themselves."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from caseflow.models.base import Base


class Organization(Base):
    """Who employs the users: a service, a consulate, an employer, an authority, or an overseer."""

    __tablename__ = "organization"
    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(16), unique=True)
    name: Mapped[str]
    kind: Mapped[str] = mapped_column(String(20))
    country: Mapped[str] = mapped_column(String(3))
    city: Mapped[str] = mapped_column(default="")
    timezone: Mapped[str] = mapped_column(String(60), default="UTC")
    language: Mapped[str] = mapped_column(String(5), default="en")
    # Switched off unless somebody decides otherwise: see access rule DP02.
    override_allowed: Mapped[bool] = mapped_column(default=False)
    active: Mapped[bool] = mapped_column(default=True)
    version: Mapped[int] = mapped_column(default=1)
    __mapper_args__ = {"version_id_col": version}


class Team(Base):
    __tablename__ = "team"
    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(16), unique=True)
    organization_id: Mapped[int] = mapped_column(ForeignKey("organization.id"), index=True)
    name: Mapped[str]
    active: Mapped[bool] = mapped_column(default=True)
    version: Mapped[int] = mapped_column(default=1)
    organization: Mapped[Organization] = relationship(lazy="raise_on_sql")
    __mapper_args__ = {"version_id_col": version}


class TeamMember(Base):
    """A caseworker belongs to a team, a supervisor supervises it; the role says which."""

    __tablename__ = "team_member"
    user_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"), primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), primary_key=True, index=True)


class User(Base):
    __tablename__ = "app_user"
    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(16), unique=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str]
    role: Mapped[str] = mapped_column(String(20))
    organization_id: Mapped[int] = mapped_column(ForeignKey("organization.id"), index=True)
    employer_id: Mapped[int | None] = mapped_column(ForeignKey("employer.id"))
    language: Mapped[str] = mapped_column(String(5), default="en")
    # May record and approve what is sensitive for protection (access rule DP02).
    is_protection_officer: Mapped[bool] = mapped_column(default=False)
    password_hash: Mapped[str | None] = mapped_column(String(255))
    password_changed_at: Mapped[datetime | None]
    # Goes up when a password or, later, a second factor changes: every session of before ends.
    factor_version: Mapped[int] = mapped_column(default=1)
    active: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
    organization: Mapped[Organization] = relationship(lazy="raise_on_sql")
    __mapper_args__ = {"version_id_col": version}


class SignInSession(Base):
    """One browser that is signed in. Only the hash of its token is kept."""

    __tablename__ = "sign_in_session"
    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"), index=True)
    factor_version: Mapped[int]
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    step_up_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    device: Mapped[str] = mapped_column(default="")
    subnet: Mapped[str] = mapped_column(String(50), default="")


class PasswordLink(Base):
    """A single-use way to choose a password: for a new user, or after an administrator was asked for help."""

    __tablename__ = "password_link"
    id: Mapped[int] = mapped_column(primary_key=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"), index=True)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class ApiToken(Base):
    """A personal token for the API: acts as its user, with the same scope and rules."""

    __tablename__ = "api_token"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey("app_user.id"), index=True)
    name: Mapped[str]
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]


class Throttle(Base):
    """A bucket of tries, counted before the check (SECURITY.md 2.6)."""

    __tablename__ = "throttle"
    key: Mapped[str] = mapped_column(String(100), primary_key=True)
    tokens: Mapped[float]
    at: Mapped[float]
    failures: Mapped[int] = mapped_column(default=0)
    __table_args__ = (Index("ix_throttle_at", "at"),)


class SentForm(Base):
    """A form that was sent and kept: sent again, by a double tap or a reload, it gets the first answer."""

    __tablename__ = "sent_form"
    # A hash of who sent what where.
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)
    location: Mapped[str] = mapped_column(String(400), default="")
