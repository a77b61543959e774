"""Keeping or leaving out the events that the rules found, with a confidence for each that is kept.

Two logistic regressions over the traits of a draft (:mod:`sijill.extraction.traits`), their weights learned from
annotated reports by ``tools/train_keeping.py`` and calibrated by cross-validation. The first tells how likely the
draft is an event of its type; what falls below the threshold, at which type F1 is greatest, is left out. The second
tells how likely the whole record is right (type, modality, date, primary place and initiator; codebook, section
"Evaluation"): that is the confidence of the event, so that of the records at 0.8 about 80 of 100 are right.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sijill import paths
from sijill.errors import DataCheckError
from sijill.extraction.word_lists import mapping_with, refusal
from sijill.schema import Event

FILE = "keeping.json"
DECIMALS = 3
"""Digits of a confidence; more would not be borne out by the number of annotated events."""
_FIELDS = ("made_by", "trained_on", "threshold", "event", "record")
_WEIGHT_FIELDS = ("intercept", "weights")


@dataclass(frozen=True)
class TraitWeights:
    """Calibrated weights of traits, in log-odds."""

    intercept: float
    weights: dict[str, float]

    def probability(self, traits: Iterable[str]) -> float:
        """Give the probability that belongs to a draft with these traits."""
        log_odds = math.fsum([self.intercept, *(self.weights.get(trait, 0.0) for trait in traits)])
        return round(1 / (1 + math.exp(-log_odds)), DECIMALS)


@dataclass(frozen=True)
class KeepingModel:
    """How likely a draft is an event of its type, below what a draft is left out, how likely the record is right."""

    threshold: float
    event: TraitWeights
    record: TraitWeights


def model_file(domain: str = "syria") -> Path:
    """Give where a domain keeps its model."""
    return paths.domain_directory(domain) / "models" / FILE


@cache
def load_keeping_model(domain: str = "syria") -> KeepingModel:
    """Load and check the model of a domain.

    Raises:
        DataCheckError: the file is not there, is no JSON or breaks a rule.
    """
    path = model_file(domain)
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataCheckError(f"{path.name}: cannot be read ({type(error).__name__})") from error
    return parse_keeping_model(data, file=path.name)


def parse_keeping_model(data: Any, *, file: str) -> KeepingModel:
    """Check what a model file holds.

    Args:
        data: what the file holds.
        file: name of the file, for messages.

    Raises:
        DataCheckError: a field is missing or unknown, or a value is no number.
    """
    given = mapping_with(data, _FIELDS, file=file)
    threshold = _number(given["threshold"], "threshold", file=file)
    return KeepingModel(threshold, *(_weights(given[name], name, file=file) for name in ("event", "record")))


def _weights(data: Any, name: str, *, file: str) -> TraitWeights:
    given = mapping_with(data, _WEIGHT_FIELDS, file=file, field=name)
    weights = given["weights"]
    if not isinstance(weights, dict):
        raise refusal(file, f"{name}.weights", weights, "is no mapping of traits to numbers")
    numbers = {trait: _number(value, f"{name}.weights.{trait}", file=file) for trait, value in weights.items()}
    return TraitWeights(_number(given["intercept"], f"{name}.intercept", file=file), numbers)


def _number(value: Any, field: str, *, file: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise refusal(file, field, value, "is no number")
    return value


def keep_likely(
    events: Sequence[Event], traits: Sequence[tuple[str, ...]], model: KeepingModel
) -> tuple[list[Event], list[tuple[str, ...]]]:
    """Leave out the events that are more likely wrong than they are worth, and give the others their confidence.

    Args:
        events: the events of one report.
        traits: the traits of each of them.
        model: the weights.

    Returns:
        The events that are kept, with their confidence, and their traits.
    """
    likely = [number for number, its in enumerate(traits) if model.event.probability(its) >= model.threshold]
    rated = [events[n].model_copy(update={"confidence": model.record.probability(traits[n])}) for n in likely]
    return rated, [traits[number] for number in likely]
