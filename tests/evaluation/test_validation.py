from __future__ import annotations

import re
from pathlib import Path

import pytest

from sijill import evaluation, paths
from sijill.errors import DataCheckError
from sijill.evaluation.validation import validation_file

MEASURES = ["reports", "gold", "predicted", "type_f1", "record_f1"]


def test_the_training_of_syria_was_validated() -> None:
    found = evaluation.read_validation()
    assert set(found.folds) == {"fold", *MEASURES}
    assert set(found.learning_curve) == {"reports_learned_from", *MEASURES}
    parts, (whole,) = found.folds.iloc[:-1], found.folds.iloc[-1:].to_dict("records")
    assert (whole["fold"], whole["reports"], whole["gold"]) == ("all", parts["reports"].sum(), parts["gold"].sum())
    assert found.learning_curve["reports_learned_from"].is_monotonic_increasing


def test_the_confidence_of_held_out_records_means_what_it_says() -> None:
    found = evaluation.read_validation()
    assert found.reliability.error < 0.05 < found.reliability_as_event.error


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"folds": [], "learning_curve": [], "reliability": {}}'])
def test_a_file_that_is_none_is_told(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "keeping_validation.json").write_text(text, encoding="utf-8")
    monkeypatch.setattr(paths, "domain_directory", lambda domain: tmp_path)
    with pytest.raises(DataCheckError, match=re.escape(validation_file().name)):
        evaluation.read_validation()


def test_a_domain_without_a_validation_is_told() -> None:
    with pytest.raises(DataCheckError, match=r"keeping_validation.json: cannot be read"):
        evaluation.read_validation("atlantis")
