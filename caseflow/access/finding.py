"""How people are found: what a name can be found by, and who is found by a name or by the number of a document.

Both rooms that look for people (people, cases) ask here. Every search starts from `scope.people`: whoever is not there
for the user is neither found nor counted. Names are looked up in two rounds, as measured with 50,000 people: by whole
words and beginnings (an ordered walk that stops early), and only when those are few by slips and sounds too.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, and_, delete, exists, func, insert, literal, select, union_all, update
from sqlalchemy.orm import aliased

from caseflow.access import scope
from caseflow.access.actor import Actor
from caseflow.extensions import db
from caseflow.models.cases import Case, CaseMember
from caseflow.models.people import IdentityDocument, NameKey, Person
from caseflow.models.types import keys
from caseflow.rules import names, search_keys
from caseflow.rules.search_keys import Wanted

NUMBER_PLACE = "identity_document.number"
MOST = 50
# How many are looked at more closely before the best are shown.
_CANDIDATES = 200
_SORT_NAME = 420


@dataclass(frozen=True)
class Found:
    """Ids of people, best first. `is_cut` when there are others that answer as well or worse."""

    ids: tuple[int, ...]
    is_cut: bool = False


def people_named(user: Actor, text: str, most: int = MOST) -> Found:
    """Those of the user's people whose name answers the text; accents, order and small slips do not matter."""
    wanted = search_keys.query_keys(text)
    if not wanted:
        return Found(())
    rows = db.session.execute(_by_words(user, wanted)).all()
    if len(rows) <= most:
        rows = [*rows, *db.session.execute(_by_likeness(user, wanted)).all()]
    by_id = {row.id: row for row in rows}
    ranked = sorted(by_id.values(), key=lambda row: (-search_keys.score(text, *row[1:4]), row.sort_name, row.id))
    return Found(tuple(row.id for row in ranked[:most]), len(ranked) > most)


def people_with_document(user: Actor, number: str) -> tuple[int, ...]:
    """Those of the user's people who hold a document with exactly this number; signs between and case do not count."""
    key = number_key(number)
    if key is None:
        return ()
    query = scope.of_person(user, IdentityDocument).where(IdentityDocument.number_key == key)
    return tuple(db.session.scalars(query.with_only_columns(IdentityDocument.person_id).distinct().limit(MOST)))


def number_key(number: str | None) -> str | None:
    """The keyed hash under which a document's number is found exactly; None for no number."""
    plain = search_keys.document_key(number or "")
    return keys().blind(NUMBER_PLACE, plain) if plain else None


def index_name(person: Person) -> None:
    """Bring up to date what a person is sorted and found by, after their name changed. The person must have an id.

    Their cases sort by the name of the principal applicant, so those follow in the same transaction.
    """
    parts = (person.given_names, person.family_names, person.latin_name)
    person.sort_name = names.sort_key(*parts)[:_SORT_NAME]
    db.session.flush()
    db.session.execute(delete(NameKey).where(NameKey.person_id == person.id))
    found = sorted(search_keys.keys_of(*parts))
    db.session.execute(
        insert(NameKey),
        [{"person_id": person.id, "kind": key.kind, "token": key.token} for key in found],
    )
    led = select(CaseMember.case_id).where(CaseMember.person_id == person.id, CaseMember.is_principal)
    # Written past the ORM on purpose: a sorting key must not look like somebody's edit of the case.
    table = Case.__table__
    db.session.execute(update(table).where(table.c.id.in_(led)).values(sort_name=person.sort_name))  # type: ignore[arg-type]


_COLUMNS: tuple[Any, ...] = (
    Person.id,
    Person.given_names,
    Person.family_names,
    Person.latin_name,
    Person.sort_name,
)


def _by_words(user: Actor, wanted: Sequence[Wanted]) -> Select[Any]:
    """Whoever has every word of the query, or words that begin so. In the order of the index: whole words first."""
    rarest, *others = wanted
    query = scope.people(user).join(NameKey, and_(NameKey.person_id == Person.id, _begins(rarest)))
    for word in others:
        # Asked row by row, as the walk ends after a few: collecting all Marías takes ten times as long.
        own = aliased(NameKey)
        query = query.where(exists().where(own.person_id == Person.id, _begins(word, own)))
    return query.with_only_columns(*_COLUMNS).order_by(NameKey.token, NameKey.person_id).limit(_CANDIDATES)


def _by_likeness(user: Actor, wanted: Sequence[Wanted]) -> Select[Any]:
    """Whoever has for every word of the query one like it: written with a slip, or sounding the same."""
    rarest, *others = wanted
    alike = _like(rarest).subquery()
    best = select(alike.c.person_id, func.max(alike.c.weight).label("weight")).group_by(alike.c.person_id).subquery()
    query = scope.people(user).join(best, best.c.person_id == Person.id)
    for word in others:
        query = query.where(Person.id.in_(select(_like(word).subquery().c.person_id)))
    return query.with_only_columns(*_COLUMNS).order_by(best.c.weight.desc(), Person.id).limit(_CANDIDATES)


def _begins(word: Wanted, key: Any = NameKey) -> Any:
    return and_(key.kind == search_keys.WORD, key.token >= word.from_, key.token < word.before)


def _like(word: Wanted) -> Any:
    """Every person with a key that the word accepts, once for each way; the surer ways weigh more."""
    tokens: dict[str, list[str]] = {}
    for key in sorted(word.keys):
        tokens.setdefault(key.kind, []).append(key.token)
    ways = [select(NameKey.person_id, literal(4).label("weight")).where(_begins(word))]
    for kind, weight in ((search_keys.WORD, 3), (search_keys.SLIP, 2), (search_keys.SOUND, 1)):
        if kind in tokens:
            keyed = and_(NameKey.kind == kind, NameKey.token.in_(tokens[kind]))
            ways.append(select(NameKey.person_id, literal(weight).label("weight")).where(keyed))
    return union_all(*ways)
