"""Traces of a lane of the timeline: one for each look."""

from __future__ import annotations

from collections.abc import Sequence

import plotly.graph_objects as go

from sijill.figures.bars import bar_trace
from sijill.figures.lanes import Lane, PlacedItem, middle
from sijill.figures.looks import colour_of, hover_of_item, identities_of, item_trace, look_of, point_marker
from sijill.figures.palette import GROUP_STYLES, NOT_ACTUAL_SYMBOL, WHITE
from sijill.figures.spans import DayScale

POINT_KINDS = ("day", "about")


def lane_traces(lane: Lane, scale: DayScale, *, middle_px: float) -> list[go.Scatter]:
    """Give the traces of one lane; ``middle_px`` is the height of its middle above the foot of the plot."""
    bars: dict[str, list[PlacedItem]] = {}
    points: dict[str, list[PlacedItem]] = {}
    numbered: dict[str, list[PlacedItem]] = {}
    for placed in lane.placed:
        kind = placed.item.kind
        heap = numbered if kind == "several" else points if kind in POINT_KINDS else bars
        heap.setdefault(look_of(placed.item), []).append(placed)
    return [
        *(bar_trace(lane.group, look, items, scale, middle_px=middle_px) for look, items in sorted(bars.items())),
        *(_points(lane.group, look, items, middle_px) for look, items in sorted(points.items())),
        *(_numbered(lane.group, look, items, middle_px) for look, items in sorted(numbered.items())),
    ]


def _points(group: str, look: str, items: Sequence[PlacedItem], middle_px: float) -> go.Scatter:
    symbol = NOT_ACTUAL_SYMBOL if look == "not_actual" else GROUP_STYLES[group].symbol
    marker = point_marker(f"{symbol}-open" if look == "about" else symbol, colour_of(group, look))
    return item_trace(
        group,
        look,
        mode="markers",
        x=[placed.item.start.isoformat() for placed in items],
        y=[middle_px + placed.offset_px for placed in items],
        marker=marker,
        hovertext=[hover_of_item(placed.item) for placed in items],
        customdata=[identities_of(placed.item) for placed in items],
    )


def _numbered(group: str, look: str, items: Sequence[PlacedItem], middle_px: float) -> go.Scatter:
    is_actual = look != "not_actual"
    colour = colour_of(group, look)
    trace = item_trace(
        group,
        look,
        mode="markers+text",
        x=[middle(placed.item).isoformat() for placed in items],
        y=[middle_px + placed.offset_px for placed in items],
        text=[str(len(placed.item.rows)) for placed in items],
        textposition="middle center",
        textfont={"size": 11, "color": GROUP_STYLES[group].numeral} if is_actual else {"size": 11},
        marker={
            "symbol": "circle" if is_actual else "circle-open",
            "size": [placed.item.size_px for placed in items],
            "color": colour,
            "opacity": 1,
            "line": {"width": 1 if is_actual else 1.5, "color": WHITE if is_actual else colour},
        },
        hovertext=[hover_of_item(placed.item) for placed in items],
        customdata=[identities_of(placed.item) for placed in items],
    )
    return trace.update(meta={"role": "numbered", "group": group, "look": look})
