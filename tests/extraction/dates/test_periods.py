from __future__ import annotations

from datetime import date

import pytest

from sijill.extraction.dates.periods import (
    Period,
    add_months,
    century_period,
    edge_of,
    month_period,
    run_of,
    season_period,
    share_of,
    unit_period,
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
