"""The parts of an evaluation that are lists, each with its table, its entry and what is checked before it is kept."""

import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from caseflow.access.refusals import rules_decide
from caseflow.errors import Refused
from caseflow.evaluation.entries import Ability, HeldLicence, Recognized, Schooling, TestResult, Work
from caseflow.models.base import Base
from caseflow.models.evaluation import Education, LanguageTest, Licence, Recognition, Skill, WorkExperience
from caseflow.models.people import Person
from caseflow.rules import evaluation as rules
from caseflow.rules import overlaps
from caseflow.rules.experience import Spell
from caseflow.rules.language_tests import SKILLS, Result, check_result
from caseflow.vocabulary import skills
from caseflow.vocabulary.language import _, is_country, is_language
from caseflow.vocabulary.occupations import is_noc, is_occupation
from caseflow.vocabulary.recognition import PROCEDURES
from caseflow.vocabulary.skill_list import is_skill

Columns = dict[str, Any]


@dataclass(frozen=True)
class Part:
    """`noun` names it in addresses, forms and the trail ("licence": /licences/new, add_licence, licence.add)."""

    noun: str
    model: type[Base]
    entry: type[Any]
    columns: Callable[[Person, Any, date], Columns]
    # Whether the line agrees with the others of its part, given as entries. Raises NotAllowed.
    beside: Callable[[Any, list[Any], date], None] = field(default=lambda _entry, _others, _today: None)


def _work(person: Person, entry: Work, today: date) -> Columns:
    occupation(entry.isco)
    if entry.noc and not is_noc(entry.noc):
        raise Refused(_("Choose a NOC code of the list, or leave it empty."), "noc")
    _country(entry.country)
    if entry.is_paid is None:
        raise Refused(_("Say whether the work was paid."), "is_paid")
    rules.check_work(entry.started_on, entry.ended_on, entry.hours_per_week, person.born_earliest, today)
    return {**asdict(entry), "noc": entry.noc or None}


def _work_beside(entry: Work, others: list[Work], today: date) -> None:
    overlaps.check_job(job_of(entry), (job_of(other) for other in others), today)


def job_of(entry: Work) -> overlaps.Job:
    """A job as the rules know it. The day on which it began must be there."""
    if entry.started_on is None:
        raise ValueError("a job has its first day")
    hours, is_paid = entry.hours_per_week, bool(entry.is_paid)
    spell = Spell(entry.isco, entry.started_on, entry.ended_on, hours, is_paid)
    return overlaps.Job(entry.title, entry.employer_name, spell)


def _skill(person: Person, entry: Ability, today: date) -> Columns:
    if not is_skill(entry.skill):
        raise Refused(_("Choose a skill of the list."), "skill")
    source = _known(skills.SkillSource, entry.source, "source")
    level = int(entry.level) if entry.level in _LEVELS else None
    days = (entry.assessed_on, entry.expires_on)
    level = rules.check_skill(source, level, days, entry.evidence, person.born_earliest, today)
    return {**asdict(entry), "level": level}


def _skill_beside(entry: Ability, others: list[Ability], _today: date) -> None:
    rules.check_new_skill(entry.skill, entry.source, ((other.skill, other.source) for other in others))


def _schooling(person: Person, entry: Schooling, today: date) -> Columns:
    level = int(_known(skills.Isced, entry.isced, "isced"))
    _country(entry.country)
    rules.check_education(level, entry.title, entry.completed_on, person.born_earliest, today)
    return {**asdict(entry), "isced": level}


def _licence(person: Person, entry: HeldLicence, today: date) -> Columns:
    occupation(entry.isco)
    kind = _known(skills.LicenceKind, entry.kind, "kind")
    _country(entry.country)
    rules.check_licence(kind, entry.issued_on, entry.expires_on, entry.conditions, person.born_earliest, today)
    return {**asdict(entry), "number": entry.number or None}


def _recognition(person: Person, entry: Recognized, today: date) -> Columns:
    """Of a recognition that follows a procedure the result and its days are left as the steps make them."""
    if entry.isco:
        occupation(entry.isco)
    _country(entry.country)
    applied, decided = entry.applied_on, entry.decided_on
    if entry.procedure:
        if entry.procedure not in PROCEDURES:
            raise Refused(_("Choose one of the list."), "procedure")
        return {name: value for name, value in asdict(entry).items() if name not in FOLLOWS_FROM_STEPS}
    result = _known(skills.RecognitionResult, entry.result, "result")
    rules.check_recognition(result, applied, decided, entry.conditions, person.born_earliest, today)
    return asdict(entry)


def _language_test(person: Person, entry: TestResult, today: date) -> Columns:
    test = _known(skills.LanguageTest, entry.test, "test")
    language = rules.language_of_test(test, entry.language)
    if not is_language(language):
        raise Refused(_("Choose a language of the list."), "language")
    scores = {skill: as_written(test, getattr(entry, skill)) for skill in SKILLS}
    overall = as_written(test, entry.overall)
    taken_on = rules.check_taken(entry.taken_on, person.born_earliest)
    check_result(Result(test, **scores, taken_on=taken_on, overall=overall, expires_on=entry.expires_on), today)
    return {**asdict(entry), **scores, "language": language, "overall": overall or None}


FOLLOWS_FROM_STEPS = ("result", "applied_on", "decided_on")
_LEVELS = {str(level) for level in skills.SKILL_LEVEL_LABELS}

WORK = Part("work", WorkExperience, Work, _work, _work_beside)
SKILL = Part("skill", Skill, Ability, _skill, _skill_beside)
EDUCATION = Part("education", Education, Schooling, _schooling)
LICENCE = Part("licence", Licence, HeldLicence, _licence)
RECOGNITION = Part("recognition", Recognition, Recognized, _recognition)
LANGUAGE_TEST = Part("language_test", LanguageTest, TestResult, _language_test)
PARTS = {part.noun: part for part in (SKILL, WORK, EDUCATION, LICENCE, RECOGNITION, LANGUAGE_TEST)}

# Everything in the trail that is writing in an evaluation.
WRITING = (
    "evaluation.start",
    "evaluation.reopen",
    "evaluation.edit",
    "occupation.add",
    "occupation.move",
    "occupation.remove",
    "recognition.step",
    *(f"{noun}.{verb}" for noun in PARTS for verb in ("add", "edit", "remove")),
)


def checked(part: Part, person: Person, entry: Any, others: list[Any], today: date) -> Columns:
    """The columns of a row that says what was written down. Raises Refused with the field that is wrong.

    `others` are the other lines of the part.
    """
    with rules_decide():
        columns = part.columns(person, entry, today)
        part.beside(entry, others, today)
        return columns


def occupation(isco: str) -> str:
    """The same ISCO-08 code. Raises Refused for one that is not on our list."""
    if not is_occupation(isco):
        raise Refused(_("Choose an occupation of the list."), "isco")
    return isco


def as_written(test: str, score: str) -> str:
    """A score as the certificate writes it: a point for a comma, grades and levels in capitals."""
    plain = score.strip()
    if re.fullmatch(r"[0-9]+,[0-9]+", plain):
        return plain.replace(",", ".")
    return plain.upper() if test in (skills.LanguageTest.OET, skills.LanguageTest.CEFR_SELF) else plain


def _known(kind: type[StrEnum], code: str, field: str) -> str:
    if code not in set(kind):
        raise Refused(_("Choose one of the list."), field)
    return code


def _country(code: str) -> None:
    if not is_country(code):
        raise Refused(_("Choose a country."), "country")
