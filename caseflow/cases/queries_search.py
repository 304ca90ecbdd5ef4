"""Looking for a case by a name, a reference or the number of a document; and for somebody to put into one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import joinedload, selectinload

from caseflow import clock
from caseflow.access import finding, gate, scope
from caseflow.access.actor import Actor
from caseflow.audit import trail
from caseflow.cases.membership import full_name
from caseflow.cases.newcomer import Newcomer, lookalikes
from caseflow.cases.queries_listing import CaseLine, lines_of
from caseflow.extensions import db, reading
from caseflow.models.cases import Case, CaseMember
from caseflow.models.people import Person
from caseflow.rules.reference import normalise
from caseflow.vocabulary.persons import BirthPrecision, Relationship

MOST = 50


@dataclass(frozen=True)
class Hit:
    """A case that was found, and the people in it who were looked for."""

    line: CaseLine
    matched: tuple[tuple[str, Relationship], ...]


@dataclass(frozen=True)
class Hits:
    """What was found, best first. `goes_to` is the one case whose reference was typed."""

    hits: tuple[Hit, ...] = ()
    is_cut: bool = False
    goes_to: str | None = None


def cases_found(user: Actor, text: str) -> Hits:
    """The user's cases that answer a name, a case's or person's reference, or a document's number. Raises Denied."""
    gate.require(user, "case.list")
    ref = normalise(text)
    with reading():
        if ref is not None and ref.startswith("CF-"):
            known = db.session.scalar(scope.cases(user).where(Case.ref == ref).with_only_columns(Case.ref))
            trail.abandon()
            return Hits(goes_to=known)
        people, is_cut = _people(user, text, ref)
        hits = _hits(user, people) if people else ()
    trail.seen(user, "case.list", "cases/search", " ".join(hit.line.ref for hit in hits[:26]))
    return Hits(hits[:MOST], is_cut or len(hits) > MOST)


def _people(user: Actor, text: str, ref: str | None) -> tuple[Sequence[int], bool]:
    if ref is not None:
        query = scope.people(user).where(Person.ref == ref).with_only_columns(Person.id)
        return list(db.session.scalars(query)), False
    if any(sign.isdigit() for sign in text):
        return finding.people_with_document(user, text), False
    found = finding.people_named(user, text, MOST)
    return found.ids, found.is_cut


def _hits(user: Actor, people: Sequence[int]) -> tuple[Hit, ...]:
    """The cases of these people, in the order of the best of each."""
    rank = {person_id: place for place, person_id in enumerate(people)}
    query = scope.members(user).where(CaseMember.person_id.in_(people)).options(joinedload(CaseMember.person))
    by_case: dict[int, list[CaseMember]] = {}
    for member in sorted(db.session.scalars(query), key=lambda m: (rank[m.person_id], -m.case_id)):
        by_case.setdefault(member.case_id, []).append(member)
    lines = lines_of(user, list(by_case), clock.today(user.timezone))
    return tuple(
        Hit(
            lines[case_id],
            tuple((full_name(m.person), Relationship(m.relationship_to_principal)) for m in members),
        )
        for case_id, members in by_case.items()
    )


@dataclass(frozen=True)
class PersonFound:
    """Somebody who may be meant, with what tells namesakes apart. `open_case` is theirs, if the user sees it."""

    ref: str
    name: str
    latin_name: str
    birth_date: date | None
    birth_precision: BirthPrecision
    nationalities: tuple[str, ...]
    open_case: str


def people_found(user: Actor, text: str) -> tuple[PersonFound, ...]:
    """The user's people who answer a name, a reference or a document's number, best first. Raises Denied."""
    gate.require(user, "person.list")
    with reading():
        ids, _is_cut = _people(user, text, normalise(text))
        found = _described(user, ids)
    trail.seen(user, "person.list", "people/search", " ".join(person.ref for person in found[:26]))
    return found


def people_alike(user: Actor, new: Newcomer) -> tuple[PersonFound, ...]:
    """The user's people whom somebody may be about to write down once more. Raises Denied."""
    gate.require(user, "person.list")
    found = _described(user, lookalikes(user, new))
    trail.seen(user, "person.list", "people/alike", " ".join(person.ref for person in found))
    return found


def person_chosen(user: Actor, ref: str) -> PersonFound | None:
    """The person of that reference, if they are there for the user."""
    gate.require(user, "person.list")
    person_id = db.session.scalar(scope.people(user).where(Person.ref == ref).with_only_columns(Person.id))
    found = _described(user, [person_id]) if person_id else ()
    trail.seen(user, "person.list", "people/chosen", " ".join(person.ref for person in found))
    return found[0] if found else None


def _described(user: Actor, ids: Sequence[int]) -> tuple[PersonFound, ...]:
    if not ids:
        return ()
    query = scope.people(user).where(Person.id.in_(ids)).options(selectinload(Person.nationalities))
    people = {person.id: person for person in db.session.scalars(query)}
    members = scope.members(user).where(CaseMember.open_person_id.in_(ids)).options(joinedload(CaseMember.case))
    cases = {member.person_id: member.case.ref for member in db.session.scalars(members)}
    return tuple(
        PersonFound(
            person.ref,
            full_name(person),
            person.latin_name,
            person.birth_date,
            BirthPrecision(person.birth_precision),
            tuple(n.country for n in person.nationalities),
            cases.get(person.id, ""),
        )
        for person in (people[person_id] for person_id in ids if person_id in people)
    )
