"""Lists of organizations, teams and accounts for administrators."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.extensions import db
from caseflow.models.accounts import Organization, Team, TeamMember, User
from caseflow.models.decisions import AuthorityActor
from caseflow.models.employers import Employer
from caseflow.paging import Cursor, Page, cut, walk
from caseflow.vocabulary.roles import OrganizationKind, Role


@dataclass(frozen=True)
class UserLine:
    ref: str
    name: str
    email: str
    role: Role
    organization: str
    active: bool


@dataclass(frozen=True)
class UserFile:
    """An account as its form shows it."""

    ref: str
    name: str
    email: str
    role: str
    organization: str
    language: str
    is_protection_officer: bool
    active: bool
    teams: tuple[str, ...]
    employer: str
    has_password: bool
    version: int


@dataclass(frozen=True)
class OrganizationLine:
    ref: str
    name: str
    kind: OrganizationKind
    country: str
    city: str
    timezone: str
    language: str
    override_allowed: bool
    active: bool
    users: int
    version: int
    teams: tuple[tuple[str, str], ...] = ()
    created: datetime | None = None


def users(user: Actor, *, role: str = "", organization: str = "", cursor: Cursor) -> Page[UserLine]:
    """Accounts by e-mail address, 25 a page."""
    gate.require(user, "user.read")
    query = scope.users(user).options(joinedload(User.organization))
    if role:
        query = query.where(User.role == role)
    if organization:
        query = query.join(Organization).where(Organization.ref == organization)
    total = db.session.scalar(select(func.count()).select_from(query.with_only_columns(User.id).subquery()))
    near = cursor.after or cursor.before
    anchor = None
    if near:
        row = db.session.scalar(scope.users(user).where(User.ref == near))
        anchor = (row.email, row.id) if row else None
    rows = db.session.scalars(walk(query, (User.email, User.id), anchor, backwards=cursor.before is not None)).all()
    found = cut(rows, cursor if anchor else Cursor(), lambda u: u.ref, total=total)
    return found.map(lambda u: UserLine(u.ref, u.name, u.email, Role(u.role), u.organization.name, u.active))


def user_file(user: Actor, ref: str) -> UserFile:
    """One account. Raises NotFound."""
    row = gate.one(scope.users(user).where(User.ref == ref).options(joinedload(User.organization)))
    gate.require(user, "user.read")
    teams = select(Team.ref).join(TeamMember).where(TeamMember.user_id == row.id).order_by(Team.name)
    employer = select(Employer.ref).where(Employer.id == row.employer_id)
    return UserFile(
        ref=row.ref,
        name=row.name,
        email=row.email,
        role=row.role,
        organization=row.organization.ref,
        language=row.language,
        is_protection_officer=row.is_protection_officer,
        active=row.active,
        teams=tuple(db.session.scalars(teams)),
        employer=db.session.scalar(employer) or "",
        has_password=row.password_hash is not None,
        version=row.version,
    )


def organizations(user: Actor) -> tuple[OrganizationLine, ...]:
    """Every organization by name, with its number of users. They are few: no pages."""
    gate.require(user, "organization.edit")
    counted = (
        select(func.count(User.id)).where(User.organization_id == Organization.id).correlate(Organization)
    ).scalar_subquery()
    rows = db.session.execute(scope.organizations(user).add_columns(counted).order_by(Organization.name)).all()
    return tuple(_line(row, count) for row, count in rows)


def organization(user: Actor, ref: str) -> OrganizationLine:
    """One organization with its teams. Raises NotFound."""
    row = gate.one(scope.organizations(user).where(Organization.ref == ref))
    gate.require(user, "organization.edit")
    teams = db.session.execute(select(Team.ref, Team.name).where(Team.organization_id == row.id).order_by(Team.name))
    counted = db.session.scalar(select(func.count(User.id)).where(User.organization_id == row.id)) or 0
    return _line(row, counted, tuple((t.ref, t.name) for t in teams))


def _line(row: Organization, count: int, teams: tuple[tuple[str, str], ...] = ()) -> OrganizationLine:
    return OrganizationLine(
        ref=row.ref,
        name=row.name,
        kind=OrganizationKind(row.kind),
        country=row.country,
        city=row.city,
        timezone=row.timezone,
        language=row.language,
        override_allowed=row.override_allowed,
        active=row.active,
        users=count,
        version=row.version,
        teams=teams,
    )


def organization_choices(user: Actor) -> list[tuple[str, str]]:
    """Organizations to choose from."""
    gate.require(user, "user.read")
    rows = db.session.scalars(scope.organizations(user).where(Organization.active).order_by(Organization.name))
    return [(row.ref, row.name) for row in rows]


def team_choices(user: Actor) -> list[tuple[str, str]]:
    """Every team, with its organization before its name."""
    gate.require(user, "user.read")
    rows = db.session.execute(
        select(Team.ref, Team.name, Organization.name.label("house"))
        .join(Organization)
        .where(Team.active)
        .order_by(Organization.name, Team.name)
    )
    return [(row.ref, f"{row.house}: {row.name}") for row in rows]


def deciding(user: Actor, ref: str) -> tuple[str, ...]:
    """For which actors of the pathways an authority stands. Raises NotFound or Denied."""
    row = gate.one(scope.organizations(user).where(Organization.ref == ref))
    gate.require(user, "organization.edit")
    query = select(AuthorityActor.actor).where(AuthorityActor.organization_id == row.id)
    return tuple(db.session.scalars(query.order_by(AuthorityActor.actor)))
