"""Worked numbers: one degree of latitude is 111.19 km; at 36° north one degree of longitude is 89.96 km."""

from __future__ import annotations

import pytest
from tests.gazetteer.places import place

from sijill.gazetteer.distance import distance_km
from sijill.gazetteer.ground import Ground, along, around, at, bearing_of, between, moved, near, part_of

WEST, EAST = place("sy-w", "West", 36.0, 37.0), place("sy-e", "East", 36.0, 38.0)
NORTH = place("sy-n", "North", 36.5, 38.0)


def ground(lat: float, lon: float, radius_km: float) -> Ground:
    return Ground(pytest.approx(lat, abs=0.002), pytest.approx(lon, abs=0.002), pytest.approx(radius_km, abs=0.1))


@pytest.mark.parametrize(
    ("direction", "bearing"),
    [
        ("north", 0.0),
        ("northern", 0.0),
        ("north-eastern", 45.0),
        ("Southeast", 135.0),
        ("south west", 225.0),
        ("western", 270.0),
        ("central", None),
        ("", None),
    ],
)
def test_a_direction_has_a_bearing(direction: str, bearing: float | None) -> None:
    assert bearing_of(direction) == bearing


def test_moving_keeps_the_distance() -> None:
    lat, lon = moved(36.0, 37.0, 50.0, 45.0)
    assert distance_km(36.0, 37.0, lat, lon) == pytest.approx(50.0, abs=0.01)
    assert moved(36.0, 37.0, 111.195, 0.0) == pytest.approx((37.0, 37.0), abs=0.001)


def test_a_place_itself() -> None:
    assert at(WEST) == Ground(36.0, 37.0, 2.0)


def test_between_two_places_is_halfway_and_reaches_both() -> None:
    assert between(WEST, EAST) == ground(36.0, 37.5, 44.98)
    assert between(WEST, WEST) == Ground(36.0, 37.0, 2.0)


def test_a_way_is_known_by_its_middle() -> None:
    # 89.96 km east, then 55.60 km north: the middle of the way is 72.78 km from its start.
    assert along([WEST, EAST, NORTH]) == ground(36.0, 37.809, 72.8)
    assert along([WEST]) == Ground(36.0, 37.0, 2.0)
    with pytest.raises(ValueError, match="at least one stop"):
        along([])


def test_near_a_place() -> None:
    assert near(WEST) == Ground(36.0, 37.0, 7.0)
    assert near(WEST, distance_away_km=10.0) == Ground(36.0, 37.0, 14.5)
    assert near(WEST, direction="central") == Ground(36.0, 37.0, 7.0)
    # Moved north by the radius, 2 km, and half of 5 km: 4.5 km are 0.0405 degrees.
    assert near(WEST, direction="north") == ground(36.0405, 37.0, 4.5)
    # 20 km east are 0.2223 degrees; the radius is 2 km and the root of 5.00 and 7.65 squared.
    assert near(WEST, distance_away_km=20.0, direction="eastern") == ground(36.0, 37.2223, 11.14)


def test_the_side_of_an_area_is_where_its_settlements_are() -> None:
    area = place("sy-area", "Area", 36.0, 38.0, feature="governorate", radius_km=60.0)
    west = [place(f"sy-w{number}", f"W{number}", 36.0, 37.4 + number / 50) for number in range(6)]
    east = [place(f"sy-e{number}", f"E{number}", 36.0, 38.5 + number / 50) for number in range(6)]
    assert part_of(area, "western", [*west, *east]) == ground(36.0, 37.45, 4.5)
    assert part_of(area, "eastern", [*west, *east]) == ground(36.0, 38.55, 4.5)
    assert part_of(area, "rural", [*west, *east]) == around([*west, *east])


def test_without_settlements_the_side_is_half_the_radius_out() -> None:
    area = place("sy-area", "Area", 36.0, 38.0, feature="district", radius_km=40.0)
    # 20 km north are 0.1799 degrees.
    assert part_of(area, "northern") == ground(36.1799, 38.0, 20.0)


def test_a_middle_takes_in_nine_of_ten() -> None:
    row = [place(f"sy-{number}", f"P{number}", 36.0 + number / 10, 37.0) for number in range(10)]
    assert around(row) == ground(36.45, 37.0, 50.04)
    with pytest.raises(ValueError, match="at least one place"):
        around([])
