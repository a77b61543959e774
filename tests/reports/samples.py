"""Reports of made-up incidents for the browser: one told twice, once in Arabic, and one with a hostile address."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pandas as pd

from sijill import figures
from sijill.reporting import Parameters, select
from sijill.tables import Tables
from tests.reporting.synthetic import RAQQA, SAMPLE, rendered, tables_of

ARABIC = "قصفت الحامية الشمالية الطاحونة القديمة فجر اليوم، وقتل خمسة مزارعين."
ARABIC_TRIGGER = "قصفت"
OPENING = "The mill stands at the end of the valley road. "
CLOSING = " Neighbours came in the morning."
RETOLD: dict[str, Any] = {
    "type": "shelling",
    "date": "2023-09-03",
    "killed_best": 5,
    **RAQQA,
    "quote": ARABIC,
    "trigger": ARABIC_TRIGGER,
    "inferred": "date: publication date",
    "confidence": 0.62,
}


def sample_tables() -> Tables:
    """Give ten incidents; the first is told by two reports, whose texts hold the sentences."""
    tables = tables_of([*SAMPLE, RETOLD])
    retold = f"incident{len(SAMPLE) + 1:03}"
    incidents = tables["incidents"]
    first = incidents["incident_id"] == "incident001"
    twice = {"event_ids": f"event1 event{len(SAMPLE) + 1}", "event_count": 2, "report_count": 2}
    incidents.loc[first, list(twice)] = list(twice.values())
    quotes = dict(zip(tables["events"]["report_id"], tables["events"]["quote"], strict=True))
    opening = OPENING.rjust(100)
    texts = [f"{opening}{quotes[report_id]}{CLOSING}" for report_id in tables["reports"]["report_id"]]
    days = pd.to_datetime(["2023-09-12" if report_id == "report11" else "2023-09-10" for report_id in quotes])
    return {
        **tables,
        "incidents": incidents[incidents["incident_id"] != retold].reset_index(drop=True),
        "reports": tables["reports"].assign(text=pd.array(texts, dtype="string"), published=days),
    }


def events_lines(tables: Tables) -> str:
    """Give ``events.jsonl`` with a number and a voucher marked, which the tables do not tell the place of."""
    lines = []
    for event in tables["events"].to_dict("records"):
        at = event["sentence_start"] + event["quote"].find("three farmers")
        told = {
            "event_id": event["event_id"],
            "report_id": event["report_id"],
            "sentence": {"start": event["sentence_start"], "end": event["sentence_end"]},
            "trigger": {"start": event["trigger_start"], "end": event["trigger_end"]},
        }
        if "three farmers" in event["quote"]:
            told["target"] = [{"start": at, "end": at + 13}]
            told["killed"] = {"start": at, "end": at + 5}
        lines.append(json.dumps(told))
    return "\n".join(lines)


def written(found: Tables, out: Path, **asked: object) -> Path:
    """Render tables with timeline and map; ``events.jsonl`` lies where the report looks for it."""
    processed = out / "processed"
    processed.mkdir(parents=True)
    (processed / "events.jsonl").write_text(events_lines(found), encoding="utf-8")
    given = {"processed": str(processed), **asked}
    incidents = select(found, Parameters.given(given)).incidents
    drawn = {"timeline": figures.timeline(incidents), "map": figures.map(incidents, found["event_places"])}
    rendered(found, out, figures=drawn, **given)
    return out / "report.html"
