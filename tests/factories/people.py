"""People for tests: rows only, flushed; the test commits at the end of its set-up."""

from datetime import date

from caseflow import clock
from caseflow.access import finding
from caseflow.access.refs import new_ref
from caseflow.extensions import db
from caseflow.models.accounts import Team
from caseflow.models.people import Contact, IdentityDocument, Nationality, Person, PersonLanguage, StatusRecord
from caseflow.rules.birth import Birth
from caseflow.rules.names import sort_key

GROWN_UP = date(1990, 5, 17)


def person(
    team: Team,
    given: str = "Rosa Elena",
    family: str = "Mejía Pineda",
    *,
    latin: str = "",
    nationalities: tuple[str, ...] = ("HND",),
    born: date | None = GROWN_UP,
    precision: str = "day",
    protection: str = "clear",
    **more,
) -> Person:
    """A person of that team who can be found by name. `born=None` is an unknown birth date."""
    birth = Birth(born, precision if born else "unknown")
    row = Person(
        ref=new_ref("PE"),
        organization_id=team.organization_id,
        team_id=team.id,
        given_names=given,
        family_names=family,
        latin_name=latin,
        sort_name=sort_key(given, family, latin),
        birth_date=birth.on,
        birth_precision=birth.precision,
        born_earliest=birth.earliest(),
        born_latest=birth.latest(),
        protection=protection,
        created_at=clock.now(),
        **{"residence_country": "CAN", "residence_region": "CA-NS", **more},
    )
    db.session.add(row)
    db.session.flush()
    for country in nationalities:
        nationality(row, country)
    finding.index_name(row)
    return row


def nationality(of: Person, country: str) -> Nationality:
    row = Nationality(person_id=of.id, country=country)
    db.session.add(row)
    db.session.flush()
    return row


def family(team: Team, name: str = "Mejía Pineda", **more) -> tuple[Person, Person, Person]:
    """Two parents and a child of ten, each a person of their own. They become a family by a case (factories.cases)."""
    ten_years_ago = clock.today().year - 10
    return (
        person(team, "Rosa Elena", name, **{"sex": "female", **more}),
        person(team, "Julio César", name, **{"sex": "male", "born": date(1987, 11, 3), **more}),
        person(team, "Alba", name, **{**more, "born": date(ten_years_ago, 1, 20)}),
    )


def document(of: Person, number: str | None = "E123456", kind: str = "passport", **more) -> IdentityDocument:
    """An identity document that can be found by its number."""
    row = IdentityDocument(
        person_id=of.id,
        kind=kind,
        number=number,
        number_key=finding.number_key(number),
        **{"country": "HND", "expires_on": date(2031, 6, 30), **more},
    )
    db.session.add(row)
    db.session.flush()
    return row


def status(of: Person, status: str = "visitor", *, is_regular: bool = True, **more) -> StatusRecord:
    row = StatusRecord(person_id=of.id, status=status, is_regular=is_regular, **{"country": "CAN", **more})
    db.session.add(row)
    db.session.flush()
    return row


def contact(of: Person, value: str = "+1 902 555 0147", kind: str = "phone", **more) -> Contact:
    row = Contact(person_id=of.id, kind=kind, value=value, **more)
    db.session.add(row)
    db.session.flush()
    return row


def language(of: Person, language: str = "spa", level: str = "native", **more) -> PersonLanguage:
    row = PersonLanguage(person_id=of.id, language=language, level=level, **more)
    db.session.add(row)
    db.session.flush()
    return row
