from __future__ import annotations

from datetime import date

import pytest

from sijill.figures.rows import rows_of
from sijill.figures.spans import scale_of, sorted_spans
from tests.figures.sample import incidents


@pytest.mark.parametrize(
    ("told", "start", "end"),
    [
        ("XXXX-09-03", date(2000, 9, 3), date(2000, 9, 3)),
        ("XXXX-02-29", date(2000, 2, 29), date(2000, 2, 29)),
        ("XXXX-09", date(2000, 9, 1), date(2000, 9, 30)),
        ("XXXX-09-03/XXXX-09-07", date(2000, 9, 3), date(2000, 9, 7)),
        ("XXXX-12-28/XXXX-01-03", date(2000, 12, 28), date(2001, 1, 3)),
        ("../XXXX-09-03", None, date(2000, 9, 3)),
        ("XXXX-09-03/..", date(2000, 9, 3), None),
    ],
)
def test_an_untold_year_is_the_nominal_one(told: str, start: date | None, end: date | None) -> None:
    found = sorted_spans(rows_of(incidents({"date": told})))
    assert [(span.start, span.end) for span in found.yearless] == [(start, end)]
    assert (found.dated, found.undated) == ((), ())


def test_rows_are_sorted_by_what_can_be_drawn() -> None:
    dates = ("2023-09-03", "XXXX-09-03", None, "../2023-09-01", "../..")
    found = sorted_spans(rows_of(incidents(*[{"date": told} for told in dates])))
    assert [span.row.edtf for span in found.dated] == ["2023-09-03", "../2023-09-01"]
    assert [span.row.edtf for span in found.yearless] == ["XXXX-09-03"]
    assert [row.edtf for row in found.undated] == [None, "../.."]


def test_a_short_period_gets_at_least_eight_days() -> None:
    scale = scale_of(sorted_spans(rows_of(incidents({"date": "2023-09-03"}))).dated, width_px=400)
    assert (scale.first, scale.last, scale.day_px) == (date(2023, 8, 30), date(2023, 9, 7), 50.0)
