"""Years before Christ, for which Python has no dates: counted on in years far ahead, and told back at the end."""

from __future__ import annotations

import re
from dataclasses import replace

from sijill.extraction.dates.readings import Calendar
from sijill.extraction.dates.resolved import Resolved

YEAR_ZERO = 8009
"""The year that stands for a year 0; 480 BC is 7529, so that the 480s BC are a decade and years run forward."""

FIRST_STAND_IN = 5000
"""Years from here on stand for years before Christ; no text tells of them."""

DECADE_ZERO, CENTURY_ZERO = 800, 79


def stand_in(reading: Calendar) -> Calendar:
    """Give a reading before Christ the years that stand for its own.

    Raises:
        ValueError: the year lies too far back.
    """
    year = YEAR_ZERO - reading.year if reading.year is not None else None
    decade = DECADE_ZERO - reading.decade if reading.decade is not None else None
    if (year is not None and year < FIRST_STAND_IN) or (decade is not None and decade * 10 < FIRST_STAND_IN):
        raise ValueError(f"{reading.year or reading.decade} BC is not told in years")
    return replace(reading, year=year, decade=decade, is_before_christ=False, is_three_digits=False)


def told_back(resolved: Resolved) -> Resolved:
    """Give an outcome in stand-in years its own: ``7529-08`` becomes ``BC0480-08``; EDTF of the codebook has none."""
    period = resolved.period
    if period is None or period.start.year < FIRST_STAND_IN:
        return resolved
    return replace(resolved, value=_value(resolved.value), edtf=None, is_before_christ=True)


def _value(value: str) -> str:
    found = re.match(r"\d+(?![\dA-Z])", value)
    if not found:
        return value
    digits = found[0]
    zero = {4: YEAR_ZERO, 3: DECADE_ZERO, 2: CENTURY_ZERO}.get(len(digits))
    return value if zero is None else f"BC{zero - int(digits):0{len(digits)}d}{value[found.end() :]}"
