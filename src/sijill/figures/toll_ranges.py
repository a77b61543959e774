"""Tolls as ranges: the least and the most that the words allow, and whether there may be more."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sijill.figures.rows import Row
from sijill.wording import range_in_words


class TollRange(NamedTuple):
    """People harmed: from ``least`` to ``most``; ``is_open`` where some number is only a floor ("dozens")."""

    least: int
    most: int
    is_open: bool

    @property
    def words(self) -> str:
        """The range in words: ``12``, ``3–5``, ``at least 24``."""
        return str(range_in_words(None, self.least, None if self.is_open else self.most))


def range_of(row: Row, outcome: str) -> TollRange | None:
    """Read one toll of a row; None where the words give no number.

    As the codebook has it, ``best`` alone is exact and a ``low`` without ``high`` is a floor; a ``high`` alone
    ("up to seven") may be none.
    """
    for name, best, low, high in row.tolls:
        if name == outcome:
            told = [number for number in (low, best, high) if number is not None]
            least = 0 if low is None and best is None else min(told)
            return TollRange(least, max(told), is_open=low is not None and high is None)
    return None


def range_of_rows(rows: Iterable[Row], outcome: str) -> TollRange | None:
    """Add the tolls of rows up: least and most; None where none tells a number."""
    told = [one for one in (range_of(row, outcome) for row in rows) if one is not None]
    if not told:
        return None
    return TollRange(
        sum(one.least for one in told), sum(one.most for one in told), is_open=any(one.is_open for one in told)
    )
