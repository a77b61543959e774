"""Train ``src/sijill/domains/syria/models/keeping.json``, which decides which events extraction keeps.

Run as ``python tools/train_keeping.py``. A logistic regression with a quadratic penalty over the traits of the events
that the rules find in ``data/gold/train.jsonl``; an event is right when the evaluation pairs it with a gold event of
its type. Cross-validation over reports calibrates the confidence (Platt 1999) and chooses the threshold at which type
F1 is greatest. Newton's method to full convergence and rounded weights make the file the same on every machine.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from sijill import files, paths
from sijill.evaluation.gold import GoldReport, read_gold
from sijill.evaluation.matching import pair_events
from sijill.extraction.keeping import DECIMALS, model_file
from sijill.extraction.marks import marks_of
from sijill.extraction.pipeline import make_pipeline
from sijill.reading import read
from sijill.schema import Report

Array = NDArray[np.float64]
FOLDS = 5
PENALTY = 15.0
FEWEST = 5
"""Events that must have a trait before it gets a weight."""
STEPS = 50
CONVERGED = 1e-10
THRESHOLDS = np.arange(0.20, 0.601, 0.01)


class Examples(NamedTuple):
    """Drafts with their traits, whether they are right (1.0 or 0.0), and the fold of their report."""

    traits: list[tuple[str, ...]]
    is_right: Array
    fold: NDArray[np.int64]
    gold_count: int


def main() -> None:
    """Train, tell the figures of cross-validation, write the model."""
    file = paths.gold_directory() / "train.jsonl"
    reports = read_gold(file)
    examples = read_examples(reports)
    held_out = cross_validated(examples)
    slope, offset = calibration(held_out, examples.is_right)
    threshold = best_threshold(sigmoid(slope * held_out + offset), examples)
    names = frequent_traits(examples.traits)
    solution = fit(matrix(examples.traits, names), examples.is_right)
    weights = {name: round(slope * float(weight), 4) for name, weight in zip(names, solution[1:], strict=True)}
    model: dict[str, Any] = {
        "made_by": "tools/train_keeping.py",
        "trained_on": f"{file.name}: {len(reports)} reports, {len(examples.traits)} events found by the rules",
        "threshold": threshold,
        "intercept": round(slope * float(solution[0]) + offset, 4),
        "weights": {name: weight for name, weight in weights.items() if weight},
    }
    files.write_json(model_file("syria"), model)


def read_examples(reports: Sequence[GoldReport]) -> Examples:
    """Run the rules over gold reports and compare what they find with what the annotators found."""
    pipeline = make_pipeline(domain="syria")
    pipeline.remove_pipe("sijill_keeping")
    traits: list[tuple[str, ...]] = []
    is_right: list[float] = []
    folds: list[int] = []
    for number, gold in enumerate(reports):
        fields = gold.model_dump(include={"report_id", "title", "published", "url", "text"})
        ready = read(Report(**fields, source=gold.source or "unknown"))
        doc = pipeline.make_doc(ready.prepared.text)
        marks_of(doc).read = ready
        for _, component in pipeline.pipeline:
            doc = component(doc)
        events = marks_of(doc).events
        pairs = pair_events(gold, events, {}).pairs
        right = {event.event_id for expected, event in pairs if expected.type == event.type}
        traits += marks_of(doc).traits
        is_right += [float(event.event_id in right) for event in events]
        folds += [number % FOLDS] * len(events)
    gold_count = sum(len(report.events) for report in reports)
    return Examples(traits, np.array(is_right), np.array(folds), gold_count)


def frequent_traits(traits: Sequence[tuple[str, ...]]) -> list[str]:
    """Give the traits that enough drafts have, in alphabetical order."""
    counted = Counter(trait for several in traits for trait in several)
    return sorted(trait for trait, count in counted.items() if count >= FEWEST)


def matrix(traits: Sequence[tuple[str, ...]], names: Sequence[str]) -> Array:
    """Give the drafts as rows of zeros and ones; the first column, all ones, is for the intercept."""
    column = {name: number for number, name in enumerate(names, start=1)}
    values = np.zeros((len(traits), len(names) + 1))
    values[:, 0] = 1.0
    for row, several in enumerate(traits):
        values[row, [column[trait] for trait in several if trait in column]] = 1.0
    return values


def fit(values: Array, is_right: Array, *, penalty: float = PENALTY) -> Array:
    """Fit a penalised logistic regression by Newton's method; the intercept bears no penalty."""
    weights = np.zeros(values.shape[1])
    ridge = np.full(values.shape[1], penalty)
    ridge[0] = 1e-9
    for _ in range(STEPS):
        probable = sigmoid(values @ weights)
        gradient = values.T @ (probable - is_right) + ridge * weights
        curvature = (values.T * (probable * (1 - probable))) @ values + np.diag(ridge)
        step = np.linalg.solve(curvature, gradient)
        weights = weights - step
        if float(np.abs(step).max()) < CONVERGED:
            return weights
    sys.exit("the fit did not converge")


def sigmoid(log_odds: Array) -> Array:
    """Give the probabilities that belong to log-odds."""
    probabilities: Array = 1 / (1 + np.exp(-log_odds))
    return probabilities


def cross_validated(examples: Examples) -> Array:
    """Give each draft the log-odds of a model that has not seen its report."""
    log_odds = np.zeros(len(examples.traits))
    for fold in range(FOLDS):
        others = [traits for traits, its_fold in zip(examples.traits, examples.fold, strict=True) if its_fold != fold]
        names = frequent_traits(others)
        weights = fit(matrix(others, names), examples.is_right[examples.fold != fold])
        held_out = examples.fold == fold
        log_odds[held_out] = (matrix(examples.traits, names) @ weights)[held_out]
    return log_odds


def calibration(log_odds: Array, is_right: Array) -> tuple[float, float]:
    """Give slope and offset that turn held-out log-odds into calibrated ones (Platt 1999)."""
    offset, slope = fit(np.column_stack([np.ones(len(log_odds)), log_odds]), is_right, penalty=1e-6)
    return float(slope), float(offset)


def best_threshold(confidence: Array, examples: Examples) -> float:
    """Give the threshold with the greatest type F1 over held-out reports, and tell what it is worth."""
    scores = [type_f1(confidence >= threshold, examples) for threshold in THRESHOLDS]
    best = int(np.argmax(scores))
    everything = type_f1(np.ones(len(confidence), dtype=bool), examples)
    sys.stdout.write(f"type F1, {FOLDS} folds: {everything:.4f} with all, {scores[best]:.4f} with the likely ones\n")
    for low in np.arange(0.0, 1.0, 0.1):
        inside = (confidence >= low) & (confidence < low + 0.1)
        if inside.any():
            share = examples.is_right[inside].mean()
            sys.stdout.write(f"confidence {low:.1f} to {low + 0.1:.1f}: {share:.2f} right of {inside.sum()}\n")
    return round(float(THRESHOLDS[best]), DECIMALS)


def type_f1(is_kept: NDArray[np.bool_], examples: Examples) -> float:
    """Give type F1 where the drafts marked are kept."""
    return float(2 * examples.is_right[is_kept].sum() / (is_kept.sum() + examples.gold_count))


if __name__ == "__main__":
    main()
