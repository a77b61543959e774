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
        ("A man died in Nowhereabad.", [("Nowhereabad", None, False)]),
        ("A man died, Nowhereabad said.", []),
        ("A man died in Tal Wahmi.", [("Tal Wahmi", None, False)]),
        ("Shells hit Marsala in the countryside of Hama.", [("Marsala", None, False), ("Hama", "region", True)]),
        ("A man died at Wahmi hospital.", [("Wahmi hospital", None, False)]),
        ("A man died near Ain Al-Arab (Kobani).", [("Ain Al-Arab (Kobani)", None, False)]),
        ("A man died on Damascus - Daraa highway.", [("Damascus - Daraa highway", "road", False)]),
        ("A mine went off in the Syrian desert.", [("Syrian desert", "desert", False)]),
        ("Drones flew near the Syrian-Iraqi border.", [("Syrian-Iraqi border", "region", False)]),
        ("Drones flew near the border of Syria and Iraq.", [("border of Syria and Iraq", "region", False)]),
        ("Drones flew near Syria's borders with Iraq.", [("Syria's borders with Iraq", "region", False)]),
        ("A man died in Idlib's southern countryside.", [("Idlib's southern countryside", "region", True)]),
        ("A man died in Idlib City.", [("Idlib City", "populated place", False)]),
        ("HTS arrested commander Hussein Azaz in Harem.", [("Harem", None, False)]),
        ("Snipers of Al-Nusra Front shot a man.", []),
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
        ("Gunmen killed a man in the north of Daraa province.", [("at", "Daraa province", 3)]),
        (
            "Shells hit the villages of Azaz, Marea, Tal Rifaat and Afrin.",
            [("at", "Azaz", 1), ("at", "Marea", 1), ("at", "Tal Rifaat", 1), ("at", "Afrin", 1)],
        ),
        ("Gunmen killed a man in Idlib countryside.", [("at", "Idlib countryside", 2)]),
        ("Gunmen killed a man from Azaz in Afrin.", [("at", "Afrin", 1)]),
        ("Troops withdrew from Azaz to Afrin.", [("to", "Afrin", 1), ("from", "Azaz", 1)]),
        ("Troops withdrew from two posts in Azaz.", [("from", "Azaz", 1)]),
        ("Troops moved through Azaz.", [("via", "Azaz", 1)]),
        ("Turkey plans to shell Azaz.", [("at", "Azaz", 1)]),
        ("Gunmen killed a man in Azaz's outskirts.", [("near", "Azaz's outskirts", 2)]),
        (
            "Clashes broke out in Tafas in the west of Daraa countryside.",
            [("at", "Tafas", 1), ("within", "Daraa countryside", 2)],
        ),
        ("Gunmen shot a man between Azaz and Afrin.", [("at", "Azaz", 2), ("at", "Afrin", 2)]),
        ("Gunmen shot a man on the road from Azaz to Afrin.", [("at", "Azaz", 2), ("at", "Afrin", 2)]),
        ("Gunmen shot a man in Azaz, north of Aleppo.", [("at", "Azaz", 1), ("near", "Aleppo", 2)]),
        ("In Homs desert, Palmyra city was shelled.", [("at", "Palmyra city", 1), ("within", "Homs desert", 2)]),
        (
            "Mortars fell on the neighbourhoods of Jobar and Qaboun in Damascus.",
            [("at", "Jobar", 1), ("at", "Qaboun", 1), ("within", "Damascus", 1)],
        ),
        ("A convoy arrived in Manbij.", [("to", "Manbij", 1)]),
        ("Families left Manbij.", [("from", "Manbij", 1)]),
        ("Gunmen of a faction that Turkey backs shot a man in Azaz.", [("at", "Azaz", 1)]),
        ("Gunmen stationed in Afrin shot a man in Azaz.", [("at", "Azaz", 1)]),
        ("Families left Azaz for Afrin.", [("to", "Afrin", 1), ("from", "Azaz", 1)]),
        (
            "In Idlib countryside, at Jabal Al-Zawiya, a man was shot.",
            [("at", "Jabal Al-Zawiya", 1), ("within", "Idlib countryside", 2)],
        ),
        ("The sound of an explosion came from Azaz.", [("at", "Azaz", 1)]),
        ("Gunmen shot a man in the border town of Azaz.", [("at", "Azaz", 1)]),
        ("Gunmen shot a man in Azaz, and he died in Azaz.", [("at", "Azaz", 1)]),
    ],
)
def test_the_places_of_an_event(
    text: str, places: list[tuple[str, str, int]], events_of: Callable[..., list[Event]]
) -> None:
    (event,) = events_of(text)
    assert [(place.role, place.text, place.geo_precision) for place in event.places] == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The army shelled Azaz, and arrested two men in Afrin.", [["at Azaz"], ["at Afrin"]]),
        ("Troops shelled Binnish and burned a house.", [["at Binnish"], ["at Binnish"]]),
        ("Regime forces shelled Azaz, fearing an attack.", [["at Azaz"], []]),
        ("The SDF ordered its fighters to withdraw from Azaz.", [[], ["from Azaz"]]),
        (
            "Troops shelled Azaz, and in Afrin, gunmen abducted a teacher, while a mine exploded in Manbij.",
            [["at Azaz"], ["at Afrin"], ["at Manbij"]],
        ),
    ],
)
def test_each_event_of_a_sentence_has_its_own_places(
    text: str, places: list[list[str]], events_of: Callable[..., list[Event]]
) -> None:
    assert [[f"{place.role} {place.text}" for place in event.places] for event in events_of(text)] == places


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
        ("HTS arrested a man in Harem.\n\nHTS kidnapped a woman.", "Harem", "place of the paragraph before"),
        (
            "Troops shelled Azaz. HTS arrested a man near the Tanf base. HTS kidnapped a woman of the town.",
            "Azaz",
            "the place that 'the town' points back to",
        ),
        (
            "A girl of Azaz died when troops shelled a street of that town.",
            "Azaz",
            "the place that 'that town' points back to",
        ),
    ],
)
def test_a_place_told_elsewhere_says_where(
    text: str, place: str, reason: str, events_of: Callable[..., list[Event]]
) -> None:
    event = events_of(text)[-1]
    assert ([found.text for found in event.places], event.inferred["places"]) == ([place], reason)
