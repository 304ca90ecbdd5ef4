"""How the entries of one audit chain hang together. Pure: fields in, hashes and problems out.

Each entry's hash covers its fields and the hash before it, so a change, a gap or a new order shows. The MAC over
the hash needs a key that the database does not hold, so somebody with only the database cannot write a new chain.
"""

import hashlib
import hmac
import struct
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

GENESIS = bytes(32)  # what the first entry of a chain points back to
_DOMAIN = b"caseflow-audit-v1"


@dataclass(frozen=True)
class Fields:
    """What an entry says, without its place in the chain of hashes. `payload` is the sealed text."""

    chain: str
    seq: int
    at: datetime
    actor_id: int
    action: str
    subject: str
    key_id: int
    payload: bytes


@dataclass(frozen=True)
class Entry:
    """An entry as it was kept."""

    fields: Fields
    previous: bytes
    hash: bytes
    mac: bytes


class Kind(StrEnum):
    CHANGED = "changed"  # the hash no longer fits the fields
    GAP = "gap"  # an entry is missing
    REORDERED = "reordered"  # an entry comes after one that follows it
    FORK = "fork"  # two entries claim the same place, or one continues from elsewhere
    FORGED = "forged"  # the hashes fit, but the MAC was made without our key
    CUT = "cut"  # entries at the end are missing, or the head was moved


@dataclass(frozen=True)
class Problem:
    """The first thing wrong with a chain, and the number of the entry where it shows."""

    chain: str
    seq: int
    kind: Kind


def link(previous: bytes, fields: Fields) -> bytes:
    """The hash of an entry: SHA-256 over the domain label and the fields, each with its length before it.

    Never over joined text or JSON: "ab" + "c" would be "a" + "bc", and JSON may be written in another form later.
    """
    parts = (
        _DOMAIN,
        fields.chain.encode(),
        str(fields.seq).encode(),
        fields.at.astimezone(UTC).isoformat(timespec="microseconds").encode(),
        str(fields.actor_id).encode(),
        fields.action.encode(),
        fields.subject.encode(),
        str(fields.key_id).encode(),
        hashlib.sha256(fields.payload).digest(),
        previous,
    )
    return hashlib.sha256(b"".join(struct.pack(">Q", len(part)) + part for part in parts)).digest()


def mac(key: bytes, digest: bytes) -> bytes:
    """What only somebody with the key can write beside a hash."""
    return hmac.new(key, digest, hashlib.sha256).digest()


def verify(
    chain: str,
    entries: Iterable[Entry],
    key_of: Callable[[int], bytes | None],
    head: tuple[int, bytes] | None = None,
) -> Problem | None:
    """The first problem of a chain, or None.

    `entries` are all of it, in the order in which they were written; they are read once, so a stream will do.
    `key_of` gives the MAC key of a key version, None if unknown. `head` is the kept (seq, hash) of the last entry.
    """
    seq, digest = 0, GENESIS
    for entry in entries:
        kind = _wrong_place(entry, chain, seq, digest) or _wrong_content(entry, key_of)
        if kind is not None:
            return Problem(chain, entry.fields.seq, kind)
        seq, digest = entry.fields.seq, entry.hash
    if head is not None and head != (seq, digest):
        return Problem(chain, max(seq, head[0]), Kind.CUT)
    return None


def _wrong_place(entry: Entry, chain: str, seq: int, digest: bytes) -> Kind | None:
    found = entry.fields.seq
    if entry.fields.chain != chain:
        return Kind.CHANGED
    if found == seq:
        return Kind.FORK
    if found < seq:
        return Kind.REORDERED
    if found > seq + 1:
        return Kind.GAP
    return None if entry.previous == digest else Kind.FORK


def _wrong_content(entry: Entry, key_of: Callable[[int], bytes | None]) -> Kind | None:
    if entry.hash != link(entry.previous, entry.fields):
        return Kind.CHANGED
    key = key_of(entry.fields.key_id)
    if key is None or not hmac.compare_digest(entry.mac, mac(key, entry.hash)):
        return Kind.FORGED
    return None
