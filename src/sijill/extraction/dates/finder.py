"""The front verb: all date phrases of a text, resolved in the order in which the text tells them."""

from __future__ import annotations

from dataclasses import replace
from datetime import MAXYEAR, date, datetime
from typing import Any

from sijill.errors import UsageError
from sijill.extraction.dates.anchors import Anchors, Genre
from sijill.extraction.dates.before_christ import YEAR_ZERO
from sijill.extraction.dates.genre import genre_of
from sijill.extraction.dates.lexer import Tokens, tokenise
from sijill.extraction.dates.mention import DateMention
from sijill.extraction.dates.narrative_year import digressions
from sijill.extraction.dates.periods import Period, day_period, year_period
from sijill.extraction.dates.readings import Calendar, Found, Pair, Reading, Shift, Vague
from sijill.extraction.dates.recogniser import recognise
from sijill.extraction.dates.relations import joined, related, weekday_before, with_shared_year
from sijill.extraction.dates.resolved import Resolved
from sijill.extraction.dates.resolving import present, resolve
from sijill.extraction.dates.surroundings import Surroundings, pattern
from sijill.extraction.dates.yearless import AHEAD_DAYS

LOOKED_ON = 2
"""Phrases after a time of day that may tell its day."""

ASIDE_WORDS = ("UNTIL", "SINCE", "BEFORE", "BY", "FROM", "THE", "THAN", "AFTER")
"""Words before a year that leave the narrative where it was."""


