"""Figures of how good events are: whether their confidence means what it says, what more examples would bring."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from sijill import wording
from sijill.figures.hover import escape_hover
from sijill.figures.layout import GRID_AXIS, TITLE_HEIGHT_PX, base_layout
from sijill.figures.palette import GROUP_STYLES, NOT_ACTUAL_COLOUR

HEIGHT_PX = 420
LARGEST_MARK_PX, SMALLEST_MARK_PX = 26.0, 5.0
_LOOKS = [
    {"color": GROUP_STYLES[group].colour, "symbol": symbol}
    for group, symbol in (("remote_violence", "circle"), ("battle", "diamond"), ("humanitarian", "square"))
]
_FROM_0_TO_1 = {"range": [0, 1.02], "fixedrange": True}
_MEASURES = {"type F1": "type_f1", "record F1": "record_f1"}


def draw_reliability(bins_by_name: Mapping[str, pd.DataFrame], *, title: str | None = None) -> go.Figure:
    """Draw the share of right records over their confidence; on the dashed line the two agree.

    Args:
        bins_by_name: by the name of what was measured, a table with ``confidence`` (mean of the records of a bin),
            ``right`` (their share that is right) and ``records`` (how many they are), as
            :attr:`sijill.evaluation.Reliability.bins`. The area of a mark grows with the records.
        title: a title above the plot.
    """
    told = {name: [_in_words(row) for row in bins.to_dict("records")] for name, bins in bins_by_name.items()}
    in_words = "; ".join(f"{name}: {', '.join(words)}" for name, words in told.items())
    layout = base_layout(
        heading="Confidence and truth",
        title=title,
        description=f"Confidence and share right. {in_words}",
        height_px=HEIGHT_PX,
    )
    axis = GRID_AXIS | _FROM_0_TO_1 | {"tickformat": ".0%"}
    figure = go.Figure(layout=layout | _frame(title))
    figure.update_layout(xaxis=axis | {"title": "confidence"}, yaxis=axis | {"title": "share that is right"})
    line = {"color": NOT_ACTUAL_COLOUR, "dash": "dash", "width": 1.5}
    figure.add_scatter(x=[0, 1], y=[0, 1], mode="lines", line=line, name="as it should be", hoverinfo="skip")
    for number, (name, bins) in enumerate(bins_by_name.items()):
        look = _LOOKS[number % len(_LOOKS)]
        figure.add_scatter(
            x=bins["confidence"],
            y=bins["right"],
            mode="lines+markers",
            name=escape_hover(name),
            marker=look | {"size": _sizes(list(bins["records"]))},
            line={"color": look["color"], "width": 1},
            hovertext=told[name],
            hoverinfo="text",
        )
    return figure


def draw_learning_curve(table: pd.DataFrame, *, title: str | None = None) -> go.Figure:
    """Draw type F1 and record F1 of held-out reports over the number of reports that were learned from.

    Args:
        table: with the columns ``reports_learned_from``, ``type_f1`` and ``record_f1``.
        title: a title above the plot.
    """
    in_words = "; ".join(
        f"{row['reports_learned_from']} reports: type F1 {row['type_f1']:.2f}, record F1 {row['record_f1']:.2f}"
        for row in table.to_dict("records")
    )
    layout = base_layout(
        heading="Learning curve",
        title=title,
        description=f"Scores by what was learned from. {in_words}",
        height_px=HEIGHT_PX,
    )
    figure = go.Figure(layout=layout | _frame(title))
    figure.update_layout(
        xaxis=GRID_AXIS | {"title": "annotated reports learned from"},
        yaxis=GRID_AXIS | _FROM_0_TO_1 | {"title": "F1 of reports held out", "tickformat": ".1f"},
    )
    for look, (name, column) in zip(_LOOKS, _MEASURES.items(), strict=False):
        figure.add_scatter(
            x=table["reports_learned_from"],
            y=table[column],
            mode="lines+markers",
            name=name,
            marker=look | {"size": 9},
            line={"color": look["color"], "width": 1.5},
            hovertemplate=f"{name} %{{y:.3f}}, %{{x}} reports<extra></extra>",
        )
    return figure


def _frame(title: str | None) -> dict[str, Any]:
    return {"margin": {"l": 70, "r": 20, "t": TITLE_HEIGHT_PX if title else 20, "b": 100}}


def _sizes(records: list[int]) -> list[float]:
    most = max(records, default=1)
    return [max(SMALLEST_MARK_PX, LARGEST_MARK_PX * (count / most) ** 0.5) for count in records]


def _in_words(row: Mapping[Any, Any]) -> str:
    counted = wording.counted(int(row["records"]), "record")
    return f"{counted} at {row['confidence']:.0%}, {row['right']:.0%} right"
