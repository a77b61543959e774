"""Text into the symbols that the grammar reads: one pass, every character looked at a bounded number of times."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from sijill.extraction.dates.vocabulary import Value, vocabulary

RECENT_YEARS = range(1900, 2051)
"""Years that reports tell; other numbers of four digits are years only in a clear place."""


@dataclass(frozen=True)
class Tokens:
    """A text as symbols: ``symbols[i]`` is the class of the token at ``starts[i]:ends[i]``, one character each.

    ``values[i]`` is its meaning. All four have the same length; words that tell nothing about dates have symbols
    too, so that the grammar sees where a phrase ends.
    """

    symbols: str
    values: list[Value]
    starts: list[int]
    ends: list[int]


@cache
def _token_pattern() -> re.Pattern[str]:
    words = vocabulary()
    abbreviations = "|".join(sorted(words.abbreviations, key=len, reverse=True))
    # A weapon or unit such as T-72 is one word; "Mid-2019" and "Sept-11" are not.
    dated = "|".join(
        word for word, (name, _) in words.words.items() if name in ("MONTH", "NAME_MONTH", "EARLY", "WEEKDAY")
    )
    names = "|".join(
        f"(?P<{name}>(?i:{'|'.join(pattern for pattern, _ in members)})(?![^\\W_]))"
        for name, members in words.names.items()
    )
    # Most words are plain ones with a space before them: that is tried first, and no other class fits them.
    return re.compile(
        rf"""
        \ ?(?P<plain>[a-z]{{3,}}(?=[\ ,]))
        |(?:(?=[A-Z])(?:{names or "(?!)"}))
        |(?P<link>(?:https?://|www\.)\S+|[\w.+-]{{1,64}}@[\w.-]{{1,255}})
        |(?P<designation>(?=[A-Z])(?i:(?!(?:{dated})\b))[A-Z][A-Za-z]{{0,9}}-\d+\w*)
        |(?P<QUARTER_CODE>(?:[QH][1-4]|[1-4]Q)\b)
        |(?P<HIJRI_ERA>AH\b|A\.H\.)
        |(?P<AMPM>(?i:[ap]\.\s?m\.|[ap]m\b))
        |(?P<ERA>B\.\s?C\b\.?(?:\s?E\.)?|BCE?\b|A\.D\.|(?:AD|CE)\b)
        |(?P<abbreviation>(?i:\b(?:{abbreviations})\.))
        |(?P<ZONE>(?:Eastern|Central|Pacific)(?:\s(?i:standard|daylight))?\s(?i:time)\b)
        |(?P<oclock>(?i:o['’]clock\b))
        |(?P<word>[^\W\d_]+)
        |(?P<POSSESSIVE>['’]s\b)
        |(?P<phone>\+\d[\d\ ()-]{{6,20}}|\d{{2,4}}-\d{{3}}-\d{{3,4}}\b|\b\d{{3}}-\d{{4}}\b)
        |(?P<ISO>\d{{4}}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?(?![\d-]))
        |(?P<SLASHED>(?<![\d/.])(?:\d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d\d)|\d{{1,2}}\.\d{{1,2}}\.\d{{4}}|\d{{4}}/\d{{1,2}}/\d{{1,2}})(?![\d/]))
        |(?P<CLOCK>(?<![\d:.])(?:(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?![\d:])(?:\s?(?i:hrs|hours|h)\b)?
            |(?:[01]?\d|2[0-4])\.[0-5]\d(?=\s?(?i:[ap]\.?m\b))|(?:[01]\d|2[0-4])[0-5]\d(?:\s?(?i:hrs|h)\b|(?=\s(?:GMT|UTC)\b))))
        |(?P<DECADE>(?:1\d|20)\d0['’]?s\b|['’]\d0s\b|\d{{2}}0s(?=\sBC))
        |(?P<NUMERIC_ORDINAL>\d{{1,4}}(?i:st|nd|rd|th)\b)
        |(?P<money>[$€£#№]\s?\d[\d.,]*)
        |(?P<COUNT>\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d+\.\d+|\d+(?=%))
        |(?P<number>\d+)
        |(?P<paragraph>\n[^\S\n]*\n)
        |(?P<STOP>[.!?;:()\[\]"“”…|•*])
        |(?P<COMMA>,)
        |(?P<DASH>[-‐‑‒–—])
        |(?P<SLASH>/)
        """,
        re.VERBOSE,
    )


def tokenise(text: str) -> Tokens:
    """Cut a text into the symbols of the grammar; works on any string, in time linear in its length."""
    words = vocabulary()
    symbols: list[str] = []
    values: list[Value] = []
    starts: list[int] = []
    ends: list[int] = []
    for found in _token_pattern().finditer(text):
        kind = found.lastgroup or ""
        form = found[kind]
        if kind in ("plain", "word"):
            name, value = _word(form)
        else:
            name, value = _by_form(kind, form)
        symbols.append(words.symbols[name])
        values.append(value)
        starts.append(found.start(kind))
        ends.append(found.end())
    return Tokens("".join(symbols), values, starts, ends)


@lru_cache(maxsize=20_000)
def _word(form: str) -> tuple[str, Value]:
    lower = form.lower()
    entry = vocabulary().words.get(lower)
    is_lower = form[0] == lower[0]
    if entry and not (is_lower and lower in vocabulary().needs_capital):
        return entry
    if not is_lower:
        return "OTHER_CAPITAL", ""
    return ("OTHER_PLURAL" if lower[-1] == "s" and len(lower) > 4 and lower[-2] != "s" else "OTHER"), ""


def _by_form(kind: str, form: str) -> tuple[str, Value]:
    if kind == "number":
        return _number(form)
    if kind == "abbreviation":
        name, value = _word(form[:-1])
        return ("STOP", "") if name.startswith("OTHER") else (name, value)
    if kind in _READERS:
        return kind, _READERS[kind](form)
    if kind in vocabulary().names:
        return kind, _name_value(kind, form)
    return _FIXED.get(kind, kind), form


@cache
def _name_value(name: str, form: str) -> Value:
    members = vocabulary().names[name]
    return next(value for pattern, value in members if re.fullmatch(pattern, form, re.IGNORECASE))


def _number(form: str) -> tuple[str, Value]:
    value = int(form[:9])
    if len(form) <= 2:
        return ("DAY_NUMBER" if value <= 31 else "TWO_DIGITS"), value
    if len(form) == 3:
        return "THREE_DIGITS", value
    if len(form) == 4 and form[0] in "12":
        return ("YEAR" if value in RECENT_YEARS else "OTHER_YEAR"), value
    return "COUNT", value


def _decade(form: str) -> Value:
    digits = int(re.sub(r"\D", "", form))
    if digits > 99:
        return digits // 10
    return (1900 + digits if digits >= 20 else 2000 + digits) // 10


def _clock(form: str) -> Value:
    digits = [int(part) for part in re.findall(r"\d+", form)]
    if len(digits) == 1:
        digits = [digits[0] // 100, digits[0] % 100]
    return f"{digits[0]:02d}:{digits[1]:02d}"


_READERS: dict[str, Callable[[str], Value]] = {
    "DECADE": _decade,
    "CLOCK": _clock,
    "NUMERIC_ORDINAL": lambda form: int(form[:-2]),
    "AMPM": lambda form: form[0].lower(),
    "QUARTER_CODE": lambda form: form if form[0] in "QH" else form[::-1],
    "ERA": lambda form: "BC" if form[0] == "B" else "",
    "COUNT": lambda form: int(float(form.replace(",", "")[:15])),
}
_FIXED = {
    "link": "OTHER",
    "designation": "OTHER",
    "phone": "OTHER",
    "money": "OTHER",
    "oclock": "OCLOCK",
    "paragraph": "STOP",
}
