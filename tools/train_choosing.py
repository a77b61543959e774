"""Train ``src/sijill/domains/syria/models/choosing.json``, which decides who acts and who is acted upon.

Run as ``python tools/train_choosing.py``. Two logistic regressions with a quadratic penalty, one for each role, over
the traits of the parties named around those events of ``data/gold/train.jsonl`` that extraction keeps and the
evaluation pairs with a gold event; a party is right when its words are those of the gold event's role.
Cross-validation over reports chooses the thresholds. The model before, if any, has no part in it; train
``keeping.json`` first, which decides which events there are.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.optimize import minimize

from sijill import files, paths
from sijill.evaluation.comparing import is_same_actor
from sijill.evaluation.gold import GoldEvent, GoldReport, read_gold
from sijill.evaluation.judging import first_matches
from sijill.evaluation.matching import pair_events
from sijill.extraction.choosing import JOIN, Weights, candidates, decide, model_file
from sijill.extraction.knowledge import load_knowledge
from sijill.extraction.marks import marks_of
from sijill.extraction.parsed import Span
from sijill.extraction.party_traits import FAMILIES, ROLES, Values
from sijill.extraction.pipeline import make_pipeline
from sijill.reading import read
from sijill.schema import Report

Array = NDArray[np.float64]
Trait = tuple[int, tuple[str, ...]]
"""Number of a family and the values that are looked at together."""
FOLDS = 5
PENALTY = 60.0
FEWEST = 8
"""Parties that must have a trait before it gets a weight."""
DECIMALS = 3
LEAST_WEIGHT = 0.005
"""Weights that are less for both roles are left out."""
CONVERGED = 1e-7
FIRST = (0.3, 0.35, 0.4, 0.45, 0.5)
FURTHER = (0.4, 0.5, 0.6, 0.7, 0.8)
"""Thresholds that are tried; with a first party less likely than that, two of three would be wrong."""


class Example(NamedTuple):
    """A paired event: the phrases around it with their traits, and the fold of its report."""

    gold: GoldEvent
    told: tuple[list[Span], list[Span]]
    spans: list[Span]
    traits: list[list[Trait]]
    fold: int


class Found(NamedTuple):
    """How well roles are filled: F1 over both roles, and the share of events whose initiator is right."""

    f1: float
    initiator: float


def main() -> None:
    """Train, tell the figures of cross-validation, write the model."""
    file = paths.gold_directory() / "train.jsonl"
    reports = read_gold(file)
    examples = list(read_examples(reports))
    thresholds = best_thresholds(examples, cross_validated(examples))
    names = frequent_traits(examples)
    solutions = [fit(matrix(examples, names), labels(examples, role)) for role in ROLES]
    tell("on the examples themselves", examples, likelihoods(examples, names, solutions), thresholds)
    model: dict[str, Any] = {
        "made_by": "tools/train_choosing.py",
        "trained_on": f"{file.name}: {len(reports)} reports, {len(examples)} events",
        "thresholds": dict(zip(ROLES, map(list, thresholds), strict=True)),
        "intercepts": [round(float(solution[-1]), DECIMALS) for solution in solutions],
        "weights": by_family(names, solutions),
    }
    files.write_json(model_file("syria"), model)


def read_examples(reports: Sequence[GoldReport]) -> Iterator[Example]:
    """Run the rules over gold reports and give the events that are kept and paired, with the parties around them."""
    pipeline = make_pipeline(domain="syria", without=("sijill_choosing",))
    knowledge = load_knowledge("syria")
    for number, gold in enumerate(reports):
        fields = gold.model_dump(include={"report_id", "title", "published", "url", "text"})
        ready = read(Report(**fields, source=gold.source or "unknown"))
        doc = pipeline.make_doc(ready.prepared.text)
        marks = marks_of(doc)
        marks.read = ready
        for _, component in pipeline.pipeline:
            doc = component(doc)
        expected_of = {event.event_id: expected for expected, event in pair_events(gold, marks.events, {}).pairs}
        event_of = {id(draft): event for event, draft in zip(marks.events, marks.drafts, strict=True)}
        for draft, found in candidates(marks, knowledge):
            expected = expected_of.get(event_of[id(draft)].event_id)
            if expected is None:
                continue
            traits = [list(traits_of(candidate.values)) for candidate in found]
            spans = [candidate.span for candidate in found]
            yield Example(expected, (draft.initiator, draft.target), spans, traits, number % FOLDS)


def traits_of(values: Values) -> Iterator[Trait]:
    """Give the traits of a party: for each family its values together."""
    for number, family in enumerate(FAMILIES):
        yield number, tuple(values[name] for name in family)


def frequent_traits(examples: Sequence[Example]) -> list[Trait]:
    """Give the traits that enough parties have, in the order of the families."""
    counted = Counter(trait for example in examples for traits in example.traits for trait in traits)
    return sorted(trait for trait, count in counted.items() if count >= FEWEST)


def matrix(examples: Sequence[Example], names: Sequence[Trait]) -> sparse.csr_array:
    """Give the parties as rows of zeros and ones; the last column, all ones, is for the intercept."""
    column = {name: number for number, name in enumerate(names)}
    every = [traits for example in examples for traits in example.traits]
    rows = [[*(column[trait] for trait in traits if trait in column), len(names)] for traits in every]
    ends = np.cumsum([0, *map(len, rows)])
    columns = np.array([number for row in rows for number in row])
    return sparse.csr_array((np.ones(len(columns)), columns, ends), shape=(len(rows), len(names) + 1))


def labels(examples: Sequence[Example], role: str) -> Array:
    """Give for each party 1.0 where its words are those of a gold event's role."""
    return np.array(
        [
            float(any(is_same_actor(words, span.text) for words in getattr(example.gold, role)))
            for example in examples
            for span in example.spans
        ]
    )


