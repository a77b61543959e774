"""Which places fit what is told: those in an area, of a feature class, near others."""

from __future__ import annotations

import math
from collections.abc import Sequence

from sijill.gazetteer.distance import distance_km
from sijill.gazetteer.fold import fold
from sijill.gazetteer.table import Place

LEAST_PROMINENCE = 3
"""Places reported less often are not known beyond their surroundings."""

KM_PER_DEGREE = 111.0
"""Of latitude; a little less than it is, so that nothing is left out."""

SAME_SPOT_KM = 25.0
"""Candidates within this distance are as good as one: a pin on either is no wrong pin."""

NEAR_TOWN_KM = 30.0
"""A place told to be in a town may lie this far from it: its countryside bears its name."""

FAR_FROM_NEARBY_RATIO = 3.0
"""Places told nearby decide when every other candidate lies at least this many times as far from them."""

ADMIN_AREAS = frozenset({"governorate", "district", "subdistrict"})
HOLDERS = ADMIN_AREAS | {"country"}
_NEVER_A_TOWN = frozenset({"country", "oil or gas field", "river", "dam"})
"""Features whose words are so plain that a town of the same name cannot be meant."""

SITES = frozenset({"camp", "base", "airport", "crossing", "mountain", "oil or gas field", "dam"})

_KINDRED = {
    "neighbourhood": frozenset({"neighbourhood", "populated place", "camp"}),
    "populated place": frozenset({"populated place", "neighbourhood"}),
    "region": frozenset({"region", "desert"}),
    "base": frozenset({"base", "airport"}),
    "camp": frozenset({"camp", "base"}),
    "district": frozenset({"district", "neighbourhood"}),
    "governorate": ADMIN_AREAS,
}


def inside_of(area: Sequence[Place], places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Give the places that lie in any of the places which an area's name may mean."""
    return tuple(place for place in places if any(_holds(holder, place) for holder in area))


def _holds(holder: Place, place: Place) -> bool:
    if holder == place:
        return True
    if holder.feature == "country":
        return holder.country_code == place.country_code
    if holder.feature == "governorate":
        return fold(place.admin1) == fold(holder.admin1)
    if holder.feature == "district" and place.admin2:
        return (fold(place.admin1), fold(place.admin2)) == (fold(holder.admin1), fold(holder.admin2))
    return distance_km(holder.lat, holder.lon, place.lat, place.lon) <= max(NEAR_TOWN_KM, holder.radius_km)


def reach_degrees(area: Place) -> tuple[float, float]:
    """Give how many degrees of latitude and of longitude an area may reach from its point; a country all.

    Degrees of longitude are counted where they are shortest, and as many as there are near a pole or the date line.
    """
    north = max(NEAR_TOWN_KM, area.radius_km) / KM_PER_DEGREE
    farthest = abs(area.lat) + north
    east = north / math.cos(math.radians(farthest)) if farthest < 90 else 360.0
    if area.feature == "country":
        return 180.0, 360.0
    return north, east if abs(area.lon) + east <= 180 else 360.0


def may_hold(place: Place) -> bool:
    """Say whether a place is large or known enough for others to be told to lie in it, and nowhere else."""
    return place.feature in HOLDERS or (place.feature == "populated place" and place.prominence >= LEAST_PROMINENCE)


def is_site_told(place: Place, feature: str | None) -> bool:
    """Say whether a site is told, and a place is one of that kind: few villages have one that bears their name."""
    return feature in SITES and place.feature == feature


def is_known_area(place: Place) -> bool:
    """Say whether a place is no settlement, and known: a country, or a region, field or site that reports name."""
    if place.feature in {"populated place", "neighbourhood"}:
        return False
    return place.feature in HOLDERS or place.prominence >= LEAST_PROMINENCE


def of_feature(places: tuple[Place, ...], feature: str | None) -> tuple[Place, ...]:
    """Give the places that the feature told fits: of that class, else a kindred one, else what may bear its name."""
    if feature is None:
        return tuple(place for place in places if place.feature not in ADMIN_AREAS) or places
    exact = tuple(place for place in places if place.feature == feature)
    if exact or feature in _NEVER_A_TOWN:
        return exact
    kindred = _KINDRED.get(feature, frozenset())
    return tuple(place for place in places if place.feature in kindred) or of_feature(places, None)


def is_no_site(place: Place, feature: str | None) -> bool:
    """Say whether a site is told (a base, a crossing) but a place is a little known village."""
    return feature in SITES and place.feature not in SITES and place.prominence == 0


def far_from(best: Place, places: Sequence[Place]) -> list[Place]:
    """Give the places that lie farther from ``best`` than one spot."""
    return [place for place in places if distance_km(best.lat, best.lon, place.lat, place.lon) > SAME_SPOT_KM]


def nearest_of(left: Sequence[Place], nearby: Sequence[Place]) -> Place | None:
    """Give the candidate close to a place named nearby, if all others lie clearly farther from all of these."""
    if not nearby:
        return None

    def apart_km(place: Place) -> float:
        return min(distance_km(place.lat, place.lon, other.lat, other.lon) for other in nearby)

    best = min(left, key=apart_km)
    others = far_from(best, left)
    close_km = max(apart_km(best), SAME_SPOT_KM / FAR_FROM_NEARBY_RATIO)
    is_clear = all(apart_km(place) >= FAR_FROM_NEARBY_RATIO * close_km for place in others)
    return best if others and close_km <= SAME_SPOT_KM and is_clear else None
