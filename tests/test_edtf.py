from __future__ import annotations

from datetime import date, timedelta
from time import struct_time

import pytest
from edtf import EDTFObject, parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from sijill.edtf import Bounds, bounds, check, ucdp_date_prec

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))
QUALIFIERS = st.sampled_from(("", "~", "?", "%"))


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
        ("2023-09-03/2023-09-03", "2023-09-03", "2023-09-03", "day", False),
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


@given(DAYS, DAYS)
def test_an_interval_lies_between_its_days(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert bounds(f"{first}/{last}")[:2] == (first, last)
    month = bounds(f"{first:%Y-%m}")
    assert month.start is not None
    assert month.end is not None
    assert month.start <= first <= month.end


def day_of(moment: struct_time) -> date:
    return date(*moment[:3])


def in_all_forms(day: date) -> tuple[str, ...]:
    return str(day), f"{day:%Y-%m}", f"{day.year}"


@given(DAYS, DAYS, st.integers(0, 2), st.integers(0, 2), QUALIFIERS, QUALIFIERS)
def test_closed_dates_reach_as_far_as_the_library_says(
    one: date, other: date, one_form: int, other_form: int, one_qualifier: str, other_qualifier: str
) -> None:
    first, last = sorted((one, other))
    start = in_all_forms(first)[one_form] + one_qualifier
    end = in_all_forms(last)[other_form] + other_qualifier
    for edtf in (start, end, f"{start}/{end}"):
        told = parse_edtf(edtf)
        assert isinstance(told, EDTFObject)
        days = day_of(told.lower_strict()), day_of(told.upper_strict())
        if days[0] <= days[1]:
            assert bounds(check(edtf))[:2] == days


@given(DAYS, st.integers(0, 2), QUALIFIERS)
def test_open_dates_are_open_where_the_library_says(day: date, form: int, qualifier: str) -> None:
    point = in_all_forms(day)[form] + qualifier
    since, until = parse_edtf(f"{point}/.."), parse_edtf(f"../{point}")
    assert bounds(check(f"{point}/.."))[:2] == (day_of(since.lower_strict()), None)
    assert bounds(check(f"../{point}"))[:2] == (None, day_of(until.upper_strict()))
    assert since.upper_strict() == float("inf")
    assert until.lower_strict() == float("-inf")


@pytest.mark.parametrize(
    "edtf",
    [
        "XXXX-09-03",
        "XXXX-02-29",
        "XXXX-09",
        "XXXX-09-03~",
        "XXXX-09~",
        "XXXX-08-28/XXXX-09-03",
        "XXXX-08-28~/XXXX-09-03~",
        "../XXXX-09-03",
        "XXXX-09/..",
        "../..",
        "/2023-09-03",
    ],
)
def test_dates_with_no_year_or_no_end_are_edtf(edtf: str) -> None:
    assert check(edtf) == edtf


@pytest.mark.parametrize(
    "edtf",
    [
        "2023-09-03T04:30",
        "2023-09-03Tmorning",
        "20~23-09-03",
        "2023-09-03~~",
        "XX~XX-09-03",
        "XXXX-09-03~~",
        "../?",
        "2023-XX/2023-09",
        "2023-02-29",
        "2023-09-03/2023-08-28",
        "../",
    ],
)
def test_what_the_library_cannot_read_is_refused_and_prints_nothing(
    edtf: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(ValueError, match=r".+"):
        check(edtf)
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("edtf", "code"),
    [
        ("2023-09-03", 1),
        ("2023-09-03/2023-09-03", 1),
        ("2023-09-03/2023-09-04", 2),
        ("2023-09-03/2023-09-08", 2),
        ("2023-09-04/2023-09-10", 3),
        ("2023-09-03/2023-09-10", 4),
        ("2024-02", 4),
        ("2023-08", 4),
        ("2023-08-15/2023-09-14", 4),
        ("2023-08-15/2023-09-15", 5),
        ("2022-12/2023-02", 5),
        ("2023", 5),
        ("2024", 5),
        ("2023-01-01/2024-01-02", None),
        ("1990/1999", None),
        ("../2023-09-03", None),
        ("2023-09-03/..", None),
        ("XXXX-09-03", None),
        ("2023-09-03~", 2),
        ("2023-09-02~/2023-09-03~", 2),
        ("2023-09-01~/2023-09-03~", 3),
        ("2023-09-04~/2023-09-10~", 4),
        ("2023-09-11/2023-09-20~", 4),
        ("2023-09~", 5),
        ("2023~", None),
    ],
)
def test_ucdp_codes(edtf: str, code: int | None) -> None:
    assert ucdp_date_prec(bounds(edtf)) == code


@given(DAYS, st.integers(0, 800), st.integers(0, 800))
def test_a_shorter_interval_is_never_coded_as_less_precise(first: date, length: int, longer: int) -> None:
    def code(days: int, qualifier: str = "") -> int:
        return ucdp_date_prec(bounds(f"{first}/{first + timedelta(days)}{qualifier}")) or 6

    assert code(length) <= code(length + longer)
    assert code(length) <= code(length, "~")