def find_dates(
    text_or_doc: Any, *, published: str | date | None = None, genre: Genre | None = None
) -> list[DateMention]:
    """Find the date expressions of an English text and say what each means.

    Phrases are the longest that the grammar knows, in order, without overlap. "yesterday", "on Monday", "September 3"
    are resolved against the day of publication; "the day before", "two days later" against the last date told.

    Args:
        text_or_doc: a string, or anything with a string in ``.text`` such as a spaCy document.
        published: day of publication, an ISO date. Without it, relative words keep ``edtf`` None and a month and day
            alone give ``XXXX-09-03``.
        genre: ``news``, or ``narrative`` for histories, where a date with no year takes that of the last date told;
            None lets `genre_of` tell it from the text.

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
    day = _day_of(published)
    finder = _Finder(text, tokens, Anchors(day, genre or genre_of(tokens, day)))
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


def _first_year(found: list[Found]) -> Period | None:
    """Give the first year that a history tells: dates before it with no year mean that one."""
    readings = (one.reading for one in found if isinstance(one.reading, Calendar) and one.reading.year)
    first = next((one for one in readings if not one.is_three_digits), None)
    if first is None:
        return None
    year = YEAR_ZERO - (first.year or 0) if first.is_before_christ else (first.year or 0)
    return year_period(year) if 1 <= year <= MAXYEAR else None


def _year_of(reading: Reading) -> int | None:
    is_dated = isinstance(reading, Calendar) and not reading.is_before_christ and not reading.is_three_digits
    return reading.year if is_dated and isinstance(reading, Calendar) else None


class _Finder:
    """Walks over the phrases of one text and keeps the narrative's anchors."""

    def __init__(self, text: str, tokens: Tokens, anchors: Anchors) -> None:
        self._text, self._tokens, self._anchors = text, tokens, anchors
        self._around = Surroundings(tokens)
        self._day_token = -1
        self._free_from = 0
        self._digressions: frozenset[int] = frozenset()
        self._last_stop = -1

    def mentions(self, found: list[Found]) -> list[DateMention]:
        if self._anchors.genre == "narrative":
            first = _first_year(found)
            self._anchors = replace(self._anchors, told=first, recent=(first,) if first else ())
            years = digressions([_year_of(one.reading) for one in found])
            self._digressions = frozenset(found[place].first for place in years)
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
            result += self._single(found[place], found[place + 1 : place + 1 + LOOKED_ON])
            self._free_from = found[place].end
            place += 1
        return result

    def _word_before(self, found: Found) -> str:
        """Give the class of the word before a phrase, unless it belongs to the phrase before."""
        return self._around.class_at(found.first - 1) if found.first > self._free_from else "STOP"

    def _anchors_at(self, found: Found) -> Anchors:
        # Searched from the last phrase on, never from the last day: a long sentence would be read again and again.
        self._last_stop = max(self._last_stop, self._around.last_stop(self._free_from, found.first))
        return replace(
            self._anchors,
            is_same_sentence=self._day_token > self._last_stop,
            looks_ahead=self._around.looks_ahead(found.first, found.end),
            looks_back=self._around.class_at(found.first - 1) == "SINCE",
        )

    def _advance(self, resolved: Resolved, reading: Reading, first: int) -> None:
        if not isinstance(reading, Calendar | Shift) or resolved.anchor == "none" or resolved.value.endswith("_REF"):
            return
        is_year = resolved.precision == "year"
        if first not in self._digressions and not (is_year and self._is_aside(reading, first)):
            is_heading = is_year and self._around.is_heading(first)
            self._anchors = self._anchors.after(resolved.period, is_heading=is_heading)
            if self._anchors.told_day and resolved.period and resolved.period.unit == "D":
                self._day_token = first

    def _is_aside(self, reading: Reading, first: int) -> bool:
        """Whether a year only bounds or compares, as in "the first since 1945": the narrative does not go there."""
        return isinstance(reading, Shift) or self._around.class_at(first - 1) in ASIDE_WORDS

    def _on_the_day_after(self, found: Found, coming: list[Found], anchors: Anchors) -> Anchors:
        """Give a time of day the day that follows in its sentence: "at 3 p.m. local time on Thursday"."""
        own = found.reading
        if not isinstance(own, Calendar) or not own.clock or own != Calendar(clock=own.clock):
            return anchors
        for other in coming:
            reading = other.reading
            if not isinstance(reading, Calendar) or not self._around.leads_on(found.end, other.first):
                break
            if reading.weekday is not None or reading.day or reading.offset is not None:
                day = resolve(reading, anchors)
                if day and day.period and day.period.unit == "D":
                    return replace(anchors, told_day=day.period.start, is_same_sentence=True)
        return anchors

    def _single(self, found: Found, coming: list[Found]) -> list[DateMention]:
        if isinstance(found.reading, Pair):
            return self._pair(found, found.reading)
        anchors = self._on_the_day_after(found, coming, self._anchors_at(found))
        resolved = self._apposition(found, anchors) or resolve(found.reading, anchors)
        if resolved is None:
            return []
        if isinstance(found.reading, Shift) and resolved.timex_type == "DURATION":
            # Without its "after": only the length is a time.
            return [self._mention(found.first, found.end - 1, resolved)]
        self._advance(resolved, found.reading, found.first)
        alone = self._mention(found.first, found.end, resolved)
        word = self._word_before(found)
        if self._around.class_at(found.end) in ("POSSESSIVE", "PRAYER"):
            return [alone]
        if isinstance(found.reading, Vague) and found.reading.value == "PRESENT_REF" and word in ("UNTIL", "TO"):
            start = found.first - (2 if self._around.class_at(found.first - 2) == "UP" else 1)
            return [self._mention(max(start, self._free_from), found.end, resolved, (alone,))]
        relation = related(word, found.reading, resolved, anchors)
        if relation:
            end = found.end + (word == "FROM" and self._around.class_at(found.end) in ("ON", "ONWARD"))
            return [self._mention(found.first - 1, end, relation, (alone,))]
        clause = self._around.since_clause(self._free_from, found.first)
        relation = related("SINCE", found.reading, resolved, anchors) if clause is not None else None
        return [self._mention(clause, found.end, relation, (alone,))] if relation and clause is not None else [alone]

    def _apposition(self, found: Found, anchors: Anchors) -> Resolved | None:
        """Read "14 May 1950, two days after the attack" as the day just told, not as two days after it."""
        references = ("event",) if anchors.genre == "news" else ("event", "distance")
        is_event = isinstance(found.reading, Shift) and found.reading.reference in references
        if not is_event or found.first != self._free_from + 1 or anchors.told_day is None:
            return None
        if self._around.class_at(found.first - 1) not in ("COMMA", "DASH") or not anchors.is_same_sentence:
            return None
        day = day_period(anchors.told_day)
        return Resolved(day.value(), "DATE", "day", "narrative", day.edtf(), day)

    def _pair(self, found: Found, pair: Pair) -> list[DateMention]:
        anchors = self._anchors_at(found)
        second = resolve(pair.second, anchors)
        first = resolve(with_shared_year(pair.first, pair.second), anchors)
        if first is None or second is None:
            return []
        if pair.is_range:
            second = self._in_order(first, second, pair.second, anchors)
        self._advance(second, pair.second, found.first)
        parts = (self._mention(*pair.first_tokens, first), self._mention(*pair.second_tokens, second))
        span = joined(first, second) if pair.is_range else None
        if span is None:
            return list(parts)
        start = found.first - (1 if self._word_before(found) in ("FROM", "BETWEEN") else 0)
        return [self._mention(start, found.end, span, parts)]

    @staticmethod
    def _in_order(first: Resolved, second: Resolved, reading: Reading, anchors: Anchors) -> Resolved:
        """Let a range with no year last over the publication: "from 31 December to 1 January", told in December."""
        is_yearless = isinstance(reading, Calendar) and reading.month and not reading.year
        if not is_yearless or first.period is None or second.period is None:
            return second
        if first.period.start <= second.period.start:
            return second
        later = anchors.after(first.period) if anchors.genre == "narrative" else replace(anchors, looks_ahead=True)
        lasting = resolve(reading, later)
        is_near = lasting and lasting.period and (lasting.period.start - first.period.start).days <= AHEAD_DAYS
        return lasting if lasting and is_near else second

    def _range(self, left: Found, right: Found) -> DateMention | None:
        """Join two times that a word between them makes a range of."""
        opening, between = self._word_before(left), self._around.between(left.end, right.first)
        is_and = opening == "BETWEEN" and pattern("and").fullmatch(between)
        is_to = pattern("between").fullmatch(between)
        if not (is_and or is_to) or isinstance(left.reading, Pair) or isinstance(right.reading, Pair):
            return None
        if not isinstance(left.reading, Calendar | Shift) or not isinstance(right.reading, Calendar | Shift | Vague):
            return None
        anchors = self._anchors_at(left)
        second = present(right.reading, anchors) or resolve(right.reading, anchors)
        first = resolve(with_shared_year(left.reading, right.reading), anchors)
        weekday = weekday_before(left.reading, right.reading, second) if second else None
        if first and weekday:
            first = replace(
                first, period=day_period(weekday), edtf=str(weekday), value=str(weekday) + first.value[10:]
            )
        if first is None or second is None:
            return None
        second = self._in_order(first, second, right.reading, anchors)
        span = joined(first, second)
        if span is None:
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
            resolved.precision, resolved.modifier or None, parts, resolved.is_link,
        )  # fmt: skip
