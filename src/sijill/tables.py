"""The flat tables that pass between rooms, and the rules that they must keep.

``reports`` one row a report; ``events`` one row an event, with its primary place and the bounds of its date;
``event_places`` and ``event_actors`` one row a mention; ``incidents`` one row an incident. They are Parquet
files beside ``events.jsonl`` under ``data/processed``. ``lat`` and ``lon`` are degrees (WGS 84), ``radius_km`` is how
far around that point the place told reaches, ``ucdp_where_prec`` (``where_prec`` of a mention) UCDP's code for how
precisely it is known, 1 (the spot) to 7, and ``unresolved_reason`` why a mention has no entry in the gazetteer;
``date_start`` and ``date_end`` are days, inclusive, and missing where open or underivable;
``ucdp_date_prec`` is UCDP's code for how precisely the date is known, 1 (the day) to 5 (a year).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pandera.pandas as pa

from sijill import edtf, files
from sijill.errors import DataCheckError
from sijill.schema import ACTUAL_MODALITIES, GROUP_OF_TYPE, OUTCOMES, Event, Report
from sijill.table_rules import EARLIEST, INCIDENT_COLUMNS, LATEST, ROW_RULES, SCHEMAS, date_columns

__all__ = [
    "INCIDENT_COLUMNS",
    "SCHEMAS",
    "TABLE_NAMES",
    "Tables",
    "check",
    "date_columns",
    "make",
    "of_events",
    "read",
    "write",
]

TABLE_NAMES = ("reports", "events", "event_places", "event_actors", "incidents")
_PANDAS_TYPES = {"string[pyarrow]": "string"}
"""Our name for what pandera calls otherwise: one kind of text, whose missing value is ``pd.NA``."""

Tables = dict[str, pd.DataFrame]


def check(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """Check a table against its rules and give it back.

    Args:
        name: one of ``TABLE_NAMES``.
        table: the table; its columns may stand in any order.

    Raises:
        DataCheckError: a column is missing, unknown or of another type, or a value breaks its rule; the
            message names the table, the column and the first values that do.
    """
    schema = SCHEMAS[name]
    try:
        return schema.validate(table, lazy=True)
    except pa.errors.SchemaErrors as error:
        # Of a row that breaks a rule over several columns, pandera tells all values; one is judged.
        cases = [
            case
            for case in error.failure_cases.itertuples()
            if case.check not in ROW_RULES.values() or case.check == ROW_RULES.get(case.column)
        ]
        told = "; ".join(
            f"column {case.column!r}, row {case.index}: {case.failure_case!r} breaks {case.check}"
            for case in cases[:5]
        )
        raise DataCheckError(f"table {name!r}: {told}") from error


def make(name: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Make a checked table from rows; columns that a row lacks are missing values.

    Raises:
        DataCheckError: a value breaks its rule, or a date is no EDTF (:func:`sijill.edtf.check`).
    """
    table = pd.DataFrame(list(rows), columns=list(SCHEMAS[name].columns))
    for date in table["date"].dropna().unique() if "date" in table else ():
        _checked_date(date, f"table {name!r}: column 'date'")
    return check(name, _typed(name, table))


def _checked_date(date: str, where: str) -> str:
    try:
        return edtf.check(date)
    except ValueError as error:
        raise DataCheckError(f"{where}, value {date!r}: {error}") from error


def _typed(name: str, table: pd.DataFrame) -> pd.DataFrame:
    kinds = {column: str(kind.dtype) for column, kind in SCHEMAS[name].columns.items() if column in table}
    days = {column: pd.to_datetime(table[column]) for column, kind in kinds.items() if kind.startswith("datetime64")}
    for column, values in days.items():
        if not values.dropna().between(EARLIEST, LATEST).all():
            worst = values[~values.between(EARLIEST, LATEST) & values.notna()].iloc[0]
            told = f"table {name!r}: column {column!r}, value {worst:%Y-%m-%d}"
            raise DataCheckError(f"{told} is not between {EARLIEST:%Y} and {LATEST:%Y}")
    return table.assign(**days).astype({column: _PANDAS_TYPES.get(kind, kind) for column, kind in kinds.items()})


