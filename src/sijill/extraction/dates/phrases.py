"""The tokens of one matched phrase, by their class of words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from sijill.extraction.dates.lexer import Tokens
from sijill.extraction.dates.vocabulary import Value, vocabulary

MONTHS = ("MONTH", "NAME_MONTH")
HIJRI_MONTHS = ("HIJRI_MONTH", "RAMADAN")
NAMED_PERIODS = ("SEASON", "WEAK_SEASON", "QUARTER", "QUARTER_CODE", "FEAST", "HOLIDAY", *HIJRI_MONTHS)
"""Periods that come once a year, like months: "the second quarter of last year"."""

WEEKDAYS = ("WEEKDAY", "SHORT_WEEKDAY")
YEARS = ("YEAR", "OTHER_YEAR")
UNITS = ("DAY", "WEEK", "MONTH_UNIT", "YEAR_UNIT", "TIME_UNIT", "LONG_UNIT", "OTHER_UNIT", "WEEKEND", "UNITS")
NEIGHBOURS = ("LAST", "PAST", "PREVIOUS", "NEXT", "COMING", "FOLLOWING", "THIS", "THESE", "THAT", "SAME")
MODIFIERS = ("APPROXIMATELY", "NEARLY", "MORE", "LEAST", "OVER", "SOME")
VAGUE_NUMBERS = ("FEW", "SOME")
RANGE_WORDS = ("DASH", "TO", "AND", "THROUGH", "UNTIL", "SLASH")
FORWARD = ("NEXT", "COMING", "FOLLOWING", "COME")
IS_DAY = 31
EVERY_UNIT = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "WE": "XXXX-WXX-WE"}
"""TIMEX3 values of "every day" and the like."""


@dataclass(frozen=True)
class Phrase:
    """The tokens of one match, by class; ``first`` is the place of its first token in the text's tokens."""

    named: tuple[tuple[str, Value], ...]
    first: int
    before: str

    def names(self) -> list[str]:
        """Give the classes of the tokens in order."""
        return [name for name, _ in self.named]

    def value(self, *names: str) -> Any:
        """Give the value of the first token of one of some classes, or None."""
        return next((value for name, value in self.named if name in names), None)

    def name(self, *names: str) -> str | None:
        """Give the class of the first token of one of some classes, or None."""
        return next((name for name, _ in self.named if name in names), None)


def phrase_of(tokens: Tokens, first: int, end: int) -> Phrase:
    """Give the tokens ``first <= i < end`` with their classes, and the class before them."""
    classes = _class_of_symbol()
    named = tuple((classes[tokens.symbols[index]], tokens.values[index]) for index in range(first, end))
    return Phrase(named, first, classes[tokens.symbols[first - 1]] if first else "STOP")


@cache
def _class_of_symbol() -> dict[str, str]:
    return {symbol: name for name, symbol in vocabulary().symbols.items()}


def class_of(symbol: str) -> str:
    """Give the class of words that a symbol stands for."""
    return _class_of_symbol()[symbol]
