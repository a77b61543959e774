"""Shares of a toll: how many of those counted were civilians, children, women or combatants (codebook)."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.extraction.numbers import number_of
from sijill.extraction.parsed import Token
from sijill.extraction.syntax import conjuncts, lemma
from sijill.extraction.toll_words import TollWords

_OPENERS = frozenset({"including", "among", "amongst"})


def shares_of(anchor: Token, heads: Sequence[Token], words: TollWords) -> dict[str, int]:
    """Give the shares of a toll by their nouns.

    Args:
        anchor: the word that tells of the outcome.
        heads: the nouns that were counted.
        words: the words of each share.
    """
    parts = list(dict.fromkeys(part for head in heads for part in conjuncts(head)))
    included = [
        inner
        # "were killed, including two children": the parse may tie the share to the verb.
        for child in {*(token for head in heads for token in head.subtree), *anchor.children}
        if child.lower_ in _OPENERS
        for grandchild in child.children
        for inner in conjuncts(grandchild)
    ]
    shares: dict[str, int] = {}
    for part in dict.fromkeys([*parts, *included]):
        number = number_of(part, words.vague)
        if number is None or number.best is None:
            continue
        for share, nouns in words.shares.items():
            if lemma(part) in nouns:
                shares[share] = shares.get(share, 0) + number.best
    return shares
