"""How people are found: what a name can be found by, and who is found by a name or the number of a document.

Both rooms that look for people (people, cases) ask here. Every search starts from `scope.people`: whoever is not there
for the user is neither found nor counted.
"""

from sqlalchemy import delete, insert, select, update

from caseflow.extensions import db
from caseflow.models.cases import Case, CaseMember
from caseflow.models.people import NameKey, Person
from caseflow.models.types import keys
from caseflow.rules import names, search_keys

NUMBER_PLACE = "identity_document.number"


def index_name(person: Person) -> None:
    """Bring up to date what a person is sorted and found by, after their name changed. The person must have an id.

    Their cases sort by the name of the principal applicant, so those follow in the same transaction.
    """
    parts = (person.given_names, person.family_names, person.latin_name)
    person.sort_name = names.sort_key(*parts)[:420]
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


def number_key(number: str | None) -> str | None:
    """The keyed hash under which a document's number is found exactly; None for no number."""
    plain = search_keys.document_key(number or "")
    return keys().blind(NUMBER_PLACE, plain) if plain else None
