"""Where on the ground a place told for an event lies: the point, how uncertain it is, and UCDP's code for that.

A relation told ("north of", "between A and B", "the western countryside of") names no spot of its own: its
point is the middle of what the words allow, and no finer than they are.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace

from sijill.extraction.drafts import ResolvedPlace
from sijill.extraction.knowledge import Knowledge
from sijill.extraction.where import LARGE
from sijill.gazetteer import Place
from sijill.gazetteer.ground import KM_PER_DEGREE, Ground, along, at, near

ADMIN_AREAS = frozenset({"governorate", "district", "subdistrict", "country"})
WIDE_AREAS = frozenset({"region", "desert", "mountain"})
"""Features without known borders."""
AREAS = frozenset({"region", "district", "subdistrict", "desert", "river"})
"""Features of which an event takes in a part only."""
LINES = frozenset({"road", "river"})
NEARBY_KM = 25.0
"""How far UCDP's second code reaches."""
_SHARE_OF_RADIUS = 0.1
"""How far rounding may move a point, as a share of its radius."""
_MOST_DECIMALS = 4
_DASH = re.compile(r" ?[–-] ?")
_ROAD_WORDS = re.compile(r" (?:[a-z]+ )?(?:road|highway|motorway)$")


def grounded(resolved: Sequence[ResolvedPlace], knowledge: Knowledge) -> list[ResolvedPlace]:
    """Give the places of one event their points on the ground.

    Args:
        resolved: the places of one event with their entries.
        knowledge: the gazetteer among it.

    Returns:
        The places in the same order; one that is not in the gazetteer has a point only as a road between two known
        places.
    """
    return [replace(place, ground=_ground_of(place, resolved, knowledge)) for place in resolved]


def _ground_of(place: ResolvedPlace, others: Sequence[ResolvedPlace], knowledge: Knowledge) -> Ground | None:
    told, entry = place.told, place.place
    if told.stops:
        ends = {one.told.toponym.name: one.place for one in others if one.told.stops == told.stops}
        stops = [stop for stop in map(ends.get, told.stops) if stop is not None]
        if stops and len(stops) == len(told.stops):
            return rounded(along(stops))
    if entry is None:
        ends_of_road = _ends_of_road(told.toponym.name, knowledge) if told.toponym.feature == "road" else ()
        return rounded(along(ends_of_road)) if ends_of_road else None
    if told.stops:
        return rounded(near(entry))
    if told.relation.is_near:
        return rounded(
            near(entry, distance_away_km=told.relation.distance_km, direction=told.relation.direction or None)
        )
    if (
        told.toponym.is_countryside
        or told.toponym.feature == "desert" != entry.feature
        or (told.relation.direction and entry.feature in ADMIN_AREAS)
    ):
        return rounded(knowledge.side_of(entry, told.relation.direction))
    return at(entry)


def _ends_of_road(name: str, knowledge: Knowledge) -> tuple[Place, ...]:
    """Give the two places that a road is called after, or nothing."""
    bare = _ROAD_WORDS.sub("", name)
    for dash in _DASH.finditer(bare):
        ends = [knowledge.gazetteer.resolve(one).place for one in (bare[: dash.start()], bare[dash.end() :])]
        if ends[0] is not None and ends[1] is not None:
            return ends[0], ends[1]
    return ()


def rounded(ground: Ground) -> Ground:
    """Round a point to what its radius tells: the rounding moves it by a tenth of the radius at the most.

    Example:
        >>> rounded(Ground(36.123456, 37.654321, 32.04))
        Ground(lat=36.12, lon=37.65, radius_km=32.0)
    """
    finest_km = max(ground.radius_km * _SHARE_OF_RADIUS, KM_PER_DEGREE * 10**-_MOST_DECIMALS)
    # Half a step north and half a step east are the most that rounding moves a point.
    decimals = max(0, math.ceil(math.log10(KM_PER_DEGREE * math.sqrt(0.5) / finest_km)))
    decimals = min(decimals, _MOST_DECIMALS)
    return Ground(round(ground.lat, decimals), round(ground.lon, decimals), round(ground.radius_km, 1))


def geo_precision(place: ResolvedPlace) -> int | None:
    """Give ACLED's precision: 1 the named place, 2 near it or part of an area, 3 a governorate or larger.

    None without a point.
    """
    if place.ground is None:
        return None
    if place.place is None:
        return 2
    toponym, feature = place.told.toponym, place.place.feature
    is_side = toponym.is_countryside or toponym.feature == "desert"
    if feature in LARGE:
        return 2 if is_side and feature == "governorate" else 3
    return 2 if place.told.is_part or is_side or feature in AREAS else 1


def where_prec(place: ResolvedPlace) -> int | None:
    """Give UCDP's code for how precisely the place is known (GED codebook, ``where_prec``); None without a point.

    1 the exact place, 2 within about 25 km of it, 3 a district or subdistrict, 4 a governorate or a part of one, 5
    along a line, between places or in an area without known borders, 6 a country. 7, international waters and
    airspace, is never told of a place that the gazetteer has.
    """
    if place.ground is None:
        return None
    feature = place.place.feature if place.place else "road"
    if place.told.stops or feature in LINES:
        return 5
    if feature in ADMIN_AREAS and not place.told.relation.is_near:
        return _of_area(feature, is_side=bool(place.told.relation.direction))
    if feature in WIDE_AREAS or place.told.toponym.feature == "desert":
        return 2 if place.ground.radius_km <= NEARBY_KM else 5
    if place.told.is_part or place.told.toponym.is_countryside:
        return 2 if place.ground.radius_km <= NEARBY_KM else 3
    return 1


def _of_area(feature: str, *, is_side: bool) -> int:
    codes: dict[str, int] = {"governorate": 4, "country": 5 if is_side else 6}
    return codes.get(feature, 3)
