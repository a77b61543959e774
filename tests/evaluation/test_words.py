from __future__ import annotations

import pytest

from sijill.evaluation.words import actor_words, folded, place_key


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, ""),
        ("Al-Mayadeen", "al mayadeen"),
        ("expl*osion", "explosion"),
        ("the army’s posts", "the army posts"),
        ("Café–“Ayn Îssa”", "cafe ayn issa"),
        ("حلب", ""),
    ],
)
def test_folded(text: str | None, expected: str) -> None:
    assert folded(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the outskirts of Tafas town", "tafas"),
        ("Al-Mayadeen", "mayadeen"),
        ("the southern countryside", "the southern countryside"),
        ("", ""),
    ],
)
def test_place_key(text: str, expected: str) -> None:
    assert place_key(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("members of the Desert Brigade", {"forces", "desert", "brigade"}),
        ("two gunmen", {"forces"}),
        ("six", set()),
    ],
)
def test_actor_words(text: str, expected: set[str]) -> None:
    assert actor_words(text) == expected
