from __future__ import annotations

import re
from pathlib import Path

import pytest

from sijill.errors import DataCheckError, UsageError
from sijill.evaluation.gold_places import GoldPoint, read_gold_places

HEADER = "report_id,text,name,lat,lon,precision_km,confidence\n"


def test_points_are_found_by_report_and_folded_words(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text(
        HEADER
        + "one,Al-Hajar,Hajar,35.0,40.0,2,high\n"
        + "one,The Steppe,,35.5,40.5,60,medium\n"
        + "two,Nowhere,,,,,none\n",
        encoding="utf-8",
    )
    points = read_gold_places(path)
    assert points == {
        "one": {
            "al hajar": GoldPoint(
                report_id="one", text="Al-Hajar", lat=35, lon=40, precision_km=2, confidence="high"
            ),
            "the steppe": GoldPoint(
                report_id="one", text="The Steppe", lat=35.5, lon=40.5, precision_km=60, confidence="medium"
            ),
        }
    }
    assert [point.tolerance_km for point in points["one"].values()] == [10, 60]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (HEADER + "one,Hajar,,95.0,40.0,2,high\n", "field 'lat', value '95.0'"),
        (HEADER + "one,Hajar,,35.0,east,2,high\n", "field 'lon', value 'east'"),
        (HEADER + "one,Hajar,,35.0,,2,high\n", "field 'lat, lon', value"),
        (HEADER + "one,Hajar,,35.0,40.0,-2,high\n", "field 'precision_km', value '-2'"),
        (HEADER + "one,Hajar,,35.0,40.0,2,sure\n", "field 'confidence', value 'sure'"),
        (HEADER + ",Hajar,,35.0,40.0,2,high\n", "field 'report_id', value ''"),
        ("report_id,text,lon\none,Hajar,40.0\n", "field 'lat', value"),
    ],
)
def test_a_bad_row_is_told_by_file_line_column_and_value(tmp_path: Path, content: str, told: str) -> None:
    path = tmp_path / "places.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DataCheckError, match=f"^{re.escape('places.csv:2: ' + told)}"):
        read_gold_places(path)


def test_a_file_that_is_no_table_is_told(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_bytes(b"report_id,text\n\xff\xfe,\n")
    with pytest.raises(DataCheckError, match=r"^places\.csv: it is no UTF-8 table"):
        read_gold_places(path)
    with pytest.raises(UsageError, match=r"^others\.csv: there is no such file"):
        read_gold_places(tmp_path / "others.csv")
