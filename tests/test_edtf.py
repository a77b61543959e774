from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.edtf import Bounds, bounds


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("edtf", "start", "end", "precision", "is_approximate"),
    [
        ("2023-09-03", "2023-09-03", "2023-09-03", "day", False),
        ("2023-09-05~", "2023-09-05", "2023-09-05", "day", True),
        ("2023-09-03T04:30", "2023-09-03", "2023-09-03", "day", False),
        ("2023-09", "2023-09-01", "2023-09-30", "month", False),
        ("2024-02", "2024-02-01", "2024-02-29", "month", False),
        ("2023-09-XX", "2023-09-01", "2023-09-30", "month", False),
        ("2023", "2023-01-01", "2023-12-31", "year", False),
        ("2023?", "2023-01-01", "2023-12-31", "year", True),
        ("2023-08-28/2023-09-03", "2023-08-28", "2023-09-03", "interval", False),
        ("2023-08/2023-09~", "2023-08-01", "2023-09-30", "interval", True),
        ("2023-09-03/2023-09-03", "2023-09-03", "2023-09-03", "interval", False),
    ],
)
def test_bounds(edtf: str, start: str, end: str, precision: str, is_approximate: bool) -> None:
    assert bounds(edtf) == Bounds(day(start), day(end), precision, is_approximate)


@pytest.mark.parametrize(
    ("edtf", "start", "end"),
    [
        ("../2023-09-05", None, "2023-09-05"),
        ("/2023-09-05", None, "2023-09-05"),
        ("2023-09-05/..", "2023-09-05", None),
        ("2023-09/", "2023-09-01", None),
        ("../..", None, None),
    ],
)
def test_an_open_end_has_no_day(edtf: str, start: str | None, end: str | None) -> None:
    expected = (day(start) if start else None, day(end) if end else None, "open", False)
    assert tuple(bounds(edtf)) == expected


@pytest.mark.parametrize("edtf", ["XXXX-09-03", "XXXX-09", "XXXX-02-29", "XXXX-09-03/XXXX-09-05", "../XXXX-09-03"])
def test_a_date_without_a_year_has_no_days(edtf: str) -> None:
    assert bounds(edtf) == Bounds(None, None, "yearless", is_approximate=False)


@pytest.mark.parametrize(
    "edtf",
    [
        "",
        "yesterday",
        "20230903",
        "03.09.2023",
        "2023-9-3",
        "2023-13",
        "2023-02-29",
        "XXXX-02-30",
        "2023-00-10",
        "2023-09-03/2023-08-28",
        "2023-09-03/soon",
        "2023-09-03/2023-09-04/2023-09-05",
        "2023-09-03 ",
    ],
)
def test_what_is_no_date_is_refused(edtf: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        bounds(edtf)


@given(st.dates(min_value=date(1900, 1, 1)), st.dates(min_value=date(1900, 1, 1)))
def test_an_interval_lies_between_its_days(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert bounds(f"{first}/{last}")[:2] == (first, last)
    month = bounds(f"{first:%Y-%m}")
    assert month.start is not None
    assert month.end is not None
    assert month.start <= first <= month.end
