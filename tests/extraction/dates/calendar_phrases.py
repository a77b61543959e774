"""Phrases that name days, months and years, and the days that a calendar gives them."""

from __future__ import annotations

from datetime import date

from dateutil.relativedelta import relativedelta
from hypothesis import assume
from hypothesis import strategies as st

from tests.extraction.dates.calendar_says import (
    DAY,
    DAYS,
    MONTHS,
    WEEKDAYS,
    Family,
    Said,
    exactly,
    monday_of,
    nearest_past,
    numbers,
    ordinal,
    whole_month,
)

ORDINALS = ("first", "second", "third", "fourth")
EDGES = {"early ": 1, "the beginning of ": 1, "mid-": 15, "late ": 31, "the end of ": 31}
"""A day that belongs to an edge of a month, 31 for its last."""
SATURDAY = 5
MONTHS_BY_NAME = {name: number for number, name in enumerate(MONTHS)}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}


def edges_of_months(data: st.DataObject, published: date) -> Said:
    day, edge = data.draw(DAYS), data.draw(st.sampled_from(sorted(EDGES)))
    words = f"{edge}{MONTHS[day.month]} {day.year}"
    if data.draw(st.booleans()) and edge != "mid-":
        day, words = published.replace(day=1) - DAY, f"{edge}last month"
    first, last = whole_month(day.year, day.month)
    told = {1: first, 15: first + 14 * DAY}.get(EDGES[edge], last)
    return Said(f"at {words}" if edge.startswith("the") else f"in {words}", ((told, told),), (first, last))


def full_dates(data: st.DataObject, published: date) -> Said:
    day = data.draw(DAYS)
    name = data.draw(st.sampled_from((MONTHS[day.month], MONTHS[day.month][:3])))
    forms = [
        f"{name} {day.day}, {day.year}",
        f"{name} {ordinal(day.day)}, {day.year}",
        f"{day.day} {name} {day.year}",
        f"{ordinal(day.day)} {name} {day.year}",
        f"the {ordinal(day.day)} of {name}, {day.year}",
        f"{WEEKDAYS[day.weekday()]}, {day.day} {name} {day.year}",
        f"{WEEKDAYS[day.weekday()]}, {name} {day.day}, {day.year}",
        f"{day}",
        f"{day.day:02d}/{day.month:02d}/{day.year}",
        f"{day.day}/{day.month}/{day.year}",
        f"{day.day:02d}.{day.month:02d}.{day.year}",
    ]
    if day.day > 12:
        forms.append(f"{day.month}/{day.day}/{day.year}")
    return exactly(f"on {data.draw(st.sampled_from(forms))}", day, day)


def days_with_no_year(data: st.DataObject, published: date) -> Said:
    told = data.draw(DAYS)
    name = MONTHS[told.month]
    forms = (
        f"{name} {told.day}",
        f"{name} {ordinal(told.day)}",
        f"{told.day} {name}",
        f"the {ordinal(told.day)} of {name}",
    )
    return exactly(f"on {data.draw(st.sampled_from(forms))}", *(nearest_past(told.month, told.day, published),) * 2)


def months(data: st.DataObject, published: date) -> Said:
    month, year = data.draw(st.integers(1, 12)), data.draw(st.integers(1950, 2060))
    past = nearest_past(month, 1, published)
    before = nearest_past(month, 1, published.replace(day=1) - DAY)
    ahead = before + relativedelta(years=2 if month == published.month else 1)
    named = {f"in {MONTHS[month]} {year}": date(year, month, 1), f"in {MONTHS[month]}": past}
    named |= {f"last {MONTHS[month]}": before, f"next {MONTHS[month]}": ahead}
    words = data.draw(st.sampled_from(sorted(named)))
    return exactly(words, *whole_month(named[words].year, month))


