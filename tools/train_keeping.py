"""Train ``src/sijill/domains/syria/models/keeping.json``, which decides which events extraction keeps.

Run as ``python tools/train_keeping.py``. Two logistic regressions with a quadratic penalty over the traits of the
events that the rules find in ``data/gold/train.jsonl``: whether an event is one of its type, and whether its whole
record is right, as the evaluation judges both. Beside the model goes ``keeping_validation.json``: how well it does on
reports that it was not trained on. Five folds over train and dev score the whole of extraction; the learning curve
and the reliability of the confidence are of folds over train.
"""

from __future__ import annotations

from typing import Any

from keeping_examples import learn, read_examples
from keeping_validation import folds_of, learning_curve, reliability_by_folds

from sijill import files, paths
from sijill.evaluation.gold import read_gold
from sijill.evaluation.gold_places import read_gold_places
from sijill.evaluation.validation import validation_file
from sijill.extraction.keeping import TraitWeights, model_file

MADE_BY = "tools/train_keeping.py"


def main() -> None:
    """Train, validate, write both files."""
    folder = paths.gold_directory()
    train, dev = read_gold(folder / "train.jsonl"), read_gold(folder / "dev.jsonl")
    points = read_gold_places(folder / "dev_places.csv")
    examples, others = read_examples(train, points), read_examples(dev, points)
    model = learn(examples)
    found = sum(len(example.events) for example in examples)
    written: dict[str, Any] = {
        "made_by": MADE_BY,
        "trained_on": f"train.jsonl: {len(train)} reports, {found} events found by the rules",
        "threshold": model.threshold,
        "event": _as_json(model.event),
        "record": _as_json(model.record),
    }
    files.write_json(model_file("syria"), written)
    validation = {
        "made_by": MADE_BY,
        "folds": folds_of([*examples, *others], points),
        "learning_curve": learning_curve(examples, points),
        "reliability": reliability_by_folds(examples),
    }
    files.write_json(validation_file("syria"), validation)


def _as_json(weights: TraitWeights) -> dict[str, Any]:
    return {"intercept": weights.intercept, "weights": weights.weights}


if __name__ == "__main__":
    main()
