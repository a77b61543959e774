"""Traces of what is no single day on the timeline: bars with caps, and arrows towards an open side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import plotly.graph_objects as go

from sijill.figures.lanes import MARK_PX, Item, PlacedItem, middle
from sijill.figures.looks import CAP, CAP_PX, colour_of, hover_of_item, identities_of, item_trace
from sijill.figures.palette import GROUP_STYLES, NOT_ACTUAL_SYMBOL
from sijill.figures.spans import DayScale

HOVER_STEP_PX = 18.0
"""A bar answers to the pointer at points along it, this far apart."""


@dataclass
class _Polyline:
    """Points of bars one after the other, with a gap after each."""

    x: list[str | None] = field(default_factory=list)
    y: list[float | None] = field(default_factory=list)
    symbol: list[str] = field(default_factory=list)
    size: list[float] = field(default_factory=list)
    hovertext: list[str | None] = field(default_factory=list)
    customdata: list[list[str]] = field(default_factory=list)

    def add(self, item: Item, height_px: float, points: Sequence[tuple[date, str, float]]) -> None:
        hovertext, identities = hover_of_item(item), identities_of(item)
        for day, symbol, size in points:
            self._append(day.isoformat(), height_px, symbol, size, hovertext, identities)
        self._append(None, None, "circle", 0.0, None, [])

    def _append(
        self,
        x: str | None,
        y: float | None,
        symbol: str,
        size: float,
        hovertext: str | None,
        customdata: list[str],
    ) -> None:
        self.x.append(x)
        self.y.append(y)
        self.symbol.append(symbol)
        self.size.append(size)
        self.hovertext.append(hovertext)
        self.customdata.append(customdata)


def bar_trace(group: str, look: str, items: Sequence[PlacedItem], scale: DayScale, *, middle_px: float) -> go.Scatter:
    """Give the bars and arrows of one group and look; ``middle_px`` is the height of the middle of their lane."""
    line = _Polyline()
    for placed in items:
        line.add(placed.item, middle_px + placed.offset_px, _bar_points(placed.item, group, scale))
    colour = colour_of(group, look)
    dash = "dot" if look == "open" else "solid"
    return item_trace(
        group,
        look,
        mode="lines+markers",
        x=line.x,
        y=line.y,
        line={"color": colour, "width": 2.5 if look == "within" else 1.5, "dash": dash},
        marker={
            "symbol": line.symbol,
            "size": line.size,
            "color": colour,
            "opacity": 1,
            "line": {"width": 1.5, "color": colour},
        },
        hovertext=line.hovertext,
        customdata=line.customdata,
    )


def _bar_points(item: Item, group: str, scale: DayScale) -> list[tuple[date, str, float]]:
    """Give the ends with their caps or arrowhead, the mark in the middle where one stands, and hover points."""
    points = dict.fromkeys(_days_along(item, scale), ("circle", 0.0))
    if not item.is_actual:
        points[middle(item)] = (NOT_ACTUAL_SYMBOL, MARK_PX - 1)
    elif item.kind == "about_within":
        points[middle(item)] = (f"{GROUP_STYLES[group].symbol}-open", MARK_PX - 1)
    points[item.start] = ("triangle-left", CAP_PX - 2) if item.kind == "open_start" else (CAP, CAP_PX)
    points[item.end] = ("triangle-right", CAP_PX - 2) if item.kind == "open_end" else (CAP, CAP_PX)
    return [(day, *points[day]) for day in sorted(points)]


def _days_along(item: Item, scale: DayScale) -> list[date]:
    step = scale.days(HOVER_STEP_PX)
    return [date.fromordinal(day) for day in range(item.start.toordinal(), item.end.toordinal(), step)]
