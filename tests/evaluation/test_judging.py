from __future__ import annotations

import pytest

from sijill.evaluation.judging import PointError, first_matches


@pytest.mark.parametrize(
    ("gold", "predicted", "expected"),
    [
        ("abc", "cab", ["aa", "bb", "cc"]),
        ("aa", "a", ["aa"]),
        ("aa", "aAa", ["aa", "aA"]),
        ("xa", "Aa", ["aA"]),
        ("", "a", []),
        ("a", "", []),
    ],
)
def test_each_item_takes_the_first_that_is_free(gold: str, predicted: str, expected: list[str]) -> None:
    matches = first_matches(gold, predicted, lambda one, other: one == other.lower())
    assert [one + other for one, other in matches] == expected


@pytest.mark.parametrize(
    ("distance_km", "tolerance_km", "is_right", "is_far"),
    [
        (None, 10.0, False, False),
        (10.0, 10.0, True, False),
        (10.1, 10.0, False, False),
        (50.1, 10.0, False, True),
        (110.0, 60.0, False, False),
        (120.1, 60.0, False, True),
    ],
)
def test_a_point_is_right_off_or_far_off(
    distance_km: float | None, tolerance_km: float, *, is_right: bool, is_far: bool
) -> None:
    error = PointError(distance_km, tolerance_km)
    assert (error.is_right, error.is_far) == (is_right, is_far)
