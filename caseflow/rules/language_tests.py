"""Language results: which are possible, how long they hold, what they mean for Canada and for nurses.

How scores become benchmarks, with the sources, is in `benchmark_tables`; nurse minimums are those of the Nova Scotia
College of Nursing (nscn.ca). A level that somebody declares for themselves (CEFR) never gives a benchmark.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from caseflow.rules.benchmark_tables import (
    CEFR,
    CELPIP,
    IELTS_GENERAL,
    LISTENING,
    PTE_CORE,
    READING,
    SPEAKING,
    TCF_CANADA,
    TEF_CANADA,
    TEF_SCALE_SINCE,
    WRITING,
    from_table,
    has_benchmark,
)
from caseflow.rules.reason import Because, NotAllowed, because

SKILLS = (LISTENING, READING, WRITING, SPEAKING)

IELTS_ACADEMIC, CELBAN, OET, TOEFL = "ielts_academic", "celban", "oet", "toefl"
CEFR_SELF = "cefr_self"  # what the person says of each skill: written down like a test, relied on by nothing

VALID_YEARS = 2  # most bodies; some tests never end, then the day is entered by hand

_GRADES = ("E", "D", "C", "C+", "B", "A")  # OET, lowest first

_NURSE_MINIMUMS: Mapping[str, Mapping[str, str]] = {
    CELBAN: {WRITING: "7", SPEAKING: "8", LISTENING: "9", READING: "8"},
    IELTS_ACADEMIC: {WRITING: "6.5", SPEAKING: "7", LISTENING: "7", READING: "6.5", "overall": "7"},
    OET: {WRITING: "C+", SPEAKING: "B", LISTENING: "B", READING: "C+"},
}


@dataclass(frozen=True)
class Scale:
    """The scores a test can give: from `lowest` to `highest` in steps."""

    lowest: Decimal
    highest: Decimal
    step: Decimal


_BANDS = Scale(Decimal(0), Decimal(9), Decimal("0.5"))
_LEVELS = Scale(Decimal(0), Decimal(12), Decimal(1))
_OF_699 = Scale(Decimal(0), Decimal(699), Decimal(1))
_OF_20 = Scale(Decimal(0), Decimal(20), Decimal(1))
SCALES: Mapping[str, Scale] = {
    IELTS_GENERAL: _BANDS,
    IELTS_ACADEMIC: _BANDS,
    CELPIP: _LEVELS,
    CELBAN: _LEVELS,
    PTE_CORE: Scale(Decimal(10), Decimal(90), Decimal(1)),
    TOEFL: Scale(Decimal(0), Decimal(30), Decimal(1)),
    TEF_CANADA: _OF_699,
    TCF_CANADA: _OF_699,
}
# Where one skill, or the overall score, is counted differently from the others.
_OWN_SCALES: Mapping[tuple[str, str], Scale] = {
    (TCF_CANADA, WRITING): _OF_20,
    (TCF_CANADA, SPEAKING): _OF_20,
    (TOEFL, "overall"): Scale(Decimal(0), Decimal(120), Decimal(1)),
}


def scale_of(test: str, skill: str) -> Scale | None:
    """The scores that a test gives for one skill or "overall"; None where it gives grades, or is not known to us."""
    return _OWN_SCALES.get((test, skill)) or SCALES.get(test)


@dataclass(frozen=True)
class Result:
    """One sitting of a test, each score as the certificate writes it ("6.5", "C+"). `overall` may be empty."""

    test: str
    listening: str
    reading: str
    writing: str
    speaking: str
    taken_on: date
    overall: str = ""
    expires_on: date | None = None

    def score(self, skill: str) -> str:
        """The score of that skill, or overall. Raises KeyError for anything else."""
        scores = {LISTENING: self.listening, READING: self.reading, WRITING: self.writing, SPEAKING: self.speaking}
        return {**scores, "overall": self.overall}[skill]


def check_result(result: Result, today: date) -> Result:
    """The same result. Raises NotAllowed with the field: a skill, overall, taken_on or expires_on."""
    for skill in (*SKILLS, "overall"):
        score = result.score(skill)
        if (score or skill in SKILLS) and not _is_possible(result.test, skill, score):
            raise NotAllowed(_not_possible(result.test, skill), skill)
    if result.taken_on > today:
        raise NotAllowed(because("test_in_future", taken=result.taken_on), "taken_on")
    if result.expires_on is not None and result.expires_on <= result.taken_on:
        raise NotAllowed(because("test_ends_before_taken", taken=result.taken_on, ends=result.expires_on), "expires_on")
    return result


def valid_until(result: Result) -> date:
    """The last day the result holds: as entered, or two years after the test."""
    if result.expires_on is not None:
        return result.expires_on
    year = result.taken_on.year + VALID_YEARS
    is_leap_day = (result.taken_on.month, result.taken_on.day) == (2, 29)
    return date(year, 2, 28) if is_leap_day else result.taken_on.replace(year=year)


def is_valid(result: Result, on: date) -> bool:
    """Whether the result may be relied on that day. What somebody says of themselves never may."""
    return result.test != CEFR_SELF and result.taken_on <= on <= valid_until(result)


def benchmark(test: str, skill: str, score: str) -> int | None:
    """The Canadian Language Benchmark of one skill; 3 for "lower than 4"; None where the test gives none."""
    number = _number(score)
    if number is None or skill not in SKILLS or not _is_possible(test, skill, score):
        return None
    return from_table(test, skill, number)


def benchmarks(result: Result) -> dict[str, int]:
    """The benchmark of every skill for which the test gives one, as immigration programmes count it.

    A TEF Canada taken before its scale changed (10 December 2023) gives none: its scores mean something else.
    """
    if result.test == TEF_CANADA and result.taken_on < TEF_SCALE_SINCE:
        return {}
    found = {skill: benchmark(result.test, skill, result.score(skill)) for skill in SKILLS}
    return {skill: level for skill, level in found.items() if level is not None}


def shown_benchmarks(result: Result) -> dict[str, int]:
    """What to show beside each score: `benchmarks`, and for CELBAN its own, which no immigration rule takes."""
    if result.test != CELBAN:
        return benchmarks(result)
    levels = {skill: _number(result.score(skill)) for skill in SKILLS}
    return {skill: int(level) for skill, level in levels.items() if level is not None and level >= 1}


def counts_for_programmes(test: str) -> bool:
    """Whether the benchmark of this test satisfies a rule about a CLB or NCLC."""
    return has_benchmark(test)


def lowest_benchmark(result: Result) -> int | None:
    """The benchmark of the weakest skill, which is what programmes ask for; None if the test does not give all four."""
    levels = benchmarks(result)
    return min(levels.values()) if len(levels) == len(SKILLS) else None


def nurse_shortfalls(result: Result) -> tuple[Because, ...] | None:
    """What is missing for a nurse's registration in Nova Scotia; nothing if met; None if the test is not accepted."""
    minimums = _NURSE_MINIMUMS.get(result.test)
    if minimums is None:
        return None
    short = (_shortfall(result, skill, lowest) for skill, lowest in minimums.items())
    return tuple(reason for reason in short if reason is not None)


