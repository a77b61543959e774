from __future__ import annotations

import pytest

from sijill.errors import UsageError
from sijill.gazetteer import as_text, explain


def test_the_candidates_are_told_with_scores_and_the_choice_with_its_reason() -> None:
    told = explain("Tafas", within=["western Daraa countryside"])
    assert (told["key"], told["is_known"], told["chosen"]) == ("tafas", True, "sy-daraa-tafas")
    first = told["candidates"][0]
    assert (first["place_id"], first["how"], first["score"]) == ("sy-daraa-tafas", "name", 1.0)
    assert as_text(told).splitlines()[1].startswith("→ 1.00  Tafas, populated place (Daraa, SY; 32.7")


@pytest.mark.parametrize(
    ("name", "within", "reason"),
    [
        ("Tafas", ["Aleppo"], "no candidate lies in Aleppo"),
        ("Atlantis", [], "no place is called 'Atlantis'"),
    ],
)
def test_a_name_that_stays_open_says_why(name: str, within: list[str], reason: str) -> None:
    told = explain(name, within=within)
    assert (told["chosen"], told["reason"]) == (None, reason)
    assert as_text(told).splitlines()[-1] == f"left open: {reason}"


def test_a_near_spelling_tells_its_difference() -> None:
    told = explain("Muhaimudah", within=["Deir Ezzor"])
    assert told["chosen"] == "sy-deir-ez-zor-muhaymidah"
    assert (told["candidates"][0]["how"], told["candidates"][0]["difference"]) == ("near", 0.5)


def test_an_unknown_feature_class_is_told() -> None:
    with pytest.raises(UsageError, match="feature 'bakery': known are populated place"):
        explain("Tafas", feature="bakery")
