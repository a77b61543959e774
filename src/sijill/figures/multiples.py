"""Small multiples: one small plot of counts over time for each group, type, governorate, …, on equal axes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from sijill import wording
from sijill.figures import layout
from sijill.figures.axis import TOLD_YEARS, day_axis
from sijill.figures.bins import Bin, bins_between, checked_period, closed, counted_in, period_for
from sijill.figures.hover import escape_hover
from sijill.figures.kinds import NOUNS, Kind, kinds_of
from sijill.figures.left_out import actual_notes, dated_notes, described
from sijill.figures.palette import GROUP_STYLES
from sijill.figures.panels import Grid, axis_keys, axis_names, name_annotation, places_patch
from sijill.figures.rows import noun_of, rows_of
from sijill.figures.spans import DayScale, Span, sorted_spans
from sijill.figures.stacks import POSSIBLE_NAME, group_marker, possible_marker, stack_traces

PANEL_PX, NAME_PX = 84, 24
COLUMNS, NARROW_COLUMNS = 3, 2
TICKS, NARROW_TICKS = 4, 3
LEFT_PX, RIGHT_PX, TOP_PX, WIDTH_PX = 34, 10, 6, 660
NAME_CHARACTERS = 26


def draw_small_multiples(
    incidents: pd.DataFrame, *, by: str = "group", every: str | None = None, most: int = 12, title: str | None = None
) -> go.Figure:
    """Draw how many incidents each period has, in one small plot for each group, type, governorate, ….

    All plots share both axes, so that they can be compared. A coloured bar counts incidents that lie in the period
    for all that is told; a grey one on top those whose date allows another period as well, so that a period has at
    least the coloured and at most both. What has no two known ends, and what is not told as having happened, is
    counted below.

    Args:
        incidents: the ``incidents`` or the ``events`` table of :mod:`sijill.tables`.
        by: ``group``, ``type``, ``admin1``, ``place_name``, ``initiator``, ``target`` or ``modality``.
        every: ``day``, ``week``, ``month``, ``quarter`` or ``year``; without it, as the stretch of days asks for.
        most: most plots; the rarest share one, which tells how many they are.
        title: a headline inside the figure.

    Returns:
        A figure without any outside resource, with ``layout.meta`` and marks as the room's docstring says.

    Raises:
        UsageError: ``by`` or ``every`` is not known.
        DataCheckError: the table lacks a column.
    """
    rows, noun = rows_of(incidents), noun_of(incidents)
    heading = f"By {NOUNS.get(by, by)}, over time"
    actual = [row for row in rows if row.is_actual]
    spans = closed(sorted_spans(actual).dated)
    notes = [*actual_notes(rows, noun), *dated_notes(len(actual) - len(spans), len(actual), noun)]
    kinds = kinds_of([span.row for span in spans], by, most=most)
    if not spans:
        text = layout.nothing_in_words(noun) if not rows else "; ".join(notes)
        return layout.empty_figure(heading=heading, title=title, text=text, description=described([text]))
    bins = _bins(spans, every)
    spans_of = {span.row.identity: span for span in spans}
    traces: list[go.Bar] = []
    highest = 0
    for place, kind in enumerate(kinds):
        x, y = axis_names(place)
        counted = counted_in((spans_of[row.identity] for row in kind.rows), bins)
        traces += stack_traces(counted, tuple(GROUP_STYLES), xaxis=x, yaxis=y)
        highest = max(highest, *(len(one.sure) + len(one.possible) for one in counted))
    legend = _legend([trace.name for trace in traces], by)
    names = [_name(kind) for kind in kinds]
    figure = go.Figure(data=[*traces, *legend], layout=_layout(names, bins, legend, title, notes, heading, highest))
    head = f"{wording.counted(len(spans), noun)} over time, by {NOUNS[by]}, {_period(bins)}"
    figure.layout.meta["description"] = described([head, _told(kinds), *notes])
    return figure


def _bins(spans: Sequence[Span], every: str | None) -> list[Bin]:
    days = [day for span in spans for day in span.known_days]
    first, last = min(days), max(days)
    return bins_between(first, last, checked_period(every) if every else period_for(first, last))


def _period(bins: Sequence[Bin]) -> str:
    return wording.period_in_words(bins[0].first, bins[-1].last)


def _told(kinds: Sequence[Kind]) -> str:
    return ", ".join(f"{kind.name} {len(kind.rows)}" for kind in kinds)


def _name(kind: Kind) -> str:
    name = kind.name if len(kind.name) <= NAME_CHARACTERS else kind.name[: NAME_CHARACTERS - 1].rstrip() + "…"
    name = escape_hover(name)
    return f"{f'<i>{name}</i>' if kind.is_others else f'<b>{name}</b>'} · {len(kind.rows)}"


def _legend(present: Sequence[str], by: str) -> list[go.Bar]:
    """Explain the colours where the plots' names do not, and grey bars where there are any."""
    looks: dict[str, dict[str, Any]] = {}
    if by != "group":
        looks = {style.name: group_marker(group) for group, style in GROUP_STYLES.items()}
    looks[POSSIBLE_NAME] = possible_marker()
    return [
        go.Bar(name=name, x=[None], y=[None], marker=look, hoverinfo="skip", showlegend=True, meta={"role": "legend"})
        for name, look in looks.items()
        if name in present
    ]


