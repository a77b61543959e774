from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sijill.errors import DataCheckError, UsageError
from sijill.figures.geometry import Box
from sijill.figures.outlines import read_outlines


def test_outlines_are_read_by_kind(country: Path) -> None:
    outlines = read_outlines("squares")
    assert [(shape.kind, shape.name) for shape in outlines.shapes] == [
        ("country", "Country"),
        ("governorate", "Al-Westland"),
        ("governorate", "Eastland"),
        ("neighbour", "Abroad"),
        ("river", "River"),
        ("lake", "Lake"),
    ]
    assert outlines.box == Box(36, 32, 44, 38)
    assert outlines.country_box == Box(36, 33, 42, 37)
    assert [shape.label_point for shape in outlines.of_kind("governorate")] == [(37.5, 35.0), (40.5, 35.0)]


@pytest.mark.parametrize(
    ("name", "lon", "lat", "found"),
    [
        ("Al-Westland", None, None, "Al-Westland"),
        ("westland governorate", None, None, "Al-Westland"),
        ("EASTLAND", None, None, "Eastland"),
        ("Another spelling", 41.0, 34.0, "Eastland"),
        (None, 37.0, 34.0, "Al-Westland"),
        ("Nowhere", None, None, None),
        ("Nowhere", 43.0, 34.0, None),
    ],
)
def test_a_governorate_is_found_by_name_or_point(
    country: Path, name: str | None, lon: float | None, lat: float | None, found: str | None
) -> None:
    shape = read_outlines("squares").governorate(name, lon, lat)
    assert (shape.name if shape else None) == found


@pytest.mark.parametrize("domain", ["atlantis", "../squares", "/etc", "Squares", ""])
def test_an_unknown_domain_is_refused(country: Path, domain: str) -> None:
    with pytest.raises(UsageError, match="domain"):
        read_outlines(domain)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "outlines cannot be read"),
        ("no JSON", "outlines cannot be read"),
        ({"features": []}, "no feature has kind 'country'"),
        (
            {"features": [{"properties": {"kind": "moon", "name": "M"}, "geometry": {}}]},
            "feature 0: field 'kind', value 'moon'",
        ),
        (
            {"features": [{"properties": {"kind": "lake", "name": "L"}, "geometry": {"type": "Point"}}]},
            "feature 0: field 'type', value 'Point'",
        ),
    ],
)
def test_a_broken_file_is_named_with_its_feature(country: Path, content: Any, message: str) -> None:
    country.unlink()
    if content is not None:
        country.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    with pytest.raises(DataCheckError, match=f"squares/outlines.geojson: .*{message}"):
        read_outlines("squares")
