"""Giving the events of one sentence their places: told for each, shared among them, or carried on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from sijill.extraction.carrying import ANYWHERE, UNPLACED, carry_place
from sijill.extraction.drafts import Draft, ResolvedPlace
from sijill.extraction.knowledge import Knowledge
from sijill.extraction.parsed import Span
from sijill.extraction.place_owners import Owned, place_groups, places_by_trigger
from sijill.extraction.resolving import resolve_places
from sijill.extraction.sentences import SentenceReading
from sijill.extraction.toponyms import Toponym
from sijill.extraction.where import PlaceTold, places_of
from sijill.schema import PLACE_ROLES

AREA = 2.0
"""Size from which an area at the head of a long sentence holds the places of its clauses."""


def give_places(
    drafts: Sequence[Draft],
    reading: SentenceReading,
    earlier: Sequence[Draft],
    *,
    carry: Callable[[Draft, SentenceReading, Sequence[Draft], Sequence[ResolvedPlace]], None] = carry_place,
) -> None:
    """Fill in the places of the events of a sentence.

    Args:
        drafts: the sentence's events; their places and the reasons for them are filled in.
        reading: the sentence.
        earlier: the report's events before it, in reading order.
        carry: gives a place to an event whose sentence tells none.
    """
    if not drafts:
        return
    knowledge = reading.knowledge
    triggers = [draft.trigger for draft in drafts]
    owned = places_by_trigger(reading.sentence, triggers, reading.place_phrases, knowledge.place_words)
    for draft in drafts:
        own = owned[draft.trigger.head]
        if own.is_shared and (draft.modality in UNPLACED or (own.reason and draft.event_type in ANYWHERE)):
            continue
        told = places_of(reading.sentence, draft.trigger, own, knowledge.place_words)
        if told and not own.is_shared:
            told += _holding_areas(told, draft, reading)
        told = [place for place in told if not _is_actor(place.toponym, [*draft.initiator, *draft.target], knowledge)]
        nearby = [toponym for toponym, _ in reading.toponyms]
        told = _each_once(told)
        draft.places = resolve_places(told, knowledge, dateline=reading.dateline, nearby=nearby)
        if draft.places and own.reason:
            draft.inferred["places"] = own.reason
        if not draft.places:
            origins = places_of(reading.sentence, draft.trigger, Owned(own.origins), knowledge.place_words)
            carry(draft, reading, earlier, resolve_places(origins, knowledge, dateline=reading.dateline))


def _holding_areas(told: Sequence[PlaceTold], draft: Draft, reading: SentenceReading) -> list[PlaceTold]:
    """Give the areas that open a long sentence, for places of a later clause that tell no area of their own."""
    if not reading.clauses_before or any(place.role == "within" or place.holders for place in told):
        return []
    first, words = reading.clauses_before[0], reading.knowledge.place_words
    news = min((trigger.head for trigger in first.triggers), default=first.sentence.end)
    groups, _ = place_groups(first.sentence, first.place_phrases, words)
    leading = [group for token, group in groups if token.i < news and group[0].size >= AREA]
    areas = places_of(first.sentence, draft.trigger, Owned(leading), words)
    return [replace(place, role="within") for place in areas if place.role in ("at", "within")]


def _each_once(told: Sequence[PlaceTold]) -> list[PlaceTold]:
    """Leave out a place told again in the same words, which keeps the role that claims most."""
    found: dict[tuple[str, str | None], PlaceTold] = {}
    for place in sorted(told, key=lambda place: PLACE_ROLES.index(place.role)):
        found.setdefault((place.toponym.name, place.toponym.feature), place)
    return [place for place in told if place in found.values()]


def _is_actor(toponym: Toponym, actors: Sequence[Span], knowledge: Knowledge) -> bool:
    """Whether a country's name stands for its forces ("Turkey plans to attack")."""
    is_inside = any(span.start_char <= toponym.start and toponym.end <= span.end_char for span in actors)
    return is_inside and knowledge.feature_of(toponym) == "country"
