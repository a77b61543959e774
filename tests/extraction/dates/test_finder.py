from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

from sijill.edtf import bounds
from sijill.errors import UsageError
from sijill.extraction.dates import DateMention, find_dates, single_times

CASES = Path(__file__).parents[2] / "cases" / "dates.yml"


def cases() -> list[Any]:
    groups = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    return [pytest.param(case, id=f"{name}: {case['text'][:40]}") for name, group in groups.items() for case in group]


def told(mention: DateMention) -> str:
    fields = (mention.text, mention.edtf or "-", mention.timex_type, mention.timex_value, mention.anchor)
    return " | ".join((*fields, mention.precision))


@pytest.mark.parametrize("case", cases())
def test_phrases_mean_what_the_codebook_says(case: dict[str, Any]) -> None:
    mentions = find_dates(case["text"], published=case.get("published"))
    assert [told(mention) for mention in mentions] == case["mentions"]


@pytest.mark.parametrize("case", cases())
def test_offsets_give_the_words_and_every_date_is_edtf(case: dict[str, Any]) -> None:
    text = case["text"]
    for mention in find_dates(text, published=case.get("published")):
        for one in (mention, *mention.parts):
            assert text[one.start : one.end] == one.text
            assert one.edtf is None or bounds(one.edtf)


def test_publication_may_be_a_date_a_moment_or_a_string() -> None:
    days = [date(2023, 9, 5), datetime(2023, 9, 5, 8, 30), "2023-09-05", "2023-09-05T08:30:00"]
    assert [find_dates("yesterday", published=day)[0].edtf for day in days] == ["2023-09-04"] * 4


def test_a_publication_that_is_no_date_is_refused_by_name() -> None:
    with pytest.raises(UsageError, match="published: 'last week' is no ISO date"):
        find_dates("yesterday", published="last week")


def test_anything_with_a_text_can_be_searched() -> None:
    document = SimpleNamespace(text="on 3 May 2021")
    assert [mention.edtf for mention in find_dates(document)] == ["2021-05-03"]


def test_parts_of_a_range_keep_their_own_words() -> None:
    (mention,) = find_dates("from 3 March to 5 May 2021")
    assert (mention.text, mention.edtf) == ("from 3 March to 5 May 2021", "2021-03-03/2021-05-05")
    assert [(part.text, part.edtf) for part in mention.parts] == [
        ("3 March", "2021-03-03"),
        ("5 May 2021", "2021-05-05"),
    ]


def test_a_history_takes_the_year_of_the_last_date_told() -> None:
    text = "On 3 December 1941 it began. In January the fleet sailed. On 5 March it arrived; the next day it left."
    found = [(mention.text, mention.edtf) for mention in find_dates(text, published="2009-12-19", genre="narrative")]
    assert found == [
        ("3 December 1941", "1941-12-03"),
        ("January", "1942-01"),
        ("5 March", "1942-03-05"),
        ("the next day", "1942-03-06"),
    ]


def test_an_aside_leaves_a_history_where_it_was() -> None:
    text = "In 1965 the war grew. It was the worst year since 1945. In May it grew again."
    found = [mention.edtf for mention in find_dates(text, genre="narrative")]
    assert found == ["1965", "1945/..", "1965-05"]


def test_years_before_christ_are_counted_on_in_the_narrative() -> None:
    values = [mention.timex_value for mention in find_dates("In 490 BC they came. In 480, they came again.")]
    assert values == ["BC0490", "BC0480"]


def test_an_empty_text_has_no_dates() -> None:
    assert find_dates("") == []


def test_single_times_are_those_that_timex_marks() -> None:
    mentions = find_dates("Meanwhile, from 1914 to 1918 and since May 1920 it rained.", published="2023-09-05")
    assert [single.text for single in single_times(mentions)] == ["1914", "1918", "May 1920"]


def test_histories_mark_former_and_future_but_news_do_not() -> None:
    text = "the former king feared future wars"
    found = [(mention.text, mention.timex_value) for mention in find_dates(text, genre="narrative")]
    assert found == [("former", "PAST_REF"), ("future", "FUTURE_REF")]
    assert find_dates(text, genre="news") == []


def test_a_year_glanced_at_does_not_lead_a_history_astray() -> None:
    text = "On 2 August 1964 it began. Papers of 2005 show it. On 4 August it went on; in 1965 it ended."
    found = [mention.edtf for mention in find_dates(text, genre="narrative")]
    assert found == ["1964-08-02", "2005", "1964-08-04", "1965"]


def test_a_distance_beside_a_date_tells_the_same_day_in_a_history() -> None:
    text = "On 14 May 1950, two days after the landing, he spoke. Three days after the speech he left."
    found = [(mention.text, mention.edtf) for mention in find_dates(text, genre="narrative")]
    assert found == [
        ("14 May 1950", "1950-05-14"),
        ("two days after", "1950-05-14"),
        ("Three days after", "1950-05-17"),
    ]
