from __future__ import annotations

import pytest

from sijill.evaluation.comparing import distance_km, is_same_actor, is_same_place, modality_class, overlap
from sijill.evaluation.gold import GoldPlace
from sijill.schema import MODALITIES, PlaceMention


def test_modalities_fall_into_three_classes() -> None:
    assert [modality_class(modality) for modality in MODALITIES] == [
        *("actual", "actual"),
        *("non-actual", "non-actual", "non-actual", "non-actual"),
        "negated",
    ]


@pytest.mark.parametrize(
    ("gold", "predicted", "expected"),
    [
        (None, None, True),
        (None, "", True),
        ("2023-09-03", None, False),
        (None, "2023-09-03", False),
        ("2023-09-03", "2023-09-03", True),
        ("2023-09-03", "2023-09-04", False),
        ("2023-09-03~", "2023-09-03", True),
        ("2023-09-03", " 2023-09-03?", True),
        ("2023-09-03", "2023-09-03T04:30", True),
        ("2023-09-03", "2023-09", True),
        ("2023-10-01", "2023-09", False),
        ("2024-02-29", "2024-02-XX", True),
        ("2023-12-31", "2023", True),
        ("2023-12-31", "2023-12", True),
        ("2023-08-28/2023-09-03", "2023-09-03/2023-09-10", True),
        ("2023-08-28/2023-09-03", "2023-09-04", False),
        ("../2023-09-05", "1999-01-01", True),
        ("../2023-09-05", "2023-09-06", False),
        ("2023-09-05/..", "2030", True),
        ("2023-09-05/", "2023-09-04", False),
        ("XXXX-09-03", "XXXX-09-03", True),
        ("XXXX-09-03", "XXXX-09", True),
        ("XXXX-09-03", "XXXX-09-04", False),
        ("XXXX-02-29", "XXXX-02-29~", True),
        ("XXXX-09-01/XXXX-09-05", "XXXX-09-03", True),
        ("XXXX-09-03", "2023-09-03", False),
        ("2000-09-03", "XXXX-09-03", False),
        ("XXXX", "XXXX-09-03", True),
        ("2023-09-03", "2023-02-30", False),
        ("2023-09-03", "2023-13-01", False),
        ("2023-09-03", "last week", False),
        ("2023-09-03", "2023-09-01/soon", False),
    ],
)
def test_dates_agree_where_they_may_mean_the_same_day(
    gold: str | None, predicted: str | None, *, expected: bool
) -> None:
    assert overlap(gold, predicted) is expected


@pytest.mark.parametrize(
    ("gold", "predicted", "expected"),
    [
        ("Tel Hajar", "Tel Hajar", True),
        ("Tel Hajar", "the outskirts of Tel Hajar town", True),
        ("Al-Bo Kamal", "Al-Bokamal", True),
        ("Qasr Amal", "Qaṣr Āmal", True),
        ("Tafas", "Tafas al-Balad", True),
        ("Mari", "Marib", True),
        ("Mari", "Marinat al-Bahr", False),
        ("the southern countryside", "southern countryside", True),
        ("Tel Hajar", "Tel Amar", False),
        ("Tel Hajar", "the village", False),
        ("حلب", "حلب", False),
    ],
)
def test_places_agree_where_their_names_are_alike(gold: str, predicted: str, *, expected: bool) -> None:
    place = PlaceMention(text=predicted, role="at", start=0, end=1)
    assert is_same_place(GoldPlace(text=gold, role="at"), place, {}) is expected


def test_no_place_agrees_with_no_place_only() -> None:
    place = PlaceMention(text="Tel Hajar", role="at", start=0, end=1)
    assert is_same_place(None, None, {}) is True
    assert is_same_place(GoldPlace(text="Tel Hajar", role="at"), None, {}) is False
    assert is_same_place(None, place, {}) is False


@pytest.mark.parametrize(
    ("gold", "predicted", "expected"),
    [
        ("Turkish forces", "the Turkish forces", True),
        ("Turkish forces", "Turkish troops", True),
        ("Turkish forces", "regime forces", False),
        ("Turkish forces", "forces", False),
        ("gunmen", "several fighters", True),
        ("unknown gunmen", "unidentified gunmen", False),
        ("members of the Desert Brigade", "Desert Brigade", True),
        ("the Desert Brigade’s fighters", "Desert Brigade", True),
        ("Desert Brigade", "Mountain Brigade", True),
        ("Desert Brigade of the North", "Mountain Brigade of the West", False),
        ("two civilians", "three civilians", True),
        ("two civilians", "a civilian", False),
        ("six", "six", False),
        ("–", "–", False),
    ],
)
def test_actors_agree_where_their_telling_words_do(gold: str, predicted: str, *, expected: bool) -> None:
    assert is_same_actor(gold, predicted) is expected


@pytest.mark.parametrize(
    ("point", "other", "kilometres"),
    [
        ((35.0, 40.0), (35.0, 40.0), 0.0),
        ((0.0, 0.0), (0.0, 180.0), 20015.1),
        ((35.0, 40.0), (36.0, 40.0), 111.2),
        ((60.0, 10.0), (60.0, 11.0), 55.6),
    ],
)
def test_distances_on_the_sphere(point: tuple[float, float], other: tuple[float, float], kilometres: float) -> None:
    assert distance_km(*point, *other) == pytest.approx(kilometres, abs=0.05)
