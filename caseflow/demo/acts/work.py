"""What the stories write into evaluations, and how they are signed, through the room's commands."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from caseflow.demo.family import DAYS_A_YEAR, Family
from caseflow.evaluation import commands, commands_occupations, commands_recognition, commands_signing, parts
from caseflow.evaluation.entries import Ability, HeldLicence, Recognized, Schooling, StepTaken, TestResult, Work
from caseflow.evaluation.queries import evaluation


@dataclass(frozen=True)
class Job:
    """A job: ISCO, what it was called, where, from and until so many years before (0: still)."""

    isco: str
    title: str
    country: str
    since: float
    until: float = 0
    hours: int = 40
    verified: bool = True
    employer: str = ""
    noc: str = ""


@dataclass(frozen=True)
class Way:
    """How a profession is recognised: the occupation, what was learnt, who recognises it, by which procedure."""

    isco: str
    credential: str
    body: str
    country: str
    procedure: str


@dataclass(frozen=True)
class School:
    """A level of education, finished so many years before."""

    isced: str
    title: str
    country: str
    years: float


def occupations(f: Family, *codes: str, ref: str = "") -> None:
    """What the person wants to work as, best first."""
    for code in codes:
        commands_occupations.add_occupation(f.worker, ref or f.principal, code)


def worked(f: Family, *jobs: Job, ref: str = "") -> None:
    """Jobs that the person had or has."""
    for job in jobs:
        entry = Work(
            job.isco, job.noc, job.title, job.employer, job.country, years_ago(f, job.since),
            years_ago(f, job.until) if job.until else None, Decimal(job.hours), True, job.verified,
        )  # fmt: skip
        commands.add_line(f.worker, ref or f.principal, parts.WORK, entry)


def studied(f: Family, *schools: School, ref: str = "") -> None:
    """Education that the person completed."""
    for school in schools:
        entry = Schooling(school.isced, school.title, "", school.country, years_ago(f, school.years))
        commands.add_line(f.worker, ref or f.principal, parts.EDUCATION, entry)


def licensed(
    f: Family, isco: str, body: str, country: str, kind: str = "foreign", *, years: float = 6, ends: int | None = None,
    conditions: str = "",
) -> None:  # fmt: skip
    """A licence: issued so many years ago, ending so many days before today (negative: ahead)."""
    expires = f.ago(ends) if ends is not None else None
    number = f"{f.chance.randrange(10**5, 10**6)}"
    entry = HeldLicence(isco, body, country, kind, number, years_ago(f, years), expires, conditions)
    commands.add_line(f.worker, f.principal, parts.LICENCE, entry)


def recognition(
    f: Family, credential: str, body: str, country: str, result: str, *, asked: int | None = None,
    answered: int | None = None, conditions: str = "",
) -> None:  # fmt: skip
    """What a body made of a credential; days are counted back from today."""
    applied = f.ago(asked) if asked is not None else None
    decided = f.ago(answered) if answered is not None else None
    entry = Recognized(
        credential=credential, body=body, country=country, result=result, applied_on=applied, decided_on=decided,
        conditions=conditions,
    )  # fmt: skip
    commands.add_line(f.worker, f.principal, parts.RECOGNITION, entry)


def procedure(f: Family, way: Way, *passed: int) -> None:
    """A recognition step by step; of the first steps, how many days before that day each was passed."""
    entry = Recognized(way.isco, way.credential, way.body, way.country, way.procedure)
    line = commands.add_line(f.worker, f.principal, parts.RECOGNITION, entry)
    for number, days in enumerate(passed, 1):
        step = StepTaken("passed", way.body, done_on=f.later(f.today(), -days), without_contact=number == 1)
        commands_recognition.write_step(f.worker, f.principal, line, number, step, seen=1)
    going = StepTaken("in_progress", way.body, started_on=f.later(f.today(), -min(passed, default=1)))
    commands_recognition.write_step(f.worker, f.principal, line, len(passed) + 1, going, seen=1)


def able(f: Family, skill: str, source: str, level: int, evidence: str = "", *, days: int = 60) -> None:
    """A skill; what was tested or certified has its day, so many days before."""
    on = None if source == "said" else f.later(f.today(), -days)
    commands.add_line(f.worker, f.principal, parts.SKILL, Ability(skill, source, str(level), on, None, evidence))


def opened_again(f: Family, reason: str) -> None:
    """A signed evaluation becomes the next version."""
    commands_signing.reopen_evaluation(f.worker, f.principal, reason)


def tested(f: Family, test: str, listening: str, reading: str, writing: str, speaking: str, *, days: int = 90,
           overall: str = "") -> None:  # fmt: skip
    """A language test, taken so many days before that day."""
    entry = TestResult(test, "", listening, reading, writing, speaking, overall, f.later(f.today(), -days), None)
    commands.add_line(f.worker, f.principal, parts.LANGUAGE_TEST, entry)


def summed_up(f: Family, words: str) -> None:
    """What the person can do, in words."""
    commands_signing.edit_summary(f.worker, f.principal, words, seen=0)


def signed(f: Family) -> None:
    """The supervisor, who wrote nothing in it, reads the evaluation and signs it."""
    seen = evaluation(f.boss, f.principal).seen
    commands_signing.sign_evaluation(f.boss, f.principal, seen=seen)


def years_ago(f: Family, years: float) -> date:
    """The day so many years before the day of the story."""
    return f.later(f.today(), -int(years * DAYS_A_YEAR))
