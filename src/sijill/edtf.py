"""Bounds of the EDTF dates (ISO 8601-2, levels 0 and 1) that the codebook allows for an event."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import NamedTuple

_POINT = re.compile(r"(?P<year>XXXX|\d{4})(?:-(?P<month>\d\d|XX))?(?:-(?P<day>\d\d|XX))?(?:T.*)?", re.ASCII)
_QUALIFIERS = re.compile(r"[~?%]")
LEAP_YEAR = 2000
"""Stands for an unknown year while a month and day are checked, so that 29 February is allowed."""


class Bounds(NamedTuple):
    """First and last day that a date may mean; None where it is open or its year is unknown.

    ``precision`` is ``day``, ``month``, ``year``, ``interval`` (a told range), ``open`` (one end is open) or
    ``yearless`` (``XXXX-09-03``).
    """

    start: date | None
    end: date | None
    precision: str
    is_approximate: bool


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
    is_open = first in ("", "..") or last in ("", "..")
    left = (None, None, "open") if first in ("", "..") else _point(first)
    right = (None, None, "open") if last in ("", "..") else _point(last)
    if "yearless" in (left[2], right[2]):
        return Bounds(None, None, "yearless", is_approximate)
    if left[0] and right[1] and left[0] > right[1]:
        raise ValueError(f"{edtf!r} ends before it starts")
    return Bounds(left[0], right[1], "open" if is_open else "interval", is_approximate)


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
