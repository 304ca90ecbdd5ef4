"""What an administrator does: organizations, teams and the accounts of users. No case content passes through here."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, select, update

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.access.refs import new_ref
from caseflow.accounts.commands import new_password_link
from caseflow.audit import trail
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.models.accounts import ApiToken, Organization, SignInSession, Team, TeamMember, User
from caseflow.models.decisions import AuthorityActor
from caseflow.models.employers import Employer
from caseflow.vocabulary.actors import Actor as ActorOfSteps
from caseflow.vocabulary.language import _, is_country
from caseflow.vocabulary.roles import OrganizationKind, Role

# The kind of organization that a role belongs to.
HOME = {
    Role.CASEWORKER: {OrganizationKind.SERVICE},
    Role.SUPERVISOR: {OrganizationKind.SERVICE},
    Role.LIAISON: {OrganizationKind.CONSULATE},
    Role.EMPLOYER: {OrganizationKind.EMPLOYER},
    Role.REVIEWER: {OrganizationKind.AUTHORITY},
    Role.ANALYST: {OrganizationKind.SERVICE, OrganizationKind.OVERSIGHT, OrganizationKind.AUTHORITY},
    Role.AUDITOR: {OrganizationKind.OVERSIGHT, OrganizationKind.SERVICE},
    Role.ADMINISTRATOR: {OrganizationKind.SERVICE, OrganizationKind.OVERSIGHT},
}


@dataclass(frozen=True)
class OrganizationFields:
    name: str
    kind: str
    country: str
    city: str
    timezone: str
    language: str
    override_allowed: bool
    active: bool


@dataclass(frozen=True)
class UserFields:
    name: str
    email: str
    role: str
    organization: str
    language: str
    is_protection_officer: bool
    active: bool
    teams: tuple[str, ...] = ()
    employer: str = ""


def create_organization(user: Actor, fields: OrganizationFields) -> str:
    """A new organization; gives its reference. Raises Denied or Refused."""
    gate.require(user, "organization.edit")
    _check_organization(fields, None)
    row = Organization(ref=new_ref("OR"), **vars(fields))
    db.session.add(row)
    db.session.flush()
    trail.commit(user, "organization.create", row, row.ref, after=vars(fields))
    return row.ref


def edit_organization(user: Actor, ref: str, fields: OrganizationFields, *, seen: int) -> None:
    """Change an organization. A consulate keeps its kind and country: consents were given to it as it was."""
    row = gate.one(scope.organizations(user).where(Organization.ref == ref))
    gate.require(user, "organization.edit")
    gate.fresh(row, seen, vars(fields))
    _check_organization(fields, row)
    has_users = db.session.scalar(select(User.id).where(User.organization_id == row.id).limit(1))
    if has_users and (fields.kind, fields.country) != (row.kind, row.country):
        raise Refused(_("An organization with users keeps its kind and country. Add another organization."), "kind")
    before = {name: getattr(row, name) for name in vars(fields)}
    for name, value in vars(fields).items():
        setattr(row, name, value)
    trail.commit(user, "organization.edit", row, ref, before=before, after=vars(fields))


def _check_organization(fields: OrganizationFields, row: Organization | None) -> None:
    if not is_country(fields.country):
        raise Refused(_("Choose a country from the list."), "country")
    same = select(Organization.id).where(Organization.name == fields.name)
    if row is not None:
        same = same.where(Organization.id != row.id)
    if db.session.scalar(same):
        raise Refused(_("There is an organization of this name already."), "name")


def set_deciding(user: Actor, ref: str, actors: Sequence[str], *, seen: int) -> None:
    """For which actors of the pathways an authority stands: their steps then lie in its reviewers' queue.

    Raises NotFound, Denied, Stale or Refused.
    """
    row = gate.one(scope.organizations(user).where(Organization.ref == ref))
    gate.require(user, "organization.edit")
    gate.fresh(row, seen, {})
    if row.kind != OrganizationKind.AUTHORITY:
        raise Refused(_("Only an authority decides steps."), "actors")
    if set(actors) - set(ActorOfSteps):
        raise Refused(_("Choose from the list."), "actors")
    there = db.session.scalars(select(AuthorityActor).where(AuthorityActor.organization_id == row.id)).all()
    before = sorted(one.actor for one in there)
    for one in there:
        db.session.delete(one)
    db.session.flush()
    db.session.add_all([AuthorityActor(organization_id=row.id, actor=actor) for actor in sorted(set(actors))])
    trail.commit(
        user, "organization.edit", row, ref, before={"decides": before}, after={"decides": sorted(set(actors))}
    )


def create_team(user: Actor, organization_ref: str, name: str) -> str:
    """A team of an organization of ours; gives its reference."""
    house = gate.one(scope.organizations(user).where(Organization.ref == organization_ref))
    gate.require(user, "team.edit")
    if house.kind != OrganizationKind.SERVICE:
        raise Refused(_("Only a support service has teams."), "name")
    if db.session.scalar(select(Team.id).where(Team.organization_id == house.id, Team.name == name)):
        raise Refused(_("There is a team of this name already."), "name")
    row = Team(ref=new_ref("TM"), organization_id=house.id, name=name)
    db.session.add(row)
    db.session.flush()
    trail.commit(user, "team.create", row, row.ref, after={"name": name})
    return row.ref


def create_user(user: Actor, fields: UserFields) -> tuple[str, str]:
    """A new account; gives its reference and the token of a link with which its owner chooses a password once."""
    gate.require(user, "user.edit")
    house, teams, employer = _places(user, fields, None)
    row = User(
        ref=new_ref("US"),
        name=fields.name,
        email=fields.email.strip().lower(),
        role=fields.role,
        organization_id=house.id,
        employer_id=employer.id if employer else None,
        language=fields.language,
        is_protection_officer=fields.is_protection_officer,
        active=fields.active,
        created_at=clock.now(),
    )
    db.session.add(row)
    db.session.flush()
    db.session.add_all(TeamMember(user_id=row.id, team_id=team.id) for team in teams)
    token = new_password_link(user, row)
    trail.commit(user, "user.create", row, row.ref, after=_facts(fields))
    return row.ref, token


def edit_user(user: Actor, ref: str, fields: UserFields, *, seen: int) -> None:
    """Change an account. Another role or organization ends its sessions and tokens; so does deactivating it.

    Teams count from the next page on: who belongs to which is looked up at every request.
    """
    row = gate.one(scope.users(user).where(User.ref == ref))
    gate.require(user, "user.edit")
    gate.fresh(row, seen, {"name": fields.name, "email": fields.email, "role": fields.role, "active": fields.active})
    house, teams, employer = _places(user, fields, row)
    if row.id == user.id and (not fields.active or fields.role != row.role):
        raise Refused(_("You cannot take your own rights away. Ask another administrator."), "role")
    before = {"name": row.name, "email": row.email, "role": row.role, "active": row.active}
    is_another = (fields.role, house.id) != (row.role, row.organization_id)
    row.name, row.email, row.role = fields.name, fields.email.strip().lower(), fields.role
    row.organization_id, row.language, row.active = house.id, fields.language, fields.active
    row.employer_id = employer.id if employer else None
    row.is_protection_officer = fields.is_protection_officer
    db.session.execute(delete(TeamMember).where(TeamMember.user_id == row.id))
    db.session.add_all(TeamMember(user_id=row.id, team_id=team.id) for team in teams)
    if not fields.active or is_another:
        _end_everything(row)
    trail.commit(user, "user.edit", row, ref, before=before, after=_facts(fields))


def renew_password_link(user: Actor, ref: str) -> str:
    """A new link for somebody who lost their password; gives its token. The old password stops working at once."""
    row = gate.one(scope.users(user).where(User.ref == ref))
    gate.require(user, "user.edit")
    row.password_hash = None
    row.factor_version += 1
    _end_everything(row)
    token = new_password_link(user, row)
    trail.commit(user, "user.reset", row, ref)
    return token


def _end_everything(row: User) -> None:
    now = clock.now()
    live = SignInSession.user_id == row.id, SignInSession.ended_at.is_(None)
    db.session.execute(update(SignInSession).where(*live).values(ended_at=now))
    tokens = ApiToken.user_id == row.id, ApiToken.ended_at.is_(None)
    db.session.execute(update(ApiToken).where(*tokens).values(ended_at=now))


def _places(user: Actor, fields: UserFields, row: User | None) -> tuple[Organization, list[Team], Employer | None]:
    """The organization, teams and employer that the fields name, checked against the role. Raises Refused."""
    taken = select(User.id).where(User.email == fields.email.strip().lower())
    if row is not None:
        taken = taken.where(User.id != row.id)
    if db.session.scalar(taken):
        raise Refused(_("There is an account with this e-mail address already."), "email")
    house = db.session.scalar(scope.organizations(user).where(Organization.ref == fields.organization))
    if house is None:
        raise Refused(_("Choose an organization from the list."), "organization")
    if OrganizationKind(house.kind) not in HOME[Role(fields.role)]:
        raise Refused(_("This role does not belong to an organization of this kind."), "role")
    in_house = select(Team).where(Team.ref.in_(fields.teams), Team.organization_id == house.id)
    teams = list(db.session.scalars(in_house))
    if len(teams) != len(set(fields.teams)):
        raise Refused(_("Choose teams of the same organization."), "teams")
    if fields.role in scope.STAFF and not teams:
        raise Refused(_("Caseworkers and supervisors need at least one team."), "teams")
    if fields.role not in scope.STAFF and teams:
        raise Refused(_("Only caseworkers and supervisors belong to teams."), "teams")
    return house, teams, _employer(fields)


def _employer(fields: UserFields) -> Employer | None:
    if fields.role != Role.EMPLOYER:
        return None
    found = db.session.scalar(select(Employer).where(Employer.ref == fields.employer.strip().upper()))
    if found is None:
        raise Refused(_("Enter the reference of the employer, such as EM-7K3Q-9XPM-4."), "employer")
    return found


def _facts(fields: UserFields) -> dict[str, object]:
    return {name: value for name, value in vars(fields).items() if value not in ("", ())}
