"""The period that calendar words name, found from the anchors: before its edge, share or part of day."""

from __future__ import annotations

from datetime import date
from functools import partial

from sijill.extraction.dates.anchors import Anchors
from sijill.extraction.dates.hijri import hijri_base
from sijill.extraction.dates.narrative_year import narrative_year
from sijill.extraction.dates.periods import (
    Period,
    century_period,
    day_period,
    decade_period,
    month_period,
    quarter_period,
    season_period,
    shifted,
    unit_period,
    year_period,
)
from sijill.extraction.dates.readings import Calendar
from sijill.extraction.dates.yearless import (
    nearest_day,
    nearest_month,
    nearest_weekday,
    year_of_season,
    year_of_this_season,
)

STEPS = {"LAST": -1, "PAST": -1, "PREVIOUS": -1, "NEXT": 1, "COMING": 1, "FOLLOWING": 1}
STEPS |= {"BEFORE_LAST": -2, "AFTER_NEXT": 2}
NARRATIVE_WORDS = ("PREVIOUS", "FOLLOWING", "SAME", "THAT")

AHEAD_MONTHS = 6
"""A month that the words expect lies within half a year."""

Base = tuple[Period, str]
"""A period and the anchor that it was found from."""


def base_of(reading: Calendar, anchors: Anchors) -> Base | None:
    """Find the period that the words name, before its edge, share or part of day; None where an anchor is missing."""
    if reading.hijri:
        return hijri_base(reading, anchors)
    if reading.quarter:
        return _quarter(reading, anchors)
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
        return _days_from_publication(reading.offset, reading.weekday, anchors)
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


def _days_from_publication(offset: int, weekday: int | None, anchors: Anchors) -> Base | None:
    """Resolve "yesterday"; in "yesterday, Tuesday" the weekday wins, as a publication may be known by guess only."""
    if anchors.published is None:
        return None
    if weekday is not None:
        step = 1 if offset > 0 and weekday != anchors.published.weekday() else 0
        return day_period(nearest_weekday(anchors.published, weekday, step)), "publication"
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
        in_year = partial(month_period, month=reading.month)
        return narrative_year(anchors.recent, in_year, looks_back=anchors.looks_back), "narrative"
    if published is None:
        return None, "none"
    if reading.which == "THIS":
        return published.year, "publication"
    step = STEPS.get(reading.which or "", 0)
    if reading.day:
        return nearest_day(published, reading.month, reading.day, looks_ahead=anchors.looks_ahead), "publication"
    if anchors.looks_ahead and 0 < (reading.month - published.month) % 12 <= AHEAD_MONTHS:
        step = step or 1
    return nearest_month(published, reading.month, step), "publication"


def _season(reading: Calendar, anchors: Anchors) -> Base | None:
    season = reading.season or ""
    if reading.year:
        return season_period(reading.year, season), "text"
    told, published = anchors.told_start(), anchors.published
    if reading.year_which or anchors.genre == "narrative":
        year = published.year if published else None
        if anchors.genre == "narrative":
            year = narrative_year(
                anchors.recent, partial(season_period, season=season), looks_back=anchors.looks_back
            )
            if reading.year_which or reading.which:
                year = told.year if told else None
        if year is None:
            return None
        step = STEPS.get(reading.year_which or reading.which or "", 0)
        return season_period(year + step, season), "narrative"
    if published is None:
        return None
    if reading.which == "THIS":
        return season_period(year_of_this_season(published, season), season), "publication"
    step = STEPS.get(reading.which or "", 0)
    if anchors.looks_ahead and not step:
        step = int(season_period(year_of_season(published, season, 0), season).end < published)
    return season_period(year_of_season(published, season, step), season), "publication"


def _quarter(reading: Calendar, anchors: Anchors) -> Base | None:
    """Resolve a quarter or half of a year: the last one that has begun, where no year is told."""
    quarter = reading.quarter or "Q1"
    if reading.year:
        return quarter_period(reading.year, quarter), "text"
    is_narrative = anchors.genre == "narrative"
    reference = anchors.told_start() if is_narrative else anchors.published
    if reference is None:
        return None
    year = reference.year + STEPS.get(reading.year_which or "", 0)
    is_ahead = quarter_period(year, quarter).start > reference
    if is_ahead and not (reading.year_which or is_narrative or anchors.looks_ahead):
        year -= 1
    return quarter_period(year, quarter), "narrative" if is_narrative else "publication"


def _weekday(reading: Calendar, anchors: Anchors) -> Base | None:
    assert reading.weekday is not None  # noqa: S101 - the caller has a weekday
    # "the midnight of Monday-Tuesday" is the one that Tuesday starts with.
    weekday = reading.second_weekday if reading.second_weekday is not None else reading.weekday
    step = STEPS.get(reading.which or "", 0)
    if anchors.genre == "narrative":
        reference, anchor = anchors.told_day, "narrative"
        step = step or int(reference is not None and reference.weekday() != weekday)
    else:
        reference, anchor = anchors.published, "publication"
    if reference is None:
        return None
    if anchors.looks_ahead and not step:
        step = 0 if weekday == reference.weekday() else 1
    return day_period(nearest_weekday(reference, weekday, step)), anchor


def _neighbour(which: str, unit: str, anchors: Anchors) -> Base | None:
    """Resolve "last week", "this year", "the following day", "that month", "the quarter"."""
    if (which, unit) == ("THE", "Q"):
        told = anchors.told_quarter()
        return (told, "narrative") if told else None
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
    is_past = step < 0 or (which == "THE" and not anchors.looks_ahead and reference.weekday() < 5)
    if unit == "WE" and is_past and reference.weekday() < 6:
        # The weekend before: a week's own weekend lies at its end.
        return unit_period(shifted(reference, min(step, -1), "WE"), "WE"), anchor
    return unit_period(shifted(reference, step, unit), unit), anchor
