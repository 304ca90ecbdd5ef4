"""What people hold, read for many of them at once: a fixed number of queries, whoever is not the user's left out."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Select, func

from caseflow.access import scope
from caseflow.access.actor import Actor
from caseflow.extensions import db
from caseflow.models.evaluation import (
    Education,
    Evaluation,
    LanguageTest,
    Licence,
    Recognition,
    RecognitionStep,
    Skill,
    WantedOccupation,
    WorkExperience,
)
from caseflow.models.people import Person, PersonLanguage
from caseflow.rules import wanted as rules
from caseflow.rules.experience import Spell
from caseflow.rules.holdings import (
    HeldLicence,
    HeldRecognition,
    HeldSkill,
    HeldStep,
    HeldTest,
    Holdings,
)
from caseflow.rules.language_tests import Result

Ids = Collection[int] | Select[Any]
# As many ids as go into one statement on both databases; more are read in slices.
_SLICE = 20_000


def of_people(user: Actor, ids: Ids, kinds: Collection[str] = rules.KINDS) -> dict[int, Holdings]:
    """What these people hold, by person. `ids` are numbers, or a Select of them for a great many.

    Twelve queries for up to 20,000 people; fewer where only some `kinds` of items (rules.wanted) are to be compared:
    the others are then empty. Nobody whom the user may not know of is in it.
    """
    known = sorted(set(db.session.scalars(ids) if isinstance(ids, Select) else ids))
    found: dict[int, Holdings] = {}
    for first in range(0, len(known), _SLICE):
        found |= _read(user, known[first : first + _SLICE], frozenset(kinds))
    return found


def of_person(user: Actor, person_id: int) -> Holdings:
    """What one person holds; nothing at all for somebody whom the user may not know of."""
    return of_people(user, [person_id]).get(person_id, Holdings(person_id))


def _read(user: Actor, ids: Sequence[int], kinds: frozenset[str]) -> dict[int, Holdings]:
    birth = scope.people(user).where(Person.id.in_(ids))
    people = db.session.execute(birth.with_only_columns(Person.id, Person.born_earliest, Person.born_latest)).all()

    def asked(*of_kinds: str) -> Sequence[int]:
        """Whose rows to read: everybody's, or nobody's where nothing of that kind is compared."""
        return ids if kinds & set(of_kinds) else ()

    evaluations = _newest(user, ids)
    skills = _skills(user, asked(rules.SKILL))
    spoken = _rows(user, PersonLanguage, asked(rules.LANGUAGE), PersonLanguage.language, PersonLanguage.level)
    tests = _tests(user, asked(rules.LANGUAGE, rules.BENCHMARK, rules.NURSE_TEST))
    licences = _licences(user, asked(rules.LICENCE, rules.RECOGNITION))
    recognitions = _recognitions(user, asked(rules.RECOGNITION))
    schooling = _rows(user, Education, asked(rules.EDUCATION), Education.isced, Education.completed_on)
    jobs = _work(user, asked(rules.EXPERIENCE))
    wanted = _rows(user, WantedOccupation, asked(rules.FACT), WantedOccupation.rank, WantedOccupation.isco)
    return {
        key: Holdings(
            person_id=key,
            evaluation=evaluations.get(key, ""),
            skills=skills.get(key, ()),
            languages=tuple((language, level) for language, level in spoken.get(key, ())),
            tests=tests.get(key, ()),
            licences=licences.get(key, ()),
            recognitions=recognitions.get(key, ()),
            education=tuple(isced for isced, completed in schooling.get(key, ()) if completed is not None),
            studied=key in schooling,
            work=jobs.get(key, ()),
            born_earliest=earliest,
            born_latest=latest,
            wanted=tuple(isco for _rank, isco in sorted(wanted.get(key, ()))),
        )
        for key, earliest, latest in people
    }


def _skills(user: Actor, ids: Sequence[int]) -> dict[int, tuple[HeldSkill, ...]]:
    rows = _rows(user, Skill, ids, Skill.skill, Skill.level, Skill.source, Skill.expires_on, Skill.enrolment_id)
    return {
        key: tuple(HeldSkill(code, level, source, ends, of is not None) for code, level, source, ends, of in found)
        for key, found in rows.items()
    }


def _licences(user: Actor, ids: Sequence[int]) -> dict[int, tuple[HeldLicence, ...]]:
    rows = _rows(user, Licence, ids, Licence.isco, Licence.country, Licence.kind, Licence.expires_on)
    return {key: tuple(HeldLicence(*row) for row in found) for key, found in rows.items()}


def _rows(user: Actor, model: Any, ids: Sequence[int], *columns: Any) -> dict[int, list[Any]]:
    if not ids:
        return {}
    query = scope.of_person(user, model).where(model.person_id.in_(ids)).order_by(model.person_id, model.id)
    return _by_person(db.session.execute(query.with_only_columns(model.person_id, *columns)))


def _by_person(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for person_id, *values in rows:
        found[person_id].append(values)
    return found


def _newest(user: Actor, ids: Sequence[int]) -> dict[int, str]:
    """The state of the newest evaluation of each person."""
    found: dict[int, str] = {}
    query = scope.of_person(user, Evaluation).where(Evaluation.person_id.in_(ids)).order_by(Evaluation.number)
    for person_id, state in db.session.execute(query.with_only_columns(Evaluation.person_id, Evaluation.state)):
        found[person_id] = state
    return found


def _tests(user: Actor, ids: Sequence[int]) -> dict[int, tuple[HeldTest, ...]]:
    table = LanguageTest
    scores = (table.listening, table.reading, table.writing, table.speaking, table.taken_on)
    rows = _rows(
        user, table, ids, table.language, table.test, *scores, func.coalesce(table.overall, ""), table.expires_on
    )
    return {key: tuple(HeldTest(row[0], Result(*row[1:])) for row in found) for key, found in rows.items()}


def _recognitions(user: Actor, ids: Sequence[int]) -> dict[int, tuple[HeldRecognition, ...]]:
    table, step = Recognition, RecognitionStep
    columns = (step.recognition_id, step.position, step.kind, step.state, step.expires_on, step.done_on)
    steps: dict[int, list[HeldStep]] = defaultdict(list)
    for rows in _rows(user, step, ids, *columns).values():
        for recognition_id, _position, *values in sorted(rows, key=lambda row: (row[0], row[1])):
            steps[recognition_id].append(HeldStep(*values))
    held = _rows(user, table, ids, table.id, table.isco, table.country, table.result, table.procedure)
    found: dict[int, tuple[HeldRecognition, ...]] = {}
    for key, rows in held.items():
        found[key] = tuple(
            HeldRecognition(isco, country, result, procedure, tuple(steps[number]))
            for number, isco, country, result, procedure in rows
        )
    return found


def _work(user: Actor, ids: Sequence[int]) -> dict[int, tuple[Spell, ...]]:
    table = WorkExperience
    columns = (table.isco, table.started_on, table.ended_on, table.hours_per_week, table.is_paid)
    return {key: tuple(Spell(*row) for row in rows) for key, rows in _rows(user, table, ids, *columns).items()}
