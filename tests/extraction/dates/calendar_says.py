"""What a calendar says of phrases of time: an oracle on the standard library, with nothing of the engine in it."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

Days = tuple[date | None, date | None]
"""First and last day; None where open."""
DAY = timedelta(1)
ONES = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = {20: "twenty", 30: "thirty", 40: "forty", 50: "fifty"}
WEEKDAYS, MONTHS = tuple(calendar.day_name), tuple(calendar.month_name)


@dataclass(frozen=True)
class Said:
    """A phrase; one of ``options`` must lie in its interval, and its interval in ``room`` (else in that option)."""

    words: str
    options: tuple[Days, ...]
    room: Days | None = None

    def fits(self, found: Days) -> bool:
        return any(_lies_in(option, found) and _lies_in(found, self.room or option) for option in self.options)


def _lies_in(inner: Days, outer: Days) -> bool:
    starts = outer[0] is None or (inner[0] is not None and outer[0] <= inner[0])
    return starts and (outer[1] is None or (inner[1] is not None and inner[1] <= outer[1]))


def exactly(words: str, first: date | None, last: date | None) -> Said:
    return Said(words, ((first, last),))


def last_of(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def whole_month(year: int, month: int) -> tuple[date, date]:
    return date(year, month, 1), last_of(year, month)


def turns(years: st.SearchStrategy[int]) -> st.SearchStrategy[date]:
    """Give ends of months, the days around 28 February, 31 December and 1 January."""
    fixed = st.sampled_from(((2, 28), (2, 29), (3, 1), (12, 31), (1, 1), (12, 30), (1, 2)))
    near = st.builds(lambda year, day: last_of(year, 2) if day == (2, 29) else date(year, *day), years, fixed)
    return near | st.builds(last_of, years, st.integers(1, 12))


DAYS = st.dates(date(1950, 1, 1), date(2060, 12, 31)) | turns(st.integers(1950, 2060))


def spelled(number: int) -> str:
    if number <= len(ONES):
        return ONES[number - 1]
    tens = TENS.get(number // 10 * 10)
    if tens is None:
        return str(number)
    return f"{tens}-{ONES[number % 10 - 1]}" if number % 10 else tens


def ordinal(number: int) -> str:
    ending = "th" if 11 <= number <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def numbers(most: int) -> st.SearchStrategy[tuple[int, str]]:
    """Give a number of at least two and its words or digits."""
    written = st.integers(2, most).map(lambda number: [(number, str(number)), (number, spelled(number))])
    return written.flatmap(st.sampled_from)


def amounts(most: int, unit: str) -> st.SearchStrategy[tuple[int, str]]:
    """Give a number of units and its words: ``a week``, ``1 week``, ``two weeks``, ``2 weeks``."""
    single = st.sampled_from(("a", "one", "1")).map(lambda words: (1, f"{words} {unit}"))
    return single | numbers(most).map(lambda told: (told[0], f"{told[1]} {unit}s"))


def nearest_past(month: int, day: int, published: date) -> date:
    """Give the latest such day that is not after the publication; 29 February only in leap years."""
    year = published.year
    while day > calendar.monthrange(year, month)[1] or date(year, month, day) > published:
        year -= 1
    return date(year, month, day)


def monday_of(day: date) -> date:
    return day - day.weekday() * DAY


Family = Callable[[st.DataObject, date], Said]
"""Draws one phrase for a day of publication, with what the calendar says of it."""
