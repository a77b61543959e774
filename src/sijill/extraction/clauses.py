"""Clauses of long sentences: news after news, parted by commas and conjunctions, each with a subject of its own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from sijill.extraction.parsed import Span, Token

_BREAKS = frozenset({",", ";", ":", "–", "-", "and", "while", "whereas", "but", "meanwhile", "then", "so"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
_BESIDE_NEWS = frozenset({"relcl", "acl", "amod"})
"""What a verb is in the parse where its clause describes something and tells no news of its own."""
_OPENING = frozenset({"in", "at", "on", "near", "around", "from", "inside", "across", "to"})
_JOINING = frozenset({"and", "while", "whereas", "but", "meanwhile", "then", "so", ",", ";", "also", "too"})


def clause_numbers(sentence: Span) -> list[int]:
    """Number the clauses of a sentence: for each of its tokens the number of its clause.

    A clause begins behind a comma or conjunction where a finite verb with a subject of its own follows before the
    next one; words of place between two clauses belong to the later one where they open it ("…, in Azaz gunmen …",
    "…, and in Azaz, gunmen …").
    """
    starts = [token.i == sentence.start or _breaks_before(token, sentence) for token in sentence]
    chunk_of = [number - 1 for number in accumulate(map(int, starts))]
    chunks: list[list[Token]] = [[] for _ in range(chunk_of[-1] + 1)]
    for token, number in zip(sentence, chunk_of, strict=True):
        chunks[number].append(token)
    opens = [_is_clause(chunk) for chunk in chunks]
    for number in range(len(chunks) - 2, 0, -1):
        if opens[number + 1] and not opens[number] and _is_opening(chunks[number]):
            opens[number], opens[number + 1] = True, False
    clause_of_chunk = list(accumulate(int(opening and number > 0) for number, opening in enumerate(opens)))
    if len(opens) > 1 and not opens[0] and opens[1:].count(True):
        # What stands before the first clause opens it.
        first = opens.index(True)
        clause_of_chunk = [max(0, clause - 1) for clause in clause_of_chunk] if first else clause_of_chunk
    return [clause_of_chunk[number] for number in chunk_of]


def _breaks_before(token: Token, sentence: Span) -> bool:
    return token.i > sentence.start and token.nbor(-1).lower_ in _BREAKS and token.lower_ not in _BREAKS


def _is_clause(chunk: Sequence[Token]) -> bool:
    return any(
        token.dep_ in _SUBJECTS and token.head.dep_ not in _BESIDE_NEWS and token.tag_ not in ("WDT", "WP")
        for token in chunk
    )


def _is_opening(chunk: Sequence[Token]) -> bool:
    first = next((token for token in chunk if token.lower_ not in _JOINING), None)
    return first is not None and first.lower_ in _OPENING
