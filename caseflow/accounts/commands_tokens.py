"""Personal tokens, with which a program acts as its owner: same scope, same rules."""

from datetime import timedelta

from sqlalchemy import select, update

from caseflow import clock
from caseflow.access import gate
from caseflow.access.actor import Actor
from caseflow.adapters import hashing
from caseflow.audit import trail
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.models.accounts import ApiToken, SignInSession, User
from caseflow.vocabulary.language import _

MOST = 10
LONGEST_DAYS = 365


def create_token(user: Actor, name: str, days: int) -> str:
    """A new token of the user's own; it is given out once and kept as a hash. Raises Refused."""
    gate.require(user, "account.edit")
    account = gate.one(select(User).where(User.id == user.id, User.active))
    if not 1 <= days <= LONGEST_DAYS:
        raise Refused(_("A token lasts from 1 to %(most)s days.", most=LONGEST_DAYS), "days")
    now = clock.now()
    live = select(ApiToken.id).where(
        ApiToken.user_id == user.id, ApiToken.ended_at.is_(None), ApiToken.expires_at > now
    )
    if len(db.session.scalars(live).all()) >= MOST:
        raise Refused(_("You have %(most)s tokens already. End one that you do not need.", most=MOST), "name")
    token = hashing.new_token()
    db.session.add(
        ApiToken(
            user_id=user.id,
            name=name,
            token_hash=hashing.token_hash(token),
            created_at=now,
            expires_at=now + timedelta(days=days),
        )
    )
    trail.commit(user, "token.create", account, account.ref, name=name, days=days)
    return token


def end_token(user: Actor, token_id: int) -> None:
    """A token of the user's own stops working at once. Raises NotFound for anybody else's."""
    row = gate.one(select(ApiToken).where(ApiToken.id == token_id, ApiToken.user_id == user.id))
    gate.require(user, "account.edit")
    account = gate.one(select(User).where(User.id == user.id))
    row.ended_at = row.ended_at or clock.now()
    trail.commit(user, "token.end", account, account.ref, name=row.name)


def set_language(user: Actor, language: str) -> None:
    """The language in which the user reads caseflow."""
    gate.require(user, "account.edit")
    account = gate.one(select(User).where(User.id == user.id))
    before, account.language = account.language, language
    trail.commit(user, "account.edit", account, account.ref, before={"language": before}, after={"language": language})


def end_other_sessions(user: Actor) -> None:
    """Every session of the user but this one ends."""
    gate.require(user, "account.edit")
    account = gate.one(select(User).where(User.id == user.id))
    others = SignInSession.user_id == user.id, SignInSession.ended_at.is_(None), SignInSession.id != user.session_id
    db.session.execute(update(SignInSession).where(*others).values(ended_at=clock.now()))
    trail.commit(user, "session.end_others", account, account.ref)
