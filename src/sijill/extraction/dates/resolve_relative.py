"""Normalisation of times told by a distance or a length: "two days ago", "the past 24 hours", "for three days"."""

from __future__ import annotations

import math
from datetime import date, timedelta

from sijill.extraction.dates.anchors import Anchors
from sijill.extraction.dates.periods import Period, day_period, period_value, shifted, unit_period
from sijill.extraction.dates.readings import Duration, Recurrence, Shift, Stretch, Vague
from sijill.extraction.dates.resolve_calendar import PRECISIONS, UNKNOWN
from sijill.extraction.dates.resolved import Resolved

FEW = 3
"""What "a few" stands for where one date must be told; it is always marked as approximate."""

TIME_UNITS = ("TH", "TM", "TS")
HOURS_A_DAY = 24

SETS_OF_TIMEX3 = {"XXXX-XX-XX": "P1D", "XXXX-WXX": "P1W", "XXXX-XX": "P1M", "XXXX-QX": "P3M", "XXXX": "P1Y"}
"""TIMEX3 tells "daily" by its length; TIMEX2, with which histories are marked, by an open date."""


def resolve_shift(reading: Shift, anchors: Anchors) -> Resolved:
    """Find the time that lies a number of units before or after the publication or the narrative's last date."""
    if reading.reference == "distance" and anchors.genre == "news":
        return resolve_length(Duration(reading.number, reading.unit, reading.modifier), anchors)
    if reading.offset is not None and reading.number is not None and anchors.published:
        return _from_named_day(reading, reading.offset, anchors.published)
    if reading.number == 0 and anchors.genre == "narrative" and anchors.told:
        told = anchors.told
        precision, about = PRECISIONS[told.unit], _about(told)
        return Resolved(told.value(), "DATE", precision, "narrative", about, told, reading.modifier)
    base, anchor = _reference(reading, anchors)
    vague_value = "PAST_REF" if reading.direction < 0 else "FUTURE_REF"
    if base is None:
        value = vague_value if reading.number is None else UNKNOWN.get(reading.unit, "XXXX-XX-XX")
        return Resolved(value, "DATE", _precision(reading.unit), modifier=reading.modifier)
    number = FEW if reading.number is None else reading.number
    try:
        day = shifted(base, number * reading.direction, reading.unit)
    except (OverflowError, ValueError):
        return Resolved(UNKNOWN.get(reading.unit, "XXXX-XX-XX"), "DATE", _precision(reading.unit))
    period = _shifted_period(reading, anchors, day)
    value = vague_value if reading.number is None else _shift_value(reading, day, period)
    edtf = _shift_edtf(reading, period)
    if reading.modifier == "MORE_THAN" and reading.direction < 0:
        edtf = f"../{day}"
    precision = "open" if ".." in edtf else PRECISIONS[period.unit]
    return Resolved(value, "DATE", precision, anchor, edtf, period, reading.modifier)


def _from_named_day(reading: Shift, offset: int, published: date) -> Resolved:
    """Give the very day that "a week ago today" and "three days from tomorrow" mean."""
    try:
        day = day_period(
            shifted(shifted(published, offset, "D"), (reading.number or 0) * reading.direction, reading.unit)
        )
    except (OverflowError, ValueError):
        return Resolved(UNKNOWN["D"], "DATE", "day")
    return Resolved(day.value(), "DATE", "day", "publication", day.edtf(), day, reading.modifier)


def _about(period: Period) -> str:
    return "/".join(f"{end}~" for end in period.edtf().split("/"))


def _reference(reading: Shift, anchors: Anchors) -> tuple[date | None, str]:
    if reading.reference == "event" and anchors.genre == "news":
        return None, "none"
    if reading.reference == "publication" and anchors.genre == "news":
        return anchors.published, "publication"
    if anchors.genre == "narrative" and anchors.told:
        return anchors.told.start, "narrative"
    return anchors.narrative_day(), "narrative" if anchors.told_day else "publication"


def _precision(unit: str) -> str:
    return "time" if unit in TIME_UNITS else PRECISIONS.get(unit, "day")


