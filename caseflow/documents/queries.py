"""Papers of a person and of a case, one paper with its versions, and its content."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import joinedload, selectinload

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.adapters.vault import NotIntact
from caseflow.audit import trail
from caseflow.documents import rows
from caseflow.documents.keysets import keyset_of
from caseflow.documents.shelving import content_of, preview_of
from caseflow.errors import NotFound
from caseflow.extensions import db
from caseflow.models.base import NEVER
from caseflow.models.cases import Case, CaseMember
from caseflow.models.documents import Paper, PaperUse, PaperVersion
from caseflow.models.pathways import PathwayVersion, Step, WantedDocument
from caseflow.models.people import Person
from caseflow.rules import names as naming
from caseflow.rules.paper_files import ENDED, standing
from caseflow.rules.steps import OPEN_STATES
from caseflow.vocabulary.documents import DocumentKind, DocumentState
from caseflow.vocabulary.language import current_language
from caseflow.vocabulary.papers import PaperState


@dataclass(frozen=True)
class Serves:
    """A step that wants the paper's kind. `name` is how a form names it."""

    name: str
    case_ref: str
    number: int
    step: str
    is_served: bool


@dataclass(frozen=True)
class VersionLine:
    number: int
    name: str
    media_type: str
    size: int
    pages: int
    scan: str
    at: datetime


@dataclass(frozen=True)
class PaperLine:
    ref: str
    kind: DocumentKind
    title: str
    state: PaperState
    issued_on: date | None
    expires_on: date | None
    refused_reason: str
    newest: VersionLine
    is_ended: bool


@dataclass(frozen=True)
class PaperPage:
    person_ref: str
    person: str
    version: int
    line: PaperLine
    versions: tuple[VersionLine, ...]
    serves: tuple[Serves, ...]


@dataclass(frozen=True)
class PapersOfPerson:
    person_ref: str
    person: str
    papers: tuple[PaperLine, ...]
    ended: tuple[PaperLine, ...]


@dataclass(frozen=True)
class WantedLine:
    """What a step wants of a member: how it stands, and which papers serve it."""

    kind: DocumentKind
    state: DocumentState
    expires_on: date | None
    note: str
    papers: tuple[str, ...]
    is_expired: bool


@dataclass(frozen=True)
class StepWants:
    number: int
    name: str
    person_ref: str
    person: str
    wanted: tuple[WantedLine, ...]


@dataclass(frozen=True)
class PapersOfCase:
    case_ref: str
    title: str
    steps: tuple[StepWants, ...]


@dataclass(frozen=True)
class FileContent:
    content: bytes
    media_type: str
    name: str


def papers_of_person(user: Actor, ref: str) -> PapersOfPerson:
    """Every paper of a person, newest first; the reading is written down. Raises NotFound or Denied."""
    person = _person(user, ref)
    query = scope.of_person(user, Paper).where(Paper.person_id == person.id).options(selectinload(Paper.versions))
    today = clock.today(user.timezone)
    lines = [_line(row, today) for row in db.session.scalars(query.order_by(Paper.id.desc()))]
    found = PapersOfPerson(
        ref,
        _name(person),
        tuple(line for line in lines if not line.is_ended),
        tuple(line for line in lines if line.is_ended),
    )
    trail.seen(user, "paper.list", ref, "papers")
    return found


def wanting_steps(user: Actor, ref: str, kind: str, paper: str = "") -> tuple[str, tuple[Serves, ...]]:
    """The person's name, and the open steps that want this kind, for a form. Raises NotFound or Denied."""
    person = _person(user, ref)
    found = _name(person), _serves(user, person.id, kind, paper)
    trail.seen(user, "person.read", ref, "name steps")
    return found


def paper(user: Actor, ref: str) -> PaperPage:
    """One paper with its versions; the reading is written down. Raises NotFound or Denied."""
    row = _paper(user, ref)
    found = PaperPage(
        person_ref=row.person.ref,
        person=_name(row.person),
        version=row.version,
        line=_line(row, clock.today(user.timezone)),
        versions=tuple(_version(one) for one in row.versions),
        serves=_serves(user, row.person_id, row.kind, ref),
    )
    trail.seen(user, "paper.read", f"{row.person.ref}/{ref}", "paper")
    return found


def file_content(user: Actor, ref: str, number: int) -> FileContent:
    """The content of one version, checked and written down. Raises NotFound, Denied, or NotIntact."""
    row = _paper(user, ref)
    version = _numbered(row.versions, number)
    keyset = keyset_of(user, row.person_id)
    if keyset is None:
        raise NotIntact("no key")
    ending = ".pdf" if version.media_type == "application/pdf" else ".jpg"
    stored = (row.person_id, version.media_type, f"{ref}-{number}{ending}")
    found = content_of(keyset, stored[0], version)
    trail.seen(user, "paper.download", f"{row.person.ref}/{ref}", f"version {number}")
    return FileContent(found, stored[1], stored[2])


def preview(user: Actor, ref: str, number: int) -> bytes:
    """The small picture of one version; the reading is written down. Raises NotFound, Denied, or NotIntact."""
    row = _paper(user, ref)
    version = _numbered(row.versions, number)
    keyset = keyset_of(user, row.person_id)
    if keyset is None:
        raise NotIntact("no key")
    found = preview_of(keyset, row.person_id, version)
    trail.seen(user, "paper.read", f"{row.person.ref}/{ref}", f"preview {number}")
    return found


