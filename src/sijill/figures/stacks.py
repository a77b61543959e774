"""Bars that count rows over periods: one on the other by group, what is only possible in grey on top."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from sijill import wording
from sijill.figures.axis import DAY_MS
from sijill.figures.bins import Bin, Counted
from sijill.figures.hover import HOVER_TEMPLATE, hover_of_rows
from sijill.figures.palette import GROUP_PATTERNS, GROUP_STYLES, NEAR_EDGE, NEAR_FILL, WHITE
from sijill.figures.rows import Row

BAR_SHARE = 0.86
"""Width of a bar as a share of its period."""
POSSIBLE_NAME = "date also allows another period"


def group_marker(group: str) -> dict[str, Any]:
    """Give the look of a bar of one group: its colour, and hatching for those who do not tell colours apart."""
    style = GROUP_STYLES[group]
    pattern = {"shape": GROUP_PATTERNS[group], "fillmode": "overlay", "fgcolor": WHITE, "fgopacity": 0.5, "size": 5}
    return {"color": style.colour, "pattern": pattern, "line": {"width": 0}}


def possible_marker() -> dict[str, Any]:
    """Give the look of a bar of what is only possible."""
    return {"color": NEAR_FILL, "line": {"width": 0.8, "color": NEAR_EDGE}}


def stack_traces(counted: Sequence[Counted], groups: Sequence[str], **axes: str) -> list[go.Bar]:
    """Give one trace for each of ``groups`` that occurs, and one for what is only possible in a period.

    Args:
        counted: the rows of each period.
        groups: event groups in the order in which they are stacked.
        **axes: ``xaxis`` and ``yaxis`` as Plotly names them.
    """
    traces = []
    for group in groups:
        told = [(one.bin, rows) for one in counted if (rows := [row for row in one.sure if row.group == group])]
        if told:
            meta = {"role": "bars", "measure": "count", "group": group}
            traces.append(_trace(GROUP_STYLES[group].name, told, group_marker(group), meta, axes))
    possible = [(one.bin, one.possible) for one in counted if one.possible]
    if possible:
        meta = {"role": "bars", "measure": "count", "look": "possible"}
        traces.append(_trace(POSSIBLE_NAME, possible, possible_marker(), meta, axes))
    return traces


def _trace(
    name: str,
    told: Sequence[tuple[Bin, Sequence[Row]]],
    marker: dict[str, Any],
    meta: dict[str, str],
    axes: dict[str, str],
) -> go.Bar:
    return go.Bar(
        name=name,
        x=[when.middle for when, _ in told],
        y=[len(rows) for _, rows in told],
        width=[when.days * DAY_MS * BAR_SHARE for when, _ in told],
        marker=marker,
        hovertext=[_hover(name, when, rows) for when, rows in told],
        hovertemplate=HOVER_TEMPLATE,
        customdata=[[row.identity for row in rows] for _, rows in told],
        meta=meta,
        showlegend=False,
        **axes,
    )


def _hover(name: str, when: Bin, rows: Sequence[Row]) -> str:
    return hover_of_rows(rows, f"{wording.counted(len(rows), rows[0].noun)}, {when.words}", remark=name)