def ranges_with_year(data: st.DataObject, published: date) -> Said:
    first = data.draw(DAYS)
    last = first + data.draw(st.integers(1, 200)) * DAY
    start, end = f"{first.day} {MONTHS[first.month]}", f"{last.day} {MONTHS[last.month]} {last.year}"
    forms = [f"from {start} {first.year} to {end}", f"between {start} {first.year} and {end}"]
    if first.year == last.year:
        forms += [f"from {start} to {end}", f"between {start} and {end}"]
        forms.append(f"from {MONTHS[first.month]} {first.day} to {MONTHS[last.month]} {last.day}, {last.year}")
    if (first.year, first.month) == (last.year, last.month):
        forms += [f"between {first.day} and {end}", f"from {first.day} to {end}", f"on {first.day}-{end}"]
        forms += [f"on {MONTHS[first.month]} {first.day}{dash}{last.day}, {last.year}" for dash in "-–"]
    return exactly(data.draw(st.sampled_from(forms)), first, last)


def ranges_with_no_year(data: st.DataObject, published: date) -> Said:
    """Draw a range that has ended: the latest one before the publication."""
    last = nearest_past(*_month_and_day(data.draw(DAYS)), published)
    first = last - data.draw(st.integers(1, 60)) * DAY
    start, end = f"{first.day} {MONTHS[first.month]}", f"{last.day} {MONTHS[last.month]}"
    forms = [f"from {start} to {end}", f"between {start} and {end}"]
    if first.month == last.month:
        forms += [f"between {first.day} and {end}", f"on {MONTHS[first.month]} {first.day}–{last.day}"]
    # What has begun this year as well may be meant: the words leave it open whether it lasts.
    began = nearest_past(first.month, first.day, published)
    assume(began == first)
    return exactly(data.draw(st.sampled_from(forms)), first, last)


def _month_and_day(day: date) -> tuple[int, int]:
    return day.month, day.day


def since_and_until(data: st.DataObject, published: date) -> Said:
    told = data.draw(
        DAYS.filter(lambda day: day <= published) if published > date(1951, 1, 1) else st.just(published)
    )
    with_year, month = f"{told.day} {MONTHS[told.month]} {told.year}", MONTHS[told.month]
    past = nearest_past(told.month, told.day, published)
    weekday = published - (published.weekday() - told.weekday()) % 7 * DAY
    return data.draw(
        st.sampled_from(
            (
                exactly(f"since {with_year}", told, published),
                exactly(f"since {told.day} {month}", past, published),
                exactly(f"since {WEEKDAYS[told.weekday()]}", weekday, published),
                exactly("since yesterday", published - DAY, published),
                exactly(f"until {with_year}", None, told),
                exactly(f"until {month} {told.day}, {told.year}", None, told),
                exactly("until yesterday", None, published - DAY),
            )
        )
    )


def shares_of_months(data: st.DataObject, published: date) -> Said:
    told = data.draw(DAYS)
    first, last = whole_month(told.year, told.month)
    month = f"{MONTHS[told.month]} {told.year}"
    number, words = data.draw(numbers(20))
    middle = first + 15 * DAY
    return data.draw(
        st.sampled_from(
            (
                exactly(f"in the first {words} days of {month}", first, first + (number - 1) * DAY),
                exactly(f"in the last {words} days of {month}", last - (number - 1) * DAY, last),
                exactly(f"in the first week of {month}", first, first + 6 * DAY),
                exactly(f"in the last week of {month}", last - 6 * DAY, last),
                exactly(f"in the first half of {month}", first, middle - DAY),
                exactly(f"in the second half of {month}", middle, last),
            )
        )
    )


def seasons(data: st.DataObject, published: date) -> Said:
    season, year = data.draw(st.sampled_from(sorted(SEASONS))), data.draw(st.integers(1950, 2060))
    words = data.draw(st.sampled_from((f"in {season} {year}", f"in the {season} of {year}")))
    starts = [date(year, SEASONS[season], 1)] + ([date(year - 1, 12, 1)] if season == "winter" else [])
    return Said(words, tuple((first, first + relativedelta(months=3) - DAY) for first in starts))


