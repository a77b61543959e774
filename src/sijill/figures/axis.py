"""The time axis: of the calendar, or of months and days whose year was not told."""

from __future__ import annotations

from typing import Any, NamedTuple

from sijill.figures.layout import GRID_AXIS
from sijill.figures.spans import DayScale
from sijill.wording import YEAR_NOT_TOLD

DAY_MS = 24 * 3600 * 1000
DAILY_TICKS_UP_TO_DAYS = 12


class Calendar(NamedTuple):
    """How days are named under the axis, and how much room that takes."""

    day_format: str
    month_format: str
    year_format: str
    axis_title: str
    height_px: int


TOLD_YEARS = Calendar("%-d %b\n%Y", "%b\n%Y", "%Y", "", 44)
UNKNOWN_YEAR = Calendar("%-d %b", "%b", "%b", YEAR_NOT_TOLD, 58)


def day_axis(scale: DayScale, calendar: Calendar) -> dict[str, Any]:
    """Give the layout of an axis over the days of ``scale``, with the day as its finest tick name."""
    axis = GRID_AXIS | {
        "type": "date",
        "range": [scale.first.isoformat(), scale.last.isoformat()],
        "showline": True,
        "ticks": "outside",
        "ticklen": 4,
        "nticks": 13,
        # No tick names hours: no report's date is that fine.
        "tickformatstops": [
            {"dtickrange": [None, 27 * DAY_MS], "value": calendar.day_format},
            {"dtickrange": [27 * DAY_MS, "M11"], "value": calendar.month_format},
            {"dtickrange": ["M12", None], "value": calendar.year_format},
        ],
    }
    if (scale.last - scale.first).days <= DAILY_TICKS_UP_TO_DAYS:
        axis["dtick"] = DAY_MS
    if calendar.axis_title:
        axis["title"] = {"text": calendar.axis_title, "standoff": 6, "font": {"size": 12}}
    return axis
