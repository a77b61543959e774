"""The EDTF dates (ISO 8601-2) that the codebook allows for an event: their check, their bounds, their precision.

Most are of EDTF's levels 0 and 1; a date with no year (``XXXX-09-03``) is of level 2.
"""

from __future__ import annotations

import calendar
import re
from contextlib import redirect_stdout
from datetime import date
from functools import cache, lru_cache
from io import StringIO
from typing import NamedTuple

_POINT = re.compile(r"(?P<year>XXXX|\d{4})(?:-(?P<month>\d\d|XX))?(?:-(?P<day>\d\d|XX))?(?:T.*)?", re.ASCII)
_QUALIFIERS = re.compile(r"[~?%]")
_LAST_QUALIFIER = re.compile(r"[~?%]\Z")
LEAP_YEAR = 2000
"""Stands for an unknown year while a month and day are checked, so that 29 February is allowed."""
REMEMBERED = 10_000
"""Dates whose bounds are kept: every column of a table and every event of a sentence asks for them again."""
_OPEN_ENDS = ("", "..")
_MOST_DAYS_OF_UCDP_CODE = {1: 1, 2: 6, 3: 7, 4: 31, 5: 366}


class Bounds(NamedTuple):
    """First and last day that a date may mean; None where it is open or its year is unknown.

    ``precision`` is ``day``, ``month``, ``year``, ``interval`` (a range of several days), ``open`` (one end is open)
    or ``yearless`` (``XXXX-09-03``).
    """

    start: date | None
    end: date | None
    precision: str
    is_approximate: bool


@lru_cache(maxsize=REMEMBERED)
def bounds(edtf: str) -> Bounds:
    """Give the first and last day of an EDTF date.

    Args:
        edtf: a date of the codebook: ``2023-09-03``, ``2023-09``, ``2023``, ``2023-08-28/2023-09-03``,
            ``2023-09-05~``, ``../2023-09-05``, ``XXXX-09-03``.

    Returns:
        The bounds; both are None where the year is unknown.

    Raises:
        ValueError: ``edtf`` is none of these, or names a day that no calendar has.

    Example:
        >>> bounds("2023-09").end
        datetime.date(2023, 9, 30)
    """
    is_approximate = bool(_QUALIFIERS.search(edtf))
    plain = _QUALIFIERS.sub("", edtf)
    if "/" not in plain:
        start, end, precision = _point(plain)
        return Bounds(start, end, precision, is_approximate)
    first, _, last = plain.partition("/")
    left = (None, None, "open") if first in _OPEN_ENDS else _point(first)
    right = (None, None, "open") if last in _OPEN_ENDS else _point(last)
    if "yearless" in (left[2], right[2]):
        return Bounds(None, None, "yearless", is_approximate)
    if left[0] is None or right[1] is None:
        return Bounds(left[0], right[1], "open", is_approximate)
    if left[0] > right[1]:
        raise ValueError(f"{edtf!r} ends before it starts")
    return Bounds(left[0], right[1], "day" if left[0] == right[1] else "interval", is_approximate)


def _point(text: str) -> tuple[date | None, date | None, str]:
    found = _POINT.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} is no EDTF date of the codebook")
    year, month, day = found["year"], found["month"], found["day"]
    number = LEAP_YEAR if year == "XXXX" else int(year)
    if month in (None, "XX"):
        start, end, precision = date(number, 1, 1), date(number, 12, 31), "year"
    elif day in (None, "XX"):
        last_day = calendar.monthrange(number, int(month))[1]
        start, end, precision = date(number, int(month), 1), date(number, int(month), last_day), "month"
    else:
        start = end = date(number, int(month), int(day))
        precision = "day"
    return (None, None, "yearless") if year == "XXXX" else (start, end, precision)


@cache
def check(edtf: str) -> str:
    """Check a date with the library ``edtf`` (EDTF 2019, all levels) and give it back.

    The library's grammar does not join a date that has no year with a qualifier or an open end (``XXXX-09-03~``,
    ``../XXXX-09-03``), though EDTF's level 2 does; of such a date each end is checked alone, without its qualifier.
    A date is parsed once only, for that takes some milliseconds.

    Args:
        edtf: a date of the codebook, as for :func:`bounds`.

    Raises:
        ValueError: ``edtf`` is no date of the codebook, or none of EDTF, such as ``2023-09-03T04:30`` (a time of day
            has seconds there).
    """
    points = [edtf]
    if bounds(edtf).precision == "yearless":
        points = [_LAST_QUALIFIER.sub("", point) for point in edtf.split("/") if point not in _OPEN_ENDS]
    if not all(_is_parsed(point) for point in points):
        raise ValueError(f"{edtf!r} is no EDTF date")
    return edtf


def _is_parsed(edtf: str) -> bool:
    # The library takes a tenth of a second to import, and most of what needs bounds makes no tables.
    from edtf import parse_edtf

    # Where its grammar takes what its classes then refuse, the library prints that to stdout and fails in their ways.
    with redirect_stdout(StringIO()):
        try:
            return parse_edtf(edtf, fail_silently=True) is not None
        except (AttributeError, TypeError, ValueError):
            return False


def ucdp_date_prec(told: Bounds) -> int | None:
    """Give UCDP's code for how precisely the date of an event is known (``date_prec`` of UCDP GED).

    ``1`` the day; ``2`` 2 to 6 days; ``3`` a week; ``4`` 8 days to a month; ``5`` more than a month, up to a year.
    None where UCDP has no code: an open end, an unknown year, more than a year.

    An approximate date is not known to lie within its own bounds. It is coded as if it reached further by half its
    length, at least a day, on each side: about a day is ``2``, about a week ``4``, about a month ``5``.

    Source: Stina Högbladh, UCDP GED Codebook (Department of Peace and Conflict Research, Uppsala University),
    variable ``date_prec``; the choice for approximate dates is this project's own.

    Example:
        >>> ucdp_date_prec(bounds("2023-09")), ucdp_date_prec(bounds("2023-09-05~"))
        (4, 2)
    """
    if told.start is None or told.end is None:
        return None
    days = (told.end - told.start).days + 1
    days += 2 * -(-days // 2) if told.is_approximate else 0
    return next((code for code, most in _MOST_DAYS_OF_UCDP_CODE.items() if days <= most), None)
