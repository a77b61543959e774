"""The rules that the flat tables must keep: columns, types, closed vocabularies, ranges."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import pandera.pandas as pa

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
    "date": _text(nullable=True),
    "date_text": _text(nullable=True),
    "date_start": _day(),
    "date_end": _day(),
    "date_precision": _text(nullable=True, allowed=DATE_PRECISIONS),
    "is_date_approximate": pa.Column(bool),
    "place_text": _text(nullable=True),
    "place_role": _text(nullable=True, allowed=PLACE_ROLES),
    **_PLACE_COLUMNS,
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
        strict=True,
    ),
    "event_places": pa.DataFrameSchema(
        {
            "event_id": _text(),
            "place_number": _number(nullable=False),
            "text": _text(),
            "role": _text(allowed=PLACE_ROLES),
            **_PLACE_COLUMNS,
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
        strict=True,
    ),
}
INCIDENT_COLUMNS: tuple[str, ...] = tuple(_WHAT_COLUMNS)
"""Columns that an incident shares with the event it is told by."""
