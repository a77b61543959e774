"""What a map may say of each event: a spot, a governorate, or only that it is not on the map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from sijill.figures.outlines import Outline, Outlines
from sijill.figures.palette import GROUP_STYLES
from sijill.figures.rows import Row

PINNED_PRECISIONS = (1, 2)
NEAR = 2
NEAR_RADIUS_KM = 10.0
"""Least radius drawn for "near" a place: the codebook's evaluation counts a point as the right place up to this
distance, so the drawing claims no more than is measured."""
AREA_RADIUS_KM, MOST_RADIUS_KM = 25.0, 150.0
"""A place that reaches further than the first is drawn as an area, without a pin; further than the second, it says as
little as a whole country."""
AREAS_WITHOUT_PIN = ("governorate", "country")
SAME_SPOT_DECIMALS = 4
"""Points closer than about ten metres are one spot."""


@dataclass(frozen=True)
class Spot:
    """One point on the map with the events that are told there; ``lat`` and ``lon`` are degrees (WGS 84)."""

    lat: float
    lon: float
    rows: tuple[Row, ...]

    @property
    def is_near(self) -> bool:
        """All events are told near the place or in part of it, none at the place itself."""
        return all(row.geo_precision == NEAR for row in self.rows)

    @property
    def has_near(self) -> bool:
        """At least one event is told near the place or in part of it."""
        return any(row.geo_precision == NEAR for row in self.rows)

    @property
    def near_radius_km(self) -> float:
        """How far from the point the events told near it may lie, in kilometres: a place may be an area itself."""
        return max([NEAR_RADIUS_KM, *(row.radius_km or 0.0 for row in self.rows if row.geo_precision == NEAR)])

    @property
    def name(self) -> str:
        """The place's name, as the first event that has one gives it."""
        return next((name for row in self.rows if (name := row.place_name or row.place_text)), "this place")

    @property
    def leading_group(self) -> tuple[str, int]:
        """The most frequent group and how many events it has; of equals, the first of the codebook."""
        counts = Counter(row.group for row in self.rows)
        group = max(GROUP_STYLES, key=lambda name: counts[name])
        return group, counts[group]


@dataclass(frozen=True)
class Area:
    """A named area too large for a pin, such as a desert, with the events that are told somewhere in it."""

    spot: Spot
    radius_km: float


@dataclass(frozen=True)
class Located:
    """Events by how precisely they can be drawn; the number of rows is never changed by sorting them.

    ``actual`` and ``not_actual`` are spots, largest first; ``governorates`` are those with events known only at
    their level, ``areas`` other areas without a pin; ``unplaced`` have no place, or only one as large as a country;
    ``outside`` lie off the map.
    """

    actual: tuple[Spot, ...]
    not_actual: tuple[Spot, ...]
    governorates: tuple[tuple[Outline, tuple[Row, ...]], ...]
    areas: tuple[Area, ...]
    unplaced: tuple[Row, ...]
    outside: tuple[Row, ...]


def located(rows: Iterable[Row], outlines: Outlines) -> Located:
    """Sort rows into spots, areas, governorates and what has no place on the map."""
    pinned: dict[tuple[bool, float, float], list[Row]] = {}
    in_areas: dict[tuple[float, float], list[Row]] = {}
    by_governorate: dict[str, list[Row]] = {}
    unplaced: list[Row] = []
    outside: list[Row] = []
    for row in rows:
        if _has_point(row) and row.lat is not None and row.lon is not None:
            point = (round(row.lat, SAME_SPOT_DECIMALS), round(row.lon, SAME_SPOT_DECIMALS))
            if not outlines.box.holds(row.lon, row.lat):
                outside.append(row)
            elif _radius_km(row) > AREA_RADIUS_KM:
                in_areas.setdefault(point, []).append(row)
            else:
                pinned.setdefault((row.is_actual, *point), []).append(row)
            continue
        governorate = _governorate(row, outlines)
        if governorate is None:
            unplaced.append(row)
        else:
            by_governorate.setdefault(governorate.name, []).append(row)
    spots = {is_actual: _spots(pinned, is_actual=is_actual) for is_actual in (True, False)}
    shapes = {shape.name: shape for shape in outlines.of_kind("governorate")}
    governorates = tuple((shapes[name], tuple(found)) for name, found in sorted(by_governorate.items()))
    return Located(spots[True], spots[False], governorates, _areas(in_areas), tuple(unplaced), tuple(outside))


def _radius_km(row: Row) -> float:
    return row.radius_km or 0.0


def _has_point(row: Row) -> bool:
    is_small = row.feature not in AREAS_WITHOUT_PIN and _radius_km(row) <= MOST_RADIUS_KM
    return row.geo_precision in PINNED_PRECISIONS and is_small


def _areas(found: dict[tuple[float, float], list[Row]]) -> tuple[Area, ...]:
    return tuple(
        Area(Spot(lat, lon, tuple(rows)), max(map(_radius_km, rows))) for (lat, lon), rows in sorted(found.items())
    )


def _governorate(row: Row, outlines: Outlines) -> Outline | None:
    if row.feature == "country" or (row.feature != "governorate" and _radius_km(row) > MOST_RADIUS_KM):
        # A river or road through the country: the governorate of its middle is not that of the event.
        return None
    if row.admin1 is None and row.feature != "governorate":
        # The middle of a desert or region says nothing about the governorate of an event in it.
        return None
    return outlines.governorate(row.admin1 or row.place_name, row.lon, row.lat)


def _spots(pinned: dict[tuple[bool, float, float], list[Row]], *, is_actual: bool) -> tuple[Spot, ...]:
    spots = [Spot(lat, lon, tuple(rows)) for (actual, lat, lon), rows in pinned.items() if actual is is_actual]
    # The largest first, so that a small mark lies on top of a large one and never under it.
    return tuple(sorted(spots, key=lambda spot: (-len(spot.rows), spot.lat, spot.lon)))
