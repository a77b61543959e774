from __future__ import annotations

import pytest

from sijill.gazetteer.feature_words import container_name, split_feature
from sijill.schema import FEATURES


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Manbij city", ("Manbij", "populated place")),
        ("Al-Omar oil field", ("Al-Omar", "oil or gas field")),
        ("Deir Ezzor military airport", ("Deir Ezzor", "airport")),
        ("Mount Hermon", ("Hermon", "mountain")),
        ("Aleppo", ("Aleppo", None)),
        ("city", ("city", None)),
        ("", ("", None)),
    ],
)
def test_a_word_for_the_feature_is_parted_from_the_name(name: str, expected: tuple[str, str | None]) -> None:
    assert split_feature(name) == expected
    assert expected[1] is None or expected[1] in FEATURES


@pytest.mark.parametrize(
    ("told", "bare"),
    [
        ("western Daraa countryside", "Daraa"),
        ("the northern countryside of Aleppo", "Aleppo"),
        ("north-eastern Deir Ezzor", "Deir Ezzor"),
        ("Idlib", "Idlib"),
        ("northern", "northern"),
    ],
)
def test_an_area_is_named_without_direction_and_kind(told: str, bare: str) -> None:
    assert container_name(told) == bare
