"""Tables to the formats others use.

Verbs of this room: :func:`export` writes one flat table as CSV, :func:`convert` a whole register in one of
:data:`FORMATS`. Points have no more decimals than the words bear out, what the words leave open stands in columns of
its own, and no text can become a formula or markup.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import pandas as pd

from sijill import files
from sijill.errors import UsageError
from sijill.exports.acled import acled_table
from sijill.exports.drops import Drops
from sijill.exports.geojson import geojson_text
from sijill.exports.hxl import hxl_csv
from sijill.exports.kml import kml_text
from sijill.exports.spreadsheet import to_csv
from sijill.exports.timelinejs import timelinejs_text
from sijill.exports.told import Country, Told, country_of, told_of
from sijill.exports.ucdp import ucdp_table
from sijill.tables import Tables

__all__ = ["FORMATS", "Exported", "convert", "export"]

_WRITERS: dict[str, Callable[[pd.DataFrame], str]] = {"csv": to_csv}
_CONVERTERS: dict[str, Callable[[list[Told], Country, Drops], str]] = {
    "geojson": lambda told, _country, _drops: geojson_text(told),
    "acled": lambda told, country, drops: to_csv(acled_table(told, country, drops)),
    "ucdp": lambda told, country, drops: to_csv(ucdp_table(told, country, drops)),
    "hxl": lambda told, _country, _drops: hxl_csv(told),
    "timelinejs": lambda told, _country, drops: timelinejs_text(told, drops),
    "kml": lambda told, _country, _drops: kml_text(told),
}
FORMATS: dict[str, str] = {
    "csv": "incidents.csv",
    "geojson": "incidents.geojson",
    "acled": "incidents-acled.csv",
    "ucdp": "incidents-ucdp.csv",
    "hxl": "incidents-hxl.csv",
    "timelinejs": "timeline.json",
    "kml": "incidents.kml",
}
"""Formats of :func:`convert`, with the name that a file of each has by default."""


@dataclass(frozen=True)
class Exported:
    """What :func:`convert` wrote: the file, and how many incidents the format had no place for, by the reason."""

    path: Path
    left_out: dict[str, int]


def export(table: pd.DataFrame, path: Path, *, format: Literal["csv"] = "csv") -> Path:  # noqa: A002
    """Write a table for other programs, aside and renamed, and give its path back.

    Args:
        table: any flat table.
        path: file to write.
        format: ``csv``: UTF-8 with a byte order mark, so that spreadsheets read Arabic, and guarded against
            formulas; see :func:`sijill.exports.spreadsheet.guarded`.
    """
    files.write_text(path, _WRITERS[format](table))
    return path


def convert(tables: Tables, path: Path, *, format: str, domain: str = "syria") -> Exported:  # noqa: A002
    """Write the incidents of a register in a format of others, aside and renamed.

    Args:
        tables: ``incidents``, ``events``, ``reports`` and ``event_actors``.
        path: file to write.
        format: one of :data:`FORMATS`.
        domain: the domain that names country and actors.

    Raises:
        UsageError: the format is not known.
    """
    if format not in FORMATS:
        raise UsageError(f"format {format!r} is not known; known are {', '.join(FORMATS)}")
    drops = Drops()
    if format == "csv":
        text = to_csv(tables["incidents"])
    else:
        text = _CONVERTERS[format](told_of(tables, domain=domain), country_of(domain), drops)
    files.write_text(path, text)
    return Exported(path, dict(drops.counts))
