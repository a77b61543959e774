"""Numbers of people harmed, as ranges, and how they add up over incidents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import pandas as pd

from sijill.wording import range_in_words

SUMMARY_GROUP = "summary"
HARM = ("killed", "injured", "detained")
TOLL_PARTS = ("best", "low", "high")


class Toll(NamedTuple):
    """People killed, injured or detained: from ``low`` to ``high``; ``is_floor`` where more may be.

    ``told_by`` is the number of incidents that tell a number at all.
    """

    low: int
    high: int
    is_floor: bool
    told_by: int = 1

    @property
    def words(self) -> str:
        """The toll in words: ``12``, ``3–5``, ``at least 24``."""
        return str(range_in_words(None, self.low, None if self.is_floor else self.high))


def plain_rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Give a table as dictionaries in which every missing value is None."""
    columns = [
        [None if is_missing else value for value, is_missing in zip(column.tolist(), column.isna(), strict=True)]
        for _, column in table.items()
    ]
    names = [str(name) for name in table.columns]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def toll(row: Mapping[str, Any], outcome: str) -> Toll | None:
    """Read one toll of an event or incident; None where the words give no number.

    ``best`` alone is an exact number; a ``low`` without ``high`` is a floor ("at least 5", "dozens"), as the
    codebook has it.
    """
    best, low, high = (row.get(f"{outcome}_{part}") for part in TOLL_PARTS)
    told = [number for number in (low, best, high) if number is not None]
    if not told:
        return None
    return Toll(told[0], told[-1], is_floor=low is not None and high is None)


def total(rows: Iterable[Mapping[str, Any]], outcome: str) -> Toll | None:
    """Add the tolls of incidents up: least and most; None where none tells a number."""
    tolls = [told for told in (toll(row, outcome) for row in rows) if told is not None]
    if not tolls:
        return None
    return Toll(
        sum(told.low for told in tolls),
        sum(told.high for told in tolls),
        is_floor=any(told.is_floor for told in tolls),
        told_by=len(tolls),
    )
