"""Language results: which are possible, how long they hold, what they mean for Canada and for nurses.

Tables: IELTS General and CELPIP to Canadian Language Benchmarks (imcada.com, agreeing with itc-canada.com for 4 to 8);
nurse minimums of the Nova Scotia College of Nursing (nscn.ca). A level that somebody declares for themselves (CEFR)
never gives a benchmark.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from caseflow.rules.reason import Because, NotAllowed, because

LISTENING, READING, WRITING, SPEAKING = "listening", "reading", "writing", "speaking"
SKILLS = (LISTENING, READING, WRITING, SPEAKING)

IELTS_GENERAL, IELTS_ACADEMIC = "ielts_general", "ielts_academic"
CELPIP, CELBAN, OET = "celpip_general", "celban", "oet"

VALID_YEARS = 2  # most bodies; some tests never end, then the day is entered by hand
LOWEST_BENCHMARK, HIGHEST_BENCHMARK = 4, 10
BELOW_TABLE = 3  # "lower than 4": the tables say no more

_GRADES = ("E", "D", "C", "C+", "B", "A")  # OET, lowest first

# The lowest score for benchmarks 4, 5, 6, 7, 8, 9, 10.
_IELTS_TO_CLB: Mapping[str, tuple[str, ...]] = {
    LISTENING: ("4.5", "5.0", "5.5", "6.0", "7.5", "8.0", "8.5"),
    READING: ("3.5", "4.0", "5.0", "6.0", "6.5", "7.0", "8.0"),
    WRITING: ("4.0", "5.0", "5.5", "6.0", "6.5", "7.0", "7.5"),
    SPEAKING: ("4.0", "5.0", "5.5", "6.0", "6.5", "7.0", "7.5"),
}
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
SCALES: Mapping[str, Scale] = {
    IELTS_GENERAL: _BANDS,
    IELTS_ACADEMIC: _BANDS,
    CELPIP: _LEVELS,
    CELBAN: _LEVELS,
    "pte_core": Scale(Decimal(10), Decimal(90), Decimal(1)),
    "toefl": Scale(Decimal(0), Decimal(30), Decimal(1)),
}


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
    for skill in SKILLS:
        if not _is_possible(result.test, result.score(skill)):
            raise NotAllowed(because("score_not_possible"), skill)
    if result.overall and not _is_possible_overall(result.test, result.overall):
        raise NotAllowed(because("score_not_possible"), "overall")
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
    """Whether the result may be relied on that day."""
    return result.taken_on <= on <= valid_until(result)


def benchmark(test: str, skill: str, score: str) -> int | None:
    """The Canadian Language Benchmark of one skill; 3 for "lower than 4"; None where the test gives none."""
    number = _number(score)
    if number is None or skill not in SKILLS or not _is_possible(test, score):
        return None
    if test == IELTS_GENERAL:
        reached = sum(number >= Decimal(lowest) for lowest in _IELTS_TO_CLB[skill])
        return reached + BELOW_TABLE
    if test == CELPIP:
        return min(max(int(number), BELOW_TABLE), HIGHEST_BENCHMARK)
    return None


def benchmarks(result: Result) -> dict[str, int]:
    """The benchmark of every skill for which the test gives one."""
    found = {skill: benchmark(result.test, skill, result.score(skill)) for skill in SKILLS}
    return {skill: level for skill, level in found.items() if level is not None}


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


def _is_possible(test: str, score: str) -> bool:
    if test == OET:
        return score in _GRADES
    number, scale = _number(score), SCALES.get(test)
    if scale is None:  # a test whose scale we do not know: any short score is kept as written
        return bool(score.strip())
    return number is not None and scale.lowest <= number <= scale.highest and number % scale.step == 0


def _is_possible_overall(test: str, score: str) -> bool:
    number = _number(score)
    if test == "toefl":
        return number is not None and 0 <= number <= 120 and number % 1 == 0
    return _is_possible(test, score)


def _number(score: str) -> Decimal | None:
    return Decimal(score.replace(",", ".")) if re.fullmatch(r"[0-9]{1,3}([.,][0-9])?", score) else None
