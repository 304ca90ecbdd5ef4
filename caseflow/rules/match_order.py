"""A ranking made from what is kept of it: lines of (person, opening), the rules, the points, the order.

The same inputs always give the same results, in whatever order the lines come. Equal scores are ordered by a keyed hash
of the line's reference, which favours nobody: its key is fixed for each opening and kept with the ranking.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from hashlib import blake2b
from typing import Any, TypeVar

from caseflow.rules import match_points
from caseflow.rules.match_pairs import Line, best_pairs
from caseflow.rules.matching import CHECKS, CRITERIA, FIRST_FIELDS, Candidate, Check, Wanted, first
from caseflow.rules.ranking import Kept
from caseflow.rules.reason import Because, as_json, from_json

RULES = "1"  # of this way to rank; a ranking says which it was made by
PEOPLE, OPENINGS, FAMILY = "people_for_opening", "openings_for_person", "openings_for_family"
_NOTHING = 0
Out = TypeVar("Out")


@dataclass(frozen=True)
class Inputs:
    """Everything that goes into a ranking. `person`, `at` (which of `wanted`), `tie` and `cells` have one value a line,
    `cells` by the names of Candidate's fields; `weights` has one for each of `wanted`."""

    kind: str
    on: date
    seed: str
    wanted: tuple[Wanted, ...]
    weights: tuple[dict[str, int], ...]
    person: Sequence[int]
    at: Sequence[int]
    tie: Sequence[str]
    cells: dict[str, Sequence[Any]]
    rules: str = RULES


def keep(inputs: Inputs) -> Kept:
    """The inputs as plain values."""
    head = {
        "kind": inputs.kind,
        "on": inputs.on.isoformat(),
        "seed": inputs.seed,
        "rules": inputs.rules,
        "wanted": [_wanted_as_json(one) for one in inputs.wanted],
        "weights": list(inputs.weights),
    }
    return Kept(head, {"person": inputs.person, "at": inputs.at, "tie": inputs.tie, **inputs.cells})


def read(kept: Kept) -> Inputs:
    """The inputs that `keep` made plain. Raises ValueError or KeyError for anything else."""
    head, columns = kept.head, kept.columns
    return Inputs(
        kind=head["kind"],
        on=date.fromisoformat(head["on"]),
        seed=head["seed"],
        wanted=tuple(_wanted_from_json(one) for one in head["wanted"]),
        weights=tuple(head["weights"]),
        person=columns["person"],
        at=columns["at"],
        tie=columns["tie"],
        cells={name: columns[name] for name in Candidate._fields},
        rules=head["rules"],
    )


def rank(inputs: Inputs) -> Kept:
    """The results: for each line its place (0 for kept out), score in hundredths, points by criterion, and which of the
    head's reasons keep it out and what to do first. For a family also the best pairs of openings."""
    number = len(inputs.person)
    done = {name: [0] * number for name in ("score", "why", "first", *CRITERIA)}
    reasons, firsts = _Reasons(), _Reasons()
    for at, lines in enumerate(_lines_by_opening(inputs)):
        wanted, weights = inputs.wanted[at], inputs.weights[at]
        cells = {name: _pick(column, lines, number) for name, column in inputs.cells.items()}
        found = _points(cells, wanted)
        found["score"] = _scores(found, match_points.counting(wanted, weights))
        found["why"] = reasons.numbers(_why(cells, wanted, () if inputs.kind == PEOPLE else wanted.against))
        found["first"] = firsts.numbers(_each(cells, FIRST_FIELDS, first, wanted))
        for name, values in found.items():
            _put(done[name], lines, values)
    fits = [line for line, why in enumerate(done["why"]) if why == _NOTHING]
    ties = {line: _tie(inputs.seed, inputs.tie[line]) for line in fits}
    place = _places(number, sorted(fits, key=lambda line: (-done["score"][line], ties[line])))
    head: dict[str, Any] = {"rules": inputs.rules, "why": reasons.as_json(), "first": firsts.as_json()}
    if inputs.kind == FAMILY:
        good = [Line(inputs.person[n], inputs.at[n], done["score"][n], ties[n]) for n in fits]
        head["pairs"] = best_pairs(good, inputs.wanted)
    return Kept(head, {"person": inputs.person, "at": inputs.at, "place": place, **done})


