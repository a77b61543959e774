"""Where on the ground the places of events lie, and how precisely their words tell it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sijill.extraction.grounding import rounded
from sijill.gazetteer.ground import Ground
from sijill.schema import Event


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("in Manbij", (36.526, 37.951, 3.0, 1, 1)),
        ("near Azaz", (36.58, 37.04, 8.0, 2, 2)),
        ("north of Azaz", (36.634, 37.043, 5.5, 2, 2)),
        ("12 km north of Azaz", (36.69, 37.04, 8.5, 2, 2)),
        ("between Azaz and Afrin", (36.55, 36.95, 8.9, 2, 5)),
        ("on the Damascus - Daraa highway", (33.07, 36.19, 50.3, 2, 5)),
        ("in Azaz countryside", (36.56, 37.04, 28.3, 2, 3)),
        ("in the Syrian desert", (34.6, 38.9, 150.0, 2, 5)),
        ("in Daraa province", (32.85, 36.217, 42.0, 3, 4)),
        ("in Syria", (35.0, 38.0, 300.0, 3, 6)),
        ("in northern Syria", (36.7, 39.6, 235.6, 3, 5)),
        ("in Nowhereabad village", (None, None, None, None, None)),
    ],
)
def test_words_give_a_point_and_what_they_leave_open(
    words: str, told: tuple[float | None, ...], events_of: Callable[..., list[Event]]
) -> None:
    (event,) = events_of(f"Gunmen killed a man {words}.")
    place = event.places[0]
    found = (place.lat, place.lon, place.radius_km, place.geo_precision, place.where_prec)
    assert found == (pytest.approx(told, abs=0.001) if told[0] is not None else told)


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("western Daraa countryside", "west"),
        ("the eastern countryside of Daraa", "east"),
        ("Daraa's northern countryside", "north"),
        ("the south of Daraa countryside", "south"),
    ],
)
def test_a_side_of_an_area_lies_on_that_side(words: str, side: str, events_of: Callable[..., list[Event]]) -> None:
    whole, part = (events_of(f"Gunmen killed a man in {told}.")[0].places[0] for told in ("Daraa countryside", words))
    points = [(place.lat, place.lon) for place in (whole, part) if place.lat is not None and place.lon is not None]
    (lat, lon), (part_lat, part_lon) = points
    sides = {"north": part_lat > lat, "south": part_lat < lat, "east": part_lon > lon, "west": part_lon < lon}
    assert (sides[side], part.where_prec, part.geo_precision, part.admin1) == (True, 4, 2, "Daraa")


@pytest.mark.parametrize(
    ("ground", "expected"),
    [
        (Ground(36.123456, 37.654321, 0.2), Ground(36.1235, 37.6543, 0.2)),
        (Ground(36.123456, 37.654321, 5.04), Ground(36.123, 37.654, 5.0)),
        (Ground(36.123456, 37.654321, 32.0), Ground(36.12, 37.65, 32.0)),
        (Ground(36.123456, 37.654321, 200.0), Ground(36.1, 37.7, 200.0)),
        (Ground(36.123456, 37.654321, 2000.0), Ground(36.0, 38.0, 2000.0)),
    ],
)
def test_a_point_is_no_finer_than_its_radius(ground: Ground, expected: Ground) -> None:
    assert rounded(ground) == expected


def test_an_open_place_says_why(events_of: Callable[..., list[Event]]) -> None:
    known, unknown = (
        events_of(f"Gunmen killed a man in {name} village.")[0].places[0] for name in ("Hatlah", "Nowhereabad")
    )
    assert (known.place_id is None, known.unresolved_reason) == (False, None)
    assert (unknown.place_id, unknown.unresolved_reason) == (None, "no place is called 'Nowhereabad'")
