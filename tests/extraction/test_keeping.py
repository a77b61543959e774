from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from sijill.errors import DataCheckError
from sijill.extraction.keeping import KeepingModel, keep_likely, load_keeping_model, parse_keeping_model
from sijill.extraction.marks import marks_of

MODEL = KeepingModel(threshold=0.4, intercept=0.0, weights={"type=shelling": 2.0, "in relcl": -1.0, "not": -3.0})
SOUND = {"made_by": "x", "trained_on": "y", "threshold": 0.3, "intercept": 0, "weights": {"not": -1.5}}


@pytest.mark.parametrize(
    ("traits", "confidence"),
    [
        ((), 0.5),
        (("type=shelling",), 0.881),
        (("type=shelling", "in relcl"), 0.731),
        (("not", "a trait without a weight"), 0.047),
    ],
)
def test_confidence_is_the_logistic_of_the_weights(traits: tuple[str, ...], confidence: float) -> None:
    assert MODEL.confidence(traits) == confidence


def test_unlikely_events_are_left_out(parse: Callable[..., Doc]) -> None:
    marks = marks_of(parse("Regime forces shelled Sarmin. Gunmen kidnapped a man in Azaz."))
    first, second = marks.events
    events, traits = keep_likely([first, second], [("type=shelling",), ("not",)], MODEL)
    assert events == [first.model_copy(update={"confidence": 0.881})]
    assert traits == [("type=shelling",)]


def test_the_model_of_syria_rates_every_event(parse: Callable[..., Doc]) -> None:
    model = load_keeping_model()
    marks = marks_of(parse("Regime forces shelled Sarmin yesterday, killing two civilians."))
    assert [event.confidence for event in marks.events] == [model.confidence(marks.traits[0])]
    assert marks.events[0].confidence > model.threshold > 0


def test_without_the_learned_part_no_event_has_a_confidence(rules: Language, parse: Callable[..., Doc]) -> None:
    doc = parse("Regime forces shelled Sarmin.")
    assert [event.confidence for event in marks_of(rules(doc)).events] == [None]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"threshold": "high"}, "keeping.json: field 'threshold', value 'high' is no number"),
        ({"weights": {"not": True}}, "keeping.json: field 'not', value True is no number"),
        ({"weights": {"not": float("nan")}}, "keeping.json: field 'not', value nan is no number"),
        ({"weights": [1]}, "keeping.json: field 'weights', value [1] is no mapping of traits to numbers"),
        ({"more": 1}, "keeping.json: value ['more'] missing or unknown"),
    ],
)
def test_a_broken_model_is_told(change: dict[str, Any], message: str) -> None:
    with pytest.raises(DataCheckError, match=re.escape(message)):
        parse_keeping_model(SOUND | change, file="keeping.json")


def test_a_sound_model_is_read() -> None:
    assert parse_keeping_model(SOUND, file="keeping.json") == KeepingModel(0.3, 0, {"not": -1.5})


def test_a_domain_without_a_model_is_told() -> None:
    with pytest.raises(DataCheckError, match=r"^keeping.json: cannot be read"):
        load_keeping_model("atlantis")
