"""The picture of a pathway: every step once, below what it waits for, no line through a box."""

import pytest

from caseflow.rules.pathway_picture import AFTER, REFUSAL, Picture, lay_out
from tests.factories.pathways import a_step, shipped_pathways


def boxes(picture: Picture) -> dict[str, tuple[int, float]]:
    return {box.code: (box.row, box.middle) for box in picture.boxes}


def test_steps_side_by_side_stand_in_one_row_and_what_waits_for_both_below() -> None:
    steps = [a_step("A"), a_step("B", after=("A",)), a_step("C", after=("A",)), a_step("D", after=("B", "C"))]
    found = lay_out(steps)
    assert boxes(found) == {"A": (0, 1.0), "B": (1, 0.5), "C": (1, 1.5), "D": (2, 1.0)}
    assert (found.rows, found.width, len(found.lines)) == (3, 2.0, 4)


def test_a_line_that_passes_a_row_has_its_own_place_there() -> None:
    found = lay_out([a_step("A"), a_step("B", after=("A",)), a_step("C", after=("A", "B"))])
    (long,) = (line for line in found.lines if (line.start, line.end) == ("A", "C"))
    _row, middle = boxes(found)["B"]
    assert len(long.middles) == 3 and abs(long.middles[1] - middle) >= 0.5


def test_an_appeal_hangs_on_a_line_of_its_own_kind() -> None:
    found = lay_out([a_step("A"), a_step("APPEAL", after=(), after_refusal_of="A")])
    assert [(line.end, line.kind) for line in found.lines] == [("APPEAL", REFUSAL)]


def test_lines_cross_no_more_than_they_must() -> None:
    """Written crosswise, drawn straight."""
    steps = [a_step("A"), a_step("B", after=()), a_step("C", after=("B",)), a_step("D", after=("A",))]
    found = boxes(lay_out(steps))
    assert (found["A"][1] < found["B"][1]) == (found["D"][1] < found["C"][1])


def test_nothing_is_an_empty_picture() -> None:
    assert lay_out([]) == Picture((), (), 0, 0.0)


@pytest.mark.parametrize("key", sorted(shipped_pathways()))
def test_every_pathway_of_the_library_can_be_drawn(key: str) -> None:
    steps = shipped_pathways()[key].steps
    found = lay_out(steps)
    where = boxes(found)
    assert set(where) == {step.code for step in steps} and len(set(where.values())) == len(steps)
    for line in found.lines:
        assert line.kind in (AFTER, REFUSAL)
        assert where[line.start][0] < where[line.end][0]
        assert line.middles[0] == where[line.start][1] and line.middles[-1] == where[line.end][1]
        for row, middle in list(enumerate(line.middles, where[line.start][0]))[1:-1]:
            assert all(abs(middle - at) >= 0.5 for at_row, at in where.values() if at_row == row), "through a box"
