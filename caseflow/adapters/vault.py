"""Where papers lie: encrypted while they are written, checked when they are read. On disk, or in S3-compatible storage.

The only file that knows tink. Every person has a keyset of their own, which the data key seals; what is written is
bound to its file, person and version, so that one paper can never be read in place of another.
"""

import hashlib
import io
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol

import tink
from tink import secret_key_access, streaming_aead

_CHUNK = 1 << 20
_TEMPLATE = streaming_aead.streaming_aead_key_templates.AES256_GCM_HKDF_1MB
# Left free on the disk, whatever somebody sends: the database writes there too.
SPARE = 200 * 1024 * 1024


class NoRoom(OSError):
    """The storage is full or does not answer; nothing was kept."""


class NotIntact(ValueError):
    """What was read is not what was written: changed, cut short, or sealed with another key."""


class Store(Protocol):
    """A place for encrypted bytes by name."""

    def put(self, name: str, file: Path) -> None:
        """Keep the file under this name for good. Raises NoRoom."""

    def get(self, name: str) -> IO[bytes]:
        """What was kept. Raises NotIntact when it is not there."""

    def remove(self, name: str) -> None:
        """Forget it; nothing happens when it is not there."""

    def names(self) -> Iterator[str]:
        """Everything that is kept."""


@dataclass(frozen=True)
class Kept:
    """What the row of a file must remember to read it again."""

    name: str
    sha256: str
    size: int


class Folder:
    """Files on disk, two levels of folders, written to the end before they have their name."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, name: str, file: Path) -> None:
        """Keep the file under this name: on the disk for good, then named. Raises NoRoom."""
        target = self._path(name)
        try:
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, waiting = tempfile.mkstemp(dir=target.parent, prefix=".waiting-")
        except OSError as error:
            raise NoRoom("the folder cannot be written") from error
        try:
            with os.fdopen(handle, "wb") as out, file.open("rb") as source:
                shutil.copyfileobj(source, out, _CHUNK)
                out.flush()
                os.fsync(out.fileno())
            os.replace(waiting, target)
            _sync_folder(target.parent)
        except OSError as error:
            Path(waiting).unlink(missing_ok=True)
            raise NoRoom("the disk took no more") from error

    def get(self, name: str) -> IO[bytes]:
        """What was kept. Raises NotIntact when it is not there."""
        try:
            return self._path(name).open("rb")
        except OSError as error:
            raise NotIntact("the file is not there") from error

    def remove(self, name: str) -> None:
        """Forget it; nothing happens when it is not there."""
        self._path(name).unlink(missing_ok=True)

    def names(self) -> Iterator[str]:
        """Everything that is kept."""
        for path in sorted(self.root.glob("??/??/*")):
            if not path.name.startswith("."):
                yield path.name

    def _path(self, name: str) -> Path:
        return self.root / name[:2] / name[2:4] / name


class Vault:
    """Writes and reads papers. `scratch` is a private folder for what is on its way."""

    def __init__(self, store: Store, scratch: Path) -> None:
        self.store = store
        self.scratch = scratch
        streaming_aead.register()

    def keep(self, keyset: bytes, place: str, content: bytes) -> Kept:
        """Encrypt and keep under a new name. Raises NoRoom; nothing is left behind then."""
        name = secrets.token_hex(20)
        with self._room(len(content)) as folder:
            sealed = folder / name
            try:
                with sealed.open("wb") as out, _primitive(keyset).new_encrypting_stream(out, _bound(name, place)) as to:
                    to.write(content)
            except OSError as error:
                raise NoRoom("the disk took no more") from error
            self.store.put(name, sealed)
        return Kept(name, hashlib.sha256(content).hexdigest(), len(content))

    def read(self, keyset: bytes, place: str, kept: Kept) -> bytes:
        """What was kept there, whole and unchanged. Raises NotIntact."""
        try:
            with (
                self.store.get(kept.name) as sealed,
                _primitive(keyset).new_decrypting_stream(sealed, _bound(kept.name, place)) as stream,
            ):
                content = stream.read()
        except (tink.TinkError, OSError) as error:
            raise NotIntact("the file does not open") from error
        if len(content) != kept.size or hashlib.sha256(content).hexdigest() != kept.sha256:
            raise NotIntact("the file was changed")
        return bytes(content)

    @contextmanager
    def _room(self, size: int) -> Iterator[Path]:
        try:
            self.scratch.mkdir(mode=0o700, parents=True, exist_ok=True)
            if shutil.disk_usage(self.scratch).free < size * 2 + SPARE:
                raise NoRoom("the disk is nearly full")
            folder = tempfile.mkdtemp(dir=self.scratch)
        except OSError as error:
            raise NoRoom("the disk is full") from error
        try:
            yield Path(folder)
        finally:
            shutil.rmtree(folder, ignore_errors=True)


_in_use: dict[str, Vault] = {}


def use_vault(vault: Vault) -> None:
    """The vault that papers are kept in. Called once, when the application is made."""
    _in_use["now"] = vault


def vault() -> Vault:
    """The vault in use; a programming error before `use_vault`."""
    return _in_use["now"]


def new_keyset() -> bytes:
    """A keyset for one person, to be sealed before it is kept."""
    handle = tink.new_keyset_handle(_TEMPLATE)
    return bytes(tink.proto_keyset_format.serialize(handle, secret_key_access.TOKEN))


def _primitive(keyset: bytes) -> streaming_aead.StreamingAead:
    handle = tink.proto_keyset_format.parse(keyset, secret_key_access.TOKEN)
    return handle.primitive(streaming_aead.StreamingAead)


def _bound(name: str, place: str) -> bytes:
    return f"caseflow-paper-v1|{name}|{place}".encode()


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


class Memory:
    """Storage for tests: forgets everything, and can be told to be full."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}
        self.is_full = False

    def put(self, name: str, file: Path) -> None:
        """Keep the file. Raises NoRoom when it was told to be full."""
        if self.is_full:
            raise NoRoom("full")
        self.files[name] = file.read_bytes()

    def get(self, name: str) -> IO[bytes]:
        """What was kept. Raises NotIntact when it is not there."""
        if name not in self.files:
            raise NotIntact("not there")
        return io.BytesIO(self.files[name])

    def remove(self, name: str) -> None:
        """Forget it."""
        self.files.pop(name, None)

    def names(self) -> Iterator[str]:
        """Everything that is kept."""
        yield from sorted(self.files)
