"""What is on record of the people who can be ranked, read in a fixed number of statements, however many they are.

Nationality, sex, gender, health, circumstances and who belongs to a family are in no statement here. Birth dates are
read to answer one question, old enough on the first day or not, and are not kept.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import String, and_, cast, func, or_, select

from caseflow.access import scope
from caseflow.access.actor import Actor
from caseflow.extensions import db
from caseflow.matching.consents import served
from caseflow.models.base import Base
from caseflow.models.cases import Case, CaseMember
from caseflow.models.evaluation import Education, LanguageTest, Licence, Skill, WantedOccupation, WorkExperience
from caseflow.models.matching import FamilyWish
from caseflow.models.pathways import Pathway, PathwayVersion
from caseflow.models.people import Person, PersonLanguage, StatusRecord
from caseflow.models.placements import Placement
from caseflow.rules.experience import Spell
from caseflow.rules.holdings import HeldSkill
from caseflow.rules.language_tests import Result
from caseflow.rules.matching import NEAR_DIGITS, Wanted
from caseflow.rules.placements import HOLDS_HEAD, MOVES

Ids = Collection[int] | None
_LIVE = tuple(state for state, next_ones in MOVES.items() if next_ones)
_NOT_CLASSIFIED = 9
_NO_STATUS = "unknown"


@dataclass(frozen=True)
class Subject:
    """Somebody of an open case. `ref` only orders equal scores, by a keyed hash."""

    id: int
    ref: str
    born_earliest: date | None
    born_latest: date | None
    residence: str | None
    case_id: int
    stage: str
    status: str
    pathway_version_id: int | None


@dataclass(frozen=True)
class Wish:
    """What a family wishes, as a ranking reads it."""

    regions: str = ""
    countries: str = ""
    not_regions: str = ""
    together: str = "rather"
    needs_housing: bool = False
    earliest: str | None = None


@dataclass(frozen=True)
class Facts:
    """What is on record, by person (wishes by case, pathways by version). Only what one of the openings asks about."""

    occupations: dict[int, list[tuple[str, int]]]
    work: dict[int, list[Spell]]
    licences: dict[int, list[tuple[str, str, str, date | None, date | None]]]
    spoken: dict[int, dict[str, str]]
    tests: dict[int, list[tuple[str, Result]]]
    skills: dict[int, list[HeldSkill]]
    isced: dict[int, int]
    statuses: dict[int, list[tuple[str, str]]]
    wishes: dict[int, Wish]
    pathways: dict[int, str]
    served: set[int]
    placed: dict[int, list[tuple[int, bool]]]  # openings, and whether a place is held there


def subjects(user: Actor, ids: Ids = None) -> list[Subject]:
    """The people in open cases whom the user may know of, in the order of their ids; all of them without `ids`."""
    columns: Any = (
        Person.id, Person.ref, Person.born_earliest, Person.born_latest, Person.residence_country,
        Case.id, Case.stage, Case.status, Case.pathway_version_id,
    )  # fmt: skip
    query = (
        scope.people(user)
        .join(CaseMember, CaseMember.open_person_id == Person.id)
        .join(Case, Case.id == CaseMember.case_id)
        .order_by(Person.id)
    )
    if ids is not None:
        query = query.where(Person.id.in_(sorted(ids)))
    return [Subject(*row) for row in db.session.execute(query.with_only_columns(*columns))]


def facts(user: Actor, openings: Collection[Wanted], today: date, ids: Ids = None) -> Facts:
    """What is on record of the user's people (or of these) that one of the openings asks about."""
    near = sorted({one.isco[:NEAR_DIGITS] for one in openings})
    licensed = sorted({one.isco for one in openings if one.needs_licence})
    languages = sorted({one.language for one in openings if one.language})
    skills = sorted({code for one in openings for code in one.skills})
    schooling = any(one.isced is not None for one in openings)
    return Facts(
        occupations=_occupations(user, near, ids),
        work=_work(user, near, ids),
        licences=_licences(user, licensed, ids),
        spoken=_spoken(user, languages, ids),
        tests=_tests(user, languages, ids),
        skills=_skills(user, skills, ids),
        isced=_isced(user, ids) if schooling else {},
        statuses=_statuses(user, today, ids) if any(one.statuses for one in openings) else {},
        wishes=_wishes(user, ids),
        pathways=_pathways(),
        served=served(user, today, ids),
        placed=_placed(user, ids),
    )


def _rows(user: Actor, model: type[Base], ids: Ids, columns: tuple[Any, ...], *where: Any) -> Any:
    query: Any = scope.of_person(user, model).where(*where)
    if ids is not None:
        query = query.where(model.person_id.in_(sorted(ids)))  # type: ignore[attr-defined]
    return db.session.execute(query.with_only_columns(model.person_id, *columns))  # type: ignore[attr-defined]


def _groups(column: Any, near: Iterable[str]) -> Any:
    # A range, so that both databases walk the index of the code.
    return or_(*(column.between(f"{group}00", f"{group}99") for group in near))


def _occupations(user: Actor, near: list[str], ids: Ids) -> dict[int, list[tuple[str, int]]]:
    found: dict[int, list[tuple[str, int]]] = defaultdict(list)
    table = WantedOccupation
    for person_id, isco, rank in _rows(user, table, ids, (table.isco, table.rank), _groups(table.isco, near)):
        found[person_id].append((isco, rank))
    return found


