from __future__ import annotations

from typing import Any

import pytest

from sijill.reporting import Parameters, select
from sijill.reporting.selection import (
    NOT_ACTUAL,
    OTHER_ACTOR,
    OTHER_TYPE,
    OUTSIDE_AREA,
    OUTSIDE_PERIOD,
    UNDATED,
    folded,
)
from sijill.tables import make
from tests.reporting.synthetic import SAMPLE, tables_of


@pytest.mark.parametrize(
    ("asked", "kept", "left_out"),
    [
        ({}, [3, 8, 1, 2, 5, 4, 6, 7], {NOT_ACTUAL: 2}),
        ({"include_not_actual": True}, [3, 8, 1, 9, 2, 10, 5, 4, 6, 7], {}),
        ({"since": "2023-09-05"}, [8, 2, 5, 4], {UNDATED: 2, OUTSIDE_PERIOD: 3, NOT_ACTUAL: 1}),
        ({"until": "2023-08-30"}, [3, 5], {UNDATED: 2, OUTSIDE_PERIOD: 6}),
        ({"since": "2023-09-03", "until": "2023-09-03"}, [3, 8, 1, 5], {UNDATED: 2, OUTSIDE_PERIOD: 4}),
        ({"area": "DARʿA"}, [3, 4], {OUTSIDE_AREA: 8}),
        ({"area": "ar raqqah"}, [1, 5, 7], {OUTSIDE_AREA: 7}),
        ({"area": "the town of Manbij"}, [2], {OUTSIDE_AREA: 7, NOT_ACTUAL: 2}),
        ({"area": "Man"}, [], {OUTSIDE_AREA: 10}),
        ({"event_types": "protest"}, [4], {OTHER_TYPE: 9}),
        ({"event_types": "remote_violence"}, [1, 2], {OTHER_TYPE: 7, NOT_ACTUAL: 1}),
        ({"actors": "NORTHERN-garrison"}, [3, 8, 1, 2, 5, 4, 6, 7], {NOT_ACTUAL: 2}),
        ({"actors": "garrison of the south"}, [], {OTHER_ACTOR: 10}),
        ({"since": "2030-01-01"}, [], {UNDATED: 2, OUTSIDE_PERIOD: 8}),
    ],
)
def test_filters_keep_and_count(asked: dict[str, Any], kept: list[int], left_out: dict[str, int]) -> None:
    selection = select(tables_of(SAMPLE), Parameters.given({"include_not_actual": False, **asked}))
    assert [int(name.removeprefix("incident")) for name in selection.incidents["incident_id"]] == kept
    assert [int(name.removeprefix("event")) for name in selection.events["event_id"]] == kept
    assert sorted(selection.reports["report_id"]) == sorted(f"report{number}" for number in kept)
    assert selection.left_out == left_out
    assert selection.incidents_read == len(kept) + sum(left_out.values())


def test_an_actor_is_found_by_the_id_that_only_its_mention_has() -> None:
    tables = tables_of([{"initiator": "they"}, {"initiator": "they"}, {"initiator": "they"}])
    selection = select(tables, Parameters.given({"actors": "Northern-Garrison"}))
    assert list(selection.events["event_id"]) == ["event1", "event2"]
    assert selection.left_out == {OTHER_ACTOR: 1}


def test_an_open_end_reaches_any_period_on_its_side() -> None:
    tables = tables_of([{"date": "2023-09-20/.."}, {"date": "../2023-09-20"}])
    assert list(select(tables, Parameters.given({"since": "2030-01-01"})).events["event_id"]) == ["event1"]
    assert list(select(tables, Parameters.given({"until": "1990-01-01"})).events["event_id"]) == ["event2"]


def test_a_denial_within_a_kept_incident_is_counted_and_not_told_as_having_happened() -> None:
    tables = tables_of([{"date": "2023-09-03"}, {"date": "2023-09-03", "modality": "negated"}])
    first = tables["incidents"].head(1).assign(event_ids="event1 event2", event_count=2, report_count=2)
    tables["incidents"] = make("incidents", first.to_dict("records"))
    plain = select(tables, Parameters.given({"include_not_actual": False}))
    assert (list(plain.events["event_id"]), plain.events_left_out) == (["event1"], {NOT_ACTUAL: 1})
    whole = select(tables, Parameters.given({"include_not_actual": True}))
    assert (list(whole.events["event_id"]), whole.events_left_out) == (["event1", "event2"], {})


def test_tables_without_rows_give_a_selection_without_rows() -> None:
    selection = select(tables_of([]), Parameters.given({"since": "2023-01-01", "area": "x", "actors": "y"}))
    assert (len(selection.incidents), len(selection.events), selection.left_out) == (0, 0, {})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dar‘ā", "dara"),
        ("Al-Ḥasakah", "al hasakah"),
        ("AR_RAQQAH", "ar raqqah"),
        ("  İdlib ", "idlib"),
        ("حلب", "حلب"),
    ],
)
def test_folding(text: str, expected: str) -> None:
    assert folded(text) == expected
