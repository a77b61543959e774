"""Normalisation of one reading, whatever it says: the door to the modules that know one kind each."""

from __future__ import annotations

from dataclasses import replace

from sijill.extraction.dates.anchors import Anchors
from sijill.extraction.dates.before_christ import told_back
from sijill.extraction.dates.periods import day_period
from sijill.extraction.dates.readings import Calendar, Duration, Pair, Reading, Recurrence, Shift, Stretch, Vague
from sijill.extraction.dates.resolve_calendar import resolve_calendar
from sijill.extraction.dates.resolve_relative import resolve_length, resolve_shift, resolve_stretch, resolve_vague
from sijill.extraction.dates.resolved import Resolved


def resolve(reading: Reading, anchors: Anchors) -> Resolved | None:
    """Say what a reading of a single time means against its anchors; None where it is no date after all."""
    resolved = _resolved(reading, anchors)
    is_before = anchors.is_before_christ or (isinstance(reading, Calendar) and reading.is_before_christ)
    if resolved and isinstance(reading, Shift | Vague) and reading.is_link:
        resolved = replace(resolved, is_link=True)
    return told_back(resolved) if resolved and is_before else resolved


def _resolved(reading: Reading, anchors: Anchors) -> Resolved | None:
    if isinstance(reading, Calendar):
        try:
            return resolve_calendar(reading, anchors)
        except (OverflowError, ValueError):
            # The calendar of datetime ends in 9999 and starts in 1: such a date is no date of a report.
            return None
    if isinstance(reading, Shift):
        return resolve_shift(reading, anchors)
    if isinstance(reading, Stretch):
        return resolve_stretch(reading, anchors)
    if isinstance(reading, Duration) and reading.is_age and anchors.genre == "news":
        return None
    if isinstance(reading, Duration | Recurrence):
        return resolve_length(reading, anchors)
    if isinstance(reading, Pair) or (reading.is_attribute and anchors.genre == "news"):
        return None
    return resolve_vague(reading, anchors)


def present(reading: Reading, anchors: Anchors) -> Resolved | None:
    """Give "now" as the end of a range: the day of publication."""
    if not isinstance(reading, Vague) or reading.value != "PRESENT_REF" or anchors.published is None:
        return None
    day = anchors.published
    return Resolved(reading.value, "DATE", "vague", "publication", str(day), day_period(day))