def _shifted_period(reading: Shift, anchors: Anchors, day: date) -> Period:
    """Give the period as precise as its unit and its reference allow: "two years ago" is a year, not a day."""
    if (
        reading.reference == "narrative"
        and anchors.genre == "narrative"
        and anchors.told
        and anchors.told.unit in "MY"
    ):
        return unit_period(day, "Y" if reading.unit == "Y" else anchors.told.unit)
    if reading.unit in ("Y", "DE", "CE") or (reading.unit == "M" and reading.number is None):
        return unit_period(day, "Y")
    if reading.unit == "M" and reading.number != 1:
        return unit_period(day, "M")
    if reading.unit == "W" and reading.number is None:
        return unit_period(day, "M")
    return day_period(day)


def _shift_value(reading: Shift, day: date, period: Period) -> str:
    if reading.unit in ("W", "2W") and period.unit == "D":
        return unit_period(day, "W").value()
    return unit_period(day, reading.unit).value() if reading.unit in ("M", "Y") else period.value()


def _shift_edtf(reading: Shift, period: Period) -> str:
    is_exact = reading.unit in ("D", *TIME_UNITS) and reading.number is not None and not reading.modifier
    is_hours = reading.unit in TIME_UNITS and reading.reference == "publication" and reading.number is None
    return period.edtf() + ("" if is_exact or is_hours else "~")


def resolve_stretch(reading: Stretch, anchors: Anchors) -> Resolved:
    """Find the days of a stretch that ends or starts at the publication.

    Days count the publication's own ("the last four days" are four dates); hours are told back from it, so that 24
    hours touch the day before; weeks, months and years reach back to the same day.
    """
    value = period_value(reading.number, reading.unit)
    published = anchors.published if anchors.genre == "news" else None
    if published is None:
        return Resolved(value, "DURATION", "interval", modifier=reading.modifier)
    if reading.number is None and reading.direction > 0 and reading.unit not in TIME_UNITS:
        return Resolved(value, "DURATION", "open", "publication", f"{published}/..", modifier=reading.modifier)
    if reading.number is None:
        coarse = {"W": "M", "2W": "M", "M": "Y", "Y": "Y", "DE": "Y", "CE": "Y"}.get(reading.unit, "D")
        period = unit_period(published, coarse)
        return Resolved(value, "DURATION", PRECISIONS[coarse], "publication", f"{period.edtf()}~", period)
    try:
        other = _other_end(published, reading)
    except (OverflowError, ValueError):
        return Resolved(value, "DURATION", "interval", modifier=reading.modifier)
    first, last = sorted((published, other))
    period = Period(first, last, "R") if first < last else day_period(first)
    return Resolved(value, "DURATION", "interval", "publication", period.edtf(), period, reading.modifier)


def _other_end(published: date, reading: Stretch) -> date:
    number = reading.number or 0
    if reading.unit in TIME_UNITS:
        hours = number if reading.unit == "TH" else 0
        return published + timedelta(days=reading.direction * math.ceil(hours / HOURS_A_DAY))
    if reading.unit == "D":
        days = number if reading.direction > 0 else number - 1
        return shifted(published, reading.direction * days, "D")
    return shifted(published, reading.direction * number, reading.unit)


def resolve_length(reading: Duration | Recurrence, anchors: Anchors) -> Resolved:
    """Give a length of time or a repeated time: a TIMEX3 value, and no date unless news counts up to its day."""
    if isinstance(reading, Recurrence):
        value = SETS_OF_TIMEX3.get(reading.value, reading.value) if anchors.genre == "news" else reading.value
        return Resolved(value, "SET", "set")
    value = period_value(reading.number, reading.unit)
    if reading.is_span and anchors.genre == "news" and anchors.published and reading.number is not None:
        return resolve_stretch(Stretch(reading.number, reading.unit, 1 if anchors.looks_ahead else -1), anchors)
    return Resolved(value, "DURATION", "duration", modifier=reading.modifier)


def resolve_vague(reading: Vague, anchors: Anchors) -> Resolved:
    """Give "recently" the publication's day, approximately; "now" tells no date of an event."""
    if not reading.is_recent or anchors.published is None or anchors.genre == "narrative":
        return Resolved(reading.value, "DATE", "vague")
    return Resolved(
        reading.value, "DATE", "vague", "publication", f"{anchors.published}~", day_period(anchors.published)
    )  # fmt: skip
