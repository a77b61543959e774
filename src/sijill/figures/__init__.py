"""Tables to Plotly figures: what happened when, and where, as precisely as the words allow."""

from __future__ import annotations

from sijill.figures.map import draw_map as map  # noqa: A004 - the name that users write: figures.map(incidents)
from sijill.figures.timeline import draw_timeline as timeline

__all__ = ["map", "timeline"]
