from __future__ import annotations

from typing import Any

import plotly.graph_objects as go
import pytest

from sijill import figures
from sijill.errors import UsageError
from sijill.figures.rows import rows_of
from sijill.figures.toll_ranges import TollRange, range_of
from tests.figures.sample import at, incidents


def named(figure: go.Figure, name: str, axis: str = "y") -> go.Bar | go.Scatter:
    (found,) = [trace for trace in figure.data if trace.name == name and (trace.yaxis or "y") == axis]
    return found


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"killed_best": 3}, TollRange(3, 3, is_open=False)),
        ({"killed_best": 5, "killed_low": 5, "killed_high": 7}, TollRange(5, 7, is_open=False)),
        ({"killed_best": 5, "killed_low": 5}, TollRange(5, 5, is_open=True)),
        ({"killed_low": 24}, TollRange(24, 24, is_open=True)),
        ({"killed_high": 7}, TollRange(0, 7, is_open=False)),
        ({"killed_best": 0}, TollRange(0, 0, is_open=False)),
        ({"killed_civilians": 2}, None),
    ],
)
def test_a_toll_is_the_range_that_the_words_allow(told: dict[str, int], expected: TollRange | None) -> None:
    (row,) = rows_of(incidents(told))
    assert range_of(row, "killed") == expected


def test_least_most_and_open_ends_over_time() -> None:
    figure = figures.tolls(
        incidents(
            {"date": "2023-09-03", "killed_best": 5, "killed_low": 3, "killed_high": 7},
            {"date": "2023-09-20", "killed_best": 1, "injured_low": 24},
            {"date": "2023-10", "killed_low": 24},
            {"date": "2023-09-28/2023-10-03", "killed_best": 9},
            {"date": "2023-10-01", "killed_best": 30, "modality": "feared"},
            {"date": "2023-10", "type": "toll_summary", "killed_best": 160},
            {"date": "2023-10-02"},
        ),
        by="month",
    )
    least, most, ends = named(figure, "least"), named(figure, "up to"), named(figure, "or more")
    assert (list(least.x), list(least.y)) == (["2023-09-16T00:00", "2023-10-16T12:00"], [4, 24])
    assert list(least.customdata) == [["i1", "i2"], ["i3"]]
    assert (list(most.base), list(most.y), list(most.customdata)) == ([4], [4], [["i1", "i2"]])
    assert (list(ends.y), list(ends.text), list(ends.marker.opacity)) == ([8, 24], ["4–8", "at least 24"], [0, 1])
    assert (least.meta["measure"], most.meta["measure"]) == ("killed_least", "killed_most")
    assert list(named(figure, "least", "y2").y) == [24]
    assert figure.layout.meta["description"] == (
        "Tolls of 4 incidents: at least 37 killed, at least 24 injured; most killed: at least 24, October 2023; "
        "most injured: at least 24, September 2023; 1 incident (9 killed) cannot be given to one period; in the "
        "table; totals over a period are left out: they would count people twice."
    )


def test_by_place_the_bars_lie() -> None:
    figure = figures.tolls(incidents({**at(0), "killed_best": 2}, {**at(5), "killed_best": 3}, {}), by="admin1")
    least = named(figure, "least")
    assert (least.orientation, list(least.x), list(least.y)) == ("h", [3, 2], [0, 1])
    assert list(figure.layout.yaxis.ticktext) == ["Aleppo", "Deir Ezzor"]
    assert [trace.name for trace in figure.data] == ["least", "or more", "at least"]


@pytest.mark.parametrize(
    ("rows", "told"),
    [([], "No incidents in this period."), ([{"date": "2023-09-03"}], "No incident gives a number.")],
)
def test_nothing_to_draw_is_said(rows: list[dict[str, Any]], told: str) -> None:
    figure = figures.tolls(incidents(*rows))
    assert (len(figure.data), figure.layout.meta["description"]) == (0, told)


@pytest.mark.parametrize(
    ("asked", "told"),
    [({"by": "colour"}, "tolls by 'colour' are not known"), ({"outcomes": ("hurt",)}, "outcome 'hurt' is not known")],
)
def test_what_is_not_known_is_named(asked: dict[str, Any], told: str) -> None:
    with pytest.raises(UsageError, match=told):
        figures.tolls(incidents({}), **asked)
