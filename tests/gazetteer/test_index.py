from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.gazetteer.places import gazetteer, place

from sijill.gazetteer import Gazetteer, load

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "gazetteer.yml").read_text("utf-8"))


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


def test_a_dateline_is_preferred_and_small_places_outside_it_are_not_taken() -> None:
    raqqa = place("sy-raqqa", "Raqqa", 35.95, 39.0, admin1="Raqqa", feature="governorate", radius_km=79.0)
    here, there = place("sy-a", "Tuba", 36.0, 39.0, admin1="Raqqa"), place("sy-b", "Tuba", 36.0, 37.0)
    city = place("sy-c", "Madinabad", 36.0, 37.0, prominence=20)
    index = gazetteer(raqqa, here, there, city, place("sy-d", "Karyabad", 36.0, 37.0))
    assert index.resolve("Tuba", likely_areas=["Raqqa"]).place == here
    assert index.resolve("Madinabad", likely_areas=["Raqqa"]).place == city
    outside = index.resolve("Karyabad", likely_areas=["Raqqa"])
    assert (outside.place, outside.reason) == (None, "the only candidate is a small place outside Raqqa")


def test_places_named_nearby_decide() -> None:
    west, east = place("sy-west", "Tuba", 36.0, 37.0), place("sy-east", "Tuba", 36.0, 40.0)
    index = gazetteer(west, east, place("sy-near", "Sarakmin", 36.1, 39.9))
    found = index.resolve("Tuba", nearby=["Sarakmin", "Nowhere", "Tuba"])
    assert (found.place, found.reason) == (east, "lies near other places told")


@pytest.mark.parametrize(
    ("told", "fields", "reason"),
    [
        ("Farabad", {}, "the only candidate is a village more than 120 km from every other place told"),
        ("Farabad", {"prominence": 6}, None),
        ("Farabad", {"radius_km": 4.0}, None),
        ("Nearabad neighbourhood", {}, None),
        (
            "Farabad neighbourhood",
            {"prominence": 6},
            "the only candidate is a village, no neighbourhood, and lies near no other place told",
        ),
    ],
)
def test_a_village_far_from_all_that_is_told_is_not_meant(
    told: str, fields: dict[str, Any], reason: str | None
) -> None:
    village = place("sy-far", "Farabad", 36.0, 40.0, **fields)
    near = place("sy-near", "Nearabad", 36.0, 37.1, **fields)
    index = gazetteer(village, near, place("sy-told", "Sarakmin", 36.0, 37.0, prominence=20))
    found = index.resolve(told, nearby=["Sarakmin"])
    assert (found.place is None, found.reason if found.place is None else None) == (reason is not None, reason)


def test_foreign_cities_are_not_called_by_three_letters() -> None:
    index = load()
    assert (index.resolve("Zil").place, index.resolve("Kia").place) == (None, None)
    assert index.resolve("Konya").place is not None


@pytest.mark.parametrize(
    ("written", "place_id"),
    [
        ("Tuba village", "sy-village"),
        ("Tuba", "sy-city"),
        ("Tuba/Madinabad", "sy-city"),
        ("Madinabad (Tuba)", "sy-city"),
    ],
)
def test_the_words_beside_a_name_tell_which_is_meant(written: str, place_id: str) -> None:
    city = place("sy-city", "Tuba", 36.0, 37.0, prominence=30, radius_km=4.0, variants=("Madinabad",))
    village = place("sy-village", "Tuba", 36.0, 40.0, prominence=1)
    found = gazetteer(city, village).resolve(written).place
    assert found is not None
    assert found.place_id == place_id


def test_a_spelling_known_to_the_table_counts_more_than_one_that_sounds_alike() -> None:
    spelled, alike = (
        place("sy-a", "Al-Hadir", 36.0, 37.0, prominence=6),
        place("sy-b", "Haadir", 33.0, 36.0, prominence=5),
    )
    assert gazetteer(spelled, alike).resolve("Al-Hadir").place == spelled
    assert gazetteer(spelled, alike).resolve("Hadeer").place is None


