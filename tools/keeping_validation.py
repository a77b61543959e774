"""How well keeping does on reports that it was not trained on: folds, learning curve, reliability."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from keeping_examples import Example, learn
from logistic import FOLDS

from sijill.evaluation.calibration import reliability_of
from sijill.evaluation.compared import compare_reports
from sijill.evaluation.evaluating import coverage_of, score
from sijill.evaluation.gold_places import ReportPoints
from sijill.evaluation.measures import DECIMALS
from sijill.evaluation.scores import Scores
from sijill.extraction.keeping import KeepingModel, TraitWeights, keep_likely
from sijill.schema import Event

SIZES = (10, 20, 40, 80)
"""Numbers of annotated reports of the learning curve, before all that a fold leaves."""
NO_WEIGHTS = TraitWeights(0.0, {})
EVERYTHING = KeepingModel(0.0, NO_WEIGHTS, NO_WEIGHTS)


def folds_of(examples: Sequence[Example], points: Mapping[str, ReportPoints]) -> list[dict[str, Any]]:
    """Score each fold of reports with a model that the other folds have taught, then all folds together."""
    rows, all_kept = [], []
    for number, (others, held_out) in enumerate(_folds(examples), start=1):
        kept = _kept(held_out, learn(others))
        all_kept += kept
        rows.append({"fold": str(number), **_measures(held_out, kept, points)})
    rows.append({"fold": "all", **_measures(examples, all_kept, points)})
    return rows


def learning_curve(examples: Sequence[Example], points: Mapping[str, ReportPoints]) -> list[dict[str, Any]]:
    """Score held-out reports with models taught by ever more reports; with none, everything is kept."""
    rows = [{"reports_learned_from": 0, **_measures(examples, _kept(examples, EVERYTHING), points)}]
    all_others = min(len(others) for others, _ in _folds(examples))
    for size in (*SIZES, all_others):
        kept = []
        for others, held_out in _folds(examples):
            kept += _kept(held_out, learn(_first(others, size)))
        rows.append({"reports_learned_from": size, **_measures(examples, kept, points)})
    return rows


def reliability_by_folds(examples: Sequence[Example]) -> dict[str, Any]:
    """Compare confidence with records that are right, each by a model that has not seen its report.

    ``confidence`` is the record's; ``likelihood_of_event`` shows what the likelihood of being an event of its type,
    by which events are kept, would be worth as a confidence.
    """
    told, as_event, is_right = [], [], []
    for others, held_out in _folds(examples):
        model = learn(others)
        for example in held_out:
            for traits, is_record in zip(example.traits, example.is_record, strict=True):
                likelihood = model.event.probability(traits)
                if likelihood >= model.threshold:
                    told.append(model.record.probability(traits))
                    as_event.append(likelihood)
                    is_right.append(is_record)
    return {
        "confidence": reliability_of(told, is_right).to_json(),
        "likelihood_of_event": reliability_of(as_event, is_right).to_json(),
    }


def _folds(examples: Sequence[Example]) -> Iterator[tuple[list[Example], list[Example]]]:
    for fold in range(FOLDS):
        others = [example for number, example in enumerate(examples) if number % FOLDS != fold]
        yield others, [example for number, example in enumerate(examples) if number % FOLDS == fold]


def _first(examples: Sequence[Example], size: int) -> list[Example]:
    """Give some of the reports, chosen by their names alone, so that every larger choice holds the smaller ones."""
    ordered = sorted(examples, key=lambda one: hashlib.sha256(one.gold.report_id.encode()).hexdigest())
    return ordered[:size]


def _kept(examples: Sequence[Example], model: KeepingModel) -> list[Event]:
    return [event for one in examples for event in keep_likely(one.events, one.traits, model)[0]]


def _measures(
    examples: Sequence[Example], events: Sequence[Event], points: Mapping[str, ReportPoints]
) -> dict[str, Any]:
    reports = [example.gold for example in examples]
    found = {
        report.report_id: [event for event in events if event.report_id == report.report_id] for report in reports
    }
    scores: Scores = score(compare_reports(reports, found, points), coverage_of(reports, found))
    return {
        "reports": len(reports),
        "gold": scores.gold,
        "predicted": scores.predicted,
        "type_f1": round(scores.type_level.f1, DECIMALS),
        "record_f1": round(scores.record_level.f1, DECIMALS),
    }
