"""Giving the events of one sentence their places: told for each, shared among them, or carried on."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.extraction.carrying import ANYWHERE, UNPLACED, carry_place
from sijill.extraction.drafts import Draft
from sijill.extraction.knowledge import Knowledge
from sijill.extraction.parsed import Span
from sijill.extraction.place_owners import Owned, places_by_trigger
from sijill.extraction.resolving import resolve_places
from sijill.extraction.sentences import SentenceReading
from sijill.extraction.toponyms import Toponym
from sijill.extraction.where import PlaceTold, places_of
from sijill.schema import PLACE_ROLES


def give_places(drafts: Sequence[Draft], reading: SentenceReading, earlier: Sequence[Draft]) -> None:
    """Fill in the places of the events of a sentence.

    Args:
        drafts: the sentence's events; their places and the reasons for them are filled in.
        reading: the sentence.
        earlier: the report's events before it, in reading order.
    """
    knowledge = reading.knowledge
    triggers = [draft.trigger for draft in drafts]
    owned = places_by_trigger(reading.sentence, triggers, reading.place_phrases, knowledge.place_words)
    for draft in drafts:
        own = owned[draft.trigger.head]
        if own.is_shared and (draft.modality in UNPLACED or (own.reason and draft.event_type in ANYWHERE)):
            continue
        told = places_of(reading.sentence, draft.trigger, own, knowledge.place_words)
        told = [place for place in told if not _is_actor(place.toponym, [*draft.initiator, *draft.target], knowledge)]
        nearby = [toponym for toponym, _ in reading.toponyms]
        told = _each_once(told)
        draft.places = resolve_places(told, knowledge, dateline=reading.dateline, nearby=nearby)
        if draft.places and own.reason:
            draft.inferred["places"] = own.reason
        if not draft.places:
            origins = places_of(reading.sentence, draft.trigger, Owned(own.origins), knowledge.place_words)
            carry_place(draft, reading, earlier, resolve_places(origins, knowledge, dateline=reading.dateline))


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
