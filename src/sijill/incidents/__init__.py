"""Incidents: events to incidents.

Front verb: :func:`link`. First depth: each event is an incident of its own; linking over reports comes later and
changes which events share an incident, not the tables.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pandas as pd

from sijill import files, tables
from sijill.errors import DataCheckError
from sijill.run_record import OK, RunRecord

__all__ = ["link"]

INCIDENTS = "incidents.parquet"
MANIFEST = "manifest.json"


def link(processed: Path) -> RunRecord:
    """Link the events of ``processed`` into incidents and write ``incidents.parquet`` beside them.

    Args:
        processed: the folder that extraction filled.

    Returns:
        The run record, written as ``run.json``; it carries the records of the steps before.

    Raises:
        DataCheckError: the events are not there or break a rule, or a file is not the one that the manifest names,
            as after an extraction that was stopped midway.
    """
    record = RunRecord("link", {"method": "one incident an event"})
    record.follow(processed)
    manifest = _manifest(processed)
    events = tables.read(processed, "events")["events"]
    record.read(processed / "events.parquet")
    incidents = tables.make("incidents", [_incident([row]) for row in events.to_dict("records")])
    (written,) = tables.write(processed, {"incidents": incidents})
    record.wrote(written, within=processed)
    record.count("events", len(events))
    record.count("incidents", len(incidents))
    manifest["files"] |= {name: {"sha256": digest, "rows": len(incidents)} for name, digest in record.outputs.items()}
    files.write_json(processed / MANIFEST, manifest)
    record.write(processed, status=OK)
    return record


def _incident(events: list[dict[Any, Any]]) -> dict[str, Any]:
    """Make one incident of the events that tell it; the first stands for it."""
    ids = sorted(event["event_id"] for event in events)
    digest = hashlib.sha256(" ".join(ids).encode()).hexdigest()
    shared = {column: events[0][column] for column in tables.INCIDENT_COLUMNS}
    return {
        "incident_id": f"i-{digest[:16]}",
        "event_ids": " ".join(ids),
        "event_count": len(ids),
        "report_count": len({event["report_id"] for event in events}),
        **{column: None if _is_missing(value) else value for column, value in shared.items()},
    }


def _is_missing(value: object) -> bool:
    return value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and value != value)


def _manifest(processed: Path) -> dict[str, Any]:
    """Read the manifest and hold the files of extraction against it; incidents of an earlier run are made anew."""
    path = processed / MANIFEST
    if not path.is_file():
        return {"files": {}}
    try:
        manifest: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        listed = {name: entry["sha256"] for name, entry in manifest["files"].items() if name != INCIDENTS}
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise DataCheckError(f"{MANIFEST}: cannot be read: {error!r}; extract again") from error
    for name, digest in listed.items():
        file = processed / Path(name).name
        found = files.sha256_of_file(file) if file.is_file() else None
        if found != digest:
            raise DataCheckError(
                f"{file.name}: field 'sha256', value {found!r} is not {digest!r} of {MANIFEST}; extract again"
            )
    return manifest
