from __future__ import annotations

from datetime import date

import pytest

from sijill.errors import UsageError
from sijill.figures.bins import bins_between, checked_period, counted_in, period_for
from sijill.figures.rows import rows_of
from sijill.figures.spans import sorted_spans
from tests.figures.sample import incidents


@pytest.mark.parametrize(
    ("period", "first", "last", "words"),
    [
        ("day", "2023-09-03", "2023-09-04", ["3 September 2023", "4 September 2023"]),
        (
            "week",
            "2023-09-03",
            "2023-09-04",
            ["28 August 2023 to 3 September 2023", "4 September 2023 to 10 September 2023"],
        ),
        ("month", "2023-12-31", "2024-02-01", ["December 2023", "January 2024", "February 2024"]),
        ("quarter", "2023-05-31", "2023-07-01", ["1 April 2023 to 30 June 2023", "1 July 2023 to 30 September 2023"]),
        ("year", "2023-05-31", "2024-01-01", ["2023", "2024"]),
    ],
)
def test_periods_are_whole_ones_of_the_calendar(period: str, first: str, last: str, words: list[str]) -> None:
    found = bins_between(date.fromisoformat(first), date.fromisoformat(last), period)
    assert [one.words for one in found] == words


@pytest.mark.parametrize(
    ("last", "period"),
    [
        ("2023-02-04", "day"),
        ("2023-02-05", "week"),
        ("2023-07-02", "month"),
        ("2027-01-05", "quarter"),
        ("2036-01-01", "year"),
    ],
)
def test_the_period_goes_with_the_stretch(last: str, period: str) -> None:
    assert period_for(date(2023, 1, 1), date.fromisoformat(last)) == period


def test_what_reaches_over_two_bins_is_possible_in_both() -> None:
    table = incidents(
        {"date": "2023-09-03"}, {"date": "2023-09-30~"}, {"date": "2023-09-28/2023-10-02"}, {"date": "2023-09-05/.."}
    )
    counted = counted_in(
        sorted_spans(rows_of(table)).dated, bins_between(date(2023, 8, 1), date(2023, 10, 2), "month")
    )
    assert [
        (one.bin.words, [row.identity for row in one.sure], [row.identity for row in one.possible]) for one in counted
    ] == [("September 2023", ["i1", "i2"], ["i3"]), ("October 2023", [], ["i3"])]


def test_about_a_day_is_only_possible_on_that_day() -> None:
    spans = sorted_spans(rows_of(incidents({"date": "2023-09-03~"}))).dated
    (counted,) = counted_in(spans, bins_between(date(2023, 9, 1), date(2023, 9, 5), "day"))
    assert (counted.bin.words, len(counted.sure), len(counted.possible)) == ("3 September 2023", 0, 1)


def test_the_middle_of_a_period() -> None:
    (week,) = bins_between(date(2023, 9, 4), date(2023, 9, 4), "week")
    assert week.middle == "2023-09-07T12:00"


def test_an_unknown_period_is_named() -> None:
    with pytest.raises(UsageError, match="period 'fortnight' is not known; known are day, week"):
        checked_period("fortnight")
