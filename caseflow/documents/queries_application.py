"""An application: what a step asks of which authority, the papers that it wants, and the accepted ones with content."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.adapters.paper_pdf import NotAPaper, Part, as_pdf
from caseflow.adapters.vault import NotIntact
from caseflow.audit import trail
from caseflow.documents.keysets import keyset_of
from caseflow.documents.shelving import content_of
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.models.accounts import Organization
from caseflow.models.base import NEVER
from caseflow.models.cases import Case
from caseflow.models.decisions import Application as Filed
from caseflow.models.documents import Paper, PaperUse, PaperVersion
from caseflow.models.pathways import Step, WantedDocument
from caseflow.models.people import Person
from caseflow.rules import names as naming
from caseflow.rules.paper_files import check_together, standing
from caseflow.rules.reason import NotAllowed
from caseflow.vocabulary.actors import Actor as StepActor
from caseflow.vocabulary.documents import DocumentKind, DocumentState
from caseflow.vocabulary.labels import label
from caseflow.vocabulary.language import current_language
from caseflow.vocabulary.papers import PaperState
from caseflow.vocabulary.reasons import sentence
from caseflow.vocabulary.steps import PermitKind

# Steps of their own are addressed to nobody.
_NOBODY_ELSE = frozenset({StepActor.PERSON, StepActor.CASEWORKER, StepActor.PROTECTION_OFFICER})


class DamagedPaper(ValueError):
    """A paper of an application cannot be read. `kind` says which; nothing is printed without it."""

    def __init__(self, kind: DocumentKind) -> None:
        super().__init__(kind.value)
        self.kind = kind


@dataclass(frozen=True)
class Applicant:
    """Who applies, as an authority wants to know it."""

    ref: str
    name: str
    latin_name: str
    birth_date: date | None
    birth_precision: str
    nationalities: tuple[str, ...]
    is_stateless: bool


@dataclass(frozen=True)
class ListedPaper:
    """A paper that serves a wanted document. Only accepted ones go with the application."""

    ref: str
    title: str
    state: PaperState
    expires_on: date | None
    pages: int
    size: int

    @property
    def is_enclosed(self) -> bool:
        """Whether it goes with the application."""
        return self.state is PaperState.ACCEPTED


@dataclass(frozen=True)
class Listed:
    """A document that the step wants, with the papers that serve it: what is missing is said, never left out."""

    kind: DocumentKind
    state: DocumentState
    expires_on: date | None
    papers: tuple[ListedPaper, ...]

    @property
    def enclosed(self) -> tuple[ListedPaper, ...]:
        """The papers that go with the application."""
        return tuple(paper for paper in self.papers if paper.is_enclosed)

    @property
    def pages(self) -> int:
        """How many pages of it are enclosed."""
        return sum(paper.pages for paper in self.enclosed)

    @property
    def is_wanted(self) -> bool:
        """Whether the application needs it: a document that somebody found not required it does not."""
        return self.state is not DocumentState.NOT_REQUIRED


@dataclass(frozen=True)
class Application:
    """The cover sheet of an application, in the reader's language. `filed_ref` is how an authority here calls it."""

    case_ref: str
    number: int
    applicant: Applicant
    pathway: str
    step: str
    country: str
    authority: str
    gives: PermitKind | None
    filed_on: date | None
    filed_ref: str
    listed: tuple[Listed, ...]

    @property
    def missing(self) -> tuple[Listed, ...]:
        """What the step wants and nothing accepted is there for."""
        return tuple(one for one in self.listed if one.is_wanted and not one.enclosed)

    @property
    def pages(self) -> int:
        """Pages of all papers that are enclosed."""
        return sum(one.pages for one in self.listed)


@dataclass(frozen=True)
class Enclosed:
    """An application with the content of its accepted papers, in the order of the list."""

    application: Application
    parts: tuple[Part, ...]


def application(user: Actor, ref: str, number: int) -> Application:
    """The cover sheet of one step; the reading is written down. Raises NotFound or Denied."""
    step = _step(user, ref, number)
    found = _found(user, step, _papers(user, step))
    trail.seen(user, "paper.print", f"{ref}/steps/{number}", "cover sheet")
    return found


def enclosed(user: Actor, ref: str, number: int) -> Enclosed:
    """The cover sheet and every accepted paper of one step; the reading is written down, with each paper.

    Raises NotFound or Denied; Refused when it is too much for one file; DamagedPaper for a paper that cannot be read.
    """
    step = _step(user, ref, number)
    rows = _papers(user, step)
    found = _found(user, step, rows)
    going = [(one.kind, paper) for one in found.listed for paper in one.enclosed]
    try:
        check_together([paper.size for _kind, paper in going], [paper.pages for _kind, paper in going])
    except NotAllowed as no:
        raise Refused(sentence(no.because.code, no.because.facts)) from no
    newest = {row.ref: row.versions[0] for papers in rows.values() for row in papers}
    keyset = keyset_of(user, step.person_id)
    parts = tuple(_part(keyset, step.person_id, kind, paper, newest[paper.ref]) for kind, paper in going)
    refs = " ".join(paper.ref for _kind, paper in going)
    trail.seen(user, "paper.print", f"{ref}/steps/{number}", f"cover sheet, papers {refs}")
    return Enclosed(found, parts)