def test_a_country_is_meant_before_a_village_called_nearly_so() -> None:
    iraq = place("iq-country", "Iraq", 33.0, 44.0, admin1="", feature="country", radius_km=400.0)
    index = gazetteer(iraq, place("sy-a", "Irak", 34.6, 38.6, prominence=3))
    assert index.resolve("Iraq").place == iraq


def test_a_hamlet_is_no_candidate_beside_a_region_of_its_name_but_can_be_resolved() -> None:
    region = place("sy-region", "Ghotabad", 33.5, 36.4, feature="region", prominence=3)
    hamlet = place("sy-hamlet", "Ghotabad", 36.0, 39.0)
    index = gazetteer(hamlet, region)
    assert index.candidates("Ghotabad") == (region,)
    assert index.resolve("Ghotabad").place == region
    assert index.resolve("village of Ghotabad").place == hamlet


def test_a_divided_place_is_found_by_its_whole_and_a_part_by_the_whole_known() -> None:
    upper = place("sy-a", "Kafrajin Fawqani", 36.0, 37.0)
    assert gazetteer(upper).resolve("Kafrajin").place == upper
    whole = place("sy-b", "Kafrajin", 36.0, 37.0)
    assert gazetteer(whole).resolve("Lower Kafrajin").place == whole


def test_a_site_is_not_taken_for_a_village_of_its_name() -> None:
    village = gazetteer(place("sy-a", "Saykabad", 36.0, 37.0))
    assert village.resolve("Saykabad base").reason == "the only candidate is a village, no base"
    assert village.resolve("Saykabad").place is not None


@pytest.mark.parametrize(("name", "is_known"), [("Al-Oun", True), ("Oun", True), ("On", False), ("UN", False)])
def test_a_short_name_of_a_little_known_village_must_be_spelled_alike(name: str, is_known: bool) -> None:
    index = gazetteer(place("sy-a", "Al-Oun", 36.0, 37.0))
    assert index.knows(name) is is_known
    assert index.candidates(name) != ()


def test_names_that_people_bear_are_no_place_alone() -> None:
    village, city = place("sy-a", "Khalid", 36.0, 37.0), place("sy-b", "Hamza", 33.0, 36.0, prominence=9)
    index = Gazetteer.of([village, city], home_country="SY", people=["Khaled", "Hamza"])
    assert not index.knows("Khalid")
    assert index.knows("Hamza")
    assert index.resolve("village of Khalid").place == village


def test_the_spellings_of_an_id_that_comes_again_are_added() -> None:
    first, again = place("sy-a", "Tuba", 36.0, 37.0), place("sy-a", "Tuba", 36.0, 37.0, variants=("Tobruk",))
    found = gazetteer(first, again).resolve("Tobruk").place
    assert found is not None
    assert (found.place_id, found.variants) == ("sy-a", ("Tobruk",))


def test_matches_tell_how_spellings_agree() -> None:
    index = gazetteer(place("sy-a", "Marashamarin", 36.0, 37.0, variants=("Maar Shamarin",)))
    told = {name: [(match.how, match.cost, match.score) for match in index.matches(name)] for name in MATCHED}
    assert told == MATCHED


MATCHED = {
    "Marashamarin": [("name", 0.0, 1.0)],
    "Maar Shamarin": [("variant", 0.0, 0.98)],
    "Al-Marashamareen": [("folded", 0.0, 0.95)],
    "Marashamarun": [("near", 0.5, 0.75)],
    "Nowhere": [],
}


def test_the_settlements_of_an_area_are_told() -> None:
    aleppo = place("sy-g", "Aleppo", 36.25, 37.6, feature="governorate", radius_km=96.0)
    inside, outside = place("sy-a", "Tuba", 36.0, 37.0), place("sy-b", "Tuba", 36.0, 40.0, admin1="Raqqa")
    assert gazetteer(aleppo, inside, outside).places_in(aleppo) == (inside,)


def test_load_reads_the_table_once() -> None:
    assert load() is load("syria")
