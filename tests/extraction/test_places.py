"""Toponyms, their roles and their entries: from the words of a sentence to the places of its event."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sijill.extraction.marks import marks_of
from sijill.schema import Event


@pytest.mark.parametrize(
    ("text", "toponyms"),
    [
        ("A man died in Azaz.", [("Azaz", None, False)]),
        ("A man died in the village of Hatlah.", [("Hatlah", "populated place", False)]),
        ("A man died in Hatlah village.", [("Hatlah village", "populated place", False)]),
        ("A man died in Nowhereabad village.", [("Nowhereabad village", "populated place", False)]),
        ("A man died in Nowhereabad.", []),
        ("A man died near Marsala Wahmi.", [("Marsala Wahmi", None, False)]),
        ("A man died in the western countryside of Aleppo.", [("Aleppo", "region", True)]),
        ("A man died in Idlib countryside.", [("Idlib countryside", "region", True)]),
        (
            "A man died in Azaz, Nowhereabad and Afrin.",
            [("Azaz", None, False), ("Nowhereabad", None, False), ("Afrin", None, False)],
        ),
        ("The Deir Ezzor Military Council arrested a man.", []),
        ("There was nothing.", []),
        ("He died on Monday in May.", []),
    ],
)
def test_the_place_names_of_a_text(
    text: str, toponyms: list[tuple[str, str | None, bool]], parse: Callable[..., Doc]
) -> None:
    doc = parse(text)
    found = [(doc.text[name.start : name.end], name.feature, name.is_countryside) for name in marks_of(doc).toponyms]
    assert found == toponyms


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Gunmen killed a man in Azaz.", [("at", "Azaz", 1)]),
        ("Gunmen killed a man near Azaz.", [("near", "Azaz", 2)]),
        ("Gunmen killed a man on the outskirts of Azaz.", [("near", "Azaz", 2)]),
        (
            "Gunmen killed a man in Tafas in western Daraa countryside.",
            [("at", "Tafas", 1), ("within", "Daraa countryside", 2)],
        ),
        (
            "Gunmen killed a man near Tafas in the western countryside of Daraa.",
            [("near", "Tafas", 2), ("within", "Daraa", 2)],
        ),
        ("Gunmen killed a man in Azaz and Afrin.", [("at", "Azaz", 1), ("at", "Afrin", 1)]),
        ("Gunmen killed a man in Daraa province.", [("within", "Daraa province", 3)]),
        ("Gunmen killed a man in Idlib countryside.", [("at", "Idlib countryside", 2)]),
        ("Gunmen killed a man from Azaz in Afrin.", [("at", "Afrin", 1)]),
        ("Troops withdrew from Azaz to Afrin.", [("to", "Afrin", 1), ("from", "Azaz", 1)]),
        ("Troops withdrew from two posts in Azaz.", [("from", "Azaz", 1)]),
        ("Troops moved through Azaz.", [("via", "Azaz", 1)]),
        ("Turkey plans to shell Azaz.", [("at", "Azaz", 1)]),
    ],
)
def test_the_places_of_an_event(
    text: str, places: list[tuple[str, str, int]], events_of: Callable[..., list[Event]]
) -> None:
    (event,) = events_of(text)
    assert [(place.role, place.text, place.geo_precision) for place in event.places] == places


def test_a_known_place_has_its_entry(events_of: Callable[..., list[Event]]) -> None:
    (event,) = events_of("Gunmen killed a man in Azaz.")
    (place,) = event.places
    assert (place.name, place.admin1, place.feature) == ("Azaz", "Aleppo", "populated place")
    assert place.lat == pytest.approx(36.586, abs=0.01)
    assert place.lon == pytest.approx(37.044, abs=0.01)


def test_an_unknown_place_has_its_words_and_no_point(events_of: Callable[..., list[Event]]) -> None:
    (event,) = events_of("Gunmen killed a man in Nowhereabad village.")
    (place,) = event.places
    assert (place.name, place.lat, place.lon, place.geo_precision) == ("Nowhereabad", None, None, None)


def test_an_area_decides_between_places_of_one_name(events_of: Callable[..., list[Event]]) -> None:
    admin = {
        event.places[0].admin1
        for area in ("Homs", "Daraa")
        for event in events_of(f"Gunmen killed a man in Al-Qusayr in {area} countryside.")
    }
    assert admin == {"Homs", "Daraa"}


@pytest.mark.parametrize(
    ("text", "place", "reason"),
    [
        ("HTS arrested a man in Harem. HTS kidnapped a woman.", "Harem", "place of the sentence before"),
        ("Idlib province: HTS kidnapped a woman.", "Idlib province", "place of the dateline"),
    ],
)
def test_a_place_told_elsewhere_says_where(
    text: str, place: str, reason: str, events_of: Callable[..., list[Event]]
) -> None:
    event = events_of(text)[-1]
    assert ([found.text for found in event.places], event.inferred["places"]) == ([place], reason)
