"""The commands that measure: what errors cost, what each part of extraction is worth."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from sijill.paths import gold_directory
from tests.shell import sijill


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first annotated reports of the sample, in a file of their own."""
    path = tmp_path_factory.mktemp("gold") / "gold.jsonl"
    lines = (gold_directory() / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join(lines[:3]), encoding="utf-8")
    return path


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines()))


def test_evaluate_writes_what_errors_cost(gold: Path, tmp_path: Path) -> None:
    (tmp_path / "events.jsonl").write_text("", encoding="utf-8")
    told = sijill(
        *("evaluate", "--gold", gold, "--events", tmp_path / "events.jsonl", "--costs", tmp_path / "costs.csv")
    )
    assert told.exit_code == 0
    rows = rows_of(tmp_path / "costs.csv")
    assert {(row["field"], row["what"]) for row in rows} == {
        ("missed", "any"),
        ("missed", "nothing found in its sentence"),
    }
    assert {float(row["record_f1_gain"]) for row in rows} == {1.0}


def test_ablate_writes_a_table_of_the_parts_named(gold: Path, tmp_path: Path) -> None:
    told = sijill("ablate", "--gold", gold, "--part", "frames", "--part", "victims", "--out", tmp_path / "parts")
    assert told.exit_code == 0
    assert told.stdout.split() == [str(tmp_path / "parts.csv"), str(tmp_path / "parts.md")]
    rows = rows_of(tmp_path / "parts.csv")
    assert rows[0]["without"] == "nothing"
    assert "(3 reports, " in (tmp_path / "parts.md").read_text(encoding="utf-8")
    assert {row["without"] for row in rows[1:]} == {"frames", "victims"}
    assert float(rows[1]["actors F1"]) < float(rows[0]["actors F1"])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--part", "engine"), "part 'engine' is unknown"),
        (("--gold", "absent.jsonl"), "absent.jsonl: there is no such file"),
    ],
)
def test_ablate_tells_what_is_unknown(arguments: tuple[str, str], message: str, gold: Path, tmp_path: Path) -> None:
    told = sijill("ablate", "--gold", gold, "--out", tmp_path / "parts", *arguments)
    assert (told.exit_code, list(tmp_path.iterdir())) == (2, [])
    assert message in told.stderr
