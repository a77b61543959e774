"""Incidents as CSV with the hashtags of the Humanitarian Exchange Language (HXL 1.1) under the column names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from sijill.exports.spreadsheet import to_csv
from sijill.exports.told import Told, least_and_most, radius_of
from sijill.schema import OUTCOMES
from sijill.wording import name_in_words

TAGS: dict[str, str] = {
    "incident": "#event+id",
    "type": "#event+type",
    "group": "#event+group",
    "told as": "#status+modality",
    "date, EDTF": "#date+occurred+edtf",
    "first day": "#date+occurred+start",
    "last day": "#date+occurred+end",
    "governorate": "#adm1+name",
    "district": "#adm2+name",
    "place": "#loc+name",
    "latitude": "#geo+lat",
    "longitude": "#geo+lon",
    "geographic precision": "#geo+precision",
    "radius in km": "#geo+radius+km",
    "initiator": "#org+actor+initiator",
    "target": "#org+actor+target",
    **{
        f"{outcome}, {part}": f"#affected+{outcome}+{part}"
        for outcome in OUTCOMES
        for part in ("best", "low", "high")
    },
    "words": "#description+quote",
    "sources": "#meta+source",
    "addresses": "#meta+url",
    "confidence": "#indicator+confidence+num",
}
"""Column names and their hashtags (hxlstandard.org)."""


def hxl_csv(told: Sequence[Told]) -> str:
    """Give one line an incident under a line of names and a line of hashtags; all incidents, whatever their modality.

    Texts are guarded against spreadsheet formulas; what is not told is empty.
    """
    lines = to_csv(pd.DataFrame([_row(one) for one in told], columns=list(TAGS), dtype=object)).split("\r\n", 1)
    return "\r\n".join((lines[0], ",".join(TAGS.values()), lines[1]))


def _row(told: Told) -> dict[str, Any]:
    incident, point = told.incident, told.point
    row: dict[str, Any] = {
        "incident": incident["incident_id"],
        "type": name_in_words(incident["type"]),
        "group": name_in_words(incident["group"]),
        "told as": incident["modality"],
        "date, EDTF": incident["date"],
        "first day": incident["date_start"],
        "last day": incident["date_end"],
        "governorate": incident["admin1"],
        "district": incident["admin2"],
        "place": incident["place_name"] or incident["place_text"],
        "latitude": point.lat if point else None,
        "longitude": point.lon if point else None,
        "geographic precision": incident["geo_precision"],
        "radius in km": radius_of(incident),
        "initiator": told.actors("initiator"),
        "target": told.actors("target"),
        "words": " ".join(told.quotes),
        "sources": told.of_reports("source"),
        "addresses": told.of_reports("url"),
        "confidence": incident["confidence"],
    }
    for outcome in OUTCOMES:
        best, low, high = least_and_most(incident, outcome)
        row |= {f"{outcome}, best": best, f"{outcome}, low": low, f"{outcome}, high": high}
    return row
