from __future__ import annotations

import hashlib

import plotly.graph_objects as go
from plotly.offline import get_plotlyjs

from sijill.reporting.trimming import Cuts, plotly_source


def test_cuts_keep_what_stands_between_them() -> None:
    cuts = Cuts(source_sha256="", kept_sha256="", traces=frozenset(), cuts=[2, 3, 1, 2])
    assert cuts.applied("abXXXcYYde") == "abcde"


def test_the_installed_library_is_trimmed_and_whole_where_a_figure_needs_more() -> None:
    whole = get_plotlyjs()
    trimmed = plotly_source([go.Figure([go.Scatter(), go.Bar()])])
    assert len(trimmed) < len(whole) / 3, "a new plotly: run tools/trim_plotly.mjs"
    assert trimmed.startswith(whole[:200])
    assert plotly_source([go.Figure(go.Scattermap())]) == whole
    assert hashlib.sha256(trimmed.encode()).digest() != hashlib.sha256(whole.encode()).digest()
