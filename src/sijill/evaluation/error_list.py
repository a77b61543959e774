"""The errors of an evaluation as a table that a person can read from top to bottom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pandas as pd

from sijill.evaluation.gold import GoldReport
from sijill.evaluation.judging import Judgement
from sijill.evaluation.matching import Pairing
from sijill.schema import ActorMention

COLUMNS = ("kind", "report_id", "type", "what", "quote", "gold", "predicted")
"""``kind`` is ``missed`` (no event was predicted), ``spurious`` (no gold event stands for it) or ``wrong field``;
``type`` is the gold type, for spurious events the predicted one; ``what`` is the field, or the modality of a
missed or spurious event; ``quote`` is the gold quote, for spurious events the predicted sentence; ``gold`` and
``predicted`` are the two values, for missed and spurious events the trigger."""

MISSED, SPURIOUS, WRONG_FIELD = "missed", "spurious", "wrong field"

ErrorRow = tuple[str, str, str, str, str, str | None, str | None]


def make_error_list(rows: Iterable[ErrorRow]) -> pd.DataFrame:
    """Make the table of errors; a value that one side does not give is missing (``pd.NA``)."""
    return pd.DataFrame(list(rows), columns=list(COLUMNS)).astype("string")


def error_rows(report: GoldReport, pairing: Pairing, judgements: Iterable[Judgement]) -> Iterator[ErrorRow]:
    """Give the errors of one report: missed events, spurious events, then the wrong fields of its pairs.

    Wrong is a type, a modality of another class, a date that does not overlap, another primary place, a wrong
    initiator (the five fields of the record measure), a target missed or added, another toll.
    """
    for gold in pairing.missed:
        yield MISSED, report.report_id, gold.type, gold.modality, gold.quote, gold.trigger, None
    for event in pairing.spurious:
        sentence = report.text[event.sentence.start : event.sentence.end]
        yield SPURIOUS, report.report_id, event.type, event.modality, sentence, None, event.trigger.text
    for judgement in judgements:
        for field, told, predicted in _wrong_fields(judgement):
            gold = judgement.gold
            yield WRONG_FIELD, report.report_id, gold.type, field, gold.quote, told, predicted


def _wrong_fields(judgement: Judgement) -> Iterator[tuple[str, str | None, str | None]]:
    gold, event = judgement.gold, judgement.event
    place, predicted_place = gold.primary_place, event.primary_place
    told = place.text if place else None
    predicted = predicted_place.text if predicted_place else None
    targets = judgement.targets
    for field, is_right, one, other in (
        ("type", judgement.is_type_right, gold.type, event.type),
        ("modality", judgement.is_modality_right, gold.modality, event.modality),
        ("date", judgement.is_date_right, gold.date, event.date),
        ("place", judgement.is_place_right, told, predicted),
        ("initiator", judgement.is_initiator_right, _joined(gold.initiator), _words(event.initiator)),
        ("target", not targets.missed + targets.extra, _joined(gold.target), _words(event.target)),
    ):
        if not is_right:
            yield field, one, other
    for outcome, toll in judgement.tolls.items():
        if toll.gold != toll.predicted:
            yield outcome, _number(toll.gold), _number(toll.predicted)


def _words(actors: Iterable[ActorMention]) -> str | None:
    return _joined(actor.text for actor in actors)


def _joined(texts: Iterable[str]) -> str | None:
    return "; ".join(texts) or None


def _number(toll: int | None) -> str | None:
    return None if toll is None else str(toll)
