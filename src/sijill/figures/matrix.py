"""The matrix of actors: who did what to whom, counted over incidents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from sijill import wording
from sijill.figures import layout
from sijill.figures.hover import HOVER_TEMPLATE, escape_hover, hover_of_rows
from sijill.figures.left_out import actual_notes, described
from sijill.figures.palette import NEAR_EDGE, NEAR_FILL
from sijill.figures.parties import NOT_TOLD, Parties, parties_of, ranked
from sijill.figures.rows import Row, noun_of, rows_of

HEADING = "Who did what to whom"
CELL_PX, LARGEST_PX, LEAST_PX = 34, 32.0, 15.0
LEFT_PX, HEAD_PX, RIGHT_PX, FOOT_PX = 230, 196, 14, 10
NARROW_LEFT_PX, NARROW_HEAD_PX, NARROW_FONT_PX = 112, 108, 10
NAME_CHARACTERS, NARROW_CHARACTERS = 30, 14
NOTE_SEVERAL = "an incident with several on a side is counted for each of them"


@dataclass(frozen=True)
class _Cell:
    row: int
    column: int
    rows: tuple[Row, ...]


def draw_actor_matrix(
    incidents: pd.DataFrame, actors: pd.DataFrame, *, most: int = 12, domain: str = "syria", title: str | None = None
) -> go.Figure:
    """Draw who did something to whom: initiators down, targets across, the number of incidents in each cell.

    Both are ordered by their number of incidents; the rare ones share a row or column, which tells how many they
    are, and so do incidents that name nobody on a side. The more, the larger the disc.

    Args:
        incidents: the ``incidents`` or the ``events`` table of :mod:`sijill.tables`.
        actors: the ``event_actors`` table.
        most: how many actors are named on each side.
        domain: the domain whose ontology names the actors.
        title: a headline inside the figure.

    Returns:
        A figure without any outside resource, with ``layout.meta`` and marks as the room's docstring says.

    Raises:
        DataCheckError: a table lacks a column.
    """
    rows, noun = rows_of(incidents), noun_of(incidents)
    shown = {row.identity: row for row in rows if row.is_actual}
    told = {one.identity: one for one in parties_of(incidents, actors, f"{noun}_id", domain=domain)}
    parties = [one for name in shown if {*(one := told[name]).initiators, *one.targets} != {NOT_TOLD}]
    notes = [*actual_notes(rows, noun), *_nobody(len(shown) - len(parties), len(shown), noun)]
    if not parties:
        text = layout.nothing_in_words(noun) if not rows else "; ".join(notes)
        return layout.empty_figure(heading=HEADING, title=title, text=text, description=described([text]))
    if any(max(len(one.initiators), len(one.targets)) > 1 for one in parties):
        notes.append(NOTE_SEVERAL)
    down, across = _side([one.initiators for one in parties], most), _side([one.targets for one in parties], most)
    cells = _cells(parties, down, across, shown)
    return go.Figure(
        data=[_trace(cells, down, across, noun)],
        layout=_layout(down, across, parties, cells, title=title, notes=notes, noun=noun),
    )


def _nobody(number: int, total: int, noun: str) -> list[str]:
    if not number:
        return []
    return [f"{number} of {wording.counted(total, noun)} {'names' if number == 1 else 'name'} nobody on either side"]


def _side(sides: Sequence[tuple[str, ...]], most: int) -> list[str]:
    """Give the rows or columns: names, then the others, then those not told."""
    names, others = ranked(sides, most=most)
    untold = [NOT_TOLD] if any(NOT_TOLD in side for side in sides) else []
    return [*names, *([_others(others)] if others else []), *untold]


def _others(number: int) -> str:
    return f"{number} others"


def _place(name: str, side: Sequence[str]) -> int:
    if name in side:
        return side.index(name)
    return next(number for number, told in enumerate(side) if told.endswith(" others") and told[0].isdigit())


def _cells(
    parties: Sequence[Parties], down: Sequence[str], across: Sequence[str], shown: dict[str, Row]
) -> list[_Cell]:
    found: dict[tuple[int, int], dict[str, Row]] = {}
    for one in parties:
        for initiator in one.initiators:
            for target in one.targets:
                where = (_place(initiator, down), _place(target, across))
                found.setdefault(where, {})[one.identity] = shown[one.identity]
    return [_Cell(row, column, tuple(rows.values())) for (row, column), rows in sorted(found.items())]


def _trace(cells: Sequence[_Cell], down: Sequence[str], across: Sequence[str], noun: str) -> go.Scatter:
    unit_px = min(LARGEST_PX / sqrt(max(len(cell.rows) for cell in cells)), LARGEST_PX / 2)
    return go.Scatter(
        name="incidents",
        mode="markers+text",
        x=[cell.column for cell in cells],
        y=[cell.row for cell in cells],
        text=[str(len(cell.rows)) for cell in cells],
        textposition="middle center",
        textfont={"size": 12},
        marker={
            "symbol": "circle",
            "size": [round(max(LEAST_PX, unit_px * sqrt(len(cell.rows))), 1) for cell in cells],
            "color": NEAR_FILL,
            "opacity": 1,
            "line": {"width": 1, "color": NEAR_EDGE},
        },
        hovertext=[
            hover_of_rows(
                cell.rows,
                f"{wording.counted(len(cell.rows), noun)}",
                remark=f"{down[cell.row]} → {across[cell.column]}",
            )
            for cell in cells
        ],
        hovertemplate=HOVER_TEMPLATE,
        customdata=[[row.identity for row in cell.rows] for cell in cells],
        meta={"role": "numbered", "unit_px": unit_px},
        showlegend=False,
    )


def _totals(cells: Sequence[_Cell], number: int, *, is_row: bool) -> list[int]:
    found: list[set[str]] = [set() for _ in range(number)]
    for cell in cells:
        found[cell.row if is_row else cell.column].update(row.identity for row in cell.rows)
    return [len(ids) for ids in found]


def _layout(
    down: Sequence[str],
    across: Sequence[str],
    parties: Sequence[Parties],
    cells: Sequence[_Cell],
    *,
    title: str | None,
    notes: Sequence[str],
    noun: str,
) -> dict[str, Any]:
    top_px = (layout.TITLE_HEIGHT_PX if title else 0) + HEAD_PX
    plot_px = CELL_PX * len(down)
    foot_px = FOOT_PX + layout.NOTE_LINE_PX * len(notes)
    drawn = layout.base_layout(
        heading=HEADING, title=title, description="", height_px=round(top_px + plot_px + foot_px)
    )
    sums = _totals(cells, len(down), is_row=True), _totals(cells, len(across), is_row=False)
    drawn["meta"]["description"] = _description(down, across, parties, cells, notes, noun)
    drawn["meta"]["narrow"] = {
        "height": round(top_px - HEAD_PX + NARROW_HEAD_PX + plot_px + FOOT_PX),
        "margin.l": NARROW_LEFT_PX,
        "margin.t": top_px - HEAD_PX + NARROW_HEAD_PX,
        "margin.b": FOOT_PX,
        "xaxis.ticktext": _labels(across, sums[1], NARROW_CHARACTERS),
        "yaxis.ticktext": _labels(down, sums[0], NARROW_CHARACTERS),
        "xaxis.tickfont.size": NARROW_FONT_PX,
        "yaxis.tickfont.size": NARROW_FONT_PX,
        "annotations": [],
    }
    return drawn | {
        "margin": {"l": LEFT_PX, "r": RIGHT_PX, "t": top_px, "b": foot_px},
        "xaxis": _axis(_labels(across, sums[1], NAME_CHARACTERS)) | {"side": "top", "tickangle": -90},
        "yaxis": _axis(_labels(down, sums[0], NAME_CHARACTERS)) | {"autorange": False} | _downwards(len(down)),
        "annotations": layout.notes_annotation(notes, below_px=6),
        "hovermode": "closest",
    }


def _axis(labels: Sequence[str]) -> dict[str, Any]:
    return layout.GRID_AXIS | {
        "range": [-0.5, len(labels) - 0.5],
        "tickvals": list(range(len(labels))),
        "ticktext": list(labels),
        "ticks": "",
        "tickfont": {"size": 12},
        "ticklabeloverflow": "allow",
        "fixedrange": True,
        "showline": False,
    }


def _downwards(number: int) -> dict[str, Any]:
    return {"range": [number - 0.5, -0.5]}


def _labels(side: Sequence[str], sums: Sequence[int], most: int) -> list[str]:
    return [f"{escape_hover(_cut(name, most))} · {number}" for name, number in zip(side, sums, strict=True)]


def _cut(name: str, most: int) -> str:
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


def _description(
    down: Sequence[str],
    across: Sequence[str],
    parties: Sequence[Parties],
    cells: Sequence[_Cell],
    notes: Sequence[str],
    noun: str,
) -> str:
    largest = sorted(cells, key=lambda cell: (-len(cell.rows), cell.row, cell.column))[:5]
    told = ", ".join(f"{down[cell.row]} to {across[cell.column]} {len(cell.rows)}" for cell in largest)
    head = f"Matrix of {wording.counted(len(parties), noun)}, initiators by targets; most often: {told}"
    return described([head, *notes])
