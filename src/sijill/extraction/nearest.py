"""Who acts where the grammar does not say: the nearest armed actor whose place in the sentence fits."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.extraction.parsed import Span, Token
from sijill.extraction.role_words import RoleWords
from sijill.extraction.syntax import SUBJECTS, lemma, noun_phrase
from sijill.extraction.triggers import Trigger

PRISON_DEATHS = frozenset({"killing", "assault", "toll_summary"})
"""Types whose victims may be in somebody's hands."""


def nearest_actor(
    sentence: Span, trigger: Trigger, names: Sequence[tuple[int, int]], taken: Sequence[Span], words: RoleWords
) -> Span | None:
    """Find who acts where the grammar does not say: a named actor told as agent, owner or subject near the trigger.

    Args:
        sentence: the trigger's sentence.
        trigger: the event's trigger.
        names: token spans of the names of armed actors.
        taken: phrases that have a role already.
        words: the words that decide about roles.
    """
    doc = sentence.doc
    best: tuple[int, int, Span] | None = None
    if trigger.event_type in words.unknown_hand:
        return None
    for start, end in names:
        if not (sentence.start <= start and end <= sentence.end):
            continue
        root = doc[start:end].root
        if any(span.start < end and start < span.end for span in taken):
            continue
        rank = _rank_of_actor(root, words)
        if rank is None:
            continue
        candidate = (rank, abs(root.i - trigger.head), noun_phrase(root))
        if best is None or candidate[:2] < best[:2]:
            best = candidate
    return best[2] if best else None


def holder_of_prison(sentence: Span, names: Sequence[tuple[int, int]], words: RoleWords) -> Span | None:
    """Give the actor whose prison a sentence tells of: who dies of torture there dies at its hands.

    Args:
        sentence: the sentence of a death or an assault.
        names: token spans of the names of armed actors.
        words: the words that decide about roles.
    """
    doc = sentence.doc
    for start, end in names:
        root = doc[start:end].root
        holder = root.head.head if root.dep_ == "pobj" else root.head
        if sentence.start <= start and end <= sentence.end and lemma(holder) in words.detention_nouns:
            return noun_phrase(root)
    return None


def _rank_of_actor(root: Token, words: RoleWords) -> int | None:
    """Rank how well a name's place in the sentence fits one who acts; None where it does not."""
    head = root.head
    owned = words.carriers | words.weapon_nouns | words.detention_nouns
    if root.dep_ == "pobj":
        if head.lower_ == "by" or (head.lower_ in ("of", "from") and lemma(head.head) in owned):
            return 0
        is_part = head.lower_ == "of" and lemma(head.head) in words.person_nouns
        return _rank_of_actor(head.head, words) if is_part else None
    if root.dep_ in ("compound", "amod", "poss", "nmod"):
        return 0 if lemma(head) in owned else None
    if root.dep_ == "conj":
        return _rank_of_actor(head, words)
    if root.dep_ not in SUBJECTS or lemma(head) in words.holding_verbs:
        return None
    return 1