def overall_band(result: Result) -> Decimal | None:
    """The overall band of an IELTS test: as written, or the mean of the four to the nearest half, quarters up."""
    written = _number(result.overall)
    if written is not None:
        return written
    scores = [_number(result.score(skill)) for skill in SKILLS]
    known = [score for score in scores if score is not None]
    if len(known) < len(SKILLS):
        return None
    halves = sum(known, Decimal(0)) * 2 / len(SKILLS)
    return Decimal(int(halves + Decimal("0.5"))) / 2


def _shortfall(result: Result, skill: str, lowest: str) -> Because | None:
    if skill == "overall":
        reached = overall_band(result)
        is_met = reached is not None and reached >= Decimal(lowest)
        return None if is_met else because("nurse_overall_short", wanted=lowest)
    if _is_at_least(result.score(skill), lowest):
        return None
    match skill:
        case "listening":
            return because("nurse_listening_short", wanted=lowest)
        case "reading":
            return because("nurse_reading_short", wanted=lowest)
        case "writing":
            return because("nurse_writing_short", wanted=lowest)
    return because("nurse_speaking_short", wanted=lowest)


def _is_at_least(score: str, lowest: str) -> bool:
    if lowest in _GRADES:
        return score in _GRADES and _GRADES.index(score) >= _GRADES.index(lowest)
    number = _number(score)
    return number is not None and number >= Decimal(lowest)


def _is_possible(test: str, skill: str, score: str) -> bool:
    if test == OET:
        return score in _GRADES
    if test == CEFR_SELF:
        return score in CEFR
    number, scale = _number(score), scale_of(test, skill)
    if scale is None:  # a test whose scale we do not know: any short score is kept as written
        return bool(score.strip())
    return number is not None and scale.lowest <= number <= scale.highest and number % scale.step == 0


def _not_possible(test: str, skill: str) -> Because:
    """Why a score is none of this test, with the scores that it gives."""
    if test == OET:
        return because("score_not_a_grade", grades=", ".join(reversed(_GRADES)))
    if test == CEFR_SELF:
        return because("score_not_a_level", levels=", ".join(CEFR))
    scale = scale_of(test, skill)
    if scale is None:
        return because("score_not_possible")
    return because("score_not_on_scale", lowest=str(scale.lowest), highest=str(scale.highest), step=str(scale.step))


def _number(score: str) -> Decimal | None:
    return Decimal(score.replace(",", ".")) if re.fullmatch(r"[0-9]{1,3}([.,][0-9])?", score) else None
