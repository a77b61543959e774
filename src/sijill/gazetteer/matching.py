"""How well the spelling of a place agrees with a name, and when a near spelling may be taken for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sijill.gazetteer.choice import CITY_PROMINENCE, PROMINENCE_RATIO, Resolution, Told
from sijill.gazetteer.fitting import far_from, inside_of, is_no_site, is_site_told, nearest_of, of_feature
from sijill.gazetteer.fold import fold, words
from sijill.gazetteer.near import key_difference, most_cost
from sijill.gazetteer.table import Place

SCORES = {"name": 1.0, "variant": 0.98, "folded": 0.95, "part": 0.9, "near": 0.85}
"""How well a spelling agrees, by kind; a near one loses ``SCORE_LOST_PER_COST`` for each unit of its cost."""

SCORE_LOST_PER_COST = 0.2
CLEARLY_NEARER = 0.5
"""A near spelling decides when no other candidate is within this cost of it."""


@dataclass(frozen=True)
class Match:
    """A place that a name may mean: the spelling that agrees, how it does, and the cost of the difference.

    ``how`` is "name" (the preferred spelling), "variant" (another known one), "folded" (one that sounds alike),
    "part" (of a divided place, or the whole of a part) or "near" (``gazetteer.near``).
    """

    place: Place
    spelling: str
    how: str
    cost: float

    @property
    def score(self) -> float:
        """How well the spelling agrees, from 0 to 1; it tells nothing of whether the place fits the report."""
        return round(max(0.0, SCORES[self.how] - SCORE_LOST_PER_COST * self.cost), 3)


def matches_of_key(name: str, places: Sequence[Place]) -> Iterator[Match]:
    """Give how each place of a name's key agrees with it."""
    told, key = words(name), fold(name)
    for place in places:
        spelling = next((one for one in place.names if words(one) == told), None)
        if spelling is not None:
            yield Match(place, spelling, "name" if spelling == place.name else "variant", 0.0)
            continue
        spelling = next((one for one in place.names if fold(one) == key), None)
        yield Match(place, spelling or place.name, "folded" if spelling else "part", 0.0)


def choose_near(name: str, near: Sequence[Match], told: Told) -> Resolution:
    """Choose among places spelled nearly like an unknown name, or none.

    The place must lie in the home country or in an area told, fit the feature told and be clearly nearer in spelling
    than any other that lies elsewhere. Where neither an area nor a place nearby is told, less may differ, and there
    must be no other candidate at all.

    Args:
        name: the name as written.
        near: candidates within the bound for a place whose area is told.
        told: what the words tell.
    """
    candidates = tuple(dict.fromkeys(match.place for match in near))
    unknown = Resolution(None, f"no place is called {name!r}", candidates)
    if not candidates:
        return unknown
    fitting, is_placed = _where_told(candidates, told)
    fitting = tuple(
        place
        for place in of_feature(fitting, told.feature)
        if place.feature != "country" and not is_no_site(place, told.feature)
    )
    costs = {match.place: match for match in reversed(near) if match.place in fitting}
    allowed = [match for match in costs.values() if is_placed or _is_safe_alone(name, match, told.feature)]
    if not allowed:
        return unknown
    best = min(allowed, key=lambda match: (match.cost, -match.place.prominence))
    rivals = [match.place for match in costs.values() if not is_placed or match.cost < best.cost + CLEARLY_NEARER]
    second = max((place.prominence for place in far_from(best.place, rivals)), default=-1)
    if second >= 0 and best.place.prominence < max(CITY_PROMINENCE, PROMINENCE_RATIO * second):
        return Resolution(None, f"no place is called {name!r}, and several are spelled nearly so", candidates)
    reason = f"no place is called {name!r}; {best.place.name!r} is spelled nearly so (difference {best.cost:g})"
    return Resolution(best.place, reason, candidates)


def is_beyond_doubt(place: Place, told: Told) -> bool:
    """Say whether a place of this name is meant for sure: an area holds it, it is known, or is spelled just so."""
    return bool(told.areas or told.likely_areas) or place.prominence > 0 or place.place_id in told.spelled_alike


def city_nearly_called(place: Place, near: Sequence[Match]) -> Place | None:
    """Give a city far from ``place`` whose name is spelled nearly like the one told, or None."""
    cities = [
        match.place for match in near if match.place.prominence >= CITY_PROMINENCE and match.cost <= CLEARLY_NEARER
    ]
    return next(iter(far_from(place, cities)), None)


def _where_told(candidates: tuple[Place, ...], told: Told) -> tuple[tuple[Place, ...], bool]:
    """Give the candidates in the areas told, or near the places told, and whether there was anything of these."""
    if told.areas:
        for area in told.areas:
            candidates = inside_of(area, candidates)
        return candidates, True
    home = tuple(place for place in candidates if place.country_code == told.home_country)
    likely = home
    for area in told.likely_areas:
        likely = inside_of(area, likely)
    if told.likely_areas and likely:
        return likely, True
    near = nearest_of(home, told.nearby) if home else None
    return ((near,), True) if near else (home, False)


def _is_safe_alone(name: str, match: Match, feature: str | None) -> bool:
    is_known = match.place.prominence >= CITY_PROMINENCE or is_site_told(match.place, feature)
    if is_known and match.cost <= CLEARLY_NEARER:
        return True
    keys = [fold(spelling) for spelling in match.place.names]
    for key in keys:
        cost, consonants = key_difference(fold(name), key)
        if consonants <= 1 and cost <= most_cost(fold(name), key, area_told=False)[consonants]:
            return True
    return False
