"""Numbers of the caseload for studies: counts by occupation and one thing more, never a person.

Everybody of the organization counts, protected people too: a count names nobody, and a caseload without them would be
another one. People are read once and what they hold is laid beside them here (one joined statement takes five times as
long); counts leave this module, lines never do. So all tables of a study are about the same people.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Date, Subquery, and_, case, cast, false, func, literal, or_, select, true

from caseflow.access.actor import Actor
from caseflow.extensions import db
from caseflow.models.cases import Case, CaseMember
from caseflow.models.employers import Opening
from caseflow.models.evaluation import (
    Education,
    Evaluation,
    LanguageTest,
    Licence,
    Skill,
    WantedOccupation,
    WorkExperience,
)
from caseflow.models.people import Nationality, Person, PersonLanguage
from caseflow.vocabulary.roles import Role

NOT_KNOWN = ""
SEVERAL, STATELESS = "several", "stateless"
YES, NO, EXPIRED = "yes", "no", "expired"
# What is counted beside the occupation.
SEX, AGE, EDUCATION, REGION, NATIONALITY = "sex", "age", "education", "region", "nationality"
LANGUAGES = ("eng", "fra", "spa", "por")
EVALUATED, LICENSED, TESTED, SKILLED = "evaluated", "licensed", "tested", "skilled"
AGES = ("18-24", "25-34", "35-44", "45-54", "55-64", "65+")
LANGUAGE_ORDER = ("tested", "fluent", "works", "gets_along", "basic")
_OCCUPATION = "occupation"
# How somebody who has no test in date says to speak, in the steps of a study.
_LEVELS = {
    "A1": "basic", "A2": "basic", "B1": "gets_along", "B2": "works", "C1": "fluent", "C2": "fluent", "native": "fluent",
}  # fmt: skip
_NOT_CLASSIFIED = 9
_AFTER_ALL_WISHES = 1_000_000


@dataclass(frozen=True)
class Numbers:
    """How many people there are, and how many by occupation (ISCO-08, "" for none) and value of each thing."""

    people: int = 0
    by_occupation: dict[str, int] = field(default_factory=dict)
    pairs: dict[str, dict[tuple[str, str], int]] = field(default_factory=dict)


@dataclass(frozen=True)
class Demand:
    """Open heads at one place in one occupation."""

    isco: str
    country: str
    region: str | None
    heads: int


def numbers(user: Actor, today: date) -> Numbers:
    """The grown-up people in the open cases of the user's organization, as counts. Nobody for other roles."""
    held = {name: _by_person(query) for name, query in _held(today).items()}
    licensed = {tuple(row) for row in db.session.execute(select(_licences(today)))}
    spoken, tested = _languages(_spoken()), _languages(_tests(today))
    pairs: dict[str, dict[tuple[str, str], int]] = {}
    by_occupation: dict[str, int] = defaultdict(int)
    for person_id, sex, age, region, is_stateless in db.session.execute(_people(user, today)):
        occupation = held[_OCCUPATION].get(person_id, NOT_KNOWN)
        values = {SEX: sex, AGE: age, REGION: region}
        values[NATIONALITY] = held[NATIONALITY].get(person_id, STATELESS if is_stateless else NOT_KNOWN)
        values[EDUCATION] = held[EDUCATION].get(person_id, NOT_KNOWN)
        values |= {name: held[name].get(person_id, NO) for name in (EVALUATED, TESTED, SKILLED)}
        values[LICENSED] = YES if (person_id, occupation) in licensed else NO
        for language in LANGUAGES:
            has_test = bool(tested[language].get(person_id))
            values[language] = "tested" if has_test else _LEVELS.get(spoken[language].get(person_id) or "", NOT_KNOWN)
        by_occupation[occupation] += 1
        for name, value in values.items():
            pairs.setdefault(name, defaultdict(int))[occupation, value] += 1
    return Numbers(sum(by_occupation.values()), dict(by_occupation), {name: dict(p) for name, p in pairs.items()})


def _held(today: date) -> dict[str, Subquery]:
    """What people hold, as (person, code), by the name of what is counted."""
    tests = _tests(today)
    return {
        _OCCUPATION: _occupations(),
        NATIONALITY: _nationalities(),
        EDUCATION: _schooling(),
        EVALUATED: _evaluations(),
        TESTED: select(tests.c.person_id, tests.c.any_language).subquery(),
        SKILLED: _skills(today),
    }


def _by_person(part: Subquery) -> dict[int, str]:
    return {person_id: code for person_id, code in db.session.execute(select(*part.c))}


def _languages(part: Subquery) -> dict[str, dict[int, Any]]:
    """By language what the part says of each person."""
    found: dict[str, dict[int, Any]] = {language: {} for language in LANGUAGES}
    for person_id, *values in db.session.execute(select(part.c.person_id, *(part.c[one] for one in LANGUAGES))):
        for language, value in zip(LANGUAGES, values, strict=True):
            found[language][person_id] = value
    return found


def newcomers(user: Actor, since: Any) -> int:
    """How many people of the user's organization were recorded since that moment."""
    query = select(func.count(Person.id)).where(_own(user, Person.organization_id), Person.created_at > since)
    return db.session.scalar(query) or 0


