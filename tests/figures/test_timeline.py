from __future__ import annotations

import json
from typing import Any

import plotly.graph_objects as go
import pytest

from sijill import figures, tables
from sijill.errors import DataCheckError
from sijill.figures.palette import GROUP_STYLES, NOT_ACTUAL_COLOUR
from tests.figures.sample import incidents, year_of_incidents


def traces(figure: go.Figure) -> dict[str, dict[str, Any]]:
    return {trace["name"]: trace for trace in json.loads(figure.to_json())["data"]}


def lane_names(figure: go.Figure) -> list[tuple[str, float]]:
    return [(note.text, note.y) for note in figure.layout.annotations if note.yref == "y"]


def note(figure: go.Figure) -> list[str]:
    return [note.text for note in figure.layout.annotations if note.yref == "paper"]


def test_days_are_filled_marks_and_approximate_days_hollow_ones() -> None:
    drawn = traces(
        figures.timeline(
            incidents(
                {"type": "armed_clash", "date": "2023-09-03"},
                {"type": "armed_attack", "date": "2023-09-05~"},
                {"type": "shelling", "date": "2023-09-04"},
            )
        )
    )
    day, about, other = (
        drawn["Battles, on that day"],
        drawn["Battles, about that day"],
        drawn["Explosions and remote violence, on that day"],
    )
    assert (day["x"], day["y"], day["customdata"]) == (["2023-09-03"], [81.0], [["i1"]])
    assert (day["marker"]["symbol"], day["marker"]["color"]) == ("diamond", GROUP_STYLES["battle"].colour)
    assert (about["x"], about["y"], about["marker"]["symbol"]) == (["2023-09-05"], [81.0], "diamond-open")
    assert (other["x"], other["y"], other["marker"]["symbol"]) == (["2023-09-04"], [21.0], "triangle-up")
    assert day["hovertext"] == ["<b>Armed clash</b><br>3 September 2023"]
    assert [name for name in drawn if "," not in name] == ["on that day", "about that day"]


def test_a_stretch_of_days_is_a_bar_with_caps() -> None:
    drawn = traces(figures.timeline(incidents({"date": "2023-09-03/2023-09-05"})))
    bar = drawn["Explosions and remote violence, some time between"]
    assert bar["x"] == ["2023-09-03", "2023-09-04", "2023-09-05", None]
    assert bar["y"] == [21.0, 21.0, 21.0, None]
    assert bar["marker"]["symbol"] == ["line-ns-open", "circle", "line-ns-open", "circle"]
    assert bar["marker"]["size"] == [9.0, 0.0, 9.0, 0.0]
    assert bar["line"]["dash"] == "solid"


@pytest.mark.parametrize(
    ("told", "days", "symbols"),
    [
        ("../2023-09-05", ["2023-09-04", "2023-09-05", None], ["triangle-left", "line-ns-open", "circle"]),
        ("2023-09-05/..", ["2023-09-05", "2023-09-06", None], ["line-ns-open", "triangle-right", "circle"]),
    ],
)
def test_an_open_side_is_a_dotted_arrow(told: str, days: list[str | None], symbols: list[str]) -> None:
    arrow = traces(figures.timeline(incidents({"date": told})))["Explosions and remote violence, by then, or later"]
    assert (arrow["x"], arrow["marker"]["symbol"], arrow["line"]["dash"]) == (days, symbols, "dot")


@pytest.mark.parametrize("modality", ["ordered", "planned", "feared", "hypothetical", "negated"])
def test_what_was_not_told_as_done_is_a_grey_cross(modality: str) -> None:
    drawn = traces(figures.timeline(incidents({"date": "2023-09-03", "modality": modality})))
    cross = drawn["Explosions and remote violence, ordered, planned, feared or denied"]
    assert (cross["marker"]["symbol"], cross["marker"]["color"]) == ("x-open", NOT_ACTUAL_COLOUR)
    assert "told as" in cross["hovertext"][0] or "not told as done" in cross["hovertext"][0]


def test_a_crowded_day_is_one_mark_with_its_number() -> None:
    drawn = traces(figures.timeline(incidents(*[{"date": "2023-09-03"}] * 15)))
    crowd = drawn["Explosions and remote violence, several (number)"]
    assert (crowd["x"], crowd["text"], len(crowd["customdata"][0])) == (["2023-09-03"], ["15"], 15)
    assert crowd["hovertext"][0].startswith("<b>15 incidents, 3 September 2023</b><br>")


def test_lanes_keep_the_order_of_the_codebook() -> None:
    figure = figures.timeline(
        incidents(*[{"type": kind, "date": "2023-09-03"} for kind in ("aid", "protest", "armed_clash", "aid")])
    )
    assert lane_names(figure) == [
        ("<b>Battles</b> · 1 incident", 180.0),
        ("<b>Protests and riots</b> · 1 incident", 120.0),
        ("<b>Humanitarian situation</b> · 2 incidents", 60.0),
    ]