def event_row(event: Event, text: str) -> dict[str, Any]:
    """Flatten one event to a row of ``events``; ``text`` is the stored text that its offsets point into."""
    place = event.primary_place
    row: dict[str, Any] = {
        "event_id": event.event_id,
        "report_id": event.report_id,
        "type": event.type,
        "group": GROUP_OF_TYPE[event.type],
        "modality": event.modality,
        "is_actual": event.modality in ACTUAL_MODALITIES,
        "date": event.date,
        "date_text": event.date_text,
        **date_columns(event.date),
        "count": event.count,
        "equipment": _joined(item.text for item in event.equipment),
        "attribution": event.attribution.text if event.attribution else None,
        "attribution_class": event.attribution.voucher_class if event.attribution else None,
        "confidence": event.confidence,
        "quote": text[event.sentence.start : event.sentence.end],
        "sentence_start": event.sentence.start,
        "sentence_end": event.sentence.end,
        "trigger": event.trigger.text,
        "trigger_start": event.trigger.start,
        "trigger_end": event.trigger.end,
        "inferred": _joined(f"{field}: {reason}" for field, reason in sorted(event.inferred.items())),
    }
    for role in ("initiator", "target", "partner"):
        row[role] = _joined(actor.text for actor in getattr(event, role))
    if place is not None:
        row |= {"place_text": place.text, "place_role": place.role, "ucdp_where_prec": place.where_prec}
        row |= _place_columns(place.model_dump())
    for outcome in OUTCOMES:
        told = getattr(event, outcome)
        if told is not None:
            row |= {
                f"{outcome}_{part}": value
                for part, value in told.model_dump(exclude={"start", "end", "text"}).items()
            }
    return row


def of_events(events: Iterable[Event], reports: Mapping[str, Report]) -> Tables:
    """Make ``events``, ``event_places`` and ``event_actors`` from records, each offset checked against its text.

    Raises:
        DataCheckError: an offset does not quote its text, a date is no EDTF, or a value breaks a rule of its table.
    """
    rows, places, actors = [], [], []
    for event in events:
        text = reports[event.report_id].text
        check_offsets(event, text)
        if event.date is not None:
            _checked_date(event.date, f"event {event.event_id}: field 'date'")
        rows.append(event_row(event, text))
        for number, place in enumerate(event.places):
            given = place.model_dump()
            kept = {key: given[key] for key in ("text", "role", "start", "end", "where_prec", "unresolved_reason")}
            places.append({"event_id": event.event_id, "place_number": number, **kept, **_place_columns(given)})
        for role in ("initiator", "target", "partner"):
            actors += [
                {"event_id": event.event_id, "role": role, **actor.model_dump()} for actor in getattr(event, role)
            ]
    return {
        "events": make("events", rows),
        "event_places": make("event_places", places),
        "event_actors": make("event_actors", actors),
    }


def check_offsets(event: Event, text: str) -> None:
    """Check that every offset of an event lies in the text and that every quoted word stands there.

    Raises:
        DataCheckError: one does not; the message names the event, the field and both texts.
    """
    for field, span in _spans(event.to_json()):
        start, end = span["start"], span["end"]
        quoted = text[start:end]
        expected = event.date_text if field == "date_span" else span.get("text", quoted)
        if not 0 <= start < end <= len(text) or quoted != expected:
            raise DataCheckError(
                f"event {event.event_id}: field {field!r}, value {expected!r}: offsets {start}–{end} quote {quoted!r}"
            )


def _spans(value: Any, name: str = "") -> Iterable[tuple[str, dict[str, Any]]]:
    if isinstance(value, dict):
        if "start" in value and "end" in value:
            yield name, value
        for key, inner in value.items():
            yield from _spans(inner, f"{name}.{key}" if name else key)
    elif isinstance(value, list):
        for inner in value:
            yield from _spans(inner, name)


def _place_columns(place: Mapping[str, Any]) -> dict[str, Any]:
    columns = ("place_id", "lat", "lon", "radius_km", "admin1", "admin2", "feature", "geo_precision")
    return {"place_name": place["name"]} | {column: place[column] for column in columns}


def _joined(texts: Iterable[str]) -> str | None:
    return "; ".join(texts) or None


def write(directory: Path, tables: Mapping[str, pd.DataFrame]) -> list[Path]:
    """Write tables as Parquet files, each aside and renamed, and give their paths."""
    written = []
    for name, table in tables.items():
        path = directory / f"{name}.parquet"
        files.write_bytes(path, check(name, table).to_parquet(index=False))
        written.append(path)
    return written


def read(directory: Path, *names: str) -> Tables:
    """Read and check tables of ``data/processed``; without names, all that are there.

    Raises:
        DataCheckError: a named table is not there, is no Parquet file, or breaks a rule.
    """
    wanted = names or tuple(name for name in TABLE_NAMES if (directory / f"{name}.parquet").is_file())
    found: Tables = {}
    for name in wanted:
        path = directory / f"{name}.parquet"
        if not path.is_file():
            step = "link" if name == "incidents" else "extract"
            raise DataCheckError(f"{path}: table {name!r} is not there; run `sijill {step}` first")
        try:
            found[name] = check(name, _typed(name, pd.read_parquet(path)))
        except (OSError, ValueError) as error:
            raise DataCheckError(f"{path}: table {name!r} cannot be read: {error}") from error
    return found
