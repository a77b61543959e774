from __future__ import annotations

from math import cos, hypot, radians

import pytest

from sijill.figures.geometry import KM_PER_DEGREE, circle, is_inside, label_points

SQUARE = ((0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0), (0.0, 0.0))
HOLE = ((1.0, 1.0), (3.0, 1.0), (3.0, 3.0), (1.0, 3.0), (1.0, 1.0))


@pytest.mark.parametrize("lat", [0.0, 35.0, -60.0])
def test_a_circle_is_round_on_the_ground(lat: float) -> None:
    ring = circle(40.0, lat, 10.0)
    distances = [hypot((x - 40.0) * cos(radians(lat)), y - lat) * KM_PER_DEGREE for x, y in ring]
    assert distances == pytest.approx([10.0] * 37, abs=0.002)
    assert ring[0] == ring[-1]


def test_a_hole_is_outside() -> None:
    points = [(0.5, 0.5), (2.0, 2.0), (5.0, 2.0)]
    assert [is_inside((SQUARE, HOLE), *point) for point in points] == [True, False, False]


def test_labels_stand_inside_and_the_deepest_point_comes_first() -> None:
    assert label_points((SQUARE,))[0] == (2.0, 2.0)
    assert all(is_inside((SQUARE, HOLE), *point) for point in label_points((SQUARE, HOLE)))
