"""Rows of the ``incidents`` or ``events`` table as plain values, in one order whatever the table's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from sijill.errors import DataCheckError
from sijill.schema import OUTCOMES
from sijill.tables import INCIDENT_COLUMNS

TOLL_PARTS = ("best", "low", "high")
_READ = (
    *("group", "type", "modality", "is_actual", "date", "date_text", "date_start", "date_end", "date_precision"),
    *("is_date_approximate", "place_name", "place_text", "admin1", "feature", "geo_precision", "lat", "lon"),
    *("radius_km", "initiator", "target", "quote"),
    *(f"{outcome}_{part}" for outcome in OUTCOMES for part in TOLL_PARTS),
)
"""Columns that a row is made of; to turn only these into plain values is what makes large tables quick."""


@dataclass(frozen=True)
class Row:
    """One event or incident; what its words do not tell is None.

    ``start`` and ``end`` are the first and last day that its date may mean, ``edtf`` that date as the
    codebook writes it; ``lat`` and ``lon`` are degrees
    (WGS 84), ``radius_km`` how far the place reaches around them; ``tolls`` gives the outcome, best, low and high of
    each outcome that is told. ``noun`` says what the row is, ``incident`` or ``event``.
    """

    identity: str
    noun: str
    group: str
    type: str
    modality: str
    is_actual: bool
    edtf: str | None
    date_text: str | None
    start: date | None
    end: date | None
    date_precision: str | None
    is_date_approximate: bool
    place_name: str | None
    place_text: str | None
    admin1: str | None
    feature: str | None
    geo_precision: int | None
    lat: float | None
    lon: float | None
    radius_km: float | None
    initiator: str | None
    target: str | None
    tolls: tuple[tuple[str, int | None, int | None, int | None], ...]
    quote: str | None


def noun_of(table: pd.DataFrame) -> str:
    """Give what the rows of a table are, ``incident`` or ``event``.

    Raises:
        DataCheckError: the table has the identity of neither.
    """
    noun = next((noun for noun in ("incident", "event") if f"{noun}_id" in table), None)
    if noun is None:
        raise DataCheckError("table for a figure: column 'incident_id' (or 'event_id') is missing")
    return noun


def rows_of(table: pd.DataFrame) -> list[Row]:
    """Give the rows of a table, ordered by date and identity so that equal tables give equal figures.

    Args:
        table: ``incidents`` or ``events`` of :mod:`sijill.tables`.

    Raises:
        DataCheckError: the table lacks a column that both have, or has neither identity; the message names it.
    """
    noun = noun_of(table)
    missing = [column for column in INCIDENT_COLUMNS if column not in table]
    if missing:
        raise DataCheckError(f"table for a figure: columns are missing: {', '.join(map(repr, missing))}")
    needed = [column for column in (f"{noun}_id", *_READ) if column in table]
    rows = [_row(values, noun) for values in table[needed].astype(object).to_dict("records")]
    return sorted(rows, key=lambda row: (row.start or date.max, row.end or date.max, row.identity))


def _row(values: dict[Any, Any], noun: str) -> Row:
    def text(column: str) -> str | None:
        return None if pd.isna(values.get(column)) else str(values[column])

    def day(column: str) -> date | None:
        return None if pd.isna(values[column]) else pd.Timestamp(values[column]).date()

    def measure(column: str) -> float | None:
        return None if pd.isna(values[column]) else float(values[column])

    def number(column: str) -> int | None:
        return None if pd.isna(values[column]) else int(values[column])

    tolls = ((outcome, *(number(f"{outcome}_{part}") for part in TOLL_PARTS)) for outcome in OUTCOMES)
    return Row(
        identity=str(values[f"{noun}_id"]),
        noun=noun,
        group=str(values["group"]),
        type=str(values["type"]),
        modality=str(values["modality"]),
        is_actual=bool(values["is_actual"]),
        edtf=text("date"),
        date_text=text("date_text"),
        start=day("date_start"),
        end=day("date_end"),
        date_precision=text("date_precision"),
        is_date_approximate=bool(values["is_date_approximate"]),
        place_name=text("place_name"),
        place_text=text("place_text"),
        admin1=text("admin1"),
        feature=text("feature"),
        geo_precision=number("geo_precision"),
        lat=measure("lat"),
        lon=measure("lon"),
        radius_km=measure("radius_km"),
        initiator=text("initiator"),
        target=text("target"),
        tolls=tuple(toll for toll in tolls if any(part is not None for part in toll[1:])),  # type: ignore[misc]
        quote=text("quote"),
    )
