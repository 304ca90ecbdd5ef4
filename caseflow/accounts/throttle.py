"""Tries are counted before they are checked, in the database, so that every process counts together.

OWASP's device-cookie protocol: a browser that has signed in before has a bucket of its own, so an attacker who
empties the shared bucket of an account slows unknown devices and never locks its owner out. SECURITY.md 2.6.
"""

import hashlib
from dataclasses import dataclass

from sqlalchemy import text

from caseflow import clock
from caseflow.audit import trail
from caseflow.extensions import db, writing


@dataclass(frozen=True)
class Bucket:
    """`burst` tries at once, refilled at `rate` tries a second."""

    key: str
    burst: int
    rate: float


def _hashed(kind: str, text_: str) -> str:
    return f"{kind}:{hashlib.sha256(text_.encode()).hexdigest()[:40]}"


def buckets(email: str, device: str | None, subnet: str) -> tuple[Bucket, ...]:
    """The buckets that one try to sign in is counted in. Unknown e-mail addresses have theirs too, so nothing shows."""
    account = Bucket(_hashed("acct", email), 5, 5 / 3600)
    own = Bucket(_hashed("dev", f"{device}|{email}"), 10, 10 / 3600) if device else account
    return own, Bucket(_hashed("net", subnet), 50, 50 / 600)


def own_password(user_ref: str) -> Bucket:
    """The bucket of somebody who is signed in and says their current password."""
    return Bucket(_hashed("own", user_ref), 10, 10 / 3600)


def spend(*wanted: Bucket) -> bool:
    """Take one try out of each bucket, and keep that. False when one of them was empty: then refuse, and say when."""
    function = "LEAST" if db.engine.dialect.name == "postgresql" else "MIN"
    refilled = f"{function}(:burst, throttle.tokens + (:now - throttle.at) * :rate)"
    statement = text(
        "INSERT INTO throttle (key, tokens, at, failures) VALUES (:key, :first, :now, 0) "  # noqa: S608
        f"ON CONFLICT (key) DO UPDATE SET tokens = {refilled} - 1, at = :now WHERE {refilled} >= 1 RETURNING tokens"
    )
    now = clock.now().timestamp()
    with writing():
        granted = [
            db.session.execute(
                statement, {"key": b.key, "first": b.burst - 1, "burst": float(b.burst), "rate": b.rate, "now": now}
            ).first()
            for b in wanted
        ]
        trail.keep()
    return all(row is not None for row in granted)
