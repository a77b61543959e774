"""Traces of events on the map: spots by number of events, crosses for what is not told as done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import sqrt
from typing import Any

import plotly.graph_objects as go

from sijill import wording
from sijill.figures.areas import square_marker
from sijill.figures.hover import HOVER_TEMPLATE, hover_of_row, hover_of_rows
from sijill.figures.labels import Page
from sijill.figures.layout import legend_entry
from sijill.figures.numbers import INSIDE, NOWHERE, number_positions
from sijill.figures.palette import (
    GROUP_STYLES,
    NEAR_EDGE,
    NEAR_FILL,
    NOT_ACTUAL_COLOUR,
    NOT_ACTUAL_SYMBOL,
    WHITE,
)
from sijill.figures.rows import Row
from sijill.figures.spots import NEAR, Located, Spot

SINGLE_PX, LEAST_PX, LARGEST_PX, NUMBERED_PX = 11.0, 9.0, 42.0, 15.0
CROSS_PX = 10


def marks_of(found: Located) -> list[tuple[float, float, float]]:
    """Give longitude, latitude and diameter in pixels of every mark at a spot."""
    actual = [(spot.lon, spot.lat, size) for spot, size in zip(found.actual, spot_sizes(found.actual), strict=True)]
    return actual + [(spot.lon, spot.lat, CROSS_PX) for spot in found.not_actual]


def spot_traces(found: Located, page: Page) -> list[go.Scatter]:
    """Give the spots of actual events, area by number, and crosses for the others.

    Where a spot has both, the arms of a cross stick out from under the mark, and the mark's hover tells of
    both: two marks on one point could not be pointed at one by one. Numbers are placed for ``page``.
    """
    actual = {(spot.lat, spot.lon): size for spot, size in zip(found.actual, spot_sizes(found.actual), strict=True)}
    beside = {point: spot for spot in found.not_actual if (point := (spot.lat, spot.lon)) in actual}
    alone = [spot for spot in found.not_actual if (spot.lat, spot.lon) not in actual]
    traces = []
    if beside:
        traces.append(_beneath_trace(list(beside.values()), [actual[point] for point in beside]))
    if found.actual:
        positions = number_positions(marks_of(found), _numbers(found), page)[: len(found.actual)]
        traces.append(_actual_trace(found.actual, beside, positions))
        traces += _number_traces(found.actual, positions)
    if alone:
        traces.append(_cross_trace(alone))
    return traces


def spot_sizes(spots: Sequence[Spot]) -> list[float]:
    """Give diameters in pixels whose squares go with the numbers of events."""
    unit_px = _unit_px(spots)
    return [round(max(LEAST_PX, unit_px * sqrt(len(spot.rows))), 1) for spot in spots]


def _unit_px(spots: Sequence[Spot]) -> float:
    """Give the diameter of the mark of one event, so that the largest of these spots keeps within its bounds."""
    largest = max((len(spot.rows) for spot in spots), default=1)
    return min(SINGLE_PX, LARGEST_PX / sqrt(largest))


def _numbers(found: Located) -> list[str]:
    """Give the number of every mark of ``marks_of``, empty where it stands for one event or is too small for it."""
    sizes = spot_sizes(found.actual)
    actual = [
        str(len(spot.rows)) if size >= NUMBERED_PX and len(spot.rows) > 1 else ""
        for spot, size in zip(found.actual, sizes, strict=True)
    ]
    return actual + [""] * len(found.not_actual)


def _is_on_colour(spot: Spot, position: str) -> bool:
    return position == INSIDE and not spot.is_near


def _actual_trace(
    spots: Sequence[Spot], beside: Mapping[tuple[float, float], Spot], positions: Sequence[str]
) -> go.Scatter:
    styles = [GROUP_STYLES[spot.leading_group[0]] for spot in spots]
    sizes = spot_sizes(spots)
    has_number = [size >= NUMBERED_PX and len(spot.rows) > 1 for spot, size in zip(spots, sizes, strict=True)]
    symbols = [
        ("circle" if numbered else style.symbol) + ("-open" if spot.is_near else "")
        for spot, style, numbered in zip(spots, styles, has_number, strict=True)
    ]
    return go.Scatter(
        name="events",
        mode="markers+text",
        x=[spot.lon for spot in spots],
        y=[spot.lat for spot in spots],
        text=[
            str(len(spot.rows)) if _is_on_colour(spot, position) else ""
            for spot, position in zip(spots, positions, strict=True)
        ],
        textposition="middle center",
        textfont={"size": 11, "color": [style.numeral for style in styles]},
        marker={
            "symbol": symbols,
            "size": sizes,
            "color": [style.colour for style in styles],
            "opacity": 0.92,
            "line": {
                "width": [2 if spot.is_near else 1 for spot in spots],
                "color": [style.colour if spot.is_near else WHITE for spot, style in zip(spots, styles, strict=True)],
            },
        },
        hovertext=[_hover(spot, beside.get((spot.lat, spot.lon))) for spot in spots],
        hovertemplate=HOVER_TEMPLATE,
        customdata=[_identities(spot.rows) for spot in spots],
        meta={"role": "numbered", "leading": True, "unit_px": _unit_px(spots)},
        showlegend=False,
    )


def _number_traces(spots: Sequence[Spot], positions: Sequence[str]) -> list[go.Scatter]:
    """Give the numbers that stand on the page's own ground, in the colour of its text, light or dark."""
    sizes = spot_sizes(spots)
    shown = [
        (spot, size, position)
        for spot, size, position in zip(spots, sizes, positions, strict=True)
        if position != NOWHERE and not _is_on_colour(spot, position)
    ]
    if not shown:
        return []
    return [
        go.Scatter(
            name="numbers",
            mode="markers+text",
            x=[spot.lon for spot, _, _ in shown],
            y=[spot.lat for spot, _, _ in shown],
            text=[str(len(spot.rows)) for spot, _, _ in shown],
            textposition=[position for _, _, position in shown],
            textfont={"size": 11},
            # The unseen marker keeps the number clear of the mark, however far a reader zooms in.
            marker={"size": [size for _, size, _ in shown], "opacity": 0},
            hoverinfo="skip",
            customdata=[_identities(spot.rows) for spot, _, _ in shown],
            meta={"role": "numbered"},
            showlegend=False,
        )
    ]


