"""The part of plotly.js that a report needs: a quarter of the whole, so that the file stays small and opens fast.

``plotly_cuts.json`` says which stretches of one version of plotly.js only serve kinds of traces that reports do not
draw (maps from the network, 3D, WebGL). ``tools/trim_plotly.mjs`` finds them for a new version; a version that the
file does not name stays whole, and so does the library for a figure with another kind of trace.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import plotly.graph_objects as go
from plotly.offline import get_plotlyjs
from pydantic import BaseModel, ConfigDict

from sijill import files

_CUTS = Path(__file__).resolve().parent / "plotly_cuts.json"


class Cuts(BaseModel):
    """What to cut from the source with this digest: ``cuts`` are pairs of signs to keep and signs to leave out."""

    model_config = ConfigDict(extra="forbid")

    source_sha256: str
    kept_sha256: str
    traces: frozenset[str]
    cuts: list[int]

    def applied(self, source: str) -> str:
        """Give what is kept of a source."""
        pieces, at = [], 0
        for kept, left_out in zip(self.cuts[::2], self.cuts[1::2], strict=True):
            pieces.append(source[at : at + kept])
            at += kept + left_out
        return "".join([*pieces, source[at:]])


def plotly_source(figures: Iterable[go.Figure]) -> str:
    """Give plotly.js of the installed plotly package, without what only serves traces that no figure here has."""
    kinds = {trace.type for figure in figures for trace in figure.data}
    whole, trimmed = _sources()
    return trimmed if kinds <= _cuts().traces else whole


@lru_cache(maxsize=1)
def _cuts() -> Cuts:
    return Cuts.model_validate(json.loads(_CUTS.read_text(encoding="utf-8")))


@lru_cache(maxsize=1)
def _sources() -> tuple[str, str]:
    """Give the library whole and trimmed; both are whole where the installed version is not the one that is known."""
    whole: str = get_plotlyjs()
    if files.sha256_of_bytes(whole.encode("utf-8")) != _cuts().source_sha256:
        return whole, whole
    trimmed = _cuts().applied(whole)
    is_known = files.sha256_of_bytes(trimmed.encode("utf-8")) == _cuts().kept_sha256
    return whole, trimmed if is_known else whole
