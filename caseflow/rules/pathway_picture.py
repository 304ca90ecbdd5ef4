"""Where the steps of a pathway stand when it is drawn: rows by what waits for what, few lines across one another.

Places are in units of a box. A line that passes a row without stopping has a narrow place there, so that it never runs
through a box.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from caseflow.rules.pathway import StepTemplate

AFTER, REFUSAL = "after", "refusal"
# How wide a passing line is beside a box.
NARROW = 0.2
_SWEEPS = 4


@dataclass(frozen=True)
class Box:
    """A step: its row, from 0 on top, and the middle of its place in the row."""

    code: str
    row: int
    middle: float


@dataclass(frozen=True)
class Line:
    """From one step to one that waits for it: `middles` are its places in each row from the first's to the last's."""

    start: str
    end: str
    kind: str
    first_row: int
    middles: tuple[float, ...]


@dataclass(frozen=True)
class Picture:
    """All boxes and lines, and how many rows and box widths they take."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    rows: int
    width: float


@dataclass
class _Spot:
    """A step, or the place where a line passes a row."""

    name: str
    row: int
    width: float
    above: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)


def lay_out(steps: Sequence[StepTemplate]) -> Picture:
    """The picture of these steps. They must not wait for themselves (`pathway_links` sees to that)."""
    rows = _rows(steps)
    spots = {code: _Spot(code, row, 1.0) for code, row in rows.items()}
    ways = {(start, end, kind): _way(start, end, kind, spots) for start, end, kind in _edges(steps, rows)}
    ordered = _ordered([step.code for step in steps], spots)
    width = max((sum(spots[name].width for name in row) for row in ordered), default=0.0)
    middles = _middles(ordered, spots, width)
    return Picture(
        tuple(Box(step.code, rows[step.code], middles[step.code]) for step in steps),
        tuple(
            Line(start, end, kind, rows[start], tuple(middles[name] for name in way))
            for (start, end, kind), way in ways.items()
        ),
        len(ordered),
        width,
    )


def _rows(steps: Sequence[StepTemplate]) -> dict[str, int]:
    """Each step one row below the lowest of those it waits for."""
    waits = {step.code: _before(step) for step in steps}
    rows: dict[str, int] = {}
    while len(rows) < len(waits):
        found = {
            code: 1 + max((rows[one] for one in before if one in waits), default=-1)
            for code, before in waits.items()
            if code not in rows and all(one in rows for one in before if one in waits)
        }
        if not found:
            raise ValueError("steps wait for themselves")
        rows.update(found)
    return rows


def _before(step: StepTemplate) -> tuple[str, ...]:
    return step.after if step.after_refusal_of is None else (*step.after, step.after_refusal_of)


def _edges(steps: Sequence[StepTemplate], rows: Mapping[str, int]) -> list[tuple[str, str, str]]:
    found = []
    for step in steps:
        found += [(code, step.code, AFTER) for code in step.after if code in rows and code != step.after_refusal_of]
        if step.after_refusal_of is not None and step.after_refusal_of in rows:
            found.append((step.after_refusal_of, step.code, REFUSAL))
    return found


def _way(start: str, end: str, kind: str, spots: dict[str, _Spot]) -> list[str]:
    """The spots from one step to the other; those in between are made."""
    names = [start]
    for row in range(spots[start].row + 1, spots[end].row):
        name = f"{start}>{end}>{kind}>{row}"
        spots[name] = _Spot(name, row, NARROW)
        names.append(name)
    names.append(end)
    for upper, lower in pairwise(names):
        spots[upper].below.append(lower)
        spots[lower].above.append(upper)
    return names


def _ordered(codes: Sequence[str], spots: Mapping[str, _Spot]) -> list[list[str]]:
    """The spots of each row, moved next to what they hang together with: down and up again, a few times."""
    written = {code: place for place, code in enumerate(codes)}
    rows: list[list[str]] = [[] for _ in range(1 + max((spot.row for spot in spots.values()), default=-1))]
    for spot in sorted(spots.values(), key=lambda spot: written.get(spot.name.split(">")[0], 0)):
        rows[spot.row].append(spot.name)
    for sweep in range(_SWEEPS):
        down = sweep % 2 == 0
        for number in range(len(rows)) if down else reversed(range(len(rows))):
            _sort(rows, number, spots, down)
    return rows


def _sort(rows: list[list[str]], number: int, spots: Mapping[str, _Spot], down: bool) -> None:
    """Put each spot of a row where the middle of its neighbours in the row before is; who has none stays."""
    other = number - 1 if down else number + 1
    if not 0 <= other < len(rows):
        return
    places = {name: (place + 0.5) / len(rows[other]) for place, name in enumerate(rows[other])}

    def wish(at: tuple[int, str]) -> float:
        place, name = at
        beside = spots[name].above if down else spots[name].below
        near = [places[one] for one in beside if one in places]
        return sum(near) / len(near) if near else (place + 0.5) / len(rows[number])

    rows[number] = [name for _place, name in sorted(enumerate(rows[number]), key=wish)]


def _middles(rows: Sequence[Sequence[str]], spots: Mapping[str, _Spot], width: float) -> dict[str, float]:
    """The middle of every spot, each row in the middle of the picture."""
    found = {}
    for row in rows:
        at = (width - sum(spots[name].width for name in row)) / 2
        for name in row:
            found[name] = round(at + spots[name].width / 2, 3)
            at += spots[name].width
    return found
