"""From relations told in words to a spot on the ground and how uncertain it is.

"Between A and B", "5 km north of A" and "the western countryside of A" name no place of their own. Each function
gives a middle and the radius within which the event lies for all that the words tell; the middle is an estimate, the
radius is the point. Distances are great-circle distances; middles are taken on a flat map, which within Syria (about
800 km across) moves them by less than 2 km.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sijill.gazetteer.distance import EARTH_RADIUS_KM, distance_km, distances_km
from sijill.gazetteer.table import Place

KM_PER_DEGREE = math.pi * EARTH_RADIUS_KM / 180

WIDTH_OF_A_LINE = 0.25
"""How far off the straight line a road or front may run, as a share of its length."""

NEAR_KM = 5.0
"""How far "near" reaches beyond a place where no distance is told."""

DISTANCE_TOLD_ERROR = 0.25
"""Distances told in reports are round numbers: a share of the distance that they may be wrong by."""

ANGLE_TOLD_ERROR_DEGREES = 22.5
"""A direction told ("north of") is one of eight: half the angle between two of them."""

LEAST_SETTLEMENTS = 5
"""With fewer settlements on a side, the side of an area is told from its radius alone."""

SIDE_BEGINS_AT = 0.25
"""Where a side of an area begins, as a share of the radius, away from the middle."""

HELD_SHARE = 0.9
"""The share of an area's settlements that its radius takes in."""

_BEARINGS = {
    "north": 0.0,
    "northeast": 45.0,
    "east": 90.0,
    "southeast": 135.0,
    "south": 180.0,
    "southwest": 225.0,
    "west": 270.0,
    "northwest": 315.0,
}


@dataclass(frozen=True)
class Ground:
    """A middle in degrees (WGS 84) and the radius, in kilometres, within which the event lies."""

    lat: float
    lon: float
    radius_km: float


def bearing_of(direction: str) -> float | None:
    """Give the bearing of a direction told, in degrees clockwise from north, or None.

    Example:
        >>> bearing_of("north-eastern"), bearing_of("west"), bearing_of("central")
        (45.0, 270.0, None)
    """
    plain = "".join(letter for letter in direction.casefold() if letter.isalpha())
    return _BEARINGS.get(plain.removesuffix("ern"))


def moved(lat: float, lon: float, distance_away_km: float, bearing_degrees: float) -> tuple[float, float]:
    """Give the point (degrees) at a distance and bearing from another, on a great circle.

    Source: the direct problem on a sphere, as in any textbook of navigation.
    """
    angle, bearing = distance_away_km / EARTH_RADIUS_KM, math.radians(bearing_degrees)
    north = math.radians(lat)
    sine = math.sin(north) * math.cos(angle) + math.cos(north) * math.sin(angle) * math.cos(bearing)
    east = math.atan2(math.sin(bearing) * math.sin(angle) * math.cos(north), math.cos(angle) - math.sin(north) * sine)
    return math.degrees(math.asin(sine)), lon + math.degrees(east)


def at(place: Place) -> Ground:
    """Give the spot of a place that is told itself."""
    return Ground(place.lat, place.lon, place.radius_km)


def between(start: Place, end: Place) -> Ground:
    """Give the spot of "between A and B": halfway, the radius reaching both and a little to the sides.

    The radius is half the distance, and at least that of the larger place: an event anywhere on the way lies in it.
    """
    return along((start, end))


def along(stops: Sequence[Place]) -> Ground:
    """Give the spot of "from A through B to C": the middle of the way, the radius reaching the farthest stop.

    Args:
        stops: at least one place, in the order of the way.

    Raises:
        ValueError: no stop is told.
    """
    if not stops:
        raise ValueError("a way needs at least one stop")
    lengths = [distance_km(one.lat, one.lon, other.lat, other.lon) for one, other in pairwise(stops)]
    lat, lon = _point_on_way(stops, lengths, sum(lengths) / 2)
    reach_km = max(distance_km(lat, lon, stop.lat, stop.lon) for stop in stops)
    return Ground(lat, lon, max(reach_km, sum(lengths) * WIDTH_OF_A_LINE, *(stop.radius_km for stop in stops)))


