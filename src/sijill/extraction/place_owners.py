"""Which event of a sentence a place belongs to, and which belong to none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import accumulate, islice

from sijill.extraction.clauses import clause_numbers
from sijill.extraction.parsed import Span, Token
from sijill.extraction.place_phrases import PlacePhrase
from sijill.extraction.place_words import PlaceWords
from sijill.extraction.syntax import is_verbal, lemma, token_at
from sijill.extraction.toponyms import Toponym
from sijill.extraction.triggers import Trigger

Group = list[PlacePhrase]
Placed = tuple[Token, Group]
"""A group with the token of its first name."""
ELSEWHERE_IN_SENTENCE = "place told for another event of the sentence"
_STEPS_TO_PERSON = 4
_SOURCES = frozenset({"source", "activist"})
_QUANTITIES = frozenset({"dozen", "ten", "score", "hundred", "thousand", "number", "group", "batch"})
_POSTED = frozenset({"base", "station", "position", "locate", "operate", "live", "reside"})
_PUNCTUATION_WEIGHT = 4
"""Tokens that a comma between a place and an event counts for."""
_CLAUSE_WEIGHT = 8
"""Tokens that the beginning of a clause between a place and an event counts for."""
_MUCH_NEARER = 2
"""Times that another event must be nearer to a place than the one above it in the parse to be its owner."""
_BREAKS = frozenset(",;:–-")
_OF_PARTIES = frozenset({"", "of", "by", "against", "between", "on"})
_AREA = 3.0
"""Size from which a place at the head of a sentence holds those told later in it."""


@dataclass(frozen=True)
class Owned:
    """The groups of place phrases of an event.

    ``beside`` are areas that open the sentence and hold its places; ``origins`` tell where
    somebody is from. ``is_shared`` says that its own words tell no place, ``reason`` why another's is taken where no
    clause ties them.
    """

    groups: list[Group]
    beside: list[Group] = field(default_factory=list)
    origins: list[Group] = field(default_factory=list)
    is_shared: bool = False
    reason: str | None = None


def places_by_trigger(
    sentence: Span, triggers: Sequence[Trigger], phrases: Sequence[PlacePhrase], words: PlaceWords
) -> dict[int, Owned]:
    """Give each event of a sentence the groups of place phrases that tell where it happened.

    Args:
        sentence: the sentence.
        triggers: its events.
        phrases: its place phrases in reading order.
        words: the words around place names.

    Returns:
        For the head of each trigger its groups in reading order: those below it in the parse, or nearest to it where
        the parse ties them to none; an event with none shares those of the event whose clause it stands in.
    """
    heads = [trigger.head for trigger in triggers]
    groups, origins = place_groups(sentence, phrases, words)
    if not heads:
        return {}
    if len(heads) == 1:
        ordered = sorted(groups, key=lambda one: _owner(one[0], heads) is None)
        found = {heads[0]: Owned(_groups_of(ordered))}
    else:
        found = _shared(*_parted(groups, heads, _Ruler(sentence)), sentence)
    return {head: replace(owned, origins=origins) for head, owned in found.items()}


def place_groups(
    sentence: Span, phrases: Sequence[PlacePhrase], words: PlaceWords
) -> tuple[list[Placed], list[Group]]:
    """Part the place phrases of a sentence into groups; give those that tell an origin apart from the others."""
    groups: list[Placed] = []
    origins: list[Group] = []
    for group in _groups(phrases, sentence):
        token = token_at(sentence, group[0].toponym.name_start)
        if token is None or _is_party(group[0], token):
            continue
        if is_origin(token, group[0].toponym, words):
            origin, rest = _parted_from_origin(token, group, sentence)
            if not _is_of_source(token):
                origins.append(origin)
            groups += rest
        else:
            groups.append((token, group))
    return groups, origins


def _parted_from_origin(origin: Token, group: Group, sentence: Span) -> tuple[Group, list[Placed]]:
    """Part "from Azaz" from what another word rules ("a man from Azaz was killed in Afrin")."""
    for number, phrase in enumerate(group[1:], start=1):
        token = token_at(sentence, phrase.toponym.name_start)
        if phrase.preposition and token is not None and origin not in token.ancestors:
            return group[:number], [(token, [replace(phrase, link="first"), *group[number + 1 :]])]
    return group, []


def _parted(
    groups: Sequence[Placed], heads: Sequence[int], ruler: _Ruler
) -> tuple[dict[int, list[Placed]], list[Placed]]:
    """Part groups by the events that they belong to; those at the head of the sentence may belong to all."""
    owned: dict[int, list[Placed]] = {head: [] for head in heads}
    leading: list[Placed] = []
    for token, group in groups:
        owner = _owner(token, heads)
        if owner is None and token.i < min(heads):
            leading.append((token, group))
            continue
        nearest = min(heads, key=partial(ruler.distance, token.i))
        reach = ruler.distance(token.i, nearest) * _MUCH_NEARER
        is_nearer = owner is None or reach < ruler.distance(token.i, owner)
        owned[nearest if owner is None or is_nearer else owner].append((token, group))
    return owned, leading


def _groups(phrases: Sequence[PlacePhrase], sentence: Span) -> list[Group]:
    """Part phrases into groups: each begins with one that hangs on none before it, or opens a clause of its own."""
    groups: list[Group] = []
    clauses = clause_numbers(sentence) if len(phrases) > 1 else []
    clause_before = 0
    for phrase in phrases:
        token = token_at(sentence, phrase.toponym.name_start)
        clause = clauses[token.i - sentence.start] if token is not None and clauses else 0
        if phrase.link == "listed" and phrase.preposition not in ("", "between") and clause != clause_before:
            # "in Azaz, and in Afrin gunmen …" is no list.
            phrase = replace(phrase, link="first")
        if phrase.link == "first" or not groups:
            groups.append([])
        groups[-1].append(phrase)
        clause_before = clause
    return groups


def _owner(token: Token, heads: Sequence[int]) -> int | None:
    return next((ancestor.i for ancestor in token.ancestors if ancestor.i in heads), None)


class _Ruler:
    """Measures how far apart two tokens of a sentence are told, commas counting for several tokens."""

    def __init__(self, sentence: Span) -> None:
        self.start = sentence.start
        self.breaks = list(accumulate((token.text in _BREAKS for token in sentence), initial=0))
        self.clauses = clause_numbers(sentence)

    def distance(self, one: int, other: int) -> int:
        """Give the number of tokens from one to the other, with the weight of the punctuation between."""
        first, last = sorted((one - self.start, other - self.start))
        clauses = self.clauses[last] - self.clauses[first]
        return (
            last - first + _PUNCTUATION_WEIGHT * (self.breaks[last] - self.breaks[first]) + _CLAUSE_WEIGHT * clauses
        )


def _shared(owned: dict[int, list[Placed]], leading: list[Placed], sentence: Span) -> dict[int, Owned]:
    told = sorted((one for placed in owned.values() for one in placed), key=lambda one: one[0].i)
    result: dict[int, Owned] = {}
    for head, placed in owned.items():
        token = sentence.doc[head]
        if placed:
            holding = [group for _, group in leading if group[0].size >= _AREA]
            result[head] = Owned(_groups_of(placed), holding)
        elif (sharing := _of_clause(token, owned)) or leading:
            result[head] = Owned(_groups_of([*leading, *sharing]), is_shared=True)
        else:
            nearest = [one for one in told if one[0].i < head][-1:] or told[:1]
            reason = ELSEWHERE_IN_SENTENCE if nearest else None
            result[head] = Owned(_groups_of(nearest), is_shared=True, reason=reason)
    return result


def _groups_of(placed: Sequence[Placed]) -> list[Group]:
    return [group for _, group in placed]


def _of_clause(token: Token, owned: dict[int, list[Placed]]) -> list[Placed]:
    """Give the groups of the event above another in the parse, or of one in the same clause."""
    above = next((owned[one.i] for one in token.ancestors if owned.get(one.i)), None)
    if above is not None:
        return above
    clause = _clause_head(token)
    return next((placed for head, placed in owned.items() if placed and _clause_head(token.doc[head]) == clause), [])


def _is_party(phrase: PlacePhrase, token: Token) -> bool:
    """Whether a country's name stands for its state ("a faction that Turkey backs", "an escalation by Russia")."""
    if phrase.feature != "country" or phrase.toponym.start != phrase.toponym.name_start:
        return False
    if token.i > token.sent.start and token.nbor(-1).lower_ == "by":
        return True
    return not (phrase.is_part or phrase.is_directed) and phrase.preposition in _OF_PARTIES


