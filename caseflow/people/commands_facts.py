"""Facts that eligibility rules ask for and no other table holds."""

import re
from datetime import date

from sqlalchemy.orm import joinedload

from caseflow import clock
from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.errors import NotFound, Refused, Stale
from caseflow.extensions import db
from caseflow.models.cases import Task
from caseflow.models.people import Person, PersonFact
from caseflow.people.rows import person_to_change
from caseflow.vocabulary.facts import FACTS, FactType, FactValue, RecordedFact, said, stored, value_of
from caseflow.vocabulary.language import _, is_subdivision
from caseflow.vocabulary.tasks import TaskState

_NOC = re.compile(r"\d{5}")

# As long as the key of a task may be.
KEY_LENGTH = 120


def record_fact(user: Actor, ref: str, name: str, value: FactValue, *, seen: int) -> None:
    """Record one fact, or correct it. `seen` is 0 for a fact that was not recorded yet.

    Raises NotFound (also for a fact that no rule asks for), Denied, Stale or Refused.
    """
    person = person_to_change(user, ref)
    gate.require(user, "person.edit")
    fact = FACTS.get(name)
    if fact is None:
        raise NotFound
    _check(fact, value)
    row = _saved(user, person, name)
    before = value_of(name, row.value) if row is not None else None
    if (row.version if row is not None else 0) != seen:
        raise Stale({"value": said(name, before)} if before != value else {}, row.version if row is not None else 0)
    if before == value:
        return
    today = clock.today(user.timezone)
    if row is None:
        row = PersonFact(person_id=person.id, name=name, value="", recorded_on=today, recorded_by_id=user.id)
        db.session.add(row)
    row.value, row.recorded_on, row.recorded_by_id = stored(value), today, user.id
    _finish_asking(user, ref, name)
    trail.commit(user, "person.fact", person, f"{ref}/facts/{name}", fact=name, before=before, after=value)


def _finish_asking(user: Actor, ref: str, name: str) -> None:
    """The task to find this fact out is done by recording it. Its key is the one that pathways gives it."""
    asked = Task.fact_key == f"{ref}:{name}"[:KEY_LENGTH]
    query = scope.of_case(user, Task).where(asked, Task.state == TaskState.OPEN).options(joinedload(Task.case))
    for task in db.session.scalars(query).all():
        task.state, task.result = TaskState.DONE, _("The fact was recorded.")
        task.done_at, task.done_by_id = clock.now(), user.id or None
        subject = f"{task.case.ref}/tasks/{task.number}"
        trail.record(user, "task.done", task.case, subject, number=task.number, title=task.title, result=task.result)


def remove_fact(user: Actor, ref: str, name: str, *, seen: int) -> None:
    """Take a fact back: it is not known again. The trail keeps what it said. Raises NotFound, Denied or Stale."""
    person = person_to_change(user, ref)
    gate.require(user, "person.edit")
    row = _saved(user, person, name)
    if row is None:
        raise NotFound
    gate.fresh(row, seen)
    before = value_of(name, row.value)
    db.session.delete(row)
    trail.commit(user, "person.fact", person, f"{ref}/facts/{name}", fact=name, before=before, after=None)


def _saved(user: Actor, person: Person, name: str) -> PersonFact | None:
    query = scope.of_person(user, PersonFact).where(PersonFact.person_id == person.id, PersonFact.name == name)
    return db.session.scalar(query)


def _check(fact: RecordedFact, value: FactValue) -> None:
    """The value is of the fact's type and among its choices. Raises Refused."""
    is_number = isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= fact.most
    right = {
        FactType.FLAG: isinstance(value, bool),
        FactType.NUMBER: is_number,
        # A day that never came is False.
        FactType.DAY: value is False or isinstance(value, date),
        FactType.CHOICE: isinstance(value, str) and value in fact.choices,
        FactType.SEVERAL: isinstance(value, frozenset) and value <= set(fact.choices),
        FactType.REGION: isinstance(value, str) and is_subdivision(value),
        FactType.CODE: isinstance(value, str) and bool(_NOC.fullmatch(value)),
        FactType.CODES: isinstance(value, frozenset) and all(_NOC.fullmatch(code) for code in value),
    }
    if not right[fact.type]:
        raise Refused(_("This is no answer to the question. Choose or enter one."), "value")
