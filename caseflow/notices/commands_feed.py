"""The secret address of one's own calendar: made, used, taken back."""

import hashlib
import secrets

from sqlalchemy import select, update

from caseflow import clock
from caseflow.access import gate
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.errors import NotFound
from caseflow.extensions import db, reading
from caseflow.models.accounts import User
from caseflow.models.jobs import CalendarFeed

_CHARACTERS = 43  # of 32 random bytes


def make_feed(user: Actor) -> str:
    """A new address for the user's calendar, told once; an older one ends. The token. Raises Denied."""
    gate.require(user, "calendar.edit")
    token = secrets.token_urlsafe(32)
    row = db.session.scalars(select(User).where(User.id == user.id)).one()
    _end(user)
    db.session.add(CalendarFeed(user_id=user.id, token_hash=_hash(token), made_at=clock.now()))
    trail.commit(user, "calendar.make", row, user.ref)
    return token


def end_feed(user: Actor) -> None:
    """Take the address back: from now on it leads nowhere. Raises Denied."""
    gate.require(user, "calendar.edit")
    row = db.session.scalars(select(User).where(User.id == user.id)).one()
    _end(user)
    trail.commit(user, "calendar.end", row, user.ref)


def owner_of(token: str) -> int:
    """Whose calendar this address is, while they may sign in. Raises NotFound."""
    if len(token) != _CHARACTERS:
        raise NotFound
    with reading():
        query = (
            select(CalendarFeed)
            .join(User, User.id == CalendarFeed.user_id)
            .where(CalendarFeed.token_hash == _hash(token), CalendarFeed.ended_at.is_(None), User.active)
        )
        feed = db.session.scalars(query).first()
        if feed is None:
            raise NotFound
        return feed.user_id


def _end(user: Actor) -> None:
    mine = (CalendarFeed.user_id == user.id, CalendarFeed.ended_at.is_(None))
    db.session.execute(update(CalendarFeed).where(*mine).values(ended_at=clock.now()))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
