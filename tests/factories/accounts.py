"""Organizations, teams and users for tests."""

from caseflow import clock
from caseflow.access.actor import Actor
from caseflow.access.refs import new_ref
from caseflow.accounts import queries
from caseflow.adapters import hashing
from caseflow.extensions import db
from caseflow.models.accounts import Organization, Team, TeamMember, User

PASSWORD = "four quiet herons wade"


def organization(name: str, kind: str = "service", country: str = "CAN", **more) -> Organization:
    row = Organization(ref=new_ref("OR"), name=name, kind=kind, country=country, **more)
    db.session.add(row)
    db.session.flush()
    return row


def team(of: Organization, name: str) -> Team:
    row = Team(ref=new_ref("TM"), organization_id=of.id, name=name)
    db.session.add(row)
    db.session.flush()
    return row


def user(of: Organization, role: str, name: str, teams: tuple[Team, ...] = (), **more) -> User:
    row = User(
        ref=new_ref("US"),
        email=f"{name.lower().replace(' ', '.')}@example.org",
        name=name,
        role=role,
        organization_id=of.id,
        password_hash=hashing.hash_password(PASSWORD),
        created_at=clock.now(),
        **more,
    )
    db.session.add(row)
    db.session.flush()
    db.session.add_all(TeamMember(user_id=row.id, team_id=t.id) for t in teams)
    db.session.flush()
    return row


def actor(row: User) -> Actor:
    """The acting user for calling commands and queries directly."""
    found = queries.actor_of_user(row.id)
    assert found is not None
    return found
