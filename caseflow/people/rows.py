"""The rows that commands change, found through what the user may know of."""

from typing import TypeVar

from sqlalchemy.orm import selectinload

from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.models.base import Base
from caseflow.models.people import Person

Row = TypeVar("Row", bound=Base)


def person_to_change(user: Actor, ref: str) -> Person:
    """The person with their nationalities, locked until the commit so that two writers never cross. Raises NotFound.

    The lock lets others refer to the person meanwhile (a new note, a new task).
    """
    query = (
        scope.people(user)
        .where(Person.ref == ref)
        .options(selectinload(Person.nationalities))
        .with_for_update(key_share=True, of=Person)
    )
    return gate.one(query)


def row_of(user: Actor, model: type[Row], ref: str, row_id: int) -> Row:
    """A row of the person, looked up through them. Raises NotFound."""
    columns = model.__table__.c
    return gate.one(scope.of_person(user, model).where(Person.ref == ref, columns.id == row_id))
