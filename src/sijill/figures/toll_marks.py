"""Traces of the toll chart: full bars to the least, hollow ones to the most, arrows where there may be more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from sijill import wording
from sijill.figures.axis import DAY_MS
from sijill.figures.hover import HOVER_TEMPLATE, hover_of_rows
from sijill.figures.palette import NOT_ACTUAL_COLOUR, OUTCOME_COLOURS
from sijill.figures.rows import Row
from sijill.figures.stacks import BAR_SHARE
from sijill.figures.toll_ranges import TollRange, range_of_rows

LEAST, MOST, OPEN = "least", "up to", "or more"
ROW_SHARE, HOLLOW_SHARE = 0.62, 0.5
ARROW_PX = 10.0


@dataclass(frozen=True)
class Heap:
    """Rows that all tell a toll, and where their bar stands: a point of time, or a place on an axis of names."""

    where: str | int
    words: str
    days: int
    rows: tuple[Row, ...]

    def range_of(self, outcome: str) -> TollRange:
        """Add the tolls of the rows up."""
        return range_of_rows(self.rows, outcome) or TollRange(0, 0, is_open=False)


def toll_traces(
    heaps: Sequence[Heap], outcome: str, axes: dict[str, str], *, orientation: str, words: Sequence[str]
) -> list[go.Bar | go.Scatter]:
    """Give the traces of one outcome; ``words`` stand at the ends of the bars, empty where there is no room."""
    ranges = [heap.range_of(outcome) for heap in heaps]
    width = BAR_SHARE * DAY_MS if orientation == "v" else ROW_SHARE
    share = [width * (heap.days if orientation == "v" else 1) for heap in heaps]
    least = _bars(LEAST, heaps, ranges, outcome, axes, orientation)
    least.update(marker={"color": OUTCOME_COLOURS[outcome], "line": {"width": 0}}, width=share)
    _set(least, orientation, length=[one.least for one in ranges])
    traces: list[go.Bar | go.Scatter] = [least]
    wide = [number for number, one in enumerate(ranges) if one.most > one.least]
    if wide:
        most = _bars(MOST, [heaps[n] for n in wide], [ranges[n] for n in wide], outcome, axes, orientation)
        look = {"color": "rgba(0,0,0,0)", "line": {"width": 1.5, "color": OUTCOME_COLOURS[outcome]}}
        most.update(marker=look, base=[ranges[n].least for n in wide], width=[share[n] * HOLLOW_SHARE for n in wide])
        _set(most, orientation, length=[ranges[n].most - ranges[n].least for n in wide])
        traces.append(most)
    return [*traces, *_ends(heaps, ranges, outcome, axes, orientation, words)]


def _bars(
    name: str,
    heaps: Sequence[Heap],
    ranges: Sequence[TollRange],
    outcome: str,
    axes: dict[str, str],
    orientation: str,
) -> go.Bar:
    return go.Bar(
        name=name,
        orientation=orientation,
        **{"x" if orientation == "v" else "y": [heap.where for heap in heaps]},
        hovertext=[_hover(heap, told, outcome) for heap, told in zip(heaps, ranges, strict=True)],
        hovertemplate=HOVER_TEMPLATE,
        customdata=_ids(heaps),
        meta={"role": "bars", "measure": f"{outcome}_{'least' if name == LEAST else 'most'}"},
        showlegend=False,
        **axes,
    )


def _set(trace: go.Bar, orientation: str, *, length: Sequence[int]) -> None:
    trace.update(**{"y" if orientation == "v" else "x": list(length)})


def _ends(
    heaps: Sequence[Heap],
    ranges: Sequence[TollRange],
    outcome: str,
    axes: dict[str, str],
    orientation: str,
    words: Sequence[str],
) -> list[go.Scatter]:
    """Give the arrows of open ends with all words: text stands clear of an unseen marker of the same size."""
    along, people = ("x", "y") if orientation == "v" else ("y", "x")
    symbol = "triangle-up" if orientation == "v" else "triangle-right"
    if not any(words) and not any(one.is_open for one in ranges):
        return []
    return [
        go.Scatter(
            name=OPEN,
            mode="markers+text",
            **{along: [heap.where for heap in heaps], people: [one.most for one in ranges]},
            text=list(words),
            textposition="top center" if orientation == "v" else "middle right",
            textfont={"size": 11},
            cliponaxis=False,
            marker={
                "symbol": symbol,
                "size": [ARROW_PX if one.is_open else 1.0 for one in ranges],
                "color": OUTCOME_COLOURS[outcome],
                "opacity": [1.0 if one.is_open else 0.0 for one in ranges],
            },
            hoverinfo="skip",
            customdata=_ids(heaps),
            meta={"role": "ends", "measure": f"{outcome}_words"},
            showlegend=False,
            **axes,
        )
    ]


def _ids(heaps: Sequence[Heap]) -> list[list[str]]:
    return [[row.identity for row in heap.rows] for heap in heaps]


def _hover(heap: Heap, told: TollRange, outcome: str) -> str:
    counted = wording.counted(len(heap.rows), heap.rows[0].noun)
    return hover_of_rows(heap.rows, f"{told.words} {outcome}, {heap.words}", remark=f"told by {counted}")


def legend_bars(traces: Sequence[go.Bar | go.Scatter]) -> list[go.Bar | go.Scatter]:
    """Explain, in grey, the looks that occur."""
    grey = NOT_ACTUAL_COLOUR
    nothing: dict[str, Any] = {
        "x": [None],
        "y": [None],
        "hoverinfo": "skip",
        "showlegend": True,
        "meta": {"role": "legend"},
    }
    found: list[go.Bar | go.Scatter] = [go.Bar(name="at least", marker={"color": grey}, **nothing)]
    if any(trace.name == MOST for trace in traces):
        hollow = {"color": "rgba(0,0,0,0)", "line": {"width": 1.5, "color": grey}}
        found.append(go.Bar(name="at most", marker=hollow, **nothing))
    if any(trace.name == OPEN and max(trace.marker.opacity) > 0 for trace in traces):
        arrow = {"symbol": "triangle-up", "size": ARROW_PX, "color": grey}
        found.append(go.Scatter(name="or more: a report tells only a floor", mode="markers", marker=arrow, **nothing))
    return found