def _cross_trace(spots: Sequence[Spot]) -> go.Scatter:
    return go.Scatter(
        name="not told as having happened",
        mode="markers",
        x=[spot.lon for spot in spots],
        y=[spot.lat for spot in spots],
        marker=_cross(),
        hovertext=[_hover(spot) for spot in spots],
        hovertemplate=HOVER_TEMPLATE,
        customdata=[_identities(spot.rows) for spot in spots],
        meta={"role": "marks", "look": "not_actual"},
        showlegend=False,
    )


def _beneath_trace(spots: Sequence[Spot], sizes_px: Sequence[float]) -> go.Scatter:
    return go.Scatter(
        name="not told as having happened, beneath a mark",
        mode="markers",
        x=[spot.lon for spot in spots],
        y=[spot.lat for spot in spots],
        marker={
            # Only the arms of this plain cross are seen; those of the hollow one would be as wide as the mark.
            "symbol": "x-thin",
            "size": [round(0.72 * size + CROSS_PX, 1) for size in sizes_px],
            "line": {"width": 3, "color": NOT_ACTUAL_COLOUR},
        },
        hoverinfo="skip",
        customdata=[_identities(spot.rows) for spot in spots],
        meta={"role": "marks", "look": "not_actual"},
        showlegend=False,
    )


def _cross() -> dict[str, Any]:
    return {
        "symbol": NOT_ACTUAL_SYMBOL,
        "size": CROSS_PX,
        "color": NOT_ACTUAL_COLOUR,
        "line": {"width": 1.5, "color": NOT_ACTUAL_COLOUR},
    }


def _identities(rows: Sequence[Row]) -> list[str]:
    return [row.identity for row in rows]


def _hover(spot: Spot, beside: Spot | None = None) -> str:
    if len(spot.rows) == 1:
        told = hover_of_row(spot.rows[0])
    else:
        preposition = "in or near" if spot.is_near else "at"
        headline = f"{wording.counted(len(spot.rows), spot.rows[0].noun)} {preposition} {spot.name}"
        told = hover_of_rows(spot.rows, headline, remark=_remark(spot))
    if beside is None:
        return told
    others = hover_of_rows(beside.rows, f"{len(beside.rows)} not told as having happened")
    return f"{told}<br> <br>{others}"


def _remark(spot: Spot) -> str:
    group, number = spot.leading_group
    remark = f"most frequent: {GROUP_STYLES[group].name} ({number} of {len(spot.rows)})"
    near = sum(row.geo_precision == NEAR for row in spot.rows)
    return f"{remark}; {near} of them near it or in part of it" if near and not spot.is_near else remark


def legend_traces(found: Located) -> list[go.Scatter]:
    """Give the groups that colour a spot, and the looks that occur."""
    present = {spot.leading_group[0] for spot in found.actual}
    entries = [
        legend_entry(
            style.name,
            group=group,
            mode="markers",
            marker={"symbol": style.symbol, "size": SINGLE_PX, "color": style.colour},
        )
        for group, style in GROUP_STYLES.items()
        if group in present
    ]
    point = {"symbol": "circle", "color": NOT_ACTUAL_COLOUR}
    spots = (*found.actual, *found.not_actual)
    if any(len(spot.rows) > 1 for spot in found.actual):
        entries.append(_look("several: most frequent type", point | {"size": 16}))
    if any(spot.has_near for spot in spots):
        edge = {"symbol": "circle", "size": 16, "color": NEAR_FILL, "line": {"width": 1, "color": NEAR_EDGE}}
        entries.append(_look("near it, within the circle", edge))
    if found.governorates or found.areas:
        entries.append(_look("only a governorate or area known", square_marker() | {"size": 13}))
    if found.not_actual:
        entries.append(_look("ordered, feared or denied", _cross()))
    return entries


def _look(name: str, marker: dict[str, Any]) -> go.Scatter:
    return legend_entry(name, group=name, mode="markers", marker=marker)
