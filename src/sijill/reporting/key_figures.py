"""The headline figures of a selection, counted over incidents and not over tellings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import pandas as pd

from sijill.reporting.selection import Selection
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
    plain = table.astype(object)
    return [
        {str(name): value for name, value in row.items()}
        for row in plain.where(table.notna(), None).to_dict("records")
    ]


def key_figures(selection: Selection) -> pd.DataFrame:
    """Count what a selection tells.

    Incidents that are not told as having happened count in no toll. Totals over a period (``toll_summary``)
    are left out of the tolls too: they would count the same people twice.

    Returns:
        One row a figure, with the columns ``figure``, ``value`` and ``note``.
    """
    actual = selection.incidents[selection.incidents["is_actual"]]
    tellings = selection.events[selection.events["is_actual"]]
    rows = [
        ("incidents", str(len(actual)), "told as having happened"),
        ("events", str(len(tellings)), "tellings of these incidents"),
        ("reports", str(tellings["report_id"].nunique()), "that tell them"),
    ]
    single = plain_rows(actual[actual["group"] != SUMMARY_GROUP])
    for outcome in HARM:
        told = total(single, outcome)
        if told is None:
            rows.append((outcome, "not told", "no incident gives a number"))
        else:
            rows.append((outcome, told.words, f"in {told.told_by} of {len(single)} incidents"))
    is_dated = actual["date_start"].notna() | actual["date_end"].notna()
    rows.append(("dated", *_share(is_dated, "with a date that tells the year")))
    rows.append(("placed", *_share(actual["lat"].notna() & actual["lon"].notna(), "with a derivable place")))
    return pd.DataFrame(rows, columns=["figure", "value", "note"])


def _share(mask: pd.Series[bool], note: str) -> tuple[str, str]:
    if mask.empty:
        return "–", note
    return f"{mask.mean():.0%}", f"{int(mask.sum())} of {len(mask)} incidents {note}"


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