def is_origin(token: Token, toponym: Toponym, words: PlaceWords) -> bool:
    """Whether a name tells where a person or a source is from ("a man from Ariha", "sources in Deir Ezzor")."""
    current = token
    for _ in range(_STEPS_TO_PERSON):
        head = current.head
        if head == current or is_verbal(head):
            return head != current and _is_post_of_actor(head, token)
        if head.dep_ == "prep" and head.lower_ in ("from", "of", "in") and _are_people(head.head, words):
            return head.lower_ != "in" or lemma(head.head) in _SOURCES
        if current.dep_ in ("compound", "poss", "amod") and lemma(head) in words.people and toponym.feature is None:
            return True
        current = head
    return False


def _is_of_source(token: Token) -> bool:
    """Whether a name tells where those who vouch for the news are."""
    return any(lemma(above) in _SOURCES for above in islice(token.ancestors, _STEPS_TO_PERSON))


def _are_people(noun: Token, words: PlaceWords) -> bool:
    """Whether a noun stands for people, or counts them ("dozens of tribesmen")."""
    if lemma(noun) in words.people:
        return True
    if noun.pos_ != "NUM" and lemma(noun) not in _QUANTITIES:
        return False
    counted = (below for child in noun.children if child.lower_ == "of" for below in child.children)
    return any(lemma(one) in words.people for one in counted)


def _is_post_of_actor(verb: Token, token: Token) -> bool:
    """Whether a verb tells where those who act are stationed ("militias positioned in Azaz targeted …")."""
    actor = verb.head
    is_said = verb.dep_ in ("acl", "relcl") and lemma(verb) in _POSTED and actor.dep_ == "nsubj"
    return is_said and actor.i < token.i < actor.head.i


def _clause_head(token: Token) -> Token:
    current = token
    while not (is_verbal(current) or current.pos_ == "AUX") and current.head != current:
        current = current.head
    return current
