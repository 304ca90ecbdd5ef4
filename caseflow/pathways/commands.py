"""What can be done to the pathway library: load it, publish a version, say whether it takes applications."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import select

from caseflow.access import gate
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.errors import Refused
from caseflow.models.pathways import Pathway, PathwayVersion
from caseflow.pathways import shelf
from caseflow.pathways.loading import FilesRefused, insert, known_versions, subject, unfit
from caseflow.pathways.shelf import FileRead, FileRefused
from caseflow.vocabulary.language import _
from caseflow.vocabulary.steps import IntakeState


@dataclass(frozen=True)
class Loaded:
    """The versions that are new, as "key version", and how many were there already."""

    added: tuple[str, ...]
    unchanged: int


def load_library(user: Actor, folder: Path = shelf.LIBRARY) -> Loaded:
    """Load every pathway file of the folder that is not loaded yet; again it does nothing.

    Raises FilesRefused (Refused) when one of them is not valid; then nothing is loaded.
    """
    gate.require(user, "pathway.load")
    return _load(user, shelf.read_folder(folder))


def edit_intake(
    user: Actor,
    key: str,
    number: int,
    *,
    state: str,
    opens_on: date | None,
    closes_on: date | None,
    note: str,
    seen: int,
) -> None:
    """Say whether a version takes applications, and since or until when. Cases on it stay on it. Raises Refused."""
    query = select(PathwayVersion).join(Pathway).where(Pathway.key == key, PathwayVersion.number == number)
    version = gate.one(query)
    gate.require(user, "pathway.load")
    new = {"intake_state": state, "intake_opens_on": opens_on, "intake_closes_on": closes_on, "intake_note": note}
    gate.fresh(version, seen, new)
    if opens_on and closes_on and closes_on < opens_on:
        raise Refused(_("The intake closes before it opens. Check the two dates."), "closes_on")
    if state == IntakeState.CLOSED and closes_on is None:
        raise Refused(_("Enter the last day on which applications were taken."), "closes_on")
    before = {name: getattr(version, name) for name in new}
    for name, value in new.items():
        setattr(version, name, value)
    trail.commit(user, "pathway.intake", version, f"{key}/versions/{number}", before=before, after=new)


def _load(user: Actor, files: Sequence[FileRead | FileRefused]) -> Loaded:
    refused = [file for file in files if isinstance(file, FileRefused)]
    if refused:
        raise FilesRefused(refused)
    read = [file for file in files if isinstance(file, FileRead)]
    known = known_versions()
    refused = unfit(read, known)
    if refused:
        raise FilesRefused(refused)
    new = [file for file in read if file.pathway.version not in known.get(file.pathway.id, {})]
    versions = [insert(file) for file in sorted(new, key=lambda file: (file.pathway.id, file.pathway.version))]
    for version in versions[:-1]:
        trail.record(user, "pathway.load", version, subject(version), digest=version.digest)
    if versions:
        last = versions[-1]
        trail.commit(user, "pathway.load", last, subject(last), digest=last.digest)
    return Loaded(tuple(f"{v.pathway.key} {v.number}" for v in versions), len(read) - len(versions))
