"""What a ranking for a family says as a whole: the pairs of openings, or why there is none."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from caseflow.access.actor import Actor
from caseflow.matching.lines import Line, people_named
from caseflow.rules.match_order import Inputs
from caseflow.rules.ranking import Kept
from caseflow.rules.reason import Because, because


@dataclass(frozen=True)
class Pair:
    """Two openings in one region for two people of a family; the combined score in hundredths."""

    score: int
    region: str
    country: str
    people: tuple[Line, Line]


@dataclass(frozen=True)
class Earner:
    """Somebody of the family, how many openings they fit, and in how many regions."""

    name: str
    fits: int
    regions: int


def numbers(inputs: Inputs, results: Kept) -> list[tuple[int, int]]:
    """The two lines of each pair."""
    at = {(person, opening): line for line, (person, opening) in enumerate(zip(inputs.person, inputs.at, strict=True))}
    pairs = results.head.get("pairs", [])
    return [(at[one["people"][0], one["at"][0]], at[one["people"][1], one["at"][1]]) for one in pairs]


def shown(inputs: Inputs, results: Kept, lines: Mapping[int, Line]) -> tuple[Pair, ...]:
    """The pairs in words, best first; those of whose two people the reader may know."""
    found = []
    for pair, (one, other) in zip(results.head.get("pairs", []), numbers(inputs, results), strict=True):
        if one in lines and other in lines:
            place = inputs.wanted[pair["at"][0]]
            found.append(Pair(pair["score"], place.region, place.country, (lines[one], lines[other])))
    return tuple(found)


def earners(user: Actor, inputs: Inputs, results: Kept, mine: Sequence[int]) -> tuple[Earner, ...]:
    """Everybody of the family who fits an opening, and the adults who fit none, those with most openings first."""
    fits: Counter[int] = Counter()
    regions: dict[int, set[str]] = {}
    for line in mine:
        if results.columns["place"][line]:
            person, where = inputs.person[line], inputs.wanted[inputs.at[line]].region
            fits[person] += 1
            regions.setdefault(person, set()).update({where} - {""})
    grown = {inputs.person[line] for line in mine if inputs.cells["old_enough"][line]}
    named = people_named(user, grown | fits.keys())
    found = [Earner(named[key][1], fits[key], len(regions.get(key, ()))) for key in sorted(named)]
    return tuple(sorted(found, key=lambda one: -one.fits))


def why_none(found: Sequence[Earner], results: Kept) -> Because | None:
    """Why there is no pair; None when there is one."""
    if results.head.get("pairs"):
        return None
    working = [one for one in found if one.fits]
    if len(found) < 2:
        return because("family_one_adult")
    if not working:
        return because("family_nobody_fits")
    if len(working) == 1:
        return because("family_one_fits", name=working[0].name)
    return because("family_no_region")
