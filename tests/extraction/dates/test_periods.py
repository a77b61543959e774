from __future__ import annotations

from datetime import date

import pytest

from sijill.extraction.dates.periods import (
    Period,
    add_months,
    century_period,
    decade_period,
    edge_of,
    month_period,
    quarter_period,
    run_of,
    season_period,
    share_of,
    shifted,
    unit_period,
    weekday_in,
    weekend_in,
    year_period,
)


@pytest.mark.parametrize(
    ("period", "edtf", "value"),
    [
        (unit_period(date(2023, 1, 1), "W"), "2022-12-26/2023-01-01", "2022-W52"),
        (unit_period(date(2023, 1, 3), "WE"), "2023-01-07/2023-01-08", "2023-W01-WE"),
        (month_period(2024, 2), "2024-02", "2024-02"),
        (year_period(2024), "2024", "2024"),
        (season_period(2023, "WI"), "2023-12/2024-02", "2023-WI"),
        (unit_period(date(1999, 5, 5), "DE"), "1990/1999", "199"),
        (century_period(21), "2001/2100", "20"),
        (quarter_period(2022, "Q1"), "2022-01/2022-03", "2022-Q1"),
        (quarter_period(2022, "H2"), "2022-07/2022-12", "2022-H2"),
        (unit_period(date(2022, 5, 5), "Q"), "2022-04/2022-06", "2022-Q2"),
        (edge_of(decade_period(199), "START"), "1990/1993", "199"),
    ],
)
def test_periods_in_both_notations(period: Period, edtf: str, value: str) -> None:
    assert (period.edtf(), period.value()) == (edtf, value)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 2, 29), -12, date(2023, 2, 28)),
        (date(2023, 12, 15), 1, date(2024, 1, 15)),
    ],
)
def test_months_are_added_over_short_months_and_years(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


@pytest.mark.parametrize(("number", "unit"), [(-3000, "Y"), (9000, "Y"), (-(10**9), "D"), (10**30, "M")])
def test_what_lies_outside_the_calendar_is_refused(number: int, unit: str) -> None:
    with pytest.raises(OverflowError):
        shifted(date(2023, 9, 5), number, unit)


@pytest.mark.parametrize(
    ("which", "weekday", "day"), [(1, 0, "2023-05-01"), (5, 2, "2023-05-31"), (-1, 4, "2023-05-26"), (5, 4, None)]
)
def test_weekdays_in_a_month(which: int, weekday: int, day: str | None) -> None:
    found = weekday_in(month_period(2023, 5), which, weekday)
    assert (found and found.edtf()) == day


@pytest.mark.parametrize(
    ("period", "which", "edtf"),
    [
        (month_period(2023, 5), 1, "2023-05-06/2023-05-07"),
        (month_period(2022, 4), -1, "2022-04-30/2022-05-01"),
        (month_period(2023, 5), 5, None),
        (unit_period(date(2023, 5, 3), "D"), 1, "2023-05-06/2023-05-07"),
    ],
)
def test_weekends_of_a_month_and_of_a_day(period: Period, which: int, edtf: str | None) -> None:
    found = weekend_in(period, which)
    assert (found and found.edtf()) == edtf


@pytest.mark.parametrize(
    ("edge", "edtf"), [("START", "2024-02-01/2024-02-10"), ("MID", "2024-02-15"), ("END", "2024-02-21/2024-02-29")]
)
def test_edges_of_a_month(edge: str, edtf: str) -> None:
    assert edge_of(month_period(2024, 2), edge).edtf() == edtf


def test_parts_of_periods() -> None:
    assert share_of(year_period(2016), 2, 2).edtf() == "2016-07/2016-12"
    assert share_of(year_period(2016), -1, 4).edtf() == "2016-10/2016-12"
    assert share_of(month_period(2023, 11), 1, 2).edtf() == "2023-11-01/2023-11-15"


def test_runs_of_periods() -> None:
    last = run_of(month_period(2022, 8), -1, 10, "D")
    assert last is not None
    assert last.edtf() == "2022-08-22/2022-08-31"
    assert run_of(month_period(2022, 8), 9, 1, "W") is None