def fit(values: sparse.csr_array, is_right: Array) -> Array:
    """Fit a penalised logistic regression; the intercept, the last weight, bears no penalty."""
    penalties = np.full(values.shape[1], PENALTY)
    penalties[-1] = 0.0

    def loss(weights: Array) -> tuple[float, Array]:
        log_odds = values @ weights
        error = sigmoid(log_odds) - is_right
        total = np.logaddexp(0, log_odds).sum() - is_right @ log_odds + 0.5 * (penalties * weights) @ weights
        return float(total), values.T @ error + penalties * weights

    options = {"maxiter": 2000, "gtol": CONVERGED, "ftol": 0.0, "maxfun": 5000}
    found = minimize(loss, np.zeros(values.shape[1]), jac=True, method="L-BFGS-B", options=options)
    solution: Array = found.x
    return solution


def sigmoid(log_odds: Array) -> Array:
    """Give the probabilities that belong to log-odds."""
    probabilities: Array = 1 / (1 + np.exp(-log_odds))
    return probabilities


def likelihoods(
    examples: Sequence[Example], names: Sequence[Trait], solutions: Sequence[Array]
) -> list[list[Weights]]:
    """Give for each event how likely each party around it is to be its initiator and its target."""
    values = matrix(examples, names)
    initiator, target = (sigmoid(values @ solution) for solution in solutions)
    ends = np.cumsum([0, *(len(example.spans) for example in examples)])
    pairs = list(zip(initiator.tolist(), target.tolist(), strict=True))
    return [pairs[start:end] for start, end in pairwise(ends)]


def cross_validated(examples: Sequence[Example]) -> list[list[Weights]]:
    """Give each event the likelihoods of a model that has not seen its report."""
    found: list[list[Weights]] = [[] for _ in examples]
    for fold in range(FOLDS):
        others = [example for example in examples if example.fold != fold]
        numbers = [number for number, example in enumerate(examples) if example.fold == fold]
        names = frequent_traits(others)
        values = matrix(others, names)
        solutions = [fit(values, labels(others, role)) for role in ROLES]
        held_out = likelihoods([examples[number] for number in numbers], names, solutions)
        for number, rated in zip(numbers, held_out, strict=True):
            found[number] = rated
    return found


def best_thresholds(examples: Sequence[Example], rated: Sequence[list[Weights]]) -> tuple[Weights, Weights]:
    """Give the thresholds with the greatest F1 and share of right initiators over held-out reports."""
    choices = [(first, further) for first, further in product(FIRST, FURTHER) if further >= first]
    initiator = max(choices, key=lambda one: sum(measured(examples, rated, (one, (2.0, 2.0)))))
    target = max(choices, key=lambda one: sum(measured(examples, rated, (initiator, one))))
    told = [example.told for example in examples]
    sys.stdout.write(f"the rules: {measure(examples, told)}\n")
    tell(f"{FOLDS} folds over reports", examples, rated, (initiator, target))
    return initiator, target


def tell(
    where: str, examples: Sequence[Example], rated: Sequence[list[Weights]], thresholds: tuple[Weights, Weights]
) -> None:
    """Tell how well roles are filled."""
    sys.stdout.write(f"{where}: {measured(examples, rated, thresholds)}\n")


def measured(
    examples: Sequence[Example], rated: Sequence[list[Weights]], thresholds: tuple[Weights, Weights]
) -> Found:
    """Tell how well roles are filled with some thresholds."""
    chosen = [decide(example.spans, likely, thresholds) for example, likely in zip(examples, rated, strict=True)]
    return measure(examples, chosen)


def measure(examples: Sequence[Example], chosen: Sequence[tuple[list[Span], list[Span]]]) -> Found:
    """Compare the parties chosen with those of the gold events."""
    found = told = right = 0
    for example, spans in zip(examples, chosen, strict=True):
        for role, its_spans in zip(ROLES, spans, strict=True):
            expected = getattr(example.gold, role)
            matches = len(first_matches(expected, [span.text for span in its_spans], is_same_actor))
            found += matches
            told += len(expected) + len(its_spans)
            if role == "initiator":
                nobody = not expected and all("unidentif" in span.text.lower() for span in its_spans)
                right += bool(matches) or nobody
    return Found(round(2 * found / told, 4), round(right / len(examples), 4))


def by_family(names: Sequence[Trait], solutions: Sequence[Array]) -> dict[str, dict[str, list[float]]]:
    """Arrange the weights by family, those that are near nothing left out."""
    tables: dict[str, dict[str, list[float]]] = {", ".join(family): {} for family in FAMILIES}
    for index, (number, values) in enumerate(names):
        weights = [round(float(solution[index]), DECIMALS) for solution in solutions]
        if max(map(abs, weights)) >= LEAST_WEIGHT:
            tables[", ".join(FAMILIES[number])][JOIN.join(values)] = weights
    return tables


if __name__ == "__main__":
    main()
