from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.shell import sijill

pytestmark = pytest.mark.usefixtures("root")


def test_add_tells_where_the_places_are_and_what_was_done(root: Path) -> None:
    table = root / "own.csv"
    table.write_text("name,lat,lon\nZarqabad,36.1,37.5\n", encoding="utf-8")
    result = sijill("gazetteer", "add", table)
    assert (result.exit_code, result.stdout) == (0, f"{root / 'data' / 'gazetteer' / 'syria.csv'}\n")
    assert "1 places added" in result.stderr
    assert json.loads(sijill("gazetteer", "lookup", "Zarqabad", "--json").stdout)["chosen"] == "sy-added-zarqabad"


def test_add_leaves_with_3_when_rows_were_left_out(root: Path) -> None:
    table = root / "own.csv"
    table.write_text("name,lat,lon\nZarqabad,north,37.5\n", encoding="utf-8")
    result = sijill("gazetteer", "add", table)
    assert result.exit_code == 3
    assert "left out: 1 × no point on Earth" in result.stderr


def test_lookup_explains_in_words() -> None:
    result = sijill("gazetteer", "lookup", "Tafas", "--within", "Aleppo")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[-1] == "left open: no candidate lies in Aleppo"


def test_lookup_refuses_a_feature_class_that_there_is_not() -> None:
    result = sijill("gazetteer", "lookup", "Tafas", "--feature", "bakery")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "feature 'bakery'" in result.stderr
