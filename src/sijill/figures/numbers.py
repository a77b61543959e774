"""Where the numbers of marks stand on the map: inside, beside a mark that others cover, or nowhere."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.figures.geometry import Box, boxes_touch
from sijill.figures.labels import Page

DIGIT_PX, NUMBER_HEIGHT_PX = 6.6, 11.0
INSIDE = "middle center"
NOWHERE = ""
BESIDE: tuple[tuple[str, float, float], ...] = (
    ("middle right", 1, 0),
    ("middle left", -1, 0),
    ("top center", 0, 1),
    ("bottom center", 0, -1),
)
"""Plotly's names of the places beside a mark, with their directions across and up."""
GAP_PX = 2.0


def number_positions(marks: Sequence[tuple[float, float, float]], numbers: Sequence[str], page: Page) -> list[str]:
    """Give Plotly's ``textposition`` for the number of each mark so that all that are shown can be read.

    Args:
        marks: longitude, latitude and diameter in pixels, in the order in which they are drawn: a later mark lies
            on top of an earlier one.
        numbers: the number of each mark, empty where it has none.
        page: the first view with all that has taken its room: these marks first, in the same order.

    Returns:
        One position a mark: ``INSIDE``, one of ``BESIDE``, or ``NOWHERE`` where a number would cover or be covered.
    """
    taken: list[Box] = []
    positions = []
    for place, number in enumerate(numbers):
        on_top = [*page.taken[place + 1 :], *taken]
        in_the_way = {INSIDE: on_top}
        places = _places(number, page.view.pixels(*marks[place][:2]), marks[place][2]) if number else {}
        free = (
            name
            for name, box in places.items()
            if not any(boxes_touch(box, other) for other in in_the_way.get(name, [*page.taken[:place], *on_top]))
        )
        position = next(free, NOWHERE)
        if position != NOWHERE:
            taken.append(places[position])
        positions.append(position)
    return positions


def _places(number: str, middle: tuple[float, float], size_px: float) -> dict[str, Box]:
    """Give the box of a number at each place it may take, the best first."""
    x, y = middle
    width, reach_px = DIGIT_PX * len(number), size_px / 2 + GAP_PX
    beside = {
        name: _box(
            x + across * (reach_px + width / 2), y + up * (reach_px + NUMBER_HEIGHT_PX / 2), width, NUMBER_HEIGHT_PX
        )
        for name, across, up in BESIDE
    }
    return {INSIDE: _box(x, y, width, NUMBER_HEIGHT_PX), **beside}


def _box(x: float, y: float, width: float, height: float) -> Box:
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
