"""What can be done to one's own account: sign in and out, choose a password."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select, update

from caseflow import clock
from caseflow.access.actor import SYSTEM, Actor
from caseflow.accounts import throttle
from caseflow.adapters import hashing
from caseflow.audit import trail
from caseflow.errors import NotFound, Refused
from caseflow.extensions import db
from caseflow.models.accounts import ApiToken, Organization, PasswordLink, SignInSession, User
from caseflow.rules import passwords
from caseflow.rules.reason import NotAllowed
from caseflow.vocabulary.language import _
from caseflow.vocabulary.reasons import sentence

LINK_LASTS = timedelta(days=7)


class TooManyTries(Refused):
    """The buckets are empty: answer 429 with the same text for everybody."""

    status = 429


@dataclass(frozen=True)
class SignedIn:
    """A new session: the token for the cookie, and the user's language."""

    token: str
    language: str
    user_ref: str


def sign_in(email: str, password: str, *, device: str | None, subnet: str, agent: str) -> SignedIn:
    """Begin a session. The tries are counted first; wrong e-mail and wrong password look the same and take as long.

    Raises TooManyTries, or Refused without saying which of the two was wrong.
    """
    email = email.strip().lower()
    if not throttle.spend(*throttle.buckets(email, device, subnet)):
        raise TooManyTries(_("Too many tries. Wait a few minutes, then try again."))
    row = db.session.scalar(
        select(User).join(Organization).where(User.email == email, User.active, Organization.active)
    )
    hashed = row.password_hash if row else None
    # No transaction stays open while the password is hashed: it takes a quarter of a second.
    trail.abandon()
    if not _is_right(password, hashed) or row is None or hashed is None:
        raise Refused(_("The e-mail address and the password do not belong together."))
    token = hashing.new_token()
    account = db.session.scalars(select(User).where(User.id == row.id)).one()
    if hashing.is_outdated(hashed):
        account.password_hash = hashing.hash_password(password)
    db.session.add(_new_session(account, token, agent, subnet))
    trail.commit(SYSTEM, "session.begin", account, account.ref)
    return SignedIn(token, account.language, account.ref)


def _is_right(password: str, hashed: str | None) -> bool:
    """Whether the password belongs to the hash. Raises TooManyTries when too many are looked at right now."""
    try:
        return hashing.matches(password, hashed)
    except hashing.Busy:
        raise TooManyTries(_("Too many tries. Wait a few minutes, then try again.")) from None


def _new_session(account: User, token: str, agent: str, subnet: str) -> SignInSession:
    now = clock.now()
    return SignInSession(
        token_hash=hashing.token_hash(token),
        user_id=account.id,
        factor_version=account.factor_version,
        created_at=now,
        seen_at=now,
        device=agent[:200],
        subnet=subnet,
    )


def sign_out(user: Actor) -> None:
    """End the user's session: a copy of its cookie is worth nothing from now on."""
    account = _own(user)
    db.session.execute(update(SignInSession).where(SignInSession.id == user.session_id).values(ended_at=clock.now()))
    trail.commit(user, "session.end", account, account.ref)


def change_password(user: Actor, *, current: str, new: str) -> None:
    """Choose another password. Ends every other session, and every token.

    Raises Refused next to its field, or TooManyTries.
    """
    account = _own(user)
    hashed = account.password_hash
    trail.abandon()
    # Whoever sits down at an open session could try passwords here as well as at the door.
    if not throttle.spend(throttle.own_password(user.ref)):
        raise TooManyTries(_("Too many tries. Wait a few minutes, then try again."))
    if not _is_right(current, hashed):
        raise Refused(_("This is not your current password."), "current")
    account = _own(user)
    set_password(account, new, "new")
    own = db.session.get(SignInSession, user.session_id)
    if own is not None:
        own.factor_version = account.factor_version
    live = ApiToken.user_id == account.id, ApiToken.ended_at.is_(None)
    db.session.execute(update(ApiToken).where(*live).values(ended_at=clock.now()))
    trail.commit(user, "password.change", account, account.ref)


def new_password_link(user: Actor, account: User) -> str:
    """A token with which the account's owner can choose a password once; older ones end. The caller commits."""
    end_password_links(account)
    token = hashing.new_token()
    db.session.add(
        PasswordLink(token_hash=hashing.token_hash(token), user_id=account.id, expires_at=clock.now() + LINK_LASTS)
    )
    return token


def end_password_links(account: User) -> None:
    """Links that were given out before lead nowhere from now on. The caller commits."""
    open_ones = PasswordLink.user_id == account.id, PasswordLink.used_at.is_(None)
    db.session.execute(update(PasswordLink).where(*open_ones).values(used_at=clock.now()))


def choose_password(token: str, new: str) -> None:
    """Use a password link. Raises NotFound for a link that is unknown, used or too old; Refused for a weak password."""
    query = select(PasswordLink).where(PasswordLink.token_hash == hashing.token_hash(token)).with_for_update()
    link = db.session.scalar(query)
    if link is None or link.used_at is not None or link.expires_at <= clock.now():
        raise NotFound
    account = db.session.scalars(select(User).where(User.id == link.user_id)).one()
    set_password(account, new, "new")
    link.used_at = clock.now()
    trail.commit(SYSTEM, "password.choose", account, account.ref)


def _own(user: Actor) -> User:
    account = db.session.scalar(select(User).where(User.id == user.id, User.active))
    if account is None:
        raise NotFound
    return account


def set_password(account: User, new: str, field: str) -> None:
    """Keep the hash of a new password; sessions and links of before end. The caller commits. Raises Refused."""
    organization = db.session.get(Organization, account.organization_id)
    words = [account.name, account.email, organization.name if organization else ""]
    try:
        passwords.check_password(new, words=words)
    except NotAllowed as no:
        raise Refused(sentence(no.because.code, no.because.facts), field) from no
    account.password_hash = hashing.hash_password(new)
    account.password_changed_at = clock.now()
    account.factor_version += 1
    end_password_links(account)
