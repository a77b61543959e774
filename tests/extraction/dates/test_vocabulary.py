from __future__ import annotations

from pathlib import Path

import pytest

from sijill.errors import DataCheckError
from sijill.extraction.dates import vocabulary as module
from sijill.extraction.dates.grammar import compile_pattern

BROKEN = {
    "{MONTH: {may: 5}, AHEAD: {may: ''}}": "classes.AHEAD: 'may' already stands in MONTH",
    "{month: {may: 5}}": "classes: 'month' is not written in capitals",
}


@pytest.mark.parametrize(("classes", "message"), BROKEN.items())
def test_broken_words_are_told_with_file_and_class(
    classes: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "dates.yml").write_text(f"classes: {classes}\nneeds_capital: []\nabbreviations: []\n")
    monkeypatch.setattr(module, "domain_directory", lambda language: tmp_path)
    with pytest.raises(DataCheckError, match=f"{tmp_path}/dates.yml: {message}"):
        module.vocabulary("broken")


def test_every_class_has_a_symbol_of_its_own() -> None:
    symbols = module.vocabulary().symbols
    assert len(set(symbols.values())) == len(symbols)


def test_a_pattern_with_an_unknown_name_is_refused() -> None:
    with pytest.raises(KeyError, match="NOVEMBRE"):
        compile_pattern("DAY_NUMBER NOVEMBRE")
