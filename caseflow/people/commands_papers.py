"""Identity documents, migration statuses and languages of a person."""

from typing import Any

from caseflow.access import finding, gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.models.people import IdentityDocument, Person, PersonLanguage, StatusRecord
from caseflow.people import checks, current
from caseflow.people.entries import Document, Spoken, Status
from caseflow.people.rows import person_to_change, row_of
from caseflow.vocabulary.language import _, language_name


def add_document(user: Actor, ref: str, entry: Document) -> tuple[str, ...]:
    """Record an identity document. Returns who else among the user's people holds one with the same number.

    Raises NotFound, Denied or Refused.
    """
    person = person_to_change(user, ref)
    gate.require(user, "person.edit")
    values = checks.document(user, person, entry)
    row = IdentityDocument(person_id=person.id, number_key=finding.number_key(entry.number), **values)
    db.session.add(row)
    db.session.flush()
    others = _others_with(user, person, entry.number)
    trail.commit(user, "identity.edit", person, f"{ref}/documents/{row.id}", after=current.filled(entry))
    return others


def edit_document(user: Actor, ref: str, row_id: int, entry: Document, *, seen: int) -> tuple[str, ...]:
    """Correct an identity document. Returns who else holds one with the same number."""
    person = person_to_change(user, ref)
    row = row_of(user, IdentityDocument, ref, row_id)
    gate.require(user, "person.edit")
    before = current.document(row)
    current.still(row, seen, before, entry)
    _set(row, checks.document(user, person, entry))
    row.number_key = finding.number_key(entry.number)
    others = _others_with(user, person, entry.number)
    changed = current.changes(before, current.document(row))
    if changed:
        trail.commit(user, "identity.edit", person, f"{ref}/documents/{row_id}", **changed)
    return others


def remove_document(user: Actor, ref: str, row_id: int, *, seen: int) -> None:
    """Take out an identity document that was recorded by mistake. The trail keeps what it said."""
    person = person_to_change(user, ref)
    row = row_of(user, IdentityDocument, ref, row_id)
    gate.require(user, "person.edit")
    gate.fresh(row, seen)
    before = current.filled(current.document(row))
    db.session.delete(row)
    trail.commit(user, "identity.remove", person, f"{ref}/documents/{row_id}", before=before)


def add_status(user: Actor, ref: str, entry: Status) -> None:
    """Record a migration status with its validity. Raises NotFound, Denied or Refused."""
    person = person_to_change(user, ref)
    gate.require(user, "person.edit")
    row = StatusRecord(person_id=person.id, **checks.status(person, entry))
    db.session.add(row)
    db.session.flush()
    trail.commit(user, "status.edit", person, f"{ref}/statuses/{row.id}", after=current.filled(entry))


def edit_status(user: Actor, ref: str, row_id: int, entry: Status, *, seen: int) -> None:
    """Correct a migration status. Raises NotFound, Denied, Stale or Refused."""
    person = person_to_change(user, ref)
    row = row_of(user, StatusRecord, ref, row_id)
    gate.require(user, "person.edit")
    before = current.status(row)
    current.still(row, seen, before, entry)
    _set(row, checks.status(person, entry))
    changed = current.changes(before, current.status(row))
    if changed:
        trail.commit(user, "status.edit", person, f"{ref}/statuses/{row_id}", **changed)


def remove_status(user: Actor, ref: str, row_id: int, *, seen: int) -> None:
    """Take out a status that was recorded by mistake. The trail keeps what it said."""
    person = person_to_change(user, ref)
    row = row_of(user, StatusRecord, ref, row_id)
    gate.require(user, "person.edit")
    gate.fresh(row, seen)
    before = current.filled(current.status(row))
    db.session.delete(row)
    trail.commit(user, "status.remove", person, f"{ref}/statuses/{row_id}", before=before)


def add_language(user: Actor, ref: str, entry: Spoken) -> None:
    """Record a language and its level. Raises NotFound, Denied or Refused."""
    person = person_to_change(user, ref)
    gate.require(user, "person.edit")
    values = checks.spoken(entry)
    _refuse_second(user, person, entry.language, None)
    row = PersonLanguage(person_id=person.id, **values)
    db.session.add(row)
    db.session.flush()
    trail.commit(user, "language.edit", person, f"{ref}/languages/{row.id}", after=current.filled(entry))


def edit_language(user: Actor, ref: str, row_id: int, entry: Spoken, *, seen: int) -> None:
    """Correct a language. Raises NotFound, Denied, Stale or Refused."""
    person = person_to_change(user, ref)
    row = row_of(user, PersonLanguage, ref, row_id)
    gate.require(user, "person.edit")
    before = current.spoken(row)
    current.still(row, seen, before, entry)
    values = checks.spoken(entry)
    _refuse_second(user, person, entry.language, row_id)
    _set(row, values)
    changed = current.changes(before, current.spoken(row))
    if changed:
        trail.commit(user, "language.edit", person, f"{ref}/languages/{row_id}", **changed)


def remove_language(user: Actor, ref: str, row_id: int, *, seen: int) -> None:
    """Take out a language that was recorded by mistake. The trail keeps what it said."""
    person = person_to_change(user, ref)
    row = row_of(user, PersonLanguage, ref, row_id)
    gate.require(user, "person.edit")
    gate.fresh(row, seen)
    before = current.filled(current.spoken(row))
    db.session.delete(row)
    trail.commit(user, "language.remove", person, f"{ref}/languages/{row_id}", before=before)


def _set(row: Any, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(row, name, value)


def _others_with(user: Actor, person: Person, number: str) -> tuple[str, ...]:
    ids = [i for i in finding.people_with_document(user, number) if i != person.id] if number else []
    if not ids:
        return ()
    query = scope.people(user).where(Person.id.in_(ids)).with_only_columns(Person.ref).order_by(Person.ref)
    return tuple(db.session.scalars(query))


def _refuse_second(user: Actor, person: Person, language: str, own_id: int | None) -> None:
    """A person has each language once. Their row is locked, so nobody adds the second at the same moment."""
    query = scope.of_person(user, PersonLanguage).where(
        PersonLanguage.person_id == person.id, PersonLanguage.language == language
    )
    if any(row.id != own_id for row in db.session.scalars(query)):
        raise Refused(
            _("%(language)s is recorded already. Change it there.", language=language_name(language)), "language"
        )
