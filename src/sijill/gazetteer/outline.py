"""Outlines of areas, and whether a point lies in one."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

from sijill.errors import DataCheckError

Ring = tuple[tuple[float, float], ...]
"""Corners as (longitude, latitude) in degrees; the first is also the last."""

KM_PER_DEGREE = 111.195


@dataclass(frozen=True)
class Outline:
    """One area: its rings, outer and inner alike, by the even-odd rule."""

    name: str
    rings: tuple[Ring, ...]

    def contains(self, lat: float, lon: float) -> bool:
        """Say whether a point (degrees, WGS 84) lies inside (crossing number over all rings)."""
        if not self.is_near(lat, lon, 0.0):
            return False
        is_inside = False
        for (lon_a, lat_a), (lon_b, lat_b) in self._edges():
            if (lat_a > lat) != (lat_b > lat) and lon < (lon_b - lon_a) * (lat - lat_a) / (lat_b - lat_a) + lon_a:
                is_inside = not is_inside
        return is_inside

    def is_near(self, lat: float, lon: float, margin_km: float) -> bool:
        """Say whether a point lies in the frame of the outline, widened by a margin; a quick first look."""
        south, north, west, east = self._frame
        margin = margin_km / KM_PER_DEGREE
        wider = margin / max(0.1, math.cos(math.radians(lat)))
        return south - margin <= lat <= north + margin and west - wider <= lon <= east + wider

    @cached_property
    def _frame(self) -> tuple[float, float, float, float]:
        corners = [corner for ring in self.rings for corner in ring]
        lats, lons = [lat for _, lat in corners], [lon for lon, _ in corners]
        return min(lats), max(lats), min(lons), max(lons)

    def distance_km(self, lat: float, lon: float) -> float:
        """Give how far outside a point lies, 0 inside; flat-earth distance, good for tens of kilometres."""
        if self.contains(lat, lon):
            return 0.0
        shrink = math.cos(math.radians(lat))
        return KM_PER_DEGREE * min(
            _distance_to_edge(((a[0] - lon) * shrink, a[1] - lat), ((b[0] - lon) * shrink, b[1] - lat))
            for a, b in self._edges()
        )

    def _edges(self) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
        for ring in self.rings:
            yield from pairwise(ring)


def _distance_to_edge(start: tuple[float, float], end: tuple[float, float]) -> float:
    """Give the distance of the origin from the stretch between two points."""
    step = (end[0] - start[0], end[1] - start[1])
    length_squared = step[0] ** 2 + step[1] ** 2
    along = -(start[0] * step[0] + start[1] * step[1]) / length_squared if length_squared else 0.0
    along = min(1.0, max(0.0, along))
    return math.hypot(start[0] + along * step[0], start[1] + along * step[1])


def read_outlines(path: Path, kind: str) -> dict[str, Outline]:
    """Read the areas of one kind ("country", "governorate", "neighbour", "lake") from an outlines file, by name.

    Raises:
        DataCheckError: the file cannot be read or is no GeoJSON feature collection of areas.
    """
    try:
        features = json.loads(path.read_text("utf-8"))["features"]
        return {
            feature["properties"]["name"]: Outline(feature["properties"]["name"], tuple(_rings(feature["geometry"])))
            for feature in features
            if feature["properties"]["kind"] == kind
        }
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataCheckError(f"{path}: no outlines of kind {kind!r} can be read: {error!r}") from error


def _rings(geometry: dict[str, Any]) -> Iterator[Ring]:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    for polygon in polygons:
        for ring in polygon:
            yield tuple((float(lon), float(lat)) for lon, lat in ring)
