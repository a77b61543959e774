"""The words around a date phrase: what they tell of its tense, and where its clause starts."""

from __future__ import annotations

import re
from functools import cache

from sijill.extraction.dates.grammar import compile_pattern
from sijill.extraction.dates.lexer import Tokens
from sijill.extraction.dates.phrases import class_of
from sijill.extraction.dates.vocabulary import vocabulary

LOOKED_BACK = 12
"""Tokens before a phrase, within its sentence, that are searched for a word such as "will" or "scheduled"."""

CLAUSE_LENGTH = 12
"""Tokens that "since" may stand before its date: "since the clashes began on Sunday"."""

SUBJECT_LENGTH = 7
"""Tokens after a phrase that are searched for "will": "On Monday, the city council will vote"."""

BETWEEN_LENGTH = 6
"""Tokens that may stand between a time of day and its day."""

QUOTATION_MARKS = ('"', "“", "”")

PATTERNS = {
    "between": "(?:DASH|TO|UNTIL|THROUGH|AND UP TO|UP TO|AND UNTIL|COMMA UNTIL|INTO)(?:THE)?",
    "and": "AND",
    "apart": "AND|OR|TO|UNTIL|OTHER_CAPITAL",
    "ahead": "AHEAD|IS TO OTHER",
    "told_ahead": "COMMA?(?:(?!STOP|SAID|AHEAD|IS).){0,4}(?:AHEAD|IS TO OTHER)",
    "since": "SINCE(?:(?!STOP|COMMA|SINCE).){0,7}(?:BEGAN|BOUNDARY)(?:(?!STOP|COMMA|SINCE).){0,5}$",
}


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Give a pattern of the words between and around times, over symbols."""
    return re.compile(compile_pattern(PATTERNS[name]))


class Surroundings:
    """The tokens of a text, asked for what stands around a phrase; every question reads a bounded number of them."""

    def __init__(self, tokens: Tokens) -> None:
        self._symbols = tokens.symbols
        self._values = tokens.values
        self._stop, self._since = vocabulary().symbols["STOP"], vocabulary().symbols["SINCE"]

    def class_at(self, index: int) -> str:
        """Give the class of a token; ``STOP`` before the first and after the last."""
        return class_of(self._symbols[index]) if 0 <= index < len(self._symbols) else "STOP"

    def between(self, first: int, end: int) -> str:
        """Give the symbols of some tokens."""
        return self._symbols[first:end]

    def last_stop(self, first: int, end: int) -> int:
        """Give the place of the last end of a sentence among some tokens, or -1."""
        return self._symbols.rfind(self._stop, first, end)

    def looks_ahead(self, first: int, end: int) -> bool:
        """Whether the sentence of the phrase ``first <= i < end`` tells of something to come."""
        before = self._symbols[max(0, first - LOOKED_BACK) : first]
        if pattern("ahead").search(before, before.rfind(self._stop) + 1):
            return True
        opening = first - (self.class_at(first - 1) in ("ON", "AT"))
        if self.class_at(opening - 1) != "STOP":
            return False
        return pattern("told_ahead").match(self._symbols[end : end + SUBJECT_LENGTH]) is not None

    def since_clause(self, free_from: int, first: int) -> int | None:
        """Give the place of "since" in "since the clashes began on Sunday", where the phrase starts at ``first``."""
        start = max(free_from, first - CLAUSE_LENGTH)
        if self._since not in self._symbols[start:first]:
            return None
        found = pattern("since").search(self._unquoted(start, first))
        return start + found.start() if found else None

    def _unquoted(self, first: int, end: int) -> str:
        """Give the symbols of some tokens with quotation marks as ordinary words: a name in them ends no clause."""
        plain = vocabulary().symbols["OTHER"]
        values = self._values[first:end]
        return "".join(
            plain if value in QUOTATION_MARKS else symbol
            for symbol, value in zip(self._symbols[first:end], values, strict=True)
        )

    def leads_on(self, first: int, end: int) -> bool:
        """Whether some tokens between a time of day and a day keep them together, as in "3 p.m. (1400 GMT) on"."""
        is_broken = pattern("apart").search(self._symbols[first:end])
        stops = (self._values[index] for index in range(first, end) if self._symbols[index] == self._stop)
        return end - first <= BETWEEN_LENGTH and not is_broken and all(mark in "()" for mark in map(str, stops))

    def is_heading(self, first: int) -> bool:
        """Whether the token stands alone in its line or sentence."""
        return self.class_at(first - 1) == "STOP" and self.class_at(first + 1) == "STOP"
