"""Phrases told from the day of publication, and the days that a calendar counts for them."""

from __future__ import annotations

import contextlib
from datetime import date

from dateutil.relativedelta import relativedelta
from hypothesis import assume
from hypothesis import strategies as st

from tests.extraction.dates.calendar_says import (
    DAY,
    MONTHS,
    WEEKDAYS,
    Family,
    Said,
    amounts,
    exactly,
    monday_of,
    numbers,
    whole_month,
)


def days_by_name(data: st.DataObject, published: date) -> Said:
    named = {"today": 0, "yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}
    words = data.draw(st.sampled_from(sorted(named)))
    return exactly(words, *(published + named[words] * DAY,) * 2)


def days_ago(data: st.DataObject, published: date) -> Said:
    number, words = data.draw(amounts(59, "day"))
    return exactly(f"{words} ago", *(published - number * DAY,) * 2)


def weeks_ago(data: st.DataObject, published: date) -> Said:
    number, words = data.draw(amounts(30, "week"))
    day = published - 7 * number * DAY
    return Said(f"{words} ago", ((day, day),), (day - 3 * DAY, day + 3 * DAY))


def months_ago(data: st.DataObject, published: date) -> Said:
    number, words = data.draw(amounts(40, "month"))
    day = published - relativedelta(months=number)
    return Said(f"{words} ago", ((day, day),), whole_month(day.year, day.month))


def years_ago(data: st.DataObject, published: date) -> Said:
    number, words = data.draw(amounts(40, "year"))
    day = published - relativedelta(years=number)
    return Said(f"{words} ago", ((day, day),), (date(day.year, 1, 1), date(day.year, 12, 31)))


def weekdays(data: st.DataObject, published: date) -> Said:
    weekday, which = data.draw(st.integers(0, 6)), data.draw(st.sampled_from(("on", "last", "next", "the coming")))
    back, ahead = (published.weekday() - weekday) % 7, (weekday - published.weekday()) % 7
    days = {"on": -back, "last": -(back or 7), "next": ahead or 7, "the coming": ahead or 7}
    return exactly(f"{which} {WEEKDAYS[weekday]}", *(published + days[which] * DAY,) * 2)


def neighbours(data: st.DataObject, published: date) -> Said:
    which, unit = (
        data.draw(st.sampled_from(("last", "this", "next"))),
        data.draw(st.sampled_from(("week", "month", "year"))),
    )
    step = {"last": -1, "this": 0, "next": 1}[which]
    if unit == "week":
        monday = monday_of(published) + 7 * step * DAY
        return exactly(f"{which} week", monday, monday + 6 * DAY)
    inside = published.replace(day=1) + relativedelta(**{f"{unit}s": step})
    if unit == "month":
        return exactly(f"{which} month", *whole_month(inside.year, inside.month))
    return exactly(f"{which} year", date(inside.year, 1, 1), date(inside.year, 12, 31))


def so_far_and_to_come(data: st.DataObject, published: date) -> Said:
    unit = data.draw(st.sampled_from(("week", "month", "year")))
    first, last = {
        "week": (monday_of(published), monday_of(published) + 6 * DAY),
        "month": whole_month(published.year, published.month),
        "year": (date(published.year, 1, 1), date(published.year, 12, 31)),
    }[unit]
    earlier, later = exactly(f"earlier this {unit}", first, published), exactly(f"later this {unit}", published, last)
    return data.draw(st.sampled_from((earlier, later)))


def stretches(data: st.DataObject, published: date) -> Said:
    number, words = data.draw(numbers(50))
    unit = data.draw(st.sampled_from(("hours", "days", "weeks", "months", "years")))
    past = data.draw(st.sampled_from(("past", "last")))
    hours = published - -(-number // 24) * DAY, published - number // 24 * DAY
    begins = published - relativedelta(**({} if unit == "hours" else {unit: number}))
    room, first = hours if unit == "hours" else (begins, begins + DAY)
    return Said(f"over the {past} {words} {unit}", ((first, published),), (room, published))


def ranges_of_weekdays(data: st.DataObject, published: date) -> Said:
    """Draw a range of weekdays that has ended: the latest one before the publication."""
    length, weekday = data.draw(st.integers(1, 6)), data.draw(st.integers(0, 6))
    last = published - (published.weekday() - weekday) % 7 * DAY
    first = last - length * DAY
    assume(published - first < 7 * DAY)
    start, end = WEEKDAYS[first.weekday()], WEEKDAYS[weekday]
    return exactly(data.draw(st.sampled_from((f"from {start} to {end}", f"between {start} and {end}"))), first, last)


def parts_of_days(data: st.DataObject, published: date) -> Said:
    part = data.draw(st.sampled_from(("morning", "afternoon", "evening", "night")))
    weekday = data.draw(st.integers(0, 6))
    last = published - (published.weekday() - weekday) % 7 * DAY
    name = WEEKDAYS[weekday]
    named = {
        "this morning": published,
        "tonight": published,
        "last night": published - DAY,
        f"yesterday {part}": published - DAY,
        f"tomorrow {part}": published + DAY,
        "at dawn today": published,
        "in the early hours of today": published,
        "before dawn yesterday": published - DAY,
        f"on {name} {part}": last,
        f"at dawn on {name}": last,
        f"in the early hours of {name}": last,
    }
    words = data.draw(st.sampled_from(sorted(named)))
    return exactly(words, named[words], named[words])


def quarters(data: st.DataObject, published: date) -> Said:
    year, number = data.draw(st.integers(1950, 2060)), data.draw(st.integers(1, 4))
    own = date(published.year, published.month - (published.month - 1) % 3, 1)
    before, after = own - relativedelta(months=3), own + relativedelta(months=3)
    named = {f"in Q{number} {year}": date(year, 3 * number - 2, 1), "last quarter": before, "this quarter": own}
    named |= {"next quarter": after, "in the latest quarter": before, "in the current quarter": own}
    words = data.draw(st.sampled_from(sorted(named)))
    return exactly(words, named[words], named[words] + relativedelta(months=3) - DAY)


def shares_of_neighbours(data: st.DataObject, published: date) -> Said:
    which, step = data.draw(st.sampled_from((("last", -1), ("this", 0), ("next", 1))))
    month = published.replace(day=1) + relativedelta(months=step)
    year = date(published.year + step, 1, 1)
    last = whole_month(month.year, month.month)[1]
    named = {
        f"in the first half of {which} month": (month, month + 14 * DAY),
        f"in the second half of {which} month": (month + 15 * DAY, last),
        f"in the last week of {which} month": (last - 6 * DAY, last),
        f"in the third quarter of {which} year": (date(year.year, 7, 1), date(year.year, 9, 30)),
        f"in the second half of {which} year": (date(year.year, 7, 1), date(year.year, 12, 31)),
    }
    words = data.draw(st.sampled_from(sorted(named)))
    return exactly(words, *named[words])


def beyond_the_neighbours(data: st.DataObject, published: date) -> Said:
    beyond, step = data.draw(st.sampled_from((("before last", -2), ("after next", 2))))
    monday = monday_of(published) + 7 * step * DAY
    month = published.replace(day=1) + relativedelta(months=step)
    year = date(published.year + step, 1, 1)
    named = {
        f"the week {beyond}": (monday, monday + 6 * DAY),
        f"the month {beyond}": whole_month(month.year, month.month),
        f"the year {beyond}": (year, date(year.year, 12, 31)),
        f"the night {beyond}": (published + step * DAY,) * 2,
    }
    words = data.draw(st.sampled_from(sorted(named)))
    return exactly(words, *named[words])


def ranges_that_last(data: st.DataObject, published: date) -> Said:
    """Draw a range with no year over the publication: of this time or of the year before, but one mention."""
    first = published - data.draw(st.integers(0, 20)) * DAY
    last = published + data.draw(st.integers(1, 20)) * DAY
    start, end = f"{first.day} {MONTHS[first.month]}", f"{last.day} {MONTHS[last.month]}"
    forms = [f"from {start} to {end}", f"between {start} and {end}"]
    if first.month == last.month:
        forms.append(f"from {first.day} to {end}")
    options: tuple[tuple[date, date], ...] = ((first, last),)
    # 29 February comes in this year alone.
    with contextlib.suppress(ValueError):
        options += ((first.replace(year=first.year - 1), last.replace(year=last.year - 1)),)
    return Said(data.draw(st.sampled_from(forms)), options)


def told_from_a_named_day(data: st.DataObject, published: date) -> Said:
    name, step = data.draw(st.sampled_from((("yesterday", -1), ("today", 0), ("tomorrow", 1))))
    where, sign = data.draw(st.sampled_from((("ago", -1), ("from", 1))))
    number, words = data.draw(amounts(59, "day") | amounts(20, "week"))
    day = published + (step + sign * number * (7 if "week" in words else 1)) * DAY
    return exactly(f"{words} {where} {name}", day, day)


def units_from_now(data: st.DataObject, published: date) -> Said:
    unit = data.draw(st.sampled_from(("day", "week", "month", "year")))
    number, words = data.draw(amounts(40, unit))
    day = published + relativedelta(**{f"{unit}s": number})
    rooms = {"month": whole_month(day.year, day.month), "year": (date(day.year, 1, 1), date(day.year, 12, 31))}
    return Said(f"{words} from now", ((day, day),), rooms.get(unit, (day - 3 * DAY, day + 3 * DAY)))


def named_days_with_their_weekday(data: st.DataObject, published: date) -> Said:
    """The weekday wins over the name: reports are often dated a few days late."""
    name, part = data.draw(st.sampled_from(("today", "yesterday", "tomorrow"))), data.draw(st.sampled_from((",", "")))
    weekday = data.draw(st.integers(0, 6))
    back, ahead = (published.weekday() - weekday) % 7, (weekday - published.weekday()) % 7
    day = published + (ahead if name == "tomorrow" else -back) * DAY
    return exactly(f"{name}{part} {WEEKDAYS[weekday]}", day, day)


def nights_into_the_next_day(data: st.DataObject, published: date) -> Said:
    last = published - data.draw(st.integers(0, 5)) * DAY
    first = last - DAY
    part = data.draw(st.sampled_from((" night", " evening", "")))
    return exactly(f"on {WEEKDAYS[first.weekday()]}{part} into {WEEKDAYS[last.weekday()]}", first, last)


FAMILIES: tuple[Family, ...] = (
    days_by_name,
    days_ago,
    weeks_ago,
    months_ago,
    years_ago,
    weekdays,
    neighbours,
    so_far_and_to_come,
    stretches,
    ranges_of_weekdays,
    parts_of_days,
    quarters,
    shares_of_neighbours,
    beyond_the_neighbours,
    ranges_that_last,
    told_from_a_named_day,
    units_from_now,
    named_days_with_their_weekday,
    nights_into_the_next_day,
)
