from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import plotly.graph_objects as go
import pytest

from sijill import figures
from sijill.figures.palette import GROUP_STYLES
from tests.figures.sample import incidents, year_of_incidents

TOWN = {"place_name": "Town", "lat": 35.0, "lon": 38.5, "admin1": "Westland", "feature": "populated place"}
WEST = {"place_name": "Westland", "lat": 35.0, "lon": 37.5, "admin1": "Westland", "feature": "governorate"}
SHELLING = GROUP_STYLES["remote_violence"].colour


def drawn(*rows: dict[str, Any], **given: Any) -> go.Figure:
    return figures.map(incidents(*rows), domain="squares", **given)


def traces(figure: go.Figure) -> dict[str, dict[str, Any]]:
    return {trace["name"]: trace for trace in json.loads(figure.to_json())["data"]}


def notes(figure: go.Figure) -> list[str]:
    return [annotation.text for annotation in figure.layout.annotations if annotation.yref == "paper"]


def names(figure: go.Figure) -> list[str]:
    return [annotation.text for annotation in figure.layout.annotations if annotation.yref != "paper"]


def test_a_named_place_is_a_filled_mark(country: Path) -> None:
    found = traces(drawn({"date": "2023-09-03", "geo_precision": 1, **TOWN}))
    spot = found["events"]
    assert (spot["x"], spot["y"], spot["text"], spot["customdata"]) == ([38.5], [35.0], [""], [["i1"]])
    assert (spot["marker"]["symbol"], spot["marker"]["size"]) == (["triangle-up"], [11.0])
    assert spot["marker"]["color"] == [SHELLING]
    assert spot["hovertext"] == ["<b>Shelling</b><br>3 September 2023<br>Town, Westland"]
    assert "near" not in found


def test_near_a_place_is_a_hollow_mark_in_a_circle_of_ten_kilometres(country: Path) -> None:
    found = traces(drawn({"geo_precision": 2, **TOWN}))
    assert found["events"]["marker"]["symbol"] == ["triangle-up-open"]
    assert (max(found["near"]["y"]), len(found["near"]["x"])) == (35.08993, 37)
    assert (max(found["near"]["x"]), found["near"]["fill"]) == (38.60979, "toself")


def test_a_part_of_a_larger_place_lies_in_a_circle_of_its_size(country: Path) -> None:
    district = {**TOWN, "feature": "district", "radius_km": 20.0}
    found = traces(drawn({"geo_precision": 2, **district}, {"geo_precision": 1, **TOWN, "lon": 40.0}))
    assert max(found["near"]["y"]) == 35.17986
    assert found["events"]["marker"]["symbol"] == ["triangle-up-open", "triangle-up"]


def test_a_desert_is_a_faint_circle_with_a_number_and_never_a_pin(country: Path) -> None:
    desert = {"place_name": "Desert", "lat": 35.0, "lon": 38.5, "feature": "desert", "radius_km": 90.0}
    too_large = {**desert, "radius_km": 151.0, "admin1": "Westland"}
    figure = drawn({"geo_precision": 2, **desert}, {"geo_precision": 1, **desert}, {"geo_precision": 2, **too_large})
    found = traces(figure)
    assert list(found)[5:] == ["area", "areas as a whole", "only a governorate or area known"]
    assert (max(found["area"]["y"]), found["area"]["fill"]) == (35.80939, "toself")
    squares = found["areas as a whole"]
    assert (squares["x"], squares["y"], squares["text"]) == ([38.5], [35.0], ["2"])
    assert squares["customdata"] == [["i1", "i2"]]
    assert squares["hovertext"][0].startswith("<b>2 somewhere in Desert (within 90 km of its middle), no finer place")
    assert notes(figure) == ["1 of 3 incidents has no place fine enough to draw; it is in the table"]
    assert "2 counted in 1 other area as a whole" in figure.layout.meta["description"]


