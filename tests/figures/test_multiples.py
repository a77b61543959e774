from __future__ import annotations

from typing import Any

import plotly.graph_objects as go
import pytest

from sijill import figures
from sijill.errors import DataCheckError, UsageError
from sijill.figures.palette import GROUP_PATTERNS, GROUP_STYLES
from tests.figures.sample import at, incidents


def panels(figure: go.Figure) -> list[str]:
    return [note.text for note in figure.layout.annotations if note.yanchor == "bottom"]


def bars(figure: go.Figure) -> list[tuple[str, str, list[Any], list[Any]]]:
    return [
        (trace.name, trace.xaxis, list(trace.y), list(trace.customdata))
        for trace in figure.data
        if trace.meta["role"] == "bars"
    ]


def test_one_plot_a_group_with_sure_and_possible_counts() -> None:
    figure = figures.small_multiples(
        incidents(
            {"type": "armed_clash", "date": "2023-09-03"},
            {"type": "armed_clash", "date": "2023-09-05~"},
            {"type": "armed_clash", "date": "2023-09-28/2023-10-02"},
            {"type": "shelling", "date": "2023-11-03"},
            {"type": "shelling", "modality": "feared", "date": "2023-11-03"},
            {"type": "shelling", "date": "2023-11-03/.."},
        ),
        every="month",
    )
    assert panels(figure) == ["<b>Battles</b> · 3", "<b>Explosions and remote vio…</b> · 1"]
    assert bars(figure) == [
        ("Battles", "x", [2], [["i1", "i2"]]),
        ("date also allows another period", "x", [1, 1], [["i3"], ["i3"]]),
        ("Explosions and remote violence", "x2", [1], [["i4"]]),
    ]
    assert figure.data[0].marker.color == GROUP_STYLES["battle"].colour
    assert figure.data[2].marker.pattern.shape == GROUP_PATTERNS["remote_violence"] == "/"
    assert (figure.layout.xaxis2.matches, figure.layout.yaxis2.matches) == ("x", "y")
    assert figure.layout.meta["title"] == "By group, over time"
    assert figure.layout.meta["description"] == (
        "4 incidents over time, by group, 1 September 2023 to 30 November 2023; "
        "Battles 3, Explosions and remote violence 1; "
        "1 of 6 incidents is not told as having happened; it is in the table; "
        "1 of 5 incidents has no derivable date, or one with an open end; it is in the table."
    )


def test_rare_and_untold_names_share_a_plot_that_says_so() -> None:
    rows = [{**at(place), "date": "2023-09-03"} for place in (0, 1, 5, 6, 8)] + [{"date": "2023-09-03"}]
    figure = figures.small_multiples(incidents(*rows), by="admin1", most=3)
    assert panels(figure) == [
        "<b>Deir Ezzor</b> · 2",
        "<i>3 other governorates</i> · 3",
        "<i>no governorate told</i> · 1",
    ]


def test_a_phone_gets_two_columns() -> None:
    rows = [{"type": kind, "date": "2023-09-03"} for kind in ("aid", "protest", "killing")]
    figure = figures.small_multiples(incidents(*rows))
    narrow = figure.layout.meta["narrow"]
    assert (narrow["xaxis3.domain"], narrow["yaxis3.domain"]) == ([0.0, 0.4775], [0.0, 0.38889])
    assert figure.layout.xaxis3.domain == (0.69667, 1.0)
    assert narrow["xaxis.showticklabels"] is False
    assert narrow["height"] > figure.layout.height


@pytest.mark.parametrize(
    ("rows", "told"), [([], "No incidents in this period."), ([{}], "1 of 1 incident has no derivable date")]
)
def test_nothing_to_draw_is_said(rows: list[dict[str, Any]], told: str) -> None:
    figure = figures.small_multiples(incidents(*rows))
    assert not figure.data
    assert figure.layout.meta["description"].startswith(told)


@pytest.mark.parametrize(("by", "every"), [("colour", None), ("group", "fortnight")])
def test_what_is_not_known_is_named(by: str, every: str | None) -> None:
    with pytest.raises(UsageError, match=r"colour|fortnight"):
        figures.small_multiples(incidents({"date": "2023-09-03"}), by=by, every=every)


def test_a_missing_column_is_named() -> None:
    with pytest.raises(DataCheckError, match="date_start"):
        figures.small_multiples(incidents({}).drop(columns="date_start"))
