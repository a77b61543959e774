from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from sijill import tables
from sijill.errors import DataCheckError
from sijill.schema import Event, Report

TEXT = "On 5 September the garrison shelled Tel Hajar and killed three farmers, a teacher said."


def quoted(words: str, **others: Any) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"text": words, "start": start, "end": start + len(words), **others}


def report(**changes: Any) -> Report:
    return Report.model_validate({"report_id": "one", "source": "village-bulletin", "text": TEXT} | changes)


def event(**changes: Any) -> Event:
    told = {
        "report_id": "one",
        "event_id": "e-1",
        "type": "shelling",
        "modality": "asserted",
        "date": "XXXX-09-05",
        "date_text": "5 September",
        "date_span": {"start": 3, "end": 14},
        "sentence": {"start": 0, "end": len(TEXT)},
        "trigger": quoted("shelled"),
        "initiator": [quoted("the garrison", actor_id="garrison")],
        "target": [quoted("three farmers")],
        "places": [quoted("Tel Hajar", role="at", place_id="p1", name="Tel Hajar", lat=36.5, lon=38.0, where_prec=1)],
        "killed": quoted("three", best=3, low=3, high=3, civilians=3),
        "attribution": {**quoted("a teacher"), "class": "source"},
        "inferred": {"modality": "no cue"},
    }
    return Event.model_validate(told | changes)


def report_row(**changes: Any) -> dict[str, Any]:
    row = {**report().model_dump(), "sha256": "0" * 64, "version": 1, "retrieved_at": None, "licence": "CC BY 4.0"}
    return row | changes


def all_tables() -> tables.Tables:
    made = tables.of_events([event()], {"one": report()})
    shared = made["events"].iloc[0][list(tables.INCIDENT_COLUMNS)].to_dict()
    incident = {"incident_id": "i-1", "event_ids": "e-1", "event_count": 1, "report_count": 1, **shared}
    return made | {
        "reports": tables.make("reports", [report_row()]),
        "incidents": tables.make("incidents", [incident]),
    }


def test_an_event_is_one_row_with_its_words_and_the_bounds_of_its_date() -> None:
    row = tables.event_row(event(date="2023-09"), TEXT)
    told = {
        "group": "remote_violence",
        "is_actual": True,
        "date_precision": "month",
        "is_date_approximate": False,
        "ucdp_date_prec": 4,
        "initiator": "the garrison",
        "target": "three farmers",
        "partner": None,
        "place_text": "Tel Hajar",
        "place_role": "at",
        "place_name": "Tel Hajar",
        "ucdp_where_prec": 1,
        "killed_best": 3,
        "killed_civilians": 3,
        "attribution": "a teacher",
        "attribution_class": "source",
        "quote": TEXT,
        "trigger": "shelled",
        "inferred": "modality: no cue",
    }
    assert {name: row[name] for name in told} == told
    assert (str(row["date_start"]), str(row["date_end"])) == ("2023-09-01", "2023-09-30")
    assert "injured_best" not in row


def test_mentions_are_one_row_each() -> None:
    made = tables.of_events([event()], {"one": report()})
    assert made["event_places"][["event_id", "place_number", "text", "role", "place_id"]].to_dict("records") == [
        {"event_id": "e-1", "place_number": 0, "text": "Tel Hajar", "role": "at", "place_id": "p1"}
    ]
    actors = made["event_actors"][["role", "text", "actor_id"]].astype(object)
    assert actors.where(actors.notna(), None).to_dict("records") == [
        {"role": "initiator", "text": "the garrison", "actor_id": "garrison"},
        {"role": "target", "text": "three farmers", "actor_id": None},
    ]


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    made = all_tables()
    written = tables.write(tmp_path, made)
    assert sorted(path.name for path in written) == sorted(f"{name}.parquet" for name in tables.TABLE_NAMES)
    for name, table in tables.read(tmp_path).items():
        pd.testing.assert_frame_equal(table, made[name])
    assert list(tables.read(tmp_path, "events")) == ["events"]


