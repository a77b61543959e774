"""The user's own places: a table beside the shipped one, kept under ``data/gazetteer`` like the other inputs.

It has the columns of ``places.csv`` and two more, ``licence`` and ``origin`` (the id of the place at its source). A
row with the id of a shipped place only adds spellings to it. People may edit the table by hand.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from sijill import files
from sijill.gazetteer.table import Place, read_places
from sijill.paths import project_root

COLUMNS = (
    *("place_id", "name", "variants", "name_ar", "feature", "lat", "lon", "admin1", "admin2", "pcode"),
    *("radius_km", "prominence", "source", "note", "licence", "origin"),
)

Row = dict[str, str]


def additions_path(domain: str) -> Path:
    """Give where the places are that the user added to a domain: ``data/gazetteer/<domain>.csv``."""
    return project_root() / "data" / "gazetteer" / f"{domain}.csv"


def read_additions(path: Path) -> tuple[Place, ...]:
    """Read the user's places; none where there is no table.

    Raises:
        DataCheckError: the table cannot be read or breaks a rule; the message names file, line, field and value.
    """
    return read_places(path) if path.exists() else ()


def read_rows(path: Path) -> list[Row]:
    """Read the table as it stands, with sources and licences."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle, restval=""))


def write_rows(path: Path, rows: Iterable[Row]) -> None:
    """Write the table, aside and renamed, ordered by id."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(sorted(rows, key=lambda row: row["place_id"]))
    files.write_text(path, text.getvalue())
