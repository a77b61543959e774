"""The two sides of a fight, a meeting or a deal, read from the words where the parse does not tell them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sijill.extraction.parsed import Span, Token
from sijill.extraction.parties import Parties
from sijill.extraction.syntax import lemma, prepositional_objects

FARTHEST = 25
"""Tokens between a trigger and the word that opens its sides, at the most."""
LONGEST = 60
"""Tokens behind it that may tell the sides, at the most."""
_OPENING = frozenset({"between", "among", "pitting"})
_OPPOSING = frozenset({"against", "versus"})
_JOINING = frozenset({"with", "alongside", "beside"})
_TIED = frozenset({"its", "their", "loyal", "allied", "affiliated"})
_SIDES = frozenset({"side", "party", "hand"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})

Sides = tuple[list[Span], list[Span]]


def sides_after(head: Token, parties: Parties) -> Sides | None:
    """Give the sides told behind "between" near a trigger: the first and those against it; None where none are told.

    "Clashes between the army and its allies and a local faction": allies belong to the side before them. Of more than
    two the first named is one side (codebook, section "Actors").
    """
    opening = _nearest(head, _OPENING)
    if opening is None:
        return None
    groups, parted_at = _groups(opening, parties)
    if parted_at is not None and 0 < parted_at < len(groups):
        first, others = groups[:parted_at], groups[parted_at:]
    else:
        first, others = groups[:1], groups[1:]
    if first and others:
        return _flat(first), _flat(others)
    named = [parties.phrase_of(token) for token in prepositional_objects(opening.head, opening.lower_)]
    return (named[:1], named[1:]) if len(named) > 1 else None


def opponents(head: Token, parties: Parties) -> list[Span]:
    """Give those told behind "against" near a trigger."""
    opposing = _nearest(head, _OPPOSING)
    return _flat(_groups(opposing, parties)[0]) if opposing is not None else []


def split(spans: Sequence[Span]) -> Sides:
    """Part the coordinated subjects of a fight: the first with its allies, and those against it."""
    first = list(spans[:1])
    rest = list(spans[1:])
    while rest and _is_ally(rest[0]):
        first.append(rest.pop(0))
    return first, rest


def is_both_sides(token: Token) -> bool:
    """Whether a noun stands for those who were told before as two sides ("the two parties", "on one side")."""
    return lemma(token) in _SIDES and any(
        child.lower_ in ("both", "two", "one", "each", "other", "either") for child in token.children
    )


def _nearest(head: Token, words: frozenset[str]) -> Token | None:
    last = min(head.sent.end, head.i + FARTHEST)
    for index in range(head.i + 1, last):
        if head.doc[index].lower_ in words:
            return head.doc[index]
    return None


def _groups(opening: Token, parties: Parties) -> tuple[list[list[Span]], int | None]:
    """Give the phrases behind a word, those of one side together, and where "against" parts them."""
    groups: list[list[Span]] = []
    parted: int | None = None
    for token in _stretch(opening):
        if token.lower_ in _OPPOSING and groups:
            parted = len(groups)
        phrase = _phrase(token, parties)
        if phrase is None or (groups and phrase.start < groups[-1][-1].end):
            continue
        if groups and phrase.start == groups[-1][-1].end:
            # "the groups First Front and Second Front": the noun before a name is its title.
            groups[-1][-1] = phrase.doc[groups[-1][-1].start : phrase.end]
            continue
        if groups and len(groups) != parted and _is_ally(phrase):
            groups[-1].append(phrase)
        else:
            groups.append([phrase])
    return groups, parted


def _stretch(opening: Token) -> Iterator[Token]:
    for token in opening.doc[opening.i + 1 : min(opening.sent.end, opening.i + LONGEST)]:
        if token.tag_ in _FINITE and token.dep_ != "relcl":
            return
        yield token


def _phrase(token: Token, parties: Parties) -> Span | None:
    is_inner = token.dep_ in ("compound", "amod", "nmod") and token.head.i > token.i
    if token.pos_ not in ("NOUN", "PROPN") or is_inner or not parties.is_party(token) or is_both_sides(token):
        return None
    if token.left_edge.i and token.doc[token.left_edge.i - 1].text == "(":
        return None
    return parties.phrase_of(token)


def _is_ally(phrase: Span) -> bool:
    before = phrase.doc[phrase.start - 1].lower_ if phrase.start else ""
    return before in _JOINING or any(child.lower_ in _TIED for child in phrase.root.children)


def _flat(groups: list[list[Span]]) -> list[Span]:
    return [span for group in groups for span in group]
