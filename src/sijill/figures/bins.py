"""Periods over which rows are counted, and what is sure or only possible in each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from sijill import wording
from sijill.errors import UsageError
from sijill.figures.rows import Row
from sijill.figures.spans import Span

MONTHS_OF = {"month": 1, "quarter": 3, "year": 12}
PERIODS = ("day", "week", *MONTHS_OF)
_MOST_DAYS = {"day": 35, "week": 26 * 7, "month": 4 * 366, "quarter": 12 * 366}
"""A stretch of more days than these is counted over the next longer period."""


class Bin(NamedTuple):
    """One period; both days inclusive."""

    first: date
    last: date

    @property
    def middle(self) -> str:
        """The day and hour in the middle, as Plotly reads them."""
        hours = ((self.last - self.first).days + 1) * 12
        return f"{self.first + timedelta(days=hours // 24)}T{hours % 24:02}:00"

    @property
    def days(self) -> int:
        """Length in days."""
        return (self.last - self.first).days + 1

    @property
    def words(self) -> str:
        """The period in plain words, ``September 2023``, ``3 September 2023``, ``1 to 7 September 2023``."""
        if self.first.day == 1 and self.days in (28, 29, 30, 31):
            return f"{wording.MONTHS[self.first.month - 1]} {self.first.year}"
        if self.first.timetuple().tm_yday == 1 and self.days in (365, 366):
            return str(self.first.year)
        return wording.period_in_words(self.first, self.last)


@dataclass(frozen=True)
class Counted:
    """Rows of one bin: ``sure`` lie in it for all that is told, ``possible`` may also lie in another."""

    bin: Bin
    sure: tuple[Row, ...]
    possible: tuple[Row, ...]


def period_for(first: date, last: date) -> str:
    """Give the one of ``PERIODS`` that fits a stretch of days: some dozens of bins at most, up to twelve years."""
    days = (last - first).days + 1
    return next((name for name, most in _MOST_DAYS.items() if days <= most), "year")


def checked_period(period: str) -> str:
    """Give a period back.

    Raises:
        UsageError: it is none of ``PERIODS``.
    """
    if period not in PERIODS:
        raise UsageError(f"period {period!r} is not known; known are {', '.join(PERIODS)}")
    return period


def bins_between(first: date, last: date, period: str) -> list[Bin]:
    """Give the whole periods of the calendar that hold ``first`` to ``last``; weeks start on Monday."""
    bins = []
    start = _start(first, period)
    while start <= last:
        following = _following(start, period)
        bins.append(Bin(start, following - timedelta(days=1)))
        start = following
    return bins


def _start(day: date, period: str) -> date:
    if period == "day":
        return day
    if period == "week":
        return day - timedelta(days=day.weekday())
    months = MONTHS_OF[period]
    return day.replace(month=(day.month - 1) // months * months + 1, day=1)


def _following(start: date, period: str) -> date:
    if period in ("day", "week"):
        return start + timedelta(days=7 if period == "week" else 1)
    months = start.year * 12 + start.month - 1 + MONTHS_OF[period]
    return date(months // 12, months % 12 + 1, 1)


def closed(spans: Iterable[Span]) -> list[Span]:
    """Keep the spans of which both ends are known: an open end would be possible in every bin."""
    return [span for span in spans if span.start is not None and span.end is not None]


def counted_in(spans: Iterable[Span], bins: Sequence[Bin]) -> list[Counted]:
    """Sort closed spans into bins, bins without any left out.

    A span within one bin is sure there; one over several is possible in each, and so is an approximate day where
    bins are days.
    """
    starts = [one.first for one in bins]
    sure: dict[int, list[Row]] = {}
    possible: dict[int, list[Row]] = {}
    for span in spans:
        if span.start is None or span.end is None:
            continue
        left, right = bisect_right(starts, span.start) - 1, bisect_right(starts, span.end) - 1
        is_sure = left == right and not (span.row.is_date_approximate and bins[left].days == 1)
        for number in range(left, right + 1):
            (sure if is_sure else possible).setdefault(number, []).append(span.row)
    return [
        Counted(bins[number], tuple(sure.get(number, ())), tuple(possible.get(number, ())))
        for number in sorted({*sure, *possible})
    ]