def papers_of_case(user: Actor, ref: str) -> PapersOfCase:
    """What each open step wants of each member; the reading is written down. Raises NotFound or Denied."""
    case = gate.one(scope.cases(user).where(Case.ref == ref))
    gate.require(user, "paper.read")
    query: Any = (
        scope.of_step(user, WantedDocument)
        .where(Step.case_id == case.id, Step.state.in_(sorted(OPEN_STATES)))
        .options(joinedload(WantedDocument.step).joinedload(Step.person))
        .options(joinedload(WantedDocument.step).joinedload(Step.pathway_version).load_only(PathwayVersion.body))
        .order_by(Step.number, WantedDocument.id)
    )
    wanted = db.session.scalars(query).all()
    served = _papers_by_wanted(user, [row.id for row in wanted])
    today = clock.today(user.timezone)
    steps: dict[int, StepWants] = {}
    for row in wanted:
        line = _wanted(row, served.get(row.id, ()), today)
        there = steps.get(row.step.number)
        steps[row.step.number] = StepWants(
            row.step.number,
            _step_name(row.step),
            row.step.person.ref,
            _name(row.step.person),
            (*(there.wanted if there else ()), line),
        )
    found = PapersOfCase(ref, _title(user, case), tuple(steps.values()))
    trail.seen(user, "case.read", ref, "papers")
    return found


def _title(user: Actor, case: Case) -> str:
    query = (
        scope.members(user)
        .where(CaseMember.case_id == case.id, CaseMember.is_principal)
        .options(joinedload(CaseMember.person))
    )
    principal = db.session.scalars(query).first()
    return _name(principal.person) if principal else case.ref


def _papers_by_wanted(user: Actor, ids: list[int]) -> dict[int, tuple[str, ...]]:
    query: Any = (
        scope.of_person(user, Paper)
        .join(PaperUse, PaperUse.paper_id == Paper.id)
        .where(PaperUse.wanted_document_id.in_(ids), Paper.ended_on.is_(None))
        .with_only_columns(PaperUse.wanted_document_id, Paper.ref)
        .order_by(Paper.id)
    )
    found: dict[int, tuple[str, ...]] = {}
    for wanted_id, ref in db.session.execute(query):
        found[wanted_id] = (*found.get(wanted_id, ()), ref)
    return found


def _serves(user: Actor, person_id: int, kind: str, paper_ref: str) -> tuple[Serves, ...]:
    wanted = rows.wanted_of(user, person_id, kind)
    versions: Any = (
        scope.of_step(user, WantedDocument)
        .where(WantedDocument.id.in_([one.id for one, _step, _ref in wanted]))
        .join(PathwayVersion, PathwayVersion.id == Step.pathway_version_id)
        .with_only_columns(WantedDocument.id, PathwayVersion.body)
    )
    bodies = {row_id: body for row_id, body in db.session.execute(versions)}
    served = _papers_by_wanted(user, [one.id for one, _step, _ref in wanted])
    return tuple(
        Serves(
            rows.name_of(ref, step),
            ref,
            step.number,
            _named(bodies[one.id], step.code),
            paper_ref in served.get(one.id, ()),
        )
        for one, step, ref in wanted
    )


def _person(user: Actor, ref: str) -> Person:
    person = gate.one(scope.people(user).where(Person.ref == ref))
    gate.require(user, "paper.read")
    return person


def _paper(user: Actor, ref: str) -> Paper:
    query = scope.of_person(user, Paper).where(Paper.ref == ref)
    row = gate.one(query.options(joinedload(Paper.person), selectinload(Paper.versions)))
    gate.require(user, "paper.read")
    return row


def _numbered(versions: Iterable[PaperVersion], number: int) -> PaperVersion:
    for version in versions:
        if version.number == number:
            return version
    raise NotFound


def _line(row: Paper, today: date) -> PaperLine:
    expires_on = None if row.expires_on == NEVER else row.expires_on
    state = ENDED if row.ended_on is not None else standing(row.state, expires_on, today)
    return PaperLine(
        ref=row.ref,
        kind=DocumentKind(row.kind),
        title=row.title or "",
        state=PaperState(state),
        issued_on=row.issued_on,
        expires_on=expires_on,
        refused_reason=row.refused_reason,
        newest=_version(row.versions[0]),
        is_ended=row.ended_on is not None,
    )


def _version(row: PaperVersion) -> VersionLine:
    return VersionLine(
        row.number, row.name or "", row.media_type, row.size, row.pages, row.scan, row.uploaded_at
    )  # fmt: skip


def _wanted(row: WantedDocument, papers: tuple[str, ...], today: date) -> WantedLine:
    expired = row.expires_on is not None and row.expires_on < today
    return WantedLine(DocumentKind(row.kind), DocumentState(row.state), row.expires_on, row.note, papers, expired)


def _step_name(step: Step) -> str:
    return _named(step.pathway_version.body, step.code)


def _named(body: dict[str, Any], code: str) -> str:
    found: dict[str, Any] = next((one for one in body.get("steps", ()) if one.get("code") == code), {})
    names = found.get("name", {})
    return str(names.get(current_language()) or names.get("en") or code)


def _name(person: Person) -> str:
    return naming.full_name(person.given_names, person.family_names)
