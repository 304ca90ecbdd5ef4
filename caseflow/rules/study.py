"""The tables of a baseline study: counts of people by occupation and by one thing more, as they may be published.

Every table has occupation for its rows and shares its totals with all the others; no two other things are ever crossed.
So the tables form a star: whatever fits the totals of each alone fits them all together, and laying tables side by side
tells nothing that one of them hides (a decomposable set of margins). Rows and columns are folded until each holds
enough people (`suppression.fold`), small cells inside are hidden with others (`suppression.suppress_table`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from caseflow.rules.suppression import THRESHOLD, Cell, fold, suppress_table

REST = "*"  # those put together because they are few
NOBODY_KNOWS = ""  # not recorded

Pairs = Mapping[tuple[str, str], int]


@dataclass(frozen=True)
class Cross:
    """One table: occupation groups by what `key` names. All totals are shown, cells may be hidden (None)."""

    key: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Cell, ...], ...]
    row_totals: tuple[int, ...]
    column_totals: tuple[int, ...]
    total: int

    def cell(self, row: str, column: str) -> Cell:
        """What is shown for a row and a column; None for what is hidden and for what is not in the table."""
        if row not in self.rows or column not in self.columns:
            return None
        return self.cells[self.rows.index(row)][self.columns.index(column)]


@dataclass(frozen=True)
class UnitGroups:
    """The occupations (ISCO-08) within one major group that are held by enough people, and the rest together."""

    major: str
    counts: tuple[tuple[str, int], ...]


def occupation_groups(by_occupation: Mapping[str, int], threshold: int = THRESHOLD) -> dict[str, str]:
    """From an occupation (ISCO-08, "" for none) to the row that it is counted in: a first digit, "" or the rest."""
    by_major: dict[str, int] = {}
    for isco, count in by_occupation.items():
        by_major[isco[:1]] = by_major.get(isco[:1], 0) + count
    groups = fold(by_major, threshold, REST)
    return {isco: groups[isco[:1]] for isco, count in by_occupation.items() if count and groups}


def cross(
    key: str, pairs: Pairs, rows: Mapping[str, str], order: Sequence[str] = (), threshold: int = THRESHOLD
) -> Cross | None:
    """The table of `key` from counts by (occupation, value); None where all are in one group, which says nothing.

    `rows` is what `occupation_groups` made of the same people. `order` is that of the columns; others come after it, by
    size.
    """
    by_value: dict[str, int] = {}
    for (_isco, value), count in pairs.items():
        by_value[value] = by_value.get(value, 0) + count
    columns = fold(by_value, threshold, REST)
    if not rows or len(set(columns.values())) < 2:
        return None
    counts: dict[tuple[str, str], int] = {}
    for (isco, value), count in pairs.items():
        if count:
            place = rows[isco], columns[value]
            counts[place] = counts.get(place, 0) + count
    shown_rows = _ordered({row for row, _ in counts}, [])
    sizes = {column: sum(n for (_, c), n in counts.items() if c == column) for column in set(columns.values())}
    by_size = sorted(sizes, key=lambda column: (-sizes[column], column))
    shown_columns = _ordered(set(sizes), [*order, *by_size])
    table = suppress_table(
        [[counts.get((row, column), 0) for column in shown_columns] for row in shown_rows], threshold
    )
    return Cross(
        key,
        tuple(shown_rows),
        tuple(shown_columns),
        table.cells,
        tuple(_shown(total) for total in table.row_totals),
        tuple(_shown(total) for total in table.column_totals),
        _shown(table.total),
    )


def unit_groups(
    by_occupation: Mapping[str, int], rows: Mapping[str, str], threshold: int = THRESHOLD
) -> tuple[UnitGroups, ...]:
    """Single occupations inside the major groups that have a row of their own, the most frequent first."""
    found = []
    for major in sorted({row for row in rows.values() if row not in (REST, NOBODY_KNOWS)}):
        within = {isco: count for isco, count in by_occupation.items() if rows.get(isco) == major}
        groups = fold(within, threshold, REST)
        counts: dict[str, int] = {}
        for isco, group in groups.items():
            counts[group] = counts.get(group, 0) + within[isco]
        if set(counts) != {REST}:
            ordered = sorted(counts.items(), key=lambda one: (one[0] == REST, -one[1], one[0]))
            found.append(UnitGroups(major, tuple(ordered)))
    return tuple(found)


def cross_as_json(table: Cross) -> dict[str, Any]:
    """As it is kept: only what is shown."""
    return {
        "key": table.key,
        "rows": list(table.rows),
        "columns": list(table.columns),
        "cells": [list(row) for row in table.cells],
        "row_totals": list(table.row_totals),
        "column_totals": list(table.column_totals),
        "total": table.total,
    }


def cross_from_json(kept: Mapping[str, Any]) -> Cross:
    """The table again."""
    return Cross(
        kept["key"],
        tuple(kept["rows"]),
        tuple(kept["columns"]),
        tuple(tuple(row) for row in kept["cells"]),
        tuple(kept["row_totals"]),
        tuple(kept["column_totals"]),
        kept["total"],
    )


def _ordered(codes: set[str], order: Sequence[str]) -> list[str]:
    """In that order, then by code; those put together and those of whom it is not known come last."""
    place = {code: i for i, code in reversed(list(enumerate(order)))}
    return sorted(codes, key=lambda c: (c == NOBODY_KNOWS, c == REST, place.get(c, len(place)), c))


def _shown(total: Cell) -> int:
    """Folded margins are never small, so none is ever hidden. Raises ValueError if one were."""
    if total is None:
        raise ValueError("a total of folded groups is never hidden")
    return total
