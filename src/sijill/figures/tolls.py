"""The toll chart: how many were killed and injured, with the range that the words allow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from sijill import wording
from sijill.errors import UsageError
from sijill.figures import layout
from sijill.figures.axis import TOLD_YEARS, day_axis
from sijill.figures.bins import PERIODS, Bin, bins_between, closed, counted_in, period_for
from sijill.figures.hover import escape_hover
from sijill.figures.kinds import NOUNS, kinds_of
from sijill.figures.left_out import described
from sijill.figures.panels import Grid, axis_keys, axis_names, name_annotation, places_patch
from sijill.figures.rows import Row, noun_of, rows_of
from sijill.figures.spans import DayScale, sorted_spans
from sijill.figures.toll_marks import Heap, legend_bars, toll_traces
from sijill.figures.toll_ranges import range_of, range_of_rows
from sijill.schema import OUTCOMES

HEADING = "Tolls, with their ranges"
SUMMARY_GROUP = "summary"
PANEL_PX, NAME_PX, ROW_PX = 150, 26, 30
LEFT_PX, NAMES_PX, NARROW_NAMES_PX, RIGHT_PX, TOP_PX, WIDTH_PX = 44, 170, 104, 14, 6, 660
NAME_CHARACTERS, NARROW_CHARACTERS = 26, 14
MOST_KINDS, MOST_WORDS = 14, 18
WORDS_SHARE = 1.15
"""The axis of people reaches so many times further than the longest bar, for the words at its end."""
NOTE_TOTALS = "totals over a period are left out: they would count people twice"


@dataclass(frozen=True)
class _Chart:
    """What is drawn: the outcomes, and for each its heaps of rows along the axis ``names`` or over ``bins``."""

    outcomes: tuple[str, ...]
    heaps: dict[str, tuple[Heap, ...]]
    bins: tuple[Bin, ...]
    names: tuple[str, ...]

    @property
    def is_over_time(self) -> bool:
        return bool(self.bins)


def draw_tolls(
    incidents: pd.DataFrame,
    *,
    by: str = "time",
    outcomes: Sequence[str] = ("killed", "injured"),
    title: str | None = None,
) -> go.Figure:
    """Draw how many people were killed and injured in each period, or at each place, as ranges.

    A full bar reaches to the least number that the words allow, a hollow one on top to the most; an arrow says that
    there may be more still, because a report tells only a floor ("at least five", "dozens"). Incidents that are not
    told as having happened, and totals over a period, count in no toll. Over time, an incident counts in a period
    only when its date lies in it for all that is told; the others are counted below.

    Args:
        incidents: the ``incidents`` or the ``events`` table of :mod:`sijill.tables`.
        by: ``time`` (periods as the stretch of days asks for), ``day``, ``week``, ``month``, ``quarter``, ``year``,
            or a column: ``admin1``, ``place_name``, ``group``, ``type``, ``initiator``, ``target``.
        outcomes: which tolls, of :data:`sijill.schema.OUTCOMES`.
        title: a headline inside the figure.

    Returns:
        A figure without any outside resource, with ``layout.meta`` and marks as the room's docstring says.

    Raises:
        UsageError: ``by`` or an outcome is not known.
        DataCheckError: the table lacks a column.
    """
    _check(by, outcomes)
    rows, noun = rows_of(incidents), noun_of(incidents)
    actual = [row for row in rows if row.is_actual]
    single = [row for row in actual if row.group != SUMMARY_GROUP]
    telling = [row for row in single if any(range_of(row, outcome) for outcome in outcomes)]
    notes = [NOTE_TOTALS] if len(single) < len(actual) else []
    if by in (*PERIODS, "time"):
        chart, unplaced = _over_time(telling, by, outcomes)
        notes = [*_unplaced_note(unplaced, outcomes), *notes]
    else:
        chart = _over_kinds(telling, by, outcomes)
    if not chart.outcomes:
        text = layout.nothing_in_words(noun) if not rows else "; ".join(notes) or f"No {noun} gives a number"
        return layout.empty_figure(heading=HEADING, title=title, text=text, description=described([text]))
    figure = go.Figure(data=_traces(chart), layout=_layout(chart, title, notes))
    sums = ", ".join(f"{_sum(telling, outcome)} {outcome}" for outcome in chart.outcomes)
    head = f"Tolls of {wording.counted(len(telling), noun)}: {sums}"
    figure.layout.meta["description"] = described([head, *_largest(chart), *notes])
    return figure


def _check(by: str, outcomes: Sequence[str]) -> None:
    known = ("time", *PERIODS, *NOUNS)
    if by not in known:
        raise UsageError(f"tolls by {by!r} are not known; known are {', '.join(known)}")
    for outcome in outcomes:
        if outcome not in OUTCOMES:
            raise UsageError(f"outcome {outcome!r} is not known; known are {', '.join(OUTCOMES)}")


def _sum(rows: Sequence[Row], outcome: str) -> str:
    told = range_of_rows(rows, outcome)
    return told.words if told else "no number"


def _over_time(rows: Sequence[Row], by: str, outcomes: Sequence[str]) -> tuple[_Chart, list[Row]]:
    spans = closed(sorted_spans(rows).dated)
    if not spans:
        return _Chart((), {}, (), ()), list(rows)
    days = [day for span in spans for day in span.known_days]
    first, last = min(days), max(days)
    period = period_for(first, last) if by == "time" else by
    counted = counted_in(spans, bins_between(first, last, period))
    sure = {row.identity for one in counted for row in one.sure}
    heaps = {
        outcome: tuple(
            Heap(one.bin.middle, one.bin.words, one.bin.days, told)
            for one in counted
            if (told := tuple(row for row in one.sure if range_of(row, outcome)))
        )
        for outcome in outcomes
    }
    kept = tuple(outcome for outcome in outcomes if heaps[outcome])
    bins = bins_between(first, last, period) if kept else ()
    return _Chart(kept, heaps, tuple(bins), ()), [row for row in rows if row.identity not in sure]


def _over_kinds(rows: Sequence[Row], by: str, outcomes: Sequence[str]) -> _Chart:
    kinds = kinds_of(rows, by, most=MOST_KINDS)
    heaps = {
        outcome: tuple(
            Heap(place, kind.name, 1, told)
            for place, kind in enumerate(kinds)
            if (told := tuple(row for row in kind.rows if range_of(row, outcome)))
        )
        for outcome in outcomes
    }
    kept = tuple(outcome for outcome in outcomes if heaps[outcome])
    return _Chart(kept, heaps, (), tuple(kind.name for kind in kinds) if kept else ())


def _unplaced_note(rows: Sequence[Row], outcomes: Sequence[str]) -> list[str]:
    if not rows:
        return []
    told = [f"{found.words} {outcome}" for outcome in outcomes if (found := range_of_rows(rows, outcome))]
    counted = wording.counted(len(rows), rows[0].noun)
    return [f"{counted} ({', '.join(told)}) cannot be given to one period; in the table"]


def _largest(chart: _Chart) -> list[str]:
    parts = []
    for outcome in chart.outcomes:
        heap = max(chart.heaps[outcome], key=lambda one: one.range_of(outcome).most)
        parts.append(f"most {outcome}: {heap.range_of(outcome).words}, {heap.words}")
    return parts


def _traces(chart: _Chart) -> list[go.Bar | go.Scatter]:
    has_words = max(len(chart.heaps[outcome]) for outcome in chart.outcomes) <= MOST_WORDS
    traces: list[go.Bar | go.Scatter] = []
    for place, outcome in enumerate(chart.outcomes):
        x, y = axis_names(place)
        axes = {"xaxis": x, "yaxis": y}
        traces += toll_traces(
            chart.heaps[outcome],
            outcome,
            axes,
            orientation="v" if chart.is_over_time else "h",
            words=[heap.range_of(outcome).words if has_words else "" for heap in chart.heaps[outcome]],
        )
    return traces + legend_bars(traces)


def _layout(chart: _Chart, title: str | None, notes: Sequence[str]) -> dict[str, Any]:
    number = len(chart.outcomes)
    panel_px = PANEL_PX if chart.is_over_time else max(90, ROW_PX * len(chart.names))
    grid = Grid(number, 1 if chart.is_over_time else number, panel_px, NAME_PX)
    top_px = layout.TITLE_HEIGHT_PX if title else TOP_PX
    legend = [str(trace.name) for trace in legend_bars(_traces(chart))]
    foot_px = TOLD_YEARS.height_px + layout.legend_height_px(legend)
    notes_px = layout.NOTE_LINE_PX * len(notes) + (8 if notes else 0)
    names = [f"<b>{outcome.capitalize()}</b>" for outcome in chart.outcomes]
    drawn = layout.base_layout(
        heading=HEADING, title=title, description="", height_px=round(top_px + grid.height_px + foot_px + notes_px)
    )
    drawn["meta"]["narrow"] = _narrow(chart, grid, names, top_px=top_px, legend=legend)
    left_px = LEFT_PX if chart.is_over_time else NAMES_PX
    above = [name_annotation(grid, place, name) for place, name in enumerate(names)]
    return (
        drawn
        | _axes(chart, grid)
        | {
            "barmode": "overlay",
            "margin": {"l": left_px, "r": RIGHT_PX, "t": top_px, "b": foot_px + notes_px},
            "annotations": [*above, *layout.notes_annotation(notes, below_px=TOLD_YEARS.height_px)],
            "legend": drawn["legend"] | {"itemclick": False, "itemdoubleclick": False},
        }
    )


def _narrow(chart: _Chart, grid: Grid, names: Sequence[str], *, top_px: int, legend: Sequence[str]) -> dict[str, Any]:
    foot_px = TOLD_YEARS.height_px + layout.legend_height_px(legend, width_px=layout.NARROW_WIDTH_PX)
    patch: dict[str, Any] = {
        "height": round(top_px + grid.height_px + foot_px),
        "margin.b": foot_px,
        "annotations": [name_annotation(grid, place, name) for place, name in enumerate(names)],
    }
    if chart.is_over_time:
        return patch | {f"{axis_keys(place)[0]}.nticks": 5 for place in range(grid.number)}
    labels = [_label(name, NARROW_CHARACTERS) for name in chart.names]
    return (
        patch
        | places_patch(grid)
        | {"margin.l": NARROW_NAMES_PX, "yaxis.ticktext": labels}
        | {f"{axis_keys(place)[0]}.showticklabels": True for place in range(grid.number)}
    )


def _label(name: str, most: int) -> str:
    return escape_hover(name if len(name) <= most else name[: most - 1].rstrip() + "…")


def _axes(chart: _Chart, grid: Grid) -> dict[str, Any]:
    axes: dict[str, Any] = {}
    for place in range(grid.number):
        (x_key, y_key), (x, y), (across, up) = axis_keys(place), axis_names(place), grid.domains(place)
        along = _time_axis(chart.bins) if chart.is_over_time else _name_axis(chart.names)
        most = max(heap.range_of(chart.outcomes[place]).most for heap in chart.heaps[chart.outcomes[place]])
        people = layout.GRID_AXIS | {"range": [0, max(1, most) * WORDS_SHARE], "fixedrange": True, "nticks": 5}
        people |= {"tickformat": ",d"}
        shared = {"matches": axis_names(0)[0 if chart.is_over_time else 1]} if place else {}
        if chart.is_over_time:
            axes[x_key] = along | shared | {"showticklabels": grid.is_lowest(place)}
            axes[y_key] = people
        else:
            axes[x_key] = people
            axes[y_key] = along | shared | {"showticklabels": grid.is_leftmost(place)}
        axes[x_key] |= {"domain": across, "anchor": y}
        axes[y_key] |= {"domain": up, "anchor": x}
    return axes


def _time_axis(bins: Sequence[Bin]) -> dict[str, Any]:
    axis = day_axis(DayScale(bins[0].first, bins[-1].last, WIDTH_PX), TOLD_YEARS)
    return axis | {"range": [bins[0].first.isoformat(), f"{bins[-1].last.isoformat()}T23:59"]}


def _name_axis(names: Sequence[str]) -> dict[str, Any]:
    return layout.GRID_AXIS | {
        "range": [len(names) - 0.5, -0.5],
        "tickvals": list(range(len(names))),
        "ticktext": [_label(name, NAME_CHARACTERS) for name in names],
        "fixedrange": True,
        "showgrid": False,
    }
