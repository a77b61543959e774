"""The front verb: all date phrases of a text, resolved in the order in which the text tells them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import MAXYEAR, date, datetime
from functools import cache
from typing import Any

from sijill.errors import UsageError
from sijill.extraction.dates.anchors import Anchors, Genre
from sijill.extraction.dates.grammar import compile_pattern
from sijill.extraction.dates.lexer import Tokens, tokenise
from sijill.extraction.dates.mention import DateMention
from sijill.extraction.dates.periods import Period, day_period, year_period
from sijill.extraction.dates.phrases import class_of
from sijill.extraction.dates.readings import (
    Calendar,
    Duration,
    Found,
    Pair,
    Reading,
    Recurrence,
    Shift,
    Stretch,
    Vague,
)
from sijill.extraction.dates.recogniser import recognise
from sijill.extraction.dates.relations import joined, related, weekday_before, with_shared_year
from sijill.extraction.dates.resolve_calendar import resolve_calendar
from sijill.extraction.dates.resolve_relative import resolve_length, resolve_shift, resolve_stretch, resolve_vague
from sijill.extraction.dates.resolved import Resolved
from sijill.extraction.dates.vocabulary import vocabulary

LOOKED_BACK = 12
"""Tokens before a phrase, within its sentence, that are searched for a word such as "will" or "scheduled"."""

ASIDE_WORDS = ("UNTIL", "SINCE", "BEFORE", "BY", "FROM", "THE", "THAN", "AFTER")
"""Words before a year that leave the narrative where it was."""


def find_dates(text_or_doc: Any, *, published: str | date | None = None, genre: Genre = "news") -> list[DateMention]:
    """Find the date expressions of an English text and say what each means.

    Phrases are the longest that the grammar knows, in order, without overlap. "yesterday", "on Monday", "September 3"
    are resolved against the day of publication; "the day before", "two days later" against the last date told.

    Args:
        text_or_doc: a string, or anything with a string in ``.text`` such as a spaCy document.
        published: day of publication, an ISO date. Without it, relative words keep ``edtf`` None and a month and day
            alone give ``XXXX-09-03``.
        genre: ``news``, or ``narrative`` for histories, where a date with no year takes that of the last date told.

    Returns:
        One record for each phrase; see `DateMention`.

    Raises:
        UsageError: ``published`` is no ISO date.

    Example:
        >>> [(m.text, m.edtf) for m in find_dates("A raid at dawn on Monday.", published="2023-09-05")]
        [('dawn on Monday', '2023-09-04')]
    """
    text = text_or_doc if isinstance(text_or_doc, str) else str(text_or_doc.text)
    tokens = tokenise(text)
    finder = _Finder(text, tokens, Anchors(_day_of(published), genre))
    return finder.mentions(list(recognise(tokens)))


def _day_of(published: str | date | None) -> date | None:
    if isinstance(published, datetime):
        return published.date()
    if published is None or isinstance(published, date):
        return published
    try:
        return date.fromisoformat(published[:10])
    except ValueError as error:
        raise UsageError(f"published: {published!r} is no ISO date such as 2023-09-05") from error


def resolve(reading: Reading, anchors: Anchors) -> Resolved | None:
    """Say what a reading of a single time means against its anchors; None where it is no date after all."""
    if isinstance(reading, Calendar):
        try:
            return resolve_calendar(reading, anchors)
        except (OverflowError, ValueError):
            # The calendar of datetime ends in 9999 and starts in 1: such a date is no date of a report.
            return None
    if isinstance(reading, Shift):
        return resolve_shift(reading, anchors)
    if isinstance(reading, Stretch):
        return resolve_stretch(reading, anchors)
    if isinstance(reading, Duration | Recurrence):
        return resolve_length(reading)
    return None if isinstance(reading, Pair) else resolve_vague(reading, anchors)


def _present(reading: Reading, anchors: Anchors) -> Resolved | None:
    """Give "now" as the end of a range: the day of publication."""
    if not isinstance(reading, Vague) or reading.value != "PRESENT_REF" or anchors.published is None:
        return None
    day = anchors.published
    return Resolved(reading.value, "DATE", "vague", "publication", str(day), day_period(day))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Give the patterns of the words between and around times, over symbols."""
    sources = {
        "between": "(?:DASH|TO|UNTIL|THROUGH|AND UP TO|UP TO|AND UNTIL|COMMA UNTIL)(?:THE)?",
        "and": "AND",
        "ahead": "AHEAD",
        "stop": "STOP",
    }
    return {name: re.compile(compile_pattern(source)) for name, source in sources.items()}


def _first_year(found: list[Found]) -> Period | None:
    """Give the first year that a history tells: dates before it with no year mean that one."""
    years = (
        one.reading.year for one in found if isinstance(one.reading, Calendar) and not one.reading.is_before_christ
    )
    first = next((year for year in years if year and 1 <= year <= MAXYEAR), None)
    return year_period(first) if first else None


