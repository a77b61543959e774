"""For any day of publication and any phrase of a kind, the interval holds what the calendar says."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sijill.edtf import Bounds, bounds
from sijill.extraction.dates import DateMention, find_dates

DAYS = st.dates(min_value=date(1950, 1, 1), max_value=date(2049, 12, 31))
MONTHS = st.integers(1, 12)
WEEKDAYS = st.integers(0, 6)
NUMBERS = st.integers(1, 60)
VOCABULARY = """the a of in on since until from to between and next last this early late first second twenty 3 11 31
1999 2020 May March September Monday Friday day days weeks months year ago later before after morning night today
yesterday , - . 's 490 BC am 14:30 summer decade every past few over about 3rd 2,000 people now row"""
WORDS = st.lists(st.sampled_from(VOCABULARY.split()), max_size=40)


def only(text: str, published: date) -> DateMention:
    (mention,) = find_dates(text, published=published)
    return mention


def meant(text: str, published: date) -> Bounds:
    mention = only(text, published)
    assert mention.edtf is not None
    return bounds(mention.edtf)


@given(DAYS)
def test_days_around_the_publication(published: date) -> None:
    for words, distance in (("yesterday", -1), ("today", 0), ("tomorrow", 1), ("the day before yesterday", -2)):
        assert meant(f"seen {words} there", published)[:2] == (published + timedelta(distance),) * 2


@given(DAYS, NUMBERS)
def test_days_ago(published: date, number: int) -> None:
    assert meant(f"{number} days ago", published).start == published - timedelta(number)


@given(DAYS, st.integers(1, 40))
def test_months_ago_lie_in_the_month_that_the_calendar_counts_back(published: date, number: int) -> None:
    months = published.year * 12 + published.month - 1 - number
    found = meant(f"{number} months ago", published)
    assert found.start is not None
    assert (found.start.year, found.start.month) == (months // 12, months % 12 + 1)


@given(DAYS)
def test_last_month_is_the_whole_month_before(published: date) -> None:
    end = published.replace(day=1) - timedelta(1)
    assert meant("last month", published)[:2] == (end.replace(day=1), end)


@given(DAYS)
def test_last_week_runs_from_monday_to_sunday_before_this_week(published: date) -> None:
    found = meant("last week", published)
    assert found.start is not None
    assert found.end is not None
    assert (found.start.weekday(), found.end - found.start) == (0, timedelta(6))
    assert 1 <= (published - found.end).days <= 7


@given(DAYS, WEEKDAYS)
def test_weekdays_are_the_last_such_day_or_the_publication_s_own(published: date, weekday: int) -> None:
    name = calendar.day_name[weekday]
    found = meant(f"on {name}", published).start
    last, following = meant(f"last {name}", published).start, meant(f"next {name}", published).start
    assert found is not None
    assert last is not None
    assert following is not None
    assert found.weekday() == last.weekday() == following.weekday() == weekday
    assert 0 <= (published - found).days <= 6
    assert 1 <= (published - last).days <= 7
    assert 1 <= (following - published).days <= 7


@given(DAYS, DAYS)
def test_a_day_with_no_year_is_the_nearest_past_one(published: date, told: date) -> None:
    found = meant(f"on {calendar.month_name[told.month]} {told.day}", published).start
    assert found is not None
    assert (found.month, found.day) == (told.month, told.day)
    assert (published - found).days >= 0
    if (told.month, told.day) != (2, 29):
        assert (published - found).days <= 366


@given(DAYS, MONTHS)
def test_a_month_with_no_year_is_the_whole_nearest_past_one(published: date, month: int) -> None:
    found = meant(f"in {calendar.month_name[month]}", published)
    assert found.start is not None
    assert found.end is not None
    assert found.end.day == calendar.monthrange(found.start.year, month)[1]
    assert 0 <= (published.year * 12 + published.month) - (found.start.year * 12 + month) <= 11


@given(DAYS)
def test_early_mid_and_late_lie_inside_the_month(day: date) -> None:
    month = f"{calendar.month_name[day.month]} {day.year}"
    parts = [meant(f"in {edge} {month}", day) for edge in ("early", "mid", "late")]
    for part in parts:
        assert part.start is not None
        assert part.end is not None
        assert (part.start.year, part.start.month) == (part.end.year, part.end.month) == (day.year, day.month)
    assert parts[2].end == date(day.year, day.month, calendar.monthrange(day.year, day.month)[1])


@given(DAYS, DAYS)
def test_since_ends_at_the_publication(first: date, second: date) -> None:
    told, published = sorted((first, second))
    found = meant(f"since {told.day} {calendar.month_name[told.month]} {told.year}", published)
    assert found[:2] == (told, published)


@given(DAYS, st.integers(1, 400))
def test_the_last_days_count_the_publication_s_own(published: date, number: int) -> None:
    found = meant(f"over the past {number} days", published)
    assert found[:2] == (published - timedelta(number - 1), published)


@given(DAYS, DAYS)
def test_full_dates_in_all_orders_mean_the_same_day(told: date, published: date) -> None:
    name = calendar.month_name[told.month]
    forms = (
        f"{told}",
        f"{told.day} {name} {told.year}",
        f"{name} {told.day}, {told.year}",
        f"the {told.day}th of {name} {told.year}",
        f"{told.day:02d}/{told.month:02d}/{told.year}",
        f"{calendar.day_name[told.weekday()]}, {told.day} {name[:3]} {told.year}",
    )
    assert {only(f"on {form}", published).edtf for form in forms} == {str(told)}


@given(WORDS, st.none() | DAYS, st.sampled_from(("news", "narrative")))
def test_no_words_break_offsets_or_forms(words: list[str], published: date | None, genre: str) -> None:
    text = " ".join(words)
    end = 0
    for mention in find_dates(text, published=published, genre="news" if genre == "news" else "narrative"):
        assert end <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        assert mention.edtf is None or bounds(mention.edtf)
        end = mention.end


@given(st.text(max_size=200))
def test_any_text_can_be_searched(text: str) -> None:
    for mention in find_dates(text, published="2023-09-05"):
        assert text[mention.start : mention.end] == mention.text
