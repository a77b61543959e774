"""Traces of what is less than a point on the map: circles of uncertainty, counts of whole areas."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from sijill.figures.geometry import circle
from sijill.figures.ground import polyline
from sijill.figures.hover import HOVER_TEMPLATE, hover_of_rows
from sijill.figures.labels import SQUARE_PX
from sijill.figures.palette import AREA_FILL, NEAR_EDGE, NEAR_FILL, NOT_ACTUAL_COLOUR
from sijill.figures.rows import Row
from sijill.figures.spots import Area, Located, Spot

SHIFT = 1 / 3
"""The number of an area whose middle is taken stands this share of its radius away from there."""


def circle_traces(found: Located) -> list[go.Scatter]:
    """Give the circles around larger areas, and those around every spot that has an event told only near it."""
    # Actual events and others at one spot share a circle.
    near: dict[tuple[float, float], float] = {}
    for spot in (*found.actual, *found.not_actual):
        if spot.has_near:
            near[spot.lon, spot.lat] = max(spot.near_radius_km, near.get((spot.lon, spot.lat), 0.0))
    wide = {(area.spot.lon, area.spot.lat): area.radius_km for area in found.areas}
    return [
        _circles(name, radii, fill)
        for name, radii, fill in (("area", wide, AREA_FILL), ("near", near, NEAR_FILL))
        if radii
    ]


def _circles(name: str, radius_km: dict[tuple[float, float], float], fill: str) -> go.Scatter:
    rings = [circle(lon, lat, radius) for (lon, lat), radius in radius_km.items()]
    look = {"fill": "toself", "fillcolor": fill, "line": {"color": NEAR_EDGE, "width": 0.8, "dash": "dot"}}
    return go.Scatter(name=name, mode="lines", hoverinfo="skip", showlegend=False, **polyline(rings), **look)


def area_points(area: Area) -> tuple[tuple[float, float], ...]:
    """Give points (longitude, latitude) in an area where its number may stand, its middle first."""
    spot = area.spot
    return ((spot.lon, spot.lat), *circle(spot.lon, spot.lat, area.radius_km * SHIFT, corners=8)[:-1])


def count_traces(found: Located, points: Sequence[tuple[float, float]]) -> list[go.Scatter]:
    """Give hollow squares with the number of events that are known only to lie somewhere in an area.

    ``points`` are longitude and latitude of the squares: one for each governorate, then one for each other area.
    """
    rows = [inside for _, inside in found.governorates] + [area.spot.rows for area in found.areas]
    names = [shape.name for shape, _ in found.governorates] + [_name_of(area.spot) for area in found.areas]
    if not rows:
        return []
    return [
        go.Scatter(
            name="areas as a whole",
            mode="markers+text",
            x=[lon for lon, _ in points],
            y=[lat for _, lat in points],
            text=[str(len(inside)) for inside in rows],
            textposition="middle center",
            textfont={"size": 11},
            marker=square_marker(),
            hovertext=[_hover(inside, name) for inside, name in zip(rows, names, strict=True)],
            hovertemplate=HOVER_TEMPLATE,
            customdata=[[row.identity for row in inside] for inside in rows],
            showlegend=False,
        )
    ]


def _name_of(spot: Spot) -> str:
    return f"{spot.name} (within {max(row.radius_km or 0.0 for row in spot.rows):.0f} km of its middle)"


def _hover(rows: Sequence[Row], name: str) -> str:
    return hover_of_rows(rows, f"{len(rows)} somewhere in {name}, no finer place known")


def square_marker() -> dict[str, Any]:
    """Give the hollow square that stands for a whole area."""
    return {"symbol": "square-open", "size": SQUARE_PX - 2, "color": NOT_ACTUAL_COLOUR, "line": {"width": 1.5}}
