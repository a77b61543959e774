"""Rules that the shipped table and outlines of Syria keep."""

from __future__ import annotations

import csv
import json
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import Any

from sijill.gazetteer.outline import read_outlines
from sijill.gazetteer.table import read_places
from sijill.paths import domain_directory
from sijill.schema import FEATURES

FOLDER = domain_directory("syria")
GOVERNORATES = {
    "Al-Hasakah",
    "Aleppo",
    "As-Suwayda",
    "Damascus",
    "Daraa",
    "Deir ez-Zor",
    "Hama",
    "Homs",
    "Idlib",
    "Latakia",
    "Quneitra",
    "Raqqa",
    "Rif Dimashq",
    "Tartus",
}
ADMIN_FEATURES = {"governorate", "district", "subdistrict", "country"}
FAR_OUTSIDE_KM = 3.0
FAR_OUTSIDE = {
    "sy-al-hasakah-bir-mulayhan",  # UCDP's point, by a line that is coarse
    "sy-aleppo-habsawi",  # the same
    "sy-daraa-al-lajat-region",  # a lava field shared with As-Suwayda
    "sy-deir-ez-zor-al-bukamal-crossing",  # on the border line
    "sy-deir-ez-zor-jabal-al-bishri-mountain",  # a range shared with Raqqa and Homs
    "sy-hama-m5-highway",  # the road crosses six governorates
    "sy-raqqa-as-shamiyah",  # UCDP codes it to Raqqa, the 1:10m line leaves it in Deir ez-Zor
    "sy-rif-dimashq-sabe-byar-subdistrict",  # Open-Syria's middle of a desert subdistrict
    "sy-tartus-arwad",  # an islet too small for the outline
    "sy-tartus-arwad-subdistrict",
}


@cache
def rows() -> list[dict[str, str]]:
    with (FOLDER / "places.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


@cache
def features() -> list[dict[str, Any]]:
    return json.loads((FOLDER / "outlines.geojson").read_text("utf-8"))["features"]


def syrian() -> list[dict[str, str]]:
    return [row for row in rows() if row["place_id"].startswith("sy-") and row["feature"] != "country"]


def test_the_table_reads_and_is_large_enough() -> None:
    assert len(read_places(FOLDER / "places.csv")) >= 7_000


def test_ids_are_unique_and_features_known() -> None:
    assert max(Counter(row["place_id"] for row in rows()).values()) == 1
    assert {row["feature"] for row in rows()} <= set(FEATURES)


def test_every_row_names_its_source() -> None:
    assert [row["place_id"] for row in rows() if not row["source"]] == []


def test_syrian_places_lie_in_the_box_and_in_a_governorate() -> None:
    assert {row["admin1"] for row in syrian()} == GOVERNORATES
    outside = [
        row["place_id"]
        for row in syrian()
        if not (32.3 <= float(row["lat"]) <= 37.4 and 35.6 <= float(row["lon"]) <= 42.4)
    ]
    assert outside == []


def test_all_administrative_areas_are_there() -> None:
    counts = Counter(row["feature"] for row in syrian())
    assert (counts["governorate"], counts["district"], counts["subdistrict"]) == (14, 62, 272)


def test_the_most_reported_places_have_two_spellings_more_on_average() -> None:
    reported = [row for row in syrian() if row["feature"] not in ADMIN_FEATURES]
    most = sorted(reported, key=lambda row: -int(row["prominence"]))[:300]
    assert sum(len(row["variants"].split("|")) for row in most if row["variants"]) / len(most) >= 2


def test_variants_are_told_once_and_are_not_the_name() -> None:
    for row in rows():
        variants = row["variants"].split("|") if row["variants"] else []
        assert len(variants) == len(set(variants)), row["place_id"]
        assert row["name"] not in variants, row["place_id"]


def test_places_lie_in_their_governorate() -> None:
    outlines = read_outlines(FOLDER / "outlines.geojson", "governorate")
    outside_km = {
        row["place_id"]: outlines[row["admin1"]].distance_km(float(row["lat"]), float(row["lon"])) for row in syrian()
    }
    assert sum(distance > 0 for distance in outside_km.values()) < 0.03 * len(outside_km)
    assert {place_id for place_id, distance in outside_km.items() if distance > FAR_OUTSIDE_KM} == FAR_OUTSIDE


def test_no_town_lies_in_a_lake() -> None:
    lakes = read_outlines(FOLDER / "outlines.geojson", "lake").values()
    towns = [row for row in syrian() if row["feature"] == "populated place"]
    assert lakes
    assert [t["place_id"] for t in towns for lake in lakes if lake.contains(float(t["lat"]), float(t["lon"]))] == []


def test_outlines_are_small_and_complete() -> None:
    assert (FOLDER / "outlines.geojson").stat().st_size < 150_000
    kinds = Counter(feature["properties"]["kind"] for feature in features())
    assert set(kinds) == {"country", "governorate", "neighbour", "river", "lake"}
    assert (kinds["country"], kinds["governorate"]) == (1, 14)
    names = {f["properties"]["name"] for f in features() if f["properties"]["kind"] == "governorate"}
    assert names == GOVERNORATES
    assert all(feature["properties"]["source"] and feature["properties"]["name_ar"] for feature in features())
    assert "Euphrates" in {feature["properties"]["name"] for feature in features()}


def corners(geometry: Any) -> list[list[float]]:
    if isinstance(geometry[0], (int, float)):
        return [geometry]
    return [corner for part in geometry for corner in corners(part)]


def test_outlines_stay_in_their_frame_with_three_decimals() -> None:
    for feature in features():
        for lon, lat in corners(feature["geometry"]["coordinates"]):
            assert 34.5 <= lon <= 43.5
            assert 31.5 <= lat <= 38.0
            assert (round(lon, 3), round(lat, 3)) == (lon, lat)


def rings(feature: dict[str, Any]) -> list[list[list[float]]]:
    geometry = feature["geometry"]
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    return [ring for polygon in polygons for ring in polygon]


def signed_area(ring: list[list[float]]) -> float:
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring)) / 2


def test_rings_are_closed_and_outer_rings_run_against_the_clock() -> None:
    for feature in features():
        if feature["geometry"]["type"].endswith("Polygon"):
            assert all(ring[0] == ring[-1] and len(ring) >= 4 for ring in rings(feature))
            assert signed_area(rings(feature)[0]) > 0


def test_governorates_cover_the_country_without_gap_or_overlap() -> None:
    country = next(f for f in features() if f["properties"]["kind"] == "country")
    parts = [f for f in features() if f["properties"]["kind"] == "governorate"]
    whole = sum(signed_area(ring) for ring in rings(country))
    assert abs(sum(signed_area(ring) for part in parts for ring in rings(part)) - whole) < 1e-6
    # Every border inside the country is drawn by exactly two governorates, every other by one and the country.
    drawn = Counter(
        frozenset((tuple(a), tuple(b))) for part in parts for ring in rings(part) for a, b in pairwise(ring)
    )
    outer = {frozenset((tuple(a), tuple(b))) for ring in rings(country) for a, b in pairwise(ring)}
    assert {edge for edge, times in drawn.items() if times == 1} == outer
    assert max(drawn.values()) == 2
