"""What makes the one file draw without a network: the packed drawing library, the figures as data, the policy."""

from __future__ import annotations

import base64
import gzip
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import plotly.graph_objects as go

from sijill.reporting.trimming import plotly_source

DEFAULT_HEIGHT_PX = 440
_SAFE_IN_HTML = str.maketrans("<>&", ".:,")
"""Base85 (RFC 1924) is a fifteenth smaller than base64; three of its signs mean something in HTML."""


@dataclass(frozen=True)
class Bundle:
    """plotly.js as gzip in base85 (``packed``) and the hash of its source that the policy allows."""

    packed: str
    policy_hash: str


def plotly_bundle(figures: Iterable[go.Figure]) -> Bundle:
    """Pack what these figures need of the installed plotly.js, byte for byte the same on every machine."""
    return _bundle(plotly_source(figures))


@lru_cache(maxsize=2)
def _bundle(source: str) -> Bundle:
    return Bundle(packed(source), policy_hash(source))


def packed(text: str) -> str:
    """Pack a text as gzip in base85; nothing in it can end a script element, whatever the text holds."""
    zipped = gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0)
    return base64.b85encode(zipped).decode("ascii").translate(_SAFE_IN_HTML)


def policy_hash(script: str) -> str:
    """Give the hash by which a Content-Security-Policy allows exactly this inline script."""
    digest = hashlib.sha256(script.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def content_security_policy(*scripts_allowed: str) -> str:
    """Give a policy under which nothing is fetched and only the scripts with these hashes run.

    Styles may stand inline because plotly.js sets them on what it draws; ``blob:`` and ``data:`` images are how it
    saves a figure as a picture.
    """
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {' '.join(scripts_allowed)}",
            "style-src 'unsafe-inline'",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


@dataclass(frozen=True)
class FigureBlock:
    """One figure for the template: ``packed`` is its JSON as :func:`packed` gives it, ``description`` names it."""

    name: str
    title: str
    description: str
    height_px: int
    packed: str


def figure_block(name: str, figure: go.Figure) -> FigureBlock:
    """Turn a figure into a block of data.

    The figure's ``layout.meta`` may hold ``title`` and ``description``, the text alternative of the figure.
    """
    meta = figure.layout.meta if isinstance(figure.layout.meta, dict) else {}
    title = str(meta.get("title") or name.replace("_", " ").capitalize())
    return FigureBlock(
        name=name,
        title=title,
        description=str(meta.get("description") or f"{title} of the incidents in the table of events."),
        height_px=int(figure.layout.height or DEFAULT_HEIGHT_PX),
        packed=packed(str(figure.to_json())),
    )
