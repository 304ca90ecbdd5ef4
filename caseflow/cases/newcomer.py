"""Somebody whom the house does not know yet, with the least that is asked at intake."""

from dataclasses import dataclass

from caseflow import clock
from caseflow.access import finding, scope
from caseflow.access.actor import Actor
from caseflow.access.refs import new_ref
from caseflow.access.refusals import refusal, rules_decide
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.models.accounts import Team
from caseflow.models.people import Nationality, Person
from caseflow.rules import search_keys
from caseflow.rules.birth import Birth, birth_from
from caseflow.rules.names import check_full_name
from caseflow.rules.reason import NotAllowed
from caseflow.vocabulary.language import _, is_country

MOST_ALIKE = 10
# Every word of what was written is a word of the name, or but for a slip.
ALIKE = 80


@dataclass(frozen=True)
class Newcomer:
    """A new person as somebody wrote them down. Nothing in it is checked yet."""

    given_names: str = ""
    family_names: str = ""
    latin_name: str = ""
    birth_year: int | None = None
    birth_month: int | None = None
    birth_day: int | None = None
    birth_is_estimate: bool = False
    nationality: str = ""
    other_nationality: str = ""
    is_stateless: bool = False
    residence_country: str = ""
    # Somebody looked at the people who look alike, and this is none of them.
    is_somebody_else: bool = False


def add_person(user: Actor, team: Team, new: Newcomer) -> Person:
    """The person, checked and added to the team with their nationalities, to be found by name. Raises Refused.

    Screening for protection comes later: until then they are `unknown`, which behaves as protected.
    """
    with rules_decide():
        name = check_full_name(new.given_names, new.family_names, new.latin_name)
    birth = _birth(user, new)
    countries = _nationalities(new)
    if not new.is_somebody_else and lookalikes(user, new):
        raise Refused(
            _("We know somebody like this already. Choose them, or say that this is somebody else."),
            "is_somebody_else",
        )
    person = Person(
        ref=new_ref("PE"),
        organization_id=team.organization_id,
        team_id=team.id,
        given_names=name.given,
        family_names=name.family,
        latin_name=name.latin_form,
        sort_name="",
        birth_date=birth.on,
        birth_precision=birth.precision,
        born_earliest=birth.earliest(),
        born_latest=birth.latest(),
        is_stateless=new.is_stateless,
        residence_country=_country(new.residence_country, "residence_country"),
        created_at=clock.now(),
    )
    db.session.add(person)
    db.session.flush()
    db.session.add_all(Nationality(person_id=person.id, country=country) for country in countries)
    finding.index_name(person)
    return person


def lookalikes(user: Actor, new: Newcomer) -> list[int]:
    """Ids of the user's own people who have this name and may be born in that year. Others are never looked at."""
    text = new.latin_name or f"{new.given_names} {new.family_names}"
    named = finding.people_named(user, text, MOST_ALIKE).ids
    query = scope.people(user).where(Person.id.in_(named))
    return [
        person.id
        for person in db.session.scalars(query)
        if search_keys.score(text, person.given_names, person.family_names, person.latin_name) >= ALIKE
        and _may_be_born_in(person, new.birth_year)
    ]


def _may_be_born_in(person: Person, year: int | None) -> bool:
    if year is None or person.born_earliest is None or person.born_latest is None:
        return True
    return person.born_earliest.year - 1 <= year <= person.born_latest.year + 1


def _birth(user: Actor, new: Newcomer) -> Birth:
    try:
        return birth_from(
            new.birth_year,
            new.birth_month,
            new.birth_day,
            clock.today(user.timezone),
            is_estimate=new.birth_is_estimate,
        )
    except NotAllowed as no:
        raise refusal(no.because, "birth_year") from no


def _nationalities(new: Newcomer) -> list[str]:
    found = [
        _country(code, field)
        for code, field in ((new.nationality, "nationality"), (new.other_nationality, "other_nationality"))
        if code
    ]
    if new.is_stateless and found:
        raise Refused(_("A stateless person has no nationality. Take out one of the two."), "is_stateless")
    return sorted({code for code in found if code})


def _country(code: str, field: str) -> str | None:
    if code and not is_country(code):
        raise Refused(_("There is no country with the code %(code)s.", code=code[:10]), field)
    return code or None
