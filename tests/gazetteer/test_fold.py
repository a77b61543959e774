from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sijill.gazetteer.fold import fold, skeleton, words

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "gazetteer.yml").read_text("utf-8"))
PAIRS_THAT_AGREE = [(line[0], other) for line in CASES["same"] for other in line[1:]]


def test_there_are_enough_cases() -> None:
    assert len(PAIRS_THAT_AGREE) >= 60
    assert len(CASES["different"]) >= 30


@pytest.mark.parametrize(("name", "other"), PAIRS_THAT_AGREE)
def test_spellings_of_one_place_share_a_key(name: str, other: str) -> None:
    assert fold(name) == fold(other)


@pytest.mark.parametrize(("name", "other"), CASES["different"])
def test_different_places_have_different_keys(name: str, other: str) -> None:
    assert fold(name) != fold(other)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Deir ez-Zor", "dirzur"),
        ("Al-Hasakah", "hasaka"),
        ("Eastern Ghouta", "gutasharki"),
        ("Al", "al"),
        ("at Homs", "athums"),
        ("T4", "t4"),
        ("", ""),
        ("—", ""),
    ],
)
def test_fold_gives_the_key(name: str, key: str) -> None:
    assert fold(name) == key


def test_english_words_that_look_like_articles_stay() -> None:
    assert fold("at Homs") != fold("Homs")
    assert fold("as Daraa") != fold("Daraa")


@pytest.mark.parametrize(
    ("name", "consonants"), [("Muhaymidah", "mhmd"), ("Mhemideh", "mhmd"), ("Abu Kamal", "bkml")]
)
def test_skeleton_keeps_consonants(name: str, consonants: str) -> None:
    assert skeleton(name) == consonants


def test_words_are_plain_and_hyphens_part_them() -> None:
    assert words("Al-Ḥasakah’s ‘Ayn") == ("al", "hasakahs", "ayn")


@given(st.text(max_size=60))
def test_any_text_folds_to_a_key_without_spaces(text: str) -> None:
    assert not any(letter.isspace() for letter in fold(text))


@given(st.lists(st.sampled_from(["Kafr", "Abu", "al-Bab", "Deir", "Hama", "sharqi"]), min_size=1, max_size=4))
def test_case_and_hyphens_do_not_count(parts: list[str]) -> None:
    assert fold(" ".join(parts)) == fold("-".join(parts).upper())