class _Finder:
    """Walks over the phrases of one text and keeps the narrative's anchors."""

    def __init__(self, text: str, tokens: Tokens, anchors: Anchors) -> None:
        self._text, self._tokens, self._anchors = text, tokens, anchors
        self._day_token = -1
        self._free_from = 0
        self._last_stop = -1

    def mentions(self, found: list[Found]) -> list[DateMention]:
        if self._anchors.genre == "narrative":
            self._anchors = replace(self._anchors, told=_first_year(found))
        result: list[DateMention] = []
        place = 0
        while place < len(found):
            following = found[place + 1] if place + 1 < len(found) else None
            taken = self._range(found[place], following) if following else None
            if taken:
                result.append(taken)
                self._free_from = found[place + 1].end
                place += 2
                continue
            result += self._single(found[place])
            self._free_from = found[place].end
            place += 1
        return result

    def _word_before(self, found: Found) -> str:
        """Give the class of the word before a phrase, unless it belongs to the phrase before."""
        return self._class(found.first - 1) if found.first > self._free_from else "STOP"

    def _class(self, index: int) -> str:
        return class_of(self._tokens.symbols[index]) if 0 <= index < len(self._tokens.symbols) else "STOP"

    def _anchors_at(self, found: Found) -> Anchors:
        symbols = self._tokens.symbols
        stop = vocabulary().symbols["STOP"]
        # Searched from the last phrase on, never from the last day: a long sentence would be read again and again.
        self._last_stop = max(self._last_stop, symbols.rfind(stop, self._free_from, found.first))
        is_same = self._day_token > self._last_stop
        before = symbols[max(0, found.first - LOOKED_BACK) : found.first]
        sentence = before[before.rfind(stop) + 1 :]
        ahead = _patterns()["ahead"].search(sentence) is not None
        return replace(self._anchors, is_same_sentence=is_same, looks_ahead=ahead)

    def _advance(self, resolved: Resolved, reading: Reading, first: int) -> None:
        if not isinstance(reading, Calendar | Shift) or resolved.anchor == "none" or resolved.value.endswith("_REF"):
            return
        if not (resolved.precision == "year" and self._is_aside(reading, first)):
            self._anchors = self._anchors.after(resolved.period, is_before_christ=resolved.is_before_christ)
            if self._anchors.told_day and resolved.period and resolved.period.unit == "D":
                self._day_token = first

    def _is_aside(self, reading: Reading, first: int) -> bool:
        """Whether a year only bounds or compares, as in "the first since 1945": the narrative does not go there."""
        return isinstance(reading, Shift) or self._class(first - 1) in ASIDE_WORDS

    def _single(self, found: Found) -> list[DateMention]:
        if isinstance(found.reading, Pair):
            return self._pair(found, found.reading)
        anchors = self._anchors_at(found)
        resolved = resolve(found.reading, anchors)
        if resolved is None:
            return []
        self._advance(resolved, found.reading, found.first)
        alone = self._mention(found.first, found.end, resolved)
        word = self._word_before(found)
        if self._class(found.end) == "POSSESSIVE":
            return [alone]
        relation = related(word, found.reading, resolved, anchors)
        if relation is None:
            return [alone]
        end = found.end + (1 if word == "FROM" and self._class(found.end) in ("ON", "ONWARD") else 0)
        return [self._mention(found.first - 1, end, relation, (alone,))]

    def _pair(self, found: Found, pair: Pair) -> list[DateMention]:
        anchors = self._anchors_at(found)
        second = resolve(pair.second, anchors)
        first = resolve(with_shared_year(pair.first, pair.second), anchors)
        if first is None or second is None:
            return []
        self._advance(second, pair.second, found.first)
        parts = (self._mention(*pair.first_tokens, first), self._mention(*pair.second_tokens, second))
        span = joined(first, second) if pair.is_range else None
        if span is None:
            return list(parts)
        start = found.first - (1 if self._word_before(found) in ("FROM", "BETWEEN") else 0)
        return [self._mention(start, found.end, span, parts)]

    def _range(self, left: Found, right: Found) -> DateMention | None:
        """Join two times that a word between them makes a range of."""
        opening, between = self._word_before(left), self._tokens.symbols[left.end : right.first]
        is_and = opening == "BETWEEN" and _patterns()["and"].fullmatch(between)
        is_to = _patterns()["between"].fullmatch(between)
        if not (is_and or is_to) or isinstance(left.reading, Pair) or isinstance(right.reading, Pair):
            return None
        if not isinstance(left.reading, Calendar | Shift) or not isinstance(right.reading, Calendar | Shift | Vague):
            return None
        anchors = self._anchors_at(left)
        second = _present(right.reading, anchors) or resolve(right.reading, anchors)
        first = resolve(with_shared_year(left.reading, right.reading), anchors)
        weekday = weekday_before(left.reading, right.reading, second) if second else None
        if first and weekday:
            first = replace(
                first, period=day_period(weekday), edtf=str(weekday), value=str(weekday) + first.value[10:]
            )
        span = joined(first, second) if first and second else None
        if first is None or second is None or span is None:
            return None
        self._advance(first, left.reading, left.first)
        self._advance(second, right.reading, right.first)
        parts = (self._mention(left.first, left.end, first), self._mention(right.first, right.end, second))
        start = left.first - (1 if opening in ("FROM", "BETWEEN", "SINCE") else 0)
        return self._mention(start, right.end, span, parts)

    def _mention(self, first: int, end: int, resolved: Resolved, parts: tuple[DateMention, ...] = ()) -> DateMention:
        start, stop = self._tokens.starts[first], self._tokens.ends[end - 1]
        return DateMention(
            start, stop, self._text[start:stop], resolved.edtf, resolved.timex_type, resolved.value, resolved.anchor,
            resolved.precision, resolved.modifier or None, parts,
        )  # fmt: skip
