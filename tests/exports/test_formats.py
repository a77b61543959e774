"""Each format with the full text that it gives for the same small register."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml

import pytest

from sijill import exports, tables
from sijill.errors import UsageError
from sijill.tables import Tables
from tests.reporting.synthetic import DARAA, MANBIJ, RAQQA, tables_of

QUOTE = "At dawn the northern garrison shelled the old mill, and three farmers died."
ROWS: list[dict[str, Any]] = [
    {
        "type": "shelling",
        "date": "2023-09-03",
        "killed_best": 3,
        "killed_low": 3,
        "killed_high": 5,
        "killed_civilians": 2,
        "confidence": 0.8,
        **RAQQA,
        "radius_km": 8.0,
        "ucdp_where_prec": 1,
    },
    {"type": "airstrike", "date": "2023-09-05~", "killed_low": 24, **MANBIJ, "geo_precision": 2},
    {"type": "armed_clash", "date": "2023-09", "injured_best": 4, **DARAA, "geo_precision": 3},
    {"type": "arrest", "date": "2023-09-01/2023-11-30", "detained_best": 12, **RAQQA},
    {"type": "protest", "modality": "planned", "date": "2023-10-01", **DARAA},
    {"type": "living_conditions", "date": None},
]
"""Of both first events, one initiator is the northern garrison, an actor that no ontology knows."""


@pytest.fixture
def register() -> Tables:
    found = tables_of(ROWS)
    actors = [
        {"event_id": "event1", "role": "initiator", "text": "the regime", "actor_id": "regime-forces"},
        {"event_id": "event1", "role": "target", "text": "three farmers", "actor_id": "civilians"},
        {"event_id": "event2", "role": "initiator", "text": "a strange jet", "actor_id": None},
    ]
    rows = [{**actor, "start": 0, "end": 1} for actor in actors]
    return {**found, "event_actors": tables.make("event_actors", rows)}


def written(register: Tables, folder: Path, name: str) -> tuple[str, dict[str, int]]:
    done = exports.convert(register, folder / exports.FORMATS[name], format=name)
    return done.path.read_text(encoding="utf-8-sig"), done.left_out


def lines(text: str) -> list[dict[str, str]]:
    return [{key: value for key, value in row.items() if value} for row in csv.DictReader(io.StringIO(text))]


def test_geojson_is_no_finer_than_the_words(register: Tables, tmp_path: Path) -> None:
    text, left_out = written(register, tmp_path, "geojson")
    found = json.loads(text)
    assert (found["type"], left_out) == ("FeatureCollection", {})
    geometries = [feature["geometry"] and feature["geometry"]["coordinates"] for feature in found["features"]]
    assert geometries == [[39.01, 35.95], [37.95, 36.53], None, [39.01, 35.95], [36.1, 32.62], None]
    first = found["features"][0]
    assert {key: value for key, value in first["properties"].items() if value is not None} == {
        "incident_id": "incident001",
        "type": "shelling",
        "group": "remote_violence",
        "modality": "asserted",
        "is_actual": True,
        "date": "2023-09-03",
        "date_precision": "day",
        "is_date_approximate": False,
        "place_name": "Raqqa",
        "place_text": "the town of Raqqa",
        "admin1": "Ar-Raqqah",
        "feature": "populated place",
        "geo_precision": 1,
        "ucdp_where_prec": 1,
        "event_count": 1,
        "report_count": 1,
        "confidence": 0.8,
        "date_start": "2023-09-03",
        "date_end": "2023-09-03",
        "radius_km": 8.0,
        "initiator": "Syrian regime forces",
        "target": "Civilians",
        "killed_best": 3,
        "killed_low": 3,
        "killed_high": 5,
        "quotes": [QUOTE],
        "sources": ["village-bulletin"],
        "urls": ["https://bulletin.example/posts/1?a=1&b=2"],
    }


@pytest.mark.parametrize(
    ("radius_km", "lat"),
    [
        (None, 35.9512),
        (0.05, 35.9512),
        (0.5, 35.951),
        (2.0, 35.95),
        (8.0, 35.95),
        (20.0, 36.0),
        (90.0, 36.0),
        (150.0, 36.0),
    ],
)
def test_decimals_go_with_the_radius(radius_km: float | None, lat: float, tmp_path: Path) -> None:
    row = {"type": "shelling", "date": "2023-09-03", **RAQQA, "lat": 35.95123, "radius_km": radius_km}
    text, _ = written(tables_of([row]), tmp_path, "geojson")
    assert json.loads(text)["features"][0]["geometry"]["coordinates"][1] == lat


def test_acled(register: Tables, tmp_path: Path) -> None:
    text, left_out = written(register, tmp_path, "acled")
    shared = {
        "iso": "760",
        "region": "Middle East",
        "country": "Syria",
        "source": "village-bulletin",
        "notes": QUOTE,
        "modality": "asserted",
        "year": "2023",
        "disorder_type": "Political violence",
        "assoc_actor_1": "",
    }
    shared = {key: value for key, value in shared.items() if value}
    assert lines(text) == [
        shared
        | {
            "event_id_cnty": "incident001",
            "event_date": "2023-09-03",
            "time_precision": "1",
            "event_type": "Explosions/Remote violence",
            "sub_event_type": "Shelling/artillery/missile attack",
            "actor1": "Syrian regime forces",
            "inter1": "1",
            "actor2": "Civilians",
            "inter2": "7",
            "interaction": "17",
            "civilian_targeting": "Civilian targeting",
            "admin1": "Ar-Raqqah",
            "location": "Raqqa",
            "latitude": "35.95",
            "longitude": "39.01",
            "geo_precision": "1",
            "source_url": "https://bulletin.example/posts/1?a=1&b=2",
            "fatalities": "3",
            "date_edtf": "2023-09-03",
            "radius_km": "8.0",
            "fatalities_low": "3",
            "fatalities_high": "5",
            "confidence": "0.8",
        },
        shared
        | {
            "event_id_cnty": "incident002",
            "event_date": "2023-09-05",
            "time_precision": "2",
            "event_type": "Explosions/Remote violence",
            "sub_event_type": "Air/drone strike",
            "actor1": "a strange jet",
            "actor2": "three farmers",
            "admin1": "Aleppo",
            "location": "Manbij",
            "latitude": "36.53",
            "longitude": "37.95",
            "geo_precision": "2",
            "source_url": "https://bulletin.example/posts/2?a=1&b=2",
            "fatalities": "24",
            "date_edtf": "2023-09-05~",
            "radius_km": "10.0",
            "fatalities_low": "24",
        },
        shared
        | {
            "event_id_cnty": "incident003",
            "event_date": "2023-09-15",
            "time_precision": "3",
            "event_type": "Battles",
            "sub_event_type": "Armed clash",
            "actor1": "the northern garrison",
            "actor2": "three farmers",
            "admin1": "Dar‘ā",
            "location": "Daraa",
            "geo_precision": "3",
            "source_url": "https://bulletin.example/posts/3?a=1&b=2",
            "date_edtf": "2023-09",
        },
    ]
    assert left_out == {
        "no date as fine as a month": 1,
        "not told as having happened": 1,
        "ACLED does not code the type": 1,
    }


def test_every_type_is_coded_or_known_not_to_be() -> None:
    from sijill.exports.acled import _types
    from sijill.schema import EVENT_TYPES

    assert set(EVENT_TYPES) - set(_types()) == {"living_conditions", "toll_summary"}


def test_ucdp(register: Tables, tmp_path: Path) -> None:
    text, left_out = written(register, tmp_path, "ucdp")
    shared = {
        "year": "2023",
        "number_of_sources": "1",
        "source_article": QUOTE,
        "source_original": "a local teacher",
        "country": "Syria",
        "country_id": "652",
        "region": "Middle East",
        "event_clarity": "1",
        "modality": "asserted",
    }
    assert lines(text) == [
        shared
        | {
            "id": "incident001",
            "relid": "incident001",
            "type_of_violence": "3",
            "side_a": "Syrian regime forces",
            "side_b": "Civilians",
            "source_url": "https://bulletin.example/posts/1?a=1&b=2",
            "where_prec": "1",
            "where_coordinates": "Raqqa",
            "where_description": "the town of Raqqa",
            "adm_1": "Ar-Raqqah",
            "latitude": "35.95",
            "longitude": "39.01",
            "date_prec": "1",
            "date_start": "2023-09-03",
            "date_end": "2023-09-03",
            "deaths_civilians": "2",
            "deaths_unknown": "1",
            "best": "3",
            "high": "5",
            "low": "3",
            "date_edtf": "2023-09-03",
            "radius_km": "8.0",
            "confidence": "0.8",
        },
        shared
        | {
            "id": "incident002",
            "relid": "incident002",
            "side_a": "a strange jet",
            "side_b": "three farmers",
            "source_url": "https://bulletin.example/posts/2?a=1&b=2",
            "where_coordinates": "Manbij",
            "where_description": "the town of Manbij",
            "adm_1": "Aleppo",
            "latitude": "36.53",
            "longitude": "37.95",
            "date_prec": "2",
            "date_start": "2023-09-05",
            "date_end": "2023-09-05",
            "low": "24",
            "date_edtf": "2023-09-05~",
            "radius_km": "10.0",
        },
    ]
    assert left_out == {"nobody told as killed": 3, "not told as having happened": 1}


def test_hxl_has_its_hashtags_under_the_names(register: Tables, tmp_path: Path) -> None:
    text, left_out = written(register, tmp_path, "hxl")
    names, tags, *rows = list(csv.reader(io.StringIO(text)))
    assert (len(rows), left_out) == (6, {})
    assert dict(zip(names, tags, strict=True))["killed, low"] == "#affected+killed+low"
    assert {tag: value for tag, value in zip(tags, rows[1], strict=True) if value} == {
        "#event+id": "incident002",
        "#event+type": "airstrike",
        "#event+group": "remote violence",
        "#status+modality": "asserted",
        "#date+occurred+edtf": "2023-09-05~",
        "#date+occurred+start": "2023-09-05",
        "#date+occurred+end": "2023-09-05",
        "#adm1+name": "Aleppo",
        "#loc+name": "Manbij",
        "#geo+lat": "36.53",
        "#geo+lon": "37.95",
        "#geo+precision": "2",
        "#geo+radius+km": "10.0",
        "#org+actor+initiator": "a strange jet",
        "#org+actor+target": "three farmers",
        "#affected+killed+low": "24",
        "#description+quote": QUOTE,
        "#meta+source": "village-bulletin",
        "#meta+url": "https://bulletin.example/posts/2?a=1&b=2",
    }


def test_timelinejs(register: Tables, tmp_path: Path) -> None:
    text, left_out = written(register, tmp_path, "timelinejs")
    slides = json.loads(text)["events"]
    assert (len(slides), left_out) == (5, {"no date with two known ends": 1})
    assert slides[2] == {
        "unique_id": "incident003",
        "group": "Battles",
        "start_date": {"year": 2023, "month": 9, "day": 1},
        "end_date": {"year": 2023, "month": 9, "day": 30},
        "display_date": "September 2023",
        "text": {
            "headline": "Armed clash, somewhere in Daraa, Dar‘ā",
            "text": "<p>the northern garrison → three farmers</p><p>4 injured</p>"
            f"<p>“{QUOTE}”</p><p>village-bulletin</p>",
        },
    }


def test_kml(register: Tables, tmp_path: Path) -> None:
    text, _ = written(register, tmp_path, "kml")
    space = {"k": "http://www.opengis.net/kml/2.2"}
    root = Xml.fromstring(text)  # noqa: S314 - our own file
    folders = [folder.findtext("k:name", namespaces=space) for folder in root.iterfind(".//k:Folder", space)]
    assert folders == [
        "Battles",
        "Explosions and remote violence",
        "Protests and riots",
        "Strategic developments",
        "Humanitarian situation",
    ]
    marks = list(root.iterfind(".//k:Placemark", space))
    points = [mark.findtext("k:Point/k:coordinates", namespaces=space) for mark in marks]
    assert points == [None, "39.01,35.95", "37.95,36.53", "36.1,32.62", "39.01,35.95", None]
    strike = marks[2]
    assert strike.findtext("k:name", namespaces=space) == "Airstrike, in or near Manbij, Aleppo"
    told = strike.findtext("k:description", namespaces=space)
    assert told == f"about 5 September 2023<br>“{QUOTE}”<br>village-bulletin"
    data = {one.get("name"): one.findtext("k:value", namespaces=space) for one in strike.iterfind(".//k:Data", space)}
    assert data == {
        "incident_id": "incident002",
        "type": "airstrike",
        "modality": "asserted",
        "date": "2023-09-05~",
        "geo_precision": "2",
        "radius_km": "10.0",
        "initiator": "a strange jet",
        "target": "three farmers",
        "killed_low": "24",
    }


@pytest.mark.parametrize("name", ["csv", "acled", "ucdp", "hxl"])
def test_no_cell_is_a_formula(name: str, tmp_path: Path) -> None:
    formula = "=1+cmd|' /C calc'!A0"
    fields = dict.fromkeys(("place_text", "place_name", "admin1", "initiator", "target", "attribution"), formula)
    row = {
        **RAQQA,
        **fields,
        "type": "shelling",
        "date": "2023-09-03",
        "killed_best": 1,
        "lat": -35.0,
        "quote": formula,
    }
    row |= {"trigger": "cmd"}
    text, _ = written(tables_of([row], report={"source": formula, "url": formula}), tmp_path, name)
    cells = [cell for line in csv.reader(io.StringIO(text)) for cell in line]
    assert [cell for cell in cells if cell.startswith(("=", "+", "@"))] == []
    assert f"'{formula}" in cells
    assert {"-35.0", "-35"} & set(cells)


@pytest.mark.parametrize("name", ["timelinejs", "kml"])
def test_no_text_is_markup(name: str, tmp_path: Path) -> None:
    hostile = "<script>x</script>\x00"
    row = {**RAQQA, "place_name": hostile, "type": "shelling", "date": "2023-09-03", "quote": hostile, "trigger": "x"}
    text, _ = written(tables_of([row]), tmp_path, name)
    assert "<script>" not in text
    assert ("&amp;lt;script" if name == "kml" else "&lt;script") in text
    assert name != "kml" or "\x00" not in text


def test_an_unknown_format_is_named(register: Tables, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="format 'xls' is not known; known are csv, geojson"):
        exports.convert(register, tmp_path / "x", format="xls")
