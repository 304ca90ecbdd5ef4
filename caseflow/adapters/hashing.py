"""Passwords and tokens as hashes. The only file that knows argon2."""

import hashlib
import secrets
import threading
import unicodedata

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerifyMismatchError

_hasher = PasswordHasher(time_cost=3, memory_cost=65536, parallelism=1)
# Each try takes 64 MiB for a quarter of a second: more of them at once than this would be a memory attack.
_places = threading.BoundedSemaphore(4)


class Busy(Exception):
    """Too many passwords are being checked at this moment; try again."""


def use_cheap_hashing() -> None:
    """Hash with the least cost, for tests: they sign in thousands of times."""
    global _hasher, _nobody
    _hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    _nobody = _hasher.hash("nobody")


def hash_password(password: str) -> str:
    """The argon2id hash of a password. Composed once (NFC), nothing trimmed."""
    return _hasher.hash(unicodedata.normalize("NFC", password))


_nobody = "$argon2id$v=19$m=65536,t=3,p=1$c29tZXNhbHRzb21lc2FsdA$JQZ0Pz0dnrN3SHBzCWAGcsUzKeLNtlRSHlIjZq0KnpM"


def matches(password: str, hashed: str | None) -> bool:
    """Whether the password belongs to the hash. Takes as long when there is no such account. Raises Busy."""
    if not _places.acquire(blocking=False):
        raise Busy
    try:
        _hasher.verify(hashed or _nobody, unicodedata.normalize("NFC", password))
    except (VerifyMismatchError, InvalidHashError):
        return False
    finally:
        _places.release()
    return hashed is not None


def is_outdated(hashed: str) -> bool:
    """Whether the hash was made with less cost than today's."""
    return _hasher.check_needs_rehash(hashed)


def new_token() -> str:
    """A random token of 256 bits."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """What is kept of a token: enough to recognize it, too little to use it."""
    return hashlib.sha256(token.encode()).hexdigest()
