"""The rules that the flat tables must keep: columns, types, closed vocabularies, ranges, and what a date means."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd
import pandera.pandas as pa

from sijill import edtf
from sijill.schema import (
    ATTRIBUTION_CLASSES,
    EVENT_GROUPS,
    EVENT_TYPES,
    FEATURES,
    FIRST_YEAR,
    LAST_YEAR,
    MODALITIES,
    OUTCOMES,
    PLACE_ROLES,
)

DATE_PRECISIONS = ("day", "month", "year", "interval", "open", "yearless")
DATE_COLUMNS = ("date_start", "date_end", "date_precision", "is_date_approximate", "ucdp_date_prec")
"""What `date_columns` gives: the interval that a date means, and how precisely it is known."""
ROW_RULES = {column: f"the rule that {column} follows from date" for column in DATE_COLUMNS}
"""Rules over several columns of a row, by the column that they judge."""
EARLIEST, LATEST = pd.Timestamp(FIRST_YEAR, 1, 1), pd.Timestamp(LAST_YEAR, 1, 1)


def _text(*, nullable: bool = False, allowed: Iterable[str] | None = None, unique: bool = False) -> pa.Column:
    check = pa.Check.isin(list(allowed)) if allowed is not None else None
    return pa.Column(str, check, nullable=nullable, unique=unique)


def _number(*, nullable: bool = True, least: int = 0, most: int | None = None) -> pa.Column:
    checks = [pa.Check.ge(least)] + ([pa.Check.le(most)] if most is not None else [])
    return pa.Column("Int64", checks, nullable=nullable)


def _day() -> pa.Column:
    return pa.Column("datetime64[ns]", pa.Check.in_range(EARLIEST, LATEST), nullable=True)


def _degrees(limit: float) -> pa.Column:
    return pa.Column("Float64", pa.Check.in_range(-limit, limit), nullable=True)


def date_columns(date: str | None) -> dict[str, Any]:
    """Give the columns of an EDTF date (`DATE_COLUMNS`); all are missing for no date.

    ``date_start`` and ``date_end`` are its first and last day, both inclusive, missing where open or of an unknown
    year; ``date_precision`` and ``is_date_approximate`` are those of :class:`sijill.edtf.Bounds`; ``ucdp_date_prec``
    is UCDP's code, 1 to 5 (:func:`sijill.edtf.ucdp_date_prec`).

    Raises:
        ValueError: ``date`` is no date of the codebook.
    """
    if date is None:
        return dict.fromkeys(DATE_COLUMNS) | {"is_date_approximate": False}
    told = edtf.bounds(date)
    return dict(zip(DATE_COLUMNS, (*told, edtf.ucdp_date_prec(told)), strict=True))


def _is_date(value: str) -> bool:
    try:
        return bool(edtf.bounds(value))
    except ValueError:
        return False


def _plain(value: Any) -> Any:
    if pd.isna(value):
        return None
    return value.date() if isinstance(value, pd.Timestamp) else value


def _is_meant(column: str) -> pa.Check:
    """Give the rule that a column of dates holds what the EDTF date of its row means: the same day, the same code."""

    def holds(table: pd.DataFrame) -> pd.Series[bool]:
        dates = (value if isinstance(value, str) and _is_date(value) else None for value in table["date"])
        pairs = zip(table[column], dates, strict=True)
        return pd.Series([_plain(told) == date_columns(date)[column] for told, date in pairs], table.index, bool)

    return pa.Check(holds, name=column, error=ROW_RULES[column], ignore_na=False)


_PLACE_COLUMNS = {
    "place_id": _text(nullable=True),
    "place_name": _text(nullable=True),
    "lat": _degrees(90),
    "lon": _degrees(180),
    "radius_km": pa.Column("Float64", pa.Check.ge(0), nullable=True),
    "admin1": _text(nullable=True),
    "admin2": _text(nullable=True),
    "feature": _text(nullable=True, allowed=FEATURES),
    "geo_precision": _number(least=1, most=3),
}
_WHAT_COLUMNS = {
    "type": _text(allowed=EVENT_TYPES),
    "group": _text(allowed=EVENT_GROUPS),
    "modality": _text(allowed=MODALITIES),
    "is_actual": pa.Column(bool),
    "date": pa.Column(str, pa.Check(_is_date, element_wise=True, error="EDTF of the codebook"), nullable=True),
    "date_text": _text(nullable=True),
    "date_start": _day(),
    "date_end": _day(),
    "date_precision": _text(nullable=True, allowed=DATE_PRECISIONS),
    "is_date_approximate": pa.Column(bool),
    "ucdp_date_prec": _number(least=1, most=5),
    "place_text": _text(nullable=True),
    "place_role": _text(nullable=True, allowed=PLACE_ROLES),
    **_PLACE_COLUMNS,
    "ucdp_where_prec": _number(least=1, most=7),
    "initiator": _text(nullable=True),
    "target": _text(nullable=True),
    "partner": _text(nullable=True),
    **{
        f"{outcome}{suffix}": _number()
        for outcome in OUTCOMES
        for suffix in ("_best", "_low", "_high", "_civilians", "_children", "_women", "_combatants")
    },
    "count": _number(least=1),
    "equipment": _text(nullable=True),
    "attribution": _text(nullable=True),
    "attribution_class": _text(nullable=True, allowed=ATTRIBUTION_CLASSES),
    "confidence": pa.Column("Float64", pa.Check.in_range(0, 1), nullable=True),
}

_DATE_RULES = [_is_meant(column) for column in DATE_COLUMNS]

SCHEMAS: dict[str, pa.DataFrameSchema] = {
    "reports": pa.DataFrameSchema(
        {
            "report_id": _text(unique=True),
            "source": _text(),
            "title": _text(nullable=True),
            "published": _day(),
            "is_published_inferred": pa.Column(bool),
            "url": _text(nullable=True),
            "text": _text(),
            "sha256": _text(),
            "version": _number(nullable=False, least=1),
            "retrieved_at": _text(nullable=True),
            "licence": _text(nullable=True),
        },
        strict=True,
    ),
    "events": pa.DataFrameSchema(
        {
            "event_id": _text(unique=True),
            "report_id": _text(),
            **_WHAT_COLUMNS,
            "quote": _text(),
            "sentence_start": _number(nullable=False),
            "sentence_end": _number(nullable=False),
            "trigger": _text(),
            "trigger_start": _number(nullable=False),
            "trigger_end": _number(nullable=False),
            "inferred": _text(nullable=True),
        },
        checks=_DATE_RULES,
        strict=True,
    ),
    "event_places": pa.DataFrameSchema(
        {
            "event_id": _text(),
            "place_number": _number(nullable=False),
            "text": _text(),
            "role": _text(allowed=PLACE_ROLES),
            **_PLACE_COLUMNS,
            "where_prec": _number(least=1, most=7),
            "unresolved_reason": _text(nullable=True),
            "start": _number(nullable=False),
            "end": _number(nullable=False),
        },
        strict=True,
    ),
    "event_actors": pa.DataFrameSchema(
        {
            "event_id": _text(),
            "role": _text(allowed=("initiator", "target", "partner")),
            "text": _text(),
            "actor_id": _text(nullable=True),
            "start": _number(nullable=False),
            "end": _number(nullable=False),
        },
        strict=True,
    ),
    "incidents": pa.DataFrameSchema(
        {
            "incident_id": _text(unique=True),
            "event_ids": _text(),
            "event_count": _number(nullable=False, least=1),
            "report_count": _number(nullable=False, least=1),
            **_WHAT_COLUMNS,
        },
        checks=_DATE_RULES,
        strict=True,
    ),
}
INCIDENT_COLUMNS: tuple[str, ...] = tuple(_WHAT_COLUMNS)
"""Columns that an incident shares with the event it is told by."""
