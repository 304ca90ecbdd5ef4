"""How to sign in to the demo: nobody can until everything is there."""

from dataclasses import dataclass

from sqlalchemy import select

from caseflow import clock
from caseflow.access.actor import SYSTEM
from caseflow.adapters import hashing
from caseflow.audit import trail
from caseflow.demo.town import DOMAIN, PARTNER, USERS, address
from caseflow.extensions import db
from caseflow.models.accounts import User
from caseflow.rules.passwords import check_password, words_of
from caseflow.vocabulary.roles import ROLE_LABELS, Role

PASSPHRASE = "slow rivers carry warm lanterns"  # noqa: S105 # printed for everybody to read


@dataclass(frozen=True)
class SignIn:
    email: str
    role: str
    says: str


def open_doors() -> None:
    """Everybody gets the same passphrase, hashed once: the demo is no place for secrets."""
    rows = db.session.scalars(select(User).where(User.email.like(f"%@{DOMAIN}")).order_by(User.id)).all()
    check_password(PASSPHRASE, words=words_of(*(f"{row.name} {row.email}" for row in rows)))
    hashed = hashing.hash_password(PASSPHRASE)
    for row in rows:
        row.password_hash, row.password_changed_at = hashed, clock.now()
    for row in rows[:-1]:
        trail.record(SYSTEM, "password.choose", row, row.ref)
    trail.commit(SYSTEM, "password.choose", rows[-1], rows[-1].ref)


def are_there() -> bool:
    """Whether this database holds the demo's accounts."""
    return db.session.scalar(select(User.id).where(User.email == address(USERS[0]))) is not None


def are_open() -> bool:
    """Whether the demo was filled to its end."""
    hashed = db.session.scalar(select(User.password_hash).where(User.email == address(USERS[0])))
    return hashed is not None


def listed() -> tuple[SignIn, ...]:
    """Every account, for a newcomer to choose from."""
    return tuple(SignIn(address(user), str(ROLE_LABELS[Role(user.role)]), user.says) for user in (*USERS, PARTNER))
