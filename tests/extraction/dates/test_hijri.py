from __future__ import annotations

from datetime import date

import pytest

from sijill.extraction.dates.anchors import Anchors
from sijill.extraction.dates.hijri import hijri_base
from sijill.extraction.dates.readings import Calendar

RAMADAN, FITR, EVE = (9, None, None), (10, 1, 3), (10, 0, 1)


@pytest.mark.parametrize(
    ("reading", "start", "end"),
    [
        (Calendar(hijri=RAMADAN), "2023-03-23", "2023-04-20"),
        (Calendar(hijri=RAMADAN, which="NEXT"), "2024-03-11", "2024-04-09"),
        (Calendar(hijri=RAMADAN, year=1442), "2021-04-13", "2021-05-12"),
        (Calendar(hijri=RAMADAN, year=2021), "2021-04-13", "2021-05-12"),
        (Calendar(hijri=FITR), "2023-04-21", "2023-04-23"),
        (Calendar(hijri=EVE), "2023-04-20", "2023-04-20"),
        (Calendar(hijri=RAMADAN, year_which="LAST"), "2022-04-02", "2022-05-01"),
    ],
)
def test_the_year_is_the_nearest_that_fits(reading: Calendar, start: str, end: str) -> None:
    base = hijri_base(reading, Anchors(date(2023, 9, 5)))
    assert base is not None
    assert (str(base[0].start), str(base[0].end)) == (start, end)


@pytest.mark.parametrize("reading", [Calendar(hijri=RAMADAN, year=1650), Calendar(hijri=(9, 30, None), year=1444)])
def test_days_outside_the_tables_are_not_resolved(reading: Calendar) -> None:
    assert hijri_base(reading, Anchors(date(2023, 9, 5))) is None


def test_a_fast_that_is_still_on_is_this_year_s_and_not_the_last() -> None:
    anchors = Anchors(date(2023, 4, 1))
    during, before = (hijri_base(Calendar(hijri=RAMADAN, which=which), anchors) for which in ("THIS", "LAST"))
    assert during is not None
    assert before is not None
    assert (str(during[0].start), str(before[0].start)) == ("2023-03-23", "2022-04-02")
