"""Two earners of one family and two openings in one region: the best pairs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from caseflow.rules.matching import Wanted

MOST_PAIRS = 50
# Of each earner's openings in a region, how many are tried with the other's; all others are worse.
_MOST_EACH = 40


@dataclass(frozen=True)
class Line:
    """A person who fits an opening (`at` in the list of openings), with the score and the neutral number for ties."""

    person: int
    at: int
    score: int
    tie: int


def best_pairs(lines: Iterable[Line], wanted: Sequence[Wanted]) -> list[dict[str, Any]]:
    """The best pairs, at most fifty: who to which opening, and the combined score.

    Both work in the same region of the same country, in two openings or in one that has two places free. The combined
    score is the mean of the two; of pairs with the same mean the one comes first in which neither comes off badly.
    """
    pairs = [
        (-(one.score + other.score), -min(one.score, other.score), one.tie ^ other.tie, one, other)
        for earners in _by_region(lines, wanted)
        for one, other in _together(earners, wanted)
    ]
    pairs.sort(key=lambda pair: pair[:3])
    return [
        {
            "people": [one.person, other.person],
            "at": [one.at, other.at],
            "scores": [one.score, other.score],
            "score": (one.score + other.score) // 2,
        }
        for *_order, one, other in pairs[:MOST_PAIRS]
    ]


def _by_region(lines: Iterable[Line], wanted: Sequence[Wanted]) -> list[dict[int, list[Line]]]:
    """By region, for each person, the openings that they fit, best first. An opening without a region is in none."""
    found: dict[tuple[str, str], dict[int, list[Line]]] = {}
    for line in lines:
        place = wanted[line.at]
        if place.region and place.free > 0:
            found.setdefault((place.country, place.region), {}).setdefault(line.person, []).append(line)
    for earners in found.values():
        for own in earners.values():
            own.sort(key=lambda line: (-line.score, line.tie))
    return list(found.values())


def _together(earners: dict[int, list[Line]], wanted: Sequence[Wanted]) -> Iterator[tuple[Line, Line]]:
    for first, second in combinations(sorted(earners), 2):
        for one in earners[first][:_MOST_EACH]:
            for other in earners[second][:_MOST_EACH]:
                if one.at != other.at or wanted[one.at].free >= 2:
                    yield one, other
