"""A penalised logistic regression over traits that a thing has or has not, calibrated by cross-validation.

Newton's method to full convergence and rounded weights make the result the same on every machine.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from sijill.extraction.keeping import TraitWeights

Array = NDArray[np.float64]
Traits = Sequence[tuple[str, ...]]
FOLDS = 5
PENALTY = 15.0
FEWEST = 5
"""Things that must have a trait before it gets a weight."""
STEPS = 50
CONVERGED = 1e-10
WEIGHT_DECIMALS = 4


def learn_weights(traits: Traits, is_right: Array, fold: NDArray[np.int64]) -> tuple[TraitWeights, Array]:
    """Learn the weights of traits, calibrated (Platt 1999) by what models say of folds that they have not seen.

    Args:
        traits: the traits of each thing.
        is_right: 1.0 where it is right, 0.0 where not.
        fold: the fold of each thing.

    Returns:
        The weights learned from all things, and the calibrated probability of each by a model that has not seen it.
    """
    held_out = _cross_validated(traits, is_right, fold)
    offset, slope = _fit(np.column_stack([np.ones(len(held_out)), held_out]), is_right, penalty=1e-6)
    names = _frequent(traits)
    solution = _fit(_matrix(traits, names), is_right)
    weights = {
        name: round(float(slope * weight), WEIGHT_DECIMALS) for name, weight in zip(names, solution[1:], strict=True)
    }
    intercept = round(float(slope * solution[0] + offset), WEIGHT_DECIMALS)
    learned = TraitWeights(intercept, {name: weight for name, weight in weights.items() if weight})
    return learned, _sigmoid(slope * held_out + offset)


def _frequent(traits: Traits) -> list[str]:
    """Give the traits that enough things have, in alphabetical order."""
    counted = Counter(trait for several in traits for trait in several)
    return sorted(trait for trait, count in counted.items() if count >= FEWEST)


def _matrix(traits: Traits, names: Sequence[str]) -> Array:
    """Give things as rows of zeros and ones; the first column, all ones, is for the intercept."""
    column = {name: number for number, name in enumerate(names, start=1)}
    values = np.zeros((len(traits), len(names) + 1))
    values[:, 0] = 1.0
    for row, several in enumerate(traits):
        values[row, [column[trait] for trait in several if trait in column]] = 1.0
    return values


def _fit(values: Array, is_right: Array, *, penalty: float = PENALTY) -> Array:
    """Fit by Newton's method with a quadratic penalty, which the intercept does not bear."""
    weights = np.zeros(values.shape[1])
    ridge = np.full(values.shape[1], penalty)
    ridge[0] = 1e-9
    for _ in range(STEPS):
        probable = _sigmoid(values @ weights)
        gradient = values.T @ (probable - is_right) + ridge * weights
        curvature = (values.T * (probable * (1 - probable))) @ values + np.diag(ridge)
        step = np.linalg.solve(curvature, gradient)
        weights = weights - step
        if float(np.abs(step).max()) < CONVERGED:
            return weights
    sys.exit("the fit did not converge")


def _sigmoid(log_odds: Array) -> Array:
    probabilities: Array = 1 / (1 + np.exp(-log_odds))
    return probabilities


def _cross_validated(traits: Traits, is_right: Array, fold: NDArray[np.int64]) -> Array:
    """Give each thing the log-odds of a model that has not seen its fold."""
    log_odds = np.zeros(len(traits))
    for number in np.unique(fold):
        held_out = fold == number
        others = [its for its, is_out in zip(traits, held_out, strict=True) if not is_out]
        names = _frequent(others)
        weights = _fit(_matrix(others, names), is_right[~held_out])
        log_odds[held_out] = (_matrix(traits, names) @ weights)[held_out]
    return log_odds
