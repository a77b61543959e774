"""Choosing one of several places of one name by what the words tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sijill.gazetteer.distance import distance_km
from sijill.gazetteer.fold import fold
from sijill.gazetteer.table import Place

SAME_SPOT_KM = 25.0
"""Candidates within this distance are as good as one: a pin on either is no wrong pin."""

PROMINENCE_RATIO = 3
"""A place decides by prominence when it is reported at least this many times as often as any other."""

LEAST_PROMINENCE = 3
NEAR_TOWN_KM = 30.0
"""A place told to be in a town may lie this far from it: its countryside bears its name."""

_PLAIN_ORDER = (
    "country",
    "populated place",
    "neighbourhood",
    "camp",
    "base",
    "airport",
    "oil or gas field",
    "crossing",
    "dam",
    "mountain",
    "region",
    "desert",
    "river",
    "road",
    "governorate",
    "district",
    "subdistrict",
)
"""What a name means when no feature is told: the town before the areas that are called after it."""

_ADMIN_AREAS = frozenset({"governorate", "district", "subdistrict"})
_NEVER_A_TOWN = frozenset({"country", "governorate", "oil or gas field", "river", "dam"})
"""Features whose words are so plain that a town of the same name cannot be meant."""

_KINDRED = {
    "neighbourhood": frozenset({"neighbourhood", "populated place", "camp"}),
    "populated place": frozenset({"populated place", "neighbourhood"}),
    "region": frozenset({"region", "desert", "mountain"}),
    "base": frozenset({"base", "airport"}),
    "district": frozenset({"district", "neighbourhood"}),
}


@dataclass(frozen=True)
class Resolution:
    """The place that a name means, or None; why; and the candidates that were weighed."""

    place: Place | None
    reason: str
    candidates: tuple[Place, ...]


def choose(
    candidates: tuple[Place, ...], feature: str | None, areas: Sequence[Sequence[Place]], home_country: str
) -> Resolution:
    """Choose among candidates: by the areas told, the feature told, nearness to each other, then prominence.

    Args:
        candidates: at least one place.
        feature: feature class that the words tell, or None.
        areas: for each container told, the places that its name may mean.
        home_country: country (ISO 3166-1 alpha-2) that is meant unless an area outside it is told.
    """
    left = candidates
    reasons = []
    for area in areas:
        inside = tuple(place for place in left if any(_holds(holder, place) for holder in area))
        if not inside:
            return Resolution(None, f"no candidate lies in {area[0].name}", candidates)
        if len(inside) < len(left):
            reasons.append(f"lies in {area[0].name}")
        left = inside
    if not areas:
        left = tuple(place for place in left if place.country_code == home_country) or left
    fitting = _of_feature(left, feature)
    if not fitting:
        return Resolution(None, f"no candidate has the feature {feature!r}", candidates)
    if len(fitting) < len(left):
        reasons.append(f"has the feature {feature!r}" if feature else "is the town, not an area called after it")
    return _nearest_or_most_reported(fitting, reasons, candidates)


def _holds(holder: Place, place: Place) -> bool:
    if holder == place:
        return True
    if holder.feature == "country":
        return holder.country_code == place.country_code
    if holder.feature == "governorate":
        return fold(place.admin1) == fold(holder.admin1)
    if holder.feature == "district":
        return (fold(place.admin1), fold(place.admin2)) == (fold(holder.admin1), fold(holder.admin2))
    return distance_km(holder.lat, holder.lon, place.lat, place.lon) <= max(NEAR_TOWN_KM, holder.radius_km)


def _of_feature(places: tuple[Place, ...], feature: str | None) -> tuple[Place, ...]:
    if feature is None:
        return tuple(place for place in places if place.feature not in _ADMIN_AREAS) or places
    exact = tuple(place for place in places if place.feature == feature)
    if exact or feature in _NEVER_A_TOWN:
        return exact
    kindred = _KINDRED.get(feature, frozenset())
    return tuple(place for place in places if place.feature in kindred) or _of_feature(places, None)


def _nearest_or_most_reported(
    left: tuple[Place, ...], reasons: list[str], candidates: tuple[Place, ...]
) -> Resolution:
    ranked = sorted(left, key=lambda place: (_PLAIN_ORDER.index(place.feature), -place.prominence))
    if len(left) == 1:
        return Resolution(left[0], "; ".join(reasons) or "the only place of this name", candidates)
    if all(place.feature in _ADMIN_AREAS for place in left):
        return Resolution(ranked[0], "; ".join([*reasons, "the largest area of this name"]), candidates)
    best = max(left, key=lambda place: place.prominence)
    if best.prominence == 0:
        best = ranked[0]
    far = [place for place in left if distance_km(best.lat, best.lon, place.lat, place.lon) > SAME_SPOT_KM]
    if not far:
        near = ranked[0]
        return Resolution(
            near, "; ".join([*reasons, f"all of this name lie within {SAME_SPOT_KM:.0f} km"]), candidates
        )
    second = max(place.prominence for place in far)
    if best.prominence >= max(LEAST_PROMINENCE, PROMINENCE_RATIO * second):
        return Resolution(best, "; ".join([*reasons, "reported far more often than others of this name"]), candidates)
    apart_km = max(distance_km(best.lat, best.lon, place.lat, place.lon) for place in far)
    return Resolution(
        None, f"{len(left)} places of this name, up to {apart_km:.0f} km apart, and nothing decides", candidates
    )
