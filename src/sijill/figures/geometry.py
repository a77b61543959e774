"""Small plane geometry on degrees (WGS 84), good enough for pictures of one country."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import cos, hypot, pi, radians, sin
from typing import NamedTuple

Ring = tuple[tuple[float, float], ...]
"""Points (longitude, latitude) of a line or of the rim of an area."""

KM_PER_DEGREE = 6371.0088 * pi / 180
"""Length of a degree of latitude on a sphere of the Earth's mean radius (IUGG)."""
LABEL_GRID = 18


class Box(NamedTuple):
    """A rectangle in degrees."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, lon: float, lat: float) -> bool:
        """Say whether a point lies in the rectangle or on its rim."""
        return self.west <= lon <= self.east and self.south <= lat <= self.north


def boxes_touch(one: Box, other: Box) -> bool:
    """Say whether two rectangles share more than a rim."""
    return one.west < other.east and other.west < one.east and one.south < other.north and other.south < one.north


def box_of(points: Sequence[tuple[float, float]]) -> Box:
    """Give the smallest rectangle around points (longitude, latitude)."""
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    return Box(min(lons), min(lats), max(lons), max(lats))


def circle(lon: float, lat: float, radius_km: float, *, corners: int = 36) -> Ring:
    """Give a closed circle on the ground as a polygon in degrees, wider in longitude away from the equator."""
    high = radius_km / KM_PER_DEGREE
    wide = high / cos(radians(lat))
    angles = [2 * pi * number / corners for number in range(corners)]
    ring = [(round(lon + wide * cos(angle), 5), round(lat + high * sin(angle), 5)) for angle in angles]
    return (*ring, ring[0])


def is_inside(rings: Sequence[Ring], lon: float, lat: float) -> bool:
    """Say whether a point lies in an area of several rings, holes among them (even-odd rule)."""
    inside = False
    for ring in rings:
        for (lon1, lat1), (lon2, lat2) in pairwise(ring):
            if (lat1 > lat) != (lat2 > lat) and lon < lon1 + (lat - lat1) / (lat2 - lat1) * (lon2 - lon1):
                inside = not inside
    return inside


def label_points(rings: Sequence[Ring]) -> tuple[tuple[float, float], ...]:
    """Give the points of a grid inside an area, first the one that lies deepest, then by nearness to it."""
    box = box_of([point for ring in rings for point in ring])
    shrink = cos(radians((box.south + box.north) / 2))
    steps = [number / LABEL_GRID for number in range(1, LABEL_GRID)]
    grid = [
        (round(box.west + (box.east - box.west) * across, 4), round(box.south + (box.north - box.south) * up, 4))
        for across in steps
        for up in steps
    ]
    inside = [point for point in grid if is_inside(rings, *point)]
    if not inside:
        return (((box.west + box.east) / 2, (box.south + box.north) / 2),)
    deepest = max(inside, key=lambda point: min(_distance(ring, point, shrink) for ring in rings))
    return tuple(sorted(inside, key=lambda at: hypot((at[0] - deepest[0]) * shrink, at[1] - deepest[1])))


def _distance(ring: Ring, point: tuple[float, float], shrink: float) -> float:
    """Give the distance from a point to the nearest corner of a ring, in degrees of latitude."""
    lon, lat = point
    return min(hypot((lon - corner_lon) * shrink, lat - corner_lat) for corner_lon, corner_lat in ring)
