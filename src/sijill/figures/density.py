"""The strip under a long timeline that counts all groups together over weeks, months or years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from sijill.figures import layout
from sijill.figures.bins import bins_between, closed, counted_in, period_for
from sijill.figures.palette import GROUP_STYLES
from sijill.figures.spans import Span
from sijill.figures.stacks import stack_traces

LONG_DAYS, LEAST_ROWS = 120, 20
STRIP_PX, GAP_PX = 58.0, 10.0


@dataclass(frozen=True)
class Strip:
    """The bars of a strip and the highest of them."""

    traces: tuple[go.Bar, ...]
    highest: int

    def axis(self, plot_px: float) -> dict[str, Any]:
        """Give the layout of its axis of counts at the foot of a plot of ``plot_px`` pixels."""
        return layout.GRID_AXIS | {
            "domain": [0, round((STRIP_PX - GAP_PX) / plot_px, 5)],
            "anchor": "x",
            "range": [0, self.highest],
            "tickvals": [self.highest],
            "ticklabelposition": "inside top",
            "tickfont": {"size": 10},
            "fixedrange": True,
        }


def strip_of(spans: Sequence[Span]) -> Strip | None:
    """Count spans of known ends over the periods that fit them; None where few rows or few days need no strip."""
    known = closed(span for span in spans if span.row.is_actual)
    days = [day for span in known for day in span.known_days]
    if len(known) < LEAST_ROWS or (max(days) - min(days)).days < LONG_DAYS:
        return None
    counted = counted_in(known, bins_between(min(days), max(days), period_for(min(days), max(days))))
    highest = max(len(one.sure) + len(one.possible) for one in counted)
    traces = stack_traces(counted, tuple(GROUP_STYLES), xaxis="x", yaxis="y2")
    return Strip(tuple(traces), highest)