def demand(user: Actor) -> tuple[Demand, ...]:
    """Heads of the organization's open openings by occupation and place. Jobs, not people: nothing to hide."""
    query = (
        select(Opening.isco, Opening.country, Opening.region, func.sum(Opening.heads))
        .where(_own(user, Opening.organization_id), Opening.state == "open")
        .group_by(Opening.isco, Opening.country, Opening.region)
        .order_by(Opening.isco, Opening.country, Opening.region)
    )
    return tuple(
        Demand(isco, country, region, int(heads)) for isco, country, region, heads in db.session.execute(query)
    )


def _own(user: Actor, column: Any) -> ColumnElement[bool]:
    if user.is_system:
        return true()
    if user.role in (Role.ANALYST, Role.SUPERVISOR):
        return column == user.organization_id  # type: ignore[no-any-return]
    return false()


def _people(user: Actor, today: date) -> Any:
    """The grown-ups in the open cases of the organization."""
    return (
        select(
            Person.id,
            Person.sex,
            _age(today),
            func.coalesce(Person.residence_region, Person.residence_country, NOT_KNOWN),
            Person.is_stateless,
        )
        .join(CaseMember, CaseMember.open_person_id == Person.id)
        .join(Case, and_(Case.id == CaseMember.case_id, Case.status != "closed"))
        .where(
            _own(user, Case.organization_id),
            or_(Person.born_latest.is_(None), Person.born_latest <= _years_before(today, 18)),
        )
    )


def _occupations() -> Subquery:
    """What each person wants most, else what they last worked as."""
    no_day = cast(None, Date).label("day")
    wanted = select(
        WantedOccupation.person_id,
        WantedOccupation.isco,
        WantedOccupation.rank.label("place"),
        no_day,
        WantedOccupation.id,
    )
    worked = select(
        WorkExperience.person_id,
        WorkExperience.isco,
        literal(_AFTER_ALL_WISHES).label("place"),
        WorkExperience.started_on.label("day"),
        WorkExperience.id,
    )
    either = wanted.union_all(worked).subquery()
    order = func.row_number().over(
        partition_by=either.c.person_id, order_by=(either.c.place, either.c.day.desc(), either.c.id)
    )
    ranked = select(either.c.person_id, either.c.isco, order.label("nth")).subquery()
    return select(ranked.c.person_id, ranked.c.isco).where(ranked.c.nth == 1).subquery()


def _tests(today: date) -> Subquery:
    """Who has a language result that still counts: in any language (or one that ended), and in each of ours."""
    valid = or_(LanguageTest.expires_on.is_(None), LanguageTest.expires_on >= today)
    best = func.max(case((valid, 2), else_=1))
    return (
        select(
            LanguageTest.person_id,
            case((best == 2, YES), else_=EXPIRED).label("any_language"),
            *(
                func.max(case((and_(valid, LanguageTest.language == language), 1), else_=0)).label(language)
                for language in LANGUAGES
            ),
        )
        .group_by(LanguageTest.person_id)
        .subquery()
    )


def _spoken() -> Subquery:
    return (
        select(
            PersonLanguage.person_id,
            *(
                func.max(case((PersonLanguage.language == language, PersonLanguage.level))).label(language)
                for language in LANGUAGES
            ),
        )
        .group_by(PersonLanguage.person_id)
        .subquery()
    )


def _nationalities() -> Subquery:
    one = case((func.count(Nationality.country) > 1, SEVERAL), else_=func.min(Nationality.country))
    return select(Nationality.person_id, one.label("country")).group_by(Nationality.person_id).subquery()


def _schooling() -> Subquery:
    """The highest level that was completed."""
    from_levels = case({level: str(level) for level in range(9)}, value=func.max(Education.isced), else_=NOT_KNOWN)
    return (
        select(Education.person_id, from_levels.label("isced"))
        .where(Education.completed_on.is_not(None), Education.isced < _NOT_CLASSIFIED)
        .group_by(Education.person_id)
        .subquery()
    )


def _licences(today: date) -> Subquery:
    """Who may practise which occupation, outside the country where they learnt it too."""
    valid = or_(Licence.expires_on.is_(None), Licence.expires_on >= today)
    return select(Licence.person_id, Licence.isco).where(valid, Licence.kind != "foreign").distinct().subquery()


def _evaluations() -> Subquery:
    signed = func.max(case((Evaluation.state == "signed", 1), else_=0))
    state = case((signed == 1, YES), else_="draft")
    return select(Evaluation.person_id, state.label("state")).group_by(Evaluation.person_id).subquery()


def _skills(today: date) -> Subquery:
    proved = and_(Skill.source != "said", or_(Skill.expires_on.is_(None), Skill.expires_on >= today))
    state = case((func.max(case((proved, 1), else_=0)) == 1, YES), else_="said")
    return select(Skill.person_id, state.label("state")).group_by(Skill.person_id).subquery()


def _age(today: date) -> ColumnElement[str]:
    """The age group by the latest day on which somebody can have been born."""
    born = Person.born_latest
    oldest_first = [(born <= _years_before(today, int(group[:2])), group) for group in reversed(AGES)]
    return case((born.is_(None), NOT_KNOWN), *oldest_first, else_=NOT_KNOWN)


def _years_before(today: date, years: int) -> date:
    """The last day on which somebody of that age can have been born."""
    try:
        return today.replace(year=today.year - years)
    except ValueError:  # 29 February
        return today.replace(year=today.year - years, day=28)
