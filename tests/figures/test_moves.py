from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from sijill import figures, tables
from sijill.errors import DataCheckError
from tests.figures.sample import incidents

TOWN, MILL, FORD = (37.5, 35.0), (38.5, 35.5), (40.5, 36.0)


def place(event: int, role: str, point: tuple[float, float], number: int = 0, **given: Any) -> dict[str, Any]:
    lon, lat = point
    named = {"event_id": f"e{event}", "place_number": number, "text": "x", "role": role, "start": 0, "end": 1}
    return (
        named | {"lon": lon, "lat": lat, "feature": "populated place", "radius_km": 2.0, "geo_precision": 1} | given
    )


def arrows(table: pd.DataFrame, *places: dict[str, Any]) -> list[go.Scatter]:
    figure = figures.map(table, tables.make("event_places", places), domain="squares")
    return [trace for trace in figure.data if trace.meta.get("look") == "move"]


def test_a_move_is_an_arrow_between_its_ends(country: Path) -> None:
    table = incidents({"type": "deployment"}, {"type": "deployment", "modality": "planned"})
    (arrow,) = arrows(
        table, place(1, "from", TOWN), place(1, "to", MILL, 1), place(2, "from", TOWN), place(2, "to", MILL, 1)
    )
    assert (list(arrow.x), list(arrow.y)) == ([37.5, 38.5, None], [35.0, 35.5, None])
    assert list(arrow.customdata) == [["i1"], ["i1"], []]
    assert (list(arrow.marker.size), arrow.marker.symbol, arrow.line.dash) == ([0, 11, 0], "arrow", "solid")


def test_several_ends_on_both_sides_are_dotted(country: Path) -> None:
    (arrow,) = arrows(
        incidents({"type": "deployment"}),
        *(place(1, role, point) for role, point in (("from", TOWN), ("from", MILL), ("to", FORD), ("to", (41, 36)))),
    )
    assert (arrow.line.dash, len(arrow.x)) == ("dot", 12)


@pytest.mark.parametrize(
    "end",
    [
        {"feature": "governorate", "radius_km": 20.0},
        {"feature": "country"},
        {"radius_km": 26.0},
        {"lat": None, "lon": None},
        {"lat": 10.0},
        {"role": "via"},
    ],
)
def test_an_end_that_is_less_than_a_place_gives_no_arrow(end: dict[str, Any], country: Path) -> None:
    assert arrows(incidents({}), place(1, "from", TOWN), place(1, "to", MILL, 1) | end) == []


def test_the_view_holds_both_ends_and_the_text_tells_of_them(country: Path) -> None:
    places = tables.make("event_places", [place(1, "from", TOWN), place(1, "to", FORD, 1)])
    figure = figures.map(incidents({"type": "withdrawal"}), places, domain="squares")
    (west, east) = figure.layout.xaxis.range
    assert west < TOWN[0] < FORD[0] < east
    assert "1 move as arrows" in figure.layout.meta["description"]
    assert "move, from → to" in [trace.name for trace in figure.data]


def test_a_missing_column_is_named(country: Path) -> None:
    with pytest.raises(DataCheckError, match="'role'"):
        figures.map(incidents({}), tables.make("event_places", []).drop(columns="role"), domain="squares")
