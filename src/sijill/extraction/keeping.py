"""Keeping or leaving out the events that the rules found, with a confidence for each that is kept.

A logistic regression over the traits of a draft (:mod:`sijill.extraction.traits`), its weights learned from annotated
reports by ``tools/train_keeping.py`` and calibrated by cross-validation, so that of the events at 0.8 about 80 of 100
are right. What falls below the threshold, at which type F1 is greatest, is left out.
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
_FIELDS = ("made_by", "trained_on", "threshold", "intercept", "weights")


@dataclass(frozen=True)
class KeepingModel:
    """Calibrated weights of traits in log-odds, and the confidence below which a draft is left out."""

    threshold: float
    intercept: float
    weights: dict[str, float]

    def confidence(self, traits: Iterable[str]) -> float:
        """Give how likely a draft with these traits is to be right, between 0 and 1."""
        log_odds = math.fsum([self.intercept, *(self.weights.get(trait, 0.0) for trait in traits)])
        return round(1 / (1 + math.exp(-log_odds)), DECIMALS)


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
    weights = given["weights"]
    if not isinstance(weights, dict):
        raise refusal(file, "weights", weights, "is no mapping of traits to numbers")
    for name, value in [("threshold", given["threshold"]), ("intercept", given["intercept"]), *weights.items()]:
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise refusal(file, name, value, "is no number")
    return KeepingModel(given["threshold"], given["intercept"], dict(weights))


def keep_likely(
    events: Sequence[Event], traits: Sequence[tuple[str, ...]], model: KeepingModel
) -> tuple[list[Event], list[tuple[str, ...]]]:
    """Give events their confidence and leave out those that are more likely wrong than they are worth.

    Args:
        events: the events of one report.
        traits: the traits of each of them.
        model: the weights.

    Returns:
        The events that are kept, with their confidence, and their traits.
    """
    rated = [(event, its, model.confidence(its)) for event, its in zip(events, traits, strict=True)]
    kept = [(event, its, confidence) for event, its, confidence in rated if confidence >= model.threshold]
    rated_events = [event.model_copy(update={"confidence": confidence}) for event, _, confidence in kept]
    return rated_events, [its for _, its, _ in kept]
