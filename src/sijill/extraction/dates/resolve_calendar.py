"""Normalisation of times that the calendar names: dates, weekdays, months, "yesterday", "last week"."""

from __future__ import annotations

from datetime import date

from sijill.extraction.dates.anchors import Anchors
from sijill.extraction.dates.calendar_base import Base, base_of
from sijill.extraction.dates.periods import Period, edge_of, run_of, share_of
from sijill.extraction.dates.readings import Calendar
from sijill.extraction.dates.resolved import Resolved

PRECISIONS = {
    "D": "day",
    "W": "week",
    "WE": "weekend",
    "M": "month",
    "S": "season",
    "Y": "year",
    "DE": "decade",
    "CE": "century",
    "R": "interval",
}
UNKNOWN = {
    "D": "XXXX-XX-XX",
    "W": "XXXX-WXX",
    "WE": "XXXX-WXX-WE",
    "M": "XXXX-XX",
    "Y": "XXXX",
    "DE": "XXX",
    "CE": "XX",
}


def resolve_calendar(reading: Calendar, anchors: Anchors) -> Resolved | None:
    """Find the days that a calendar reading means.

    Returns:
        The outcome; with no EDTF where an anchor is missing, None where the words are no date after all
        (30 February, "in 490" in a text that counts no years before Christ).
    """
    if reading.is_three_digits and not anchors.is_before_christ:
        return None
    if reading.is_before_christ or reading.is_three_digits:
        return _before_christ(reading)
    if not _is_possible(reading):
        return None
    base = base_of(reading, anchors)
    if base is None:
        return _unresolved(reading)
    return _refined(reading, base, anchors)


def _is_possible(reading: Calendar) -> bool:
    if reading.year is not None and not 1 <= reading.year <= 9998:
        return False
    if reading.century is not None and not 1 <= reading.century <= 99:
        return False
    if reading.month and reading.day:
        try:
            date(reading.year or 2000, reading.month, reading.day)
        except ValueError:
            return False
    return True


def _before_christ(reading: Calendar) -> Resolved:
    value, precision = f"BC{reading.year or 0:04d}", "year"
    if reading.decade is not None:
        value, precision = f"BC{reading.decade:03d}", "decade"
    elif reading.century is not None:
        value, precision = f"BC{reading.century - 1:02d}", "century"
    elif reading.month:
        value, precision = f"{value}-{reading.month:02d}", "month"
        if reading.day:
            value, precision = f"{value}-{reading.day:02d}", "day"
    elif reading.season:
        value, precision = f"{value}-{reading.season}", "season"
    modifier = reading.edge or reading.modifier
    return Resolved(value, "DATE", precision, "text", modifier=modifier, is_before_christ=True)


def _unresolved(reading: Calendar) -> Resolved | None:
    """Give the value that is known with no anchor: ``XXXX-09-03``, ``XXXX-WXX-5``, ``XXXX-XX-XXTNI``."""
    edtf = None
    if reading.month:
        day = f"-{reading.day:02d}" if reading.day else ""
        value = f"XXXX-{reading.month:02d}{day}"
        edtf, precision = (value if not reading.edge else None), ("day" if reading.day else "month")
    elif reading.season:
        value, precision = f"XXXX-{reading.season}", "season"
    elif reading.weekday is not None:
        value, precision = f"XXXX-WXX-{reading.weekday + 1}", "day"
    else:
        unit = reading.unit or "D"
        value, precision = UNKNOWN.get(unit, "XXXX-XX-XX"), PRECISIONS.get(unit, "day")
    value, timex_type, precision = _with_time(reading, value, precision)
    return Resolved(value, timex_type, precision, "none", edtf, modifier=reading.edge or reading.modifier)


def _with_time(reading: Calendar, value: str, precision: str) -> tuple[str, str, str]:
    if reading.clock:
        return f"{value}T{reading.clock}", "TIME", "time"
    if reading.part:
        return f"{value}T{reading.part}", "TIME", "part of day"
    return value, "DATE", precision


def _refined(reading: Calendar, base: Base, anchors: Anchors) -> Resolved | None:
    """Apply edge, share, "earlier" and the part of day to the period that the words name."""
    period, anchor = base
    value, precision = period.value(), PRECISIONS[period.unit]
    edtf = period.edtf()
    if reading.share:
        part = _share(period, reading.share)
        if part is None:
            return None
        period, value, edtf, precision = part, _share_value(period, reading.share, part), part.edtf(), "interval"
    elif reading.edge and period.unit != "D":
        whole, period = period, edge_of(period, reading.edge)
        edtf = period.edtf() + ("~" if reading.edge == "MID" and whole.unit == "M" else "")
    elif reading.since_start and anchor == "publication" and anchors.published and period.unit != "D":
        period = _side(period, reading.since_start, anchors.published)
        edtf, precision = period.edtf(), "interval"
    if reading.modifier and not edtf.endswith("~"):
        edtf = "/".join(f"{end}~" for end in edtf.split("/"))
    value, timex_type, precision = _with_time(reading, value, precision)
    return Resolved(value, timex_type, precision, anchor, edtf, period, reading.edge or reading.modifier)


def _share(period: Period, share: tuple[int, int, str]) -> Period | None:
    which, count, unit = share
    if unit:
        return run_of(period, which, count, unit)
    return share_of(period, -1 if which < 0 else which, count) if which <= count else None


def _share_value(whole: Period, share: tuple[int, int, str], part: Period) -> str:
    which, count, unit = share
    if unit:
        return part.value() if part.unit == "D" else f"P{count}{unit}"
    letter = {2: "H", 4: "Q"}.get(count)
    return (
        f"{whole.value()}-{letter}{which if which > 0 else count}" if letter and whole.unit == "Y" else part.value()
    )


def _side(period: Period, word: str, published: date) -> Period:
    if word == "EARLIER":
        return Period(period.start, max(min(period.end, published), period.start), "R")
    return Period(min(max(period.start, published), period.end), period.end, "R")
