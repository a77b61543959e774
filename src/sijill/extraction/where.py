"""Where an event happened: the toponyms that belong to it, their roles and precision (codebook, "Places")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Span, Token

from sijill.extraction.place_words import PlaceWords
from sijill.extraction.syntax import is_verbal, lemma, token_at
from sijill.extraction.toponyms import Toponym
from sijill.extraction.triggers import Trigger

LARGE = frozenset({"governorate", "country"})
CONTAINERS = frozenset({"governorate", "country", "district", "subdistrict", "region"})


@dataclass(frozen=True)
class PlaceTold:
    """A toponym in the role that it plays for an event; ``is_part`` where only a part or the nearness is told."""

    toponym: Toponym
    role: str
    is_part: bool


def places_of(
    text: str,
    sentence: Span,
    trigger: Trigger,
    others: Sequence[Trigger],
    toponyms: Sequence[tuple[Toponym, str | None]],
    words: PlaceWords,
) -> list[PlaceTold]:
    """Find the places of an event in its sentence.

    Args:
        text: the parsed text, of which spaCy would make a new copy at every call.
        sentence: the trigger's sentence.
        trigger: the event's trigger.
        others: the other triggers of the sentence.
        toponyms: the toponyms of the sentence in reading order, each with its feature class where known.
        words: the words around place names.

    Returns:
        The places with their roles, in reading order; the caller decides which is primary.
    """
    found: list[PlaceTold] = []
    features: list[str | None] = []
    previous: tuple[Toponym, str | None, PlaceTold] | None = None
    for toponym, feature in toponyms:
        token = token_at(sentence, toponym.name_start)
        if token is None or _is_origin(token, toponym, words):
            continue
        if others and not _belongs(token, trigger, others):
            continue
        told = _told(text, toponym, feature, trigger, previous, words)
        if told.role == "at" and trigger.event_type in words.moves:
            told = PlaceTold(toponym, _role_of_move(token, trigger) or "at", told.is_part)
        found.append(told)
        previous = (toponym, feature, told)
        features.append(feature)
    return specific_first(found, features)


def _told(
    text: str,
    toponym: Toponym,
    feature: str | None,
    trigger: Trigger,
    previous: tuple[Toponym, str | None, PlaceTold] | None,
    words: PlaceWords,
) -> PlaceTold:
    role = _role_before(text, toponym, trigger, words)
    is_part = toponym.is_countryside or role == "near"
    if _EXTENT.search(text[max(0, toponym.start - 40) : toponym.start]):
        # "the area stretching from A to B": the ends play the area's role, and only a part of it is told.
        return PlaceTold(toponym, "from" if trigger.event_type == "withdrawal" else "at", is_part=True)
    if previous is not None and previous[2].is_part and role in ("to", "via"):
        span = text[previous[0].start - 40 : toponym.start] if previous[0].start >= 40 else ""
        if _EXTENT.search(text[max(0, previous[0].start - 40) : previous[0].start]) or _EXTENT_ON.search(span):
            return PlaceTold(toponym, previous[2].role, is_part=True)
    if previous is not None:
        between = text[previous[0].end : toponym.start].strip(" \"'()").lower()
        is_larger = _size(toponym, feature) > _size(previous[0], previous[1])
        if is_larger and _HOLDS.fullmatch(between) and role != "near":
            # "in the village of X, in western Y countryside": the larger one holds the one told before.
            kept = previous[2].role if previous[2].role in ("from", "to") else "within"
            return PlaceTold(toponym, kept, is_part)
        if between in _LISTING and (role is None or role == "at"):
            return PlaceTold(toponym, previous[2].role, is_part or previous[2].is_part)
    role = role or "at"
    if feature in LARGE and not toponym.is_countryside and role in ("at", "via"):
        role = "within"
    return PlaceTold(toponym, role, is_part)


_LISTING = frozenset({",", "and", "and the", "or", "&", "as well as", ", and", "–", "-", "and in", ", in", "and on"})
_DIRECTION = r"(?:(?:north|south|east|west)\w*(?:-\w+)?|rural|far)"
_HOLDS = re.compile(
    rf",?(?: ?(?:in|of|at|within|inside|from|(?:which|that) lies in))?(?: the)?(?: {_DIRECTION})*"
    r"(?: countryside)?(?: of)?"
)
_EXTENT = re.compile(
    r"\b(?:stretch\w*|extend\w*|area|areas|strip|road|axis|line|between)\b[^.;]{0,12}\b(?:from|between) (?:the )?$"
)
_EXTENT_ON = re.compile(r"\b(?:running|passing|stretching|extending|through)\b")
_SIZES = {
    "populated place": 1,
    "region": 2,
    "desert": 3,
    "mountain": 2,
    "subdistrict": 3,
    "district": 3,
    "governorate": 5,
    "country": 6,
}


def _size(toponym: Toponym, feature: str | None) -> int:
    """Rank how large a place is; a town's countryside is larger than a town."""
    size = _SIZES.get(feature or "", 1 if feature is None else 0)
    return max(size, 4) if toponym.is_countryside else size


