"""The stretch of days that a row is drawn over: of the calendar, or of a year that was not told."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sijill import edtf
from sijill.figures.rows import Row

NOMINAL_YEAR = edtf.LEAP_YEAR
"""Stands for the year that was not told; a leap year, so that 29 February has its place."""
_YEAR = re.compile(r"(?<![\d-])(?:XXXX|\d{4})")


@dataclass(frozen=True)
class Span:
    """A row with its first and last day; None on the side that is open."""

    row: Row
    start: date | None
    end: date | None

    @property
    def known_days(self) -> tuple[date, ...]:
        """The bounds that are known."""
        return tuple(day for day in (self.start, self.end) if day is not None)


@dataclass(frozen=True)
class SortedSpans:
    """Rows by what a time axis can do with them: ``dated`` and ``yearless`` can be drawn, ``undated`` not."""

    dated: tuple[Span, ...]
    yearless: tuple[Span, ...]
    undated: tuple[Row, ...]


def sorted_spans(rows: Iterable[Row]) -> SortedSpans:
    """Sort rows into those with a year, those with only month and day, and those with no derivable date."""
    dated, yearless, undated = [], [], []
    for row in rows:
        nominal = _nominal_span(row)
        if row.start is not None or row.end is not None:
            dated.append(Span(row, row.start, row.end))
        elif nominal is not None:
            yearless.append(nominal)
        else:
            undated.append(row)
    return SortedSpans(tuple(dated), tuple(yearless), tuple(undated))


def _nominal_span(row: Row) -> Span | None:
    """Give the span of a yearless row in the nominal year; an interval over the turn of the year ends in the next."""
    if row.edtf is None or row.date_precision != "yearless":
        return None
    try:
        first, slash, last = row.edtf.partition("/")
        last = last if slash else first
        start = _nominal_bounds(first, NOMINAL_YEAR)[0]
        end = _nominal_bounds(last, NOMINAL_YEAR)[1]
        if start and end and start > end:
            end = _nominal_bounds(last, NOMINAL_YEAR + 1)[1]
    except ValueError:
        return None
    return None if start is None and end is None else Span(row, start, end)


def _nominal_bounds(point: str, year: int) -> tuple[date | None, date | None]:
    if point in ("", ".."):
        return None, None
    bounds = edtf.bounds(_YEAR.sub(str(year), point, count=1))
    return bounds.start, bounds.end


@dataclass(frozen=True)
class DayScale:
    """Days to pixels: ``first`` and ``last`` are the days at the ends of an axis of ``width_px`` pixels."""

    first: date
    last: date
    width_px: float

    @property
    def day_px(self) -> float:
        """Width of one day in pixels."""
        return self.width_px / max(1, (self.last - self.first).days)

    def pixels(self, day: date) -> float:
        """Give where a day stands, in pixels from the left end of the axis."""
        return (day - self.first).days * self.day_px

    def days(self, width_px: float) -> int:
        """Give how many whole days a width stands for, at least one."""
        return max(1, round(width_px / self.day_px))


def scale_of(spans: Iterable[Span], *, width_px: float, least_days: int = 8, margin: float = 0.04) -> DayScale:
    """Fit an axis to the known days of spans, with a margin on each side and at least ``least_days`` long."""
    days = [day for span in spans for day in span.known_days]
    first, last = min(days), max(days)
    length = (last - first).days
    pad = max(1, round(length * margin), -(-(least_days - length) // 2))
    return DayScale(first - timedelta(days=pad), last + timedelta(days=pad), width_px)
