from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from sijill.domains.folding import STOP, fold, folded_words

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "folding.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: repr(case["text"]))
def test_spellings_fold_to_one_form(case: dict[str, Any]) -> None:
    assert folded_words(case["text"]) == tuple(case["folded"])


def test_pieces_keep_their_place_and_stops_part_names() -> None:
    text = "the Al-Nusra Front’s men, SDF"
    assert [(piece.text, text[piece.start : piece.end]) for piece in fold(text)] == [
        ("nusra", "Al-Nusra"),
        ("front", "Front’s"),
        ("men", "men"),
        (STOP, ","),
        ("sdf", "SDF"),
    ]