def specific_first(told: Sequence[PlaceTold], features: Sequence[str | None]) -> list[PlaceTold]:
    """Give areas the role ``within`` where a place inside them is told as ``at`` (codebook, section "Places")."""
    sizes = [_size(place.toponym, feature) for place, feature in zip(told, features, strict=True)]
    smallest = min((size for place, size in zip(told, sizes, strict=True) if place.role == "at"), default=0)
    return [
        PlaceTold(place.toponym, "within", place.is_part)
        if place.role == "at" and size >= 2 and size > smallest and smallest < 2
        else place
        for place, size in zip(told, sizes, strict=True)
    ]


def _role_before(text: str, toponym: Toponym, trigger: Trigger, words: PlaceWords) -> str | None:
    start = toponym.start
    before = text[max(0, start - 60) : start].lower().rstrip("\"'( ")
    # What kind of place it is stands between the preposition and the name ("in the town of …").
    for _ in range(3):
        if not before.endswith(words.before_name):
            break
        for tail in words.before_name:
            before = before.removesuffix(tail)
    for phrase, role in words.roles:
        if before.endswith(phrase) and before[: -len(phrase)][-1:] in ("", " "):
            return _fitting(role, trigger, words)
    return None


_WAYS = {"from": "from", "of": "from", "to": "to", "into": "to", "towards": "to", "toward": "to"}


def _role_of_move(token: Token, trigger: Trigger) -> str | None:
    """Give the role of a place inside the end of a move ("withdrew from three posts in the town")."""
    for ancestor in token.ancestors:
        if ancestor.i == trigger.head:
            return None
        is_end = ancestor.dep_ == "prep" and ancestor.head.i == trigger.head and ancestor.lower_ in _WAYS
        is_out_of = ancestor.lower_ == "of" and ancestor.head.lower_ == "out" and ancestor.head.head.i == trigger.head
        if is_out_of or (is_end and ancestor.lower_ != "of"):
            return _WAYS[ancestor.lower_]
    return None


def _fitting(role: str, trigger: Trigger, words: PlaceWords) -> str:
    if role == "from" and trigger.event_type not in words.moves | words.fires:
        return "at"
    if role in ("to", "via") and trigger.event_type not in words.moves:
        return "at"
    return role


def _is_origin(token: Token, toponym: Toponym, words: PlaceWords) -> bool:
    """Whether a name tells where a person or a source is from ("a man from Ariha", "sources in Deir Ezzor")."""
    current = token
    for _ in range(4):
        head = current.head
        if head == current or is_verbal(head):
            return False
        if head.dep_ == "prep" and head.lower_ in ("from", "of", "in") and lemma(head.head) in words.people:
            return head.lower_ != "in" or lemma(head.head) in ("source", "activist")
        if current.dep_ in ("compound", "poss", "amod") and lemma(head) in words.people and toponym.feature is None:
            return True
        current = head
    return False


def _belongs(token: Token, trigger: Trigger, others: Sequence[Trigger]) -> bool:
    """Whether a place belongs to a trigger rather than to another of the sentence: the nearest above it decides."""
    heads = {trigger.head, *(other.head for other in others)}
    owner: int | None = None
    for ancestor in token.ancestors:
        if ancestor.i in heads:
            owner = ancestor.i
            break
    if owner is None or owner == trigger.head:
        return True
    # A place inside another event's clause still holds for an event told in the same clause.
    doc = token.doc
    clause = _clause_head(doc[owner])
    return clause == _clause_head(doc[trigger.head]) or _below(doc[trigger.head], doc[owner])


def _clause_head(token: Token) -> Token:
    current = token
    while not (is_verbal(current) or current.pos_ == "AUX") and current.head != current:
        current = current.head
    return current


def _below(inner: Token, outer: Token) -> bool:
    return any(ancestor == outer for ancestor in inner.ancestors)