def parts_of_years(data: st.DataObject, published: date) -> Said:
    year, number = data.draw(st.integers(1950, 2060)), data.draw(st.integers(0, 3))
    first = date(year, 1, 1)
    quarter = first + relativedelta(months=3 * number)
    half = first + relativedelta(months=6 * (number % 2))
    return data.draw(
        st.sampled_from(
            (
                exactly(f"in {year}", first, date(year, 12, 31)),
                exactly(
                    f"in the {ORDINALS[number]} quarter of {year}", quarter, quarter + relativedelta(months=3) - DAY
                ),
                exactly(f"in the {ORDINALS[number % 2]} half of {year}", half, half + relativedelta(months=6) - DAY),
            )
        )
    )


def decades_and_centuries(data: st.DataObject, published: date) -> Said:
    decade, century = data.draw(st.integers(150, 205)) * 10, data.draw(st.integers(15, 21))
    begins = 100 * (century - 1)
    counted = tuple((date(begins + odd, 1, 1), date(begins + odd + 99, 12, 31)) for odd in (0, 1))
    return data.draw(
        st.sampled_from(
            (
                exactly(f"in the {decade}s", date(decade, 1, 1), date(decade + 9, 12, 31)),
                Said(f"in the {ordinal(century)} century", counted),
            )
        )
    )


def weekdays_of_periods(data: st.DataObject, published: date) -> Said:
    month, own_month = data.draw(DAYS).replace(day=1), published.replace(day=1)
    weekday, number = data.draw(st.integers(0, 6)), data.draw(st.integers(0, 4))
    ends = {f"{MONTHS[month.month]} {month.year}": month, "this month": own_month}
    ends |= {"last month": own_month - relativedelta(months=1)}
    words = data.draw(st.sampled_from(sorted(ends)))
    first, last = whole_month(ends[words].year, ends[words].month)
    days = [first + step * DAY for step in range((last - first).days + 1)]
    days = [day for day in days if day.weekday() == weekday]
    day = days[-1 if number == len(ORDINALS) else number]
    which = (*ORDINALS, "last")[number]
    if weekday == SATURDAY:
        return exactly(f"on the {which} weekend of {words}", day, day + DAY)
    return exactly(f"on the {which} {WEEKDAYS[weekday]} of {words}", day, day)


def weeks_of_days(data: st.DataObject, published: date) -> Said:
    day = data.draw(DAYS)
    monday = monday_of(day)
    words, first = data.draw(st.sampled_from((("week", monday), ("weekend", monday + 5 * DAY))))
    return exactly(f"in the {words} of {day.day} {MONTHS[day.month]} {day.year}", first, monday + 6 * DAY)


def parts_of_dates(data: st.DataObject, published: date) -> Said:
    day, part = data.draw(DAYS), data.draw(st.sampled_from(("early", "late", "early on the morning of")))
    on = "" if part.endswith("of") else " on"
    return exactly(f"{part}{on} {MONTHS[day.month]} {day.day}, {day.year}", day, day)


def since_an_edge(data: st.DataObject, published: date) -> Said:
    told = data.draw(st.integers(1, 40).map(lambda years: date(published.year - years, 1, 1)))
    month = MONTHS[data.draw(st.integers(1, 12))]
    first = date(told.year, MONTHS_BY_NAME[month], 1)
    named = {
        f"since early {told.year}": told,
        f"since the beginning of {told.year}": told,
        "since the start of this year": date(published.year, 1, 1),
        f"since the start of {month} {told.year}": first,
        f"since early {month} {told.year}": first,
        f"since the war began in {month} {told.year}": first,
        f"since the clashes erupted on 3 {month} {told.year}": first + 2 * DAY,
    }
    words = data.draw(st.sampled_from(sorted(named)))
    return exactly(words, named[words], published)


FAMILIES: tuple[Family, ...] = (
    edges_of_months,
    full_dates,
    days_with_no_year,
    months,
    ranges_with_year,
    ranges_with_no_year,
    since_and_until,
    shares_of_months,
    seasons,
    parts_of_years,
    decades_and_centuries,
    weekdays_of_periods,
    weeks_of_days,
    parts_of_dates,
    since_an_edge,
)
