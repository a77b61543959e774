from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd
import pytest

from sijill.exports import export
from sijill.exports.spreadsheet import guarded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("  =1", "'  =1"),
        ("＝1", "'＝1"),
        ('=HYPERLINK("https://evil.example","x")', '\'=HYPERLINK("https://evil.example","x")'),
        ("two = 2", "two = 2"),
        ("", ""),
        ("قصف", "قصف"),
    ],
)
def test_formulas_become_text(text: str, expected: str) -> None:
    assert guarded(text) == expected


def test_a_table_is_written_whole(tmp_path: Path) -> None:
    table = pd.DataFrame(
        {
            "quote": pd.array(['=cmd|" /C calc"!A0', None, 'a, "b"\nc'], dtype="string"),
            "lon": pd.array([-12.5, None, 3.0], dtype="Float64"),
            "killed_best": pd.array([-1, 2, None], dtype="Int64"),
            "is_actual": [True, False, True],
            "date_start": pd.to_datetime(["2023-09-03", None, "2023-09-05"]),
            "=header": ["x", "y", "z"],
        },
        index=[7, 7, 9],
    )
    path = export(table, tmp_path / "deep" / "events.csv")
    content = path.read_bytes().decode("utf-8")
    assert content.startswith("\ufeff")
    assert list(csv.reader(io.StringIO(content[1:], newline=""))) == [
        ["quote", "lon", "killed_best", "is_actual", "date_start", "'=header"],
        ['\'=cmd|" /C calc"!A0', "-12.5", "-1", "True", "2023-09-03", "x"],
        ["", "", "2", "False", "", "y"],
        ['a, "b"\nc', "3.0", "", "True", "2023-09-05", "z"],
    ]
    assert [file.name for file in path.parent.iterdir()] == ["events.csv"]


def test_a_table_without_rows_has_its_header(tmp_path: Path) -> None:
    path = export(pd.DataFrame({"event_id": pd.array([], dtype="string")}), tmp_path / "events.csv")
    assert path.read_text(encoding="utf-8-sig") == "event_id\n"
