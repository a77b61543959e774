"""Dates with no year or no week, against the publication: the nearest past one, unless the words look ahead."""

from __future__ import annotations

from datetime import MAXYEAR, MINYEAR, date, timedelta

SEARCHED_YEARS = 9
"""29 February comes again within eight years, also over a century that is no leap year."""

JUNE = 6

AHEAD_DAYS = 183
"""A day that the words expect lies within half a year; farther ones are past days in the same sentence."""


def nearest_day(published: date, month: int, day: int, *, looks_ahead: bool) -> int | None:
    """Give the year of the nearest past such day, the publication's own day included; None where there is none.

    Args:
        published: the day of publication.
        month: 1 to 12.
        day: 1 to 31.
        looks_ahead: the sentence tells of something to come, so a day within the next half year is meant first.
    """
    days = []
    for year in range(published.year - SEARCHED_YEARS, published.year + SEARCHED_YEARS):
        if MINYEAR <= year <= MAXYEAR:
            try:
                days.append(date(year, month, day))
            except ValueError:
                continue
    if looks_ahead:
        ahead = [found for found in days if timedelta(0) <= found - published <= timedelta(AHEAD_DAYS)]
        if ahead:
            return ahead[0].year
    past = [found for found in days if found <= published]
    return past[-1].year if past else None


def nearest_month(published: date, month: int, step: int) -> int:
    """Give the year of the nearest such month.

    Args:
        published: the day of publication.
        month: 1 to 12.
        step: 0 for the publication's own month or the nearest past one, -1 for one before it, 1 for one after it.
    """
    if step > 0:
        return published.year if month > published.month else published.year + 1
    is_past = month < published.month or (month == published.month and step == 0)
    return published.year if is_past else published.year - 1


def nearest_weekday(reference: date, weekday: int, step: int) -> date:
    """Give the nearest such weekday.

    Args:
        reference: the day that it is told from.
        weekday: 0 for Monday to 6 for Sunday.
        step: 0 for the reference's own day or the last one before it, -1 for the last one before it, -2 for the one
            before that, 1 and 2 for those after it.
    """
    if step > 0:
        return reference + timedelta(days=(weekday - reference.weekday() - 1) % 7 + 7 * step - 6)
    if step < 0:
        return reference - timedelta(days=(reference.weekday() - weekday - 1) % 7 - 7 * step - 6)
    return reference - timedelta(days=(reference.weekday() - weekday) % 7)


def year_of_season(published: date, season: str, step: int) -> int:
    """Give the year in which the nearest such season starts, by the months of its TIMEX3 code.

    A ``step`` of -1 asks for the last one that has ended, 1 for the next one to start, 0 for the last one to start;
    -2 and 2 for those beyond.
    """
    if abs(step) > 1:
        nearer = step // abs(step)
        return year_of_season(published, season, nearer) + step - nearer
    starts, ends = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}[season]
    month = published.month
    if step > 0:
        return published.year if month < starts else published.year + 1
    if step < 0:
        has_ended = month > ends
        return published.year - (1 if season != "WI" and has_ended is False else 0) - (_winter_lag(season, month))
    return published.year if month >= starts else published.year - 1


def year_of_this_season(published: date, season: str) -> int:
    """Give the year in which "this summer" starts: the publication's own, but a winter's may be the year before."""
    is_last_winter = season == "WI" and published.month <= JUNE
    return published.year - is_last_winter


def _winter_lag(season: str, month: int) -> int:
    """Count the years back to the start of the last winter that has ended: two while one is still on."""
    if season != "WI":
        return 0
    return 2 if month <= 2 else 1
