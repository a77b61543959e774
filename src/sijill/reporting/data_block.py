"""The one block of data from which the page draws its table, evidence, filters and downloads in the browser.

It is JSON. Names are short but are words; rows refer to one another by their position. Every text in it is as the
page shows it: signs that hide or reorder are spelt out, and the page's script puts it in as text, never as markup.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from sijill.domains import ancestors, load_actors
from sijill.figures.palette import GROUP_STYLES, NOT_ACTUAL_COLOUR
from sijill.reporting.evidence import EventRow, ReportRow
from sijill.reporting.marking import KINDS, Mark, Segment
from sijill.reporting.provenance import Stamp
from sijill.reporting.selection import Selection
from sijill.reporting.tellings import excerpt, marks_by_event
from sijill.reporting.tolls import HARM, SUMMARY_GROUP, TOLL_PARTS, plain_rows
from sijill.reporting.visibility import visible
from sijill.schema import ACTUAL_MODALITIES, GROUP_OF_TYPE, MODALITIES, OUTCOMES
from sijill.wording import GROUP_NAMES, MODALITY_WORDS, date_in_words, name_in_words, place_in_words, toll_in_words

ACTOR_ROLES = ("initiator", "target", "partner")
_PLAIN = ("date", "admin1", "feature", "geo_precision", "radius_km", "count", "initiator", "target", "partner")


def data_block(
    selection: Selection, rows: Sequence[EventRow], reports: Sequence[ReportRow], *, processed: Path, stamp: Stamp
) -> str:
    """Give the data of a page as JSON.

    Args:
        selection: what the report tells of.
        rows: the evidence rows of its events, in their order.
        reports: the reports that tell them.
        processed: folder of the tables; ``events.jsonl`` in it tells where each word stands.
        stamp: the run's stamp, for the downloads.
    """
    actors = _Actors(selection)
    tellings = _tellings(selection, rows, processed)
    position = {row.event["event_id"]: number for number, row in enumerate(rows)}
    incidents = [_incident(row, position, actors) for row in plain_rows(selection.incidents)]
    block = {
        "words": _words(),
        "stamp": f"sijill {stamp.version}, inputs SHA-256 {stamp.inputs_digest}",
        "actors": actors.names,
        "incidents": incidents,
        "tellings": tellings,
        "reports": [_report(row) for row in reports],
    }
    return json.dumps(_visible(block), ensure_ascii=False, separators=(",", ":"))


def _words() -> dict[str, Any]:
    """Give what the script needs to name kinds and draw groups as the figures do."""
    styles = {
        group: {"colour": style.colour, "symbol": style.symbol, "numeral": style.numeral}
        for group, style in GROUP_STYLES.items()
    }
    return {
        "groups": GROUP_NAMES,
        "styles": styles,
        "otherColour": NOT_ACTUAL_COLOUR,
        "groupOf": GROUP_OF_TYPE,
        "modalities": {name: MODALITY_WORDS[name] for name in MODALITIES},
        "actual": [name for name in MODALITIES if name in ACTUAL_MODALITIES],
        "kinds": KINDS,
        "harm": HARM,
        "summaryGroup": SUMMARY_GROUP,
    }


def _visible(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: kept for name, item in value.items() if (kept := _visible(item)) not in (None, [], "")}
    if isinstance(value, list | tuple):
        return [_visible(item) for item in value]
    return visible(value)


class _Actors:
    """Who takes part, for the filter: actors of the ontology with all that they are part of, else the words."""

    def __init__(self, selection: Selection) -> None:
        known = load_actors()
        incident_of = {
            event_id: row["incident_id"]
            for row in plain_rows(selection.incidents[["incident_id", "event_ids"]])
            for event_id in row["event_ids"].split()
        }
        names: dict[str, str] = {}
        by_incident: dict[str, dict[str, None]] = {}
        for mention in plain_rows(selection.event_actors):
            actor_id, words = mention["actor_id"], mention["text"]
            keys = [actor_id or words.casefold()]
            names.setdefault(keys[0], known[actor_id].name if actor_id in known else words)
            for parent in ancestors(actor_id) if actor_id in known else ():
                names.setdefault(parent, known[parent].name)
                keys.append(parent)
            by_incident.setdefault(incident_of[mention["event_id"]], {}).update(dict.fromkeys(keys))
        counted = Counter(key for keys in by_incident.values() for key in keys)
        order = sorted(names, key=lambda key: (-counted[key], names[key], key))
        place = {key: number for number, key in enumerate(order)}
        self.names = [names[key] for key in order]
        self._of = {incident: sorted(place[key] for key in keys) for incident, keys in by_incident.items()}

    def of(self, incident_id: str) -> list[int]:
        """Give the positions of those who take part in an incident."""
        return self._of.get(incident_id, [])


def _incident(row: Mapping[str, Any], position: Mapping[str, int], actors: _Actors) -> dict[str, Any]:
    return {
        "id": row["incident_id"],
        "type": row["type"],
        "modality": row["modality"],
        **{name: row[name] for name in _PLAIN},
        "when": date_in_words(row["date"]),
        "start": _day(row["date_start"]),
        "end": _day(row["date_end"]),
        "place": place_in_words(row["place_name"] or row["place_text"], row["admin1"], row["geo_precision"]),
        "name": row["place_name"] or row["place_text"],
        "lat": row["lat"],
        "lon": row["lon"],
        "actors": actors.of(row["incident_id"]),
        "harm": [[row[f"{outcome}_{part}"] for part in TOLL_PARTS] for outcome in OUTCOMES]
        if _has_toll(row)
        else None,
        "toll": ", ".join(_tolls(row)),
        "confidence": row["confidence"],
        "tellings": [position[event_id] for event_id in row["event_ids"].split() if event_id in position],
    }


def _has_toll(row: Mapping[str, Any]) -> bool:
    return any(row[f"{outcome}_{part}"] is not None for outcome in OUTCOMES for part in TOLL_PARTS)


def _tolls(row: Mapping[str, Any]) -> Iterable[str]:
    for outcome in OUTCOMES:
        told = toll_in_words(outcome, *(row[f"{outcome}_{part}"] for part in TOLL_PARTS))
        if told:
            yield told


def _day(value: Any) -> str | None:
    return None if value is None else date(value.year, value.month, value.day).isoformat()


def _tellings(selection: Selection, rows: Sequence[EventRow], processed: Path) -> list[dict[str, Any]]:
    marks = marks_by_event(selection, processed)
    texts = dict(zip(selection.reports["report_id"], selection.reports["text"], strict=True))
    return [_telling(row, texts[row.event["report_id"]], marks[row.event["event_id"]]) for row in rows]


def _telling(row: EventRow, text: str, marks: Sequence[Mark]) -> dict[str, Any]:
    event = row.event
    return {
        "id": event["event_id"],
        "report": row.report.number - 1,
        "type": name_in_words(event["type"]),
        "modality": event["modality"],
        "when": row.date_words,
        "dateWords": event["date_text"],
        "place": f"{event['place_role']} {row.place}" if row.place else None,
        "context": row.place_context,
        "precision": row.precision_words if row.place else None,
        "further": list(row.extra_places),
        **{name: event[name] for name in ("date", *ACTOR_ROLES)},
        "tolls": list(row.tolls),
        "notes": list(row.notes),
        "pieces": [_piece(segment) for segment in excerpt(event, text, marks)],
        "voucher": event["attribution"],
        "voucherClass": event["attribution_class"],
        "confidence": event["confidence"],
        "inferred": event["inferred"],
    }


def _piece(segment: Segment) -> list[str]:
    """Give a piece as its text, its kinds and those that end with it; what is empty at the end is left out."""
    told = [segment.text, " ".join(segment.kinds), " ".join(segment.ends)]
    while len(told) > 1 and not told[-1]:
        told.pop()
    return told


def _report(row: ReportRow) -> dict[str, Any]:
    report = row.report
    return {
        "number": row.number,
        "title": report["title"],
        "source": report["source"],
        "published": _day(report["published"]),
        "estimated": 1 if report["is_published_inferred"] else None,
        "link": row.link,
        "address": report["url"],
        "retrieved": report["retrieved_at"],
        "sha256": report["sha256"],
        "version": report["version"],
        "licence": report["licence"],
    }
