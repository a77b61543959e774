"""How well the learned part does on reports that it was not trained on, as its training wrote it down."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from sijill import paths
from sijill.errors import DataCheckError
from sijill.evaluation.calibration import Reliability
from sijill.run_record import display_path

FILE = "keeping_validation.json"


@dataclass(frozen=True)
class Validation:
    """What cross-validation over annotated reports found.

    ``folds`` has one row a fold of reports, scored with a model that the other folds taught, and one for all;
    ``learning_curve`` the scores of held-out reports by ``reports_learned_from``. Both count ``reports``, ``gold``
    and ``predicted`` events and give ``type_f1`` and ``record_f1``. ``reliability`` is that of the confidence of
    held-out records; ``reliability_as_event`` what it would be were the likelihood of being an event given instead.
    """

    folds: pd.DataFrame
    learning_curve: pd.DataFrame
    reliability: Reliability
    reliability_as_event: Reliability


def validation_file(domain: str = "syria") -> Path:
    """Give where a domain keeps what its training found."""
    return paths.domain_directory(domain) / "models" / FILE


def read_validation(domain: str = "syria") -> Validation:
    """Read what the training of a domain's model found.

    Raises:
        DataCheckError: the file is not there, is no JSON, or lacks a part.
    """
    path = validation_file(domain)
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        told = data["reliability"]
        return Validation(
            folds=pd.DataFrame(data["folds"]),
            learning_curve=pd.DataFrame(data["learning_curve"]),
            reliability=_reliability(told["confidence"]),
            reliability_as_event=_reliability(told["likelihood_of_event"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataCheckError(f"{display_path(path)}: cannot be read ({type(error).__name__}: {error})") from error


def _reliability(data: dict[str, Any]) -> Reliability:
    return Reliability(pd.DataFrame(data["bins"], columns=["low", "high", "records", "confidence", "right"]))
