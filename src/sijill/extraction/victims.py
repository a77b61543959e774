"""Victims: those counted as killed or injured are targets of a one-sided event (codebook, section "Actors")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sijill.extraction.drafts import Draft
from sijill.extraction.merging import VIOLENT
from sijill.extraction.outcomes import Toll
from sijill.extraction.parsed import Span, Token
from sijill.extraction.role_words import RoleWords
from sijill.extraction.syntax import conjuncts, lemma, noun_phrase

_TWO_SIDED = frozenset({"armed_clash"})


def add_victims(drafts: Sequence[Draft], words: RoleWords) -> None:
    """Add those counted by the tolls of one sentence's events to their targets, in place.

    Who was aimed at stays a target beside them ("shelled a post of the army, killing two farmers").
    """
    for draft in drafts:
        if draft.event_type in _TWO_SIDED or draft.group not in VIOLENT | {"summary"}:
            continue
        was_aimed_at = bool(draft.target)
        for toll in draft.tolls.values():
            for phrase in _counted(draft, toll):
                if was_aimed_at and _is_part(phrase, words):
                    continue
                if all(
                    phrase.end <= other.start or other.end <= phrase.start for other in draft.initiator + draft.target
                ):
                    draft.target = [*draft.target, phrase]


def _is_part(phrase: Span, words: RoleWords) -> bool:
    """Whether a phrase names some of those told before ("two of them", "four members", "three others")."""
    root = phrase.root
    return root.pos_ == "NUM" or lemma(root) in words.parts


def _counted(draft: Draft, toll: Toll) -> Iterator[Span]:
    return map(noun_phrase, _heads_counted(draft, toll))


def _heads_counted(draft: Draft, toll: Toll) -> Iterator[Token]:
    doc = draft.sentence.doc
    for index in toll.counted:
        # A noun that tells the toll itself ("five deaths") is nobody.
        if index != toll.anchor:
            yield from (head for head in conjuncts(doc[index]) if head.pos_ in ("NOUN", "PROPN", "NUM"))
