"""What the rules find in gold reports, with what is right about it: the examples that keeping is learned from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from logistic import FOLDS, Array, learn_weights
from numpy.typing import NDArray

from sijill.evaluation.compared import compare_reports
from sijill.evaluation.gold import GoldReport
from sijill.evaluation.gold_places import ReportPoints
from sijill.extraction.components import LEARNED
from sijill.extraction.keeping import DECIMALS, KeepingModel
from sijill.extraction.marks import marks_of
from sijill.extraction.pipeline import make_pipeline
from sijill.reading import read
from sijill.schema import Event, Report

THRESHOLDS = np.arange(0.20, 0.601, 0.01)


class Example(NamedTuple):
    """One gold report with the events that the rules find in it, and for each its traits and what is right.

    ``is_event`` tells whether an event stands for a gold event of its type, ``is_record`` whether its record is
    right.
    """

    gold: GoldReport
    events: list[Event]
    traits: list[tuple[str, ...]]
    is_event: list[bool]
    is_record: list[bool]


def read_examples(reports: Sequence[GoldReport], points: Mapping[str, ReportPoints]) -> list[Example]:
    """Run the rules over gold reports and compare what they find with what the annotators found."""
    pipeline = make_pipeline(domain="syria", without=LEARNED)
    examples = []
    for gold in reports:
        fields = gold.model_dump(include={"report_id", "title", "published", "url", "text"})
        ready = read(Report(**fields, source=gold.source or "unknown"))
        doc = pipeline.make_doc(ready.prepared.text)
        marks_of(doc).read = ready
        for _, component in pipeline.pipeline:
            doc = component(doc)
        marks = marks_of(doc)
        (compared,) = compare_reports([gold], {gold.report_id: marks.events}, points)
        judged = {judgement.event.event_id: judgement for judgement in compared.judgements}
        found = [judged.get(event.event_id) for event in marks.events]
        examples.append(
            Example(
                gold,
                marks.events,
                marks.traits,
                [one is not None and one.is_type_right for one in found],
                [one is not None and one.is_record_right for one in found],
            )
        )
    return examples


def learn(examples: Sequence[Example]) -> KeepingModel:
    """Learn which events to keep and how likely their records are right; folds are of reports, in their order.

    The threshold is half of the greatest type F1 over reports that the model has not seen: an event that is as likely
    as that neither raises nor lowers F1 (Lipton, Elkan and Naryanaswamy 2014, "Optimal thresholding of classifiers to
    maximize F1 measure"). The threshold at which F1 happens to be greatest jumps about with a few events.
    """
    traits = [traits for example in examples for traits in example.traits]
    fold = np.array([number % FOLDS for number, example in enumerate(examples) for _ in example.events])
    is_event = _numbers([example.is_event for example in examples])
    event, held_out = learn_weights(traits, is_event, fold)
    record, _ = learn_weights(traits, _numbers([example.is_record for example in examples]), fold)
    gold = sum(len(example.gold.events) for example in examples)
    scores = [_type_f1(held_out >= threshold, is_event, gold) for threshold in THRESHOLDS]
    return KeepingModel(round(max(scores) / 2, DECIMALS), event, record)


def _numbers(by_report: Sequence[Sequence[bool]]) -> Array:
    return np.array([float(is_right) for several in by_report for is_right in several])


def _type_f1(is_kept: NDArray[np.bool_], is_event: Array, gold: int) -> float:
    """Give type F1 where the events marked are kept."""
    return float(2 * is_event[is_kept].sum() / (is_kept.sum() + gold))
