from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from sijill import evaluation
from sijill.evaluation import Detection, Scores


@pytest.fixture
def poorer(scores: Scores) -> Scores:
    """Scores without a part: nothing is right any more."""
    return dataclasses.replace(scores, record_level=Detection(0, 8, 10), type_level=Detection(2, 6, 8))


def test_the_part_worth_most_comes_first_below_the_whole(scores: Scores, poorer: Scores) -> None:
    table = evaluation.ablation_table(
        scores, {"bells": scores, "wheels": poorer}, {"bells": "they ring", "wheels": "they turn"}
    )
    shown = ["without", "what it does", "record F1", "type F1", "record F1 lost", "type F1 lost"]
    assert table[shown].to_numpy().tolist() == [
        ["nothing", "all parts", 0.2222, 0.4444, 0.0, 0.0],
        ["wheels", "they turn", 0.0, 0.2222, 0.2222, 0.2222],
        ["bells", "they ring", 0.2222, 0.4444, 0.0, 0.0],
    ]


def test_a_table_and_a_page_are_written(tmp_path: Path, scores: Scores, poorer: Scores) -> None:
    table = evaluation.ablation_table(scores, {"wheels": poorer}, {"wheels": "they turn"})
    csv, page = evaluation.write_ablations(tmp_path / "parts", table, corpus="three `reports`", command="make parts")
    assert csv.read_text(encoding="utf-8").splitlines()[2].startswith("wheels,they turn,0.0,0.2222,")
    text = page.read_text(encoding="utf-8")
    assert "| wheels | they turn | 0.000 | 0.222 |" in text
    assert "Measured on three 'reports' and written by `make parts`" in text
    assert (csv.name, page.name) == ("parts.csv", "parts.md")
