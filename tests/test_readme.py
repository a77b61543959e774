"""The README is kept true: its tree exists, its commands are known, its figures are those of a fresh run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sijill import corpus, evaluation, extraction, paths
from sijill.cli import app

ROOT = paths.project_root()
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHELL_LINES = [
    line.strip()
    for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    for line in block.splitlines()
    if line.strip()
]
MAKE_TARGETS = sorted(set(re.findall(r"^make ([a-z]+)$", "\n".join(SHELL_LINES), re.MULTILINE)))


def _tree() -> list[str]:
    block = README.split("## The tree")[1].split("## Settings")[0]
    found, parents = [], [""]
    for line in block.splitlines():
        entry = re.match(r"    ( *)(\S+)", line)
        if entry:
            depth = len(entry[1]) // 2
            parents = [*parents[: depth + 1]]
            path = parents[-1] + entry[2]
            found.append(path)
            parents.append(path if path.endswith("/") else parents[-1])
    return found


@pytest.mark.parametrize("path", _tree())
def test_every_entry_of_the_tree_exists(path: str) -> None:
    assert (ROOT / path).exists()


@pytest.mark.parametrize("target", MAKE_TARGETS)
def test_every_make_target_shown_is_there(target: str) -> None:
    assert re.search(rf"^{target}:.*## \S", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("line", [line for line in SHELL_LINES if line.startswith(".venv/bin/sijill")])
def test_every_option_shown_is_known(line: str) -> None:
    words = re.sub(r'"[^"]*"', "VALUE", line).split()[1:]
    command = words[:2] if words[0] in ("pull", "gazetteer") else words[:1]
    told = CliRunner().invoke(app, [*command, "--help"], env={"COLUMNS": "200", "TERM": "dumb", "NO_COLOR": "1"})
    assert told.exit_code == 0
    for option in (word for word in words if word.startswith("-")):
        assert re.search(rf"(?<![\w-]){re.escape(option)}(?![\w-])", told.output), option


def test_picture_is_there() -> None:
    (picture,) = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert (ROOT / picture).stat().st_size > 10_000


def test_table_of_measures_is_that_of_a_fresh_run(tmp_path: Path) -> None:
    gold = paths.gold_directory()
    corpus.pull("folder", gold / "dev.jsonl", raw=tmp_path / "raw")
    extraction.extract(tmp_path / "raw", out=tmp_path / "processed")
    scores = evaluation.evaluate(
        gold / "dev.jsonl", tmp_path / "processed" / "events.jsonl", places=gold / "dev_places.csv"
    )
    fresh = evaluation.quality_table(scores, corpus="the development set", command="make quality")
    shown = README.split("<!-- quality:begin -->")[1].split("<!-- quality:end -->")[0]
    assert shown.strip() == fresh.strip()
    assert scores.type_level.f1 > 0.4
    assert scores.record_level.f1 > 0.1
