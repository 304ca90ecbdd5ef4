"""Published numbers give nobody away: access rule DP14 with its four test vectors."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from caseflow.rules.suppression import Line, shown, suppress_line, suppress_rate, suppress_table

COUNTS = st.one_of(st.integers(0, 12), st.integers(0, 60))


@pytest.mark.parametrize(
    ("cells", "published"),
    [
        ([304, 125, 26, 20], "304 125 26 20 | 475"),
        ([28, 45, 7, 12], "28 45 -- -- | 92"),
        ([70, 29, 7, 21], "70 29 -- -- | 127"),
        ([5, 3, 1, 1], "-- -- -- -- | --"),
    ],
)
def test_the_examples_of_the_refugee_board(cells: list[int], published: str) -> None:
    line = suppress_line(cells, 20)
    assert " ".join(shown(cell) for cell in line.cells) + " | " + shown(line.total) == published


def test_ten_is_the_threshold_unless_another_is_set() -> None:
    assert suppress_line([10, 30]) == Line((10, 30), 40)
    assert suppress_line([9, 30, 11]) == Line((None, 30, None), 50)


def test_a_lone_person_among_zeros_is_hidden_with_the_rest() -> None:
    assert suppress_line([50, 1, 0]) == Line((None, None, None), 51)
    assert suppress_line([50, 40, 0]) == Line((50, None, None), 90)


def test_without_its_total_only_the_small_cells_are_hidden() -> None:
    assert suppress_line([50, 30, 3], with_total=False) == Line((50, 30, None), None)


def test_empty_lines_and_tables_say_nothing() -> None:
    assert suppress_line([]) == Line((), None)
    assert suppress_table([]).cells == ()
    assert suppress_table([[]]).cells == ((),)


@given(st.lists(COUNTS, max_size=6), st.sampled_from([5, 10, 20]))
def test_no_small_count_is_shown_or_left_over(cells: list[int], threshold: int) -> None:
    line = suppress_line(cells, threshold)
    assert all(cell is None or cell >= threshold for cell in (*line.cells, line.total))
    assert all(cell in (None, count) for cell, count in zip(line.cells, cells, strict=True))
    assert line.cells.count(None) != 1 or line.total is None


def _tables(width: int) -> st.SearchStrategy[list[list[int]]]:
    return st.lists(st.lists(COUNTS, min_size=width, max_size=width), min_size=1, max_size=4)


@given(st.integers(1, 4).flatmap(_tables))
@settings(max_examples=150)
def test_no_hidden_cell_of_a_table_can_be_computed_back(rows: list[list[int]]) -> None:
    table = suppress_table(rows)
    full = [[*cells, total] for cells, total in zip(table.cells, table.row_totals, strict=True)]
    full.append([*table.column_totals, table.total])
    assert all(cell is None or cell >= 10 for row in full for cell in row)
    hidden = [(i, j) for i, row in enumerate(full) for j, cell in enumerate(row) if cell is None]
    for place in hidden:
        assert not _is_determined(place, hidden, len(full), len(full[0]))


def _is_determined(place: tuple[int, int], hidden: list[tuple[int, int]], height: int, width: int) -> bool:
    """Whether the equations "cells of a line less its total are zero" fix this hidden cell (Gauss over fractions)."""
    rows = [[Fraction(0)] * len(hidden) for _ in range(height + width)]
    for column, (i, j) in enumerate(hidden):
        rows[i][column] = Fraction(-1 if j == width - 1 else 1)
        rows[height + j][column] = Fraction(-1 if i == height - 1 else 1)
    target = hidden.index(place)
    unknown = [column for column in range(len(hidden)) if column != target]
    return _rank(rows, [*unknown, target]) == _rank(rows, unknown) + 1


def _rank(rows: list[list[Fraction]], columns: list[int]) -> int:
    left = [[row[column] for column in columns] for row in rows]
    rank = 0
    for column in range(len(columns)):
        pivot = next((row for row in range(rank, len(left)) if left[row][column]), None)
        if pivot is None:
            continue
        left[rank], left[pivot] = left[pivot], left[rank]
        for row in range(len(left)):
            if row != rank and left[row][column]:
                factor = left[row][column] / left[rank][column]
                left[row] = [a - factor * b for a, b in zip(left[row], left[rank], strict=True)]
        rank += 1
    return rank


def test_a_table_hides_a_ring_and_the_lines_whose_total_is_small() -> None:
    table = suppress_table([[30, 5, 40], [50, 60, 70], [20, 12, 15]])
    assert table.cells == ((None, None, 40), (50, 60, 70), (None, None, 15))
    assert (table.row_totals, table.column_totals, table.total) == ((75, 180, 47), (100, 77, 125), 302)
    small = suppress_table([[2, 3], [40, 50], [60, 70]])
    assert small.cells[0] == (None, None)
    assert small.row_totals[0] is None


@pytest.mark.parametrize(("part", "whole", "rate"), [(15, 60, 0.25), (9, 60, None), (55, 60, None), (0, 0, None)])
def test_a_rate_hides_with_its_counts(part: int, whole: int, rate: float | None) -> None:
    assert suppress_rate(part, whole) == rate


def test_impossible_counts_are_refused() -> None:
    for impossible in (lambda: suppress_line([-1]), lambda: suppress_line([1], 0), lambda: suppress_rate(3, 2)):
        with pytest.raises(ValueError, match="never negative"):
            impossible()
    with pytest.raises(ValueError, match="unequal"):
        suppress_table([[1], [1, 2]])