@pytest.mark.parametrize("name", tables.TABLE_NAMES)
def test_a_table_may_be_empty(name: str, tmp_path: Path) -> None:
    empty = tables.make(name, [])
    tables.write(tmp_path, {name: empty})
    pd.testing.assert_frame_equal(tables.read(tmp_path, name)[name], empty)


@pytest.mark.parametrize(
    ("name", "column", "value"),
    [
        ("events", "type", "weather"),
        ("events", "group", "war"),
        ("events", "modality", "maybe"),
        ("events", "date_precision", "century"),
        ("events", "date_precision", "day"),
        ("events", "is_date_approximate", True),
        ("events", "ucdp_date_prec", 0),
        ("events", "ucdp_date_prec", 1),
        ("events", "ucdp_date_prec", 6),
        ("events", "date", "last week"),
        ("events", "date_end", pd.Timestamp("2023-09-05")),
        ("incidents", "date_precision", "open"),
        ("events", "place_role", "above"),
        ("events", "feature", "moon"),
        ("events", "attribution_class", "rumour"),
        ("events", "lat", 90.5),
        ("events", "lon", -181.0),
        ("events", "geo_precision", 4),
        ("events", "ucdp_where_prec", 8),
        ("event_places", "where_prec", 0),
        ("events", "killed_best", -1),
        ("events", "count", 0),
        ("events", "confidence", 1.5),
        ("events", "sentence_start", -1),
        ("events", "date_start", pd.Timestamp("1899-12-31")),
        ("event_places", "role", "above"),
        ("event_places", "place_number", -1),
        ("event_actors", "role", "bystander"),
        ("reports", "version", 0),
        ("incidents", "event_count", 0),
        ("incidents", "type", "weather"),
    ],
)
def test_a_broken_rule_names_table_column_and_value(name: str, column: str, value: object) -> None:
    table = all_tables()[name]
    table[column] = pd.Series([value] * len(table), dtype=table[column].dtype)
    with pytest.raises(DataCheckError) as caught:
        tables.check(name, table)
    message = str(caught.value)
    assert f"table {name!r}" in message
    assert f"column {column!r}" in message
    assert str(value).removesuffix(" 00:00:00") in message


@pytest.mark.parametrize(
    ("name", "column"), [("events", "event_id"), ("reports", "report_id"), ("incidents", "incident_id")]
)
def test_an_id_stands_once(name: str, column: str) -> None:
    table = all_tables()[name]
    with pytest.raises(DataCheckError, match=rf"table '{name}': column '{column}'.*'{table[column][0]}'"):
        tables.check(name, pd.concat([table, table], ignore_index=True))


@pytest.mark.parametrize("column", ["report_id", "quote", "is_actual"])
def test_a_needed_value_may_not_be_missing(column: str) -> None:
    table = all_tables()["events"].astype({"is_actual": "boolean"})
    table.loc[0, column] = pd.NA
    with pytest.raises(DataCheckError, match=rf"table 'events'.*'{column}'"):
        tables.check("events", table)


def test_columns_are_those_of_the_contract() -> None:
    table = all_tables()["events"]
    with pytest.raises(DataCheckError, match=r"table 'events'.*'weather'"):
        tables.check("events", table.assign(weather="fine"))
    with pytest.raises(DataCheckError, match=r"table 'events'.*'quote'"):
        tables.check("events", table.drop(columns="quote"))


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"trigger": {"text": "shelled", "start": 0, "end": 7}}, "field 'trigger', value 'shelled': offsets 0–7"),
        ({"sentence": {"start": 0, "end": len(TEXT) + 1}}, f"field 'sentence', value {TEXT!r}: offsets 0–88"),
        ({"sentence": {"start": 5, "end": 5}}, "field 'sentence', value '': offsets 5–5"),
        ({"date_text": "6 September"}, "field 'date_span', value '6 September': offsets 3–14 quote '5 September'"),
        (
            {"killed": {"text": "four", "start": 57, "end": 62, "best": 4}},
            "field 'killed', value 'four': offsets 57–62",
        ),
        (
            {"initiator": [{"text": "the rebels", "start": 15, "end": 27}]},
            "field 'initiator', value 'the rebels': offsets 15–27 quote 'the garrison'",
        ),
    ],
)
def test_an_offset_that_does_not_quote_its_text_is_refused(changes: dict[str, Any], told: str) -> None:
    with pytest.raises(DataCheckError) as caught:
        tables.of_events([event(**changes)], {"one": report()})
    assert str(caught.value).startswith(f"event e-1: {told}")


