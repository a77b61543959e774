"""The period that calendar words name, found from the anchors: before its edge, share or part of day."""

from __future__ import annotations

from datetime import date

from sijill.extraction.dates.anchors import Anchors
from sijill.extraction.dates.periods import (
    Period,
    century_period,
    day_period,
    decade_period,
    month_period,
    season_period,
    shifted,
    unit_period,
    year_period,
)
from sijill.extraction.dates.readings import Calendar
from sijill.extraction.dates.yearless import nearest_day, nearest_month, nearest_weekday, year_of_season

STEPS = {"LAST": -1, "PAST": -1, "PREVIOUS": -1, "NEXT": 1, "COMING": 1, "FOLLOWING": 1}
NARRATIVE_WORDS = ("PREVIOUS", "FOLLOWING", "SAME", "THAT")

AHEAD_MONTHS = 6
"""A month that the words expect lies within half a year."""

TURN_OF_YEAR_MONTHS = 8
"""In a history, a month this far before the last one told belongs to the next year: "December 1941 … in January"."""

Base = tuple[Period, str]
"""A period and the anchor that it was found from."""


def base_of(reading: Calendar, anchors: Anchors) -> Base | None:
    """Find the period that the words name, before its edge, share or part of day; None where an anchor is missing."""
    if reading.month or reading.day:
        return _month_or_day(reading, anchors)
    if reading.decade is not None:
        return decade_period(reading.decade), "text"
    if reading.century is not None:
        return century_period(reading.century), "text"
    if reading.season:
        return _season(reading, anchors)
    if reading.year:
        return year_period(reading.year), "text"
    return _relative(reading, anchors)


def _relative(reading: Calendar, anchors: Anchors) -> Base | None:
    if reading.offset is not None:
        return _days_from_publication(reading.offset, anchors)
    if reading.weekday is not None:
        return _weekday(reading, anchors)
    if reading.which and reading.unit:
        return _neighbour(reading.which, reading.unit, anchors)
    if reading.which and reading.part:
        return _neighbour(reading.which, "D", anchors)
    day, anchor = _own_day(anchors)
    return (day_period(day), anchor) if day else None


def _own_day(anchors: Anchors) -> tuple[date | None, str]:
    """Find the day of a time of day told alone: the sentence's own date, else the publication's."""
    if anchors.told_day and (anchors.is_same_sentence or anchors.genre == "narrative"):
        return anchors.told_day, "narrative"
    return (anchors.published, "publication") if anchors.genre == "news" else (None, "none")


def _days_from_publication(offset: int, anchors: Anchors) -> Base | None:
    if anchors.published is None:
        return None
    return day_period(shifted(anchors.published, offset, "D")), "publication"


def _month_or_day(reading: Calendar, anchors: Anchors) -> Base | None:
    if reading.month is None:
        return _day_alone(reading, anchors)
    year, anchor = reading.year, "text"
    if year is None:
        year, anchor = _year(reading, anchors)
    if year is None:
        return None
    if reading.day is None:
        return month_period(year, reading.month), anchor
    try:
        return day_period(date(year, reading.month, reading.day)), anchor
    except ValueError:
        return None


def _day_alone(reading: Calendar, anchors: Anchors) -> Base | None:
    """Resolve "the 15th" to the month of the narrative, else to the nearest past one."""
    reference, anchor = anchors.told_start(), "narrative"
    if reading.which in ("LAST", "NEXT", "THIS", "THE") or reference is None:
        reference, anchor = anchors.published, "publication"
    if reference is None or reading.day is None:
        return None
    if reading.unit == "M":
        reference = shifted(reference, STEPS.get(reading.which or "", 0), "M")
    elif anchor == "publication" and reading.day > reference.day and not anchors.looks_ahead:
        reference = shifted(reference.replace(day=1), -1, "M")
    try:
        return day_period(reference.replace(day=reading.day)), anchor
    except ValueError:
        return None


def _year(reading: Calendar, anchors: Anchors) -> tuple[int | None, str]:
    """Find the year of a month told with none."""
    told, published = anchors.told_start(), anchors.published
    if reading.year_which:
        is_narrative = reading.year_which in NARRATIVE_WORDS or anchors.genre == "narrative"
        reference, anchor = (told, "narrative") if is_narrative and told else (published, "publication")
        return (reference.year + STEPS.get(reading.year_which, 0), anchor) if reference else (None, "none")
    assert reading.month is not None  # noqa: S101 - the caller has a month
    if anchors.genre == "narrative":
        return (_narrative_year(told, reading.month), "narrative") if told else (None, "none")
    if published is None:
        return None, "none"
    step = STEPS.get(reading.which or "", 0)
    if reading.day:
        return nearest_day(published, reading.month, reading.day, looks_ahead=anchors.looks_ahead), "publication"
    if anchors.looks_ahead and 0 < (reading.month - published.month) % 12 <= AHEAD_MONTHS:
        step = step or 1
    return nearest_month(published, reading.month, step), "publication"


def _narrative_year(told: date, month: int) -> int:
    return told.year + 1 if told.month - month >= TURN_OF_YEAR_MONTHS else told.year


def _season(reading: Calendar, anchors: Anchors) -> Base | None:
    season = reading.season or ""
    if reading.year:
        return season_period(reading.year, season), "text"
    told, published = anchors.told_start(), anchors.published
    if reading.year_which or anchors.genre == "narrative":
        year = (
            (told.year if told else None) if anchors.genre == "narrative" else (published.year if published else None)
        )
        if year is None:
            return None
        return season_period(year + STEPS.get(reading.year_which or "", 0), season), "narrative"
    if published is None:
        return None
    step = STEPS.get(reading.which or "", 0)
    return season_period(year_of_season(published, season, step), season), "publication"


def _weekday(reading: Calendar, anchors: Anchors) -> Base | None:
    assert reading.weekday is not None  # noqa: S101 - the caller has a weekday
    # "the midnight of Monday-Tuesday" is the one that Tuesday starts with.
    weekday = reading.second_weekday if reading.second_weekday is not None else reading.weekday
    step = STEPS.get(reading.which or "", 0)
    if anchors.genre == "narrative":
        reference, anchor = anchors.told_day, "narrative"
        step = step or 1
    else:
        reference, anchor = anchors.published, "publication"
    if reference is None:
        return None
    if anchors.looks_ahead and not step:
        step = 0 if weekday == reference.weekday() else 1
    return day_period(nearest_weekday(reference, weekday, step)), anchor


def _neighbour(which: str, unit: str, anchors: Anchors) -> Base | None:
    """Resolve "last week", "this year", "the following day", "that month"."""
    is_narrative = which in NARRATIVE_WORDS or anchors.genre == "narrative" or (which == "NEXT" and unit == "D")
    if is_narrative:
        reference = anchors.narrative_day() if unit == "D" else (anchors.told_start() or anchors.published)
        is_publication = reference is not None and not (anchors.told_day if unit == "D" else anchors.told)
        anchor = "publication" if is_publication else "narrative"
    else:
        reference, anchor = anchors.published, "publication"
    if reference is None or unit in ("TH", "TM", "2W"):
        return None
    step = STEPS.get(which, 0)
    if unit == "WE" and step < 0 and reference.weekday() < 6:
        # The weekend before: a week's own weekend lies at its end.
        return unit_period(shifted(reference, -7, "D"), "WE"), anchor
    return unit_period(shifted(reference, step, unit), unit), anchor
