"""What a form about a person begins with: whose it is, and what is saved now. Reading it is written down, too."""

from dataclasses import asdict, dataclass, field
from typing import Any, TypeVar

from sqlalchemy.orm import selectinload

from caseflow.access import gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.errors import NotFound
from caseflow.extensions import db
from caseflow.models.base import Base
from caseflow.models.people import Contact, IdentityDocument, Person, PersonFact, PersonLanguage, StatusRecord
from caseflow.people import current
from caseflow.people.rows import row_of
from caseflow.vocabulary.facts import FACTS, FactValue, RecordedFact, said, value_of

Row = TypeVar("Row", bound=Base)

PARTS: dict[str, Any] = {
    "identity": current.identity,
    "nationalities": current.nationalities,
    "residence": current.residence,
    "screening": current.screening,
}
_ROWS: dict[str, tuple[type[Base], Any]] = {
    "documents": (IdentityDocument, current.document),
    "statuses": (StatusRecord, current.status),
    "languages": (PersonLanguage, current.spoken),
    "contacts": (Contact, current.way),
}


@dataclass(frozen=True)
class Saved:
    """Whose form it is, the fields as they are saved, and the version they have."""

    ref: str
    name: str
    version: int = 0
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class SavedFact:
    """A fact with what is recorded of it; `version` 0 when nothing is."""

    person: Saved
    fact: RecordedFact
    value: FactValue | None
    said: str
    version: int


@dataclass(frozen=True)
class FactLine:
    name: str
    label: str
    said: str
    is_recorded: bool


def person_named(user: Actor, ref: str) -> Saved:
    """Whose form it is, for a form that begins empty. Raises NotFound."""
    person = gate.one(scope.people(user).where(Person.ref == ref))
    saved = Saved(ref, current.name_of(person))
    trail.seen(user, "person.read", ref, "name")
    return saved


def part_of_person(user: Actor, ref: str, part: str) -> Saved:
    """One part of a person (a key of PARTS) as it is saved. Raises NotFound."""
    query = scope.people(user).where(Person.ref == ref).options(selectinload(Person.nationalities))
    person = gate.one(query)
    saved = Saved(ref, current.name_of(person), person.version, asdict(PARTS[part](person)))
    trail.seen(user, "person.read", ref, part)
    return saved


def row_of_person(user: Actor, ref: str, kind: str, row_id: int) -> Saved:
    """One row of a person ("documents", "statuses", "languages", "contacts") as it is saved. Raises NotFound."""
    person = gate.one(scope.people(user).where(Person.ref == ref))
    model, entry_of = _ROWS[kind]
    row: Any = row_of(user, model, ref, row_id)
    saved = Saved(ref, current.name_of(person), row.version, asdict(entry_of(row)))
    trail.seen(user, "person.read", f"{ref}/{kind}/{row_id}", kind)
    return saved


def fact_lines(user: Actor, ref: str) -> tuple[Saved, tuple[FactLine, ...]]:
    """Every fact that a rule may ask for, with what is recorded of it. Raises NotFound."""
    person = gate.one(scope.people(user).where(Person.ref == ref))
    rows = scope.of_person(user, PersonFact).where(PersonFact.person_id == person.id)
    values = {row.name: value_of(row.name, row.value) for row in db.session.scalars(rows)}
    lines = tuple(
        FactLine(name, str(fact.label), said(name, values.get(name)), name in values) for name, fact in FACTS.items()
    )
    saved = Saved(ref, current.name_of(person))
    trail.seen(user, "person.read", f"{ref}/facts", "facts")
    return saved, lines


def fact_of_person(user: Actor, ref: str, name: str) -> SavedFact:
    """One fact of a person. Raises NotFound, also for a fact that no rule asks for."""
    person = gate.one(scope.people(user).where(Person.ref == ref))
    fact = FACTS.get(name)
    if fact is None:
        raise NotFound
    query = scope.of_person(user, PersonFact).where(PersonFact.person_id == person.id, PersonFact.name == name)
    row = db.session.scalar(query)
    value = value_of(name, row.value) if row is not None else None
    saved = Saved(ref, current.name_of(person), values={"residence_country": person.residence_country})
    found = SavedFact(saved, fact, value, said(name, value), row.version if row is not None else 0)
    trail.seen(user, "person.read", f"{ref}/facts/{name}", "facts")
    return found
