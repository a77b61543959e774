"""Mentions of parties: every phrase of a sentence that may name who acts or is acted upon, whatever the grammar says.

What is told of a mention here does not depend on the event; :mod:`sijill.extraction.party_traits` looks at both.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from sijill.extraction.clauses import clause_numbers
from sijill.extraction.knowledge import UNARMED_KINDS, Knowledge
from sijill.extraction.parsed import Span, Token
from sijill.extraction.parties import Parties
from sijill.extraction.syntax import lemma, noun_phrase
from sijill.extraction.triggers import Trigger

NONE = "none"
HIGHEST = 14
"""Steps in the parse from a word upwards, at the most."""
_NAMING = frozenset({"NOUN", "PROPN", "ADJ"})
_INNER = frozenset({"compound", "amod", "nmod"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj"})


@dataclass(frozen=True)
class Mention:
    """A phrase that names a party, and what its words and its place in the parse tell.

    ``key`` is the same for mentions of one party: the actor's id, else the words. ``standing`` parts the armed from
    civilians, from unidentified persons and from phrases that name no known actor; ``link`` tells how the phrase
    hangs on the word ``above`` it.
    """

    span: Span
    head: int
    key: str
    actor: str
    kind: str
    standing: str
    word: str
    link: str
    above: str
    above_index: int


@dataclass(frozen=True)
class Scene:
    """The mentions of one sentence, with its clauses and the words in it that tell of events.

    ``triggers`` are the heads of those words, in reading order.
    """

    sentence: Span
    mentions: Sequence[Mention]
    triggers: Sequence[int]
    _upwards: dict[int, list[tuple[int, str]]] = field(default_factory=dict)

    @cached_property
    def heads(self) -> dict[str, list[int]]:
        """Heads of the mentions by their standing, each once, in reading order."""
        found: dict[str, set[int]] = {}
        for mention in self.mentions:
            found.setdefault(mention.standing, set()).add(mention.head)
        return defaultdict(list, {standing: sorted(heads) for standing, heads in found.items()})

    @cached_property
    def all_heads(self) -> list[int]:
        """Heads of the mentions, each once, in reading order."""
        return sorted({mention.head for mention in self.mentions})

    @cached_property
    def _clauses(self) -> list[int]:
        return clause_numbers(self.sentence)

    def clause_of(self, index: int) -> int:
        """Give the number of the clause that a token of the sentence stands in."""
        return self._clauses[index - self.sentence.start]

    def nearest_trigger(self, index: int) -> int | None:
        """Give the trigger that is nearest to a token, the earlier of two, or None."""
        number = bisect_left(self.triggers, index)
        return min(self.triggers[max(0, number - 1) : number + 1], key=lambda head: abs(head - index), default=None)

    def upwards(self, index: int) -> list[tuple[int, str]]:
        """Give a token and those above it in the parse, each by its number and how it hangs on the next."""
        if index not in self._upwards:
            token = self.sentence.doc[index]
            self._upwards[index] = [(one.i, one.dep_) for one in (token, *islice(token.ancestors, HIGHEST - 1))]
        return self._upwards[index]


def scene_of(sentence: Span, triggers: Sequence[Trigger], parties: Parties, knowledge: Knowledge) -> Scene:
    """Read the mentions of a sentence.

    Args:
        sentence: the sentence.
        triggers: its triggers.
        parties: tells which phrases name parties.
        knowledge: the actors and their kinds.
    """
    found = [span for token in sentence if (span := _named_at(token, parties)) is not None]
    mentions = [mention_of(span, knowledge) for span in found]
    return Scene(sentence, mentions, sorted({trigger.head for trigger in triggers}))


def mention_of(span: Span, knowledge: Knowledge) -> Mention:
    """Describe a phrase that names a party."""
    root = span.root
    actor = knowledge.actor_of(span.text)
    kind = knowledge.kind_of(actor)
    is_carrier = lemma(root) in knowledge.role_words.carriers
    first = root
    while first.dep_ == "conj" and first.head != first:
        first = first.head
    is_object = first.dep_ == "pobj"
    above = first.head.head if is_object else first.head
    return Mention(
        span=span,
        head=root.i,
        key=actor or span.text.lower(),
        actor=actor or NONE,
        kind=kind or ("carrier" if is_carrier else NONE),
        standing=(kind if kind in UNARMED_KINDS else "armed") if kind else NONE,
        word=lemma(root),
        link=f"pobj {first.head.lower_}" if is_object else first.dep_,
        above=lemma(above),
        above_index=above.i,
    )


def _named_at(token: Token, parties: Parties) -> Span | None:
    """Give the phrase of a token that names a party, or stands for some who are counted; None where it does not."""
    part = token.pos_
    if part == "NUM":
        return noun_phrase(token) if token.dep_ in _ARGUMENTS else None
    if part not in _NAMING:
        return None
    is_inner = token.dep_ in _INNER and token.head.i > token.i
    if is_inner or part == "ADJ":
        # "Turkish drone", "regime positions"; a word before a party is part of its name.
        found = parties.in_phrase(token) if is_inner and not parties.is_party(token.head) else []
        return found[0] if found else None
    if parties.is_party(token) or lemma(token) in parties.words.carriers:
        return parties.phrase_of(token)
    return None
