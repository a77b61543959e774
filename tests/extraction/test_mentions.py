from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sijill.extraction.knowledge import load_knowledge
from sijill.extraction.mentions import Scene, scene_of
from sijill.extraction.parties import Parties


@pytest.fixture
def scene(parse_by_rules: Callable[..., Doc]) -> Callable[[str], Scene]:
    """Read the mentions of the first sentence of a text."""

    def read_scene(text: str) -> Scene:
        knowledge = load_knowledge()
        sentence = next(iter(parse_by_rules(text).sents))
        return scene_of(sentence, [], Parties(knowledge.actor_of, knowledge.role_words), knowledge)

    return read_scene


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        (
            "Turkish forces arrested two farmers in Azaz.",
            [("Turkish forces", "armed", "nsubj"), ("two farmers", "civilians", "dobj")],
        ),
        ("A Turkish drone bombed a village.", [("Turkish", "armed", "amod"), ("A Turkish drone", "armed", "nsubj")]),
        ("A farmer was killed by unknown gunmen.", [("A farmer", "civilians", "nsubjpass")]),
        ("It rained in Azaz.", []),
    ],
)
def test_parties_are_told_with_their_standing_and_their_link(
    text: str, mentions: list[tuple[str, str, str]], scene: Callable[[str], Scene]
) -> None:
    found = [(mention.span.text, mention.standing, mention.link) for mention in scene(text).mentions]
    assert found[: len(mentions)] == mentions


def test_mentions_of_one_actor_have_one_key(scene: Callable[[str], Scene]) -> None:
    first, second = scene("HTS arrested members of Hayat Tahrir Al-Sham.").mentions[:2]
    assert (first.key, second.key) == ("hts", "hts")


def test_a_token_is_told_with_those_above_it(scene: Callable[[str], Scene]) -> None:
    read = scene("Gunmen attacked a post of the army.")
    army = read.mentions[-1].head
    assert [dep for _, dep in read.upwards(army)] == ["pobj", "prep", "dobj", "ROOT"]
