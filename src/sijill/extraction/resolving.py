"""Resolving the places of an event: the areas told with a place decide which of several it is."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.extraction.drafts import ResolvedPlace
from sijill.extraction.grounding import grounded
from sijill.extraction.knowledge import Knowledge
from sijill.extraction.toponyms import Toponym
from sijill.extraction.where import CONTAINERS, LARGE, PlaceTold
from sijill.gazetteer import Place
from sijill.schema import PLACE_ROLES

SEVERAL = "several areas are told, and they do not agree on one place of this name"


def resolve_places(
    told: Sequence[PlaceTold], knowledge: Knowledge, *, dateline: Toponym | None, nearby: Sequence[Toponym] = ()
) -> list[ResolvedPlace]:
    """Resolve the places of one event, the most specific role first.

    Args:
        told: the places with their roles.
        knowledge: the gazetteer among it.
        dateline: the place of the paragraph's dateline, which usually holds the others.
        nearby: other place names of the sentence.

    Returns:
        Each place with the gazetteer's entry and its ground, or without one and the reason.
    """
    areas = [place for place in told if _is_area(place, knowledge)]
    others = tuple(dict.fromkeys(toponym.name for toponym in nearby if toponym.feature not in LARGE))
    likely = [dateline.name] if dateline is not None else []
    resolved = []
    for place in sorted(told, key=lambda place: PLACE_ROLES.index(place.role)):
        resolved.append(ResolvedPlace(place, *_resolved(place, areas, knowledge, likely, others)))
    return grounded(resolved, knowledge)


def _resolved(
    place: PlaceTold, areas: Sequence[PlaceTold], knowledge: Knowledge, likely: Sequence[str], nearby: Sequence[str]
) -> tuple[Place | None, str]:
    if place.holders or knowledge.feature_of(place.toponym) in LARGE or place.toponym.is_countryside:
        return knowledge.resolve(place.toponym, place.holders)
    around = list(dict.fromkeys(area.toponym.name for area in areas if area is not place))
    if len(around) > 1:
        entry, reason = _agreed(place.toponym, around, knowledge)
    elif around:
        entry, reason = knowledge.resolve(place.toponym, around, nearby=nearby)
    else:
        entry, reason = knowledge.resolve(place.toponym, (), likely_areas=likely, nearby=nearby)
    if entry is None and place.role == "near":
        # What lies near the place of an event need not lie in the area that holds it.
        return knowledge.resolve(place.toponym, [], nearby=nearby)
    return entry, reason


def _agreed(toponym: Toponym, areas: Sequence[str], knowledge: Knowledge) -> tuple[Place | None, str]:
    """Give the one place of a name that lies in any of several areas."""
    found = [knowledge.resolve(toponym, [area]) for area in areas]
    entries = {entry.place_id: (entry, reason) for entry, reason in found if entry is not None}
    if len(entries) == 1:
        return next(iter(entries.values()))
    return (None, SEVERAL) if entries else found[0]


def _is_area(place: PlaceTold, knowledge: Knowledge) -> bool:
    if place.role not in ("within", "at"):
        return False
    return place.toponym.is_countryside or knowledge.feature_of(place.toponym) in CONTAINERS
