"""The year of a month or season that a history tells with none: the one that lies nearest to the dates just told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import MAXYEAR, MINYEAR

from sijill.extraction.dates.periods import Period

KEPT = 4
"""Dates told before that are looked at: an aside ("the worst since 1945") is soon left behind."""

BACKWARD = 1.5
"""A history goes on: a month back counts as much as so many months on."""

STEP_MONTHS = 1.0
"""Each date told since counts as much as so many months more."""

YEAR_MONTHS = 2.0
"""A month within a year told alone counts as so many months from it."""

LEAP_YEARS = 10
"""A year farther than this from the last is another time: the text goes there, or only glances at it."""

LONGEST_MONTH = 31
DAYS_A_MONTH = 30.4


def narrative_year(
    told: Sequence[Period], period_in: Callable[[int], Period], *, looks_back: bool = False
) -> int | None:
    """Find the year of a period told with none.

    Args:
        told: the periods told before, the last one first.
        period_in: gives the period in a year.
        looks_back: whether it must lie before the last period told, as in "since May".

    Returns:
        The year whose period lies nearest to one of ``told``, later rather than earlier; None where none was told.
    """
    best: tuple[float, int] | None = None
    for place, anchor in enumerate(told[:KEPT]):
        for year in (anchor.start.year, anchor.start.year + 1, anchor.start.year - 1):
            is_late = looks_back and MINYEAR < year < MAXYEAR and period_in(year).start > told[0].end
            if MINYEAR < year < MAXYEAR and not is_late:
                distance = _distance(anchor, period_in(year))
                cost = None if distance is None else distance + place * STEP_MONTHS
                if cost is not None and (best is None or cost < best[0]):
                    best = cost, year
    return best[1] if best else None


def _distance(anchor: Period, period: Period) -> float | None:
    """Give the months from a date told to a period, dearer where it lies back; None where a year does not hold it."""
    is_long = (anchor.end - anchor.start).days > LONGEST_MONTH
    if is_long and anchor.start <= period.start <= anchor.end:
        return YEAR_MONTHS
    if anchor.unit == "Y":
        return None
    if period.start < anchor.start:
        return BACKWARD * (anchor.start - period.start).days / DAYS_A_MONTH
    return max((period.start - anchor.end).days, 0) / DAYS_A_MONTH


def digressions(years: Sequence[int | None]) -> frozenset[int]:
    """Find the years that a history only glances at: far from the year before, to which it soon comes back.

    Args:
        years: the years of a text's phrases in order, None where a phrase names none.

    Returns:
        The places of such years in ``years``.
    """
    told = [(place, year) for place, year in enumerate(years) if year is not None]
    found: set[int] = set()
    current = told[0][1] if told else 0
    for index, (place, year) in enumerate(told):
        following = [other for _, other in told[index + 1 : index + 1 + KEPT]]
        if abs(year - current) > LEAP_YEARS and any(abs(other - current) <= LEAP_YEARS for other in following):
            found.add(place)
        else:
            current = year
    return frozenset(found)
