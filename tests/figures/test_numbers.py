from __future__ import annotations

import pytest

from sijill.figures.geometry import Box
from sijill.figures.labels import page_with_marks
from sijill.figures.numbers import number_positions
from sijill.figures.view import View

VIEW = View(Box(0, 0, 100, 100), 100, 100)
"""One pixel a degree."""


@pytest.mark.parametrize(
    ("marks", "numbers", "positions"),
    [
        ([(50, 50, 20)], ["4"], ["middle center"]),
        ([(50, 50, 20), (80, 50, 9)], ["4", ""], ["middle center", ""]),
        ([(50, 50, 20), (52, 50, 9)], ["4", ""], ["middle right", ""]),
        ([(50, 50, 20), (52, 50, 9), (66, 50, 9)], ["4", "", ""], ["middle left", "", ""]),
        ([(50, 50, 20), (52, 50, 9), (66, 50, 9), (34, 50, 9)], ["4", "", "", ""], ["top center", "", "", ""]),
        ([(50, 50, 60), (50, 50, 40)], ["9", "4"], ["middle right", "middle center"]),
        (
            [(50, 50, 60), (50, 50, 58), (50, 50, 40)],
            ["9", "8", "4"],
            ["middle right", "middle left", "middle center"],
        ),
        ([(20, 50, 20), *[(x, y, 9) for x in (8, 20, 32) for y in (36, 50, 64)]], ["7", *[""] * 9], [""] * 10),
    ],
)
def test_a_number_stands_where_nothing_covers_it(
    marks: list[tuple[float, float, float]], numbers: list[str], positions: list[str]
) -> None:
    assert number_positions(marks, numbers, page_with_marks(VIEW, marks)) == positions
