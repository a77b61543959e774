"""An invented ``incidents`` table like a year of a real one: crowded days, stretches, clusters, gaps."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

import pandas as pd

from sijill import tables
from sijill.schema import ACTUAL_MODALITIES, EVENT_TYPES, GROUP_OF_TYPE

PLACES: tuple[tuple[str, float, float, str], ...] = (
    ("Abu Kamal", 34.4506, 40.9171, "Deir Ezzor"),
    ("Hajin", 34.6900, 40.8310, "Deir Ezzor"),
    ("Mayadin", 35.0197, 40.4533, "Deir Ezzor"),
    ("Deir Ezzor", 35.3359, 40.1408, "Deir Ezzor"),
    ("Dhiban", 35.0075, 40.5128, "Deir Ezzor"),
    ("Al-Bab", 36.3705, 37.5158, "Aleppo"),
    ("Daraa", 32.6189, 36.1021, "Daraa"),
    ("Tafas", 32.7358, 36.0669, "Daraa"),
    ("Idlib", 35.9306, 36.6339, "Idlib"),
    ("Raqqa", 35.9500, 39.0100, "Raqqa"),
)
WEIGHTS = (12, 9, 10, 14, 9, 3, 6, 4, 5, 3)
ACTORS = ("unidentified gunmen", "regime forces", "Iranian-backed militias", "ISIS cells", "residents")


def incident(number: int, **given: Any) -> dict[str, Any]:
    """Give one row; ``date`` and ``type`` fill the columns that follow from them."""
    event_type = given.get("type", "shelling")
    modality = given.get("modality", "asserted")
    return {
        "incident_id": f"i{number}",
        "event_ids": f"e{number}",
        "event_count": 1,
        "report_count": 1,
        "type": event_type,
        "group": GROUP_OF_TYPE[event_type],
        "modality": modality,
        "is_actual": modality in ACTUAL_MODALITIES,
        **tables.date_columns(given.get("date")),
        **given,
    }


def incidents(*rows: Mapping[str, Any]) -> pd.DataFrame:
    """Give a checked ``incidents`` table of rows, numbered from 1."""
    return tables.make("incidents", [incident(number, **row) for number, row in enumerate(rows, start=1)])


def at(place: int, precision: int = 1) -> dict[str, Any]:
    """Give the columns of one of ``PLACES``."""
    name, lat, lon, admin1 = PLACES[place]
    known = {"place_name": name, "place_text": name, "admin1": admin1, "geo_precision": precision}
    if precision == 3:
        return known | {"place_name": admin1, "feature": "governorate", "lat": 35.0, "lon": 40.0}
    return known | {"lat": lat, "lon": lon, "feature": "populated place"}


def year_of_incidents(number: int = 120, *, first: date = date(2023, 1, 1), days: int = 365) -> pd.DataFrame:
    """Give an invented table of ``number`` incidents over ``days`` days, the same on every call."""
    return incidents(*_invented(random.Random(7), number, first, days))  # noqa: S311 - no secret is made


def _invented(chance: random.Random, number: int, first: date, days: int) -> Iterator[dict[str, Any]]:
    crowded = first + timedelta(days=days * 2 // 3)
    for at_number in range(number):
        day = first + timedelta(days=chance.randrange(days - 8))
        if at_number % 5 == 0:
            day = crowded + timedelta(days=chance.choice((0, 0, 0, 1, 2)))
        last = day + timedelta(days=chance.randrange(2, 8))
        told = chance.choices(
            (
                f"{day}",
                f"{day}~",
                f"{day}/{last}",
                f"{day:%Y-%m}",
                f"../{day}",
                f"{day}/..",
                f"XXXX-{day:%m-%d}",
                None,
            ),
            (60, 14, 8, 4, 3, 2, 4, 5),
        )[0]
        modality = chance.choices(
            ("asserted", "unconfirmed", "ordered", "planned", "feared", "negated"), (70, 8, 3, 3, 3, 3)
        )
        place = chance.choices(range(len(PLACES)), WEIGHTS)[0]
        where = at(place, chance.choices((1, 2, 3), (64, 22, 14))[0]) if chance.random() < 0.95 else {}
        yield {
            "type": chance.choices(EVENT_TYPES, [9 if event_type in COMMON else 2 for event_type in EVENT_TYPES])[0],
            "modality": modality[0],
            "date": told,
            "date_text": chance.choice((None, "yesterday", "on Sunday")),
            "initiator": chance.choice(ACTORS),
            "target": chance.choice(ACTORS),
            "killed_best": chance.choice((None, None, 1, 2, 5)),
            **where,
        }


COMMON = ("armed_attack", "drone_strike", "shelling", "killing", "deployment", "arrest")