def test_governorates_are_counted_and_never_pinned(country: Path) -> None:
    figure = drawn(
        {"geo_precision": 3, **WEST},
        {"geo_precision": 1, **WEST},
        {"geo_precision": 3, "admin1": "Eastland", "place_name": "Desert", "lat": 34.0, "lon": 41.0},
        {"admin1": "Eastland"},
        {"admin1": "Eastland", "modality": "negated"},
    )
    found = traces(figure)
    squares = found["areas as a whole"]
    assert (squares["text"], squares["marker"]["symbol"]) == (["2", "3"], "square-open")
    assert squares["hovertext"][0].startswith("<b>2 somewhere in Al-Westland, no finer place known</b>")
    assert squares["customdata"] == [["i1", "i2"], ["i3", "i4", "i5"]]
    assert "events" not in found
    assert notes(figure) == []


def test_what_has_no_place_is_counted_below(country: Path) -> None:
    state = {"feature": "country", "place_name": "Country", "lat": 35.0, "lon": 39.0, "geo_precision": 3}
    region = {"feature": "desert", "place_name": "Desert", "lat": 35.0, "lon": 39.0, "geo_precision": 3}
    figure = drawn(state, region, {}, TOWN | {"lon": 10.0, "geo_precision": 1}, {"geo_precision": 1, **TOWN})
    assert notes(figure) == [
        (
            "3 of 5 incidents have no place fine enough to draw; they are in the table<br>"
            "1 of 5 incidents lies outside this map; it is in the table"
        )
    ]
    assert traces(figure)["events"]["customdata"] == [["i5"]]
    assert figure.layout.meta["description"] == (
        "Map of 5 incidents: 1 at 1 mark; Explosions and remote violence 5; "
        "3 of 5 incidents have no place fine enough to draw; they are in the table; "
        "1 of 5 incidents lies outside this map; it is in the table."
    )


def test_several_at_one_spot_are_one_mark_sized_and_coloured_by_them(country: Path) -> None:
    rows = [{"type": kind, "geo_precision": 1, **TOWN} for kind in ("arrest", "shelling", "airstrike", "killing")]
    rows.append({"type": "arrest", "geo_precision": 1, **TOWN, "lon": 40.0})
    spots = traces(drawn(*rows))["events"]
    assert (spots["x"], spots["text"], spots["marker"]["size"]) == ([38.5, 40.0], ["4", ""], [22.0, 11.0])
    assert spots["marker"]["symbol"] == ["circle", "triangle-down"]
    assert spots["marker"]["color"] == [SHELLING, GROUP_STYLES["strategic"].colour]
    assert spots["hovertext"][0].split("<br>")[:2] == [
        "<b>4 incidents at Town</b>",
        "most frequent: Explosions and remote violence (2 of 4)",
    ]


def test_a_spot_with_some_events_only_near_it_says_so(country: Path) -> None:
    found = traces(drawn({"geo_precision": 1, **TOWN}, {"geo_precision": 2, **TOWN}))
    assert found["events"]["marker"]["symbol"] == ["circle"]
    assert "1 of them near it or in part of it" in found["events"]["hovertext"][0].replace("<br>", " ")
    assert len(found["near"]["x"]) == 37


def test_what_was_not_told_as_done_is_a_hollow_cross(country: Path) -> None:
    found = traces(drawn({"geo_precision": 1, "modality": "ordered", **TOWN}))
    cross = found["not told as having happened"]
    assert (cross["x"], cross["marker"]["symbol"], cross["customdata"]) == ([38.5], "x-open", [["i1"]])
    assert "ordered, not told as done" in cross["hovertext"][0]
    assert "events" not in found


def test_a_cross_shows_under_a_mark_and_both_are_told(country: Path) -> None:
    found = traces(drawn({"geo_precision": 1, **TOWN}, {"geo_precision": 1, "modality": "feared", **TOWN}))
    assert found["not told as having happened, beneath a mark"]["customdata"] == [["i2"]]
    assert "1 not told as having happened" in found["events"]["hovertext"][0]
    assert list(found).index("not told as having happened, beneath a mark") < list(found).index("events")


