"""The words of dates as data, and the symbol that stands for each class of words in the grammar."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import yaml

from sijill.errors import DataCheckError
from sijill.paths import domain_directory

Value = int | str
"""What a word means to the calendar: a number, or a code of TIMEX3."""

FIRST_SYMBOL = 0xE000
"""Symbols are characters of Unicode's private area, so that no text of a report can be taken for one."""

ARTICLE = "(?:al|el|ul|l|as|ash|an|ad|at|ar)"
APOSTROPHE = "['’‘`ʿʾ]?"

LEXED_CLASSES = (
    "ISO",
    "SLASHED",
    "CLOCK",
    "AMPM",
    "DECADE",
    "NUMERIC_ORDINAL",
    "DAY_NUMBER",
    "TWO_DIGITS",
    "THREE_DIGITS",
    "YEAR",
    "OTHER_YEAR",
    "COUNT",
    "ERA",
    "HIJRI_ERA",
    "QUARTER_CODE",
    "COMMA",
    "DASH",
    "SLASH",
    "POSSESSIVE",
    "STOP",
    "OTHER_CAPITAL",
    "OTHER_PLURAL",
    "OTHER",
)
"""Classes that the lexer finds by their form; all others are lists of words in ``domains/english/dates.yml``."""


@dataclass(frozen=True)
class Vocabulary:
    """The words of dates in one language.

    ``words`` gives the class and value of each word in lower case; ``symbols`` the one character that stands for
    a class; ``needs_capital`` the words that are dates only with a capital; ``abbreviations`` the words whose dot
    belongs to them. ``names`` gives, for each class of names of several words, a pattern and value for each name.
    """

    words: dict[str, tuple[str, Value]]
    symbols: dict[str, str]
    needs_capital: frozenset[str]
    abbreviations: tuple[str, ...]
    names: dict[str, tuple[tuple[str, Value], ...]]


@cache
def vocabulary(language: str = "english") -> Vocabulary:
    """Read the words of dates from ``domains/<language>/dates.yml``, once.

    Raises:
        DataCheckError: a word stands in two classes, or a class has a name that the grammar cannot write.
    """
    path = domain_directory(language) / "dates.yml"
    told = yaml.safe_load(path.read_text(encoding="utf-8"))
    words: dict[str, tuple[str, Value]] = {}
    for name, members in told["classes"].items():
        if not re.fullmatch(r"[A-Z_]+", name):
            raise DataCheckError(f"{path}: classes: {name!r} is not written in capitals")
        for word, value in members.items():
            if word in words:
                raise DataCheckError(f"{path}: classes.{name}: {word!r} already stands in {words[word][0]}")
            words[word] = (name, value)
    named = {
        name: tuple((_name_pattern(form), value) for form, value in sorted(members.items(), key=_longest_first))
        for name, members in told.get("names", {}).items()
    }
    names = [*told["classes"], *named, *LEXED_CLASSES]
    symbols = {name: chr(FIRST_SYMBOL + index) for index, name in enumerate(names)}
    return Vocabulary(words, symbols, frozenset(told["needs_capital"]), tuple(told["abbreviations"]), named)


def _longest_first(member: tuple[str, Value]) -> int:
    return -len(member[0])


def _name_pattern(form: str) -> str:
    """Give the pattern of a name: its apostrophes may be missing, "al" has other forms, a space may be a hyphen."""
    words = [ARTICLE if word == "al" else re.escape(word).replace("'", APOSTROPHE) for word in re.split("[ -]", form)]
    gap, slack = r"[\s-]{1,2}", r"[\s-]{0,2}"
    return gap.join(words).replace(ARTICLE + gap, ARTICLE + slack).replace(gap + ARTICLE, slack + ARTICLE)