def _step(user: Actor, ref: str, number: int) -> Step:
    # Whoever changed teams since is nobody here: their papers are the other team's.
    visible = scope.people(user).with_only_columns(Person.id)
    query = (
        scope.of_case(user, Step)
        .where(Case.ref == ref, Step.number == number, Step.person_id.in_(visible))
        .options(joinedload(Step.case), joinedload(Step.pathway_version))
        .options(joinedload(Step.person).selectinload(Person.nationalities))
    )
    step = gate.one(query)
    gate.require(user, "paper.read")
    return step


def _found(user: Actor, step: Step, papers: Mapping[int, list[Paper]]) -> Application:
    body = step.pathway_version.body
    told: Mapping[str, Any] = next((one for one in body.get("steps", ()) if one.get("code") == step.code), {})
    filed = db.session.scalar(scope.of_case(user, Filed).where(Filed.step_id == step.id))
    authority = select(Organization.name).where(Organization.id == step.authority_id)
    return Application(
        case_ref=step.case.ref,
        number=step.number,
        applicant=_applicant(step.person),
        pathway=_public(body),
        step=_public(told) or step.code,
        country=str(body.get("country") or ""),
        authority=db.session.scalar(authority) or _addressee(step),
        gives=PermitKind(told["gives"]) if told.get("gives") else None,
        filed_on=step.filed_on,
        filed_ref=filed.ref if filed else "",
        listed=_listed(user, step, tuple(told.get("requires_documents", ())), papers),
    )


def _addressee(step: Step) -> str:
    actor = StepActor(step.actor)
    return "" if actor in _NOBODY_ELSE else label(actor)


def _listed(user: Actor, step: Step, order: tuple[str, ...], papers: Mapping[int, list[Paper]]) -> tuple[Listed, ...]:
    """The documents that the step wants, in the order of the pathway."""
    wanted = scope.of_step(user, WantedDocument).where(WantedDocument.step_id == step.id)
    places, today = {kind: place for place, kind in enumerate(order)}, clock.today(user.timezone)
    rows = sorted(db.session.scalars(wanted), key=lambda row: (places.get(row.kind, len(places)), row.id))
    return tuple(
        Listed(
            DocumentKind(row.kind),
            DocumentState(row.state),
            row.expires_on,
            tuple(_paper(paper, today) for paper in papers.get(row.id, ())),
        )
        for row in rows
    )


def _papers(user: Actor, step: Step) -> dict[int, list[Paper]]:
    """The papers that serve the step, by wanted document: of the person of the step, and not set aside."""
    query: Any = (
        scope.of_person(user, Paper)
        .join(PaperUse, PaperUse.paper_id == Paper.id)
        .join(WantedDocument, WantedDocument.id == PaperUse.wanted_document_id)
        .where(WantedDocument.step_id == step.id, Paper.ended_on.is_(None), Paper.person_id == step.person_id)
        .add_columns(PaperUse.wanted_document_id)
        .options(selectinload(Paper.versions))
        .order_by(Paper.id)
    )
    found: dict[int, list[Paper]] = {}
    for row, wanted_id in db.session.execute(query):
        found.setdefault(wanted_id, []).append(row)
    return found


def _paper(row: Paper, today: date) -> ListedPaper:
    expires_on = None if row.expires_on == NEVER else row.expires_on
    newest = row.versions[0]
    state = PaperState(standing(row.state, expires_on, today))
    return ListedPaper(row.ref, row.title or "", state, expires_on, newest.pages, newest.size)


def _part(keyset: bytes | None, person_id: int, kind: DocumentKind, paper: ListedPaper, row: PaperVersion) -> Part:
    try:
        if keyset is None:
            raise NotIntact("no key")
        content = as_pdf(content_of(keyset, person_id, row), row.media_type)
    except (NotIntact, NotAPaper) as damaged:
        trail.abandon()
        raise DamagedPaper(kind) from damaged
    return Part(f"{label(kind)} – {paper.title}" if paper.title else label(kind), content, "application/pdf")


def _applicant(person: Person) -> Applicant:
    return Applicant(
        ref=person.ref,
        name=naming.full_name(person.given_names, person.family_names),
        latin_name=person.latin_name,
        birth_date=person.birth_date,
        birth_precision=person.birth_precision,
        nationalities=tuple(one.country for one in person.nationalities),
        is_stateless=person.is_stateless,
    )


def _public(told: Mapping[str, Any]) -> str:
    """The public name of a pathway or a step, else its name."""
    return _said(told.get("public_name") or told.get("name") or {})


def _said(words: Mapping[str, Any]) -> str:
    return str(words.get(current_language()) or words.get("en") or "")
