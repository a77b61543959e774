"""A grid of small plots of one size, on a wide page and on a narrow one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

GAP_SHARE = 0.045


@dataclass(frozen=True)
class Grid:
    """A number of plots, side by side in ``columns`` and as many rows as that takes; heights in pixels."""

    number: int
    columns: int
    panel_px: float
    name_px: float

    @property
    def rows(self) -> int:
        """Number of rows of plots."""
        return -(-self.number // self.columns)

    @property
    def height_px(self) -> float:
        """Height of all rows with the names above the plots."""
        return self.rows * (self.panel_px + self.name_px)

    def domains(self, place: int) -> tuple[list[float], list[float]]:
        """Give the shares of the width and of the height that a plot takes; the first stands top left."""
        row, column = divmod(place, self.columns)
        width = (1 - GAP_SHARE * (self.columns - 1)) / self.columns
        left = column * (width + GAP_SHARE)
        top = 1 - (row * (self.panel_px + self.name_px) + self.name_px) / self.height_px
        return [round(left, 5), round(left + width, 5)], [
            round(top - self.panel_px / self.height_px, 5),
            round(top, 5),
        ]

    def is_leftmost(self, place: int) -> bool:
        """Say whether a plot has none to its left."""
        return place % self.columns == 0

    def is_lowest(self, place: int) -> bool:
        """Say whether a plot has none below it."""
        return place + self.columns >= self.number


def axis_names(place: int) -> tuple[str, str]:
    """Give the names of a plot's axes as traces use them: ``x``, ``y``, then ``x2``, ``y2``."""
    number = "" if place == 0 else str(place + 1)
    return f"x{number}", f"y{number}"


def axis_keys(place: int) -> tuple[str, str]:
    """Give the names of a plot's axes as the layout uses them: ``xaxis``, ``xaxis2``."""
    number = "" if place == 0 else str(place + 1)
    return f"xaxis{number}", f"yaxis{number}"


def places_patch(grid: Grid) -> dict[str, Any]:
    """Give what ``Plotly.relayout`` must be told so that the plots stand as in ``grid``."""
    patch: dict[str, Any] = {}
    for place in range(grid.number):
        (x_key, y_key), (across, up) = axis_keys(place), grid.domains(place)
        patch |= {f"{x_key}.domain": across, f"{y_key}.domain": up}
        patch[f"{x_key}.showticklabels"] = grid.is_lowest(place)
        patch[f"{y_key}.showticklabels"] = grid.is_leftmost(place)
    return patch


def name_annotation(grid: Grid, place: int, text: str) -> dict[str, Any]:
    """Give the name above a plot; ``text`` is safe for Plotly already."""
    across, up = grid.domains(place)
    return {
        "text": text,
        "showarrow": False,
        "xref": "paper",
        "x": across[0],
        "xanchor": "left",
        "yref": "paper",
        "y": up[1],
        "yanchor": "bottom",
        "align": "left",
        "font": {"size": 12},
    }
