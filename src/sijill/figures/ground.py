"""Traces of the ground that events are drawn on: land, water, borders, names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from sijill.figures.geometry import Ring
from sijill.figures.hover import escape_hover
from sijill.figures.labels import Label
from sijill.figures.outlines import Outline, Outlines
from sijill.figures.palette import BORDER_COLOUR, INNER_BORDER_COLOUR, LAND_COLOUR, WATER_COLOUR

NAME_SIZE = 10
LOOKS: dict[str, dict[str, Any]] = {
    "neighbour": {"fill": "toself", "fillcolor": LAND_COLOUR, "line": {"color": INNER_BORDER_COLOUR, "width": 0.5}},
    "lake": {"fill": "toself", "fillcolor": WATER_COLOUR, "line": {"color": WATER_COLOUR, "width": 0.5}},
    "river": {"line": {"color": WATER_COLOUR, "width": 1.6}},
    "governorate": {"line": {"color": INNER_BORDER_COLOUR, "width": 0.8}},
    "country": {"line": {"color": BORDER_COLOUR, "width": 1.6}},
}
"""Look of each kind of outline, in the order in which they are drawn."""


def ground_traces(outlines: Outlines) -> list[go.Scatter]:
    """Give one trace for each kind of outline."""
    return [_line_trace(kind, shapes, look) for kind, look in LOOKS.items() if (shapes := outlines.of_kind(kind))]


def polyline(rings: Sequence[Ring]) -> dict[str, list[float | None]]:
    """Give rings as one line with a gap between each two."""
    x: list[float | None] = []
    y: list[float | None] = []
    for number, ring in enumerate(rings):
        if number:
            x.append(None)
            y.append(None)
        x += [lon for lon, _ in ring]
        y += [lat for _, lat in ring]
    return {"x": x, "y": y}


def _line_trace(kind: str, shapes: Sequence[Outline], look: dict[str, Any]) -> go.Scatter:
    rings = [ring for shape in shapes for ring in shape.rings]
    return go.Scatter(
        name=kind,
        mode="lines",
        hoverinfo="skip",
        showlegend=False,
        meta={"role": "ground"},
        **polyline(rings),
        **look,
    )


def name_annotations(labels: Sequence[Label]) -> list[dict[str, Any]]:
    """Give the names as annotations of the layout, so that a phone can be given others without new traces."""
    return [
        {
            "text": f"<i>{escape_hover(label.text)}</i>" if label.is_water else escape_hover(label.text),
            "x": label.lon,
            "y": label.lat,
            "showarrow": False,
            "opacity": 0.75,
            "font": {"size": NAME_SIZE},
        }
        for label in labels
    ]
