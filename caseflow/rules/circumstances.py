"""How pressing a person's circumstances are: a rubric that anybody can recompute by hand.

Each circumstance has a severity from 1 to 3 and belongs to a level of the IOM's model of vulnerability (individual,
household and family, community, structural). Its points are severity times the weight of the level. Factors that
protect count against them, up to half of what endangers: a supportive network does not undo violence. The sum falls
into a band, and the band asks for something. A severe danger, and violence or trafficking that is more than mild, have
a lowest band of their own.

The levels are IOM's (handbook for case managers, confidence high). Weights, bands and lowest bands are this product's
own: a help for setting priorities, never a decision about a person, and nothing else reads it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from caseflow.rules.reason import Because, NotAllowed, because

INDIVIDUAL, HOUSEHOLD, COMMUNITY, STRUCTURAL = "individual", "household_family", "community", "structural"
WEIGHTS = {INDIVIDUAL: 3, HOUSEHOLD: 3, COMMUNITY: 2, STRUCTURAL: 2}
MILD, SERIOUS, SEVERE = 1, 2, 3
MOST_PROTECTION = 2  # protection counts up to one half of what endangers

LOW, MEDIUM, HIGH = "low", "medium", "high"
BANDS = (LOW, MEDIUM, HIGH)
FIRST_POINTS = {LOW: 0, MEDIUM: 9, HIGH: 18}
REVIEW_DAYS = {LOW: 180, MEDIUM: 90, HIGH: 30}
LONGEST_REVIEW = 365


@dataclass(frozen=True)
class Factor:
    """One circumstance as the rubric knows it."""

    code: str
    level: str
    severity: int
    protects: bool = False
    is_restricted: bool = False


@dataclass(frozen=True)
class Line:
    """One line of the sum: severity times weight; `points` are negative for what protects."""

    factor: Factor
    weight: int
    points: int


@dataclass(frozen=True)
class Score:
    """The sum, line by line. `protection` is what was counted of it; `floor` why the band is not lower."""

    lines: tuple[Line, ...]
    danger: int
    protection: int
    protection_found: int
    total: int
    band: str
    floor: Because | None

    @property
    def review_days(self) -> int:
        """Within how many days everything is looked at again."""
        return REVIEW_DAYS[self.band]


def score(factors: Iterable[Factor]) -> Score:
    """The sum of the circumstances that hold now."""
    lines = tuple(_line(factor) for factor in factors)
    danger = sum(line.points for line in lines if line.points > 0)
    found = -sum(line.points for line in lines if line.points < 0)
    counted = min(found, danger // MOST_PROTECTION)
    total = danger - counted
    band, floor = band_of(total), None
    for lowest, why in _floors(lines):
        if BANDS.index(lowest) > BANDS.index(band):
            band, floor = lowest, why
    return Score(lines, danger, counted, found, total, band, floor)


def band_of(total: int) -> str:
    """The band into which a sum falls."""
    return next(band for band in reversed(BANDS) if total >= FIRST_POINTS[band])


def _line(factor: Factor) -> Line:
    weight = WEIGHTS[factor.level]
    points = factor.severity * weight
    return Line(factor, weight, -points if factor.protects else points)


def _floors(lines: Iterable[Line]) -> list[tuple[str, Because]]:
    dangers = [line.factor for line in lines if not line.factor.protects]
    floors = []
    if any(factor.severity >= SEVERE for factor in dangers):
        floors.append((MEDIUM, because("circumstance_severe_is_medium")))
    if any(factor.is_restricted and factor.severity >= SERIOUS for factor in dangers):
        floors.append((HIGH, because("circumstance_violence_is_high")))
    return floors


def check_circumstance(
    severity: int | None, since: date | None, review_on: date | None, born: date | None, today: date
) -> date:
    """The day of the next review. Raises NotAllowed: severity, since_on, review_on."""
    if severity is None or not MILD <= severity <= SEVERE:
        raise NotAllowed(because("circumstance_severity_missing"), "severity")
    if since is not None and since > today:
        raise NotAllowed(because("evaluation_day_in_future", day=since), "since_on")
    if since is not None and born is not None and since < born:
        raise NotAllowed(because("evaluation_day_before_birth", day=since, born=born), "since_on")
    if review_on is None:
        raise NotAllowed(because("circumstance_review_missing"), "review_on")
    if review_on <= today or (review_on - today).days > LONGEST_REVIEW:
        raise NotAllowed(because("circumstance_review_out_of_reach", most=LONGEST_REVIEW), "review_on")
    return review_on


def check_end(ended: date | None, since: date | None, today: date) -> date:
    """The day on which it ended. Raises NotAllowed: ended_on."""
    if ended is None:
        raise NotAllowed(because("circumstance_end_missing"), "ended_on")
    if ended > today:
        raise NotAllowed(because("evaluation_day_in_future", day=ended), "ended_on")
    if since is not None and ended < since:
        raise NotAllowed(because("circumstance_ends_before_begins", begins=since, ends=ended), "ended_on")
    return ended
