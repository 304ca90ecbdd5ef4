"""The criteria of a ranking: 0 to 100 points each, whole numbers, more of something good never gives less.

A criterion that the opening asks nothing about does not count in that ranking, so that it changes nobody's score.
"""

from collections.abc import Callable, Mapping
from datetime import date

from caseflow.rules.matching import (
    CRITERIA,
    EDUCATION,
    EXPERIENCE,
    LANGUAGE,
    LEVELS,
    OCCUPATION,
    REGION,
    SKILLS,
    START,
    Candidate,
    Wanted,
    held_level,
)

FULL, NEUTRAL = 100, 50
# An occupation that the person wants: the first wish 100, each further one 4 less, never below 64 (there are ten).
_RANK_STEP, _LOWEST_RANK = 4, 64
_WORKED_EXACTLY = 50
# By the digits of ISCO-08 shared: three are the minor group, two the sub-major group.
_WANTED_NEAR, _WORKED_NEAR = {3: 40, 2: 20}, {3: 30, 2: 10}
USUAL_MONTHS = 24
_BY_LEVEL = {1: 25, 2: 50, 3: 85, 4: 100}
_BY_SOURCE = {"said": 60, "tested": 90, "certified": 100}
_AT_FLOOR, _ABOVE_FLOOR = 60, 20
_YEAR = 365


def counting(wanted: Wanted, weights: Mapping[str, int]) -> dict[str, int]:
    """The weights of the criteria that this opening says something about; all others count nothing."""
    asked = {
        SKILLS: bool(wanted.skills),
        LANGUAGE: bool(wanted.language),
        EDUCATION: wanted.isced is not None,
    }
    return {name: weights[name] if asked.get(name, True) else 0 for name in CRITERIA}


def points(wanted: Wanted, person: Candidate) -> tuple[int, ...]:
    """The points of each criterion, in the order of CRITERIA."""
    return tuple(CRITERION[name][1](wanted, person) for name in CRITERIA)


def score(parts: tuple[int, ...], weights: Mapping[str, int]) -> int:
    """The weighted mean in hundredths of a point: 8350 is 83.5. With no weight at all it is 0."""
    total = sum(weights.values())
    return sum(part * weights[name] for name, part in zip(CRITERIA, parts, strict=True)) * 100 // total if total else 0


def occupation(rank: int | None, wanted_digits: int, worked_digits: int) -> int:
    """How near the work is to what the person wants to do and has done."""
    if rank is not None:
        return max(_LOWEST_RANK, FULL - _RANK_STEP * (rank - 1))
    worked = _WORKED_EXACTLY if worked_digits == 4 else _WORKED_NEAR.get(worked_digits, 0)
    return max(_WANTED_NEAR.get(wanted_digits, 0), worked)


def experience(asked: int, months: int, near: int) -> int:
    """More months, each worth less: 62 at what is asked (or two years), 100 at four times that. Near work counts half.

    Whoever has just what is asked lies well above the middle, and ten years do not drown everything else.
    """
    half, done = asked or USUAL_MONTHS, months + near // 2
    return min(FULL, 125 * done // (done + half))


def skills(asked: tuple[str, ...], held: str) -> int:
    """The mean over the wanted skills of the best that shows each: its level, and who says so."""
    if not asked:
        return 0
    best = dict.fromkeys(asked, 0)
    for word in held.split():
        code, level, source = word.rsplit(":", 2)
        if code in best:
            best[code] = max(best[code], _BY_LEVEL.get(int(level), 0) * _BY_SOURCE.get(source, 0) // 100)
    return sum(best.values()) // len(asked)


def language(floor: str, held: int | None) -> int:
    """60 at the level that is asked for, 20 more for each one above; without such a level by how well it is spoken."""
    if held is None:
        return 0
    if not floor or floor == LEVELS[0]:
        return FULL * held // (len(LEVELS) - 1)
    least = LEVELS.index(floor)
    return min(FULL, _AT_FLOOR + _ABOVE_FLOOR * (held - least)) if held >= least else _AT_FLOOR * held // least


def education(asked: int | None, held: int | None) -> int:
    """All points for the level asked for or a higher one, a quarter less for each level below."""
    if asked is None or held is None:
        return 0
    return FULL if held >= asked else max(0, FULL - 25 * (asked - held))


def region(wanted: Wanted, regions: str, countries: str) -> int:
    """A family that names this region comes before one that names the country, and that before one to whom all is
    one; whom the place does not suit is kept out by a rule."""
    if wanted.region and wanted.region in regions.split():
        return FULL
    if wanted.country in countries.split():
        return 80
    return 0 if regions or countries else NEUTRAL


def start(on: date, earliest: str | None) -> int:
    """The less they must wait for the first day the better: all points up to a month, none after a year."""
    if earliest is None:
        return NEUTRAL
    waits = (on - date.fromisoformat(earliest)).days
    if waits < 0:
        return 0
    return FULL if waits <= 30 else max(0, FULL - FULL * (waits - 30) // (_YEAR - 30))


# How each criterion is asked, and the fields of the candidate that it reads.
CRITERION: dict[str, tuple[tuple[str, ...], Callable[[Wanted, Candidate], int]]] = {
    OCCUPATION: (
        ("wanted_rank", "wanted_digits", "worked_digits"),
        lambda _wanted, one: occupation(one.wanted_rank, one.wanted_digits, one.worked_digits),
    ),
    EXPERIENCE: (
        ("months", "months_near"),
        lambda wanted, one: experience(wanted.experience_months, one.months, one.months_near),
    ),
    SKILLS: (("skills",), lambda wanted, one: skills(wanted.skills, one.skills)),
    LANGUAGE: (("spoken", "tested"), lambda wanted, one: language(wanted.language_level, held_level(wanted, one))),
    EDUCATION: (("isced",), lambda wanted, one: education(wanted.isced, one.isced)),
    REGION: (("regions", "countries"), lambda wanted, one: region(wanted, one.regions, one.countries)),
    START: (("earliest",), lambda wanted, one: start(wanted.starts_on, one.earliest)),
}
