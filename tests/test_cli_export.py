from __future__ import annotations

import json
from pathlib import Path

from tests.shell import sijill


def test_export_prints_the_path_and_tells_what_was_left_out(work: Path, tmp_path: Path) -> None:
    out = tmp_path / "events.csv"
    result = sijill("export", "ucdp", "--processed", work / "processed", "--out", out)
    assert (result.exit_code, result.stdout) == (0, f"{out}\n")
    assert out.read_text(encoding="utf-8-sig").startswith("id,relid,year,type_of_violence,")


def test_export_of_a_period(work: Path, tmp_path: Path) -> None:
    out = tmp_path / "map.geojson"
    result = sijill("export", "geojson", "--processed", work / "processed", "--out", out, "--since", "2030-01-01")
    assert result.exit_code == 0
    assert json.loads(out.read_text(encoding="utf-8")) == {"type": "FeatureCollection", "features": []}


def test_an_unknown_format_is_a_usage_error(work: Path, tmp_path: Path) -> None:
    result = sijill("export", "xls", "--processed", work / "processed", "--out", tmp_path / "x")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "format 'xls' is not known" in result.stderr
