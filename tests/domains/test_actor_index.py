from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from sijill.domains import actor_index

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "cases" / "actors.yml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: repr(case["words"]))
def test_a_noun_phrase_names_its_actor(case: dict[str, Any]) -> None:
    assert actor_index().actor_of(case["words"]) == case["actor"]


def test_names_are_found_in_tokens_with_their_article_and_without_possessive() -> None:
    text = "A patrol of the Al - Nusra Front met the regime ’s Military Security , SDF"
    tokens = text.split()
    found = actor_index().find(tokens)
    assert [(" ".join(tokens[start:end]), actor_id) for start, end, actor_id in found] == [
        ("Al - Nusra Front", "nusra-front"),
        ("regime ’s Military Security", "military-security"),
        ("SDF", "sdf"),
    ]


def test_tokens_that_keep_their_hyphens_are_found_too() -> None:
    assert actor_index().find(["Iranian-backed", "militias", "in", "Al-Bukamal"]) == [(0, 2, "iran-backed-militias")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Syrian , Democratic Forces", [("Syrian", "regime-forces")]),
        ("Russian jets left Turkey", [("Russian", "russian-forces"), ("Turkey", "turkish-forces")]),
        ("camps in Turkey", []),
        ("This is news to us", []),
        ("", []),
    ],
)
def test_names_end_at_commas_and_countries_may_be_places(text: str, expected: list[tuple[str, str]]) -> None:
    tokens = text.split()
    found = actor_index().find(tokens)
    assert [(" ".join(tokens[start:end]), actor_id) for start, end, actor_id in found] == expected


def test_kinds_of_words_can_be_chosen() -> None:
    tokens = ["Russian", "jets", "hit", "gunmen", "of", "HTS"]
    assert actor_index().find(tokens, tiers=("aliases",)) == [(5, 6, "hts")]
    assert actor_index().find(tokens, tiers=("heads", "adjectives")) == [
        (0, 1, "russian-forces"),
        (3, 4, "unidentified"),
    ]


def test_the_index_is_built_once() -> None:
    assert actor_index() is actor_index()
