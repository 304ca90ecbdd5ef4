"""Somebody whom the house does not know yet, with the least that is asked at intake."""

from dataclasses import dataclass

from caseflow import clock
from caseflow.access import finding
from caseflow.access.actor import Actor
from caseflow.access.refs import new_ref
from caseflow.access.refusals import rules_decide
from caseflow.errors import Refused
from caseflow.extensions import db
from caseflow.models.accounts import Team
from caseflow.models.people import Nationality, Person
from caseflow.rules.birth import birth_from
from caseflow.rules.names import check_full_name
from caseflow.vocabulary.language import _, is_country


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


def add_person(user: Actor, team: Team, new: Newcomer) -> Person:
    """The person, checked and added to the team with their nationalities, to be found by name. Raises Refused.

    Screening for protection comes later: until then they are `unknown`, which behaves as protected.
    """
    with rules_decide():
        name = check_full_name(new.given_names, new.family_names, new.latin_name)
        birth = birth_from(
            new.birth_year,
            new.birth_month,
            new.birth_day,
            clock.today(user.timezone),
            is_estimate=new.birth_is_estimate,
        )
    countries = _nationalities(new)
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
