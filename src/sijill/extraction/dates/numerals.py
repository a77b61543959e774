"""Numbers told in digits or words, read from the tokens of a phrase."""

from __future__ import annotations

from collections.abc import Iterable

from sijill.extraction.dates.vocabulary import Value

DIGIT_CLASSES = frozenset({"DAY_NUMBER", "TWO_DIGITS", "THREE_DIGITS", "COUNT", "NUMERIC_ORDINAL"})
WORD_CLASSES = frozenset({"CARDINAL", "ORDINAL", "SECOND"})
JOINERS = frozenset({"DASH", "AND"})


def number_of(named: Iterable[tuple[str, Value]]) -> int | None:
    """Read the first number of a phrase.

    Args:
        named: the class and value of each token; words such as "twenty", "-", "first" are added up.

    Returns:
        The number, or None where the phrase tells none ("days ago").

    Example:
        >>> number_of([("CARDINAL", 2), ("CARDINAL", 100), ("AND", ""), ("CARDINAL", 20)])
        220
    """
    total: int | None = None
    for name, value in named:
        if name in DIGIT_CLASSES and total is None:
            return int(value)
        if name in WORD_CLASSES:
            total = _joined(total, int(value)) if _can_join(total, int(value)) else int(value)
        elif total is not None and name not in JOINERS:
            return total
    return total


def _can_join(total: int | None, value: int) -> bool:
    """Whether two words tell one number: "twenty-one", "two hundred and five", not "two and three"."""
    if total is None or value >= 100:
        return True
    return total % 100 == 0 or (total % 100 >= 20 and total % 10 == 0 and value < 10)


def _joined(total: int | None, value: int) -> int:
    if value >= 100:
        return (total or 1) * value
    return (total or 0) + value
