"""Small made-up tables for the tests of reports: no text, name or id of them is from a real report."""

from __future__ import annotations

import base64
import gzip
import hashlib
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from sijill import tables
from sijill.reporting import Parameters, select, start_record
from sijill.reporting.page import render
from sijill.run_record import RunRecord
from sijill.schema import ACTUAL_MODALITIES, GROUP_OF_TYPE
from sijill.tables import Tables, date_columns

RAQQA = {"place_id": "p1", "place_name": "Raqqa", "lat": 35.95, "lon": 39.01, "admin1": "Ar-Raqqah"}
MANBIJ = {"place_id": "p2", "place_name": "Manbij", "lat": 36.53, "lon": 37.95, "admin1": "Aleppo"}
DARAA = {"place_id": "p3", "place_name": "Daraa", "lat": 32.62, "lon": 36.10, "admin1": "Dar‘ā"}
SAMPLE: list[dict[str, Any]] = [
    {"type": "shelling", "date": "2023-09-03", "killed_best": 3, "killed_civilians": 2, **RAQQA},
    {"type": "airstrike", "date": "2023-09-05~", "killed_low": 24, "injured_best": 4, **MANBIJ},
    {
        "type": "armed_clash",
        "date": "2023-08-28/2023-09-03",
        "killed_best": 5,
        "killed_low": 5,
        "killed_high": 7,
        **DARAA,
    },
    {"type": "protest", "date": "2023-10", **DARAA},
    {"type": "arrest", "date": "../2023-09-20", "detained_best": 12, **RAQQA, "geo_precision": 3},
    {"type": "deployment", "date": "XXXX-09-03", "place_name": None},
    {"type": "killing", "modality": "unconfirmed", "date": None, "killed_best": 1, **RAQQA, "geo_precision": 2},
    {"type": "toll_summary", "date": "2023-09", "killed_best": 160},
    {"type": "withdrawal", "modality": "ordered", "date": "2023-09-04", **MANBIJ},
    {"type": "airstrike", "modality": "negated", "date": "2023-09-06", **MANBIJ},
]


def event_row(number: int, **given: Any) -> dict[str, Any]:
    """Give a row of ``events``; what is not given is the same plain event each time."""
    event_type, modality = given.get("type", "shelling"), given.get("modality", "asserted")
    quote = given.get("quote", "At dawn the northern garrison shelled the old mill, and three farmers died.")
    trigger = given.get("trigger", "shelled")
    start = quote.find(trigger)
    return {
        "event_id": f"event{number}",
        "report_id": f"report{number}",
        "type": event_type,
        "group": GROUP_OF_TYPE[event_type],
        "modality": modality,
        "is_actual": modality in ACTUAL_MODALITIES,
        **date_columns(given.get("date")),
        "place_text": given.get("place_name") and f"the town of {given['place_name']}",
        "place_role": "at" if given.get("place_name") else None,
        "feature": "populated place" if given.get("place_name") else None,
        "geo_precision": 1 if given.get("place_name") else None,
        "initiator": "the northern garrison",
        "target": "three farmers",
        "attribution": "a local teacher",
        "attribution_class": "source",
        "quote": quote,
        "sentence_start": 100,
        "sentence_end": 100 + len(quote),
        "trigger": trigger,
        "trigger_start": 100 + start,
        "trigger_end": 100 + start + len(trigger),
        **given,
    }


def report_row(number: int, **given: Any) -> dict[str, Any]:
    text = given.get("text", f"Text of report {number}.")
    return {
        "report_id": f"report{number}",
        "source": "village-bulletin",
        "title": f"Bulletin {number}: news from the mill",
        "published": "2023-09-10",
        "is_published_inferred": False,
        "url": f"https://bulletin.example/posts/{number}?a=1&b=2",
        "text": text,
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "version": 1,
        "retrieved_at": "2023-09-11T08:00:00+00:00",
        "licence": "CC BY 4.0",
        **given,
    }


