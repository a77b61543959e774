"""Tolls by the order of the words: the people counted next to the word that says what became of them.

"killed three men and a boy" counts behind the word, "three men and a boy were killed" before it. Only the stretch
between the word and the next one of its kind is looked at.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from sijill.extraction.listing import CLAUSE_ENDS, Headcount, are_joined, list_from
from sijill.extraction.parsed import Doc, Token
from sijill.extraction.syntax import lemma
from sijill.extraction.toll_words import TollWords

FARTHEST = 30
"""Tokens between people counted and the word that says what became of them, at the most."""
CLOSE = 8
"""Tokens between a word and the people counted right behind it, at the most."""
NAME = 4
"""Tokens between people counted and those whom they belong to, at the most."""
_PASSED = frozenset(
    "at least nearly more than over about around some approximately almost no less fewer not up to as many also "  # noqa: SIM905
    "the with both of '' \" instantly roughly above those".split()
)
_GOVERNING = frozenset({"ADP", "SCONJ"})
_NO_GOVERNORS = frozenset(
    {"of", "than", "to", "that", "as", "when", "while", "at", "over", "about", "around", "after"}
)
_DEFINITE = frozenset({"the", "these", "those", "other", "all"})
_BEHIND_BARE = frozenset({"of", "who", "more", "others", "with", "have", "had", "has"})


def counted_behind(word: Token, headcounts: Sequence[Headcount]) -> list[Headcount]:
    """Give the people counted right behind a word ("killed at least three men and a boy")."""
    doc, position = word.doc, word.i + 1
    index = bisect_left(headcounts, position, key=_start_of)
    if index == len(headcounts) or headcounts[index].start - word.i > CLOSE or headcounts[index].is_share:
        return []
    passed = doc[position : headcounts[index].start]
    return list_from(doc, headcounts, index) if all(token.lower_ in _PASSED for token in passed) else []


def _start_of(headcount: Headcount) -> int:
    return headcount.start


def counted_before(word: Token, headcounts: Sequence[Headcount], words: TollWords) -> list[Headcount]:
    """Give the people counted before a word ("three men and a boy, all of one family, were killed")."""
    doc = word.doc
    stop = _stretch_start(word, words)
    first, last = (bisect_left(headcounts, position, key=_start_of) for position in (stop, word.i))
    near = [headcount for headcount in headcounts[first:last] if headcount.end <= word.i]
    fitting = (n for n in range(len(near) - 1, -1, -1) if _may_be_counted(doc, near[n], words))
    index = next((n for n in fitting if not (n and _belong_to(doc, near[n], near[n - 1]))), None)
    if index is None:
        return []
    while index > 0 and are_joined(doc, near[index - 1], near[index]) and not near[index - 1].is_share:
        index -= 1
    return list_from(doc, near, index)


def _stretch_start(word: Token, words: TollWords) -> int:
    """Give where the stretch before a word begins: at the last word of another toll or at a clause's end."""
    doc, first = word.doc, max(word.sent.start, word.i - FARTHEST)
    for position in range(word.i - 1, first - 1, -1):
        token = doc[position]
        if token.lower_ in CLAUSE_ENDS or words.is_telling(token):
            return position + 1
    return first


def _belong_to(doc: Doc, headcount: Headcount, before: Headcount) -> bool:
    """Whether people counted are named only to say whose others are ("two guards of the commander")."""
    between = doc[before.end : headcount.start]
    return 0 < len(between) <= NAME and doc[headcount.start - 1].lower_ == "of"


def _may_be_counted(doc: Doc, headcount: Headcount, words: TollWords) -> bool:
    """Refuse shares, people in another phrase ("by two gunmen"), and a number alone that goes on otherwise."""
    before = doc[headcount.start - 1] if headcount.start else None
    is_governed = before is not None and before.pos_ in _GOVERNING and before.lower_ not in _NO_GOVERNORS
    if headcount.is_share or is_governed:
        return False
    if not headcount.is_bare or headcount.end >= len(doc):
        return True
    if before is not None and before.lower_ in _DEFINITE:
        return True
    behind = doc[headcount.end]
    is_told = behind.lower_ in words.all_words or lemma(behind) in words.all_words
    return is_told or behind.pos_ in ("AUX", "VERB", "ADV") or behind.lower_ in _BEHIND_BARE
