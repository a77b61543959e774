"""What a linked page may rely on: every trace says what it is, every mark which rows it stands for."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go
import pytest

from sijill import figures, tables
from tests.figures.sample import year_of_incidents

TABLE = year_of_incidents(200)
IDS = set(TABLE["incident_id"])
ACTORS = tables.make(
    "event_actors",
    [
        {"event_id": event_id, "role": role, "text": words, "start": 0, "end": 1}
        for event_id, *sides in TABLE[["event_ids", "initiator", "target"]].itertuples(index=False)
        for role, words in zip(("initiator", "target"), sides, strict=True)
    ],
)
DRAWN: dict[str, Callable[[pd.DataFrame], go.Figure]] = {
    "timeline": figures.timeline,
    "map": figures.map,
    "small_multiples": figures.small_multiples,
    "by admin1": lambda table: figures.small_multiples(table, by="admin1"),
    "actor_matrix": lambda table: figures.actor_matrix(table, ACTORS),
    "tolls": figures.tolls,
    "tolls by type": lambda table: figures.tolls(table, by="type"),
    "scattermap": figures.scattermap,
}


@pytest.fixture(scope="module", params=DRAWN)
def figure(request: pytest.FixtureRequest) -> go.Figure:
    return DRAWN[request.param](TABLE)


def pieces(trace: go.Scatter) -> int:
    return list(trace.x if "x" in trace else trace.lon).count(None) + 1


def test_every_trace_has_a_role_and_every_mark_its_ids(figure: go.Figure) -> None:
    for trace in figure.data:
        role = trace.meta["role"]
        assert role in {"marks", "numbered", "bars", "ends", "areas", "ground", "legend"}
        if role == "areas":
            assert len(trace.meta["ids"]) == pieces(trace)
            assert {row for ids in trace.meta["ids"] for row in ids} <= IDS
        elif role in ("ground", "legend"):
            assert trace.customdata is None
        else:
            along = trace.x if "x" in trace else trace.lon
            assert len(trace.customdata) == len(along)
            assert [not ids for ids in trace.customdata] == [point is None for point in along]
            assert {row for ids in trace.customdata for row in ids} <= IDS


def test_what_is_counted_is_the_number_of_ids(figure: go.Figure) -> None:
    for trace in figure.data:
        if trace.meta["role"] == "numbered":
            counts = [str(len(ids)) for ids in trace.customdata]
            assert all(text in ("", count) for text, count in zip(trace.text, counts, strict=True))
        if trace.meta.get("measure") == "count":
            assert list(trace.y) == [len(ids) for ids in trace.customdata]


def test_every_figure_has_a_title_and_a_text_alternative(figure: go.Figure) -> None:
    assert len(figure.layout.meta["title"]) > 2
    assert figure.layout.meta["description"].endswith(".")
    assert figure.layout.meta["dark"] == {"font.color": "#e8eaed"}


def test_two_drawings_of_one_table_are_equal(figure: go.Figure, request: pytest.FixtureRequest) -> None:
    drawn = DRAWN[request.node.callspec.params["figure"]]
    assert drawn(TABLE.sample(frac=1, random_state=3)).to_json() == figure.to_json()
