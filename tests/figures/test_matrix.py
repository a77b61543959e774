from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from sijill import figures, tables
from sijill.errors import DataCheckError
from tests.figures.sample import incidents

SDF, CIVILIANS = "Syrian Democratic Forces", "Civilians"


def actors(*mentions: tuple[int, str, str, str | None]) -> pd.DataFrame:
    """Give ``event_actors`` of (number of the event, role, words, actor id)."""
    rows = [
        {"event_id": f"e{number}", "role": role, "text": text, "actor_id": actor_id, "start": 0, "end": 1}
        for number, role, text, actor_id in mentions
    ]
    return tables.make("event_actors", rows)


def cells(figure: go.Figure) -> dict[tuple[str, str], list[str]]:
    (trace,) = figure.data
    down, across = figure.layout.yaxis.ticktext, figure.layout.xaxis.ticktext
    return {(down[y], across[x]): ids for x, y, ids in zip(trace.x, trace.y, trace.customdata, strict=True)}


def test_initiators_by_targets_with_their_counts() -> None:
    figure = figures.actor_matrix(
        incidents({}, {}, {}, {}, {"modality": "feared"}),
        actors(
            (1, "initiator", "the SDF", "sdf"),
            (1, "target", "two farmers", "civilians"),
            (2, "initiator", "SDF", "sdf"),
            (2, "target", "residents", "civilians"),
            (2, "target", "The Blue Tribe", None),
            (3, "target", "the blue tribe", None),
            (5, "initiator", "SDF", "sdf"),
        ),
    )
    assert cells(figure) == {
        (f"{SDF} · 2", f"{CIVILIANS} · 2"): ["i1", "i2"],
        (f"{SDF} · 2", "The Blue Tribe · 2"): ["i2"],
        ("not told · 1", "The Blue Tribe · 2"): ["i3"],
    }
    assert list(figure.data[0].text) == ["2", "1", "1"]
    assert figure.layout.meta["description"] == (
        "Matrix of 3 incidents, initiators by targets; most often: Syrian Democratic Forces to Civilians 2, "
        "Syrian Democratic Forces to The Blue Tribe 1, not told to The Blue Tribe 1; "
        "1 of 5 incidents is not told as having happened; it is in the table; "
        "1 of 4 incidents names nobody on either side; "
        "an incident with several on a side is counted for each of them."
    )


def test_the_long_tail_is_gathered_with_its_number() -> None:
    told: list[tuple[int, str, str, str | None]] = [(n, "initiator", f"group {n}", None) for n in range(1, 6)]
    told += [(6, "initiator", "group 1", None)]
    figure = figures.actor_matrix(incidents(*[{}] * 6), actors(*told), most=2)
    assert list(figure.layout.yaxis.ticktext) == ["group 1 · 2", "group 2 · 1", "3 others · 3"]
    assert cells(figure)["3 others · 3", "not told · 6"] == ["i3", "i4", "i5"]


def test_one_more_than_asked_for_is_named_and_not_gathered() -> None:
    told: list[tuple[int, str, str, str | None]] = [(n, "initiator", f"group {n}", None) for n in (1, 2, 3)]
    figure = figures.actor_matrix(incidents(*[{}] * 3), actors(*told), most=2)
    assert list(figure.layout.yaxis.ticktext) == ["group 1 · 1", "group 2 · 1", "group 3 · 1"]


def test_names_of_reports_are_text() -> None:
    figure = figures.actor_matrix(incidents({}), actors((1, "initiator", "<b>x</b>", None)))
    assert list(figure.layout.yaxis.ticktext) == ["&lt;b&gt;x&lt;/b&gt; · 1"]


@pytest.mark.parametrize(
    ("rows", "told"),
    [([], "No incidents in this period."), ([{}], "1 of 1 incident names nobody on either side.")],
)
def test_nothing_to_draw_is_said(rows: list[dict[str, Any]], told: str) -> None:
    figure = figures.actor_matrix(incidents(*rows), actors())
    assert (len(figure.data), figure.layout.meta["description"]) == (0, told)


def test_a_missing_column_is_named() -> None:
    with pytest.raises(DataCheckError, match="'actor_id'"):
        figures.actor_matrix(incidents({}), actors().drop(columns="actor_id"))
    with pytest.raises(DataCheckError, match="'event_ids'"):
        figures.actor_matrix(incidents({}).drop(columns="event_ids"), actors())
