"""The keyset with which one person's papers are encrypted, made when the first of them comes."""

from caseflow import clock
from caseflow.access import scope
from caseflow.access.actor import Actor
from caseflow.adapters.vault import new_keyset
from caseflow.audit import trail
from caseflow.extensions import db, insert_new
from caseflow.models.documents import DataKey
from caseflow.models.types import keys


def keyset_of(user: Actor, person_id: int) -> bytes | None:
    """The keyset of a person the user may know of; None when no paper ever came."""
    row = db.session.scalar(scope.of_person(user, DataKey).where(DataKey.person_id == person_id))
    return None if row is None else keys().open("keyset", place(person_id), row.sealed)


def make_keyset(person_id: int) -> None:
    """A keyset for a person who has none; of two that are made at once, one is kept."""
    sealed = keys().seal("keyset", place(person_id), new_keyset())
    row = {"person_id": person_id, "sealed": sealed, "made_at": clock.now()}
    db.session.execute(insert_new(DataKey, row))
    trail.keep()


def place(person_id: int) -> str:
    """What a sealed keyset is bound to."""
    return f"data_key|{person_id}"
