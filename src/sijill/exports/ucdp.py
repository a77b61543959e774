"""Incidents in the columns of UCDP GED: deadly ones, with low, best and high."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from sijill.exports.drops import Drops
from sijill.exports.told import Country, Told, least_and_most, radius_of

COLUMNS = (
    *("id", "relid", "year", "type_of_violence", "side_a", "side_b", "number_of_sources", "source_article"),
    *("source_original", "source_url", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2"),
    *("latitude", "longitude", "country", "country_id", "region", "event_clarity", "date_prec", "date_start"),
    *("date_end", "deaths_civilians", "deaths_unknown", "best", "high", "low"),
)
UNCERTAIN_COLUMNS = ("date_edtf", "radius_km", "modality", "confidence")
NOT_ACTUAL = "not told as having happened"
SUMMARY = "a total over a period"
NOBODY_KILLED = "nobody told as killed"
NO_DATE = "no date that UCDP can code"
STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
STATES, CIVILIANS = (1, 8), 7
CLEAR, GATHERED = 1, 2


def ucdp_table(told: Sequence[Told], country: Country, drops: Drops) -> pd.DataFrame:
    """Give one row an incident in which somebody was killed.

    ``low``, ``best`` and ``high`` are as told: a floor ("dozens") has no ``high``. ``where_prec`` and ``date_prec``
    are UCDP's codes. ``type_of_violence`` follows from the actors of the ontology and is empty where they do not
    tell it. A governorate has no coordinates here.

    Args:
        told: the incidents.
        country: the country of all of them.
        drops: what is left out is counted here.

    Source: Högbladh, UCDP GED Codebook (Department of Peace and Conflict Research, Uppsala University).
    """
    rows = [row for one in told if (row := _row(one, country, drops)) is not None]
    return pd.DataFrame(rows, columns=[*COLUMNS, *UNCERTAIN_COLUMNS], dtype=object)


def _row(told: Told, country: Country, drops: Drops) -> dict[str, Any] | None:
    incident = told.incident
    best, low, high = least_and_most(incident, "killed")
    reason = _left_out(told, max((number for number in (best, low, high) if number is not None), default=0))
    if reason:
        drops.add(reason)
        return None
    point, civilians = told.point, incident["killed_civilians"]
    return {
        "id": incident["incident_id"],
        "relid": incident["incident_id"],
        "year": incident["date_start"].year,
        "type_of_violence": _violence(told),
        "side_a": told.actors("initiator"),
        "side_b": told.actors("target"),
        "number_of_sources": incident["report_count"],
        "source_article": " ".join(told.quotes),
        "source_original": incident["attribution"],
        "source_url": told.of_reports("url"),
        "where_prec": incident["ucdp_where_prec"],
        "where_coordinates": incident["place_name"],
        "where_description": incident["place_text"],
        "adm_1": incident["admin1"],
        "adm_2": incident["admin2"],
        "latitude": point.lat if point else None,
        "longitude": point.lon if point else None,
        "country": country.name,
        "country_id": country.gwno,
        "region": country.ucdp_region,
        "event_clarity": GATHERED if (incident["count"] or 1) > 1 else CLEAR,
        "date_prec": incident["ucdp_date_prec"],
        "date_start": incident["date_start"].isoformat(),
        "date_end": incident["date_end"].isoformat(),
        "deaths_civilians": civilians,
        "deaths_unknown": None if best is None else max(best - (civilians or 0), 0),
        "best": best,
        "high": high,
        "low": low,
        "date_edtf": incident["date"],
        "radius_km": radius_of(incident),
        "modality": incident["modality"],
        "confidence": incident["confidence"],
    }


def _left_out(told: Told, most_killed: int) -> str | None:
    incident = told.incident
    if not incident["is_actual"]:
        return NOT_ACTUAL
    if incident["group"] == "summary":
        return SUMMARY
    if not most_killed:
        return NOBODY_KILLED
    return None if incident["ucdp_date_prec"] else NO_DATE


def _violence(told: Told) -> int | None:
    codes = [{actor.inter for actor in told.sides.get(role, ())} for role in ("initiator", "target")]
    if CIVILIANS in codes[1]:
        return ONE_SIDED
    if not all(codes):
        return None
    return STATE_BASED if any(code in STATES for side in codes for code in side) else NON_STATE
