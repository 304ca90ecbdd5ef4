"""Numbers of the caseload for studies: counts by occupation and one thing more, never a person.

Everybody of the organization counts, protected people too: a count names nobody, and a caseload without them would be
another one. One statement counts everything, so that all tables of a study are about the same people.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Date, Select, Subquery, and_, case, cast, false, func, literal, or_, select, true

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
    people = _people(user, today).subquery()
    rows = db.session.execute(select(*people.c, func.count()).group_by(*people.c)).all()
    names = [name for name in people.c.keys() if name != "occupation"]  # noqa: SIM118 # a collection of columns
    pairs: dict[str, dict[tuple[str, str], int]] = {name: defaultdict(int) for name in names}
    by_occupation: dict[str, int] = defaultdict(int)
    for occupation, *values, count in rows:
        by_occupation[occupation] += count
        for name, value in zip(names, values, strict=True):
            pairs[name][occupation, value] += count
    return Numbers(sum(by_occupation.values()), dict(by_occupation), {name: dict(p) for name, p in pairs.items()})


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


def _people(user: Actor, today: date) -> Select[Any]:
    """One line of codes a person, without anything that says which; to be grouped and counted at once."""
    occupations, tests, spoken = _occupations(), _tests(today), _spoken()
    nations, schooling = _nationalities(), _schooling()
    occupation = func.coalesce(occupations.c.isco, NOT_KNOWN)
    licences = _licences(today)
    evaluations, skills = _evaluations(), _skills(today)
    query = (
        select(
            occupation.label("occupation"),
            Person.sex.label(SEX),
            _age(today).label(AGE),
            func.coalesce(schooling.c.isced, NOT_KNOWN).label(EDUCATION),
            func.coalesce(Person.residence_region, Person.residence_country, NOT_KNOWN).label(REGION),
            _nationality(nations).label(NATIONALITY),
            func.coalesce(evaluations.c.state, NO).label(EVALUATED),
            case((licences.c.person_id.is_not(None), YES), else_=NO).label(LICENSED),
            func.coalesce(tests.c.any_language, NO).label(TESTED),
            func.coalesce(skills.c.state, NO).label(SKILLED),
            *(_level(tests.c[language], spoken.c[language]).label(language) for language in LANGUAGES),
        )
        .join(CaseMember, CaseMember.open_person_id == Person.id)
        .join(Case, and_(Case.id == CaseMember.case_id, Case.status != "closed"))
        .where(
            _own(user, Case.organization_id),
            or_(Person.born_latest.is_(None), Person.born_latest <= _years_before(today, 18)),
        )
    )
    for held in (occupations, tests, spoken, nations, schooling, evaluations, skills):
        query = query.outerjoin(held, held.c.person_id == Person.id)
    return query.outerjoin(licences, and_(licences.c.person_id == Person.id, licences.c.isco == occupations.c.isco))


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


def _level(tested: Any, said: Any) -> ColumnElement[str]:
    return case(
        (tested == 1, "tested"),
        (said.in_(("C1", "C2", "native")), "fluent"),
        (said == "B2", "works"),
        (said == "B1", "gets_along"),
        (said.in_(("A1", "A2")), "basic"),
        else_=NOT_KNOWN,
    )


def _nationalities() -> Subquery:
    held = func.count(Nationality.country)
    return (
        select(Nationality.person_id, held.label("held"), func.min(Nationality.country).label("country"))
        .group_by(Nationality.person_id)
        .subquery()
    )


def _nationality(nations: Subquery) -> ColumnElement[str]:
    return case(
        (nations.c.held > 1, SEVERAL),
        (nations.c.held == 1, nations.c.country),
        (Person.is_stateless, STATELESS),
        else_=NOT_KNOWN,
    )


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
