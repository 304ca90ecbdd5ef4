"""What is saved now, in the shape in which somebody would write it down: to fill a form, and to say what changed."""

from dataclasses import asdict
from typing import Any, TypeVar

from caseflow.errors import Stale
from caseflow.models.people import Contact, IdentityDocument, Person, PersonLanguage, StatusRecord
from caseflow.people.entries import (
    MOST_FEARED,
    MOST_NATIONALITIES,
    Document,
    Identity,
    Nationalities,
    Residence,
    Screening,
    Spoken,
    Status,
    Way,
)
from caseflow.rules import names
from caseflow.rules.birth import DAY, MONTH, UNKNOWN
from caseflow.vocabulary.language import subdivision_name

Entry = TypeVar("Entry", Identity, Nationalities, Residence, Screening, Document, Status, Spoken, Way)


def name_of(person: Person) -> str:
    """The name as the person writes it."""
    return names.full_name(person.given_names, person.family_names)


def identity(person: Person) -> Identity:
    """A person's name, birth and sex. Only what is known of the birth date is filled in."""
    on, precision = person.birth_date, person.birth_precision
    known = on is not None and precision != UNKNOWN
    return Identity(
        given_names=person.given_names,
        family_names=person.family_names,
        latin_name=person.latin_name,
        birth_day=on.day if on and precision == DAY else None,
        birth_month=on.month if on and precision in (DAY, MONTH) else None,
        birth_year=on.year if on and known else None,
        birth_is_estimate=precision == "estimated",
        birth_country=person.birth_country or "",
        sex=person.sex,
        gender=person.gender,
    )


def nationalities(person: Person) -> Nationalities:
    """The nationalities of a person loaded with them."""
    held = sorted(one.country for one in person.nationalities)[:MOST_NATIONALITIES]
    first, second, third, fourth = [*held, *[""] * (MOST_NATIONALITIES - len(held))]
    return Nationalities(first, second, third, fourth, person.is_stateless)


def residence(person: Person) -> Residence:
    """Where a person lives; the region by its name, as people write it."""
    region = subdivision_name(person.residence_region) if person.residence_region else ""
    return Residence(person.residence_country or "", region, person.municipality)


def screening(person: Person) -> Screening:
    """The protection screening of a person."""
    feared = (person.feared_countries or "").split()[:MOST_FEARED]
    first, second, third = [*feared, *[""] * (MOST_FEARED - len(feared))]
    status, note = person.protection_status or "", person.protection_note or ""
    return Screening(person.protection, status, first, second, third, note)


def document(row: IdentityDocument) -> Document:
    """An identity document, with its whole number."""
    return Document(row.kind, row.country or "", row.number or "", row.issued_on, row.expires_on, row.note)


def status(row: StatusRecord) -> Status:
    """A migration status with its validity."""
    return Status(row.country, row.status, row.is_regular, row.valid_from, row.valid_until, row.note or "")


def spoken(row: PersonLanguage) -> Spoken:
    """A language and how well it is spoken."""
    return Spoken(row.language, row.level, row.needs_interpreter)


def way(row: Contact) -> Way:
    """A way to reach the person."""
    return Way(row.kind, row.value, row.is_safe, row.safe_note, row.is_preferred)


def still(row: Any, seen: int, saved: Entry, written: Entry) -> None:
    """Go on only if the row is still what the user read. Raises Stale with what is saved where it differs."""
    if row.version == seen:
        return
    now, then = asdict(saved), asdict(written)
    raise Stale({k: "" if v is None else str(v) for k, v in now.items() if v != then[k]}, row.version)


def changes(before: Entry, after: Entry) -> dict[str, Any]:
    """What changed, for the trail: the fields that differ, before and after; empty when nothing did."""
    old, new = asdict(before), asdict(after)
    differ = [name for name in old if old[name] != new[name]]
    if not differ:
        return {}
    return {"before": {name: old[name] for name in differ}, "after": {name: new[name] for name in differ}}


def filled(entry: Entry) -> dict[str, Any]:
    """What was written down, for the trail: without what was left empty."""
    return {name: value for name, value in asdict(entry).items() if value not in ("", None, False)}
