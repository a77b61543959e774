from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc

from sijill.errors import DataCheckError
from sijill.extraction.choosing import (
    LIKELIEST,
    ChoosingModel,
    candidates,
    choose_parties,
    decide,
    load_choosing_model,
    parse_choosing_model,
)
from sijill.extraction.knowledge import load_knowledge
from sijill.extraction.marks import marks_of
from sijill.extraction.party_traits import FAMILIES

EMPTY: dict[str, dict[str, list[float]]] = {", ".join(family): {} for family in FAMILIES}
SOUND = {
    "made_by": "x",
    "trained_on": "y",
    "thresholds": {"initiator": [0.4, 0.6], "target": [0.3, 0.7]},
    "intercepts": [0, -1.5],
    "weights": EMPTY | {"actor": {"hts": [2, -2]}, "rule, reason": {"none | none": [-1, 0.5]}},
}
DOC = spacy.blank("en")("The army shelled the rebels and the rebels fled with two men")
ARMY, REBELS, AGAIN, MEN = DOC[0:2], DOC[3:5], DOC[6:8], DOC[10:12]


def model_of(**weights: dict[str, list[float]]) -> ChoosingModel:
    named = {name.replace("_", ", "): told for name, told in weights.items()}
    return parse_choosing_model(SOUND | {"weights": EMPTY | named}, file="choosing.json")


@pytest.mark.parametrize(
    ("likelihoods", "initiator", "target"),
    [
        ([(0.9, 0.1), (0.2, 0.8)], ["The army"], ["the rebels"]),
        ([(0.3, 0.1), (0.2, 0.2)], [], []),
        ([(0.9, 0.8), (0.1, 0.1)], ["The army"], []),
        ([(0.9, 0.1), (0.5, 0.1)], ["The army"], []),
        ([(0.9, 0.1), (0.1, 0.8), (0.1, 0.75)], ["The army"], ["the rebels"]),
        ([(0.9, 0.1), (0.1, 0.75), (0.1, 0.1), (0.1, 0.8)], ["The army"], ["the rebels", "two men"]),
    ],
    ids=["both", "none likely enough", "one role each", "a further one must be surer", "same words", "two targets"],
)
def test_the_likeliest_get_the_roles(
    likelihoods: list[tuple[float, float]], initiator: list[str], target: list[str]
) -> None:
    spans = [ARMY, REBELS, AGAIN, MEN][: len(likelihoods)]
    found = decide(spans, likelihoods, ((0.4, 0.6), (0.3, 0.7)))
    assert tuple([span.text for span in spans] for spans in found) == (initiator, target)


def test_a_party_that_the_rules_left_out_is_chosen(parse_by_rules: Callable[..., Doc]) -> None:
    marks = marks_of(parse_by_rules("Regime forces shelled Sarmin, where HTS has posts."))
    (draft,) = marks.drafts
    draft.initiator = []
    choose_parties(marks, load_knowledge(), model_of(actor={"regime-forces": [3, -3], "hts": [-3, 3]}))
    assert [span.text for span in draft.initiator] == ["Regime forces"]
    assert [span.text for span in draft.target] == ["HTS"]
    assert draft.inferred["initiator"] == LIKELIEST


def test_nobody_acts_where_nobody_is_likely(parse_by_rules: Callable[..., Doc]) -> None:
    marks = marks_of(parse_by_rules("Regime forces shelled Sarmin."))
    (draft,) = marks.drafts
    draft.inferred["initiator"] = "the nearest actor of the sentence"
    choose_parties(marks, load_knowledge(), model_of(actor={"regime-forces": [-3, -3]}))
    assert (draft.initiator, draft.target, "initiator" in draft.inferred) == ([], [], False)


def test_a_fight_keeps_its_sides(parse_by_rules: Callable[..., Doc]) -> None:
    marks = marks_of(parse_by_rules("Clashes broke out between the SDF and HTS."))
    assert list(candidates(marks, load_knowledge())) == []
    (event,) = marks.events
    assert [actor.text for actor in (*event.initiator, *event.target)] == ["the SDF", "HTS"]


def test_parties_of_the_event_before_are_looked_at(parse_by_rules: Callable[..., Doc]) -> None:
    marks = marks_of(parse_by_rules("Regime forces shelled Sarmin. Two farmers were arrested in Azaz."))
    _, (_, found) = candidates(marks, load_knowledge())
    where = {candidate.span.text: candidate.values["where"] for candidate in found}
    assert where["Regime forces"] == "initiator 1 back"


def test_events_quote_the_parties_chosen(parse: Callable[..., Doc]) -> None:
    marks = marks_of(parse("Turkish forces shelled Azaz yesterday, killing two farmers."))
    for event, draft in zip(marks.events, marks.drafts, strict=True):
        assert [actor.text for actor in event.initiator] == [span.text for span in draft.initiator]
        assert [actor.text for actor in event.target] == [span.text for span in draft.target]
        assert event.inferred == draft.inferred


def test_weights_add_up() -> None:
    values = {name: "other" for family in FAMILIES for name in family}
    first, second = model_of(actor={"hts": [2, -2]}, rule_reason={"none | none": [-1, 0.5]}).likelihoods(
        values | {"actor": "hts", "rule": "none", "reason": "none"}
    )
    assert (round(first, 3), round(second, 3)) == (0.731, 0.047)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"intercepts": [1]}, "choosing.json: field 'intercepts', value [1] is no pair of numbers"),
        ({"intercepts": [1, True]}, "choosing.json: field 'intercepts', value [1, True] is no pair of numbers"),
        ({"thresholds": {"initiator": [1, 2]}}, "choosing.json: field 'thresholds', value ['target'] missing or"),
        (
            {"weights": EMPTY | {"actor": {"hts": 1}}},
            "choosing.json: field 'actor', value 1 is no pair of numbers",
        ),
        (
            {"weights": EMPTY | {"actor": [1]}},
            "choosing.json: field 'actor', value [1] is no mapping of names to values",
        ),
        ({"weights": {}}, "choosing.json: field 'weights', value "),
        ({"more": 1}, "choosing.json: value ['more'] missing or unknown"),
    ],
)
def test_a_broken_model_is_told(change: dict[str, Any], message: str) -> None:
    with pytest.raises(DataCheckError, match=re.escape(message)):
        parse_choosing_model(SOUND | change, file="choosing.json")


def test_a_domain_without_a_model_is_told() -> None:
    with pytest.raises(DataCheckError, match=r"^choosing.json: cannot be read"):
        load_choosing_model("atlantis")
