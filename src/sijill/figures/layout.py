"""What all figures share: plain template, system fonts, legend below, notes, a text alternative."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from sijill.figures.hover import escape_hover
from sijill.figures.palette import DARK_INK, GRID_COLOUR, LIGHT_INK

FONT_FAMILY = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif'
TRANSPARENT = "rgba(0,0,0,0)"

TITLE_HEIGHT_PX = 44
LEGEND_ROW_PX = 21
NOTE_LINE_PX = 18
LEGEND_WIDTH_PX = 660
"""Width that the legend can count on: an A4 page prints at about 700 pixels."""
NARROW_WIDTH_PX = 330
"""Width of a figure on a phone."""


def base_layout(*, heading: str, title: str | None, description: str, height_px: int) -> dict[str, Any]:
    """Give the layout that every figure starts from.

    All text takes the one colour of ``font.color``, and the paper is transparent, so that a dark page needs
    one change only, which ``layout.meta["dark"]`` holds for ``Plotly.relayout``. ``layout.meta["title"]`` is
    ``heading``, what a page may call the figure, and ``layout.meta["description"]`` the text alternative for screen
    readers; figures add ``layout.meta["narrow"]``, what ``Plotly.relayout`` must
    be told on a phone.
    """
    layout: dict[str, Any] = {
        "template": "none",
        "height": height_px,
        "font": {"family": FONT_FAMILY, "size": 12, "color": LIGHT_INK},
        "paper_bgcolor": TRANSPARENT,
        "plot_bgcolor": TRANSPARENT,
        "hovermode": "closest",
        "hoverlabel": {
            "bgcolor": "#ffffff",
            "bordercolor": "#787d85",
            "align": "left",
            "font": {"family": FONT_FAMILY, "size": 12, "color": LIGHT_INK},
        },
        "legend": {
            "orientation": "h",
            "yref": "container",
            "y": 0.0,
            "yanchor": "bottom",
            "xref": "container",
            "x": 0.5,
            "xanchor": "center",
            "bgcolor": TRANSPARENT,
            "itemsizing": "trace",
            "font": {"size": 11},
            "traceorder": "normal",
        },
        "meta": {"title": heading, "description": description, "dark": {"font.color": DARK_INK}},
    }
    if title:
        layout["title"] = {
            "text": escape_hover(title),
            "x": 0.0,
            "xref": "container",
            "xanchor": "left",
            "pad": {"l": 10, "t": 10},
            "y": 1.0,
            "yref": "container",
            "yanchor": "top",
            "font": {"size": 17},
        }
    return layout


def notes_annotation(notes: Sequence[str], *, below_px: int) -> list[dict[str, Any]]:
    """Give the sentences about what is not drawn, one a line, ``below_px`` pixels under the plot."""
    if not notes:
        return []
    return [
        {
            "text": "<br>".join(notes),
            "showarrow": False,
            "xref": "paper",
            "x": 0.0,
            "xanchor": "left",
            "yref": "paper",
            "y": 0.0,
            "yanchor": "top",
            "yshift": -below_px,
            "align": "left",
            "font": {"size": 12},
        }
    ]


def centred_annotation(text: str, *, bgcolor: str = TRANSPARENT) -> dict[str, Any]:
    """Give a sentence in the middle of the plot, for a figure that has nothing else to say."""
    return {
        "text": text,
        "showarrow": False,
        "xref": "paper",
        "x": 0.5,
        "yref": "paper",
        "y": 0.5,
        "font": {"size": 16},
        "bgcolor": bgcolor,
    }


def nothing_in_words(noun: str) -> str:
    """Give the sentence of a figure without rows, ``No incidents in this period``."""
    return f"No {noun}s in this period"


def legend_height_px(names: Sequence[str], *, width_px: float = LEGEND_WIDTH_PX) -> int:
    """Estimate the height of a horizontal legend: Plotly gives every entry the width of the widest."""
    if not names:
        return 0
    widest_px = 38 + 5.8 * max(len(name) for name in names)
    columns = max(1, int(width_px // widest_px))
    return LEGEND_ROW_PX * -(-len(names) // columns) + 8


def empty_figure(*, heading: str, title: str | None, text: str, description: str) -> go.Figure:
    """Give a figure that says in one sentence why nothing is drawn."""
    hidden = {"visible": False, "range": [0, 1], "fixedrange": True}
    layout = base_layout(heading=heading, title=title, description=description, height_px=180)
    return go.Figure(
        layout=layout
        | {
            "xaxis": hidden,
            "yaxis": hidden,
            "margin": {"l": 10, "r": 10, "t": TITLE_HEIGHT_PX, "b": 10},
            "annotations": [centred_annotation(text)],
        }
    )


def legend_entry(name: str, *, group: str, **look: Any) -> go.Scatter:
    """Give a trace that only explains a look in the legend; it draws nothing."""
    return go.Scatter(
        x=[None],
        y=[None],
        name=name,
        legendgroup=group,
        showlegend=True,
        hoverinfo="skip",
        meta={"role": "legend"},
        **look,
    )


GRID_AXIS: dict[str, Any] = {"gridcolor": GRID_COLOUR, "zeroline": False, "linecolor": GRID_COLOUR}
