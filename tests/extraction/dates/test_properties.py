"""For any day of publication and any phrase of a kind, the interval holds what the calendar says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from sijill.edtf import bounds, check
from sijill.extraction.dates import DateMention, find_dates
from tests.extraction.dates import calendar_phrases, relative_phrases
from tests.extraction.dates.calendar_says import DAY, DAYS, MONTHS, Family, amounts

FAMILIES = calendar_phrases.FAMILIES + relative_phrases.FAMILIES
VOCABULARY = """the a of in on since until from to between and next last this early late first second twenty 3 11 31
1999 2020 May March September Monday Friday day days weeks months year ago later before after morning night today
yesterday , - . 's 490 BC am 14:30 summer decade every past few over about 3rd 2,000 people now row quarter half
century 2023-09-05 5/9/2023 XXXX noon dawn hours ten recent coming weekend Ramadan mid- again by at"""
WORDS = st.lists(st.sampled_from(VOCABULARY.split()), max_size=40)
GENRES = st.sampled_from(({}, {"genre": "news"}, {"genre": "narrative"}))


def only(text: str, published: date | None) -> DateMention:
    mentions = find_dates(text, published=published)
    assert len(mentions) == 1, (text, mentions)
    return mentions[0]


def with_parts(mentions: Iterable[DateMention]) -> Iterator[DateMention]:
    for mention in mentions:
        yield mention
        yield from mention.parts


def check_forms(text: str, mentions: list[DateMention]) -> None:
    """Mentions are in order and apart, quote the text, and have dates that are EDTF."""
    end = 0
    for mention in mentions:
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
    for one in with_parts(mentions):
        assert text[one.start : one.end] == one.text
        assert one.timex_type in ("DATE", "TIME", "DURATION", "SET")
        assert one.edtf is None or check(one.edtf) == one.edtf


@pytest.mark.parametrize("family", FAMILIES, ids=lambda family: family.__name__)
@settings(max_examples=60, deadline=None)
@given(data=st.data(), published=DAYS)
def test_the_interval_is_what_the_calendar_says(family: Family, data: st.DataObject, published: date) -> None:
    said = family(data, published)
    alone = only(said.words, published)
    text = f"The forces attacked the village {said.words}."
    inside = only(text, published)
    check_forms(text, [inside])
    assert inside.edtf is not None
    assert said.fits(bounds(inside.edtf)[:2]), f"{said} published {published}: {inside.edtf}"
    assert (alone.text, alone.edtf, alone.timex_value) == (inside.text, inside.edtf, inside.timex_value)


@settings(max_examples=60, deadline=None)
@given(DAYS, amounts(30, "day") | amounts(8, "week"), st.sampled_from(("later", "earlier", "after", "before")), DAYS)
def test_days_told_from_another_day_count_from_it_whatever_the_publication(
    told: date, amount: tuple[int, str], where: str, published: date
) -> None:
    number, words = amount
    step = number * (7 if "week" in words else 1) * (1 if where in ("later", "after") else -1)
    fall = f"The town fell on {told.day} {MONTHS[told.month]} {told.year}."
    text = f"{fall} {words.capitalize()} {where}, the bridge fell."
    mentions = find_dates(text, published=published)
    check_forms(text, mentions)
    assert len(mentions) == 2
    assert mentions[1].edtf is not None
    start, end, *_ = bounds(mentions[1].edtf)
    assert start is not None
    assert end is not None
    assert start <= told + step * DAY <= end
    assert (end - start).days <= 6


@settings(max_examples=60, deadline=None)
@given(DAYS, DAYS)
def test_a_day_with_no_year_and_no_publication_keeps_month_and_day(told: date, other: date) -> None:
    mention = only(f"on {MONTHS[told.month]} {told.day}", None)
    assert mention.edtf == f"XXXX-{told:%m-%d}"
    assume(other <= told)
    assert only(f"since {other.day} {MONTHS[other.month]} {other.year}", None).edtf == f"{other}/.."


@settings(max_examples=200, deadline=None)
@given(WORDS, st.none() | DAYS, GENRES)
def test_no_words_break_offsets_or_forms(words: list[str], published: date | None, genre: dict[str, str]) -> None:
    text = " ".join(words)
    mentions = find_dates(text, published=published, **genre)  # type: ignore[arg-type]
    check_forms(text, mentions)
    assert find_dates(text, published=published, **genre) == mentions  # type: ignore[arg-type]


@given(st.text(max_size=200), st.none() | DAYS)
def test_any_text_can_be_searched(text: str, published: date | None) -> None:
    check_forms(text, find_dates(text, published=published))


@settings(max_examples=60, deadline=None)
@given(data=st.data(), published=DAYS, families=st.lists(st.sampled_from(FAMILIES), min_size=2, max_size=4))
def test_phrases_of_many_sentences_stay_in_order_and_apart(
    data: st.DataObject, published: date, families: list[Family]
) -> None:
    phrases = [family(data, published).words for family in families]
    text = " ".join(f"The forces attacked the village {words}." for words in phrases)
    mentions = find_dates(text, published=published)
    check_forms(text, mentions)
    assert len(mentions) >= len(phrases)
