"""A country of two governorates that fits on one screen, in place of a real one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sijill import paths

Corners = list[tuple[float, float]]


def _rectangle(west: float, south: float, east: float, north: float) -> list[Corners]:
    return [[(west, south), (east, south), (east, north), (west, north), (west, south)]]


def _feature(kind: str, name: str, geometry_type: str, coordinates: Any) -> dict[str, Any]:
    return {
        "type": "Feature",
        "properties": {"kind": kind, "name": name},
        "geometry": {"type": geometry_type, "coordinates": coordinates},
    }


FEATURES = [
    _feature("country", "Country", "Polygon", _rectangle(36, 33, 42, 37)),
    _feature("governorate", "Al-Westland", "Polygon", _rectangle(36, 33, 39, 37)),
    _feature("governorate", "Eastland", "Polygon", _rectangle(39, 33, 42, 37)),
    _feature("neighbour", "Abroad", "MultiPolygon", [_rectangle(42, 32, 44, 38)]),
    _feature("river", "River", "LineString", [(38, 37), (40, 35), (42, 34)]),
    _feature("lake", "Lake", "Polygon", _rectangle(38, 35.8, 38.4, 36)),
]


@pytest.fixture
def country(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the outlines file of the domain ``squares``, which holds ``FEATURES``."""
    monkeypatch.setattr(paths, "domain_directory", lambda name: tmp_path / name)
    path = tmp_path / "squares" / "outlines.geojson"
    path.parent.mkdir()
    path.write_text(json.dumps({"type": "FeatureCollection", "features": FEATURES}), encoding="utf-8")
    return path
