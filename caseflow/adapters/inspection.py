"""What a file really is, found out in a process of its own: a file that kills its reader kills nobody else.

Run as `python -m caseflow.adapters.inspection KIND FILE OUT`: writes the cleaned paper to OUT, a small picture of its
first page beside it, and a line of JSON.
"""

import json
import resource
import subprocess
import sys
import zipfile
from dataclasses import asdict, dataclass
from pathlib import Path

from caseflow.adapters.paper_pdf import NotAPaper, first_page, rewritten
from caseflow.adapters.pictures import NotAPicture, preview, rebuilt

LARGEST = 25 * 1024 * 1024
PDF, JPEG = "application/pdf", "image/jpeg"
_MEMORY = 1536 * 1024 * 1024
_SECONDS = 20
_PATIENCE = 40

# What the first bytes say, whatever the name says.
_BEGINNINGS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF-", "pdf"),
    (0, b"\xff\xd8\xff", "picture"),
    (0, b"\x89PNG\r\n\x1a\n", "picture"),
    (0, b"PK\x03\x04", "zip"),
    (0, b"PK\x05\x06", "zip"),
    (0, b"\x1f\x8b", "zip"),
    (0, b"Rar!", "zip"),
    (0, b"7z\xbc\xaf", "zip"),
    (0, b"MZ", "program"),
    (0, b"\x7fELF", "program"),
)
_HEIC = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim", b"heis")
_ENDINGS = {"pdf": (".pdf",), "picture": (".jpg", ".jpeg", ".jfif", ".png", ".heic", ".heif")}


@dataclass(frozen=True)
class Finding:
    """What was found: `refused` says why the file cannot be used (a code), else what it is now."""

    refused: str = ""
    media_type: str = ""
    pages: int = 0
    width: int = 0
    height: int = 0


def inspect(path: Path, name: str, out: Path) -> Finding:
    """Look at the file; a usable paper is written, cleaned, to `out`. `name` is what the sender called it."""
    size = path.stat().st_size
    if not size:
        return Finding("file_empty")
    if size > LARGEST:
        return Finding("file_too_large")
    kind = _kind(path)
    if kind not in _ENDINGS:
        return Finding({"zip": "file_is_archive", "program": "file_is_program"}.get(kind, "file_kind_unknown"))
    ending = Path(name.lower()).suffix
    if ending and ending not in _ENDINGS[kind]:
        return Finding("file_lies")
    command = [sys.executable, "-m", "caseflow.adapters.inspection", kind, str(path), str(out)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_PATIENCE, check=False)  # noqa: S603
    except subprocess.TimeoutExpired:
        return Finding("file_takes_too_long")
    if done.returncode != 0:
        return Finding("file_breaks_reader")
    return Finding(**json.loads(done.stdout))


def preview_of(out: Path) -> Path:
    """Where the small picture of the first page lies."""
    return out.with_name(out.name + ".preview")


def _kind(path: Path) -> str:
    with path.open("rb") as file:
        first = file.read(1024)
    for offset, beginning, kind in _BEGINNINGS:
        if first[offset : offset + len(beginning)] == beginning:
            return kind
    if first[4:8] == b"ftyp" and first[8:12] in _HEIC:
        return "picture"
    # Some writers put a line before the mark; readers accept it in the first kilobyte.
    return "pdf" if b"%PDF-" in first and not zipfile.is_zipfile(path) else ""


def _look(kind: str, path: Path, out: Path) -> Finding:
    try:
        if kind == "pdf":
            paper = rewritten(path)
            out.write_bytes(paper.content)
            preview_of(out).write_bytes(first_page(paper.content))
            return Finding(media_type=PDF, pages=paper.pages)
        picture = rebuilt(path)
        out.write_bytes(picture.content)
        preview_of(out).write_bytes(preview(picture.content).content)
        return Finding(media_type=JPEG, pages=1, width=picture.width, height=picture.height)
    except (NotAPaper, NotAPicture) as no:
        return Finding(no.code)


def _main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    kind, path, out = sys.argv[1:4]
    sys.stdout.write(json.dumps(asdict(_look(kind, Path(path), Path(out)))))


if __name__ == "__main__":
    _main()