def tables_of(given: list[dict[str, Any]], *, report: dict[str, Any] | None = None) -> Tables:
    """Make all five tables: one report and one incident an event."""
    events = [event_row(number, **row) for number, row in enumerate(given, start=1)]
    shared = [name for name in tables.SCHEMAS["incidents"].columns if name not in ("incident_id", "event_ids")]
    incidents = [
        {
            **{name: event.get(name) for name in shared},
            "incident_id": f"incident{number:03}",
            "event_ids": event["event_id"],
            "event_count": 1,
            "report_count": 1,
        }
        for number, event in enumerate(events, start=1)
    ]
    columns = tables.SCHEMAS["events"].columns
    return {
        "reports": tables.make(
            "reports", [report_row(number, **(report or {})) for number in range(1, len(given) + 1)]
        ),
        "events": tables.make("events", [{k: v for k, v in event.items() if k in columns} for event in events]),
        "event_places": tables.make("event_places", []),
        "event_actors": tables.make(
            "event_actors",
            [
                {"event_id": event["event_id"], "role": "initiator", "text": "garrison", "start": 0, "end": 8}
                | {"actor_id": "northern-garrison"}
                for event in events[:2]
            ],
        ),
        "incidents": tables.make("incidents", incidents),
    }


def small_figures() -> dict[str, go.Figure]:
    """Two figures that do not need the room of figures."""
    figure = go.Figure(go.Scatter(x=[1, 2], y=[1, 2], mode="markers", text=["</script><b>x</b>", "\u2028&"]))
    figure.update_layout(meta={"description": "Two points.", "dark": {"font.color": "#eeeeee"}}, font_color="#111111")
    return {"timeline": figure, "map": go.Figure(figure).update_layout(height=300, meta=None)}


def unpacked(block: str) -> str:
    """Read what a page's data block holds, as the page's own script does."""
    return gzip.decompress(base64.b85decode(block.translate(str.maketrans(".:,", "<>&")))).decode("utf-8")


def rendered(
    found: Tables,
    out: Path,
    *,
    figures: dict[str, go.Figure] | None = None,
    **asked: Any,
) -> str:
    """Render made-up tables and give the page's text."""
    out.mkdir(parents=True, exist_ok=True)
    parameters = Parameters.given({"processed": str(out / "none"), **asked})
    record: RunRecord = start_record(parameters)
    drawn = figures if figures is not None else small_figures()
    page = render(select(found, parameters), drawn, out, parameters=parameters, record=record)
    return page.read_text(encoding="utf-8")


BLOCK = 200


def many_tables(number: int) -> Tables:
    """Make tables of many incidents over ten years and the whole country, the same each time.

    Two hundred are made by the rules; further ones are these on other days, ten incidents a report.
    """
    first = tables_of([_varied(at) for at in range(BLOCK)])
    first["events"]["report_id"] = [f"report{at // 10 + 1}" for at in range(BLOCK)]
    blocks = [_moved(first, at, days=at * 3600 * BLOCK // number) for at in range(-(-number // BLOCK))]
    return {name: pd.concat([block[name] for block in blocks], ignore_index=True) for name in first}


def _varied(at: int) -> dict[str, Any]:
    types = list(GROUP_OF_TYPE)
    place = {"place_id": f"p{at % 97}", "place_name": f"Village {at % 97}", "admin1": f"Area {at % 14}"}
    point = {"lat": 32.6 + (at * 37 % 97) / 25, "lon": 35.9 + (at * 61 % 97) / 16, "geo_precision": 1 + at % 3}
    told = {"type": types[at * 7 % len(types)], "modality": "planned" if at % 10 == 0 else "asserted"}
    day = date(2014, 1, 1) + timedelta(days=at % 31)
    return {**told, **place, **point, "date": day.isoformat(), "killed_best": at % 4 or None}


def _moved(tables: Tables, block: int, *, days: int) -> Tables:
    """Give the tables with other names of events and reports, so many days later."""
    moved = {}
    for name, table in tables.items():
        moved[name] = table.copy()
        for column in {"event_id", "event_ids", "report_id", "incident_id"} & set(table):
            moved[name][column] = table[column] + f"-{block}"
        if "date_start" in table:
            start = table["date_start"] + pd.Timedelta(days=days)
            moved[name] = moved[name].assign(date_start=start, date_end=start, date=start.dt.strftime("%Y-%m-%d"))
    return moved
