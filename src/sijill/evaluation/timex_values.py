"""Values of TIMEX2 and TIMEX3, made equal where the two standards write the same time differently."""

from __future__ import annotations

import re
from datetime import date

_YEARS = re.compile(r"(BC)?(\d{1,3})(X{1,3})", re.ASCII)
_YEAR_DIGITS = 4
_WEEK = re.compile(r"(\d{4}|XXXX)-?W(\d{1,2})(?:-?(WE|[1-7]))?(T.*)?", re.ASCII)


def canonical_value(value: str) -> str:
    """Give a value in one form, so that equal times are equal strings.

    - Case and blanks around do not count.
    - A decade, century or millennium may fill its open digits: ``194X`` is ``194``, ``18XX`` is ``18``.
    - A week has two digits after a hyphen: ``2013W9`` is ``2013-W09``.
    - A day told by its week is that day of the month: ``2013-W09-5`` is ``2013-03-01``.

    Nothing else is changed: ``P7D`` and ``P1W``, ``2013-03`` and ``2013-03-XX`` stay different, as both standards
    tell them apart.

    Example:
        >>> canonical_value("194x"), canonical_value("2013-W09-5TNI")
        ('194', '2013-03-01TNI')
    """
    plain = value.strip().upper()
    years = _YEARS.fullmatch(plain)
    if years and len(years[2] + years[3]) == _YEAR_DIGITS:
        return f"{years[1] or ''}{years[2]}"
    week = _WEEK.fullmatch(plain)
    return _week(week) if week else plain


def _week(found: re.Match[str]) -> str:
    year, number, day, time = found[1], found[2], found[3], found[4] or ""
    if day and day != "WE" and year != "XXXX":
        try:
            return f"{date.fromisocalendar(int(year), int(number), int(day))}{time}"
        except ValueError:
            pass  # the year has no such week: the value is wrong, and stays so
    return f"{year}-W{int(number):02d}" + (f"-{day}" if day else "") + time
