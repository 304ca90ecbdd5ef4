"""Lines of a ranking in words: who, which opening, the score with its parts, and what stands behind them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from caseflow.access import scope
from caseflow.access.actor import Actor
from caseflow.extensions import db
from caseflow.models.cases import Case, CaseMember
from caseflow.models.employers import Employer, Opening
from caseflow.models.people import Person
from caseflow.rules import match_points, names
from caseflow.rules.match_order import Inputs
from caseflow.rules.matching import CRITERIA, LEVELS, Candidate
from caseflow.rules.ranking import Kept
from caseflow.rules.reason import Because, from_json
from caseflow.vocabulary.matching import Criterion
from caseflow.vocabulary.skill_list import skill_name
from caseflow.vocabulary.skills import Isced, LanguageLevel, SkillSource


@dataclass(frozen=True)
class Part:
    """The points of one criterion and how much it counts: 0 where the opening says nothing about it."""

    criterion: Criterion
    points: int
    weight: int


@dataclass(frozen=True)
class HeldSkill:
    name: str
    level: int
    source: SkillSource


@dataclass(frozen=True)
class Behind:
    """What the score was made from, as it was on that day."""

    rank: int | None
    months: int
    months_near: int
    spoken: LanguageLevel | None
    tested: LanguageLevel | None
    isced: Isced | None
    earliest: date | None
    skills: tuple[HeldSkill, ...]


@dataclass(frozen=True)
class OpeningName:
    ref: str
    title: str
    employer: str


@dataclass(frozen=True)
class Line:
    """One person and one opening. `place` is None for somebody who is kept out; `score` in hundredths."""

    place: int | None
    score: int
    person_ref: str
    name: str
    case_ref: str
    opening: OpeningName
    parts: tuple[Part, ...]
    behind: Behind
    why: tuple[Because, ...]
    first: tuple[Because, ...]


def opening_names(user: Actor, refs: Iterable[str]) -> dict[str, OpeningName]:
    """The openings of these references that the reader may know of."""
    query = scope.openings(user).join(Employer, Employer.id == Opening.employer_id).where(Opening.ref.in_(sorted(refs)))
    rows = db.session.execute(query.with_only_columns(Opening.ref, Opening.title, Employer.name))
    return {ref: OpeningName(ref, title, employer) for ref, title, employer in rows}


def lines_shown(
    user: Actor,
    inputs: Inputs,
    results: Kept,
    numbers: Iterable[int],
    openings: Mapping[str, OpeningName],
    words: Mapping[str, str],
) -> dict[int, Line]:
    """These lines, by number. They must be of people whom the reader may know of."""
    wanted = sorted(set(numbers))
    people = people_named(user, {inputs.person[line] for line in wanted})
    return {line: _line(inputs, results, line, people, openings, words) for line in wanted}


def people_named(user: Actor, ids: Iterable[int]) -> dict[int, tuple[str, str, str]]:
    """Reference, name and case of these people, of those whom the reader may know of."""
    query = (
        scope.people(user)
        .outerjoin(CaseMember, CaseMember.open_person_id == Person.id)
        .outerjoin(Case, Case.id == CaseMember.case_id)
        .where(Person.id.in_(sorted(ids)))
    )
    columns: Any = (Person.id, Person.ref, Person.given_names, Person.family_names, Case.ref)
    rows = db.session.execute(query.with_only_columns(*columns))
    return {key: (ref, names.full_name(given, family), case_ref or "") for key, ref, given, family, case_ref in rows}


def _line(
    inputs: Inputs,
    results: Kept,
    line: int,
    people: Mapping[int, tuple[str, str, str]],
    openings: Mapping[str, OpeningName],
    words: Mapping[str, str],
) -> Line:
    columns, at = results.columns, inputs.at[line]
    person_ref, name, case_ref = people[inputs.person[line]]
    wanted = inputs.wanted[at]
    weights = match_points.counting(wanted, inputs.weights[at])
    candidate = Candidate(**{field: inputs.cells[field][line] for field in Candidate._fields})
    return Line(
        place=columns["place"][line] or None,
        score=columns["score"][line],
        person_ref=person_ref,
        name=name,
        case_ref=case_ref,
        opening=openings.get(wanted.ref, OpeningName(wanted.ref, wanted.ref, "")),
        parts=tuple(Part(Criterion(one), columns[one][line], weights[one]) for one in CRITERIA),
        behind=_behind(candidate),
        why=told(results.head["why"][columns["why"][line]], words),
        first=told(results.head["first"][columns["first"][line]], words),
    )


def told(stored: Iterable[dict[str, Any]], pathways: Mapping[str, str]) -> tuple[Because, ...]:
    """Kept reasons with the names of pathways in place of their keys."""
    return tuple(_named(from_json(one), pathways) for one in stored)


def _named(reason: Because, pathways: Mapping[str, str]) -> Because:
    keys = reason.fact("pathway")
    if not isinstance(keys, str):
        return reason
    return reason.named({keys: ", ".join(pathways.get(key, key) for key in keys.split(", "))})


def _behind(one: Candidate) -> Behind:
    parts = [word.rsplit(":", 2) for word in one.skills.split()]
    return Behind(
        rank=one.wanted_rank,
        months=one.months,
        months_near=one.months_near,
        spoken=_level(one.spoken),
        tested=_level(one.tested),
        isced=Isced(str(one.isced)) if one.isced is not None else None,
        earliest=date.fromisoformat(one.earliest) if one.earliest else None,
        skills=tuple(HeldSkill(skill_name(code), int(level), SkillSource(source)) for code, level, source in parts),
    )


def _level(number: int | None) -> LanguageLevel | None:
    return None if number is None else LanguageLevel(LEVELS[number])
