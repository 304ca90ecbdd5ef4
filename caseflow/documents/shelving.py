"""Papers go into the vault before their rows are written, and out again when the rows are not."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from caseflow import clock
from caseflow.access.actor import Actor
from caseflow.adapters.vault import Kept, NoRoom, NotIntact, vault
from caseflow.documents.incoming import Usable
from caseflow.errors import Refused
from caseflow.models.documents import PaperVersion
from caseflow.vocabulary.reasons import sentence


@dataclass(frozen=True)
class Shelved:
    """A file in the vault, with its picture."""

    file: Usable
    kept: Kept
    preview: Kept


@contextmanager
def shelved(keyset: bytes, person_id: int, files: Sequence[Usable]) -> Iterator[tuple[Shelved, ...]]:
    """Keep the files while the rows are written; what goes wrong inside takes them out again.

    Raises Refused (field files) when there is no room.
    """
    names: list[str] = []
    is_done = False
    try:
        found = []
        for file in files:
            kept = _keep(keyset, person_id, file.content, names)
            found.append(Shelved(file, kept, _keep(keyset, person_id, file.preview, names)))
        yield tuple(found)
        is_done = True
    finally:
        if not is_done:
            for name in names:
                vault().store.remove(name)


def as_version(user: Actor, shelved: Shelved, number: int) -> PaperVersion:
    """The row of a shelved file."""
    return PaperVersion(
        number=number,
        name=shelved.file.name[:200] or None,
        media_type=shelved.file.media_type,
        size=shelved.kept.size,
        pages=shelved.file.pages,
        sha256=shelved.kept.sha256,
        stored_as=shelved.kept.name,
        preview_as=shelved.preview.name,
        preview_size=shelved.preview.size,
        preview_sha256=shelved.preview.sha256,
        scan=shelved.file.scan,
        uploaded_by_id=user.id,
        uploaded_at=clock.now(),
    )


def content_of(keyset: bytes, person_id: int, row: PaperVersion) -> bytes:
    """The content of a version, checked. Raises NotIntact."""
    return vault().read(keyset, place(person_id), Kept(row.stored_as, row.sha256, row.size))


def preview_of(keyset: bytes, person_id: int, row: PaperVersion) -> bytes:
    """The small picture of a version, checked. Raises NotIntact."""
    if row.preview_as is None or row.preview_sha256 is None or row.preview_size is None:
        raise NotIntact("there is no picture")
    return vault().read(keyset, place(person_id), Kept(row.preview_as, row.preview_sha256, row.preview_size))


def place(person_id: int) -> str:
    """What an encrypted paper is bound to."""
    return f"person|{person_id}"


def _keep(keyset: bytes, person_id: int, content: bytes, names: list[str]) -> Kept:
    try:
        kept = vault().keep(keyset, place(person_id), content)
    except NoRoom as no:
        raise Refused(sentence("file_storage_full"), "files") from no
    names.append(kept.name)
    return kept
