"""Days of the Hijri calendar, by the Umm al-Qura tables; a local sighting of the moon may differ by a day."""

from __future__ import annotations

from datetime import date, timedelta

from hijridate import Gregorian, Hijri

from sijill.extraction.dates.anchors import Anchors
from sijill.extraction.dates.periods import Period, day_period
from sijill.extraction.dates.readings import Calendar

HIJRI_YEARS = range(1343, 1501)
"""Years that the tables hold; they began on days from 1 August 1924 to 17 November 2077."""

STEPS = {"LAST": -1, "PREVIOUS": -1, "NEXT": 1, "COMING": 1, "FOLLOWING": 1}


def hijri_base(reading: Calendar, anchors: Anchors) -> tuple[Period, str] | None:
    """Find the month, day or feast of the Hijri calendar that a reading names, and the anchor it was found from.

    With no year told it is the nearest one that has begun by the publication ("last": that has ended; "next", or a
    sentence that looks ahead: to come); in a history the nearest to the last date told.

    Returns:
        None where no anchor tells the year, or the tables do not hold it.
    """
    if reading.year in HIJRI_YEARS:
        period = _period(reading, reading.year or 0)
        return (period, "text") if period else None
    if reading.year is not None:
        return _in_year(reading, reading.year, "text")
    is_narrative = anchors.genre == "narrative"
    reference = anchors.told_start() if is_narrative else anchors.published
    anchor = "narrative" if is_narrative else "publication"
    if reference is None:
        return None
    if reading.year_which:
        return _in_year(reading, reference.year + STEPS.get(reading.year_which, 0), anchor)
    if is_narrative:
        return _in_year(reading, reference.year, anchor)
    step = STEPS.get(reading.which or "", 0) or int(anchors.looks_ahead)
    period = _nearest(reading, reference, step)
    return (period, anchor) if period else None


def _in_year(reading: Calendar, year: int, anchor: str) -> tuple[Period, str] | None:
    """Find the first such period that begins in a year of our calendar."""
    found = [period for period in _around(reading, date(year, 7, 1)) if period.start.year == year]
    return (found[0], anchor) if found else None


def _nearest(reading: Calendar, reference: date, step: int) -> Period | None:
    periods = _around(reading, reference)
    if step > 0:
        return next((period for period in periods if period.start >= reference), None)
    if step < 0:
        past = [period for period in periods if period.end < reference]
    else:
        past = [period for period in periods if period.start <= reference]
    return past[-1] if past else None


def _around(reading: Calendar, day: date) -> list[Period]:
    """Give such periods of the Hijri years around a day, in order."""
    try:
        year = Gregorian(day.year, day.month, day.day).to_hijri().year
    except (OverflowError, ValueError):
        return []
    periods = (_period(reading, other) for other in range(year - 2, year + 3))
    return [period for period in periods if period]


def _period(reading: Calendar, year: int) -> Period | None:
    if year not in HIJRI_YEARS or reading.hijri is None:
        return None
    month, day, days = reading.hijri
    try:
        first = Hijri(year, month, day or 1)
    except ValueError:
        # A 30th day that the month has not in that year.
        return None
    # The eve of a feast is its day 0, which may lie in the month before.
    start = _plain(first) - timedelta(day == 0)
    length = days or (first.month_length() if day is None else 1)
    return day_period(start) if length == 1 else Period(start, start + timedelta(length - 1), "R")


def _plain(day: Hijri) -> date:
    told = day.to_gregorian()
    return date(told.year, told.month, told.day)
