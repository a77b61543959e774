from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from sijill import reporting, tables
from sijill.errors import UsageError
from sijill.tables import Tables
from tests.reporting.synthetic import DARAA, RAQQA, report_row, tables_of


@pytest.fixture
def register() -> Tables:
    found = tables_of([{"type": "shelling", **RAQQA}, {"type": "arrest", **RAQQA}, {"type": "protest", **DARAA}])

    def mention(event: int, text: str, place: dict[str, Any], **given: Any) -> dict[str, Any]:
        named = {"event_id": f"event{event}", "place_number": 0, "text": text, "role": "at", "start": 0, "end": 1}
        return named | place | {"feature": "populated place"} | given

    places = [
        mention(1, "Ar-Raqqa", RAQQA),
        mention(2, "Raqqah", RAQQA),
        mention(2, "Raqqah", RAQQA, place_number=1),
        mention(3, "Daraa", DARAA),
        mention(3, "Daraa province", DARAA, feature="governorate", place_id="p9"),
    ]
    reports = [report_row(1), report_row(2, published="2024-01-05"), report_row(3)]
    return {**found, "event_places": tables.make("event_places", places), "reports": tables.make("reports", reports)}


@pytest.mark.parametrize("place", ["", "raqqa", "Raqqah", "ar-raqqa"])
def test_a_place_is_followed_under_all_its_spellings(place: str, register: Tables) -> None:
    history = reporting.place_history(register, place)
    assert history.name == "Raqqa"
    assert list(history.incidents["incident_id"]) == ["incident001", "incident002"]
    assert list(history.spellings.itertuples(index=False, name=None)) == [
        ("Raqqah", 2, 1, pd.Timestamp("2024-01-05"), pd.Timestamp("2024-01-05")),
        ("Ar-Raqqa", 1, 1, pd.Timestamp("2023-09-10"), pd.Timestamp("2023-09-10")),
    ]


@pytest.mark.parametrize("place", ["Rakka", "Daraa province"])
def test_a_place_that_nobody_tells_of_is_named(place: str, register: Tables) -> None:
    with pytest.raises(UsageError, match=f"place '{place}': no report tells of it"):
        reporting.place_history(register, place)
