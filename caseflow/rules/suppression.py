"""Published numbers that betray nobody. Access rule DP14.

Cells below the threshold are hidden. Where a total is shown, others are hidden too until no hidden cell can be
computed back: one line of numbers after the Canadian refugee board's published examples, a table by showing that each
hidden cell lies on a ring of hidden cells (a cell on no ring is determined by the totals). A total below the
threshold hides its whole line, and a rate hides with its counts.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

HIDDEN = "--"
THRESHOLD = 10  # the default outside the organization

Cell = int | None  # None is hidden
_Place = tuple[int, int]


@dataclass(frozen=True)
class Line:
    """A row of numbers as it may be published."""

    cells: tuple[Cell, ...]
    total: Cell


@dataclass(frozen=True)
class Table:
    """A table as it may be published, with the totals of its rows and columns."""

    cells: tuple[tuple[Cell, ...], ...]
    row_totals: tuple[Cell, ...]
    column_totals: tuple[Cell, ...]
    total: Cell


def suppress_line(cells: Sequence[int], threshold: int = THRESHOLD, *, with_total: bool = True) -> Line:
    """One line of counts. Without its total only the small cells are hidden. Raises ValueError for a negative count."""
    _check(cells, threshold)
    total = sum(cells)
    if total < threshold:
        return Line((None,) * len(cells), None)
    hidden = {place for place, count in enumerate(cells) if count < threshold}
    if not with_total:
        return Line(tuple(None if place in hidden else count for place, count in enumerate(cells)), None)
    smallest_first = sorted(range(len(cells)), key=lambda place: (cells[place], -place))
    while hidden and len(hidden) < len(cells) and not _is_vague([cells[place] for place in hidden], threshold):
        hidden.add(next(place for place in smallest_first if place not in hidden))
    return Line(tuple(None if place in hidden else count for place, count in enumerate(cells)), total)


def suppress_table(rows: Sequence[Sequence[int]], threshold: int = THRESHOLD) -> Table:
    """A table of counts with both totals. Raises ValueError for a negative count or rows of unequal length."""
    if len({len(row) for row in rows}) > 1:
        raise ValueError("rows of unequal length")
    for row in rows:
        _check(row, threshold)
    if not rows or not rows[0]:
        return Table(tuple(() for _ in rows), (None,) * len(rows), (), None)
    full = [[*row, sum(row)] for row in rows]
    full.append([sum(column) for column in zip(*full, strict=True)])
    hidden = _first_hidden(full, threshold)
    while more := _still_to_hide(full, hidden, threshold):
        hidden |= more
    seen = [tuple(None if (i, j) in hidden else count for j, count in enumerate(row)) for i, row in enumerate(full)]
    return Table(tuple(row[:-1] for row in seen[:-1]), tuple(row[-1] for row in seen[:-1]), seen[-1][:-1], seen[-1][-1])


def suppress_rate(part: int, whole: int, threshold: int = THRESHOLD) -> float | None:
    """The share of a part in a whole, or None where it would give away a small count: of the part or of the rest."""
    _check((part, whole - part), threshold)
    return part / whole if whole and min(part, whole - part) >= threshold else None


def shown(cell: Cell) -> str:
    """What is printed for a cell."""
    return HIDDEN if cell is None else str(cell)


def _check(counts: Sequence[int], threshold: int) -> None:
    if threshold < 1 or any(count < 0 for count in counts):
        raise ValueError("counts are never negative, a threshold is at least one")


def _is_vague(hidden: Sequence[int], threshold: int) -> bool:
    """Whether the sum of hidden cells, which the total gives away, leaves each of them open."""
    return len(hidden) >= 2 and (max(hidden) >= threshold or sum(count > 0 for count in hidden) >= 2)


def _first_hidden(full: list[list[int]], threshold: int) -> set[_Place]:
    """Small cells and totals, and all cells of a line whose total is small."""
    last_row, last_column = len(full) - 1, len(full[0]) - 1
    hidden = {(i, j) for i, row in enumerate(full) for j, count in enumerate(row) if count < threshold}
    small_rows = {i for i in range(last_row) if (i, last_column) in hidden}
    small_columns = {j for j in range(last_column) if (last_row, j) in hidden}
    hidden |= {(i, j) for i in small_rows for j in range(last_column)}
    hidden |= {(i, j) for i in range(last_row) for j in small_columns}
    return hidden


def _still_to_hide(full: list[list[int]], hidden: set[_Place], threshold: int) -> set[_Place]:
    """What to hide next: the rest of the cheapest ring of a cell on none, or one more cell of a line too clear."""
    for place in sorted(hidden):
        if not _is_on_ring(place, hidden):
            return _cheapest_ring(full, hidden, place)
    for line in _lines(full):
        closed = [place for place in line if place in hidden]
        open_ = [place for place in line if place not in hidden]
        if closed and open_ and line[-1] in open_ and not _is_vague([full[i][j] for i, j in closed], threshold):
            return {min(open_, key=lambda place: _cost(full, place))}
    return set()


def _is_on_ring(place: _Place, hidden: set[_Place]) -> bool:
    """Whether one can go from the cell's row to its column by other hidden cells."""
    rows, columns, grown = {place[0]}, set[int](), True
    while grown and place[1] not in columns:
        others = hidden - {place}
        more_columns = {j for i, j in others if i in rows} - columns
        columns |= more_columns
        more_rows = {i for i, j in others if j in columns} - rows
        rows |= more_rows
        grown = bool(more_columns or more_rows)
    return place[1] in columns


def _cheapest_ring(full: list[list[int]], hidden: set[_Place], place: _Place) -> set[_Place]:
    """The three other corners of the rectangle through the cell that hides least anew."""
    i, j = place
    rings = (
        {(i, other_j), (other_i, j), (other_i, other_j)} - hidden
        for other_i in range(len(full))
        for other_j in range(len(full[0]))
        if other_i != i and other_j != j
    )
    return min(rings, key=lambda ring: (sum(_cost(full, corner) for corner in ring), sorted(ring)))


def _cost(full: list[list[int]], place: _Place) -> int:
    """What hiding a cell takes from the reader; a total more than all cells of its line."""
    is_total = place[0] == len(full) - 1 or place[1] == len(full[0]) - 1
    return full[place[0]][place[1]] + (full[-1][-1] + 1 if is_total else 0)


def _lines(full: list[list[int]]) -> Iterator[list[_Place]]:
    for i in range(len(full)):
        yield [(i, j) for j in range(len(full[0]))]
    for j in range(len(full[0])):
        yield [(i, j) for i in range(len(full))]


def fold(counts: Mapping[str, int], threshold: int = THRESHOLD, rest: str = "*") -> dict[str, str]:
    """Groups of which each holds at least `threshold`: a code maps to itself, or to `rest` when it is put with others.

    The smallest go together until they are enough; codes nobody has are left out. One group only when that is all that
    can be said; none at all when everybody together is too few. What is published by these groups has no small margin,
    so that several tables can share it without one telling what another hides.
    """
    _check(list(counts.values()), threshold)
    there = sorted((count, code) for code, count in counts.items() if count)
    if sum(count for count, _code in there) < threshold:
        return {}
    together = 0
    groups: dict[str, str] = {}
    for count, code in there:
        if count < threshold or 0 < together < threshold:
            groups[code] = rest
            together += count
        else:
            groups[code] = code
    return groups
