"""The pathway library as files: the catalogue that all of them share, and a file read with suspicion."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from caseflow.adapters import yaml_lines
from caseflow.models.pathways import PathwayVersion
from caseflow.rules.catalogue_file import parse_catalogue
from caseflow.rules.file_nodes import Problem, plain
from caseflow.rules.pathway import Catalogue, Pathway
from caseflow.rules.pathway_file import parse, parse_stored
from caseflow.rules.reason import because

LIBRARY = Path(__file__).parent / "library"
_CATALOGUE = "catalogue.yaml"


@dataclass(frozen=True)
class FileRead:
    """A valid file: what it says, and its stored form with the digest of that."""

    name: str
    pathway: Pathway
    body: dict[str, Any]
    digest: str


@dataclass(frozen=True)
class FileRefused:
    """An invalid file with everything that is wrong in it, in the order of the lines."""

    name: str
    problems: tuple[Problem, ...]


@cache
def catalogue() -> Catalogue:
    """The actors, documents, blocking rules and facts that every pathway may name."""
    found = parse_catalogue(yaml_lines.read((LIBRARY / _CATALOGUE).read_bytes()))
    if not isinstance(found, Catalogue):
        raise ValueError(f"the catalogue is not valid: line {found[0].line}: {found[0].because.code}")
    return found


def read_file(name: str, text: bytes) -> FileRead | FileRefused:
    """The pathway in a file, or why it is refused."""
    try:
        node = yaml_lines.read(text)
    except yaml_lines.Unreadable as wrong:
        return FileRefused(name, (Problem(wrong.line, because(wrong.code)),))
    pathway = parse(node, catalogue())
    if not isinstance(pathway, Pathway):
        return FileRefused(name, tuple(pathway))
    body = plain(node)
    if not isinstance(body, dict):
        raise TypeError("a pathway is a mapping")
    return FileRead(name, pathway, body, digest_of(body))


def read_folder(folder: Path = LIBRARY) -> list[FileRead | FileRefused]:
    """Every pathway file of a folder, by name; the catalogue is not one of them."""
    files = sorted(file for file in folder.glob("*.yaml") if file.name != _CATALOGUE)
    return [read_file(file.name, file.read_bytes()) for file in files]


def digest_of(body: Mapping[str, Any]) -> str:
    """What tells two stored forms apart, whatever the order of their keys."""
    text = json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


_known: dict[str, Pathway] = {}
_MOST_KNOWN = 400


def pathway_of(version: PathwayVersion) -> Pathway:
    """What a stored version says. Read once for each digest, because a version never changes; only then its body."""
    found = _known.get(version.digest)
    if found is None:
        if len(_known) >= _MOST_KNOWN:
            _known.clear()
        found = _known[version.digest] = parse_stored(version.body, catalogue())
    return found