class _Reasons:
    """The different combinations of reasons, each with its number; no reason at all is number 0."""

    def __init__(self) -> None:
        self._known: dict[tuple[Because, ...], int] = {(): _NOTHING}

    def numbers(self, found: Sequence[tuple[Because, ...]]) -> list[int]:
        # The same combination is the same object: it is looked at once, not once for every line.
        known = {id(one): one for one in found}
        number = {key: self._known.setdefault(one, len(self._known)) for key, one in known.items()}
        return [number[id(one)] for one in found]

    def as_json(self) -> list[list[dict[str, object]]]:
        return [[as_json(reason) for reason in one] for one in self._known]


def _lines_by_opening(inputs: Inputs) -> list[Sequence[int]]:
    if len(inputs.wanted) == 1:
        return [range(len(inputs.person))]
    lines: list[list[int]] = [[] for _one in inputs.wanted]
    for line, at in enumerate(inputs.at):
        lines[at].append(line)
    return list(lines)


def _pick(column: Sequence[Any], lines: Sequence[int], number: int) -> Sequence[Any]:
    return column if len(lines) == number else [column[line] for line in lines]


def _put(column: list[int], lines: Sequence[int], values: Sequence[int]) -> None:
    for line, value in zip(lines, values, strict=True):
        column[line] = value


def _each(
    cells: dict[str, Sequence[Any]], fields: tuple[str, ...], ask: Callable[[Wanted, Candidate], Out], wanted: Wanted
) -> list[Out]:
    """What `ask` says of each line; asked once for every different combination of the fields that it reads."""
    keys = list(zip(*(cells[name] for name in fields), strict=True))
    answers = {key: ask(wanted, Candidate(**dict(zip(fields, key, strict=True)))) for key in dict.fromkeys(keys)}
    return [answers[key] for key in keys]


def _points(cells: dict[str, Sequence[Any]], wanted: Wanted) -> dict[str, list[int]]:
    return {name: _each(cells, fields, ask, wanted) for name, (fields, ask) in match_points.CRITERION.items()}


def _scores(points: dict[str, list[int]], weights: dict[str, int]) -> list[int]:
    """As `match_points.score`, for all lines at once."""
    total = sum(weights.values())
    sums = [0] * len(points[CRITERIA[0]])
    for name, weight in weights.items():
        if weight:
            sums = [done + weight * part for done, part in zip(sums, points[name], strict=True)]
    return [done * 100 // total for done in sums] if total else sums


def _why(
    cells: dict[str, Sequence[Any]], wanted: Wanted, about_opening: tuple[Because, ...]
) -> list[tuple[Because, ...]]:
    groups = [_each(cells, fields, partial(_told, check), wanted) for fields, check in CHECKS]
    keys = list(zip(*([id(one) for one in group] for group in groups), strict=True))
    whole = {key: sum(parts, about_opening) for key, parts in zip(keys, zip(*groups, strict=True), strict=True)}
    return [whole[key] for key in keys]


def _told(check: Check, wanted: Wanted, person: Candidate) -> tuple[Because, ...]:
    return tuple(check(wanted, person))


def _tie(seed: str, ref: str) -> int:
    return int.from_bytes(blake2b(ref.encode(), key=seed.encode(), digest_size=8).digest(), "big")


def _places(number: int, best_first: Iterable[int]) -> list[int]:
    places = [0] * number
    for place, line in enumerate(best_first, 1):
        places[line] = place
    return places


def _wanted_as_json(wanted: Wanted) -> dict[str, Any]:
    plain = asdict(wanted)
    return {**plain, "starts_on": wanted.starts_on.isoformat(), "against": [as_json(one) for one in wanted.against]}


def _wanted_from_json(plain: dict[str, Any]) -> Wanted:
    given: dict[str, Any] = {k: tuple(value) if isinstance(value, list) else value for k, value in plain.items()}
    given["starts_on"] = date.fromisoformat(plain["starts_on"])
    given["against"] = tuple(from_json(one) for one in plain["against"])
    return Wanted(**given)
