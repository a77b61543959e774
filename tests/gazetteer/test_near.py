from __future__ import annotations

import pytest
from tests.gazetteer.places import gazetteer, place

from sijill.gazetteer.near import NearKeys, key_difference, most_cost

DARAA = place("sy-daraa", "Daraa", 32.85, 36.2, admin1="Daraa", feature="governorate", radius_km=46.0)


@pytest.mark.parametrize(
    ("key", "other", "cost", "consonants"),
    [
        ("muhimada", "muhimida", 0.5, 0),
        ("tafas", "tafas", 0.0, 0),
        ("hawijtiban", "hawijdiban", 1.0, 1),
        ("manbij", "mambij", 1.0, 1),
        ("bkafla", "bakafla", 0.5, 0),
        ("shihil", "sihil", 1.0, 1),
        ("salkin", "saklin", 1.0, 1),
    ],
)
def test_a_vowel_costs_half_a_consonant(key: str, other: str, cost: float, consonants: int) -> None:
    assert key_difference(key, other) == (cost, consonants)


@pytest.mark.parametrize(
    ("key", "with_area", "alone"),
    [("hama", (0.0, 0.0), (0.0, 0.0)), ("hatla", (1.0, 0.0), (0.0, 0.0)), ("sarakib", (1.0, 0.0), (0.5, 0.0)),
     ("hantutin", (1.5, 1.0), (1.0, 0.0)), ("marashamarin", (1.5, 1.0), (1.0, 1.0))],
)  # fmt: skip
def test_how_much_may_differ_grows_with_the_name(
    key: str, with_area: tuple[float, float], alone: tuple[float, float]
) -> None:
    assert most_cost(key, key, area_told=True) == with_area
    assert most_cost(key, key, area_told=False) == alone


def test_near_keys_are_found_nearest_first_and_short_ones_never() -> None:
    keys = NearKeys.of(["muhimida", "muhamida", "mahmud", "hama", "tafas"])
    assert [near.key for near in keys.near("muhimada")] == ["muhimida", "muhamida"]
    assert keys.near("hamu") == ()
    assert keys.near("") == ()


def test_a_near_spelling_is_taken_where_the_area_is_told() -> None:
    index = gazetteer(DARAA, place("sy-a", "Hatla", 32.7, 36.1, admin1="Daraa"))
    found = index.resolve("Hutla", containers=["Daraa"])
    assert found.place is not None
    assert found.reason == "no place is called 'Hutla'; 'Hatla' is spelled nearly so (difference 0.5)"
    assert index.resolve("Hutla").place is None
    assert index.resolve("Hatlu").reason == "no place is called 'Hatlu'"
    assert not index.knows("Hutla")


def test_a_near_spelling_in_another_area_is_not_taken() -> None:
    index = gazetteer(DARAA, place("sy-a", "Marashamarin", 36.0, 37.0))
    assert index.resolve("Marashamarun", containers=["Daraa"]).place is None
    assert index.resolve("Marashamarun").place is not None


def test_of_two_near_spellings_far_apart_none_is_taken() -> None:
    west, east = place("sy-a", "Marashamarin", 36.0, 37.0), place("sy-b", "Marashamiran", 36.0, 40.0)
    found = gazetteer(west, east).resolve("Marashamaran")
    assert (found.place, found.reason) == (
        None,
        "no place is called 'Marashamaran', and several are spelled nearly so",
    )
    assert found.candidates == (west, east)


def test_a_place_abroad_is_no_near_spelling() -> None:
    assert gazetteer(place("tr-a", "Marashamarin", 38.0, 33.0)).resolve("Marashamarun").place is None


def test_a_village_gives_way_to_doubt_where_a_city_is_spelled_nearly_so() -> None:
    village = place("sy-a", "Sakdabur", 36.0, 37.0)
    city = place("sy-b", "Sakdabar", 33.0, 36.0, prominence=30)
    assert (
        gazetteer(village, city).resolve("Sakdaboor").reason == "a small place, and 'Sakdabar' is spelled nearly so"
    )
    assert gazetteer(village, city).resolve("Sakdabur").place == village
