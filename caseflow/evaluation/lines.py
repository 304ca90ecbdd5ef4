"""One line of each part of an evaluation, as its page shows it: plain values, codes as enums, occupations by name."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from caseflow.evaluation.entries import TestResult, Work, saved
from caseflow.evaluation.parts import job_of
from caseflow.evaluation.words import masked, skill_level
from caseflow.models import evaluation as tables
from caseflow.rules import experience, language_tests, overlaps
from caseflow.rules.benchmark_tables import benchmarks_near, cefr_near
from caseflow.rules.deadlines import add_months
from caseflow.rules.evaluation import crowded
from caseflow.rules.experience import Hours, Spell
from caseflow.rules.reason import Because
from caseflow.vocabulary import skill_list, skills
from caseflow.vocabulary.occupations import noc_name, occupation_name, teer

_FIVE_YEARS = 60  # months


@dataclass(frozen=True)
class Wanted:
    id: int
    isco: str
    occupation: str
    version: int


@dataclass(frozen=True)
class Job:
    id: int
    occupation: str
    noc: str
    noc_name: str
    teer: int | None
    title: str
    employer_name: str
    country: str
    started_on: date
    ended_on: date | None
    hours_per_week: Decimal | None
    is_paid: bool
    is_verified: bool


@dataclass(frozen=True)
class Studied:
    id: int
    level: skills.Isced
    title: str
    institution: str
    country: str
    completed_on: date | None


@dataclass(frozen=True)
class Held:
    id: int
    occupation: str
    body: str
    country: str
    kind: skills.LicenceKind
    number: str
    issued_on: date | None
    expires_on: date | None
    conditions: str


@dataclass(frozen=True)
class Able:
    """A skill with one source. `level` is 1 to 4, `how_well` its words."""

    id: int
    skill: str
    area: str
    source: skills.SkillSource
    level: int
    how_well: str
    assessed_on: date | None
    expires_on: date | None
    evidence: str


@dataclass(frozen=True)
class Score:
    """One skill as the test writes it. `benchmark` is the Canadian one where the test gives it; 3 is "lower than 4".

    `cefr` is the European level that this benchmark is roughly like, and `near` the benchmarks that a European level
    of one's own is roughly like: hints, both.
    """

    skill: skills.LanguageSkill
    score: str
    benchmark: int | None
    cefr: str
    near: tuple[int, ...]


@dataclass(frozen=True)
class Tested:
    """A sitting. `is_own`: what the person says of themselves. `counts`: its benchmarks satisfy rules about a CLB."""

    id: int
    test: skills.LanguageTest
    language: str
    scores: tuple[Score, ...]
    overall: str
    taken_on: date
    valid_until: date
    is_own: bool
    counts: bool
    is_old_scale: bool


@dataclass(frozen=True)
class Experience:
    """Jobs, newest first, with what they add up to. `crowded`: when they took more hours than anybody would expect.

    `at_once`: other jobs at the same time, to be asked about.
    """

    jobs: tuple[Job, ...]
    paid_hours: Hours
    paid_hours_of_five_years: Hours
    crowded: tuple[Because, ...]
    at_once: tuple[Because, ...]


def wanted(row: tables.WantedOccupation) -> Wanted:
    """An occupation that the person wants."""
    return Wanted(row.id, row.isco, occupation_name(row.isco), row.version)


def experience_of(rows: Iterable[tables.WorkExperience], today: date) -> Experience:
    """All jobs with their sums."""
    jobs = list(rows)
    spells = [Spell(r.isco, r.started_on, r.ended_on, r.hours_per_week, r.is_paid) for r in jobs]
    paid = experience.paid(spells)
    return Experience(
        tuple(_job(row) for row in jobs),
        experience.hours_between(paid, date.min, today),
        experience.hours_between(paid, add_months(today, -_FIVE_YEARS), today),
        crowded(spells, today),
        overlaps.to_confirm((job_of(saved(Work, row)) for row in jobs), today),
    )


def _job(row: tables.WorkExperience) -> Job:
    return Job(
        id=row.id,
        occupation=occupation_name(row.isco),
        noc=row.noc or "",
        noc_name=noc_name(row.noc) if row.noc else "",
        teer=teer(row.noc) if row.noc else None,
        title=row.title,
        employer_name=row.employer_name,
        country=row.country,
        started_on=row.started_on,
        ended_on=row.ended_on,
        hours_per_week=row.hours_per_week,
        is_paid=row.is_paid,
        is_verified=row.is_verified,
    )


def studied(row: tables.Education) -> Studied:
    """A level of education."""
    level = skills.Isced(str(row.isced))
    return Studied(row.id, level, row.title, row.institution, row.country, row.completed_on)


def held(row: tables.Licence) -> Held:
    """A licence; of its number only the end."""
    return Held(
        id=row.id,
        occupation=occupation_name(row.isco),
        body=row.body,
        country=row.country,
        kind=skills.LicenceKind(row.kind),
        number=masked(row.number),
        issued_on=row.issued_on,
        expires_on=row.expires_on,
        conditions=row.conditions,
    )


def able(row: tables.Skill) -> Able:
    """A skill."""
    area = skill_list.AREA_LABELS[skill_list.skill_area(row.skill)] if skill_list.is_skill(row.skill) else ""
    return Able(
        id=row.id,
        skill=skill_list.skill_name(row.skill),
        area=str(area),
        source=skills.SkillSource(row.source),
        level=row.level,
        how_well=skill_level(str(row.level)),
        assessed_on=row.assessed_on,
        expires_on=row.expires_on,
        evidence=row.evidence,
    )


def ables(rows: Iterable[tables.Skill]) -> tuple[Able, ...]:
    """Skills by area and name, the strongest source of each first."""
    strongest = list(reversed(skills.SkillSource))
    return tuple(sorted(map(able, rows), key=lambda one: (one.area, one.skill, strongest.index(one.source))))


def tested(row: tables.LanguageTest) -> Tested:
    """A language test with the benchmark of each skill and the last day on which it holds."""
    result = result_of(saved(TestResult, row))
    levels = language_tests.shown_benchmarks(result)
    is_own = row.test == language_tests.CEFR_SELF
    return Tested(
        id=row.id,
        test=skills.LanguageTest(row.test),
        language=row.language,
        scores=tuple(_score(skill, result.score(skill), levels.get(skill), is_own) for skill in skills.LanguageSkill),
        overall=row.overall or "",
        taken_on=row.taken_on,
        valid_until=language_tests.valid_until(result),
        is_own=is_own,
        counts=language_tests.counts_for_programmes(row.test) and bool(levels),
        is_old_scale=language_tests.counts_for_programmes(row.test) and not levels,
    )


def _score(skill: skills.LanguageSkill, score: str, benchmark: int | None, is_own: bool) -> Score:
    near = benchmarks_near(score) if is_own else ()
    return Score(skill, score, benchmark, cefr_near(benchmark) if benchmark else "", near)


def result_of(entry: TestResult) -> language_tests.Result:
    """A test as the rules know it. The day on which it was taken must be there."""
    if entry.taken_on is None:
        raise ValueError("a result has its day")
    return language_tests.Result(
        entry.test,
        entry.listening,
        entry.reading,
        entry.writing,
        entry.speaking,
        entry.taken_on,
        entry.overall,
        entry.expires_on,
    )