def test_a_phone_gets_fewer_ticks_a_higher_legend_and_no_sentence_below() -> None:
    figure = figures.timeline(incidents({"date": "2023-09-03"}, {"date": "2023-09-05/2023-09-07"}, {}))
    narrow = figure.layout.meta["narrow"]
    assert [name["text"] for name in narrow["annotations"]] == [name for name, _ in lane_names(figure)]
    assert note(figure) == ["1 of 3 incidents has no derivable date; it is in the table"]
    assert (narrow["xaxis.nticks"], figure.layout.xaxis.nticks) == (6, 13)
    assert (narrow["height"], narrow["margin.b"]) == (145, 73)
    assert (figure.layout.height, figure.layout.margin.b) == (171, 99)


def test_what_is_not_drawn_is_counted_below() -> None:
    figure = figures.timeline(incidents({"date": "2023-09-03"}, {"date": "XXXX-09-03"}, {}, {"date": "../.."}))
    assert note(figure) == [
        (
            "1 of 4 incidents has no derivable year; it is in the table<br>"
            "2 of 4 incidents have no derivable date; they are in the table"
        )
    ]
    assert figure.layout.meta["description"] == (
        "Timeline of 1 incident, 3 September 2023: Explosions and remote violence 1; "
        "1 of 4 incidents has no derivable year; it is in the table; "
        "2 of 4 incidents have no derivable date; they are in the table."
    )


def test_an_untold_year_is_not_made_up() -> None:
    figure = figures.timeline(incidents({"date": "XXXX-09-03"}, {"date": "XXXX-09-05/XXXX-09-07"}, {}))
    assert figure.layout.xaxis.title.text == "year not told"
    assert {stop.value for stop in figure.layout.xaxis.tickformatstops} == {"%-d %b", "%b"}
    assert note(figure) == ["1 of 3 incidents has no derivable date; it is in the table"]
    drawn = traces(figure)
    assert drawn["Explosions and remote violence, on that day"]["x"] == ["2000-09-03"]
    assert "2000" not in drawn["Explosions and remote violence, on that day"]["hovertext"][0]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], "No incidents in this period"),
        ([{}, {}], "2 of 2 incidents have no derivable date; they are in the table"),
    ],
)
def test_nothing_to_draw_is_said(rows: list[dict[str, Any]], sentence: str) -> None:
    figure = figures.timeline(incidents(*rows))
    assert (note(figure), list(figure.data)) == ([sentence], [])
    assert sentence in figure.layout.meta["description"]


def test_text_of_reports_never_becomes_markup() -> None:
    hostile = "<a href=javascript:alert(1)>x</a><b>&"
    table = incidents({"date": "2023-09-03", "initiator": hostile, "place_name": hostile, "date_text": hostile})
    figure = figures.timeline(table, title=hostile)
    assert "<a " not in figure.to_json()
    assert "&lt;a href=javascript:alert(1)&gt;" in figure.data[0].hovertext[0]
    assert figure.layout.title.text == "&lt;a href=javascript:alert(1)&gt;x&lt;/a&gt;&lt;b&gt;&amp;"


def test_the_same_rows_in_any_order_give_the_same_figure() -> None:
    table = year_of_incidents()
    mixed = table.sample(frac=1, random_state=3)
    assert figures.timeline(mixed).to_json() == figures.timeline(table).to_json()


def test_the_events_table_is_drawn_as_well() -> None:
    span = {"sentence_start": 0, "sentence_end": 5, "trigger": "fired", "trigger_start": 0, "trigger_end": 5}
    given = {"event_id": "e1", "report_id": "r1", "type": "shelling", "group": "remote_violence", **span}
    row = given | {"modality": "asserted", "is_actual": True, "quote": "They fired.", "date": "2023-09-03"}
    table = tables.make("events", [row | tables.date_columns("2023-09-03")])
    drawn = traces(figures.timeline(table))["Explosions and remote violence, on that day"]
    assert drawn["hovertext"] == ["<b>Shelling</b><br>3 September 2023<br>“They fired.”"]
    assert drawn["customdata"] == [["e1"]]


@pytest.mark.parametrize("column", ["date_start", "incident_id"])
def test_a_missing_column_is_named(column: str) -> None:
    with pytest.raises(DataCheckError, match=column):
        figures.timeline(incidents({}).drop(columns=column))


def test_nothing_is_loaded_from_elsewhere() -> None:
    assert "http" not in figures.timeline(year_of_incidents()).to_json()


@pytest.mark.parametrize(("days", "number", "has_strip"), [(365, 40, True), (100, 40, False), (365, 12, False)])
def test_a_long_period_gets_a_strip_of_counts(days: int, number: int, has_strip: bool) -> None:
    figure = figures.timeline(year_of_incidents(number, days=days))
    strip = [trace for trace in figure.data if trace.type == "bar"]
    assert bool(strip) is has_strip
    assert (figure.layout.yaxis.domain[0] > 0) is has_strip
    assert all(list(trace.y) == [len(ids) for ids in trace.customdata] for trace in strip)
    assert {trace.yaxis for trace in strip} <= {"y2"}
