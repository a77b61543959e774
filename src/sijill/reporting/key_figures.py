"""The headline figures of a selection, counted over incidents and not over tellings."""

from __future__ import annotations

import pandas as pd

from sijill.reporting.selection import Selection
from sijill.reporting.tolls import HARM, SUMMARY_GROUP, TOLL_PARTS, Toll, plain_rows, toll, total

__all__ = ["HARM", "SUMMARY_GROUP", "TOLL_PARTS", "Toll", "key_figures", "plain_rows", "toll", "total"]


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
