"""Normalisation of times that the calendar names: dates, weekdays, months, "yesterday", "last week"."""

from __future__ import annotations

from datetime import date

from sijill.extraction.dates.anchors import Anchors
from sijill.extraction.dates.before_christ import stand_in
from sijill.extraction.dates.calendar_base import Base, base_of
from sijill.extraction.dates.periods import (
    Period,
    edge_of,
    run_of,
    share_of,
    shifted,
    unit_period,
    weekday_in,
    weekend_in,
)
from sijill.extraction.dates.readings import Calendar
from sijill.extraction.dates.resolved import Resolved

PRECISIONS = {
    "D": "day",
    "W": "week",
    "WE": "weekend",
    "M": "month",
    "S": "season",
    "Q": "quarter",
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
    "Q": "XXXX-QX",
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
        if reading.century is not None:
            return _century_before_christ(reading)
        reading = stand_in(reading)
    # "the quarter" may be one of a town, unless the text told one of a year.
    is_quarter_of_town = (reading.which, reading.unit) == ("THE", "Q") and anchors.told_quarter() is None
    if is_quarter_of_town or not _is_possible(reading):
        return None
    base = base_of(reading, anchors)
    return _refined(reading, base, anchors) if base else _unresolved(reading)


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


def _century_before_christ(reading: Calendar) -> Resolved:
    value, modifier = f"BC{(reading.century or 0) - 1:02d}", reading.edge or reading.modifier
    return Resolved(value, "DATE", "century", "text", modifier=modifier, is_before_christ=True)


def _unresolved(reading: Calendar) -> Resolved | None:
    """Give the value that is known with no anchor: ``XXXX-09-03``, ``XXXX-WXX-5``, ``XXXX-XX-XXTNI``."""
    edtf = None
    if reading.month:
        day = f"-{reading.day:02d}" if reading.day else ""
        value = f"XXXX-{reading.month:02d}{day}"
        # "the weekend of 3 May" is not that day, "the first week of May" lies in that month.
        is_within = not reading.edge and not (reading.share and reading.day)
        edtf, precision = (value if is_within else None), ("day" if reading.day else "month")
    elif reading.season or reading.quarter:
        value, precision = f"XXXX-{reading.season or reading.quarter}", "season" if reading.season else "quarter"
    elif reading.hijri:
        value, precision = "XXXX-XX", "interval"
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
    if anchors.genre == "narrative" and reading.season == "WI" and reading.year is None:
        # Histories number a winter told with no year by its January.
        value = f"{period.end.year}-WI"
    if reading.share:
        part = _share(period, reading.share)
        if part is None:
            return None
        period, value, edtf, precision = (
            part,
            _share_value(period, reading.share, part),
            part.edtf(),
            _precision_of(part),
        )
    elif reading.edge and period.unit != "D":
        whole, period = period, edge_of(period, reading.edge)
        edtf = period.edtf() + ("~" if reading.edge == "MID" and whole.unit == "M" else "")
    elif reading.since_start and anchor == "publication" and anchors.published and period.unit != "D":
        period = _side(period, reading.since_start, anchors.published)
        edtf, precision = period.edtf(), "interval"
    if reading.is_between:
        edtf, precision = f"{shifted(period.start, -1, 'D')}/{period.end}", "interval"
    if (reading.modifier or reading.hijri) and not edtf.endswith("~"):
        edtf = "/".join(f"{end}~" for end in edtf.split("/"))
    value, timex_type, precision = _with_time(reading, value, precision)
    return Resolved(value, timex_type, precision, anchor, edtf, period, reading.edge or reading.modifier)


def _share(period: Period, share: tuple[int, int, str]) -> Period | None:
    which, count, unit = share
    if unit == "W" and period.unit == "D":
        return unit_period(period.start, unit)
    if unit == "WE":
        return weekend_in(period, which)
    if unit == "WEEKDAY":
        return weekday_in(period, which, count)
    if unit:
        return run_of(period, which, count, unit)
    return share_of(period, -1 if which < 0 else which, count) if which <= count else None


def _precision_of(part: Period) -> str:
    return PRECISIONS[part.unit] if part.unit in ("D", "W", "WE") else "interval"


def _share_value(whole: Period, share: tuple[int, int, str], part: Period) -> str:
    which, count, unit = share
    if unit:
        return part.value() if part.unit in ("D", "W", "WE") else f"P{count}{unit}"
    letter = {2: "H", 4: "Q"}.get(count)
    return (
        f"{whole.value()}-{letter}{which if which > 0 else count}" if letter and whole.unit == "Y" else part.value()
    )


def _side(period: Period, word: str, published: date) -> Period:
    if word == "EARLIER":
        return Period(period.start, max(min(period.end, published), period.start), "R")
    return Period(min(max(period.start, published), period.end), period.end, "R")
