"""DP14: published numbers betray nobody. The board's four examples, through the rule; pages with numbers come later."""

import pytest

from caseflow.rules.suppression import shown, suppress_line


@pytest.mark.parametrize(
    ("cells", "published", "total"),
    [
        ([304, 125, 26, 20], ["304", "125", "26", "20"], "475"),
        ([28, 45, 7, 12], ["28", "45", "--", "--"], "92"),
        ([70, 29, 7, 21], ["70", "29", "--", "--"], "127"),
        ([5, 3, 1, 1], ["--", "--", "--", "--"], "--"),
    ],
)
def test_small_cells_and_the_next_smallest_are_hidden(cells, published, total):
    line = suppress_line(cells, 20)
    assert [shown(cell) for cell in line.cells] == published and shown(line.total) == total
