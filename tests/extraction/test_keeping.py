from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from sijill.errors import DataCheckError
from sijill.extraction.keeping import (
    KeepingModel,
    TraitWeights,
    keep_likely,
    load_keeping_model,
    parse_keeping_model,
)
from sijill.extraction.marks import marks_of

WEIGHTS = TraitWeights(intercept=0.0, weights={"type=shelling": 2.0, "in relcl": -1.0, "not": -3.0})
MODEL = KeepingModel(threshold=0.4, event=WEIGHTS, record=TraitWeights(intercept=-1.0, weights={"no toll": 1.5}))
NO_WEIGHTS = {"intercept": 0, "weights": {}}
SOUND = {
    "made_by": "x",
    "trained_on": "y",
    "threshold": 0.3,
    "event": {"intercept": 0, "weights": {"not": -1.5}},
    "record": NO_WEIGHTS,
}


@pytest.mark.parametrize(
    ("traits", "probability"),
    [
        ((), 0.5),
        (("type=shelling",), 0.881),
        (("type=shelling", "in relcl"), 0.731),
        (("not", "a trait without a weight"), 0.047),
    ],
)
def test_probability_is_the_logistic_of_the_weights(traits: tuple[str, ...], probability: float) -> None:
    assert WEIGHTS.probability(traits) == probability


def test_unlikely_events_are_left_out(parse: Callable[..., Doc]) -> None:
    marks = marks_of(parse("Regime forces shelled Sarmin. Gunmen kidnapped a man in Azaz."))
    first, second = marks.events
    events, traits = keep_likely([first, second], [("type=shelling", "no toll"), ("not", "no toll")], MODEL)
    assert events == [first.model_copy(update={"confidence": 0.622})]
    assert traits == [("type=shelling", "no toll")]


def test_the_model_of_syria_rates_every_event(parse: Callable[..., Doc]) -> None:
    model = load_keeping_model()
    marks = marks_of(parse("Regime forces shelled Sarmin yesterday, killing two civilians."))
    assert [event.confidence for event in marks.events] == [model.record.probability(marks.traits[0])]
    assert model.event.probability(marks.traits[0]) > model.threshold > 0


def test_without_the_learned_part_no_event_has_a_confidence(rules: Language, parse: Callable[..., Doc]) -> None:
    doc = parse("Regime forces shelled Sarmin.")
    assert [event.confidence for event in marks_of(rules(doc)).events] == [None]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"threshold": "high"}, "field 'threshold', value 'high' is no number"),
        ({"event": NO_WEIGHTS | {"weights": {"not": True}}}, "field 'event.weights.not', value True is no number"),
        ({"record": NO_WEIGHTS | {"intercept": float("nan")}}, "field 'record.intercept', value nan is no number"),
        (
            {"event": NO_WEIGHTS | {"weights": [1]}},
            "field 'event.weights', value [1] is no mapping of traits",
        ),
        ({"event": {"intercept": 0}}, "field 'event', value ['weights'] missing or unknown"),
        ({"more": 1}, "value ['more'] missing or unknown"),
    ],
)
def test_a_broken_model_is_told(change: dict[str, Any], message: str) -> None:
    with pytest.raises(DataCheckError, match=rf"^keeping.json: {re.escape(message)}"):
        parse_keeping_model(SOUND | change, file="keeping.json")


def test_a_sound_model_is_read() -> None:
    assert parse_keeping_model(SOUND, file="keeping.json") == KeepingModel(
        0.3, TraitWeights(0, {"not": -1.5}), TraitWeights(0, {})
    )


def test_a_domain_without_a_model_is_told() -> None:
    with pytest.raises(DataCheckError, match=r"^keeping.json: cannot be read"):
        load_keeping_model("atlantis")
