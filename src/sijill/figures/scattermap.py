"""The map over streets and hills, for notebooks with a connection; never part of a shared report."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from sijill import wording
from sijill.figures import layout
from sijill.figures.geometry import Ring, circle
from sijill.figures.hover import HOVER_TEMPLATE, hover_of_row, hover_of_rows
from sijill.figures.map import located_description
from sijill.figures.outlines import read_outlines
from sijill.figures.palette import GROUP_STYLES, NEAR_EDGE, NEAR_FILL, NOT_ACTUAL_COLOUR
from sijill.figures.pins import spot_sizes
from sijill.figures.rows import Row, noun_of, rows_of
from sijill.figures.spots import Located, Spot, located

HEADING = "Map with a background from the network"
STYLE = "open-street-map"
HEIGHT_PX, ZOOM, AREA_PX = 640, 5.6, 20


def draw_scattermap(incidents: pd.DataFrame, *, domain: str = "syria", title: str | None = None) -> go.Figure:
    """Draw the spots of :func:`sijill.figures.map` over a background of OpenStreetMap.

    The background comes from the servers of OpenStreetMap: looking at it tells them where a reader looks, and it
    needs a connection. So this is for exploring in a notebook; the shared report draws :func:`sijill.figures.map`,
    which asks nobody. What is known only by governorate or by a larger area is a grey disc in its middle, without a
    pin; "near" is a circle on the ground.

    Args:
        incidents: the ``incidents`` or the ``events`` table of :mod:`sijill.tables`.
        domain: the folder of ``sijill/domains`` with the outlines.
        title: a headline inside the figure.

    Returns:
        A figure of ``Scattermap`` traces; ``customdata`` of each mark lists the ids that it stands for.

    Raises:
        UsageError: the domain is not known.
        DataCheckError: the table lacks a column, or the outlines cannot be read.
    """
    rows, noun = rows_of(incidents), noun_of(incidents)
    outlines = read_outlines(domain)
    found = located(rows, outlines)
    box = outlines.country_box
    drawn = layout.base_layout(
        heading=HEADING,
        title=title,
        description=located_description(rows, found, noun),
        height_px=HEIGHT_PX,
    )
    middle = {"lon": (box.west + box.east) / 2, "lat": (box.south + box.north) / 2}
    top_px = layout.TITLE_HEIGHT_PX if title else 0
    return go.Figure(
        data=[*_near(found), *_areas(found), *_spots(found.actual), *_crosses(found.not_actual)],
        layout=drawn
        | {
            "map": {"style": STYLE, "center": middle, "zoom": ZOOM},
            "margin": {"l": 0, "r": 0, "t": top_px, "b": 0},
            "showlegend": False,
        },
    )


def _ids(rows: Sequence[Row]) -> list[str]:
    return [row.identity for row in rows]


def _hover(spot: Spot) -> str:
    if len(spot.rows) == 1:
        return hover_of_row(spot.rows[0])
    return hover_of_rows(spot.rows, f"{wording.counted(len(spot.rows), spot.rows[0].noun)} at or near {spot.name}")


def _spots(spots: Sequence[Spot]) -> list[go.Scattermap]:
    if not spots:
        return []
    colours = [GROUP_STYLES[spot.leading_group[0]].colour for spot in spots]
    return [_trace("events", spots, spot_sizes(spots), colours)]


def _crosses(spots: Sequence[Spot]) -> list[go.Scattermap]:
    return [_trace("not told as having happened", spots, [8.0] * len(spots), NOT_ACTUAL_COLOUR)] if spots else []


def _trace(name: str, spots: Sequence[Spot], sizes: Sequence[float], colour: str | Sequence[str]) -> go.Scattermap:
    return go.Scattermap(
        name=name,
        mode="markers",
        lon=[spot.lon for spot in spots],
        lat=[spot.lat for spot in spots],
        marker={"size": list(sizes), "color": colour, "opacity": 0.85},
        hovertext=[_hover(spot) for spot in spots],
        hovertemplate=HOVER_TEMPLATE,
        customdata=[_ids(spot.rows) for spot in spots],
        meta={"role": "marks"},
    )


def _areas(found: Located) -> list[go.Scattermap]:
    points = [shape.label_point for shape, _ in found.governorates]
    points += [(area.spot.lon, area.spot.lat) for area in found.areas]
    inside = [rows for _, rows in found.governorates] + [area.spot.rows for area in found.areas]
    names = [shape.name for shape, _ in found.governorates] + [area.spot.name for area in found.areas]
    if not points:
        return []
    return [
        go.Scattermap(
            name="areas as a whole",
            mode="markers",
            lon=[lon for lon, _ in points],
            lat=[lat for _, lat in points],
            marker={"size": AREA_PX, "color": NOT_ACTUAL_COLOUR, "opacity": 0.4},
            hovertext=[
                hover_of_rows(rows, f"{len(rows)} somewhere in {name}, no finer place known")
                for rows, name in zip(inside, names, strict=True)
            ],
            hovertemplate=HOVER_TEMPLATE,
            customdata=[_ids(rows) for rows in inside],
            meta={"role": "marks"},
        )
    ]


def _near(found: Located) -> list[go.Scattermap]:
    spots = [spot for spot in (*found.actual, *found.not_actual) if spot.has_near]
    rings = [circle(spot.lon, spot.lat, spot.near_radius_km) for spot in spots]
    return [_ring(ring, spot) for ring, spot in zip(rings, spots, strict=True)]


def _ring(ring: Ring, spot: Spot) -> go.Scattermap:
    return go.Scattermap(
        name="near",
        mode="lines",
        lon=[lon for lon, _ in ring],
        lat=[lat for _, lat in ring],
        fill="toself",
        fillcolor=NEAR_FILL,
        line={"color": NEAR_EDGE, "width": 1},
        hoverinfo="skip",
        meta={"role": "areas", "ids": [_ids(spot.rows)]},
    )
