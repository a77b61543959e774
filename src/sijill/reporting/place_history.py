"""One place through the tables: the incidents told of it over time, and the spellings that told of it."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from sijill.errors import UsageError
from sijill.parameters import nearest
from sijill.reporting.selection import folded
from sijill.tables import Tables

SPELLING_COLUMNS = ("spelling", "told", "reports", "first told", "last told")


@dataclass(frozen=True)
class PlaceHistory:
    """A place by its name in the gazetteer, its ``incidents``, and one row a spelling in ``spellings``.

    ``spellings`` has the columns ``spelling``, ``told`` (how often), ``reports`` (in how many), and the days of
    publication between which it was used.
    """

    name: str
    incidents: pd.DataFrame
    spellings: pd.DataFrame


def place_history(tables: Tables, place: str = "") -> PlaceHistory:
    """Follow one place, by whatever name reports have for it.

    A name stands for the gazetteer's entry that some report meant by it; so all spellings of that entry count.

    Args:
        tables: ``incidents``, ``events``, ``reports`` and ``event_places``.
        place: a name, as the gazetteer or a report has it; without it, the place told of most often.

    Raises:
        UsageError: no report tells of such a place.
    """
    places = tables["event_places"]
    pinned = places[places["place_id"].notna() & ~places["feature"].isin(("governorate", "country"))]
    named = pinned["place_name"].map(folded), pinned["text"].map(folded)
    found = pinned[(named[0] == folded(place)) | (named[1] == folded(place))] if place else pinned
    if found.empty:
        raise UsageError(f"place {place!r}: no report tells of it{nearest(place, _names(pinned))}")
    counts = found["place_id"].value_counts()
    place_id = sorted(counts[counts == counts.max()].index)[0]
    mentions = pinned[pinned["place_id"] == place_id]
    told_by = set(mentions["event_id"])
    has_place = tables["incidents"]["event_ids"].map(lambda event_ids: not told_by.isdisjoint(event_ids.split()))
    return PlaceHistory(
        name=str(mentions["place_name"].iloc[0]),
        incidents=tables["incidents"][has_place.astype(bool)].reset_index(drop=True),
        spellings=_spellings(mentions, tables),
    )


def _names(places: pd.DataFrame) -> list[str]:
    return [str(name) for name in places["place_name"].dropna().unique()][:40]


def _spellings(mentions: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    events = tables["events"][["event_id", "report_id"]]
    published = tables["reports"][["report_id", "published"]]
    told = mentions[["event_id", "text"]].merge(events, on="event_id").merge(published, on="report_id")
    rows = [
        (spelling, len(group), group["report_id"].nunique(), group["published"].min(), group["published"].max())
        for spelling, group in told.groupby("text")
    ]
    found = pd.DataFrame(rows, columns=list(SPELLING_COLUMNS))
    return found.sort_values(["told", "spelling"], ascending=[False, True]).reset_index(drop=True)
