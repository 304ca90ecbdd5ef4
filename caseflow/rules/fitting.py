"""From what is recorded of a person to what a ranking may know of them (`rules.matching.Candidate`), one value each."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from caseflow.rules.benchmark_tables import cefr_near
from caseflow.rules.experience import Spell
from caseflow.rules.holdings import FOREIGN, HeldSkill, Holdings, holds
from caseflow.rules.language_tests import (
    IELTS_ACADEMIC,
    OET,
    SKILLS,
    Result,
    is_valid,
    overall_band,
    shown_benchmarks,
)
from caseflow.rules.matching import (
    AGREED,
    CONDITIONAL,
    ELSEWHERE,
    ENDED,
    EXPIRED,
    LEVELS,
    NEAR_DIGITS,
    NO_LICENCE,
    NOT_YET,
    UNASKED,
    VALID,
    WITHDRAWN,
)

_LOWEST_TABLED = 4  # a benchmark of 3 says "lower than 4", which is near no level
_GROUP = 3  # digits of a minor group
# ielts.org, "IELTS and the CEFR": the lowest overall band near each level. OET's letters by its own comparison with
# IELTS (oet.com): B is near 7. Confidence medium, as for every comparison of tests with the CEFR.
_BANDS = ((Decimal("8.5"), "C2"), (Decimal(7), "C1"), (Decimal("5.5"), "B2"), (Decimal(4), "B1"))
_LETTERS = {"A": "C2", "B": "C1", "C+": "B2", "C": "B2", "D": "B1", "E": "A2"}


def shared_digits(isco: str, others: Iterable[str]) -> int:
    """How many digits the code shares with the nearest of the others: 4, 3, 2, or 0 for fewer."""
    best = 0
    for other in others:
        for digits in (4, _GROUP, NEAR_DIGITS):
            if digits > best and other[:digits] == isco[:digits]:
                best = digits
    return best


def months(isco: str, spells: Iterable[Spell], today: date) -> tuple[int, int]:
    """Months of work in exactly this occupation, and in others of its minor group; overlaps are counted once."""
    held = Holdings(0, work=tuple(spells))
    exactly, group = held.months_of_work(isco, today), held.months_of_work(isco[:_GROUP], today)
    return exactly, max(0, group - exactly)


def licence(
    isco: str, country: str, held: Iterable[tuple[str, str, date | None, date | None]], day: date
) -> tuple[str, str | None]:
    """How the licences for this occupation stand on that day, and the last day of one that ends before it.

    `held` are (country, kind, issued on, expires on) of the licences for exactly this occupation.
    """
    lines = list(held)
    here = [line for line in lines if line[0] == country and line[1] != FOREIGN]
    good = [line for line in here if (line[2] is None or line[2] <= day) and holds(line[3], day)]
    if good:
        return (CONDITIONAL if all(line[1] == "conditional" for line in good) else VALID), None
    ended = [line[3] for line in here if line[3] is not None and line[3] < day]
    if ended:
        return EXPIRED, max(ended).isoformat()
    if here:
        return NOT_YET, None
    return (ELSEWHERE if lines else NO_LICENCE), None


def level(spoken: str | None) -> int | None:
    """The place of a spoken level; None for one that is not recorded."""
    return LEVELS.index(spoken) if spoken in LEVELS else None


def tested(results: Iterable[Result], day: date) -> int | None:
    """The level near the best result that is good on that day; None when there is none."""
    near = (_near(result) for result in results if is_valid(result, day))
    return max((LEVELS.index(one) for one in near if one is not None), default=None)


def _near(result: Result) -> str | None:
    """The CEFR level near a result, by its weakest skill or, for IELTS Academic, its overall band."""
    if result.test == IELTS_ACADEMIC:
        band = overall_band(result)
        return next((near for least, near in _BANDS if band is not None and band >= least), None)
    if result.test == OET:
        return min((_LETTERS.get(result.score(skill), "A2") for skill in SKILLS), key=LEVELS.index)
    levels = shown_benchmarks(result)
    if len(levels) < len(SKILLS) or min(levels.values()) < _LOWEST_TABLED:
        return None
    return cefr_near(min(levels.values()))


def skills_text(held: Iterable[HeldSkill], day: date) -> str:
    """The skills that hold on that day, as Candidate writes them; always in one order."""
    return " ".join(sorted(f"{one.code}:{one.level}:{one.source}" for one in held if holds(one.expires_on, day)))


def presenting(*, is_there: bool, counts: bool, is_withdrawn: bool) -> str:
    """What the person's last word toward an employer is worth today."""
    if not is_there:
        return UNASKED
    if counts:
        return AGREED
    return WITHDRAWN if is_withdrawn else ENDED
