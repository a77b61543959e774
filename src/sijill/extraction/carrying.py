"""The place of an event whose own sentence tells none (codebook, section "Places")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sijill.extraction.drafts import Draft, ResolvedPlace
from sijill.extraction.place_owners import Owned, place_groups
from sijill.extraction.resolving import resolve_places
from sijill.extraction.sentences import SentenceReading
from sijill.extraction.where import LEAVING, PlaceTold, places_of

CLAUSE_BEFORE = "place of the clause before"
SENTENCE_BEFORE = "place of the sentence before"
PARAGRAPH_BEFORE = "place of the paragraph before"
POINTED_BACK = "the place that {words!r} points back to"
ORIGIN = "the place that people of the sentence are from"
DATELINE = "place of the dateline"
TOTAL = "toll_summary"
UNPLACED = frozenset({"feared", "hypothetical"})
"""Modalities of what may happen anywhere unless its own words tell where."""
ANYWHERE = frozenset({"agreement", "recruitment", "order", "meeting", "exercise"})
"""Types whose events need not be where others told beside them were: nothing but their own words places them."""
_TOWN = 1.0
"""Size up to which a place is rather meant than an area."""
_POINTING = re.compile(
    r"\b[Tt]here\b(?! (?:is|are|was|were|has|have|had)\b)|\b(?:[Tt]he|[Tt]his|[Tt]hat|the same|its|[Tt]hese|those)"
    r"(?: two| three| four)? (?P<kind>village|town|city|camp|neighbou?rhood|airport|airbase|base|field|desert|"
    r"district|province|governorate)s?\b(?! of\b| [A-Z])",
)
_FEATURE_OF_KIND = {
    "village": "populated place",
    "town": "populated place",
    "city": "populated place",
    "neighborhood": "neighbourhood",
    "airbase": "airport",
    "field": "oil or gas field",
    "province": "governorate",
}
_KIND = (
    r"(?:village|town|city|camp|neighbou?rhood|airport|airbase|base|field|desert|district|area|region|site|place|"
    r"building)s?\b"
)
_SURROUNDINGS = r"(?:outskirts|vicinity|perimeter|surroundings|edges?|environs|periphery)"
_BESIDE = re.compile(
    rf"\b(?:near|around|outside|surround(?:s|ed|ing)?|over) (?:the|this|that|these|those|both) {_KIND}"
    r"(?! (?:of|in)\b)|"
    rf"\b(?:the|this|that) {_KIND}['’]s? {_SURROUNDINGS}\b|"
    rf"\b{_SURROUNDINGS} of (?:the|this|that) {_KIND}(?! of\b)|"
    r"\b(?:around|near) (?:it|them)\b",
    re.IGNORECASE,
)
_MOVED = {"to": "at", "from": "at", "via": "at"}


def carry_place(
    draft: Draft, reading: SentenceReading, earlier: Sequence[Draft], origins: Sequence[ResolvedPlace]
) -> None:
    """Give an event without a place the one that its words point back to, that told right before, or the dateline's.

    Args:
        draft: the event; its places and the reason for them are filled in.
        reading: its sentence.
        earlier: the report's events before it, in reading order.
        origins: where people of the sentence are from, as places.
    """
    if draft.modality in UNPLACED:
        return
    if draft.modality != "negated" and draft.event_type not in ANYWHERE:
        _give_clause_before(draft, reading)
    if not draft.places:
        _carry_from_sentence(draft, reading, earlier, origins)
    if draft.inferred.get("places") != DATELINE and is_beside(reading.sentence.text):
        draft.places = [_beside(place) for place in draft.places]


def _carry_from_sentence(
    draft: Draft, reading: SentenceReading, earlier: Sequence[Draft], origins: Sequence[ResolvedPlace]
) -> None:
    placed = [other for other in reversed(earlier) if other.places and not _is_country(other.places[0])]
    pointing = _POINTING.search(reading.sentence.text)
    if pointing is not None:
        found = list(origins) or _pointed_at(pointing["kind"], placed)
        if found:
            _give(draft, found, POINTED_BACK.format(words=pointing.group()))
            return
    if draft.event_type == TOTAL:
        return
    before = next(iter(placed), None)
    is_same = before is not None and before.paragraph == draft.paragraph
    if before is not None and is_same:
        _give(draft, before.places, SENTENCE_BEFORE)
    elif origins and (before is not None or reading.dateline is not None):
        _give(draft, origins, ORIGIN)
    elif reading.dateline is not None:
        told = PlaceTold(reading.dateline, "within", is_part=False)
        _give(draft, resolve_places([told], reading.knowledge, dateline=None), DATELINE)
    elif before is not None and draft.event_type not in ANYWHERE:
        _give(draft, before.places, PARAGRAPH_BEFORE)


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
    spots = [one for one in told if one[1][0].size <= _TOWN]
    before, group = next(iter([*fitting, *spots, *told]))
    places = places_of(before.sentence, draft.trigger, Owned([group]), words)
    draft.places = resolve_places(places, reading.knowledge, dateline=reading.dateline)
    draft.inferred["places"] = CLAUSE_BEFORE


def _beside(place: ResolvedPlace) -> ResolvedPlace:
    is_spot = place.told.role == "at"
    return replace(place, told=replace(place.told, role="near", is_part=True)) if is_spot else place


def _give(draft: Draft, places: Sequence[ResolvedPlace], reason: str) -> None:
    kept = [place for place in places if place.told.role not in ("from", "via")] or list(places)
    moved = dict.fromkeys(("at", "to", "via"), "from") if draft.event_type in LEAVING else _MOVED
    draft.places = [
        replace(place, told=replace(place.told, role=moved.get(place.told.role, place.told.role))) for place in kept
    ]
    draft.inferred["places"] = reason


def is_beside(text: str) -> bool:
    """Whether words tell of the surroundings of a place told before ("around the base", "over the region")."""
    return _BESIDE.search(text) is not None


def kind_pointed_at(text: str) -> str | None:
    """Give the feature class of the place that words point back to ("the town"), or None."""
    found = _POINTING.search(text)
    kind = found["kind"] if found else None
    return _FEATURE_OF_KIND.get(kind, kind) if kind else None


def _pointed_at(kind: str | None, placed: Sequence[Draft]) -> list[ResolvedPlace]:
    """Give the latest places of which one is of a kind, that one first."""
    feature = _FEATURE_OF_KIND.get(kind or "", kind)
    for draft in placed:
        for number, place in enumerate(draft.places):
            if feature is None or feature in (
                place.told.toponym.feature,
                place.place.feature if place.place else None,
            ):
                return list(draft.places[number:])
    return []


def _is_country(place: ResolvedPlace) -> bool:
    return place.place is not None and place.place.feature == "country" and not place.told.is_part
