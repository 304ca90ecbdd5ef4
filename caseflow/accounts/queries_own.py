"""What a user sees of their own account: sessions and tokens that are alive."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from caseflow import clock
from caseflow.access import gate
from caseflow.access.actor import Actor
from caseflow.extensions import db
from caseflow.models.accounts import ApiToken, SignInSession


@dataclass(frozen=True)
class SessionLine:
    device: str
    began_at: datetime
    seen_at: datetime
    is_this: bool


@dataclass(frozen=True)
class TokenLine:
    id: int
    name: str
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None


def sessions(user: Actor, idle: timedelta, absolute: timedelta) -> tuple[SessionLine, ...]:
    """The user's live sessions, newest first."""
    gate.require(user, "account.edit")
    now = clock.now()
    rows = db.session.scalars(
        select(SignInSession)
        .where(
            SignInSession.user_id == user.id,
            SignInSession.ended_at.is_(None),
            SignInSession.seen_at > now - idle,
            SignInSession.created_at > now - absolute,
        )
        .order_by(SignInSession.created_at.desc())
    )
    return tuple(SessionLine(r.device, r.created_at, r.seen_at, r.id == user.session_id) for r in rows)


def tokens(user: Actor) -> tuple[TokenLine, ...]:
    """The user's live tokens, newest first."""
    gate.require(user, "account.edit")
    alive = ApiToken.user_id == user.id, ApiToken.ended_at.is_(None), ApiToken.expires_at > clock.now()
    rows = db.session.scalars(select(ApiToken).where(*alive).order_by(ApiToken.created_at.desc()))
    return tuple(TokenLine(r.id, r.name, r.created_at, r.expires_at, r.used_at) for r in rows)
