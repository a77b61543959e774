from __future__ import annotations

import base64
import hashlib
import json

import plotly.graph_objects as go
from plotly.offline import get_plotlyjs

from sijill.reporting import bundle
from tests.reporting.synthetic import unpacked


def test_the_packed_library_is_the_installed_one_and_the_policy_names_its_hash() -> None:
    packed = bundle.plotly_bundle([go.Figure(go.Scatter3d())])
    assert not set("<>&") & set(packed.packed)
    source = unpacked(packed.packed)
    assert source == get_plotlyjs()
    assert packed.policy_hash == f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"


def test_the_policy_allows_the_two_scripts_and_nothing_else() -> None:
    assert bundle.content_security_policy("'sha256-A='", "'sha256-B='") == (
        "default-src 'none'; script-src 'sha256-A=' 'sha256-B='; style-src 'unsafe-inline'; "
        "img-src data: blob:; base-uri 'none'; form-action 'none'"
    )


def test_figure_data_cannot_end_its_script_element_and_reads_back_the_same() -> None:
    text = "</script><!--<script>&\u2028\u2029"
    block = bundle.figure_block("map", go.Figure(go.Scatter(x=[1], y=[2], text=[text])))
    assert not set("<>&\u2028\u2029") & set(block.packed)
    assert json.loads(unpacked(block.packed))["data"][0]["text"] == [text]


def test_a_figure_brings_its_own_text_alternative_and_height() -> None:
    figure = go.Figure(layout={"meta": {"description": "Six incidents."}, "height": 512})
    block = bundle.figure_block("timeline", figure)
    assert (block.title, block.description, block.height_px) == ("Timeline", "Six incidents.", 512)
    assert bundle.figure_block("map", go.Figure()).description == "Map of the incidents in the table of events."
