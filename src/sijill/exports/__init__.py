"""Tables to the formats others use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pandas as pd

from sijill import files
from sijill.exports.spreadsheet import to_csv

__all__ = ["export"]

_WRITERS: dict[str, Callable[[pd.DataFrame], str]] = {"csv": to_csv}


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
