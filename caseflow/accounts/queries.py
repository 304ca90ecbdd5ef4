"""Who is signed in."""

from datetime import timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import joinedload

from caseflow import clock
from caseflow.access.actor import Actor
from caseflow.adapters import hashing
from caseflow.audit import trail
from caseflow.extensions import db, writing
from caseflow.models.accounts import ApiToken, SignInSession, TeamMember, User
from caseflow.vocabulary.roles import Role

SEEN_EVERY = timedelta(minutes=1)


def actor_of_session(token: str, idle: timedelta, absolute: timedelta, *, is_background: bool = False) -> Actor | None:
    """The user of a live session, or None. Notes at most once a minute that the session was used."""
    now = clock.now()
    session = db.session.scalar(select(SignInSession).where(SignInSession.token_hash == hashing.token_hash(token)))
    if session is None or session.ended_at is not None:
        trail.abandon()
        return None
    if now - session.seen_at > idle or now - session.created_at > absolute:
        trail.abandon()
        return None
    user = _user(session.user_id)
    if user is None or user.factor_version != session.factor_version:
        trail.abandon()
        return None
    actor = _actor(user, session.id, token)
    session_id, stale = session.id, now - session.seen_at > SEEN_EVERY
    trail.abandon()
    if stale and not is_background:
        _note_use(SignInSession, session_id)
    return actor


def actor_of_api_token(token: str) -> Actor | None:
    """The user of a live personal token, or None."""
    now = clock.now()
    row = db.session.scalar(select(ApiToken).where(ApiToken.token_hash == hashing.token_hash(token)))
    if row is None or row.ended_at is not None or row.expires_at <= now:
        trail.abandon()
        return None
    user = _user(row.user_id)
    if user is None:
        trail.abandon()
        return None
    actor = _actor(user, None, "")
    row_id, stale = row.id, row.used_at is None or now - row.used_at > SEEN_EVERY
    trail.abandon()
    if stale:
        _note_use(ApiToken, row_id)
    return actor


def actor_of_user(user_id: int) -> Actor | None:
    """An active user as the acting one, for the command line and the demo."""
    user = _user(user_id)
    return _actor(user, None, "") if user is not None else None


def actor_of_email(email: str) -> Actor | None:
    """The active user who signs in with that address, for the command line. None also for nobody."""
    user_id = db.session.scalar(select(User.id).where(User.email == email.strip().lower()))
    return actor_of_user(user_id) if user_id is not None else None


def _user(user_id: int) -> User | None:
    query = select(User).where(User.id == user_id, User.active).options(joinedload(User.organization))
    user = db.session.scalar(query)
    return user if user is not None and user.organization.active else None


def _actor(user: User, session_id: int | None, token: str) -> Actor:
    """The user as a plain value, with the teams they belong to at this moment."""
    teams = db.session.scalars(select(TeamMember.team_id).where(TeamMember.user_id == user.id))
    return Actor(
        id=user.id,
        ref=user.ref,
        name=user.name,
        role=Role(user.role),
        organization_id=user.organization_id,
        organization_name=user.organization.name,
        country=user.organization.country,
        timezone=user.organization.timezone,
        language=user.language,
        team_ids=frozenset(teams),
        employer_id=user.employer_id,
        is_protection_officer=user.is_protection_officer,
        session_id=session_id,
        session_token=token,
    )


def _note_use(model: type[SignInSession] | type[ApiToken], row_id: int) -> None:
    with writing():
        column = SignInSession.seen_at if model is SignInSession else ApiToken.used_at
        db.session.execute(update(model).where(model.id == row_id).values({column: clock.now()}))
        trail.keep()
