"""The timeline: one lane for each event group, one mark for each event, as exact as the words and no more."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from sijill import wording
from sijill.figures import layout
from sijill.figures.axis import TOLD_YEARS, UNKNOWN_YEAR, Calendar, day_axis
from sijill.figures.density import STRIP_PX, Strip, strip_of
from sijill.figures.lanes import LANE_NAME_PX, Lane, lane_of
from sijill.figures.looks import legend_names, legend_traces
from sijill.figures.marks import lane_traces
from sijill.figures.palette import BAND_COLOUR, GROUP_STYLES
from sijill.figures.rows import Row, noun_of, rows_of
from sijill.figures.spans import DayScale, SortedSpans, Span, scale_of, sorted_spans

SIDE_PX, TOP_PX = 10, 12
PLOT_WIDTH_PX = 560
"""Marks are spread so that none covers another at this width: less than an A4 page has, so that on a phone they
overlap by little."""
NARROW_TICKS = 6
HEADING = "Timeline"


def draw_timeline(incidents: pd.DataFrame, *, title: str | None = None) -> go.Figure:
    """Draw events over time, one lane for each event group that occurs.

    A day is a filled mark, an approximate day a hollow one, a stretch of days a bar with caps, an open start or
    end a dotted arrow; over a long period, a strip below counts all groups together. What was only ordered,
    planned, feared or denied is a grey cross. Marks never lie over each other; where a lane has no room, several
    become one mark with their number. Where no event has a year, months and days are drawn without one. What cannot
    be drawn is counted below the figure.

    Args:
        incidents: the ``incidents`` or the ``events`` table of :mod:`sijill.tables`.
        title: a headline inside the figure.

    Returns:
        A figure without any outside resource. ``customdata`` of each mark lists the ``incident_id`` or
        ``event_id`` that it stands for; ``layout.meta`` holds ``description``, the text alternative,
        ``dark``, the changes for a dark page, and ``narrow``, those for a phone.

    Raises:
        DataCheckError: the table lacks a column.
    """
    rows = rows_of(incidents)
    noun = noun_of(incidents)
    if not rows:
        nothing = layout.nothing_in_words(noun)
        return layout.empty_figure(heading=HEADING, title=title, text=nothing, description=f"{nothing}.")
    spans = sorted_spans(rows)
    drawn, calendar = (spans.dated, TOLD_YEARS) if spans.dated else (spans.yearless, UNKNOWN_YEAR)
    if not drawn:
        sentence = _undated_note(len(spans.undated), wording.counted(len(rows), noun), "derivable date")
        return layout.empty_figure(heading=HEADING, title=title, text=sentence, description=f"Timeline: {sentence}.")
    scale = scale_of(drawn, width_px=PLOT_WIDTH_PX)
    lanes = [
        lane_of(group, found, scale)
        for group in GROUP_STYLES
        if (found := [span for span in drawn if span.row.group == group])
    ]
    notes = _notes(spans, wording.counted(len(rows), noun))
    strip = strip_of(drawn) if calendar is TOLD_YEARS else None
    drawn_layout = _layout(lanes, scale, calendar, strip, title=title, notes=notes)
    drawn_layout["meta"]["description"] = _description(drawn, calendar, notes)
    return go.Figure(data=[*_traces(lanes, scale), *(strip.traces if strip else ())], layout=drawn_layout)


def _undated_note(number: int, total: str, lacking: str) -> str:
    has, are = ("has", "it is") if number == 1 else ("have", "they are")
    return f"{number} of {total} {has} no {lacking}; {are} in the table"


def _notes(spans: SortedSpans, total: str) -> list[str]:
    notes = []
    if spans.dated and spans.yearless:
        notes.append(_undated_note(len(spans.yearless), total, "derivable year"))
    if spans.undated:
        notes.append(_undated_note(len(spans.undated), total, "derivable date"))
    return notes


def _description(drawn: Sequence[Span], calendar: Calendar, notes: Sequence[str]) -> str:
    rows: list[Row] = [span.row for span in drawn]
    days = sorted(day for span in drawn for day in span.known_days)
    when = wording.YEAR_NOT_TOLD if calendar is UNKNOWN_YEAR else wording.period_in_words(days[0], days[-1])
    counted = wording.counted(len(rows), rows[0].noun)
    not_actual = sum(not row.is_actual for row in rows)
    parts = [f"Timeline of {counted}, {when}: {wording.groups_in_words(row.group for row in rows)}"]
    if not_actual:
        parts.append(f"{not_actual} of them not told as having happened")
    return "; ".join([*parts, *notes]) + "."


def _middles(lanes: Sequence[Lane]) -> list[float]:
    """Give the height of the middle of each lane's marks above the foot of the plot, in pixels."""
    return [top - LANE_NAME_PX - lane.swarm_px / 2 for lane, top in zip(lanes, _tops(lanes), strict=True)]


