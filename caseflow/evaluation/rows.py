"""The rows that commands change, found through what the user may know of; and the draft that they write into."""

from typing import Any

from sqlalchemy import Select, func, select

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.evaluation.parts import WRITING
from caseflow.extensions import db
from caseflow.models.audit import AuditEntry
from caseflow.models.base import Base
from caseflow.models.evaluation import Education, Evaluation, LanguageTest, WantedOccupation
from caseflow.models.people import Person, PersonLanguage
from caseflow.rules.evaluation import DRAFT, SIGNED, Standing

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


def begin(user: Actor, person: Person, after: Evaluation | None) -> tuple[Evaluation, str]:
    """A new draft, the first or the version after a signed one, and the action that the trail calls it."""
    number, summary = (after.number + 1, after.summary) if after else (1, None)
    draft = Evaluation(
        person_id=person.id,
        number=number,
        state=DRAFT,
        summary=summary,
        started_by_id=user.id,
        started_at=clock.now(),
    )
    db.session.add(draft)
    return draft, "evaluation.reopen" if after else "evaluation.start"


def open_draft(user: Actor, person: Person) -> Evaluation:
    """The draft that an act of writing goes into.

    Begins the first one, and opens a signed one again as the next version; the trail says so.
    """
    there = latest(user, person)
    if there is not None and there.state == DRAFT:
        return there
    draft, action = begin(user, person, there)
    trail.record(user, action, person, f"{person.ref}/evaluation/{draft.number}", number=draft.number)
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
