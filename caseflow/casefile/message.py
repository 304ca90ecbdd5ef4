"""The page for the family: what is done, what comes next and for whom, what to bring and by when, where to ask.

Nothing that is for staff only comes near it: the texts that somebody wrote are those for the family (the reason of a
decision, of a refused paper, of closing, a shareable note), everything else is said in sentences of the vocabulary.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.casefile import subject as subjects
from caseflow.casefile.letter import Letter, Point, shortened
from caseflow.casefile.subject import Subject
from caseflow.errors import NotFound
from caseflow.extensions import db
from caseflow.models.cases import Note
from caseflow.models.documents import Paper, PaperUse
from caseflow.models.followup import Visit
from caseflow.models.pathways import PathwayVersion, Step, WantedDocument
from caseflow.models.people import PersonLanguage
from caseflow.vocabulary.documents import DocumentKind
from caseflow.vocabulary.family_deadlines import why_then
from caseflow.vocabulary.family_message import LANGUAGES, WRITTEN_TO, day, listed, say
from caseflow.vocabulary.family_names import step_name
from caseflow.vocabulary.family_papers import FROM_OTHERS, paper_name
from caseflow.vocabulary.family_turns import group_of
from caseflow.vocabulary.steps import StepState
from caseflow.vocabulary.tasks import NoteKind
from caseflow.vocabulary.turns import turn

_LIVE = (StepState.READY, StepState.IN_PROGRESS, StepState.SUBMITTED)
_WANTING = ("missing", "requested", "rejected")


@dataclass(frozen=True)
class Choices:
    """What the form offers: the people who can be named, and the language that the family is likely to read."""

    title: str
    people: tuple[tuple[str, str], ...]
    language: str


def choices(user: Actor, ref: str) -> Choices:
    """Who can be named, and in which language; the reading is written down. Raises NotFound or Denied."""
    subject = _subject(user, ref)
    people = [subject.people[one] for one in subject.present_ids]
    query = scope.of_person(user, PersonLanguage).where(PersonLanguage.person_id.in_(subject.present_ids))
    spoken = [row.language for row in db.session.scalars(query.order_by(PersonLanguage.id))]
    language = next((WRITTEN_TO[one] for one in spoken if one in WRITTEN_TO), user.language)
    title = next((who.name for who in people if who.is_principal), ref)
    found = Choices(title, tuple((who.ref, who.name) for who in people), language)
    trail.seen(user, "case.read", ref, "family")
    return found


def letter(
    user: Actor, ref: str, *, language: str, about: str = "", words: str = "", note: int = 0, action: str = "case.read"
) -> Letter:
    """The page in one of LANGUAGES, about everybody or one member (by reference); the reading is written down.

    `words` are the sender's own, or those of a shareable note. Raises NotFound (also for a language that is none of
    them, for somebody who is not in the case, for a note that is not for the family) or Denied.
    """
    if language not in LANGUAGES:
        raise NotFound
    subject = _subject(user, ref)
    ids = [one for one in subject.present_ids if about in ("", subject.people[one].ref)]
    if about and not ids:
        raise NotFound
    if note:
        words = _note(subject, note)
    found = _letter(subject, language, ids, words)
    trail.seen(user, action, ref, f"message to the family, {language}")
    return found


def _subject(user: Actor, ref: str) -> Subject:
    subject = subjects.load(user, ref)
    gate.require(user, "case.print")
    return subject


def _note(subject: Subject, number: int) -> str:
    mine = (Note.case_id == subject.case.id, Note.id == number, Note.kind == NoteKind.SHAREABLE.value)
    return gate.one(scope.of_case(subject.user, Note).where(*mine)).body


def _letter(subject: Subject, language: str, ids: list[int], words: str) -> Letter:
    case, today = subject.case, subject.today
    is_closed = case.status == "closed"
    steps = _steps(subject, ids)
    told = {step.id: one for step, one in steps}
    live = [] if is_closed else [step for step, _told in steps if StepState(step.state) in _LIVE]
    names = {one: subject.people[one].given for one in ids} if len(ids) > 1 else {}
    bring, others = _papers(subject, language, live, names)
    worker = case.caseworker.name if case.caseworker else ""
    house = case.organization.name
    return Letter(
        language=language,
        title=say(language, "title"),
        addressed=say(language, "for", names=listed(language, [subject.people[one].given for one in ids])),
        closed=say(language, "closed", day=day(language, case.closed_on)) if case.closed_on else "",
        closing=case.closing_shareable or "" if is_closed else "",
        words=words,
        done=_done(language, steps, names),
        coming=_coming(language, live, told, names),
        later="" if is_closed else _later(language, steps),
        visit="" if is_closed else _visit(subject, language),
        bring=bring,
        others=others,
        ask=say(language, "ask_person" if worker else "ask_house", name=worker, house=house),
        ref=case.ref,
        made_on=say(language, "made_on", day=day(language, today)),
    )  # fmt: skip


def _steps(subject: Subject, ids: list[int]) -> list[tuple[Step, Mapping[str, Any]]]:
    """The steps of these people with what the pathway says of each."""
    query = scope.of_case(subject.user, Step).where(Step.case_id == subject.case.id, Step.person_id.in_(ids))
    rows = db.session.scalars(query.order_by(Step.number)).all()
    versions = select(PathwayVersion).where(PathwayVersion.id.in_({row.pathway_version_id for row in rows}))
    bodies = {row.id: row.body.get("steps", ()) for row in db.session.scalars(versions)} if rows else {}
    told = {(key, one["code"]): one for key, steps in bodies.items() for one in steps}
    return [(row, told.get((row.pathway_version_id, row.code), {})) for row in rows]


def _name(language: str, step: Step, told: Mapping[str, Any]) -> str:
    return step_name(language, step.code, told.get("public_name"), told.get("name", {})) or say(language, "step")


def _done(
    language: str, steps: Iterable[tuple[Step, Mapping[str, Any]]], names: Mapping[int, str]
) -> tuple[Point, ...]:
    """What was decided, the latest first."""
    decided = [(step, told) for step, told in steps if step.decided_on and step.state in ("granted", "refused")]
    decided.sort(key=lambda pair: (date.max - (pair[0].decided_on or date.min), pair[0].number))
    found: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for step, told in decided:
        refused = step.state == "refused"
        says = [say(language, "refused_on" if refused else "done_on", day=day(language, step.decided_on or date.min))]
        if step.decision_shareable:
            says.append(say(language, "reason", reason=shortened(step.decision_shareable)))
        if refused and step.remedy_due_on and (step.remedy or {}).get("state", "open") == "open":
            says.append(say(language, "remedy", day=day(language, step.remedy_due_on)))
        found.setdefault((_name(language, step, told), tuple(says)), []).append(names.get(step.person_id, ""))
    return _points(language, found)


def _coming(
    language: str, live: Iterable[Step], told: Mapping[int, Mapping[str, Any]], names: Mapping[int, str]
) -> tuple[Point, ...]:
    """What somebody does now, the nearest day first."""
    found: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for step in sorted(live, key=lambda one: (one.due_on or date.max, one.number)):
        who = turn(told[step.id], StepState(step.state)) if told[step.id] else None
        group = group_of(who)
        says = [say(language, f"turn_{group}")]
        if step.due_on:
            says.append(say(language, "by" if group == "person" else "expected", day=day(language, step.due_on)))
        if step.due_earliest and (not step.due_on or step.due_earliest < step.due_on):
            says.append(say(language, "not_before", day=day(language, step.due_earliest)))
        if step.due_on or step.due_earliest:
            says.append(why_then(language, step.due_because, step.due_by_hand))
        key = (_name(language, step, told[step.id]), tuple(filter(None, says)))
        found.setdefault(key, []).append(names.get(step.person_id, ""))
    return _points(language, found)


def _later(language: str, steps: Iterable[tuple[Step, Mapping[str, Any]]]) -> str:
    waiting = [_name(language, step, told) for step, told in steps if step.state == StepState.PENDING.value]
    few = list(dict.fromkeys(waiting))[:2]
    return say(language, "later", steps=listed(language, few)) if few else ""


def _points(language: str, found: Mapping[tuple[str, tuple[str, ...]], list[str]]) -> tuple[Point, ...]:
    return tuple(
        Point(what, _for_whom(language, people), says) for (what, says), people in found.items()
    )  # fmt: skip


def _for_whom(language: str, people: Iterable[str]) -> str:
    known = [name for name in dict.fromkeys(people) if name]
    return say(language, "who", name=listed(language, known)) if known else ""


def _visit(subject: Subject, language: str) -> str:
    mine = (Visit.case_id == subject.case.id, Visit.state == "planned", Visit.planned_on >= subject.today)
    found = db.session.scalars(
        scope.of_case(subject.user, Visit).where(*mine).order_by(Visit.planned_on, Visit.id).limit(1)
    ).first()
    return say(language, "visit", day=day(language, found.planned_on)) if found else ""


def _papers(
    subject: Subject, language: str, live: list[Step], names: Mapping[int, str]
) -> tuple[tuple[Point, ...], str]:
    """What the family must bring, and in one sentence what others give."""
    by_id = {step.id: step for step in live}
    query = scope.of_step(subject.user, WantedDocument).where(WantedDocument.step_id.in_(sorted(by_id)))
    rows = db.session.scalars(query.order_by(WantedDocument.step_id, WantedDocument.id)).all() if live else []
    wanting = [row for row in rows if row.state in _WANTING or _has_expired(row, subject.today)]
    reasons = _reasons(subject, [row.id for row in wanting])
    found: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    others: dict[str, None] = {}
    for row in wanting:
        kind, step = DocumentKind(row.kind), by_id[row.step_id]
        if kind in FROM_OTHERS:
            others[paper_name(language, kind)] = None
            continue
        says = [say(language, _how(row, subject.today))]
        if row.id in reasons:
            says.append(say(language, "reason", reason=shortened(reasons[row.id])))
        if step.due_on and step.due_on >= subject.today and step.state != StepState.SUBMITTED.value:
            says.append(say(language, "bring_by", day=day(language, step.due_on)))
        found.setdefault((paper_name(language, kind), tuple(says)), []).append(names.get(step.person_id, ""))
    said = say(language, "others", papers=listed(language, list(others)[:4])) if others else ""
    return _points(language, found), said


def _has_expired(row: WantedDocument, today: date) -> bool:
    return row.state in ("received", "verified", "expired") and row.expires_on is not None and row.expires_on < today


def _how(row: WantedDocument, today: date) -> str:
    if _has_expired(row, today):
        return "expired"
    return "refused" if row.state == "rejected" else "missing"


def _reasons(subject: Subject, wanted: list[int]) -> dict[int, str]:
    """Why a paper was refused, as it was written for the family: by the document that it was for."""
    query: Any = (
        scope.of_person(subject.user, Paper)
        .join(PaperUse, PaperUse.paper_id == Paper.id)
        .where(PaperUse.wanted_document_id.in_(wanted), Paper.state == "refused", Paper.ended_on.is_(None))
        .with_only_columns(PaperUse.wanted_document_id, Paper.refused_reason)
        .order_by(Paper.id)
    )
    return {key: reason for key, reason in db.session.execute(query) if reason} if wanted else {}
