"""Incidents as the JSON of TimelineJS (Knight Lab)."""

from __future__ import annotations

import html
import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from sijill.exports.drops import Drops
from sijill.exports.told import Told
from sijill.schema import OUTCOMES
from sijill.wording import GROUP_NAMES, MODALITY_WORDS, date_in_words, name_in_words, place_in_words, toll_in_words

NO_DATE = "no date with two known ends"


def timelinejs_text(told: Sequence[Told], drops: Drops) -> str:
    """Give one slide an incident with a date; ``display_date`` says it in words, with its uncertainty.

    TimelineJS puts texts into a page as HTML, so all that comes from reports is escaped.

    Args:
        told: the incidents.
        drops: what is left out is counted here.
    """
    slides = [_slide(one) for one in told if one.incident["date_start"] and one.incident["date_end"]]
    for _ in range(len(told) - len(slides)):
        drops.add(NO_DATE)
    return json.dumps({"events": slides}, ensure_ascii=False, indent=1) + "\n"


def _slide(told: Told) -> dict[str, Any]:
    incident = told.incident
    slide = {
        "unique_id": html.escape(incident["incident_id"]),
        "group": GROUP_NAMES[incident["group"]],
        "start_date": _day(incident["date_start"]),
        "display_date": html.escape(date_in_words(incident["date"])),
        "text": {"headline": html.escape(_headline(told)), "text": _text(told)},
    }
    if incident["date_end"] != incident["date_start"]:
        slide["end_date"] = _day(incident["date_end"])
    return slide


def _day(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _headline(told: Told) -> str:
    incident = told.incident
    place = place_in_words(
        incident["place_name"] or incident["place_text"], incident["admin1"], incident["geo_precision"]
    )
    return ", ".join(part for part in (name_in_words(incident["type"]).capitalize(), place) if part)


def _text(told: Told) -> str:
    incident = told.incident
    tolls = [
        toll_in_words(name, *(incident[f"{name}_{part}"] for part in ("best", "low", "high"))) for name in OUTCOMES
    ]
    sides = f"{told.actors('initiator') or 'not told'} → {told.actors('target') or 'not told'}"
    lines = [
        "" if incident["modality"] == "asserted" else MODALITY_WORDS[incident["modality"]],
        sides if incident["initiator"] or incident["target"] else "",
        ", ".join(toll for toll in tolls if toll),
        *(f"“{quote}”" for quote in told.quotes),
        told.of_reports("source"),
    ]
    return "".join(f"<p>{html.escape(line)}</p>" for line in lines if line)
