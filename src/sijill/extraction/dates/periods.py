"""Calendar arithmetic: days, weeks, months, seasons, years and how far apart they are."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta

SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
"""First month of each season (northern hemisphere, meteorological); winter runs into the next year."""

EARLY_DAYS, LATE_DAY, MID_DAY = 10, 21, 15
"""Early in a month is its first ten days, late from the 21st, mid about the 15th."""

DAY_LENGTH = 10
EDTF_LENGTHS = {"S": 7, "Q": 7, "DE": 4, "CE": 4}
"""Characters of an ISO date that a period of several months or years is told with; others are told in days."""

SATURDAY = 5
HALVES_AND_QUARTERS = {2: "H", 4: "Q"}

UNIT_DAYS = {"D": 1, "W": 7, "2W": 14, "WE": 7}
UNIT_MONTHS = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}


@dataclass(frozen=True)
class Period:
    """The days ``start`` to ``end``, both included, that one unit of the calendar spans.

    ``unit`` is ``D``, ``W``, ``WE`` (weekend), ``M``, ``S`` (season), ``Q`` (quarter or half year), ``Y``, ``DE``
    (decade), ``CE`` (century) or ``R`` (any other range); ``season`` its TIMEX3 code where it is one or a quarter.
    """

    start: date
    end: date
    unit: str
    season: str = ""

    def edtf(self) -> str:
        """Give the period as an EDTF string in the form of the codebook."""
        short = {"D": str(self.start), "M": str(self.start)[:7], "Y": str(self.start)[:4]}.get(self.unit)
        if short:
            return short
        cut = EDTF_LENGTHS.get(self.unit, DAY_LENGTH)
        return f"{str(self.start)[:cut]}/{str(self.end)[:cut]}"

    def value(self) -> str:
        """Give the period as a TIMEX3 value."""
        day = str(self.start)
        week = "{:04d}-W{:02d}".format(*self.start.isocalendar())
        return {
            "D": day, "M": day[:7], "Y": day[:4], "W": week, "WE": f"{week}-WE", "S": f"{day[:4]}-{self.season}",
            "Q": f"{day[:4]}-{self.season}",
            "DE": day[:3], "CE": f"{(self.start.year - 1) // 100:02d}",
        }.get(self.unit, self.edtf())  # fmt: skip


def day_period(day: date) -> Period:
    """Give one day as a period."""
    return Period(day, day, "D")


def month_period(year: int, month: int) -> Period:
    """Give a month of a year."""
    return Period(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "M")


def year_period(year: int) -> Period:
    """Give a year."""
    return Period(date(year, 1, 1), date(year, 12, 31), "Y")


def season_period(year: int, season: str) -> Period:
    """Give a season by its TIMEX3 code; winter starts in December of ``year``."""
    first = SEASON_STARTS[season]
    last = add_months(date(year, first, 1), 2)
    return Period(date(year, first, 1), month_period(last.year, last.month).end, "S", season)


def quarter_period(year: int, quarter: str) -> Period:
    """Give a quarter (``Q1`` to ``Q4``) or half (``H1``, ``H2``) of a year."""
    months = 3 if quarter[0] == "Q" else 6
    last = int(quarter[1]) * months
    return Period(date(year, last - months + 1, 1), month_period(year, last).end, "Q", quarter)


def unit_period(day: date, unit: str) -> Period:
    """Give the week (Monday to Sunday), weekend, month, year, decade or century that holds a day; else the day."""
    monday = day - timedelta(days=min(day.weekday(), (day - date.min).days))
    if unit == "W":
        return Period(monday, monday + timedelta(days=6), "W")
    if unit == "WE":
        return Period(monday + timedelta(days=5), monday + timedelta(days=6), "WE")
    if unit == "M":
        return month_period(day.year, day.month)
    if unit == "Y":
        return year_period(day.year)
    if unit == "Q":
        return quarter_period(day.year, f"Q{(day.month - 1) // 3 + 1}")
    if unit == "DE":
        return decade_period(day.year // 10)
    if unit == "CE":
        return century_period((day.year - 1) // 100 + 1)
    return day_period(day)


def decade_period(decade: int) -> Period:
    """Give a decade by its first three digits (193 for the 1930s)."""
    return Period(date(decade * 10, 1, 1), date(decade * 10 + 9, 12, 31), "DE")


def century_period(century: int) -> Period:
    """Give a century by its number: the 20th is 1901 to 2000."""
    return Period(date(century * 100 - 99, 1, 1), date(century * 100, 12, 31), "CE")


def add_months(day: date, months: int) -> date:
    """Move a day by whole months; a day that the new month has not becomes its last (31 January, one month on).

    Raises:
        OverflowError: the result lies outside the calendar.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not MINYEAR <= year <= MAXYEAR:
        raise OverflowError(f"{months} months from {day} lie outside the calendar")
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def shifted(day: date, number: float, unit: str) -> date:
    """Move a day by a number of units; hours and minutes move it by their whole days.

    Raises:
        OverflowError: the result lies outside the calendar.
    """
    if unit in UNIT_MONTHS:
        months = int(number * UNIT_MONTHS[unit])
        if abs(months) > 12 * MAXYEAR:
            raise OverflowError(f"{number} {unit} from {day} lies outside the calendar")
        return add_months(day, months)
    hours = {"TH": 24, "TM": 1440, "TS": 86400}.get(unit)
    days = int(number / hours) if hours else int(number * UNIT_DAYS[unit])
    return day + timedelta(days=days)