def test_a_table_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(
        DataCheckError, match=r"incidents\.parquet: table 'incidents' is not there; run `sijill link` first"
    ):
        tables.read(tmp_path, "incidents")
    (tmp_path / "events.parquet").write_bytes(b"no table")
    with pytest.raises(DataCheckError, match=r"events\.parquet: table 'events' cannot be read"):
        tables.read(tmp_path)


def test_a_file_of_other_rows_is_refused_as_it_is_read(tmp_path: Path) -> None:
    all_tables()["events"].assign(modality="maybe").to_parquet(tmp_path / "events.parquet")
    with pytest.raises(DataCheckError, match=r"table 'events': column 'modality', row 0: 'maybe'"):
        tables.read(tmp_path, "events")


@pytest.mark.parametrize(
    ("date", "start", "end", "precision", "is_approximate", "code"),
    [
        (None, None, None, None, False, None),
        ("2023-09-03", "2023-09-03", "2023-09-03", "day", False, 1),
        ("2023-09-05~", "2023-09-05", "2023-09-05", "day", True, 2),
        ("2023-08-28/2023-09-03", "2023-08-28", "2023-09-03", "interval", False, 3),
        ("2023-09", "2023-09-01", "2023-09-30", "month", False, 4),
        ("2023", "2023-01-01", "2023-12-31", "year", False, 5),
        ("../2023-09-05", None, "2023-09-05", "open", False, None),
        ("2023-09-05/..", "2023-09-05", None, "open", False, None),
        ("XXXX-09-03~", None, None, "yearless", True, None),
    ],
)
def test_dates_become_intervals_that_can_be_sorted(
    date: str | None,
    start: str | None,
    end: str | None,
    precision: str | None,
    is_approximate: bool,
    code: int | None,
) -> None:
    row = tables.of_events([event(date=date)], {"one": report()})["events"].iloc[0]
    days = [None if pd.isna(row[column]) else f"{row[column]:%Y-%m-%d}" for column in ("date_start", "date_end")]
    told = [None if pd.isna(row[column]) else row[column] for column in ("date_precision", "ucdp_date_prec")]
    assert (*days, *told, row["is_date_approximate"]) == (start, end, precision, code, is_approximate)


@pytest.mark.parametrize("date", ["last week", "2023-09-31", "2023-09-03T04:30", "2023-09-05/2023-09-03"])
def test_a_date_that_is_no_edtf_never_reaches_a_table(date: str) -> None:
    with pytest.raises(DataCheckError, match=r"^event e-1: field 'date', value '.+': "):
        tables.of_events([event(date=date)], {"one": report()})
    row = all_tables()["incidents"].iloc[0].to_dict()
    with pytest.raises(DataCheckError, match=r"^table 'incidents': column 'date', value '.+': "):
        tables.make("incidents", [row | {"date": date}])


def test_of_a_row_whose_columns_disagree_only_the_wrong_one_is_told() -> None:
    table = tables.of_events([event(date="2023-09")], {"one": report()})["events"]
    table["date_end"] = pd.Series([pd.Timestamp("2023-08-31")], dtype=table["date_end"].dtype)
    with pytest.raises(DataCheckError) as caught:
        tables.check("events", table)
    told = (
        "column 'date_end', row 0: Timestamp('2023-08-31 00:00:00') breaks the rule that date_end follows from date"
    )
    assert str(caught.value) == f"table 'events': {told}"