def _layout(
    names: Sequence[str],
    bins: Sequence[Bin],
    legend: Sequence[go.Bar],
    title: str | None,
    notes: Sequence[str],
    heading: str,
    highest: int,
) -> dict[str, Any]:
    wide = Grid(len(names), min(COLUMNS, len(names)), PANEL_PX, NAME_PX)
    narrow = Grid(len(names), min(NARROW_COLUMNS, len(names)), PANEL_PX, NAME_PX)
    top_px = layout.TITLE_HEIGHT_PX if title else TOP_PX
    below_px = TOLD_YEARS.height_px
    legend_names = [trace.name for trace in legend]
    notes_px = layout.NOTE_LINE_PX * len(notes) + (8 if notes else 0)
    foot_px = below_px + notes_px + layout.legend_height_px(legend_names)
    drawn = layout.base_layout(
        heading=heading, title=title, description="", height_px=round(top_px + wide.height_px + foot_px)
    )
    narrow_px = below_px + layout.legend_height_px(legend_names, width_px=layout.NARROW_WIDTH_PX)
    drawn["meta"]["narrow"] = {
        "height": round(top_px + narrow.height_px + narrow_px),
        "margin.b": narrow_px,
        "annotations": [name_annotation(narrow, place, name) for place, name in enumerate(names)],
        **places_patch(narrow),
    }
    axes: dict[str, Any] = {}
    for place in range(len(names)):
        axes |= _axes(wide, place, bins, highest)
    above = [name_annotation(wide, place, name) for place, name in enumerate(names)]
    return (
        drawn
        | axes
        | {
            "barmode": "stack",
            "margin": {"l": LEFT_PX, "r": RIGHT_PX, "t": top_px, "b": foot_px},
            "annotations": [*above, *layout.notes_annotation(notes, below_px=below_px)],
            # An entry stands for bars in several plots.
            "legend": drawn["legend"] | {"itemclick": False, "itemdoubleclick": False},
        }
    )


def _axes(grid: Grid, place: int, bins: Sequence[Bin], highest: int) -> dict[str, Any]:
    (x_key, y_key), (x, y), (across, up) = axis_keys(place), axis_names(place), grid.domains(place)
    scale = DayScale(bins[0].first, bins[-1].last, WIDTH_PX / grid.columns)
    days = day_axis(scale, TOLD_YEARS) | {"domain": across, "anchor": y, "showticklabels": grid.is_lowest(place)}
    days |= {"nticks": TICKS, "range": [bins[0].first.isoformat(), f"{bins[-1].last.isoformat()}T23:59"]}
    days.pop("dtick", None)
    counts = layout.GRID_AXIS | {
        "domain": up,
        "anchor": x,
        # Given, not left to Plotly, which looks at one of the matched axes only.
        "range": [0, highest * 1.06],
        "nticks": TICKS,
        "fixedrange": True,
        "tickformat": "d",
        "showticklabels": grid.is_leftmost(place),
    }
    if place:
        days["matches"], counts["matches"] = "x", "y"
    return {x_key: days, y_key: counts}
