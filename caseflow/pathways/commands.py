"""What can be done to the pathway library: load it, publish a version, say whether it takes applications."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sqlalchemy import select

from caseflow import clock
from caseflow.access import gate
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.models.pathways import Pathway, PathwayVersion
from caseflow.pathways import shelf
from caseflow.pathways.shelf import FileRead, FileRefused
from caseflow.rules.file_nodes import Problem
from caseflow.rules.reason import Because, because
from caseflow.vocabulary.language import _
from caseflow.vocabulary.reasons import sentence
from caseflow.vocabulary.steps import IntakeState


@dataclass(frozen=True)
class Loaded:
    """The versions that are new, as "key version", and how many were there already."""

    added: tuple[str, ...]
    unchanged: int


class FilesRefused(Refused):
    """At least one file is not valid, so nothing was loaded. `files` says where and why."""

    def __init__(self, files: Sequence[FileRefused]) -> None:
        super().__init__("\n".join(lines(files)), "text")
        self.files = tuple(files)


def lines(files: Iterable[FileRefused]) -> list[str]:
    """Each problem as one line in the reader's language: file, line, reason."""
    return [
        _("%(file)s, line %(line)s: %(reason)s", file=file.name, line=problem.line, reason=say(problem))
        for file in files
        for problem in file.problems
    ]


def say(problem: Problem) -> str:
    """What is wrong, in the reader's language."""
    return sentence(problem.because.code, problem.because.facts)


def load_library(user: Actor, folder: Path = shelf.LIBRARY) -> Loaded:
    """Load every pathway file of the folder that is not loaded yet; again it does nothing.

    Raises FilesRefused (Refused) when one of them is not valid; then nothing is loaded.
    """
    gate.require(user, "pathway.load")
    return _load(user, shelf.read_folder(folder))


def publish_pathway(user: Actor, name: str, content: bytes) -> Loaded:
    """Load one file as the new version of its pathway; the older ones are no longer offered. Raises FilesRefused."""
    gate.require(user, "pathway.load")
    loaded = _load(user, [shelf.read_file(name, content)])
    if not loaded.added:
        raise Refused(_("This version is loaded already, word for word."), "text")
    return loaded


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
    known = _known_versions()
    refused = _unfit(read, known)
    if refused:
        raise FilesRefused(refused)
    new = [file for file in read if file.pathway.version not in known.get(file.pathway.id, {})]
    versions = [_insert(file) for file in sorted(new, key=lambda file: (file.pathway.id, file.pathway.version))]
    for version in versions[:-1]:
        trail.record(user, "pathway.load", version, _subject(version), digest=version.digest)
    if versions:
        last = versions[-1]
        trail.commit(user, "pathway.load", last, _subject(last), digest=last.digest)
    return Loaded(tuple(f"{v.pathway.key} {v.number}" for v in versions), len(read) - len(versions))


def _known_versions() -> dict[str, dict[int, str]]:
    """Digest by number by key of everything that is loaded."""
    found: dict[str, dict[int, str]] = {}
    for key, number, digest in db.session.execute(
        select(Pathway.key, PathwayVersion.number, PathwayVersion.digest).join(PathwayVersion.pathway)
    ):
        found.setdefault(key, {})[number] = digest
    return found


def _unfit(read: Sequence[FileRead], known: Mapping[str, Mapping[int, str]]) -> list[FileRefused]:
    """Files that read well and do not fit what is there: a version that changed, an alternative that nobody knows."""
    keys = known.keys() | {file.pathway.id for file in read}
    first: dict[tuple[str, int], str] = {}
    refused = []
    for file in read:
        pathway = file.pathway
        other = first.setdefault((pathway.id, pathway.version), file.name)
        found = [_unfit_version(file, other, known.get(pathway.id, {}))]
        found += [because("file_unknown_alternative", pathway=a) for a in pathway.alternatives if a not in keys]
        problems = tuple(Problem(1, reason) for reason in found if reason is not None)
        if problems:
            refused.append(FileRefused(file.name, problems))
    return refused


def _unfit_version(file: FileRead, other: str, there: Mapping[int, str]) -> Because | None:
    key, number, top = file.pathway.id, file.pathway.version, max(there, default=0)
    if other != file.name:
        return because("file_twice", pathway=key, version=number, other=other)
    if number in there and there[number] != file.digest:
        return because("file_version_changed", pathway=key, version=number, next=top + 1)
    if number not in there and number < top:
        return because("file_version_old", pathway=key, current=top, next=top + 1)
    return None


def _insert(file: FileRead) -> PathwayVersion:
    read = file.pathway
    pathway = db.session.scalar(select(Pathway).where(Pathway.key == read.id))
    if pathway is None:
        pathway = Pathway(key=read.id, country=read.country)
        db.session.add(pathway)
    pathway.country, pathway.region, pathway.is_subprocess = read.country, read.region, read.is_subprocess
    db.session.flush()
    older = select(PathwayVersion).where(PathwayVersion.pathway_id == pathway.id, PathwayVersion.is_current)
    for version in db.session.scalars(older):
        version.is_current = False
    new = PathwayVersion(
        pathway_id=pathway.id,
        pathway=pathway,
        number=read.version,
        names=read.names.as_dict(),
        body=file.body,
        digest=file.digest,
        intake_state=read.intake.state,
        intake_opens_on=read.intake.opened_on,
        intake_closes_on=read.intake.closed_on,
        is_current=True,
        loaded_at=clock.now(),
    )
    db.session.add(new)
    db.session.flush()
    return new


def _subject(version: PathwayVersion) -> str:
    return f"{version.pathway.key}/versions/{version.number}"