def test_outlines_are_plain_lines_one_trace_a_kind(country: Path) -> None:
    figure = drawn()
    found = traces(figure)
    assert {trace["type"] for trace in found.values()} == {"scatter"}
    assert list(found) == ["neighbour", "lake", "river", "governorate", "country"]
    assert found["governorate"]["x"] == [36, 39, 39, 36, 36, None, 39, 42, 42, 39, 39]
    assert found["river"]["y"] == [37, 35, 34]
    assert names(figure) == ["<i>River</i>", "Al-Westland", "Eastland", "ABROAD"]
    assert notes(figure) == ["No incidents in this period"]
    assert figure.layout.meta["description"] == "No incidents in this period."


@pytest.mark.parametrize(
    "points",
    [
        [(38.5, 35.0)],
        [(36.1, 33.1), (36.2, 33.1)],
        [(36.1, 33.1), (41.9, 36.9)],
        [(43.9, 37.9)],
        [],
    ],
)
def test_the_view_holds_all_marks_and_stays_on_the_outlines(country: Path, points: list[tuple[float, float]]) -> None:
    figure = drawn(*[{"geo_precision": 1, **TOWN, "lon": lon, "lat": lat} for lon, lat in points])
    (west, east), (south, north) = figure.layout.xaxis.range, figure.layout.yaxis.range
    assert 36 <= west < east <= 44
    assert 32 <= south < north <= 38
    assert east - west >= 1.5
    assert all(west <= lon <= east and south <= lat <= north for lon, lat in points)
    assert (figure.layout.yaxis.scaleanchor, figure.layout.yaxis.scaleratio) == ("x", 1.22077)


def test_a_phone_gets_a_lower_map_with_its_own_view_and_names(country: Path) -> None:
    figure = drawn({"geo_precision": 1, **TOWN}, {})
    narrow = figure.layout.meta["narrow"]
    assert (narrow["height"], narrow["margin.b"]) == (357, 37)
    assert figure.layout.height == 680
    (west, east), (south, north) = narrow["xaxis.range"], narrow["yaxis.range"]
    assert west < TOWN["lon"] < east
    assert south < TOWN["lat"] < north
    assert (east - west) / (north - south) == pytest.approx(330 / 310 * figure.layout.yaxis.scaleratio, rel=0.01)
    assert {name["text"] for name in narrow["annotations"]} <= {"Al-Westland", "Eastland", "ABROAD"}


def test_text_of_reports_never_becomes_markup(country: Path) -> None:
    hostile = "<a href=javascript:alert(1)>x</a><b>&"
    place = {**TOWN, "place_name": hostile, "geo_precision": 1}
    figure = drawn(place, place, {"admin1": hostile}, title=hostile)
    assert "<a " not in figure.to_json()
    assert "&lt;a href=javascript:alert(1)&gt;" in traces(figure)["events"]["hovertext"][0]


def test_the_same_rows_in_any_order_give_the_same_map(country: Path) -> None:
    table = year_of_incidents()
    once = figures.map(table, domain="squares").to_json()
    assert figures.map(table.sample(frac=1, random_state=3), domain="squares").to_json() == once
    assert "http" not in once


def test_every_row_of_a_real_map_is_drawn_or_counted() -> None:
    table = year_of_incidents()
    figure = figures.map(table)
    marks = [trace for trace in figure.data if trace.name != "numbers"]
    told = [row for trace in marks for mark in trace.customdata or () for row in mark]
    unplaced = int(table["admin1"].isna().sum())
    assert len(told) == len(set(told)) == len(table) - unplaced
    assert notes(figure)[0].startswith(f"{unplaced} of 120 incidents")
