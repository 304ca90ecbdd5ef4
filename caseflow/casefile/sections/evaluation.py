"""What the members can do: skills, work, education, licences, recognition, language tests, and whether it is signed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from sqlalchemy.orm import defer

from caseflow import clock
from caseflow.access import scope
from caseflow.casefile.sections.family import number_end
from caseflow.casefile.subject import Subject, Who
from caseflow.extensions import db
from caseflow.models.base import Base
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
from caseflow.rules import language_tests, recognition
from caseflow.vocabulary import skills
from caseflow.vocabulary.occupations import occupation_name
from caseflow.vocabulary.recognition import RecognitionStepKind
from caseflow.vocabulary.skill_list import skill_name

Row = TypeVar("Row", bound=Base)


@dataclass(frozen=True)
class Ability:
    """A skill by its strongest source."""

    name: str
    source: skills.SkillSource
    level: int
    how_well: str
    expires_on: date | None


@dataclass(frozen=True)
class Work:
    occupation: str
    title: str
    employer_name: str
    country: str
    started_on: date
    ended_on: date | None
    is_verified: bool


@dataclass(frozen=True)
class Schooling:
    level: skills.Isced
    title: str
    institution: str
    country: str
    completed_on: date | None


@dataclass(frozen=True)
class HeldLicence:
    kind: skills.LicenceKind
    occupation: str
    body: str
    country: str
    number_end: str
    expires_on: date | None
    conditions: str


@dataclass(frozen=True)
class Recognized:
    """`done` of `steps` are passed or not needed, `next` is the kind of the one to be done now."""

    credential: str
    body: str
    country: str
    result: skills.RecognitionResult
    decided_on: date | None
    conditions: str
    done: int
    steps: int
    next: RecognitionStepKind | None


@dataclass(frozen=True)
class TestResult:
    test: skills.LanguageTest
    language: str
    taken_on: date
    expires_on: date | None
    listening: str
    reading: str
    writing: str
    speaking: str
    overall: str | None
    lowest_benchmark: int | None
    is_own: bool


@dataclass(frozen=True)
class PersonEvaluation:
    """What is known of one member. `state` is None as long as nobody has begun their evaluation."""

    who: Who
    state: skills.EvaluationState | None
    signed_at: datetime | None
    summary: str
    occupations: tuple[str, ...]
    skills: tuple[Ability, ...]
    work: tuple[Work, ...]
    schooling: tuple[Schooling, ...]
    licences: tuple[HeldLicence, ...]
    recognitions: tuple[Recognized, ...]
    tests: tuple[TestResult, ...]


def section(subject: Subject) -> tuple[PersonEvaluation, ...]:
    """Each member of whom something is known, and the principal applicant always."""
    newest = {row.person_id: row for row in _rows(subject, Evaluation, Evaluation.number)}
    wanted = _by_person(_rows(subject, WantedOccupation, WantedOccupation.rank))
    work = _by_person(_rows(subject, WorkExperience, WorkExperience.started_on.desc()))
    schooling = _by_person(_rows(subject, Education, Education.isced.desc()))
    licences = _by_person(_rows(subject, Licence, Licence.id))
    recognitions = _by_person(_rows(subject, Recognition, Recognition.id))
    abilities = _by_person(_rows(subject, Skill, Skill.id))
    steps = _steps(subject, recognitions)
    today = clock.today(subject.user.timezone)
    tests = _by_person(_rows(subject, LanguageTest, LanguageTest.taken_on.desc()))
    known = {*newest, *wanted, *abilities, *work, *schooling, *licences, *recognitions, *tests}
    found = []
    for person_id in subject.present_ids:
        who, last = subject.people[person_id], newest.get(person_id)
        if not who.is_principal and person_id not in known:
            continue
        found.append(
            PersonEvaluation(
                who=who,
                state=skills.EvaluationState(last.state) if last else None,
                signed_at=last.signed_at if last else None,
                summary=(last.summary or "") if last else "",
                occupations=tuple(occupation_name(row.isco) for row in wanted.get(person_id, ())),
                skills=_abilities(abilities.get(person_id, ())),
                work=tuple(_work(row) for row in work.get(person_id, ())),
                schooling=tuple(_schooling(row) for row in schooling.get(person_id, ())),
                licences=tuple(_licence(row) for row in licences.get(person_id, ())),
                recognitions=tuple(_recognized(r, steps.get(r.id, ()), today) for r in recognitions.get(person_id, ())),
                tests=tuple(_test(row) for row in tests.get(person_id, ())),
            )
        )
    return tuple(found)


def _rows(subject: Subject, model: type[Row], order: object) -> list[Row]:
    column = model.person_id  # type: ignore[attr-defined]
    query = scope.of_person(subject.user, model).where(column.in_(subject.present_ids))
    if model is Evaluation:
        # What was signed is kept whole in a column that only its own page opens.
        query = query.options(defer(Evaluation.content, raiseload=True))
    return list(db.session.scalars(query.order_by(order)))  # type: ignore[arg-type]


def _by_person(rows: list[Row]) -> Mapping[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row.person_id, []).append(row)  # type: ignore[attr-defined]
    return found


def _steps(subject: Subject, recognitions: Mapping[int, list[Recognition]]) -> Mapping[int, list[RecognitionStep]]:
    """The steps of those recognitions that follow a procedure, by recognition."""
    found: dict[int, list[RecognitionStep]] = {}
    if any(row.procedure for rows in recognitions.values() for row in rows):
        for step in _rows(subject, RecognitionStep, RecognitionStep.position):
            found.setdefault(step.recognition_id, []).append(step)
    return found


def _abilities(rows: Iterable[Skill]) -> tuple[Ability, ...]:
    order = list(skills.SkillSource)
    best: dict[str, Skill] = {}
    for row in rows:
        other = best.get(row.skill)
        if other is None or order.index(skills.SkillSource(row.source)) > order.index(skills.SkillSource(other.source)):
            best[row.skill] = row
    found = [_ability(row) for row in best.values()]
    return tuple(sorted(found, key=lambda one: (-order.index(one.source), one.name)))


def _ability(row: Skill) -> Ability:
    words = skills.SKILL_LEVEL_LABELS.get(row.level)
    how_well = str(words) if words is not None else str(row.level)
    return Ability(skill_name(row.skill), skills.SkillSource(row.source), row.level, how_well, row.expires_on)


def _work(row: WorkExperience) -> Work:
    return Work(
        occupation_name(row.isco),
        row.title,
        row.employer_name,
        row.country,
        row.started_on,
        row.ended_on,
        row.is_verified,
    )


def _schooling(row: Education) -> Schooling:
    return Schooling(skills.Isced(str(row.isced)), row.title, row.institution, row.country, row.completed_on)


def _licence(row: Licence) -> HeldLicence:
    return HeldLicence(
        skills.LicenceKind(row.kind),
        occupation_name(row.isco),
        row.body,
        row.country,
        number_end(row.number),
        row.expires_on,
        row.conditions,
    )


def _recognized(row: Recognition, steps: Iterable[RecognitionStep], today: date) -> Recognized:
    known = [_step(step) for step in steps]
    coming = recognition.next_step(known, today) if known else None
    done = len(known) if row.result == recognition.FULL else sum(recognition.opens_next(s, today) for s in known)
    return Recognized(
        row.credential,
        row.body,
        row.country,
        skills.RecognitionResult(row.result),
        row.decided_on,
        row.conditions,
        done,
        len(known),
        RecognitionStepKind(coming.kind) if coming is not None else None,
    )


def _step(row: RecognitionStep) -> recognition.Step:
    return recognition.Step(row.position, row.kind, row.state, expires_on=row.expires_on)


def _test(row: LanguageTest) -> TestResult:
    scores = (row.listening, row.reading, row.writing, row.speaking)
    result = language_tests.Result(row.test, *scores, row.taken_on, row.overall or "", row.expires_on)
    is_own = row.test == language_tests.CEFR_SELF
    return TestResult(
        skills.LanguageTest(row.test),
        row.language,
        row.taken_on,
        None if is_own else language_tests.valid_until(result),
        row.listening,
        row.reading,
        row.writing,
        row.speaking,
        row.overall,
        language_tests.lowest_benchmark(result),
        is_own,
    )
