from __future__ import annotations

import json
from pathlib import Path

import pytest

from sijill.errors import DataCheckError
from sijill.gazetteer.distance import distance_km
from sijill.gazetteer.outline import Outline, read_outlines

SQUARE = Outline(
    "Square",
    (
        ((36.0, 34.0), (38.0, 34.0), (38.0, 36.0), (36.0, 36.0), (36.0, 34.0)),
        ((36.8, 34.8), (37.2, 34.8), (37.2, 35.2), (36.8, 35.2), (36.8, 34.8)),
    ),
)


@pytest.mark.parametrize(("lat", "lon"), [(34.5, 36.5), (35.9, 37.9), (35.0, 37.5)])
def test_a_point_in_the_ring_is_inside(lat: float, lon: float) -> None:
    assert SQUARE.contains(lat, lon)


@pytest.mark.parametrize(("lat", "lon"), [(35.0, 37.0), (33.9, 37.0), (35.0, 38.1)])
def test_a_point_in_the_hole_or_beyond_is_outside(lat: float, lon: float) -> None:
    assert not SQUARE.contains(lat, lon)


def test_the_distance_outside_is_to_the_nearest_edge() -> None:
    assert SQUARE.distance_km(34.5, 36.5) == 0.0
    assert SQUARE.distance_km(33.0, 37.0) == pytest.approx(111.2, abs=0.1)
    assert SQUARE.distance_km(35.0, 39.0) == pytest.approx(distance_km(35.0, 38.0, 35.0, 39.0), rel=0.01)


def test_distance_of_damascus_and_aleppo() -> None:
    assert distance_km(33.5138, 36.2765, 36.2021, 37.1343) == pytest.approx(309.0, abs=1.0)


def test_a_file_that_is_no_feature_collection_is_named(tmp_path: Path) -> None:
    path = tmp_path / "outlines.geojson"
    path.write_text(json.dumps({"type": "Feature"}), encoding="utf-8")
    with pytest.raises(DataCheckError, match=r"outlines\.geojson"):
        read_outlines(path, "country")
