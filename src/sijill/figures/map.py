"""The map: events on our own outlines, each as precise as its words, none as a false pin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from sijill import wording
from sijill.figures import layout
from sijill.figures.areas import area_points, circle_traces, count_traces
from sijill.figures.ground import ground_traces, name_annotations
from sijill.figures.labels import Page, name_labels, page_with_marks, square_points
from sijill.figures.moves import Move, move_legend, move_traces, moves_of, points_of
from sijill.figures.outlines import Outlines, read_outlines
from sijill.figures.pins import legend_traces, marks_of, spot_traces
from sijill.figures.rows import Row, noun_of, rows_of
from sijill.figures.spots import Located, located
from sijill.figures.view import View, first_view

HEIGHT_PX, LEAST_PLOT_PX = 680, 400
SIDE_PX, TOP_PX, WIDTH_PX = 10, 10, 700
NARROW_PLOT_PX = 310
HEADING = "Map"


def draw_map(
    incidents: pd.DataFrame,
    event_places: pd.DataFrame | None = None,
    *,
    domain: str = "syria",
    title: str | None = None,
) -> go.Figure:
    """Draw events on the outlines of a country.

    A named place is a filled mark, "near" it a hollow one with a translucent circle (of the place's own radius
    where that is more than ten kilometres), several at one spot one mark whose area goes with their number and
    whose colour is that of the most frequent group. Events known only by governorate, or by a place that reaches
    further than 25 km, are a number in a hollow square, never a pin; those known only by country are counted
    below. A move of which both ends are told is an arrow. Events that were only ordered, planned, feared or
    denied are drawn as crosses where the table holds them.

    Args:
        incidents: the ``incidents`` or the ``events`` table of :mod:`sijill.tables`.
        event_places: the ``event_places`` table, for the moves; without it, none are drawn.
        domain: the folder of ``sijill/domains`` with the outlines.
        title: a headline inside the figure.

    Returns:
        A figure of plain lines and points in degrees (WGS 84), without tiles, topology files or any other
        outside resource. ``customdata`` of each mark lists the ``incident_id`` or ``event_id`` that it stands
        for; ``layout.meta`` holds ``description``, the text alternative, ``dark``, the changes for a dark page,
        and ``narrow``, those for a phone.

    Raises:
        UsageError: the domain is not known.
        DataCheckError: the table lacks a column, or the outlines cannot be read.
    """
    rows = rows_of(incidents)
    outlines = read_outlines(domain)
    found = located(rows, outlines)
    moves = [] if event_places is None else moves_of(rows, incidents, event_places, outlines)
    notes = notes_of(found, wording.counted(len(rows), noun_of(incidents)))
    legend = [*legend_traces(found), *move_legend(moves)]
    top_px = layout.TITLE_HEIGHT_PX if title else TOP_PX
    foot_px = _legend_px(legend, width_px=layout.LEGEND_WIDTH_PX)
    foot_px += layout.NOTE_LINE_PX * len(notes) + (6 if notes else 0)
    plot_px = max(LEAST_PLOT_PX, HEIGHT_PX - top_px - foot_px)
    view, page = _page(found, moves, outlines, width_px=WIDTH_PX - 2 * SIDE_PX, height_px=plot_px)
    squares = _squares(found, page)
    spots = spot_traces(found, page)
    empty = [] if rows else [_empty_note(noun_of(incidents))]
    names = name_annotations(name_labels(outlines, page))
    drawn = layout.base_layout(
        heading=HEADING,
        title=title,
        description=_description(rows, found, moves, notes) if rows else f"{empty[0]['text']}.",
        height_px=top_px + plot_px + foot_px,
    )
    drawn["meta"]["narrow"] = _narrow(found, moves, outlines, legend, top_px=top_px, empty=empty)
    return go.Figure(
        data=[
            *ground_traces(outlines),
            *circle_traces(found),
            *move_traces(moves),
            *count_traces(found, squares),
            *spots,
            *legend,
        ],
        layout=drawn
        | _axes(view, outlines)
        | {
            "margin": {"l": SIDE_PX, "r": SIDE_PX, "t": top_px, "b": foot_px},
            "annotations": [*names, *layout.notes_annotation(notes, below_px=6), *empty],
            "dragmode": "pan",
            # A spot mixes groups, so hiding one by its legend entry would hide others with it.
            "legend": drawn["legend"] | {"itemclick": False, "itemdoubleclick": False},
        },
    )


def _page(
    found: Located, moves: Sequence[Move], outlines: Outlines, *, width_px: float, height_px: float
) -> tuple[View, Page]:
    """Give the first view of a plot of this size, and its page with all marks in place."""
    view = first_view([*_points(found), *points_of(moves)], outlines, width_px=width_px, height_px=height_px)
    return view, page_with_marks(view, marks_of(found))


def _squares(found: Located, page: Page) -> list[tuple[float, float]]:
    """Give the points of the numbers of governorates and of other areas, and take their room."""
    candidates = [shape.label_points for shape, _ in found.governorates]
    return square_points([*candidates, *map(area_points, found.areas)], page)


def _legend_px(legend: Sequence[go.Scatter], *, width_px: float) -> int:
    return layout.legend_height_px([trace.name for trace in legend], width_px=width_px) + 8


def _narrow(
    found: Located,
    moves: Sequence[Move],
    outlines: Outlines,
    legend: Sequence[go.Scatter],
    *,
    top_px: int,
    empty: list[dict[str, Any]],
) -> dict[str, Any]:
    """Give what changes on a phone: less height, another first view, names that fit it, no sentences below."""
    view, page = _page(found, moves, outlines, width_px=layout.NARROW_WIDTH_PX, height_px=NARROW_PLOT_PX)
    _squares(found, page)
    foot_px = _legend_px(legend, width_px=layout.NARROW_WIDTH_PX)
    return {
        "height": top_px + NARROW_PLOT_PX + foot_px,
        "margin.b": foot_px,
        "xaxis.range": [view.box.west, view.box.east],
        "yaxis.range": [view.box.south, view.box.north],
        "annotations": [*name_annotations(name_labels(outlines, page)), *empty],
    }


def _empty_note(noun: str) -> dict[str, Any]:
    return layout.centred_annotation(layout.nothing_in_words(noun), bgcolor="rgba(128,128,128,0.12)")


def _points(found: Located) -> list[tuple[float, float]]:
    pins = [(spot.lon, spot.lat) for spot in (*found.actual, *found.not_actual)]
    areas = [(area.spot.lon, area.spot.lat) for area in found.areas]
    return pins + areas + [shape.label_point for shape, _ in found.governorates]


def _axes(view: View, outlines: Outlines) -> dict[str, Any]:
    # A plot that is wider than the view gets margins: with "range" Plotly would stretch the country where the
    # view meets the end of the outlines.
    hidden = {"visible": False, "constrain": "domain"}
    box, most = view.box, outlines.box
    return {
        "xaxis": hidden | {"range": [box.west, box.east], "minallowed": most.west, "maxallowed": most.east},
        "yaxis": hidden
        | {
            "range": [box.south, box.north],
            "minallowed": most.south,
            "maxallowed": most.north,
            "scaleanchor": "x",
            "scaleratio": round(outlines.latitude_stretch, 5),
        },
    }


def located_description(rows: Sequence[Row], found: Located, noun: str) -> str:
    """Give the text alternative of a map without moves."""
    if not rows:
        return f"{layout.nothing_in_words(noun)}."
    return _description(rows, found, (), notes_of(found, wording.counted(len(rows), noun)))


def notes_of(found: Located, total: str) -> list[str]:
    """Count what is not drawn, in sentences."""
    notes = []
    if found.unplaced:
        number = len(found.unplaced)
        has, they = ("has", "it is") if number == 1 else ("have", "they are")
        notes.append(f"{number} of {total} {has} no place fine enough to draw; {they} in the table")
    if found.outside:
        number = len(found.outside)
        lie, they = ("lies", "it is") if number == 1 else ("lie", "they are")
        notes.append(f"{number} of {total} {lie} outside this map; {they} in the table")
    return notes


def _description(rows: Sequence[Row], found: Located, moves: Sequence[Move], notes: Sequence[str]) -> str:
    spots = (*found.actual, *found.not_actual)
    pinned = sum(len(spot.rows) for spot in spots)
    at_level = sum(len(inside) for _, inside in found.governorates)
    in_areas = sum(len(area.spot.rows) for area in found.areas)
    counted, marks = wording.counted(len(rows), rows[0].noun), wording.counted(len(spots), "mark")
    parts = [f"Map of {counted}: {pinned} at {marks}"]
    if at_level:
        parts.append(f"{at_level} counted in {wording.counted(len(found.governorates), 'governorate')} as a whole")
    if in_areas:
        parts.append(f"{in_areas} counted in {wording.counted(len(found.areas), 'other area')} as a whole")
    if moves:
        parts.append(f"{wording.counted(len(moves), 'move')} as arrows")
    not_actual = sum(not row.is_actual for row in rows)
    if not_actual:
        parts.append(f"{not_actual} of all not told as having happened")
    return "; ".join([*parts, wording.groups_in_words(row.group for row in rows), *notes]) + "."
