"""How an item of the timeline looks, and the legend that explains it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import plotly.graph_objects as go

from sijill import wording
from sijill.figures.hover import HOVER_TEMPLATE, hover_of_row, hover_of_rows
from sijill.figures.lanes import MARK_PX, Item, Lane
from sijill.figures.layout import legend_entry
from sijill.figures.palette import GROUP_STYLES, NOT_ACTUAL_COLOUR, NOT_ACTUAL_SYMBOL

CAP, CAP_PX = "line-ns-open", 9.0

LOOK_NAMES: dict[str, str] = {
    "day": "on that day",
    "about": "about that day",
    "within": "some time between",
    "open": "by then, or later",
    "several": "several (number)",
    "not_actual": "ordered, planned, feared or denied",
}
_LOOK_OF_KIND = {"about_within": "within", "open_start": "open", "open_end": "open"}


def look_of(item: Item) -> str:
    """Give the legend's name for how an item is drawn, a key of ``LOOK_NAMES``."""
    return _LOOK_OF_KIND.get(item.kind, item.kind) if item.is_actual else "not_actual"


def legend_names(lanes: Iterable[Lane]) -> list[str]:
    """Give the names of the looks that occur, in the legend's order."""
    present = {look_of(placed.item) for lane in lanes for placed in lane.placed}
    return [name for look, name in LOOK_NAMES.items() if look in present]


def legend_traces(lanes: Iterable[Lane]) -> list[go.Scatter]:
    """Give one entry for each look that occurs, in grey: the lanes already name the groups."""
    names = legend_names(lanes)
    grey = NOT_ACTUAL_COLOUR
    line = {"color": grey, "width": 2.5}
    point = {"symbol": "circle", "size": MARK_PX, "color": grey, "line": {"width": 1.5, "color": grey}}
    caps = {"symbol": CAP, "size": CAP_PX, "line": {"width": 2, "color": grey}}
    looks: dict[str, dict[str, Any]] = {
        "day": {"mode": "markers", "marker": point},
        "about": {"mode": "markers", "marker": point | {"symbol": "circle-open"}},
        "within": {"mode": "lines+markers", "line": line, "marker": caps},
        "open": {"mode": "lines+markers", "line": line | {"dash": "dot", "width": 1.5}, "marker": caps},
        "several": {"mode": "markers", "marker": point | {"size": 14}},
        "not_actual": {"mode": "markers", "marker": point_marker(NOT_ACTUAL_SYMBOL, NOT_ACTUAL_COLOUR)},
    }
    return [
        legend_entry(LOOK_NAMES[look], group=look, **looks[look]) for look in LOOK_NAMES if LOOK_NAMES[look] in names
    ]


def colour_of(group: str, look: str) -> str:
    """Give the colour of a group's items of one look."""
    return NOT_ACTUAL_COLOUR if look == "not_actual" else GROUP_STYLES[group].colour


def point_marker(symbol: str, colour: str) -> dict[str, Any]:
    """Give the marker of a single event."""
    return {"symbol": symbol, "size": MARK_PX, "color": colour, "line": {"width": 1.5, "color": colour}}


def item_trace(group: str, look: str, **given: Any) -> go.Scatter:
    """Give a trace of one group and look, switched on and off with its look in the legend."""
    return go.Scatter(
        name=f"{GROUP_STYLES[group].name}, {LOOK_NAMES[look]}",
        legendgroup=look,
        showlegend=False,
        hovertemplate=HOVER_TEMPLATE,
        meta={"role": "marks", "group": group, "look": look},
        **given,
    )


def hover_of_item(item: Item) -> str:
    """Give the hover text of an item: all about one event, or a list of several."""
    if len(item.rows) == 1:
        return hover_of_row(item.rows[0])
    first, last = item.rows[0], item.rows[-1]
    nominal = "yearless" in (first.date_precision, last.date_precision)
    days = "" if nominal else f", {wording.period_in_words(item.start, item.end)}"
    return hover_of_rows(item.rows, f"{wording.counted(len(item.rows), first.noun)}{days}")


def identities_of(item: Item) -> list[str]:
    """Give the identities of the rows that an item stands for."""
    return [row.identity for row in item.rows]
