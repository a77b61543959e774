"""Which predicted event stands for which gold event of a report: one to one, with the greatest total weight.

The pairing is the assignment problem of Kuhn (1955), solved by SciPy's ``linear_sum_assignment``.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from scipy.optimize import linear_sum_assignment

from sijill.evaluation.comparing import is_same_place, modality_class, overlap
from sijill.evaluation.gold import GoldEvent, GoldReport
from sijill.evaluation.gold_places import ReportPoints
from sijill.evaluation.words import folded
from sijill.schema import Event

NEIGHBOURING_CHARACTERS = 400
"""Sentences that start less than this many characters apart are neighbours."""

BEING_ALLOWED, SAME_TYPE, SAME_SENTENCE, SAME_TRIGGER = 1.0, 4.0, 2.0, 2.0
SAME_DATE, SAME_PLACE, SAME_MODALITY_CLASS = 0.5, 0.5, 0.3


class Pairing(NamedTuple):
    """Pairs of a report, and what is left over on both sides, each in the order of its file."""

    pairs: list[tuple[GoldEvent, Event]]
    missed: list[GoldEvent]
    spurious: list[Event]


def pair_events(report: GoldReport, events: list[Event], points: ReportPoints) -> Pairing:
    """Pair the events predicted for one report with its gold events.

    Args:
        report: the gold report.
        events: the events predicted for it.
        points: the known points of its places.

    Returns:
        The pairs and what no pair holds; gold and predicted event of a pair always are of one group.
    """
    weights = np.array(
        [[pair_weight(report.text, gold, event, points) for event in events] for gold in report.events],
        dtype=float,
    ).reshape(len(report.events), len(events))
    rows, columns = linear_sum_assignment(weights, maximize=True)
    chosen = [(row, column) for row, column in zip(rows, columns, strict=True) if weights[row, column] > 0]
    paired_gold, paired_events = {row for row, _ in chosen}, {column for _, column in chosen}
    return Pairing(
        pairs=[(report.events[row], events[column]) for row, column in chosen],
        missed=[gold for row, gold in enumerate(report.events) if row not in paired_gold],
        spurious=[event for column, event in enumerate(events) if column not in paired_events],
    )


def pair_weight(text: str, gold: GoldEvent, event: Event, points: ReportPoints) -> float:
    """Give how much speaks for a pair; 0 where the codebook does not allow it.

    Allowed are a predicted sentence that overlaps the gold quote within one group of types, and events of the
    same type in neighbouring sentences or with the same date and primary place.
    """
    start = text.find(gold.quote)
    is_overlapping = event.sentence.start < start + len(gold.quote) and start < event.sentence.end
    is_neighbour = abs(start - event.sentence.start) < NEIGHBOURING_CHARACTERS
    is_type_same = gold.type == event.type
    is_date_same = bool(gold.date) and overlap(gold.date, event.date)
    place = gold.primary_place
    is_place_same = place is not None and is_same_place(place, event.primary_place, points)
    is_told_together = is_overlapping and gold.group == event.group
    if not is_told_together and not (is_type_same and (is_neighbour or (is_date_same and is_place_same))):
        return 0.0
    grounds = (
        (BEING_ALLOWED, True),
        (SAME_TYPE, is_type_same),
        (SAME_SENTENCE, is_overlapping),
        (SAME_TRIGGER, is_overlapping and _is_same_trigger(gold.trigger, event.trigger.text)),
        (SAME_DATE, is_date_same),
        (SAME_PLACE, is_place_same),
        (SAME_MODALITY_CLASS, modality_class(gold.modality) == modality_class(event.modality)),
    )
    return sum(weight for weight, holds in grounds if holds)


def _is_same_trigger(gold: str, predicted: str) -> bool:
    words, others = folded(gold), folded(predicted)
    return bool(words and predicted) and (others in words or words in others)
