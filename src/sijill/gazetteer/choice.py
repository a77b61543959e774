"""Choosing one of several places of one name by what the words tell."""

from __future__ import annotations

from dataclasses import dataclass

from sijill.gazetteer.distance import distance_km
from sijill.gazetteer.fitting import (
    ADMIN_AREAS,
    HOLDERS,
    LEAST_PROMINENCE,
    SAME_SPOT_KM,
    far_from,
    inside_of,
    is_no_site,
    is_site_told,
    nearest_of,
    of_feature,
)
from sijill.gazetteer.fold import fold
from sijill.gazetteer.table import Place

SHORT_KEY = 5
"""Folded keys up to this length meet English words and each other."""

UNSURE_KEY = 6
"""Without an area told, a village that nobody reports and whose folded key is this short must be spelled as told."""

PROMINENCE_RATIO = 3
"""A place decides by prominence when it is reported at least this many times as often as any other."""

SPELLED_ALIKE_WEIGHT = 3
"""How much more a place counts that is known in the very spelling told, not only in one that sounds like it."""

CITY_PROMINENCE = 10
"""Places reported so often are meant wherever the report is from; a village is not."""

CITY_RADIUS_KM = 3.0
"""Places at least this large are no village."""

OFTEN_REPORTED = 6
"""Villages reported so often may be meant also beside places far away."""

FAR_KM = 120.0
"""Other villages farther than this from every place of their sentence are not meant: no province is as wide."""

SUBURB_KM = 15.0
"""How far from another place told a village may lie that the words call a neighbourhood."""

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


@dataclass(frozen=True)
class Resolution:
    """The place that a name means, or None; why; and the candidates that were weighed."""

    place: Place | None
    reason: str
    candidates: tuple[Place, ...]


@dataclass(frozen=True)
class Told:
    """What the words tell about a place beside its name.

    ``feature`` is the feature class told, or None. ``areas`` are the containers told, each as the places that its
    name may mean; ``likely_areas`` the same for those that usually hold (a dateline). ``nearby`` are places named
    near it. ``spelled_alike`` are the ids of candidates known in the very spelling told. ``is_village`` where the
    words say so. ``home_country`` (ISO 3166-1 alpha-2) is meant unless an area outside it is told.
    """

    feature: str | None
    areas: tuple[tuple[Place, ...], ...]
    likely_areas: tuple[tuple[Place, ...], ...]
    nearby: tuple[Place, ...]
    spelled_alike: frozenset[str]
    is_village: bool
    home_country: str


def choose(candidates: tuple[Place, ...], told: Told) -> Resolution:
    """Choose among candidates: by the areas told, the feature, nearness to each other and to others, then prominence.

    Args:
        candidates: at least one place.
        told: what the words tell.
    """
    reasons: list[str] = []
    left, refusal = _in_areas(candidates, told, reasons)
    if refusal:
        return Resolution(None, refusal, candidates)
    fitting = of_feature(left, told.feature)
    if not fitting:
        return Resolution(None, f"no candidate has the feature {told.feature!r}", candidates)
    plain = "is the town, not an area called after it"
    fitting = _narrowed(left, fitting, f"has the feature {told.feature!r}" if told.feature else plain, reasons)
    if told.is_village:
        villages = tuple(place for place in fitting if place.radius_km < CITY_RADIUS_KM)
        fitting = _narrowed(fitting, villages or fitting, "is a village", reasons)
    place, reason = _decided(fitting, told)
    doubt = _doubt(place, told) if place else ""
    if place is None or doubt:
        return Resolution(None, doubt or reason, candidates)
    return Resolution(place, "; ".join(filter(None, [*reasons, reason])), candidates)


