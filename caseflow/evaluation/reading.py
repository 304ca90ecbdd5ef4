"""Whose evaluation is read, and the rows of it: what every query of this room begins with."""

from dataclasses import dataclass
from typing import Any

from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.extensions import db
from caseflow.models.people import Person
from caseflow.rules import names


@dataclass(frozen=True)
class Named:
    """Whose evaluation it is."""

    ref: str
    name: str
    latin_name: str


def person_to_read(user: Actor, ref: str) -> Person:
    """The person, for somebody who may read evaluations. Raises NotFound or Denied."""
    person = gate.one(scope.people(user).where(Person.ref == ref))
    gate.require(user, "evaluation.read")
    return person


def naming(person: Person) -> Named:
    """Who it is."""
    return Named(person.ref, names.full_name(person.given_names, person.family_names), person.latin_name)


def rows_of(user: Actor, person: Person, model: Any, order: Any) -> list[Any]:
    """The rows of the person in one table, in that order."""
    query = scope.of_person(user, model).where(model.person_id == person.id)
    return list(db.session.scalars(query.order_by(order, model.id)))
