"""Tables in which every text field holds a hostile text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from sijill.tables import Tables, make
from tests.reporting.synthetic import RAQQA, tables_of

TEXTS: list[str] = yaml.safe_load((Path(__file__).parents[1] / "cases/hostile_texts.yml").read_text(encoding="utf-8"))
EVENT_FIELDS = (
    *("date_text", "place_text", "place_name", "admin1", "admin2", "initiator", "target", "partner"),
    *("equipment", "attribution", "quote", "trigger", "inferred"),
)
REPORT_FIELDS = ("source", "title", "url", "licence", "retrieved_at", "sha256")


def filled_tables(texts: list[str]) -> Tables:
    """Make one event a text, each text in every field of its event and report."""
    return _tables([_event(text) for text in texts], texts)


def _event(text: str) -> dict[str, Any]:
    start = 100 + len(text) + 1
    marked = {"quote": f"{text} {text} {text}", "trigger_start": start, "trigger_end": start + len(text)}
    filled = dict.fromkeys(EVENT_FIELDS, text) | marked | {"place_name": f"town: {text}"}
    return {**RAQQA, "place_role": "at", "date": "2023-09-03", "killed_best": 1, **filled}


def _tables(events: list[dict[str, Any]], texts: list[str]) -> Tables:
    found = tables_of(events)
    reports = found["reports"].to_dict("records")
    for report, text in zip(reports, texts, strict=True):
        report.update(dict.fromkeys(REPORT_FIELDS, text))
    places = [
        {"event_id": f"event{number}", "place_number": 1, "text": text, "role": "near", "start": 0, "end": 1}
        for number, text in enumerate(texts, start=1)
    ]
    return {**found, "reports": make("reports", reports), "event_places": make("event_places", places)}
