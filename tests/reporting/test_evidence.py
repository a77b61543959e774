from __future__ import annotations

import pytest

from sijill.reporting import Parameters, select
from sijill.reporting.evidence import Quote, quote_of, rows, safe_link
from sijill.tables import make
from tests.reporting.synthetic import RAQQA, tables_of


@pytest.mark.parametrize(
    "address",
    ["https://bulletin.example/a?b=1&c=2#d", "http://bulletin.example/?p=1", "https://bulletin.example/مقال"],
)
def test_plain_web_addresses_are_linked(address: str) -> None:
    assert safe_link(address) == address


@pytest.mark.parametrize(
    "address",
    [
        None,
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:msgbox(1)",
        "file:///etc/passwd",
        "//bulletin.example/",
        "/posts/1",
        "https:///nowhere",
        "https://bulletin.example\\@other.example/",
        "https://bulletin.example@other.example/",
        "https://bulletin.example/\u202egpj.exe",
        "https://[::1/",
        "https://bulletin.example/a b",
    ],
)
def test_any_other_address_is_shown_but_not_linked(address: str | None) -> None:
    assert safe_link(address) is None


def test_the_sentence_is_cut_at_its_trigger() -> None:
    event = {"quote": "They shelled it.", "sentence_start": 40, "trigger_start": 45, "trigger_end": 52}
    assert quote_of(event) == Quote("They ", "shelled", " it.")
    assert quote_of(event | {"trigger_start": 10, "trigger_end": 17}) == Quote("They shelled it.", "", "")


def test_a_row_tells_place_precision_tolls_and_further_places() -> None:
    given = {"date": "2023-09-03", "killed_low": 24, "killed_women": 2, "injured_children": 1, "count": 5, **RAQQA}
    tables = tables_of([given | {"equipment": "two mortars", "geo_precision": 2}])
    shared = {"event_id": "event1", "start": 0, "end": 4}
    tables["event_places"] = make(
        "event_places",
        [
            {**shared, "place_number": 1, "text": "the river", "role": "near"},
            {**shared, "place_number": 0, "text": "the town of Raqqa", "role": "at"},
        ],
    )
    row = rows(select(tables, Parameters.given({})))[0]
    assert row.place == "the town of Raqqa"
    assert row.place_context == "Raqqa, Ar-Raqqah, populated place"
    assert row.precision_words == "near it, or part of a named area"
    assert row.extra_places == ("near the river",)
    assert row.tolls == ("at least 24 killed (2 women)", "injured: 1 children")
    assert row.notes == ("5 told as one", "with two mortars")
    assert (row.report.number, row.report.link) == (1, "https://bulletin.example/posts/1?a=1&b=2")
