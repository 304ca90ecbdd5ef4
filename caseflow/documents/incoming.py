"""Files that somebody sends: looked at, cleaned, scanned; all of them usable, or none is taken."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from caseflow.adapters.inspection import Finding, inspect, preview_of
from caseflow.adapters.paper_pdf import NotAPaper, Part, first_page, merged
from caseflow.adapters.scanner import ScannerAway, found_in
from caseflow.errors import Refused
from caseflow.rules.paper_files import check_files
from caseflow.rules.reason import NotAllowed
from caseflow.vocabulary.language import _
from caseflow.vocabulary.reasons import sentence

PDF = "application/pdf"


@dataclass(frozen=True)
class Sent:
    """A file as it came: what its sender called it, and where it lies for the moment."""

    name: str
    path: Path


@dataclass(frozen=True)
class Usable:
    """A file that was looked at: cleaned content, and a small picture of its first page."""

    name: str
    content: bytes
    media_type: str
    pages: int
    preview: bytes
    scan: str


def looked_at(files: Sequence[Sent], scratch: Path, scanner: str) -> tuple[Usable, ...]:
    """Every file, cleaned. `scanner` is the address of ClamAV, or empty.

    Raises Refused (field files) that names each file which cannot be used, and why.
    """
    try:
        check_files([file.name for file in files])
    except NotAllowed as no:
        raise Refused(sentence(no.because.code, no.because.facts), no.field) from no
    wrong: list[str] = []
    usable: list[Usable] = []
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        for number, file in enumerate(files):
            out = Path(folder) / str(number)
            finding = inspect(file.path, file.name, out)
            refused = finding.refused or _scanned(file.path, scanner)
            if refused:
                wrong.append(_("%(file)s: %(why)s", file=file.name[:80] or _("File"), why=sentence(refused)))
            else:
                usable.append(_usable(file, finding, out, "clean" if scanner else "not_configured"))
    if wrong:
        raise Refused(" ".join(wrong), "files")
    return tuple(usable)


def as_one(files: Sequence[Usable]) -> Usable:
    """Photos and files that are the pages of one paper, in the order in which they came."""
    if len(files) == 1:
        return files[0]
    parts = [Part(f"{number}", file.content, file.media_type) for number, file in enumerate(files, 1)]
    try:
        content = merged(parts)
        preview = first_page(content)
    except NotAPaper as no:
        raise Refused(sentence(no.code), "files") from no
    return Usable(files[0].name, content, PDF, sum(file.pages for file in files), preview, files[0].scan)


def _scanned(path: Path, scanner: str) -> str:
    if not scanner:
        return ""
    try:
        return "file_infected" if found_in(scanner, path) else ""
    except ScannerAway:
        return "file_not_scanned"


def _usable(file: Sent, finding: Finding, out: Path, scan: str) -> Usable:
    return Usable(file.name, out.read_bytes(), finding.media_type, finding.pages, preview_of(out).read_bytes(), scan)
