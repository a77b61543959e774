"""Distances on the ground."""

from __future__ import annotations

import math
from collections.abc import Iterable

EARTH_RADIUS_KM = 6371.0088


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Give the great-circle distance of two points in kilometres (haversine; degrees, WGS 84)."""
    north, other_north = math.radians(lat), math.radians(other_lat)
    half_lat = math.sin((other_north - north) / 2) ** 2
    half_lon = math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(half_lat + math.cos(north) * math.cos(other_north) * half_lon))


def distances_km(lat: float, lon: float, points: Iterable[tuple[float, float]]) -> list[float]:
    """Give the great-circle distance of one point to each of many, as :func:`distance_km` does."""
    north = math.radians(lat)
    cos_north = math.cos(north)
    distances = []
    for other_lat, other_lon in points:
        other_north = math.radians(other_lat)
        half_lat = math.sin((other_north - north) / 2) ** 2
        half_lon = math.sin(math.radians(other_lon - lon) / 2) ** 2
        root = math.sqrt(half_lat + cos_north * math.cos(other_north) * half_lon)
        distances.append(2 * EARTH_RADIUS_KM * math.asin(root))
    return distances
