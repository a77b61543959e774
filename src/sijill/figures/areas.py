"""Traces of what is less than a point on the map: circles of uncertainty, counts of whole areas."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import plotly.graph_objects as go

from sijill.figures.geometry import circle
from sijill.figures.ground import polyline
from sijill.figures.hover import HOVER_TEMPLATE, hover_of_rows
from sijill.figures.labels import SQUARE_PX
from sijill.figures.palette import AREA_FILL, NEAR_EDGE, NEAR_FILL, NOT_ACTUAL_COLOUR
from sijill.figures.rows import Row
from sijill.figures.spots import NEAR, Area, Located, Spot

SHIFT = 1 / 3
"""The number of an area whose middle is taken stands this share of its radius away from there."""


class Disc(NamedTuple):
    """The circle around a point: how far it reaches and the ids of the rows that it stands for."""

    radius_km: float
    ids: list[str]


def circle_traces(found: Located) -> list[go.Scatter]:
    """Give the circles around larger areas, and those around every spot that has an event told only near it."""
    # Actual events and others at one spot share a circle.
    near: dict[tuple[float, float], Disc] = {}
    for spot in (*found.actual, *found.not_actual):
        if spot.has_near:
            radius_km, ids = near.get((spot.lon, spot.lat), Disc(0.0, []))
            told_near = [row.identity for row in spot.rows if row.geo_precision == NEAR]
            near[spot.lon, spot.lat] = Disc(max(spot.near_radius_km, radius_km), ids + told_near)
    wide = {
        (area.spot.lon, area.spot.lat): Disc(area.radius_km, [row.identity for row in area.spot.rows])
        for area in found.areas
    }
    return [
        _circles(name, discs, fill)
        for name, discs, fill in (("area", wide, AREA_FILL), ("near", near, NEAR_FILL))
        if discs
    ]


def _circles(name: str, discs: dict[tuple[float, float], Disc], fill: str) -> go.Scatter:
    rings = [circle(lon, lat, disc.radius_km) for (lon, lat), disc in discs.items()]
    look = {"fill": "toself", "fillcolor": fill, "line": {"color": NEAR_EDGE, "width": 0.8, "dash": "dot"}}
    meta = {"role": "areas", "ids": [disc.ids for disc in discs.values()]}
    return go.Scatter(
        name=name, mode="lines", hoverinfo="skip", showlegend=False, meta=meta, **polyline(rings), **look
    )


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
            meta={"role": "numbered"},
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
