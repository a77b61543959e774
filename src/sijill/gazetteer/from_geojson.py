"""Read places from GeoJSON (RFC 7946): points, or areas of which the middle and the radius are taken."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from sijill.errors import DataCheckError
from sijill.gazetteer.distance import distance_km
from sijill.gazetteer.offered import RADIUS_KM, Offered, checked_name, point_of, spellings
from sijill.run_record import RunRecord, display_path
from sijill.schema import FEATURES

MOST_BYTES = 64_000_000
_NAMES = ("name", "name:en", "name_en", "int_name", "NAME", "Name", "ADM4_EN", "admin4Name_en", "ADM3_EN", "ADM2_EN")
_ARABIC = ("name:ar", "name_ar", "ADM4_AR", "admin4Name_ar")
_OTHERS = ("alt_name", "alt_name:en", "old_name", "loc_name", "variants")
_PCODES = ("pcode", "PCODE", "ADM4_PCODE", "admin4Pcode")
_FEATURE_OF_WORD = {
    word: feature
    for feature, words in {
        "populated place": "city town village hamlet locality isolated_dwelling farm",
        "neighbourhood": "suburb quarter neighbourhood neighborhood borough",
        "camp": "camp refugee_site",
        "airport": "aerodrome airport airfield airbase",
        "base": "barracks military base",
        "dam": "dam",
        "mountain": "peak mountain hill ridge",
        "desert": "desert",
        "river": "river stream wadi",
        "region": "region area plain valley",
        "governorate": "governorate province state",
        "district": "district county",
        "subdistrict": "subdistrict municipality",
    }.items()
    for word in words.split()
}
_KINDS = ("feature", "place", "feature_class", "fclass", "type", "kind", "aeroway", "military", "natural", "waterway")


def read_geojson(path: Path, record: RunRecord) -> Iterator[Offered]:
    """Give the places of a feature collection.

    Args:
        path: GeoJSON in degrees (WGS 84). Names stand in properties such as ``name``, ``name:en``, ``name:ar`` and
            ``alt_name``; the kind in ``feature`` (``schema.FEATURES``) or OpenStreetMap's ``place``.
        record: counts what is left out, and why.

    Raises:
        DataCheckError: the file is no feature collection, or too large to be read whole.
    """
    shown = display_path(path)
    if path.stat().st_size > MOST_BYTES:
        raise DataCheckError(f"{shown}: larger than {MOST_BYTES // 1_000_000} MB; part it, or use a table")
    try:
        features = json.loads(path.read_text(encoding="utf-8-sig"))["features"]
        if not isinstance(features, list):
            raise TypeError("features is no list")
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise DataCheckError(f"{shown}: no GeoJSON feature collection: {type(error).__name__}") from error
    for number, feature in enumerate(features, start=1):
        offered = _offered(feature, f"{shown}, feature {number}", record)
        if offered is not None:
            yield offered


def _offered(feature: Any, where: str, record: RunRecord) -> Offered | None:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    geometry = feature.get("geometry") if isinstance(feature, dict) else None
    if not isinstance(properties, dict) or not isinstance(geometry, dict):
        record.drop("no feature with properties and geometry", file=where, field="feature", value=feature)
        return None
    told_name = _told(properties, ("name:en", "name_en", *_NAMES))
    arabic_name = _told(properties, _ARABIC)
    name = checked_name(told_name or arabic_name, where=where, record=record)
    spot = _spot(geometry, where, record) if name else None
    if name is None or spot is None:
        return None
    lat, lon, radius_km = spot
    kind = _told(properties, _KINDS)
    is_area = radius_km > 0
    feature_class = (
        kind if kind in FEATURES else _FEATURE_OF_WORD.get(kind, "region" if is_area else "populated place")
    )
    others = [arabic_name, _told(properties, ("name",)), *_told(properties, _OTHERS).replace("|", ";").split(";")]
    variants, arabic = spellings(others, name)
    return Offered(
        name=name,
        variants=variants,
        name_ar=arabic,
        feature=feature_class,
        lat=lat,
        lon=lon,
        admin1=_told(properties, ("admin1", "governorate", "ADM1_EN", "admin1Name_en")),
        admin2=_told(properties, ("admin2", "district", "ADM2_EN", "admin2Name_en")),
        pcode="".join(sign for sign in _told(properties, _PCODES) if sign.isascii() and sign.isalnum())[:20],
        origin="",
        country_code="",
        radius_km=round(radius_km, 1) if is_area else RADIUS_KM[feature_class],
        prominence=0,
        where=where,
    )


def _told(properties: dict[str, Any], fields: tuple[str, ...]) -> str:
    return next((value for field in fields if isinstance(value := properties.get(field), str) and value.strip()), "")


def _spot(geometry: dict[str, Any], where: str, record: RunRecord) -> tuple[float, float, float] | None:
    """Give latitude, longitude and radius (kilometres, 0 for a point) of a geometry, or drop it."""
    try:
        if geometry.get("type") == "Point":
            lon, lat = geometry["coordinates"][:2]
            point = point_of(str(lat), str(lon), where=where, record=record)
            return (*point, 0.0) if point else None
        rings = {"Polygon": [geometry["coordinates"]], "MultiPolygon": geometry["coordinates"]}[geometry["type"]]
        corners = [[(float(lon), float(lat)) for lon, lat, *_ in polygon[0]] for polygon in rings]
        lat, lon = _middle(max(corners, key=len))
        point = point_of(str(lat), str(lon), where=where, record=record)
        farthest_km = max(
            distance_km(lat, lon, other_lat, other_lon) for ring in corners for other_lon, other_lat in ring
        )
        return (*point, max(farthest_km, 0.1)) if point else None
    except (KeyError, TypeError, ValueError, IndexError):
        record.drop("no point and no area", file=where, field="geometry", value=geometry.get("type"))
        return None


def _middle(ring: list[tuple[float, float]]) -> tuple[float, float]:
    """Give the centroid of a ring of (longitude, latitude) as latitude and longitude, by the shoelace formula."""
    twice_area = lon_sum = lat_sum = 0.0
    first_lon, first_lat = ring[0]
    for (lon, lat), (next_lon, next_lat) in pairwise([(x - first_lon, y - first_lat) for x, y in ring]):
        cross = lon * next_lat - next_lon * lat
        twice_area += cross
        lon_sum += (lon + next_lon) * cross
        lat_sum += (lat + next_lat) * cross
    if math.isclose(twice_area, 0.0, abs_tol=1e-12):
        return sum(lat for _, lat in ring) / len(ring), sum(lon for lon, _ in ring) / len(ring)
    return first_lat + lat_sum / (3 * twice_area), first_lon + lon_sum / (3 * twice_area)
