"""Extraction: text to events, through registered spaCy components.

Front verb: :func:`extract`; :func:`read_events` for texts that are in memory. :func:`find_dates` alone, on any
English text, needs neither the parser nor tables: names are imported when they are first asked for, so that
``import sijill.extraction.dates`` loads neither spaCy nor pandas.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sijill.extraction.dates import find_dates, single_times
    from sijill.extraction.extracting import extract, read_events
    from sijill.extraction.parts import PARTS
    from sijill.extraction.pipeline import load_parser, make_pipeline, make_pipeline_without

__all__ = [
    "PARTS",
    "extract",
    "find_dates",
    "load_parser",
    "make_pipeline",
    "make_pipeline_without",
    "read_events",
    "single_times",
]

_MODULE_OF = {
    "PARTS": "parts",
    "extract": "extracting",
    "find_dates": "dates",
    "load_parser": "pipeline",
    "make_pipeline": "pipeline",
    "make_pipeline_without": "pipeline",
    "read_events": "extracting",
    "single_times": "dates",
}


def __getattr__(name: str) -> object:
    """Import what is offered when it is first asked for (PEP 562)."""
    if name not in _MODULE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_MODULE_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