def _work(user: Actor, near: list[str], ids: Ids) -> dict[int, list[Spell]]:
    found: dict[int, list[Spell]] = defaultdict(list)
    table = WorkExperience
    columns = (table.isco, table.started_on, table.ended_on)
    for person_id, isco, started_on, ended_on in _rows(user, table, ids, columns, _groups(table.isco, near)):
        found[person_id].append(Spell(isco, started_on, ended_on, None))
    return found


def _licences(user: Actor, iscos: list[str], ids: Ids) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    if iscos:
        columns = (Licence.isco, Licence.country, Licence.kind, Licence.issued_on, Licence.expires_on)
        for person_id, *line in _rows(user, Licence, ids, columns, Licence.isco.in_(iscos)):
            found[person_id].append(tuple(line))
    return found


def _spoken(user: Actor, languages: list[str], ids: Ids) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = defaultdict(dict)
    if languages:
        table = PersonLanguage
        columns = (table.language, table.level)
        for person_id, language, level in _rows(user, table, ids, columns, table.language.in_(languages)):
            found[person_id][language] = level
    return found


def _tests(user: Actor, languages: list[str], ids: Ids) -> dict[int, list[tuple[str, Result]]]:
    found: dict[int, list[tuple[str, Result]]] = defaultdict(list)
    if languages:
        table = LanguageTest
        scores = (table.listening, table.reading, table.writing, table.speaking, table.taken_on)
        columns = (table.language, table.test, *scores, func.coalesce(table.overall, ""), table.expires_on)
        for person_id, language, *result in _rows(user, table, ids, columns, table.language.in_(languages)):
            found[person_id].append((language, Result(*result)))
    return found


def _skills(user: Actor, codes: list[str], ids: Ids) -> dict[int, list[HeldSkill]]:
    found: dict[int, list[HeldSkill]] = defaultdict(list)
    if codes:
        columns = (Skill.skill, Skill.level, Skill.source, Skill.expires_on)
        for person_id, *line in _rows(user, Skill, ids, columns, Skill.skill.in_(codes)):
            found[person_id].append(HeldSkill(*line))
    return found


def _isced(user: Actor, ids: Ids) -> dict[int, int]:
    """The highest level of schooling that was completed and is classified."""
    query: Any = scope.of_person(user, Education).where(
        Education.completed_on.is_not(None), Education.isced != _NOT_CLASSIFIED
    )
    if ids is not None:
        query = query.where(Education.person_id.in_(sorted(ids)))
    query = query.with_only_columns(Education.person_id, func.max(Education.isced)).group_by(Education.person_id)
    return {person_id: isced for person_id, isced in db.session.execute(query)}


def _statuses(user: Actor, today: date, ids: Ids) -> dict[int, list[tuple[str, str]]]:
    """The statuses that hold today, as (country, status)."""
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    table = StatusRecord
    holds = and_(
        table.status != _NO_STATUS,
        or_(table.valid_from.is_(None), table.valid_from <= today),
        or_(table.valid_until.is_(None), table.valid_until >= today),
    )
    for person_id, country, status in _rows(user, table, ids, (table.country, table.status), holds):
        found[person_id].append((country, status))
    return found


def _wishes(user: Actor, ids: Ids) -> dict[int, Wish]:
    """By case. Lists are read as text and each different one opened once."""
    table = FamilyWish
    lists = (cast(table.regions, String), cast(table.countries, String), cast(table.not_regions, String))
    query: Any = scope.of_case(user, table)
    if ids is not None:
        own = scope.people(user).join(CaseMember, CaseMember.open_person_id == Person.id)
        query = query.where(
            table.case_id.in_(own.where(Person.id.in_(sorted(ids))).with_only_columns(CaseMember.case_id))
        )
    columns = (table.case_id, *lists, table.together, table.needs_housing, table.earliest_on)
    words: dict[str, str] = {}
    found = {}
    for case_id, *named, together, needs_housing, earliest in db.session.execute(query.with_only_columns(*columns)):
        for text in named:
            if text not in words:
                words[text] = " ".join(sorted(json.loads(text or "[]")))
        regions, countries, not_regions = (words[text] for text in named)
        day = earliest.isoformat() if earliest else None
        found[case_id] = Wish(regions, countries, not_regions, together, needs_housing, day)
    return found


def _pathways() -> dict[int, str]:
    """The key of the pathway of each version that there is."""
    query = select(PathwayVersion.id, Pathway.key).join(Pathway, Pathway.id == PathwayVersion.pathway_id)
    return {version_id: key for version_id, key in db.session.execute(query)}


def _placed(user: Actor, ids: Ids) -> dict[int, list[tuple[int, bool]]]:
    """The openings in which somebody is placed or on the way, and whether they hold one of its places."""
    found: dict[int, list[tuple[int, bool]]] = defaultdict(list)
    table = Placement
    columns = (table.opening_id, table.head, table.state)
    for person_id, opening_id, head, state in _rows(user, table, ids, columns, table.state.in_(_LIVE)):
        found[person_id].append((opening_id, head is not None and state in HOLDS_HEAD))
    return found
