"""What may be written into an evaluation, and when it may be signed.

The one who signs has not written in it: two people stand behind what a person is said to be able to do.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from math import ceil

from caseflow.rules.experience import Spell
from caseflow.rules.reason import Because, NotAllowed, because

DRAFT, SIGNED = "draft", "signed"
MOST_WANTED = 10  # occupations; who wants more has not chosen yet

# Sixteen hours on seven days: live-in carers report it, above it is a slip of the pen.
MOST_HOURS = Decimal(112)
# Jobs at the same time are ordinary; more than this many hours a week together are asked about.
CROWDED_HOURS = Decimal(80)

SAID = "said"
LOWEST_LEVEL, HIGHEST_LEVEL = 1, 4

_FROM_POST_SECONDARY, _NOT_CLASSIFIED = 4, 9
NOT_ASKED, PENDING, CONDITIONAL = "not_asked", "pending", "conditional"

# The language that a test is about.
TEST_LANGUAGES: Mapping[str, str] = {
    "ielts_general": "eng",
    "ielts_academic": "eng",
    "celpip_general": "eng",
    "celban": "eng",
    "oet": "eng",
    "pte_core": "eng",
    "toefl": "eng",
    "tef_canada": "fra",
    "tcf_canada": "fra",
    "celpe_bras": "por",
    "dele": "spa",
}


@dataclass(frozen=True)
class Standing:
    """How far an evaluation has come. `is_writer`: whoever wants to sign it has written in it."""

    state: str | None = None  # None as long as nobody has begun
    occupation: bool = False
    education: bool = False
    language: bool = False  # spoken, at some level, or tested
    is_writer: bool = True


def missing_to_sign(standing: Standing) -> tuple[Because, ...]:
    """What the evaluation lacks, the same that the case's exit rule asks for; nothing when it is complete.

    Work is not among it: a person may never have worked. Neither is a licence, which most occupations do not need.
    """
    checks = (
        None if standing.occupation else because("evaluation_occupation_missing"),
        None if standing.education else because("evaluation_education_missing"),
        None if standing.language else because("evaluation_language_missing"),
    )
    return tuple(check for check in checks if check is not None)


def stands_against_signing(standing: Standing) -> tuple[Because, ...]:
    """Everything that keeps this person from signing it now; nothing when they may."""
    if standing.state is None:
        return (because("evaluation_not_begun"),)
    if standing.state == SIGNED:
        return (because("evaluation_signed_already"),)
    own = (because("evaluation_own_work"),) if standing.is_writer else ()
    return missing_to_sign(standing) + own


def check_wanted(isco: str, wanted: Iterable[str]) -> str:
    """The same occupation. Raises NotAllowed (field isco) when it is wanted already or there are too many."""
    there = tuple(wanted)
    if isco in there:
        raise NotAllowed(because("occupation_wanted_already", occupation=isco), "isco")
    if len(there) >= MOST_WANTED:
        raise NotAllowed(because("occupations_too_many", most=MOST_WANTED), "isco")
    return isco


def check_work(
    started_on: date | None, ended_on: date | None, hours: Decimal | None, born: date | None, today: date
) -> None:
    """A job begins in a life and not ahead of us, ends after that, and takes a possible number of hours.

    `born` is the first day on which the person can have been born. Raises NotAllowed: started_on, ended_on,
    hours_per_week.
    """
    if started_on is None:
        raise NotAllowed(because("work_start_missing"), "started_on")
    _check_lived(started_on, born, today, "started_on")
    _check_lived(ended_on, born, today, "ended_on")
    if ended_on is not None and ended_on < started_on:
        raise NotAllowed(because("work_ends_before_begins", begins=started_on, ends=ended_on), "ended_on")
    if hours is not None and not (0 < hours <= MOST_HOURS and hours == round(hours, 1)):
        raise NotAllowed(because("work_hours_not_possible", most=int(MOST_HOURS)), "hours_per_week")


def check_skill(
    source: str, level: int | None, days: tuple[date | None, date | None], evidence: str, born: date | None, today: date
) -> int:
    """The level. What was tested or certified has its day and its evidence; what somebody says needs neither.

    `days` are the day of the assessment and the last day on which it holds. Raises NotAllowed: level, assessed_on,
    expires_on, evidence.
    """
    assessed, expires = days
    if level is None or not LOWEST_LEVEL <= level <= HIGHEST_LEVEL:
        raise NotAllowed(because("skill_level_missing"), "level")
    _check_lived(assessed, born, today, "assessed_on")
    if source != SAID and assessed is None:
        raise NotAllowed(because("skill_day_missing"), "assessed_on")
    if source != SAID and not evidence:
        raise NotAllowed(because("skill_evidence_missing"), "evidence")
    if expires is not None and born is not None and expires < born:
        raise NotAllowed(because("evaluation_day_before_birth", day=expires, born=born), "expires_on")
    if assessed is not None and expires is not None and expires <= assessed:
        raise NotAllowed(because("skill_ends_before_assessed", assessed=assessed, ends=expires), "expires_on")
    return level


def check_new_skill(skill: str, source: str, there: Iterable[tuple[str, str]]) -> None:
    """Each skill has one line for each source. Raises NotAllowed (field source)."""
    if (skill, source) in set(there):
        raise NotAllowed(because("skill_written_already", skill=skill, skill_source=source), "source")


def check_education(isced: int, title: str, completed_on: date | None, born: date | None, today: date) -> None:
    """From post-secondary on a diploma has a name. Raises NotAllowed: title, completed_on."""
    if _FROM_POST_SECONDARY <= isced < _NOT_CLASSIFIED and not title:
        raise NotAllowed(because("education_title_missing"), "title")
    _check_lived(completed_on, born, today, "completed_on")


def check_licence(
    kind: str, issued: date | None, expires: date | None, conditions: str, born: date | None, today: date
) -> None:
    """A licence is issued in a life, ends after that, and says its conditions when it has some.

    One that has expired may be recorded: it shows what the person was. Raises NotAllowed: issued_on, expires_on,
    conditions.
    """
    _check_lived(issued, born, today, "issued_on")
    if expires is not None and born is not None and expires < born:
        raise NotAllowed(because("evaluation_day_before_birth", day=expires, born=born), "expires_on")
    if issued is not None and expires is not None and expires <= issued:
        raise NotAllowed(because("licence_ends_before_issued", issued=issued, ends=expires), "expires_on")
    if kind == CONDITIONAL and not conditions:
        raise NotAllowed(because("licence_conditions_missing"), "conditions")


def check_recognition(
    result: str, applied: date | None, decided: date | None, conditions: str, born: date | None, today: date
) -> None:
    """What was not asked for has no days; what is decided has its day, after the day on which it was asked.

    Raises NotAllowed: result, applied_on, decided_on, conditions.
    """
    _check_lived(applied, born, today, "applied_on")
    _check_lived(decided, born, today, "decided_on")
    if applied is not None and decided is not None and decided < applied:
        raise NotAllowed(because("recognition_decided_before_asked", applied=applied, decided=decided), "decided_on")
    if result == NOT_ASKED and (applied or decided):
        raise NotAllowed(because("recognition_was_asked"), "result")
    if result == PENDING and decided is not None:
        raise NotAllowed(because("recognition_is_decided"), "result")
    if result not in (NOT_ASKED, PENDING) and decided is None:
        raise NotAllowed(because("recognition_day_missing"), "decided_on")
    if result == CONDITIONAL and not conditions:
        raise NotAllowed(because("recognition_conditions_missing"), "conditions")


def language_of_test(test: str, language: str) -> str:
    """The language that a test is about; for other tests the one that was given. Raises NotAllowed (field language)."""
    known = TEST_LANGUAGES.get(test)
    if known is None and not language:
        raise NotAllowed(because("test_language_missing"), "language")
    if known is not None and language not in ("", known):
        raise NotAllowed(because("test_of_another_language", language=known), "language")
    return known or language


def check_taken(taken_on: date | None, born: date | None) -> date:
    """The same day. Raises NotAllowed (field taken_on). The rest is for `language_tests.check_result`."""
    if taken_on is None:
        raise NotAllowed(because("test_day_missing"), "taken_on")
    if born is not None and taken_on < born:
        raise NotAllowed(because("evaluation_day_before_birth", day=taken_on, born=born), "taken_on")
    return taken_on


def crowded(spells: Iterable[Spell], today: date) -> tuple[Because, ...]:
    """The times in which jobs together took more than 80 hours a week: possible, but to be asked about.

    Jobs whose hours are not recorded count for nothing. Times that follow each other are one, with the most hours.
    """
    known = [(s.started_on, s.ended_on or today, s.hours_per_week) for s in spells if s.hours_per_week is not None]
    edges = sorted({edge for begins, ends, _hours in known for edge in (begins.toordinal(), ends.toordinal() + 1)})
    found: list[tuple[int, int, Decimal]] = []
    for first, beyond in pairwise(edges):
        hours = sum((h for begins, ends, h in known if begins.toordinal() <= first <= ends.toordinal()), Decimal(0))
        if hours <= CROWDED_HOURS:
            continue
        if found and found[-1][1] == first:
            found[-1] = (found[-1][0], beyond, max(found[-1][2], hours))
        else:
            found.append((first, beyond, hours))
    return tuple(
        because(
            "work_crowded",
            begins=date.fromordinal(first),
            ends=date.fromordinal(beyond - 1),
            hours=ceil(hours),
            most=int(CROWDED_HOURS),
        )
        for first, beyond, hours in found
    )


def _check_lived(day: date | None, born: date | None, today: date, field: str) -> None:
    """The day lies in the person's life so far."""
    if day is None:
        return
    if day > today:
        raise NotAllowed(because("evaluation_day_in_future", day=day), field)
    if born is not None and day < born:
        raise NotAllowed(because("evaluation_day_before_birth", day=day, born=born), field)