def _in_areas(candidates: tuple[Place, ...], told: Told, reasons: list[str]) -> tuple[tuple[Place, ...], str]:
    """Give the candidates in the areas told, else in the home country, and why there is none."""
    left = candidates
    named = tuple(place for place in left if place.feature == "country" and place.place_id in told.spelled_alike)
    if named and told.feature in (None, "country"):
        return named, ""
    for area in told.areas:
        inside = inside_of(area, left)
        if not inside:
            return (), f"no candidate lies in {area[0].name}"
        left = _narrowed(left, inside, f"lies in {area[0].name}", reasons)
    if not told.areas:
        left = tuple(place for place in left if place.country_code == told.home_country) or left
    for area in told.likely_areas:
        left = _narrowed(left, inside_of(area, left) or left, f"probably lies in {area[0].name}", reasons)
    return left, ""


def _doubt(place: Place, told: Told) -> str:
    """Give why the place of a name is not taken for it, or nothing: villages have namesakes that no table holds."""
    if not told.areas and is_obscure(place) and _is_far_from_all(place, told.nearby):
        return f"the only candidate is a village more than {FAR_KM:.0f} km from every other place told"
    if (
        told.areas
        or place.prominence >= CITY_PROMINENCE
        or place.feature in HOLDERS
        or is_site_told(place, told.feature)
    ):
        return ""
    for area in told.likely_areas:
        if not inside_of(area, (place,)):
            return f"the only candidate is a small place outside {area[0].name}"
    if told.feature == "neighbourhood" and place.feature == "populated place" and not _is_near(place, told.nearby):
        return "the only candidate is a village, no neighbourhood, and lies near no other place told"
    if place.prominence == 0 and place.place_id not in told.spelled_alike and len(fold(place.name)) <= UNSURE_KEY:
        return "the only candidate is a little known place whose short name is spelled otherwise"
    return f"the only candidate is a village, no {told.feature}" if is_no_site(place, told.feature) else ""


def is_obscure(place: Place) -> bool:
    """Whether a place is a settlement that reports seldom tell of."""
    is_small = place.radius_km < CITY_RADIUS_KM and place.prominence < OFTEN_REPORTED
    return place.feature == "populated place" and is_small


def _is_far_from_all(place: Place, others: tuple[Place, ...]) -> bool:
    return bool(others) and all(distance_km(place.lat, place.lon, other.lat, other.lon) > FAR_KM for other in others)


def _is_near(place: Place, others: tuple[Place, ...]) -> bool:
    return any(distance_km(place.lat, place.lon, other.lat, other.lon) <= SUBURB_KM for other in others)


def _narrowed(left: tuple[Place, ...], kept: tuple[Place, ...], reason: str, reasons: list[str]) -> tuple[Place, ...]:
    if len(kept) < len(left):
        reasons.append(reason)
    return kept


def _decided(left: tuple[Place, ...], told: Told) -> tuple[Place | None, str]:
    """Give the place that stands out of those that fit, or None, and the reason."""
    ranked = sorted(
        left,
        key=lambda place: (
            _PLAIN_ORDER.index(place.feature),
            place.place_id not in told.spelled_alike,
            -place.prominence,
        ),
    )
    if len(left) == 1:
        return left[0], "" if len(told.areas) else "the only place of this name"
    if all(place.feature in ADMIN_AREAS for place in left):
        return ranked[0], "the largest area of this name"
    near = nearest_of(left, told.nearby)
    if near is not None:
        return near, "lies near other places told"
    weights = {place: _weight(place, told) for place in left}
    best = max(left, key=lambda place: weights[place])
    if weights[best] == 0:
        best = ranked[0]
    far = far_from(best, left)
    if not far:
        return best if told.feature is None else ranked[0], f"all of this name lie within {SAME_SPOT_KM:.0f} km"
    second = max(weights[place] for place in far)
    if best.prominence >= LEAST_PROMINENCE and weights[best] >= PROMINENCE_RATIO * second:
        return best, "reported far more often than others of this name"
    apart_km = max(distance_km(best.lat, best.lon, place.lat, place.lon) for place in far)
    return None, f"{len(left)} places of this name, up to {apart_km:.0f} km apart, and nothing decides"


def _weight(place: Place, told: Told) -> int:
    return place.prominence * (SPELLED_ALIKE_WEIGHT if place.place_id in told.spelled_alike else 1)
