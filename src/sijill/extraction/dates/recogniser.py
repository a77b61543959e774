"""Recognition: the phrases of the grammar in a text, longest first, with no knowledge of any date."""

from __future__ import annotations

from collections.abc import Iterator

from sijill.extraction.dates.grammar import gate, groups
from sijill.extraction.dates.lexer import Tokens
from sijill.extraction.dates.phrases import class_of, phrase_of
from sijill.extraction.dates.reader import read
from sijill.extraction.dates.readings import Found, Reading
from sijill.extraction.dates.vocabulary import vocabulary


def recognise(tokens: Tokens) -> Iterator[Found]:
    """Give the date phrases of a text in order; none overlaps another.

    Where several rules match at a place the longest phrase that reads as a date is taken, as in
    "Monday, the 3rd of May 2021".
    """
    position = 0
    while found := gate().search(tokens.symbols, position):
        first = found.start()
        best = _longest(tokens, first)
        if best:
            yield best
        position = best.end if best else first + 1


def _longest(tokens: Tokens, first: int) -> Found | None:
    matches: list[tuple[int, str]] = []
    for group_gate, group in groups():
        if group_gate.match(tokens.symbols, first):
            found = ((rule.pattern.match(tokens.symbols, first), rule.kind) for rule in group)
            matches += [(match.end(), kind) for match, kind in found if match and match.end() > first]
    for end, kind in sorted(matches, key=lambda pair: -pair[0]):
        reading = _reading(tokens, first, end, kind)
        if reading is not None:
            return Found(reading, first, end)
    return None


def _reading(tokens: Tokens, first: int, end: int, kind: str) -> Reading | None:
    after = tokens.symbols[end] if end < len(tokens.symbols) else vocabulary().symbols["STOP"]
    return read(kind, phrase_of(tokens, first, end), class_of(after))
