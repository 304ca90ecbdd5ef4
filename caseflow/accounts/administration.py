"""Accounts made from the command line: the first administrator."""

from sqlalchemy import exists, select

from caseflow import clock
from caseflow.access import gate
from caseflow.access.actor import Actor
from caseflow.access.refs import new_ref
from caseflow.accounts.commands import set_password
from caseflow.audit import trail
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.models.accounts import Organization, User
from caseflow.vocabulary.language import _, is_country
from caseflow.vocabulary.roles import OrganizationKind, Role


def is_empty() -> bool:
    """Whether nobody has an account yet."""
    return not db.session.scalar(select(exists().where(User.id > 0)))


def add_administrator(user: Actor, *, email: str, name: str, organization: str, country: str, password: str) -> str:
    """An administrator, and their organization if there is none of that name. Returns the reference. Raises Refused."""
    gate.require(user, "user.edit")
    email, name, organization = email.strip().lower(), name.strip(), organization.strip()
    if "@" not in email:
        raise Refused(_("This is no e-mail address: %(email)s", email=email), "email")
    if not is_country(country.upper()):
        raise Refused(_("There is no country with the code %(code)s.", code=country), "country")
    if db.session.scalar(select(User.id).where(User.email == email)):
        raise Refused(_("There is an account with this e-mail address already."), "email")
    house = db.session.scalar(select(Organization).where(Organization.name == organization))
    if house is None:
        house = Organization(
            ref=new_ref("OR"), name=organization, kind=OrganizationKind.SERVICE, country=country.upper()
        )
        db.session.add(house)
        db.session.flush()
    account = User(
        ref=new_ref("US"),
        email=email,
        name=name,
        role=Role.ADMINISTRATOR,
        organization_id=house.id,
        created_at=clock.now(),
    )
    db.session.add(account)
    db.session.flush()
    set_password(account, password, "password")
    trail.commit(user, "user.create", account, account.ref, role=account.role)
    return account.ref
