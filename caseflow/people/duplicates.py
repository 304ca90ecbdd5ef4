"""Who among the user's own people may be the person that somebody is about to add.

Only people in the user's scope are looked at: that somebody exists elsewhere is never said, and never changes what
happens here.
"""

from caseflow import clock
from caseflow.access import finding, scope
from caseflow.access.actor import Actor
from caseflow.extensions import db
from caseflow.models.people import Person
from caseflow.people.entries import Identity
from caseflow.rules import search_keys
from caseflow.rules.birth import Birth, birth_from
from caseflow.rules.reason import NotAllowed

MOST = 10
# One word of four may differ much, or each of them a little.
ALIKE = 75
_YEARS_APART = 1


def lookalikes(user: Actor, entry: Identity, number: str = "") -> tuple[Person, ...]:
    """People with the same document number, then those of a very like name who may be born in the same year."""
    same_paper = finding.people_with_document(user, number) if number else ()
    named = dict.fromkeys(i for text in _shortened(entry) for i in finding.people_named(user, text).ids)
    ids = [*same_paper, *named]
    if not ids:
        return ()
    rows = {row.id: row for row in db.session.scalars(scope.people(user).where(Person.id.in_(ids)))}
    birth = _birth(user, entry)
    likely = [rows[i] for i in named if i in rows and i not in same_paper and _is_like(entry, birth, rows[i])]
    return tuple([*(rows[i] for i in same_paper if i in rows), *likely][:MOST])


def _shortened(entry: Identity) -> set[str]:
    """What to look for: the first words of both parts, as many write no more than those; the whole Latin form."""
    texts = {" ".join([*entry.given_names.split()[:1], *entry.family_names.split()[:1]]), entry.latin_name}
    return {text for text in texts if text.strip()}


def _is_like(entry: Identity, birth: Birth, person: Person) -> bool:
    written = (entry.given_names, entry.family_names, entry.latin_name)
    saved = (person.given_names, person.family_names, person.latin_name)
    # Either name may be the shorter one.
    best = max(
        search_keys.score(_text(written), *saved),
        search_keys.score(_text(saved), *written),
    )
    return best >= ALIKE and _same_year(birth, Birth(person.birth_date, person.birth_precision))


def _text(parts: tuple[str, str, str]) -> str:
    given, family, latin = parts
    return latin or f"{given} {family}"


def _birth(user: Actor, entry: Identity) -> Birth:
    try:
        return birth_from(
            entry.birth_year,
            entry.birth_month,
            entry.birth_day,
            clock.today(user.timezone),
            is_estimate=entry.birth_is_estimate,
        )
    except NotAllowed:
        return Birth()


def _same_year(one: Birth, other: Birth) -> bool:
    """Whether both may be born in the same year or the next: years are often remembered one off."""
    earliest, latest, from_, until = one.earliest(), one.latest(), other.earliest(), other.latest()
    if earliest is None or latest is None or from_ is None or until is None:
        return True
    return earliest.year - _YEARS_APART <= until.year and from_.year - _YEARS_APART <= latest.year
