"""Where an event happened: the toponyms that belong to it, their roles and precision (codebook, "Places")."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import dropwhile, takewhile

from sijill.extraction.parsed import Span, Token
from sijill.extraction.place_owners import Owned
from sijill.extraction.place_phrases import PlacePhrase, Relation
from sijill.extraction.place_words import PlaceWords
from sijill.extraction.syntax import governing_verb, is_verbal, lemma, token_at
from sijill.extraction.toponyms import Toponym
from sijill.extraction.triggers import Trigger

LARGE = frozenset({"governorate", "country"})
CONTAINERS = frozenset({"governorate", "country", "district", "subdistrict", "region"})
_ENDS = ("from", "to")
TOTAL = "toll_summary"
LEAVING = frozenset({"withdrawal", "displacement"})
"""Types that happen at no place, but from one."""


@dataclass(frozen=True)
class PlaceTold:
    """A toponym in the role that it plays for an event.

    ``is_part`` says that only a part or the nearness is told; ``holders`` are the names of the areas that the words
    tell to hold the place, ``relation`` how it lies to the named one, ``stops`` the places of which it is the way
    between.
    """

    toponym: Toponym
    role: str
    is_part: bool
    holders: tuple[str, ...] = ()
    relation: Relation = field(default_factory=Relation)
    stops: tuple[str, ...] = ()


def places_of(sentence: Span, trigger: Trigger, owned: Owned, words: PlaceWords) -> list[PlaceTold]:
    """Give the places of an event their roles.

    Args:
        sentence: the trigger's sentence.
        trigger: the event's trigger.
        owned: the groups of place phrases that belong to the event or stand beside it.
        words: the words around place names.

    Returns:
        The places with their roles, the event's own first; the caller decides which is primary.
    """
    own = _told_groups(sentence, trigger, owned.groups, words)
    beside = _told_groups(sentence, trigger, owned.beside, words)
    if own and not any(place.role == "at" for group in own for place, _ in group):
        # What happened near or towards its own place did not happen at another event's.
        beside = [[one for one in group if one[0].role in ("within", "near")] for group in beside]
    told = _specific_first([*own, *(group for group in beside if group)])
    return (
        [_of_total(place, phrase) for place, phrase in told]
        if trigger.event_type == TOTAL
        else [place for place, _ in told]
    )


def _of_total(place: PlaceTold, phrase: PlacePhrase) -> PlaceTold:
    """Let the areas of a total over a period be what holds its events."""
    return replace(place, role="within") if place.role == "at" and phrase.size >= _AREA else place


def _told_groups(
    sentence: Span, trigger: Trigger, groups: Sequence[Sequence[PlacePhrase]], words: PlaceWords
) -> list[list[tuple[PlaceTold, PlacePhrase]]]:
    told = []
    for group in groups:
        token = token_at(sentence, group[0].toponym.name_start)
        if token is not None:
            told.append(_told_group(group, token, trigger, words))
    return told


def _told_group(
    group: Sequence[PlacePhrase], token: Token, trigger: Trigger, words: PlaceWords
) -> list[tuple[PlaceTold, PlacePhrase]]:
    role = _role(group[0], token, trigger, words)
    told = []
    for number, phrase in enumerate(group):
        if phrase.link == "held":
            own = role if role in _ENDS else _holding(phrase)
        elif phrase.link == "beside" or (phrase.is_near and role not in _ENDS):
            own = "near"
        elif phrase.link == "listed":
            own = _role(phrase, token, trigger, words) if phrase.preposition else role
            own = "at" if own == "within" and not phrase.is_large else own
        else:
            own = role
        place = PlaceTold(
            phrase.toponym, own, phrase.is_part, _holders(group, number), phrase.relation, _stops(group, number)
        )
        told.append((place, phrase))
    return told


def _holders(group: Sequence[PlacePhrase], number: int) -> tuple[str, ...]:
    """Give the names of the areas that hold a place of a group: those told right behind it or its list."""
    behind = list(dropwhile(lambda phrase: phrase.link != "held", group[number + 1 :]))
    return tuple(phrase.toponym.name for phrase in takewhile(lambda phrase: phrase.link == "held", behind))


def _stops(group: Sequence[PlacePhrase], number: int) -> tuple[str, ...]:
    """Give the names of the places of a group between which the event lies, or nothing."""
    if group[number].preposition != "between":
        return ()
    stops = tuple(phrase.toponym.name for phrase in group if phrase.preposition == "between")
    return stops if len(set(stops)) > 1 else ()


def _role(phrase: PlacePhrase, token: Token, trigger: Trigger, words: PlaceWords) -> str:
    role = phrase.role or "at"
    is_move = trigger.event_type in words.moves
    if is_move and phrase.is_near and _WAYS.get(phrase.preposition) == "to":
        # "sent to the outskirts of the town"
        role = "to"
    if is_move and phrase.preposition == "for":
        # "left for the north"
        role = "to"
    if phrase.preposition == "between" and trigger.event_type == "withdrawal":
        role = "from"
    is_fired = trigger.event_type in words.fires and lemma(token.doc[trigger.head]) not in _HEARD
    if role == "from" and not is_move and not is_fired:
        role = "at"
    if role in ("to", "via") and not is_move:
        role = "at"
    if role == "at" and is_move:
        role = _role_of_move(token, trigger, words) or ("from" if trigger.event_type in LEAVING else "at")
    is_told_whole = phrase.is_large and phrase.preposition != "between"
    if role in ("at", "via") and is_told_whole and not (phrase.is_directed or phrase.direction):
        return "within"
    return role


_HEARD = frozenset({"explosion", "blast", "sound"})
"""What comes from where it happens, not from where it was fired."""
_WAYS = {"from": "from", "of": "from", "to": "to", "into": "to", "towards": "to", "toward": "to"}


def _role_of_move(token: Token, trigger: Trigger, words: PlaceWords) -> str | None:
    """Give the role of a place inside an end of a move ("withdrew from posts in the town", "arrived in the town")."""
    for ancestor in token.ancestors:
        if ancestor.i == trigger.head:
            break
        is_end = ancestor.dep_ == "prep" and ancestor.head.i == trigger.head and ancestor.lower_ in _WAYS
        is_out_of = ancestor.lower_ == "of" and ancestor.head.lower_ == "out" and ancestor.head.head.i == trigger.head
        if is_out_of or (is_end and ancestor.lower_ != "of"):
            return _WAYS[ancestor.lower_]
    head = token.doc[trigger.head]
    verb = head if is_verbal(head) else governing_verb(head)
    if trigger.event_type == "deployment" and lemma(head) in words.brought:
        return "to"
    if verb is None or token.i < verb.i:
        return None
    if trigger.event_type == "deployment" and lemma(verb) in words.arrivals:
        return "to"
    return None


_TOWN, _PART_OF_TOWN, _AREA = 1.0, 0.8, 2.0


def _specific_first(
    told: Sequence[Sequence[tuple[PlaceTold, PlacePhrase]]],
) -> list[tuple[PlaceTold, PlacePhrase]]:
    """Give what holds a place told in another phrase the role ``within`` (codebook, section "Places")."""
    smallest = [
        min((phrase.size for place, phrase in group if place.role in ("at", "near")), default=math.inf)
        for group in told
    ]
    places: list[tuple[PlaceTold, PlacePhrase]] = []
    for number, group in enumerate(told):
        others = min((size for other, size in enumerate(smallest) if other != number), default=math.inf)
        for place, phrase in group:
            is_held = place.role == "at" and phrase.preposition != "between" and _holds(phrase, others, group)
            places.append((replace(place, role=_holding(phrase)) if is_held else place, phrase))
    return places


def _holding(phrase: PlacePhrase) -> str:
    """Give the role of an area told with a place in it; a river holds none, it runs by."""
    return "near" if phrase.feature == "river" else "within"


def _holds(phrase: PlacePhrase, other_size: float, group: Sequence[tuple[PlaceTold, PlacePhrase]]) -> bool:
    """Whether a place may hold one of another phrase: an area any, a town told alone a part of one."""
    if any(one.link == "listed" for _, one in group):
        return False
    if phrase.size >= _AREA:
        return other_size <= _TOWN or (phrase.toponym.is_countryside and other_size <= _AREA < phrase.size)
    return phrase.size == _TOWN and other_size < _PART_OF_TOWN and phrase.preposition in ("in", "inside", "within")
