"""The country's outlines: our own file, so that a map is drawn offline and makes no request."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import cos, radians
from typing import Any

from sijill import paths
from sijill.errors import DataCheckError, UsageError
from sijill.figures.geometry import Box, Ring, box_of, is_inside, label_points

KINDS = ("country", "governorate", "neighbour", "river", "lake")
OUTLINES_NAME = "outlines.geojson"
_DEPTH = {"LineString": 0, "MultiLineString": 1, "Polygon": 1, "MultiPolygon": 2}
_ARTICLES = frozenset({"al", "an", "ar", "as", "ash", "at", "az", "ad", "el", "ez", "governorate", "province"})


@dataclass(frozen=True)
class Outline:
    """One area or line: its kind, its name and its rings in degrees."""

    kind: str
    name: str
    rings: tuple[Ring, ...]

    @cached_property
    def label_points(self) -> tuple[tuple[float, float], ...]:
        """Points (longitude, latitude) inside the area where its name may stand, the best first."""
        return label_points(self.rings)

    @property
    def label_point(self) -> tuple[float, float]:
        """The best of ``label_points``."""
        return self.label_points[0]

    @cached_property
    def box(self) -> Box:
        """Rectangle around the outline."""
        return box_of([point for ring in self.rings for point in ring])


@dataclass(frozen=True)
class Outlines:
    """All outlines of one country and its surroundings."""

    shapes: tuple[Outline, ...]

    def of_kind(self, kind: str) -> tuple[Outline, ...]:
        """Give the outlines of one of ``KINDS``."""
        return tuple(shape for shape in self.shapes if shape.kind == kind)

    @cached_property
    def box(self) -> Box:
        """Rectangle around everything; no view leaves it."""
        return _around(self.shapes)

    @cached_property
    def country_box(self) -> Box:
        """Rectangle around the country."""
        return _around(self.of_kind("country"))

    @cached_property
    def latitude_stretch(self) -> float:
        """How many times longer a degree of latitude is than one of longitude, in the middle of the country."""
        return 1 / cos(radians((self.country_box.south + self.country_box.north) / 2))

    def governorate(self, name: str | None, lon: float | None, lat: float | None) -> Outline | None:
        """Give the governorate of a name, else the one around a point; None where neither is known."""
        governorates = self.of_kind("governorate")
        if name is not None:
            for shape in governorates:
                if _folded(shape.name) == _folded(name):
                    return shape
        if lon is None or lat is None:
            return None
        return next((shape for shape in governorates if is_inside(shape.rings, lon, lat)), None)


def _around(shapes: Sequence[Outline]) -> Box:
    return box_of([corner for shape in shapes for corner in (shape.box[:2], shape.box[2:])])


def _folded(name: str) -> str:
    """Give a name without accents, articles and punctuation: the spellings of one governorate differ in these."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return "".join(word for word in re.findall(r"[a-z]+", plain) if word not in _ARTICLES)


def read_outlines(domain: str) -> Outlines:
    """Read the outlines of a domain, ``domains/<domain>/outlines.geojson``.

    Raises:
        UsageError: there is no such domain, or its name is not plain lower-case letters.
        DataCheckError: the file is missing or is not what the contract says; the message names the feature.
    """
    folder = paths.domain_directory(domain) if re.fullmatch("[a-z_]+", domain) else None
    if folder is None or not folder.is_dir():
        raise UsageError(f"domain {ascii(domain)[:80]} is not known; a domain is a folder of sijill/domains")
    path = folder / OUTLINES_NAME
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        shapes = tuple(_outline(feature, number) for number, feature in enumerate(features))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataCheckError(f"{path.parent.name}/{path.name}: outlines cannot be read: {error}") from error
    if not any(shape.kind == "country" for shape in shapes):
        raise DataCheckError(f"{path.parent.name}/{path.name}: no feature has kind 'country'")
    return Outlines(_in_order(shapes))


def _outline(feature: dict[str, Any], number: int) -> Outline:
    properties, geometry = feature["properties"], feature["geometry"]
    kind = properties["kind"]
    if kind not in KINDS:
        raise ValueError(f"feature {number}: field 'kind', value {kind!r} is none of {', '.join(KINDS)}")
    if geometry["type"] not in _DEPTH:
        raise ValueError(f"feature {number}: field 'type', value {geometry['type']!r} is no line and no area")
    rings = tuple(_rings(geometry["coordinates"], _DEPTH[geometry["type"]]))
    return Outline(kind, str(properties["name"]), rings)


def _rings(coordinates: list[Any], depth: int) -> Iterable[Ring]:
    if depth == 0:
        yield tuple((float(point[0]), float(point[1])) for point in coordinates)
        return
    for inner in coordinates:
        yield from _rings(inner, depth - 1)


def _in_order(shapes: Sequence[Outline]) -> tuple[Outline, ...]:
    """Keep shapes in the order of ``KINDS``, then of the file, so that the order of a rewrite does not matter."""
    return tuple(sorted(shapes, key=lambda shape: (KINDS.index(shape.kind), shape.name)))
