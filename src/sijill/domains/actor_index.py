"""From words to actors: which actor a noun phrase names, and where names stand in a sentence.

The words come from the ontology; what stands here is how English noun phrases work: a name tells more than an
adjective, an adjective more than a noun of kind; "families of fighters" are families; of two conjuncts the first
stands for the phrase; a country after "in" or "from" is a place.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from sijill.domains.actors import TIERS, Actor, load_actors, phrases_of
from sijill.domains.folding import STOP, Piece, fold

_CONJUNCTIONS = frozenset({"and", "or", "with", "alongside", "plus"})
_PLACE_PREPOSITIONS = frozenset({"in", "from", "into", "inside", "near", "within", "towards", "toward"})
# Words that end the part of a noun phrase in which its head noun stands.
_HEAD_ENDS = (
    _CONJUNCTIONS
    | _PLACE_PREPOSITIONS
    | {STOP, "of", "by", "to", "at", "on", "for", "who", "whom", "whose", "which", "that", "aged", "named", "wanted"}
)
_SEGMENT_ENDS = _PLACE_PREPOSITIONS | {STOP, "at"}
# "whose number is unknown" says nothing about who they are.
_NOT_IDENTITY = frozenset({"number", "numbers", "fate", "whereabouts", "reasons", "reason", "destination"})
# A person told only by the unit he belongs to is no civilian; folded, hence "batalion".
_UNITS = frozenset({"division", "branch", "brigade", "batalion", "group", "movement", "unit", "militia", "patrol"})


class _Hit(NamedTuple):
    start: int
    end: int
    actor_id: str
    tier: str


class ActorIndex:
    """Finds the actors of an ontology in words; build it once (:func:`actor_index`), a call takes microseconds.

    Example:
        >>> actor_index().actor_of("members of “Al-Jabha Al-Shamiyyah”")
        'levant-front'
    """

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        self._actors = actors
        self._phrases = phrases_of(actors, file="actors")
        lengths: dict[str, set[int]] = {}
        for phrase in self._phrases:
            lengths.setdefault(phrase[0], set()).add(len(phrase))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}

    def find(self, tokens: Sequence[str], *, tiers: Collection[str] = TIERS) -> list[tuple[int, int, str]]:
        """Find all names of actors in a tokenised text: the longest at each place, none overlapping.

        Args:
            tokens: the words in order; tokenisers that split at hyphens and apostrophes are understood.
            tiers: the kinds of words wanted (``sijill.domains.actors.TIERS``); the others still hide what
                lies inside them.

        Returns:
            ``(start, end, actor_id)`` for each hit, token numbers with ``end`` exclusive. The Arabic article
            belongs to the hit, the English one and a possessive "’s" do not.
        """
        starts: list[int] = []
        length = 0
        for token in tokens:
            starts.append(length)
            length += len(token) + 1
        pieces = fold(" ".join(tokens))
        return [
            (
                bisect_right(starts, pieces[hit.start].start) - 1,
                bisect_right(starts, pieces[hit.end - 1].end - 1),
                hit.actor_id,
            )
            for hit in self._scan(pieces)
            if hit.tier in tiers
        ]

    def actor_of(self, words: str) -> str | None:
        """Decide which actor a noun phrase names; None where its words alone do not tell.

        In this order: the head noun where it decides by itself ("families of ISIS members"); the longest name in
        the first part that has one; an adjective like "unknown"; a noun for private persons; a country or its
        adjective; a noun of kind ("gunmen"). Of coordinated phrases the first that names anyone counts.
        """
        pieces = fold(words)
        hits = list(self._scan(pieces))
        covered = {position for hit in hits for position in range(hit.start, hit.end)}
        for start, end in _stretches(pieces, _CONJUNCTIONS, covered):
            within = [hit for hit in hits if start <= hit.start < end]
            found = self._decide(pieces[:end], start, within, covered) if within else None
            if found is not None:
                return found
        return None

    def _scan(self, pieces: Sequence[Piece]) -> Iterator[_Hit]:
        texts = tuple(piece.text for piece in pieces)
        position = 0
        while position < len(texts):
            hit = self._longest_at(texts, position) if texts[position] in self._lengths else None
            if hit is not None:
                yield hit
            position = hit.end if hit is not None else position + 1

    def _longest_at(self, texts: tuple[str, ...], position: int) -> _Hit | None:
        follows_preposition = position > 0 and texts[position - 1] in _PLACE_PREPOSITIONS
        for length in self._lengths[texts[position]]:
            end = position + length
            found = self._phrases.get(texts[position:end]) if end <= len(texts) else None
            if found is not None and not (found[1] == "countries" and follows_preposition):
                return _Hit(position, end, *found)
        return None

    def _decide(self, pieces: Sequence[Piece], start: int, hits: list[_Hit], covered: set[int]) -> str | None:
        _, head_end = next(_stretches(pieces, _HEAD_ENDS, covered, start=start))
        for hit in hits:
            if hit.tier == "leading_heads" and hit.end == head_end:
                return hit.actor_id
        for first, last in _stretches(pieces, _SEGMENT_ENDS, covered, start=start):
            found = self._named([hit for hit in hits if first <= hit.start < last], pieces[first:last])
            if found is not None:
                return found
        return self._by_kind(hits, pieces, head_end)

    @staticmethod
    def _named(hits: list[_Hit], pieces: Sequence[Piece]) -> str | None:
        names = [hit for hit in hits if hit.tier == "aliases"]
        if names:
            return max(names, key=lambda hit: hit.end - hit.start).actor_id
        qualifiers = [hit for hit in hits if hit.tier == "qualifiers"]
        if not qualifiers or any(piece.text in _NOT_IDENTITY for piece in pieces):
            return None
        return next((hit.actor_id for hit in hits if hit.tier == "leading_heads"), qualifiers[0].actor_id)

    def _by_kind(self, hits: list[_Hit], pieces: Sequence[Piece], head_end: int) -> str | None:
        told = [hit for hit in hits if hit.tier != "qualifiers"]
        kinds = {self._actors[hit.actor_id].kind for hit in told if hit.tier == "heads"}
        # "gunmen of the factions" are the factions', "men of the branch" are whoever the branch is.
        without = {"unidentified"} if kinds - {"unidentified", "civilians"} else set()
        if any(piece.text in _UNITS for piece in pieces[head_end:]):
            without.add("civilians")

        def rank(hit: _Hit) -> tuple[bool, int]:
            is_person = self._actors[hit.actor_id].kind == "civilians"
            return hit.start >= head_end, -1 if is_person else TIERS.index(hit.tier)

        kept = [hit for hit in told if hit.tier == "leading_heads" or self._actors[hit.actor_id].kind not in without]
        return min(kept, key=rank).actor_id if kept else None


def _stretches(
    pieces: Sequence[Piece], ends: Collection[str], covered: set[int], *, start: int = 0
) -> Iterator[tuple[int, int]]:
    """Cut pieces at words of ``ends`` that are no part of a name; empty stretches are left out."""
    cuts = [
        position
        for position in range(start, len(pieces))
        if pieces[position].text in ends and position not in covered
    ]
    yield from ((first + 1, last) for first, last in pairwise([start - 1, *cuts, len(pieces)]) if last > first + 1)


@lru_cache(maxsize=8)
def actor_index(domain: str = "syria") -> ActorIndex:
    """Give the index of a domain's actors, built once.

    Raises:
        DataCheckError: the ontology cannot be read or breaks a rule.
    """
    return ActorIndex(load_actors(domain))
