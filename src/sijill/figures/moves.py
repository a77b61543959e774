"""Moves on the map: arrows from where something set out to where it went, where the words tell both ends."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from sijill.errors import DataCheckError
from sijill.figures.hover import HOVER_TEMPLATE, hover_of_row
from sijill.figures.layout import legend_entry
from sijill.figures.outlines import Outlines
from sijill.figures.palette import GROUP_STYLES, NOT_ACTUAL_COLOUR
from sijill.figures.rows import Row
from sijill.figures.spots import AREA_RADIUS_KM, AREAS_WITHOUT_PIN, SAME_SPOT_DECIMALS

ARROW_PX, STANDOFF_PX, WIDTH_PX = 11, 5, 1.6
ONE_WAY, SEVERAL_WAYS = "move, from → to", "move, several ends told"
_COLUMNS = ("event_id", "place_number", "role", "text", "place_name", "lat", "lon", "radius_km", "feature")

Point = tuple[float, float]
"""Longitude and latitude in degrees (WGS 84)."""


@dataclass(frozen=True)
class Move:
    """One row that tells both ends of a move; each pair of ends is one arrow.

    ``is_certain`` is false where the words tell several ends on both sides, so that nobody knows which belong
    together.
    """

    row: Row
    ways: tuple[tuple[Point, Point], ...]
    is_certain: bool


def moves_of(rows: Iterable[Row], incidents: pd.DataFrame, places: pd.DataFrame, outlines: Outlines) -> list[Move]:
    """Give the moves among rows that are told as having happened.

    An end counts where it is fine enough for a pin (no governorate, no country, nothing that reaches further than
    25 km) and lies on the map.

    Args:
        rows: the rows of ``incidents``.
        incidents: ``incidents`` or ``events`` of :mod:`sijill.tables`.
        places: ``event_places``.
        outlines: the map.

    Raises:
        DataCheckError: ``places`` lacks a column.
    """
    missing = [column for column in _COLUMNS if column not in places]
    if missing:
        raise DataCheckError(f"table of places for a figure: columns are missing: {', '.join(map(repr, missing))}")
    ends = _ends_by_event(places, outlines)
    identity = "incident_id" if "incident_id" in incidents else "event_id"
    told_by = incidents["event_ids"] if "event_ids" in incidents else incidents[identity]
    event_ids = dict(zip(incidents[identity], told_by, strict=True))
    found = (_move(row, str(event_ids[row.identity]).split(), ends) for row in rows if row.is_actual)
    return [move for move in found if move is not None]


def _ends_by_event(places: pd.DataFrame, outlines: Outlines) -> dict[str, dict[str, dict[Point, None]]]:
    found: dict[str, dict[str, dict[Point, None]]] = {}
    moving = places[places["role"].isin(("from", "to"))].sort_values(["event_id", "place_number"])
    for place in moving.to_dict("records"):
        if _is_fine(place) and outlines.box.holds(float(place["lon"]), float(place["lat"])):
            point = (round(float(place["lon"]), SAME_SPOT_DECIMALS), round(float(place["lat"]), SAME_SPOT_DECIMALS))
            found.setdefault(str(place["event_id"]), {}).setdefault(str(place["role"]), {})[point] = None
    return found


def _is_fine(place: Mapping[Any, Any]) -> bool:
    if pd.isna(place["lat"]) or pd.isna(place["lon"]):
        return False
    is_near = pd.isna(place["radius_km"]) or float(place["radius_km"]) <= AREA_RADIUS_KM
    return is_near and place["feature"] not in AREAS_WITHOUT_PIN


def _move(row: Row, event_ids: Sequence[str], ends: Mapping[str, Mapping[str, Mapping[Point, None]]]) -> Move | None:
    ways: dict[tuple[Point, Point], None] = {}
    is_certain = True
    for event_id in event_ids:
        sides = ends.get(event_id, {})
        starts, goals = list(sides.get("from", ())), list(sides.get("to", ()))
        is_certain = is_certain and min(len(starts), len(goals)) <= 1
        ways.update({(start, goal): None for start in starts for goal in goals if start != goal})
    return Move(row, tuple(ways), is_certain) if ways else None


def move_traces(moves: Sequence[Move]) -> list[go.Scatter]:
    """Give the arrows, one trace for each group and certainty."""
    traces = []
    for is_certain in (True, False):
        for group in GROUP_STYLES:
            here = [move for move in moves if move.row.group == group and move.is_certain is is_certain]
            if here:
                traces.append(_trace(here, group, "solid" if is_certain else "dot"))
    return traces


@dataclass
class _Arrows:
    """Points of arrows one after the other, with a gap after each."""

    x: list[float | None] = field(default_factory=list)
    y: list[float | None] = field(default_factory=list)
    hovertext: list[str | None] = field(default_factory=list)
    customdata: list[list[str]] = field(default_factory=list)

    def add(self, move: Move) -> None:
        told = hover_of_row(move.row)
        for start, goal in move.ways:
            for lon, lat in (start, goal):
                self._append(lon, lat, told, [move.row.identity])
            self._append(None, None, None, [])

    def _append(self, lon: float | None, lat: float | None, told: str | None, ids: list[str]) -> None:
        self.x.append(lon)
        self.y.append(lat)
        self.hovertext.append(told)
        self.customdata.append(ids)


def _trace(moves: Sequence[Move], group: str, dash: str) -> go.Scatter:
    arrows = _Arrows()
    for move in moves:
        arrows.add(move)
    colour = GROUP_STYLES[group].colour
    return go.Scatter(
        name=f"{GROUP_STYLES[group].name}, moves",
        x=arrows.x,
        y=arrows.y,
        hovertext=arrows.hovertext,
        hovertemplate=HOVER_TEMPLATE,
        customdata=arrows.customdata,
        meta={"role": "marks", "group": group, "look": "move"},
        showlegend=False,
        **_look(colour, dash, sizes=[ARROW_PX if number % 3 == 1 else 0 for number in range(len(arrows.x))]),
    )


def _look(colour: str, dash: str, *, sizes: list[int] | int) -> dict[str, Any]:
    marker = {"symbol": "arrow", "angleref": "previous", "size": sizes, "standoff": STANDOFF_PX, "color": colour}
    return {
        "mode": "lines+markers",
        "line": {"color": colour, "width": WIDTH_PX, "dash": dash},
        "marker": marker | {"opacity": 1, "line": {"width": 0}},
    }


def move_legend(moves: Sequence[Move]) -> list[go.Scatter]:
    """Explain the arrows that occur."""
    looks = ((ONE_WAY, "solid", True), (SEVERAL_WAYS, "dot", False))
    return [
        legend_entry(name, group=name, mode="lines", line={"color": NOT_ACTUAL_COLOUR, "dash": dash})
        for name, dash, is_certain in looks
        if any(move.is_certain is is_certain for move in moves)
    ]


def points_of(moves: Iterable[Move]) -> list[Point]:
    """Give all ends, for the first view."""
    return [point for move in moves for way in move.ways for point in way]
