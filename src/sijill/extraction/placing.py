"""Giving the events of one sentence their places: told for each, shared among them, or carried on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sijill.extraction.carrying import ANYWHERE, DATELINE, UNPLACED, carry_place, is_beside, kind_pointed_at
from sijill.extraction.drafts import Draft, ResolvedPlace
from sijill.extraction.knowledge import Knowledge
from sijill.extraction.parsed import Span
from sijill.extraction.place_owners import ELSEWHERE_IN_SENTENCE, Owned, place_groups, places_by_trigger
from sijill.extraction.resolving import resolve_places
from sijill.extraction.sentences import SentenceReading
from sijill.extraction.toponyms import Toponym
from sijill.extraction.where import PlaceTold, places_of
from sijill.schema import PLACE_ROLES

AREA, TOWN = 2.0, 1.0
CLAUSE_BEFORE = "place of the clause before"


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
        if told and not own.is_shared:
            told += _holding_areas(told, draft, reading)
        told = [place for place in told if not _is_actor(place.toponym, [*draft.initiator, *draft.target], knowledge)]
        nearby = [toponym for toponym, _ in reading.toponyms]
        told = _each_once(told)
        draft.places = resolve_places(told, knowledge, dateline=reading.dateline, nearby=nearby)
        if draft.places and own.reason:
            draft.inferred["places"] = own.reason
        if not draft.places and draft.modality not in (*UNPLACED, "negated") and draft.event_type not in ANYWHERE:
            _give_clause_before(draft, reading)
        if not draft.places:
            origins = places_of(reading.sentence, draft.trigger, Owned(own.origins), knowledge.place_words)
            carry_place(draft, reading, earlier, resolve_places(origins, knowledge, dateline=reading.dateline))
        if is_carried(draft) and is_beside(reading.sentence.text):
            draft.places = [_beside(place) for place in draft.places]


def is_carried(draft: Draft) -> bool:
    """Whether an event has its places from another event or clause."""
    return draft.inferred.get("places", "") not in ("", ELSEWHERE_IN_SENTENCE, DATELINE)


def _beside(place: ResolvedPlace) -> ResolvedPlace:
    is_spot = place.told.role == "at"
    return replace(place, told=replace(place.told, role="near", is_part=True)) if is_spot else place


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


def _give_clause_before(draft: Draft, reading: SentenceReading) -> None:
    """Give an event the places told last in the clauses of its sentence before its own, rather spots than areas."""
    words = reading.knowledge.place_words
    told = [
        (before, group)
        for before in reversed(reading.clauses_before)
        for _, group in reversed(place_groups(before.sentence, before.place_phrases, words)[0])
    ]
    if not told:
        return
    kind = kind_pointed_at(reading.sentence.text)
    fitting = [one for one in told if kind and any(phrase.feature == kind for phrase in one[1])]
    spots = [one for one in told if one[1][0].size <= TOWN]
    before, group = next(iter([*fitting, *spots, *told]))
    places = places_of(before.sentence, draft.trigger, Owned([group]), words)
    draft.places = resolve_places(_each_once(places), reading.knowledge, dateline=reading.dateline)
    draft.inferred["places"] = CLAUSE_BEFORE


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
