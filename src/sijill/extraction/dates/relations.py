"""Open and closed intervals from two times or from a time and a word: "since X", "until X", "from X to Y"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from sijill.extraction.dates.anchors import Anchors
from sijill.extraction.dates.periods import DAY_LENGTH, EDTF_LENGTHS, Period
from sijill.extraction.dates.readings import Calendar, Reading, Shift
from sijill.extraction.dates.resolved import Resolved

START_WORDS = ("SINCE", "FROM", "STARTING")
END_WORDS = ("UNTIL", "BY", "THROUGH")
DATED_ONLY = ("BEFORE", "AFTER", "BY", "FROM")
"""Words that make an interval only with a date: "after midnight" and "from this morning's raid" are no intervals."""


def related(word: str, reading: Reading, resolved: Resolved, anchors: Anchors) -> Resolved | None:
    """Give the interval that a word before a time makes of it, or None where it makes none.

    Args:
        word: class of the word before: ``SINCE``, ``FROM``, ``UNTIL``, ``BY``, ``BEFORE``, ``AFTER``, ``THROUGH``.
        reading: what the phrase says.
        resolved: what it means alone.
        anchors: its anchors; an interval "since" ends at the publication, and is open without one.
    """
    if resolved.period is None or resolved.edtf is None or not isinstance(reading, Calendar | Shift):
        return None
    is_time = resolved.timex_type == "TIME"
    if word == "FROM" and isinstance(reading, Shift):
        # "up from a year earlier" compares.
        return None
    if word in DATED_ONLY and is_time and (word != "FROM" or resolved.precision == "time"):
        return None
    if word in (*START_WORDS, "AFTER"):
        return _since(resolved, anchors)
    if word in (*END_WORDS, "BEFORE"):
        return replace(resolved, edtf=f"../{_last(resolved)}", precision="open")
    return None


def _since(resolved: Resolved, anchors: Anchors) -> Resolved | None:
    period, published = resolved.period, anchors.published
    if period is None:
        return None
    start = _first(resolved)
    if anchors.genre == "narrative" or published is None:
        return replace(resolved, edtf=f"{start}/..", precision="open", period=None)
    if period.start > published:
        return None
    if period.start == published:
        return replace(resolved, edtf=str(published))
    if period.start == published - timedelta(days=1) and resolved.timex_type == "TIME":
        return replace(resolved, edtf=f"{start}/{published}", precision="interval")
    return replace(
        resolved, edtf=f"{start}/{published}", precision="interval", period=Period(period.start, published, "R")
    )


def _first(resolved: Resolved) -> str:
    """Give the start of an interval as told: a month stays a month, a week or a start becomes a day."""
    edtf, period = resolved.edtf or "", resolved.period
    if "/" not in edtf or period is None:
        return edtf
    if resolved.modifier == "START":
        return str(period.start)
    return _as_told(period.start, period) + ("~" if resolved.modifier == "END" else "")


def _last(resolved: Resolved) -> str:
    edtf, period = resolved.edtf or "", resolved.period
    return edtf if "/" not in edtf or period is None else _as_told(period.end, period)


def _as_told(day: date, period: Period) -> str:
    """Cut a day to what its period tells: nobody means the 1st of June by "since summer 2022"."""
    return str(day)[: EDTF_LENGTHS.get(period.unit, DAY_LENGTH)]


def with_shared_year(first: Reading, second: Reading) -> Reading:
    """Give the first time of a range the year that only the second tells: "from 3 March to 5 May 2021"."""
    if not isinstance(first, Calendar) or not isinstance(second, Calendar) or first.year:
        return first
    if first.month and (second.year or second.year_which) and second.month:
        year = second.year
        if year and first.month > second.month:
            year -= 1
        return replace(first, year=year, year_which=second.year_which)
    return first


def weekday_before(first: Reading, last: Reading, second: Resolved) -> date | None:
    """Give the day of "Tuesday" in "from Tuesday to Friday": the last one before the range ends."""
    if not isinstance(first, Calendar) or not isinstance(last, Calendar) or second.period is None:
        return None
    if first.weekday is None or last.weekday is None or first.day or first.which or first.offset is not None:
        return None
    end = second.period.start
    return end - timedelta(days=(end.weekday() - first.weekday) % 7)


def joined(first: Resolved, second: Resolved) -> Resolved | None:
    """Give the interval from one time to another, or None where one has no date or they stand in the wrong order."""
    if not first.edtf or not second.edtf:
        return None
    start, end = _first(first), _last(second)
    if first.period is None or second.period is None:
        return None
    if first.period.start > second.period.end or ".." in start + end:
        return None
    span = Period(first.period.start, second.period.end, "R")
    edtf = start if start == end else f"{start}/{end}"
    value = f"{first.value}/{second.value}" if first.value != second.value else first.value
    anchor = second.anchor if first.anchor == "text" else first.anchor
    return Resolved(value, "DATE", "interval", anchor, edtf, span)
