"""Equipment: weapons and materiel told with an event, with their numbers (codebook, section "Outcomes")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from sijill.domains import load_equipment
from sijill.extraction.numbers import number_of
from sijill.extraction.parsed import Doc, Span, Token
from sijill.extraction.triggers import Trigger


@dataclass(frozen=True)
class EquipmentWords:
    """Forms of equipment, each a tuple of lower-case words, to the item that they name."""

    item_of: dict[tuple[str, ...], str]
    first_words: frozenset[str]
    longest: int


@dataclass(frozen=True)
class EquipmentMention:
    """Words that name an item: ``doc[start:end]`` in tokens."""

    start: int
    end: int
    item: str


@dataclass(frozen=True)
class EquipmentTold:
    """Equipment of an event: ``text[start:end]`` in characters of the parsed text."""

    start: int
    end: int
    item: str
    number: int | None


@cache
def load_equipment_words(domain: str = "syria") -> EquipmentWords:
    """Arrange the lexicon of equipment for look-up.

    Raises:
        DataCheckError: the lexicon breaks a rule.
    """
    item_of = {tuple(word.split()): entry.item for entry in load_equipment(domain) for word in entry.words}
    return EquipmentWords(
        item_of, frozenset(words[0] for words in item_of), max((len(words) for words in item_of), default=0)
    )


def mentions_in(sentence: Span, words: EquipmentWords) -> list[EquipmentMention]:
    """Find the weapons and materiel that a sentence tells, the longest names first at each place."""
    # A hyphen is a token of its own for spaCy and a space in the lexicon.
    tokens = [token for token in sentence if token.text != "-"]
    lowered = [token.lower_ for token in tokens]
    found: list[EquipmentMention] = []
    position = 0
    while position < len(tokens):
        length = _longest_at(position, tokens, lowered, words) if lowered[position] in words.first_words else 0
        if length:
            item = words.item_of[tuple(lowered[position : position + length])]
            found.append(EquipmentMention(tokens[position].i, tokens[position + length - 1].i + 1, item))
        position += max(length, 1)
    return found


def _longest_at(position: int, tokens: Sequence[Token], lowered: Sequence[str], words: EquipmentWords) -> int:
    for length in range(min(words.longest, len(tokens) - position), 0, -1):
        is_named = tuple(lowered[position : position + length]) in words.item_of
        if is_named and tokens[position + length - 1].pos_ not in ("VERB", "AUX"):
            return length
    return 0


def equipment_of(
    doc: Doc, trigger: Trigger, others: Sequence[Trigger], mentions: Sequence[EquipmentMention]
) -> list[EquipmentTold]:
    """Give the equipment of an event: what its sentence tells nearer to its trigger than to another.

    Args:
        doc: the parsed text.
        trigger: the event's trigger.
        others: the other triggers of the sentence.
        mentions: the weapons and materiel that the sentence tells.
    """
    heads = [other.head for other in others]
    found = []
    for mention in mentions:
        nearest = min((abs(mention.start - head) for head in heads), default=None)
        if nearest is None or nearest >= abs(mention.start - trigger.head):
            found.append(_told(doc[mention.end - 1], mention))
    return found


def _told(head: Token, mention: EquipmentMention) -> EquipmentTold:
    number = number_of(head, {})
    start, best = mention.start, None
    if number is not None:
        start = min(start, number.start) if number.end <= start + 1 else start
        best = number.best if number.start < mention.start else None
    span = head.doc[start : mention.end]
    return EquipmentTold(span.start_char, span.end_char, mention.item, best)