def _tops(lanes: Sequence[Lane]) -> list[float]:
    """Give the height of the top of each lane above the foot of the plot, in pixels; the first is the highest."""
    return list(accumulate(lane.height_px for lane in reversed(lanes)))[::-1]


def _traces(lanes: Sequence[Lane], scale: DayScale) -> list[go.Scatter]:
    marks = [
        trace
        for lane, middle_px in zip(lanes, _middles(lanes), strict=True)
        for trace in lane_traces(lane, scale, middle_px=middle_px)
    ]
    return marks + legend_traces(lanes)


def _layout(
    lanes: Sequence[Lane],
    scale: DayScale,
    calendar: Calendar,
    strip: Strip | None,
    *,
    title: str | None,
    notes: Sequence[str],
) -> dict[str, Any]:
    lanes_px = sum(lane.height_px for lane in lanes)
    plot_px = lanes_px + (STRIP_PX if strip else 0)
    top_px = layout.TITLE_HEIGHT_PX if title else TOP_PX
    notes_px = layout.NOTE_LINE_PX * len(notes) + (8 if notes else 0)
    foot_px = calendar.height_px + notes_px + layout.legend_height_px(legend_names(lanes))
    bands = list(zip(lanes, _tops(lanes), strict=True))
    names = [_lane_name(lane, top_px=lane_top) for lane, lane_top in bands]
    drawn = layout.base_layout(
        heading=HEADING, title=title, description="", height_px=round(top_px + plot_px + foot_px)
    )
    narrow_px = calendar.height_px + layout.legend_height_px(legend_names(lanes), width_px=layout.NARROW_WIDTH_PX)
    drawn["meta"]["narrow"] = {
        "height": round(top_px + plot_px + narrow_px),
        "margin.b": narrow_px,
        "xaxis.nticks": NARROW_TICKS,
        # The sentences below would run into the legend; the description tells the same.
        "annotations": names,
    }
    return drawn | {
        "margin": {"l": SIDE_PX, "r": SIDE_PX, "t": top_px, "b": foot_px},
        # Below the strip where there is one: an axis stands at the foot of its own plot unless it is free.
        "xaxis": day_axis(scale, calendar) | ({"anchor": "free", "position": 0} if strip else {}),
        "yaxis": _lane_axis(lanes_px) | {"domain": [round(1 - lanes_px / plot_px, 5), 1]},
        **({"yaxis2": strip.axis(plot_px)} if strip else {}),
        "barmode": "stack",
        "shapes": [_band(lane_top, lane.height_px) for lane, lane_top in bands[::2]],
        "annotations": [*names, *layout.notes_annotation(notes, below_px=calendar.height_px)],
    }


def _lane_axis(plot_px: float) -> dict[str, Any]:
    # The axis counts pixels, so that what is spread in pixels is drawn in pixels.
    return layout.GRID_AXIS | {
        "range": [0, plot_px],
        "fixedrange": True,
        "showgrid": False,
        "showline": False,
        "ticks": "",
        "showticklabels": False,
    }


def _lane_name(lane: Lane, *, top_px: float) -> dict[str, Any]:
    number = sum(len(placed.item.rows) for placed in lane.placed)
    noun = lane.placed[0].item.rows[0].noun
    return {
        "text": f"<b>{GROUP_STYLES[lane.group].name}</b> · {wording.counted(number, noun)}",
        "showarrow": False,
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "yref": "y",
        "y": top_px,
        "yanchor": "top",
    }


def _band(top_px: float, height_px: float) -> dict[str, Any]:
    return {
        "type": "rect",
        "layer": "below",
        "xref": "paper",
        "x0": 0,
        "x1": 1,
        "yref": "y",
        "y0": top_px - height_px,
        "y1": top_px,
        "fillcolor": BAND_COLOUR,
        "line": {"width": 0},
    }
