"""What is kept secret in the database. The only file that knows the cryptography library.

From one data key of 256 bits, HKDF derives a key of its own for every use, so that none can stand for another.
What is sealed is bound to its place (`associated`): moved to another row or column it does not open.
"""

import hashlib
import hmac
import os
import struct
from collections.abc import Mapping
from functools import cached_property

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

_KEY_BYTES = 32
_NONCE_BYTES = 12
_DOMAIN = b"caseflow-keys-v1"


class NotOpened(ValueError):
    """Sealed bytes were changed, moved to another place, or sealed under a key that we do not have."""


class Keys:
    """The data key and what is derived from it.

    `version` (1 to 255) is written before everything sealed; `earlier` holds the keys of older versions, which
    still open what they sealed. Raises ValueError for a key that is not 256 bits long.
    """

    def __init__(self, data_key: bytes, version: int = 1, earlier: Mapping[int, bytes] | None = None) -> None:
        self._by_version = {**(earlier or {}), version: data_key}
        if any(len(key) != _KEY_BYTES for key in self._by_version.values()):
            raise ValueError("a data key has 32 bytes")
        if not all(1 <= number <= 255 for number in self._by_version):
            raise ValueError("a key version is a number from 1 to 255")
        self.version = version
        self._ciphers: dict[tuple[int, str], AESGCM] = {}

    def seal(self, label: str, associated: str, plaintext: bytes) -> bytes:
        """Encrypt for one use (`label`) and one place (`associated`): version byte, nonce, AES-GCM ciphertext."""
        nonce = os.urandom(_NONCE_BYTES)
        bound = _bound(self.version, label, associated)
        return bytes([self.version]) + nonce + self._cipher(self.version, label).encrypt(nonce, plaintext, bound)

    def open(self, label: str, associated: str, sealed: bytes) -> bytes:
        """What `seal` was given, for the same label and place. Raises NotOpened."""
        if len(sealed) <= 1 + _NONCE_BYTES or sealed[0] not in self._by_version:
            raise NotOpened("not sealed with a key of ours")
        version, nonce, ciphertext = sealed[0], sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
        try:
            return self._cipher(version, label).decrypt(nonce, ciphertext, _bound(version, label, associated))
        except InvalidTag:
            raise NotOpened("the sealed text was changed or belongs elsewhere") from None

    def is_current(self, sealed: bytes) -> bool:
        """Whether it is sealed under the newest key; if not, seal it again."""
        return sealed[:1] == bytes([self.version])

    def blind(self, field: str, normalised: str) -> str:
        """A keyed hash (64 hexadecimal digits) by which a value can be looked up exactly but not read."""
        key = self._derive(self.version, f"blind:{field}")
        return hmac.new(key, normalised.encode(), hashlib.sha256).hexdigest()

    @cached_property
    def audit_mac_key(self) -> bytes:
        """The key without which nobody can write an audit entry that verifies."""
        return self._derive(self.version, "audit-mac")

    def audit_mac_key_of(self, version: int) -> bytes | None:
        """The audit key of an older version, to verify entries written under it; None if we do not have it."""
        return self._derive(version, "audit-mac") if version in self._by_version else None

    def derive(self, use: str) -> bytes:
        """A key of 32 bytes for another use, such as signing links. The same `use` gives the same key."""
        return self._derive(self.version, f"use:{use}")

    def _cipher(self, version: int, label: str) -> AESGCM:
        """Made once per use: deriving for every field would cost more than the encryption."""
        found = self._ciphers.get((version, label))
        if found is None:
            found = self._ciphers[version, label] = AESGCM(self._derive(version, f"seal:{label}"))
        return found

    def _derive(self, version: int, use: str) -> bytes:
        deriver = HKDF(algorithm=SHA256(), length=_KEY_BYTES, salt=_DOMAIN, info=use.encode())
        return deriver.derive(self._by_version[version])

    def __repr__(self) -> str:
        return f"<Keys version {self.version}>"  # never the key: this ends up in logs and tracebacks


def _bound(version: int, label: str, associated: str) -> bytes:
    """Label and place with their lengths, so that ("ab", "c") is not ("a", "bc")."""
    parts = (label.encode(), associated.encode())
    return bytes([version]) + b"".join(struct.pack(">I", len(part)) + part for part in parts)
