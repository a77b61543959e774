"""Lists of people counted: what stands in one list, and who is only a part of those counted before.

"Seven people, two of them children" counts seven; "a man and two children" counts three.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sijill.extraction.numbers import Number
from sijill.extraction.parsed import Doc, Token

APART = 12
"""Tokens between two counts of one list, at the most."""
NEAR = 2
"""Tokens behind a number that stands alone and before the next count of its list, at the most."""
CLAUSE_ENDS = frozenset({";", "while", "whereas", "whilst"})
_JOINING = frozenset({",", "and", "with", "&", "plus", "or", "also"})
_ADDING = frozenset({"and", "with", "&", "plus", "or", "also"})
_SHARING = frozenset({"including", "include", "includes", "among", "amongst", "whom", "("})
_WHOLE = frozenset({"them", "whom", "these", "those", "which"})
_RELATIVE = frozenset({"whom", "which"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True)
class Headcount:
    """People counted in the tokens ``start`` to ``end``; ``number`` is None where they are told without one.

    ``head`` is the noun that is counted, or the number itself where it stands alone (``is_bare``, "two of them").
    ``is_share`` marks a part of others, ``is_others`` words that leave the number open ("others");
    ``stretch`` numbers the stretches of the sentence between the words that tell outcomes.
    """

    start: int
    end: int
    head: int
    number: Number | None
    is_share: bool = False
    is_bare: bool = False
    is_others: bool = False
    stretch: int = 0

    @property
    def is_open(self) -> bool:
        """Whether words for an unknown number count them ("several others"), not a plural alone ("guards")."""
        return self.number is None and (self.end - self.start > 1 or self.is_others)


def with_shares(doc: Doc, headcounts: Sequence[Headcount]) -> list[Headcount]:
    """Mark the people counted that are told as a part of others ("including a child", "two of them women").

    Args:
        doc: the parsed text.
        headcounts: the people counted in one sentence, in reading order.
    """
    marked: list[Headcount] = []
    for headcount in headcounts:
        is_share = _is_told_as_share(doc, headcount) or (bool(marked) and _goes_on(doc, marked[-1], headcount))
        marked.append(replace(headcount, is_share=is_share))
    for index in range(len(marked) - 1, 1, -1):
        # "Nine people, two men and a boy among them": the words behind the last make shares of all but the first.
        first, second = marked[index - 1], marked[index]
        is_inner = are_joined(doc, marked[index - 2], first) and are_joined(doc, first, second)
        if second.is_share and is_inner and _may_be_share(marked[index - 2], first):
            marked[index - 1] = replace(first, is_share=True)
    return marked


def _goes_on(doc: Doc, last: Headcount, headcount: Headcount) -> bool:
    """Whether a list of shares goes on ("including a woman and two children"; not "…, and five were injured")."""
    between = [token.lower_ for token in doc[last.end : headcount.start]]
    is_closed = _WHOLE.intersection(between) or between[-2:] == [",", "and"]
    return last.is_share and not headcount.is_bare and not is_closed and are_joined(doc, last, headcount)


def _may_be_share(whole: Headcount, part: Headcount) -> bool:
    if whole.number is None or part.number is None:
        return whole.number is None
    return (whole.number.best or 0) >= (part.number.best or 0)


def _is_told_as_share(doc: Doc, headcount: Headcount) -> bool:
    before = [doc[position].lower_ for position in range(max(0, headcount.start - 2), headcount.start)]
    if _SHARING.intersection(before) or (before[:1] == ["of"] and before[1:] and before[1] in _WHOLE):
        return True
    behind = [doc[position].lower_ for position in range(headcount.end, min(len(doc), headcount.end + 3))]
    if before[-1:] == ["being"] or behind[:1] == ["being"] or _says_who(doc, headcount):
        return True
    is_of_whole = len(behind) > 1 and behind[0] in ("of", "among", "amongst") and behind[1] in _WHOLE
    if doc[headcount.start].lower_ == "the" and behind[:1] == ["of"]:
        # "the mother of them"
        return False
    if is_of_whole and headcount.is_bare:
        follows = doc[headcount.end + 2] if headcount.end + 2 < len(doc) else None
        return behind[1] in _RELATIVE or follows is None or follows.is_punct or _names_persons(follows)
    return is_of_whole or behind[:1] == ["included"]


def _says_who(doc: Doc, headcount: Headcount) -> bool:
    """Whether people counted only say who those before are ("three dead, one is a child", "two men, both guards")."""
    if headcount.start < 2:
        return False
    last, before = doc[headcount.start - 1], doc[headcount.start - 2]
    if last.lower_ in ("is", "are", "was", "were"):
        return before.lower_ in ("who", "whom") or before.like_num
    return doc[headcount.start].lower_ == "both" and last.text == "," and not headcount.is_bare


def _names_persons(token: Token | None) -> bool:
    is_named = token is not None and (token.pos_ in ("NOUN", "PROPN", "ADJ") or token.lower_ in ("a", "an"))
    return is_named and token is not None and token.lower_ not in ("dead", "killed", "injured", "wounded")


def are_joined(doc: Doc, first: Headcount, second: Headcount) -> bool:
    """Whether two counts stand in one list, with no verb between them."""
    between = doc[first.end : second.start]
    if not 0 < len(between) <= APART or second.is_bare or (first.is_bare and len(between) > NEAR):
        return False
    if first.stretch != second.stretch or "PRON" in (doc[first.head].pos_, doc[second.head].pos_):
        return False
    if first.is_bare and between[-1].text == ",":
        return False
    joins = any(token.lower_ in _JOINING for token in between[-3:])
    return joins and not any(token.tag_ in _FINITE or token.lower_ in CLAUSE_ENDS for token in between)


def list_from(doc: Doc, headcounts: Sequence[Headcount], index: int) -> list[Headcount]:
    """Give the list that begins at a count, without shares.

    People told without a number beside others with one describe those ("six guards, Syrians and foreigners").
    """
    listed = [headcounts[index]]
    last = headcounts[index]
    for headcount in headcounts[index + 1 :]:
        if headcount.is_share or not are_joined(doc, last, headcount):
            break
        listed.append(headcount)
        last = headcount
    if len(listed) == 2 and _is_apposition(doc, *listed):
        return listed[:1]
    counted = [headcount for headcount in listed if headcount.number is not None or headcount.is_open]
    return counted or listed


def _is_apposition(doc: Doc, first: Headcount, second: Headcount) -> bool:
    """Whether a second person is the first told again ("a man, a relative of the mayor, was killed")."""
    is_one_each = all(part.number is not None and part.number.best == 1 for part in (first, second))
    return is_one_each and all(token.lower_ not in _ADDING for token in doc[first.end : second.start])
