"""What a study publishes betrays nobody, also when all its tables are laid side by side."""

from hypothesis import given, settings
from hypothesis import strategies as st

from caseflow.rules.study import (
    REST,
    Cross,
    cross,
    cross_as_json,
    cross_from_json,
    occupation_groups,
    unit_groups,
)
from caseflow.rules.suppression import fold

ISCO = ["2221", "2142", "5321", "5322", "9211", "9213", "7112", ""]
VALUES = ["a", "b", "c", "d", ""]
PEOPLE = st.lists(st.tuples(st.sampled_from(ISCO), st.sampled_from(VALUES), st.sampled_from(VALUES)), max_size=160)


def counted(people: list[tuple[str, ...]], *places: int) -> dict:
    found: dict = {}
    for one in people:
        key = tuple(one[i] for i in places)
        key = key[0] if len(key) == 1 else key
        found[key] = found.get(key, 0) + 1
    return found


def test_few_go_together_until_they_are_enough() -> None:
    assert fold({"a": 50, "b": 4, "c": 7, "d": 0}) == {"a": "a", "b": REST, "c": REST}
    assert fold({"a": 50, "b": 4}) == {"a": REST, "b": REST}
    assert fold({"a": 50, "b": 4, "c": 20}) == {"a": "a", "b": REST, "c": REST}
    assert fold({"a": 3, "b": 4}) == {} and fold({}) == {}


@given(st.dictionaries(st.sampled_from("abcdefgh"), st.integers(0, 40)), st.sampled_from([5, 10, 20]))
def test_no_group_is_small_and_everybody_is_in_one(counts: dict[str, int], threshold: int) -> None:
    groups = fold(counts, threshold)
    sizes: dict[str, int] = {}
    for code, group in groups.items():
        sizes[group] = sizes.get(group, 0) + counts[code]
    assert all(size >= threshold for size in sizes.values())
    assert sum(sizes.values()) in (sum(counts.values()), 0)
    assert groups or sum(counts.values()) < threshold


@given(PEOPLE)
@settings(max_examples=200)
def test_totals_are_shown_and_the_same_in_every_table_and_no_cell_is_small(people: list) -> None:
    rows = occupation_groups(counted(people, 0))
    tables = [cross("one", counted(people, 0, 1), rows), cross("two", counted(people, 0, 2), rows)]
    made = [table for table in tables if table is not None]
    for table in made:
        assert table.total == len(people) and sum(table.row_totals) == sum(table.column_totals) == len(people)
        assert all(cell is None or cell >= 10 for row in table.cells for cell in row)
        assert all(total >= 10 for total in (*table.row_totals, *table.column_totals))
        assert cross_from_json(cross_as_json(table)) == table
    assert len({(table.rows, table.row_totals) for table in made}) <= 1
    if len(people) < 10:
        assert not made and not rows


@given(PEOPLE)
@settings(max_examples=200)
def test_what_is_hidden_cannot_be_computed_from_rows_and_columns(people: list) -> None:
    table = cross("one", counted(people, 0, 1), occupation_groups(counted(people, 0)))
    if table is not None:
        for i, row in enumerate(table.cells):
            assert row.count(None) != 1, "one hidden cell in a row is what is left over"
            assert [other[i] for other in _columns(table)].count(None) == row.count(None)
        assert all(column.count(None) != 1 for column in _columns(table))


def _columns(table: Cross) -> list[list[int | None]]:
    return [list(column) for column in zip(*table.cells, strict=True)]


@given(PEOPLE)
def test_single_occupations_add_up_to_their_group_and_none_is_small(people: list) -> None:
    by_occupation = counted(people, 0)
    rows = occupation_groups(by_occupation)
    table = cross("one", counted(people, 0, 1), rows)
    for units in unit_groups(by_occupation, rows):
        assert all(count >= 10 for _, count in units.counts)
        if table is not None:
            assert sum(count for _, count in units.counts) == table.row_totals[table.rows.index(units.major)]


def test_columns_keep_their_order_and_what_is_not_known_comes_last() -> None:
    pairs = {("2221", ""): 30, ("2221", "a"): 12, ("9211", "b"): 40, ("9211", "c"): 3, ("9211", "d"): 8}
    table = cross("one", pairs, occupation_groups({"2221": 42, "9211": 51}), order=["b", "a"])
    assert table is not None and table.rows == ("2", "9") and table.columns == ("b", "a", REST, "")
    assert table.column_totals == (40, 12, 11, 30)
    assert table.cell("9", "b") is None, "two occupations and empty cells: whoever sees one cell sees them all"
    full = {(isco, value): 20 for isco in ("2221", "9211") for value in "ab"}
    table = cross("one", full, occupation_groups({"2221": 40, "9211": 40}))
    assert table is not None and table.cell("9", "b") == 20 and table.cell("2", "nothing") is None
