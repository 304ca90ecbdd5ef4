"""A reviewer's queue, and one application: chosen column by column, because nothing else of the case is theirs."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.orm import joinedload

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.extensions import db
from caseflow.models.accounts import User
from caseflow.models.decisions import Application, Decision
from caseflow.models.pathways import Step, WantedDocument
from caseflow.models.people import Person
from caseflow.paging import PAGE_SIZE
from caseflow.pathways.commands_review import SETTLED
from caseflow.pathways.shelf import pathway_of
from caseflow.rules import names as naming
from caseflow.rules import review
from caseflow.vocabulary.documents import DocumentKind, DocumentState
from caseflow.vocabulary.language import current_language
from caseflow.vocabulary.review import DecisionState, ReviewAnswer, ReviewQuestion
from caseflow.vocabulary.steps import StepState


@dataclass(frozen=True)
class QueueLine:
    ref: str
    applicant: str
    step: str
    pathway: str
    filed_on: date
    waiting_days: int
    is_mine: bool  # a refusal that the reader proposed and somebody else must look at


@dataclass(frozen=True)
class Queue:
    """Complete applications, the oldest first; and refusals that wait for a second reviewer."""

    first: tuple[QueueLine, ...]
    second: tuple[QueueLine, ...]
    is_cut: bool


@dataclass(frozen=True)
class Past:
    """A decision that was proposed: by whom, why, and what the second reviewer said."""

    number: int
    result: StepState
    state: DecisionState
    answers: tuple[tuple[ReviewQuestion, ReviewAnswer], ...]
    internal: str
    shareable: str
    by: str
    at: datetime
    second_by: str
    second_note: str


@dataclass(frozen=True)
class ApplicationPage:
    ref: str
    seen: int
    applicant: str
    birth_date: date | None
    nationalities: tuple[str, ...]
    pathway: str
    step: str
    gives: str
    filed_on: date
    state: StepState
    conditions: tuple[tuple[str, str], ...]
    documents: tuple[tuple[DocumentKind, DocumentState, date | None], ...]
    decisions: tuple[Past, ...]
    can_decide: bool
    can_second: bool
    country: str


def queue(user: Actor) -> Queue:
    """What lies before the reviewer's authority; the reading is written down. Raises Denied."""
    gate.require(user, "application.read")
    wanting = exists().where(WantedDocument.step_id == Application.step_id, WantedDocument.state.not_in(SETTLED))
    waiting = scope.of_application(user, Decision).where(Decision.state == review.WAITING)
    waits = waiting.with_only_columns(Decision.step_id, Decision.proposed_by_id).subquery()
    query: Any = (
        scope.applications(user)
        .where(Application.is_open, ~wanting)
        .outerjoin(waits, waits.c.step_id == Application.step_id)
        .add_columns(waits.c.proposed_by_id)
        .options(joinedload(Application.person), joinedload(Application.step).joinedload(Step.pathway_version))
        .order_by(Application.filed_on, Application.id)
        .limit(PAGE_SIZE * 4 + 1)
    )
    rows = db.session.execute(query).all()
    today = clock.today(user.timezone)
    lines = [(_line(row, proposer == user.id, today), proposer) for row, proposer in rows[: PAGE_SIZE * 4]]
    found = Queue(
        tuple(line for line, proposer in lines if proposer is None),
        tuple(line for line, proposer in lines if proposer is not None),
        len(rows) > PAGE_SIZE * 4,
    )
    trail.seen(user, "application.list", "applications", " ".join(line.ref for line, _proposer in lines)[:400])
    return found


def application(user: Actor, ref: str) -> ApplicationPage:
    """One application, decided or not; the reading is written down. Raises NotFound or Denied."""
    row = _whole(user, ref)
    gate.require(user, "application.read")
    pathway, language = pathway_of(row.step.pathway_version), current_language()
    template = pathway.step(row.step.code)
    wanted = db.session.scalars(
        scope.of_application(user, WantedDocument)
        .where(WantedDocument.step_id == row.step_id)
        .order_by(WantedDocument.id)
    ).all()
    past = _past(user, row.step_id)
    is_complete = all(one.state in SETTLED for one in wanted)
    waiting = next((one for one, _row in past if one.state is DecisionState.WAITING), None)
    proposer = next((kept.proposed_by_id for one, kept in past if one is waiting), None)
    found = ApplicationPage(
        ref=ref,
        seen=row.version,
        applicant=_name(row.person),
        birth_date=row.person.birth_date,
        nationalities=tuple(one.country for one in row.person.nationalities),
        pathway=pathway.names.say(language),
        step=template.names.say(language),
        gives=template.gives or "",
        filed_on=row.filed_on,
        state=StepState(row.step.state),
        conditions=tuple((rule.says.say(language), rule.source) for rule in pathway.rules if rule.severity == "block"),
        documents=tuple((DocumentKind(one.kind), DocumentState(one.state), one.expires_on) for one in wanted),
        decisions=tuple(one for one, _row in past),
        can_decide=row.is_open and is_complete and waiting is None,
        can_second=row.is_open and waiting is not None and proposer != user.id,
        country=pathway.country,
    )
    trail.seen(user, "application.read", ref, "application")
    return found


def _whole(user: Actor, ref: str) -> Application:
    person = joinedload(Application.person).selectinload(Person.nationalities)
    step = joinedload(Application.step).joinedload(Step.pathway_version)
    return gate.one(scope.applications(user).where(Application.ref == ref).options(person, step))


def _past(user: Actor, step_id: int) -> list[tuple[Past, Decision]]:
    query = scope.of_application(user, Decision).where(Decision.step_id == step_id).order_by(Decision.number.desc())
    rows = db.session.scalars(query).all()
    ids = {one for row in rows for one in (row.proposed_by_id, row.second_by_id) if one is not None}
    people = {row_id: name for row_id, name in db.session.execute(select(User.id, User.name).where(User.id.in_(ids)))}
    return [
        (
            Past(
                number=row.number,
                result=StepState(row.result),
                state=DecisionState(row.state),
                answers=tuple(
                    (question, ReviewAnswer(row.checklist[question]))
                    for question in ReviewQuestion
                    if question in row.checklist
                ),
                internal=row.reason_internal or "",
                shareable=row.reason_shareable or "",
                by=people.get(row.proposed_by_id, ""),
                at=row.proposed_at,
                second_by=people.get(row.second_by_id or 0, ""),
                second_note=row.second_note or "",
            ),
            row,
        )
        for row in rows
    ]


def _line(row: Application, is_mine: bool, today: date) -> QueueLine:
    pathway, language = pathway_of(row.step.pathway_version), current_language()
    return QueueLine(
        ref=row.ref,
        applicant=_name(row.person),
        step=pathway.step(row.step.code).names.say(language),
        pathway=pathway.names.say(language),
        filed_on=row.filed_on,
        waiting_days=(today - row.filed_on).days,
        is_mine=is_mine,
    )


def _name(person: Person) -> str:
    return naming.full_name(person.given_names, person.family_names)


def person_name(user: Actor, ref: str) -> str:
    """The name of a person, for the page on which staff declare a conflict. Raises NotFound or Denied."""
    person = gate.one(scope.people(user).where(Person.ref == ref))
    gate.require(user, "conflict.declare")
    name = _name(person)
    trail.seen(user, "person.read", ref, "name")
    return name
