"""Whether pathway files fit into the library as it is now, and putting them there."""

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import select

from caseflow import clock
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.models.pathways import Pathway, PathwayVersion
from caseflow.pathways import shelf
from caseflow.pathways.shelf import FileRead, FileRefused
from caseflow.rules.file_nodes import Problem
from caseflow.rules.reason import Because, because
from caseflow.vocabulary.language import _
from caseflow.vocabulary.reasons import sentence


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


def fitting(name: str, content: bytes) -> FileRead:
    """A file that can become the next version of its pathway, as the library is now. Raises FilesRefused or Refused."""
    read = shelf.read_file(name, content)
    if isinstance(read, FileRefused):
        raise FilesRefused([read])
    known = known_versions()
    refused = unfit([read], known)
    if refused:
        raise FilesRefused(refused)
    if read.pathway.version in known.get(read.pathway.id, {}):
        raise Refused(_("This version is loaded already, word for word."), "text")
    return read


def known_versions() -> dict[str, dict[int, str]]:
    """Digest by number by key of everything that is loaded."""
    found: dict[str, dict[int, str]] = {}
    for key, number, digest in db.session.execute(
        select(Pathway.key, PathwayVersion.number, PathwayVersion.digest).join(PathwayVersion.pathway)
    ):
        found.setdefault(key, {})[number] = digest
    return found


def unfit(read: Sequence[FileRead], known: Mapping[str, Mapping[int, str]]) -> list[FileRefused]:
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


def insert(file: FileRead) -> PathwayVersion:
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


def subject(version: PathwayVersion) -> str:
    return f"{version.pathway.key}/versions/{version.number}"