def _point_on_way(
    stops: Sequence[Place], lengths: Sequence[float], distance_from_start_km: float
) -> tuple[float, float]:
    left = distance_from_start_km
    for (one, other), length in zip(pairwise(stops), lengths, strict=True):
        if left <= length and length > 0:
            share = left / length
            return one.lat + share * (other.lat - one.lat), one.lon + share * (other.lon - one.lon)
        left -= length
    return stops[-1].lat, stops[-1].lon


def near(place: Place, *, distance_away_km: float | None = None, direction: str | None = None) -> Ground:
    """Give the spot of "near A", "north of A", "5 km from A" or "5 km north of A".

    Args:
        place: the place told.
        distance_away_km: the distance told, or None.
        direction: the direction told ("north", "south-eastern"), or None; a word that is none counts as not told.

    Returns:
        With a direction the spot is moved that way: by the distance told, else by the place's radius and half of
        ``NEAR_KM``. The radius holds the whole stretch that the words allow.
    """
    bearing = bearing_of(direction) if direction else None
    if bearing is None:
        reach_km = NEAR_KM if distance_away_km is None else distance_away_km * (1 + DISTANCE_TOLD_ERROR)
        return Ground(place.lat, place.lon, place.radius_km + reach_km)
    if distance_away_km is None:
        away_km = place.radius_km + NEAR_KM / 2
        return Ground(*moved(place.lat, place.lon, away_km, bearing), away_km)
    sideways_km = distance_away_km * math.sin(math.radians(ANGLE_TOLD_ERROR_DEGREES))
    radius_km = math.hypot(distance_away_km * DISTANCE_TOLD_ERROR, sideways_km) + place.radius_km
    return Ground(*moved(place.lat, place.lon, distance_away_km, bearing), radius_km)


def part_of(area: Place, direction: str, settlements: Sequence[Place] = ()) -> Ground:
    """Give the spot of "the western countryside of A": the middle of the settlements on that side of the area.

    People, and so reports, are where the settlements are, not where an area's desert is widest. Without settlements
    the side is a circle of half the radius, halfway out.

    Args:
        area: a governorate, district, or a town whose countryside is meant.
        direction: the side told; a word that is no direction gives the whole area.
        settlements: the places in the area (``Gazetteer.places_in``).

    Returns:
        The middle, and the radius that takes in nine of ten settlements of the side.
    """
    bearing = bearing_of(direction)
    whole = around(settlements) if len(settlements) >= LEAST_SETTLEMENTS else at(area)
    if bearing is None:
        return whole
    side = _side(settlements, whole, bearing)
    if len(side) >= LEAST_SETTLEMENTS:
        return around(side)
    return Ground(*moved(whole.lat, whole.lon, whole.radius_km / 2, bearing), whole.radius_km / 2)


def around(places: Sequence[Place]) -> Ground:
    """Give the middle of places, and the radius that takes in nine of ten.

    Raises:
        ValueError: there is no place.
    """
    if not places:
        raise ValueError("a middle needs at least one place")
    lat = sum(place.lat for place in places) / len(places)
    lon = sum(place.lon for place in places) / len(places)
    apart_km = sorted(distances_km(lat, lon, ((place.lat, place.lon) for place in places)))
    held = apart_km[math.ceil(HELD_SHARE * len(apart_km)) - 1]
    return Ground(lat, lon, max(held, *(place.radius_km for place in places)))


def _side(places: Sequence[Place], whole: Ground, bearing_degrees: float) -> list[Place]:
    """Give the places that lie far enough out towards a bearing from the middle of an area."""
    cos_lat, bearing = math.cos(math.radians(whole.lat)), math.radians(bearing_degrees)
    north, east = math.cos(bearing), math.sin(bearing)

    def share_out(place: Place) -> float:
        north_km = (place.lat - whole.lat) * KM_PER_DEGREE
        east_km = (place.lon - whole.lon) * KM_PER_DEGREE * cos_lat
        return (north_km * north + east_km * east) / whole.radius_km

    return [place for place in places if share_out(place) >= SIDE_BEGINS_AT]
