"""Incidents as GeoJSON (RFC 7946), each with its uncertainty among its properties."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sijill.exports.told import Told, least_and_most, radius_of
from sijill.schema import OUTCOMES

_COLUMNS = (
    *("incident_id", "type", "group", "modality", "is_actual", "date", "date_precision", "is_date_approximate"),
    *("place_name", "place_text", "admin1", "admin2", "feature", "geo_precision", "ucdp_where_prec"),
    *("event_count", "report_count", "confidence"),
)


def geojson_text(told: Sequence[Told]) -> str:
    """Give a collection of one feature an incident, whatever its modality (``is_actual`` tells).

    A feature whose place is known only by governorate or less has no geometry. ``radius_km`` is how far around its
    point an incident may lie; coordinates have no more decimals than that bears out.
    """
    collection = {"type": "FeatureCollection", "features": [_feature(one) for one in told]}
    return json.dumps(collection, ensure_ascii=False, indent=1) + "\n"


def _feature(told: Told) -> dict[str, Any]:
    point = told.point
    return {
        "type": "Feature",
        "id": told.incident["incident_id"],
        "geometry": {"type": "Point", "coordinates": [point.lon, point.lat]} if point else None,
        "properties": _properties(told),
    }


def _properties(told: Told) -> dict[str, Any]:
    incident = told.incident
    found: dict[str, Any] = {column: incident[column] for column in _COLUMNS}
    for column in ("date_start", "date_end"):
        found[column] = incident[column].isoformat() if incident[column] else None
    found |= {"radius_km": radius_of(incident), "initiator": told.actors("initiator")}
    found |= {"target": told.actors("target"), "partner": told.actors("partner")}
    for outcome in OUTCOMES:
        parts = zip(("best", "low", "high"), least_and_most(incident, outcome), strict=True)
        found |= {f"{outcome}_{part}": number for part, number in parts}
    return found | {
        "quotes": list(told.quotes),
        "sources": [report["source"] for report in told.reports],
        "urls": [report["url"] for report in told.reports if report["url"]],
    }
