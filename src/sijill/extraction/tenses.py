"""The tense of the clause that tells an event: what is going on, what happened, what had happened before."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from sijill.extraction.parsed import Token
from sijill.extraction.syntax import is_verbal

Tense = Literal["present", "past", "past perfect", "future", "none"]
_PAST_PERFECT = frozenset({"had", "'d", "’d"})
_FUTURE = frozenset({"will", "shall", "'ll", "’ll"})


def tense_of(token: Token, tellers: Collection[str] = ()) -> Tense:
    """Give the tense of the clause that a word stands in.

    Args:
        token: the head word of an event's trigger, a verb or a noun.
        tellers: lemmas of verbs of telling; what they told in the past stands one tense back ("they said that a mine
            had gone off") and is ``past``.

    Returns:
        ``present`` for "are clashing", "shells", "have not stopped"; ``past`` for "shelled", "were shelled";
        ``past perfect`` for "had been shelled"; ``future``; ``none`` where no finite verb tells.
    """
    current = token
    while True:
        if is_verbal(current) or current.pos_ == "AUX":
            tense = _of_verb(current)
            if tense == "past perfect" and _is_told_by(current, tellers):
                return "past"
            if tense != "none":
                return tense
        if current.head == current:
            return "none"
        current = current.head


def _is_told_by(verb: Token, tellers: Collection[str]) -> bool:
    return verb.dep_ == "ccomp" and verb.head.tag_ == "VBD" and verb.head.lemma_ in tellers


def _of_verb(verb: Token) -> Tense:
    auxiliaries = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    words = {auxiliary.lower_ for auxiliary in auxiliaries}
    if words & _FUTURE:
        return "future"
    if words & _PAST_PERFECT and verb.tag_ in ("VBN", "VBD", "VBG"):
        return "past perfect"
    finite = next((one for one in (*auxiliaries, verb) if one.tag_ in ("VBD", "VBP", "VBZ")), None)
    if finite is None:
        return "none"
    return "past" if finite.tag_ == "VBD" else "present"
