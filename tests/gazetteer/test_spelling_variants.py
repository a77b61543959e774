from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from sijill.gazetteer import load

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "spelling_variants.yml").read_text("utf-8"))


def found(case: dict[str, Any]) -> str | None:
    place = load().resolve(case["name"], containers=case.get("containers", ())).place
    return place.place_id if place else None


def test_there_are_a_hundred_cases() -> None:
    assert len(CASES["resolved"]) + len(CASES["missed"]) >= 100


@pytest.mark.parametrize("case", CASES["resolved"], ids=lambda case: case["name"])
def test_a_spelling_that_no_rule_was_written_for_gives_its_place(case: dict[str, Any]) -> None:
    assert found(case) == case["place_id"]


@pytest.mark.parametrize("case", CASES["missed"], ids=lambda case: case["name"])
def test_what_is_missed_is_known(case: dict[str, Any]) -> None:
    assert found(case) == case["found"] != case["place_id"]
