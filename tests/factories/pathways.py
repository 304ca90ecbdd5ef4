"""Small pathways for tests, and the product's own library as it is shipped."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import select

import caseflow
from caseflow import clock
from caseflow.access.actor import SYSTEM
from caseflow.adapters import yaml_lines
from caseflow.extensions import db
from caseflow.models.accounts import User
from caseflow.models.base import NEVER
from caseflow.models.cases import Case
from caseflow.models.pathways import Pathway as PathwayRow
from caseflow.models.pathways import PathwayDraft, PathwayVersion, Permit, Step
from caseflow.models.people import Person
from caseflow.pathways import beginning, commands, offered, shelf, track
from caseflow.pathways.shelf import FileRead
from caseflow.rules.catalogue_file import parse_catalogue
from caseflow.rules.conditions import Compare
from caseflow.rules.file_nodes import Problem
from caseflow.rules.pathway import Catalogue, EligibilityRule, Pathway, StepTemplate, Words
from caseflow.rules.pathway_file import parse

LIBRARY = Path(caseflow.__file__).parent / "pathways" / "library"
READ_ON = date(2026, 11, 24)


def words(english: str) -> Words:
    """A text in the two languages every text must have."""
    return Words((("en", english), ("es", english)))


@cache
def shipped_catalogue() -> Catalogue:
    """The catalogue that the product ships."""
    found = parse_catalogue(yaml_lines.read((LIBRARY / "catalogue.yaml").read_bytes()))
    assert isinstance(found, Catalogue), found
    return found


def read_pathway(text: str | bytes) -> Pathway | list[Problem]:
    """The pathway in a text, or what is wrong with it."""
    return parse(yaml_lines.read(text), shipped_catalogue())


@cache
def shipped_pathways() -> dict[str, Pathway]:
    """Every pathway of the library by its id."""
    found = {}
    for file in sorted(LIBRARY.glob("*.v*.yaml")):
        pathway = read_pathway(file.read_bytes())
        assert isinstance(pathway, Pathway), (file.name, pathway)
        found[pathway.id] = pathway
    return found


def a_step(code: str = "APPLY", **more: Any) -> StepTemplate:
    """A step that an authority decides, prepared by the caseworker, unless told otherwise."""
    given = {
        "number": 1,
        "names": words(code.title()),
        "actor": "migration_authority",
        "prepared_by": "caseworker",
        "decided": True,
        "source": "a test",
        "read_on": READ_ON,
        "confidence": "high",
    }
    return StepTemplate(code=code, **(given | more))


def a_rule(code: str, field: str, op: str, value: object, **more: Any) -> EligibilityRule:
    """A rule that must be met, unless told otherwise."""
    given = {"severity": "block", "source": "a test", "read_on": READ_ON, "confidence": "high", "says": words(code)}
    return EligibilityRule(code=code, compare=Compare(field, op, value), **(given | more))


@cache
def _shipped_files() -> list[FileRead]:
    return [file for file in shelf.read_folder() if isinstance(file, FileRead)]


def load_library() -> None:
    """The eighteen pathways in the database of this test; loaded once, and again it does nothing. Flushed only."""
    if db.session.scalar(select(PathwayVersion.id).limit(1)) is not None:
        return
    for file in _shipped_files():
        read = file.pathway
        row = PathwayRow(key=read.id, country=read.country, region=read.region, is_subprocess=read.is_subprocess)
        version = PathwayVersion(
            pathway=row,
            number=read.version,
            names=read.names.as_dict(),
            body=file.body,
            digest=file.digest,
            intake_state=read.intake.state,
            intake_opens_on=read.intake.opened_on,
            intake_closes_on=read.intake.closed_on,
            loaded_at=clock.now(),
        )
        db.session.add(version)
    db.session.flush()


def publish(text: str) -> None:
    """A pathway file in the database, as the library is loaded. The test commits what else it made before."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "own.yaml").write_text(text)
        commands.load_library(SYSTEM, Path(folder))


def start_pathway(case: Case, key: str, *, began_on: date | None = None) -> list[Step]:
    """The case on the current version of a pathway, whoever is eligible, with its steps. Flushed; the test commits."""
    load_library()
    choice, today = offered.current(key), clock.today()
    found = track.load(SYSTEM, case.ref)
    takers = beginning.takers_of(choice.pathway, found.members, today)
    steps = beginning.add_steps(SYSTEM, found.case, choice.row, takers, began_on or today)
    found.placed.extend(track.place(step) for step in steps)
    track.update(SYSTEM, found, today)
    if not choice.pathway.is_subprocess:
        found.case.pathway_version_id = choice.row.id
    live = [step.due_on for step in steps if step.state == "ready" and step.due_on]
    found.case.next_due_on = min([found.case.next_due_on, *live], default=NEVER)
    db.session.flush()
    return steps


def draft(by: User, number: int = 2, **more: Any) -> PathwayDraft:
    """A file that somebody uploaded: the pathway of the library with another number. Flushed only."""
    text = (LIBRARY / "us_h2a.v1.yaml").read_text().replace("version: 1\n", f"version: {number}\n", 1)
    read = shelf.read_file("own.yaml", text.encode())
    assert isinstance(read, FileRead)
    row = PathwayDraft(
        key=read.pathway.id, number=number, names=read.pathway.names.as_dict(), file_name="own.yaml", text=text,
        body=read.body, digest=read.digest, uploaded_by_id=by.id, uploaded_at=clock.now(), **more,
    )  # fmt: skip
    db.session.add(row)
    db.session.flush()
    return row


def step(case: Case, code: str, person: Person | None = None) -> Step:
    """The step of that code, of the first member who has it or of this one."""
    found = [placed.row for placed in track.steps_of(SYSTEM, case.id) if placed.row.code == code]
    return next(row for row in found if person is None or row.person_id == person.id)


def permit(of: Person, kind: str = "work_permit", **more: Any) -> Permit:
    """A permit of that person, from a month ago for a year."""
    today = clock.today()
    given = {"country": "CAN", "valid_from": today - timedelta(days=30), "valid_until": today + timedelta(days=335)}
    row = Permit(person_id=of.id, kind=kind, **{**given, **more})
    db.session.add(row)
    db.session.flush()
    return row
