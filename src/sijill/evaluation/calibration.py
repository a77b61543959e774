"""Whether a confidence means what it says: of the records at 0.8, about 80 of 100 should be right.

Right is what the codebook's record measure calls right: the event stands for a gold event, and type, modality class,
date, primary place and initiator agree with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from sijill.evaluation.compared import compare
from sijill.evaluation.measures import DECIMALS

BINS = 10


@dataclass(frozen=True)
class Reliability:
    """Told confidence against observed shares.

    ``bins`` has one row for each tenth of the scale that holds records: ``low`` (inclusive) and ``high`` of the
    confidence, ``records``, ``confidence`` (their mean) and ``right`` (the share that is right).
    """

    bins: pd.DataFrame

    @property
    def error(self) -> float:
        """Expected calibration error: how far confidence lies from the share right, on average over records.

        Source: Naeini, Cooper and Hauskrecht (2015), Obtaining Well Calibrated Probabilities Using Bayesian Binning.
        """
        records = int(self.bins["records"].sum())
        away = (self.bins["confidence"] - self.bins["right"]).abs() * self.bins["records"]
        return float(away.sum()) / records if records else 0.0

    def to_json(self) -> dict[str, Any]:
        """Give the bins and the error as plain values."""
        rows = self.bins.round(DECIMALS).to_dict("records")
        return {"expected_calibration_error": round(self.error, DECIMALS), "bins": rows}


def reliability(gold: Path, events: Path, *, places: Path | None = None) -> Reliability:
    """Compare the confidence of predicted events with how many of them are right.

    Events without a confidence are left out.

    Args:
        gold: gold reports, as for :func:`sijill.evaluation.evaluate`.
        events: predicted events.
        places: known points of gold places.

    Raises:
        UsageError: a file is not there.
        DataCheckError: a line of a file breaks the rules; the message names file, line, field and value.
    """
    compared = compare(gold, events, places=places)
    rated = [(pair.event.confidence, pair.is_record_right) for one in compared for pair in one.judgements]
    rated += [(event.confidence, False) for one in compared for event in one.pairing.spurious]
    told = [(confidence, is_right) for confidence, is_right in rated if confidence is not None]
    return reliability_of([confidence for confidence, _ in told], [is_right for _, is_right in told])


def reliability_of(confidence: Sequence[float], is_right: Sequence[bool]) -> Reliability:
    """Compare confidences with whether the records that have them are right.

    Args:
        confidence: between 0 and 1, one for each record.
        is_right: whether the record is right, in the same order.
    """
    table = pd.DataFrame({"confidence": list(confidence), "right": [float(one) for one in is_right]}, dtype=float)
    number = (table["confidence"] * BINS).astype(int).clip(upper=BINS - 1)
    grouped = table.groupby(number)
    bins = grouped.mean().assign(records=grouped.size()).reset_index(names="number")
    low = bins["number"] / BINS
    bins = bins.assign(low=low, high=low + 1 / BINS)
    return Reliability(bins[["low", "high", "records", "confidence", "right"]])
