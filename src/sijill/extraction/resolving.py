"""Resolving the places of an event: the areas told with a place decide which of several it is."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.extraction.drafts import ResolvedPlace
from sijill.extraction.knowledge import Knowledge
from sijill.extraction.toponyms import Toponym
from sijill.extraction.where import CONTAINERS, PlaceTold
from sijill.schema import PLACE_ROLES


def resolve_places(
    told: Sequence[PlaceTold], knowledge: Knowledge, *, dateline: Toponym | None
) -> list[ResolvedPlace]:
    """Resolve the places of one event, the most specific role first.

    Args:
        told: the places in reading order, with their roles.
        knowledge: the gazetteer among it.
        dateline: the place of the paragraph's dateline, which holds the others where the event tells no area.

    Returns:
        Each place with the gazetteer's entry, or without one and the reason.
    """
    areas = [place for place in told if _is_area(place, knowledge)]
    resolved = []
    for place in sorted(told, key=lambda place: PLACE_ROLES.index(place.role)):
        holders = [area.toponym.name for area in areas if area is not place]
        if not holders and dateline is not None and dateline.name != place.toponym.name:
            holders = [dateline.name]
        entry, reason = knowledge.resolve(place.toponym, holders)
        resolved.append(ResolvedPlace(place, entry, reason))
    return resolved


def _is_area(place: PlaceTold, knowledge: Knowledge) -> bool:
    if place.role == "near":
        return False
    return place.toponym.is_countryside or knowledge.feature_of(place.toponym) in CONTAINERS