def edge_of(period: Period, edge: str) -> Period:
    """Give the early (``START``), middle (``MID``) or late (``END``) part of a period.

    A month has its first ten days, its 15th and its days from the 21st; all others are cut into thirds.
    """
    if period.unit == "M":
        year, month = period.start.year, period.start.month
        parts = {"START": (1, EARLY_DAYS), "MID": (MID_DAY, MID_DAY), "END": (LATE_DAY, period.end.day)}[edge]
        return Period(date(year, month, parts[0]), date(year, month, parts[1]), "D" if edge == "MID" else "R")
    if period.unit == "Y":
        first, last = {"START": (1, 3), "MID": (5, 8), "END": (10, 12)}[edge]
        year = period.start.year
        # Told in months: nobody means the 31st of March by "early 2022".
        return Period(date(year, first, 1), month_period(year, last).end, "S")
    if period.unit == "DE":
        first, last = {"START": (0, 3), "MID": (4, 6), "END": (7, 9)}[edge]
        year = period.start.year
        return Period(date(year + first, 1, 1), date(year + last, 12, 31), "DE")
    return share_of(period, {"START": 1, "MID": 2, "END": 3}[edge], 3)


def share_of(period: Period, which: int, count: int) -> Period:
    """Cut a period into ``count`` equal parts and give one: 1 the first, -1 the last.

    Years are cut at months where that is even, others at days.
    """
    place = (which - 1 if which > 0 else count + which) % count
    if period.unit == "Y" and 12 % count == 0:
        if count in HALVES_AND_QUARTERS:
            return quarter_period(period.start.year, f"{HALVES_AND_QUARTERS[count]}{place + 1}")
        length = 12 // count
        first, last = place * length + 1, (place + 1) * length
        year = period.start.year
        return Period(date(year, first, 1), month_period(year, last).end, "S")
    days = (period.end - period.start).days + 1
    if period.unit == "M" and count == 2:
        first_day, last_day = (1, MID_DAY) if place == 0 else (MID_DAY + 1, period.end.day)
    else:
        first_day, last_day = days * place // count + 1, max(days * (place + 1) // count, 1)
    return Period(
        period.start + timedelta(first_day - 1), period.start + timedelta(max(last_day, first_day) - 1), "R"
    )


def run_of(period: Period, which: int, number: int, unit: str) -> Period | None:
    """Give the first (``which`` 1), second … or last (-1) run of ``number`` units inside a period.

    Returns:
        The days of the run, or None where the period is too short for it ("the ninth week of May").
    """
    if which < 0:
        start = shifted(period.end + timedelta(days=1), -number, unit)
        return Period(max(start, period.start), period.end, "D" if start == period.end else "R")
    start = shifted(period.start, number * (which - 1), unit)
    end = shifted(start, number, unit) - timedelta(days=1)
    if start > period.end:
        return None
    if unit == "M" and period.unit == "Y":
        return Period(start, min(end, period.end), "S")
    return Period(start, min(end, period.end), "D" if start == end else "R")


def weekday_in(period: Period, which: int, weekday: int) -> Period | None:
    """Give the first (``which`` 1), second … or last (-1) such weekday of a period; None where it has none.

    ``weekday`` counts from 0, a Monday.
    """
    if which < 0:
        day = period.end - timedelta(days=(period.end.weekday() - weekday) % 7)
    else:
        day = period.start + timedelta(days=(weekday - period.start.weekday()) % 7 + 7 * (which - 1))
    return day_period(day) if period.start <= day <= period.end else None


def weekend_in(period: Period, which: int) -> Period | None:
    """Give the first, second … or last (-1) weekend that starts in a period; of a day the one of its week."""
    if period.unit == "D":
        return unit_period(period.start, "WE")
    saturday = weekday_in(period, which, SATURDAY)
    return unit_period(saturday.start, "WE") if saturday else None


def period_value(number: float | None, unit: str) -> str:
    """Give the TIMEX3 value of a length, such as ``P3D``, ``PT24H``, ``PXM`` (a vague number) or ``P2W``."""
    if unit == "2W":
        number, unit = (number * 2 if number else None), "W"
    amount = "X" if number is None else f"{number:g}"
    return f"PT{amount}{unit[1]}" if unit.startswith("T") else f"P{amount}{unit}"
