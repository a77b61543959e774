from __future__ import annotations

from datetime import date
from functools import partial

import pytest

from sijill.extraction.dates.narrative_year import digressions, narrative_year
from sijill.extraction.dates.periods import Period, day_period, month_period, year_period


@pytest.mark.parametrize(
    ("told", "month", "year"),
    [
        ([month_period(1941, 12)], 1, 1942),
        ([month_period(1942, 5)], 3, 1942),
        ([year_period(1976), day_period(date(1975, 3, 10))], 3, 1975),
        ([year_period(1938), month_period(1937, 11)], 1, 1938),
        ([month_period(1945, 2), month_period(1944, 6)], 7, 1944),
        ([], 7, None),
    ],
)
def test_a_month_lies_nearest_to_the_dates_just_told(told: list[Period], month: int, year: int | None) -> None:
    assert narrative_year(told, partial(month_period, month=month)) == year


def test_a_start_lies_before_the_last_date_told() -> None:
    told = [month_period(1950, 6)]
    assert narrative_year(told, partial(month_period, month=8)) == 1950
    assert narrative_year(told, partial(month_period, month=8), looks_back=True) == 1949


@pytest.mark.parametrize(
    ("years", "places"),
    [
        ([1964, None, 2005, 1964], {2}),
        ([1788, 1614, 1614, 1789], {1, 2}),
        ([1939, 1945, 1990, 1991], set()),
        ([None], set()),
    ],
)
def test_years_that_a_history_only_glances_at(years: list[int | None], places: set[int]) -> None:
    assert digressions(years) == places
