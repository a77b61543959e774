"""Incidents in ACLED's columns, with the uncertainty that ACLED's columns have no room for beside them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from sijill.exports.drops import Drops
from sijill.exports.told import Country, Told, least_and_most, radius_of

COLUMNS = (
    *("event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type"),
    *("actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting"),
    *("iso", "region", "country", "admin1", "admin2", "location", "latitude", "longitude", "geo_precision"),
    *("source", "source_url", "notes", "fatalities"),
)
"""ACLED's columns that a register can fill; ``source_url`` is ours."""
UNCERTAIN_COLUMNS = ("date_edtf", "radius_km", "fatalities_low", "fatalities_high", "modality", "confidence")
NOT_CODED = "ACLED does not code the type"
NOT_ACTUAL = "not told as having happened"
NO_DATE = "no date as fine as a month"
DAY, WEEK, MONTH = 1, 2, 3
_MOST_DAYS = {WEEK: 7, MONTH: 31}
STATE_FORCES, CIVILIANS = (1,), 7
_DISORDER = {"Protests": "Demonstrations", "Riots": "Political violence; Demonstrations"}


def acled_table(told: Sequence[Told], country: Country, drops: Drops) -> pd.DataFrame:
    """Give one row an incident that ACLED would code.

    ACLED wants a day: where the words give a week or a month, it is the middle of that, and ``time_precision`` says
    so. What is not told stays empty, ``fatalities`` as well, where ACLED would write 0. A governorate has no
    coordinates here. ``date_edtf``, ``radius_km``, ``fatalities_low`` and ``fatalities_high`` keep what the words
    leave open.

    Args:
        told: the incidents.
        country: the country of all of them.
        drops: what is left out is counted here.

    Source: ACLED Codebook (acleddata.com), event types, time and geo precision.
    """
    rows = [row for one in told if (row := _row(one, country, drops)) is not None]
    return pd.DataFrame(rows, columns=[*COLUMNS, *UNCERTAIN_COLUMNS], dtype=object)


def _row(told: Told, country: Country, drops: Drops) -> dict[str, Any] | None:
    incident = told.incident
    types = _types().get(incident["type"])
    day, precision = _day(incident["date_start"], incident["date_end"], is_about=incident["is_date_approximate"])
    if not incident["is_actual"] or types is None or day is None:
        drops.add(NOT_ACTUAL if not incident["is_actual"] else NOT_CODED if types is None else NO_DATE)
        return None
    event_type, sub_event_type = types
    point = told.point
    best, low, high = least_and_most(incident, "killed")
    return {
        "event_id_cnty": incident["incident_id"],
        "event_date": day.isoformat(),
        "year": day.year,
        "time_precision": precision,
        "disorder_type": _disorder(event_type),
        "event_type": event_type,
        "sub_event_type": _sub_event(told, sub_event_type),
        **_actor_columns(told),
        "iso": country.iso,
        "region": country.region,
        "country": country.name,
        "admin1": incident["admin1"],
        "admin2": incident["admin2"],
        "location": incident["place_name"] or incident["place_text"],
        "latitude": point.lat if point else None,
        "longitude": point.lon if point else None,
        "geo_precision": incident["geo_precision"],
        "source": told.of_reports("source"),
        "source_url": told.of_reports("url"),
        "notes": " ".join(told.quotes),
        "fatalities": best if best is not None else low,
        "date_edtf": incident["date"],
        "radius_km": radius_of(incident),
        "fatalities_low": low,
        "fatalities_high": high,
        "modality": incident["modality"],
        "confidence": incident["confidence"],
    }


@lru_cache(maxsize=1)
def _types() -> dict[str, list[str]]:
    path = Path(__file__).with_name("acled_types.yml")
    found: dict[str, list[str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def _day(first: date | None, last: date | None, *, is_about: bool) -> tuple[date | None, int]:
    """Give ACLED's day and precision; an approximate day is as vague as a week."""
    if first is None or last is None:
        return None, 0
    days = (last - first).days + 1
    if days == 1 and not is_about:
        return first, DAY
    precision = next((code for code, most in _MOST_DAYS.items() if days <= most), None)
    return (None, 0) if precision is None else (first + timedelta(days=(days - 1) // 2), precision)


def _disorder(event_type: str) -> str:
    return _DISORDER.get(
        event_type, "Strategic developments" if event_type.startswith("Strategic") else "Political violence"
    )


def _sub_event(told: Told, sub_event_type: str) -> str:
    is_state = any(actor.inter in STATE_FORCES for actor in told.sides.get("initiator", ()))
    return (
        "Government regains territory" if told.incident["type"] == "territory_change" and is_state else sub_event_type
    )


def _actor_columns(told: Told) -> dict[str, Any]:
    codes = {
        role: next((actor.inter for actor in told.sides.get(role, ())), None) for role in ("initiator", "target")
    }
    numbers = sorted(code for code in codes.values() if code is not None)
    both = numbers[0] * 10 + (numbers[1] if len(numbers) > 1 else 0) if numbers else None
    at_civilians = any(actor.inter == CIVILIANS for actor in told.sides.get("target", ()))
    return {
        "actor1": told.actors("initiator"),
        "assoc_actor_1": told.actors("partner"),
        "inter1": codes["initiator"],
        "actor2": told.actors("target"),
        "assoc_actor_2": None,
        "inter2": codes["target"],
        "interaction": both,
        "civilian_targeting": "Civilian targeting" if at_civilians else None,
    }
