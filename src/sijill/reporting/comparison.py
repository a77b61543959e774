"""What the tables tell of the period of equal length just before the one that is asked for."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

import pandas as pd

from sijill.reporting.tolls import SUMMARY_GROUP, Toll, plain_rows, total


class Earlier(NamedTuple):
    """The period before: its days, both inclusive, and what happened in it as told by ``reports`` reports."""

    first: date
    last: date
    incidents: int
    reports: int
    killed: Toll | None


def days_before(first: date, last: date) -> tuple[date, date]:
    """Give the period of equal length that ends the day before ``first``."""
    return first - (last - first) - timedelta(days=1), first - timedelta(days=1)


def earlier_of(
    incidents: pd.DataFrame, events: pd.DataFrame, reports: pd.DataFrame, first: date, last: date
) -> Earlier | None:
    """Count the period before; None where no report that was read was published in it.

    Args:
        incidents: those of the period before, kept by the same filters as the report's own.
        events: all tellings.
        reports: all reports.
        first: first day of the period before.
        last: its last day, inclusive.
    """
    published = reports["published"].dropna()
    if not published.between(pd.Timestamp(first), pd.Timestamp(last)).any():
        return None
    actual = incidents[incidents["is_actual"]]
    ids = {event_id for event_ids in actual["event_ids"] for event_id in event_ids.split()}
    tellings = events[events["event_id"].isin(ids)]
    single = plain_rows(actual[actual["group"] != SUMMARY_GROUP])
    return Earlier(first, last, len(actual), int(tellings["report_id"].nunique()), total(single, "killed"))
