"""The rows that commands change, found through what the user may know of; and the draft that they write into."""

from typing import Any

from sqlalchemy import Select, func, select

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.errors import Refused, Stale
from caseflow.evaluation.entries import saved
from caseflow.evaluation.parts import WRITING, Part
from caseflow.evaluation.words import in_words
from caseflow.extensions import db
from caseflow.models.audit import AuditEntry
from caseflow.models.base import Base
from caseflow.models.evaluation import Education, Evaluation, LanguageTest, WantedOccupation
from caseflow.models.people import Person, PersonLanguage
from caseflow.rules.evaluation import DRAFT, SIGNED, Standing
from caseflow.vocabulary.reasons import sentence

_MARK = 100_000


def person_to_change(user: Actor, ref: str) -> Person:
    """The person, locked until the commit so that two writers never cross. Raises NotFound."""
    return gate.one(scope.people(user).where(Person.ref == ref).with_for_update(key_share=True, of=Person))


def line_of(user: Actor, model: type[Base], ref: str, line_id: int) -> Any:
    """A line of a person's evaluation, looked up through the person. Raises NotFound."""
    columns = model.__table__.c
    return gate.one(scope.of_person(user, model).where(Person.ref == ref, columns.id == line_id))


def wanted(user: Actor, person: Person) -> list[WantedOccupation]:
    """The occupations that the person wants, best first."""
    query = scope.of_person(user, WantedOccupation).where(WantedOccupation.person_id == person.id)
    return list(db.session.scalars(query.order_by(WantedOccupation.rank, WantedOccupation.id)))


def latest(user: Actor, person: Person) -> Evaluation | None:
    """The newest evaluation of a person; None as long as nobody has begun one."""
    query = scope.of_person(user, Evaluation).where(Evaluation.person_id == person.id)
    return db.session.scalars(query.order_by(Evaluation.number.desc()).limit(1)).one_or_none()


def mark(evaluation: Evaluation | None) -> int:
    """What a form about the evaluation as a whole carries to say which one was read; 0 before there is one."""
    return evaluation.number * _MARK + evaluation.version if evaluation else 0


def others_of(user: Actor, person: Person, part: Part, except_id: int | None = None) -> list[Any]:
    """The other lines of a part, as somebody would write them down."""
    columns: Any = part.model
    query = scope.of_person(user, part.model).where(columns.person_id == person.id, columns.id != (except_id or 0))
    return [saved(part.entry, row) for row in db.session.scalars(query)]


def still(row: Any, seen: int | None, before: Any, written: Any) -> None:
    """Go on only if the row is still what the user read. Raises Stale with what is saved where it differs, in words."""
    if row.version == seen:
        return
    now, then = in_words(before), in_words(written)
    raise Stale({name: words for name, words in now.items() if words != then[name]}, row.version)


def must_be_open(user: Actor, person: Person) -> None:
    """Go on only while the evaluation is being written, or has not begun. Raises Refused when it is signed."""
    there = latest(user, person)
    if there is not None and there.state == SIGNED:
        raise Refused(sentence("evaluation_reopen_first"))


def begin(user: Actor, person: Person, after: Evaluation | None, reason: str = "") -> Evaluation:
    """A new draft: the first, or the version after a signed one, with the reason for it."""
    number, summary = (after.number + 1, after.summary) if after else (1, None)
    draft = Evaluation(
        person_id=person.id,
        number=number,
        state=DRAFT,
        summary=summary,
        reopened_reason=reason or None,
        started_by_id=user.id,
        started_at=clock.now(),
    )
    db.session.add(draft)
    return draft


def open_draft(user: Actor, person: Person) -> Evaluation:
    """The draft that an act of writing goes into; the first one begins by it, and the trail says so.

    Raises Refused when the evaluation is signed: it is opened again with a reason first.
    """
    must_be_open(user, person)
    there = latest(user, person)
    if there is not None:
        return there
    draft = begin(user, person, None)
    trail.record(user, "evaluation.start", person, f"{person.ref}/evaluation/{draft.number}", number=draft.number)
    return draft


def standing(user: Actor, person: Person, evaluation: Evaluation | None) -> Standing:
    """How far the evaluation has come, and whether the user has written in it."""
    if evaluation is None:
        return Standing()
    spoken = scope.of_person(user, PersonLanguage).where(
        PersonLanguage.person_id == person.id, PersonLanguage.level != "none"
    )
    return Standing(
        state=SIGNED if evaluation.state == SIGNED else DRAFT,
        occupation=_any(scope.of_person(user, WantedOccupation).where(WantedOccupation.person_id == person.id)),
        education=_any(scope.of_person(user, Education).where(Education.person_id == person.id)),
        language=_any(spoken) or _any(scope.of_person(user, LanguageTest).where(LanguageTest.person_id == person.id)),
        is_writer=user.id in writers(person, evaluation),
    )


def writers(person: Person, evaluation: Evaluation) -> frozenset[int]:
    """The ids of the users who wrote in this version: the one who began it, and whoever the trail names since."""
    query = _writing(person, AuditEntry.actor_id).where(AuditEntry.at >= evaluation.started_at)
    return frozenset({evaluation.started_by_id, *db.session.scalars(query.distinct())})


def last_written(person: Person) -> int:
    """The place in the trail of the last writing in a person's evaluation; 0 for none.

    Whoever signs says which one they have read: a line that was added meanwhile is not signed unread.
    """
    return db.session.scalar(_writing(person, func.max(AuditEntry.seq))) or 0


def _writing(person: Person, column: Any) -> Select[Any]:
    return select(column).where(AuditEntry.chain == trail.chain_of(person), AuditEntry.action.in_(WRITING))


def _any(query: Any) -> bool:
    return db.session.scalars(query.limit(1)).first() is not None
