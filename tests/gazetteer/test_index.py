from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from sijill.gazetteer import Gazetteer, Place, load

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "gazetteer.yml").read_text("utf-8"))


def place(place_id: str, name: str, lat: float, lon: float, **fields: Any) -> Place:
    told = {
        "admin1": "Aleppo",
        "admin2": "",
        "feature": "populated place",
        "radius_km": 2.0,
        "prominence": 0,
    } | fields
    return Place(place_id=place_id, name=name, lat=lat, lon=lon, country_code=place_id[:2].upper(), **told)


def gazetteer(*places: Place) -> Gazetteer:
    return Gazetteer.of(places, home_country="SY")


@pytest.mark.parametrize(
    "case", CASES["resolved"], ids=lambda case: f"{case['name']} in {case.get('containers', '')}"
)
def test_names_resolve_as_the_words_around_them_tell(case: dict[str, Any]) -> None:
    resolution = load().resolve(case["name"], feature=case.get("feature"), containers=case.get("containers", ()))
    assert (resolution.place.place_id if resolution.place else None) == case["place_id"]
    assert case.get("reason", "") in resolution.reason


def test_no_place_is_chosen_when_nothing_decides() -> None:
    west, east = place("sy-west", "Tuba", 36.0, 37.0), place("sy-east", "Tuba", 36.0, 40.0)
    resolution = gazetteer(west, east).resolve("Tuba")
    assert resolution.place is None
    assert resolution.reason == "2 places of this name, up to 270 km apart, and nothing decides"
    assert resolution.candidates == (west, east)


def test_places_near_each_other_are_as_good_as_one() -> None:
    near, other = place("sy-a", "Tuba", 36.0, 37.0, prominence=1), place("sy-b", "Tuba", 36.1, 37.0)
    assert gazetteer(other, near).resolve("Tuba").place == near


@pytest.mark.parametrize(("prominence", "expected"), [(9, "sy-known"), (5, None), (2, None)])
def test_prominence_decides_only_when_it_is_clear(prominence: int, expected: str | None) -> None:
    known = place("sy-known", "Tuba", 36.0, 37.0, prominence=prominence)
    other = place("sy-other", "Tuba", 36.0, 40.0, prominence=3 if prominence > 2 else 0)
    resolution = gazetteer(known, other).resolve("Tuba")
    assert (resolution.place.place_id if resolution.place else None) == expected


def test_a_home_place_goes_before_a_foreign_one_unless_the_country_is_told() -> None:
    home = place("sy-home", "Tuba", 36.0, 37.0)
    foreign = place("tr-abroad", "Tuba", 39.0, 30.0, admin1="", prominence=40)
    turkey = place("tr-country", "Turkey", 39.0, 35.0, admin1="", feature="country", radius_km=700.0)
    index = gazetteer(foreign, home, turkey)
    assert index.resolve("Tuba").place == home
    assert index.resolve("Tuba", containers=["Turkey"]).place == foreign


def test_a_container_that_nobody_knows_decides_nothing() -> None:
    only = place("sy-only", "Tuba", 36.0, 37.0)
    assert gazetteer(only).resolve("Tuba", containers=["Nowhereshire"]).place == only


def test_keys_and_their_longest_length_are_told_to_the_recogniser() -> None:
    index = gazetteer(place("sy-a", "Jisr al-Shughur", 35.8, 36.3, variants=("Jisr Shughour",)))
    assert index.keys == {"jisrshugur"}
    assert index.longest_key_words == 3
    assert index.knows("Jisr ash-Shughour")
    assert not index.knows("Jisr")
    assert index.candidates("Idlib") == ()


def test_load_reads_the_table_once() -> None:
    assert load() is load("syria")
