"""Made-up places for tests."""

from __future__ import annotations

from typing import Any

from sijill.gazetteer import Gazetteer, Place


def place(place_id: str, name: str, lat: float, lon: float, **fields: Any) -> Place:
    """A village of Aleppo, unless the fields say otherwise; the country is the first part of the id."""
    told = {
        "admin1": "Aleppo",
        "admin2": "",
        "feature": "populated place",
        "radius_km": 2.0,
        "prominence": 0,
    } | fields
    return Place(place_id=place_id, name=name, lat=lat, lon=lon, country_code=place_id[:2].upper(), **told)


def gazetteer(*places: Place) -> Gazetteer:
    """A gazetteer whose home is Syria."""
    return Gazetteer.of(places, home_country="SY")
