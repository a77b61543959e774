"""Build ``src/sijill/domains/syria/places.csv`` from the reference tables and the hand-made part beside this file.

Run as ``python tools/build_places.py REFERENCE_DIR``. Preferred names, spellings, fields, bases, crossings,
neighbourhoods and Arabic names come from ``places_by_hand.csv`` (``place_hand_part.py``); communities that it does
not name are written in the project's spelling (``place_spelling.py``). Facts about one place are joined when folded
names agree and the points lie close (``place_merger.py``); where sources differ by more than 5 km the row says so.
A place keeps the id that it has in the table. No network is used.
"""

from __future__ import annotations

import argparse
import csv
import io
import re
import statistics
import sys
from collections import Counter
from pathlib import Path

import place_references as references
from place_hand_part import RADIUS_KM, TOLD_APART_KM, Row, with_hand_made_part, worth_telling
from place_ids import name_ids, slug
from place_merger import Merger, Place
from place_references import AdminNames, Fact
from place_seats import with_seats_raised
from place_spelling import respelled

from sijill import files
from sijill.gazetteer.distance import distance_km
from sijill.gazetteer.fold import skeleton
from sijill.gazetteer.outline import Outline, read_outlines
from sijill.paths import domain_directory

COLUMNS = [
    *("place_id", "name", "variants", "name_ar", "feature", "lat", "lon", "admin1", "admin2", "pcode"),
    *("radius_km", "prominence", "source", "note"),
]
TABLE = domain_directory("syria") / "places.csv"
UCDP_FILE = "syria_places_ucdp_2016_2017.csv"
TOWN_PEOPLE = 5_000
MOST_OUTSIDE_CODED_KM = 5.0
MOST_OUTSIDE_KM = 3.0
"""The outlines are drawn at 1:10 million; a community farther outside is taken for a wrong join."""


def main() -> None:
    """Join the references with the hand-made part and write the table."""
    parser = argparse.ArgumentParser(description="Build places.csv of Syria.")
    parser.add_argument("reference_directory", type=Path)
    parser.add_argument("--out", type=Path, default=TABLE, help="table to write")
    parser.add_argument(
        "--without-events", action="store_true", help="leave UCDP out, for measuring on its place strings"
    )
    options = parser.parse_args()
    rows = built(options.reference_directory, [] if options.without_events else [UCDP_FILE])
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    files.write_text(options.out, text.getvalue())
    sys.stderr.write(f"{len(rows)} places: {dict(Counter(row['feature'] for row in rows))}\n")


def built(folder: Path, tables_of_events: list[str]) -> list[Row]:
    """Give the rows of the table, by id."""
    units = list(references.rows(folder / "syria_admin_opensyria.csv"))
    admin = AdminNames(units)
    outlines = read_outlines(domain_directory("syria") / "outlines.geojson", "governorate")
    communities = list(references.ocha(folder / "syria_communities_ocha.csv", admin))
    facts = Merger([fact for fact in communities if _is_in_its_governorate(fact, outlines)])
    for table in tables_of_events:
        reported = references.ucdp(folder / table, admin)
        facts.add_events(fact for fact in reported if not _is_miscoded(fact, outlines))
    facts.add_spellings(references.geonames())
    rows = with_seats_raised(with_hand_made_part([*_admin_rows(units, communities), *map(_row, facts.chosen())]))
    name_ids(rows, list(references.rows(TABLE)))
    return sorted(rows, key=lambda row: row["place_id"])


def _is_miscoded(fact: Fact, outlines: dict[str, Outline]) -> bool:
    # A village far outside the governorate that it is coded to: one of the two is wrong. Regions reach over lines.
    outside_km = outlines[fact.admin1].distance_km(fact.lat, fact.lon)
    return fact.feature == "populated place" and outside_km > MOST_OUTSIDE_CODED_KM


def _is_in_its_governorate(fact: Fact, outlines: dict[str, Outline]) -> bool:
    # OCHA's names and coordinates were joined by row order; a community outside its governorate is a wrong join.
    return outlines[fact.admin1].distance_km(fact.lat, fact.lon) < MOST_OUTSIDE_KM


def _row(place: Place) -> Row:
    first = place.facts[0]
    names = place.names()
    if not place.events:
        names = list(dict.fromkeys([respelled(names[0]), *names]))
    arabic = next((fact.names_ar for fact in place.facts if fact.names_ar), [])
    population = max(fact.population for fact in place.facts)
    return {
        "name": names[0],
        "variants": "|".join(worth_telling(names)),
        "name_ar": min(arabic, key=len, default=""),
        "feature": first.feature,
        "lat": f"{first.lat:.4f}",
        "lon": f"{first.lon:.4f}",
        "admin1": first.admin1,
        "admin2": first.admin2 or next((fact.admin2 for fact in place.facts if fact.admin2), ""),
        "pcode": first.pcode,
        "radius_km": f"{_radius_km(first.feature, population):g}",
        "prominence": str(max(place.events, min(population // 20_000, 40), 2 if population > TOWN_PEOPLE else 0)),
        "source": "; ".join(dict.fromkeys(fact.source for fact in place.facts)),
        "note": _differences(place),
    }


def _radius_km(feature: str, population: int) -> float:
    if feature == "populated place" and population > 30_000:
        return 8 if population > 500_000 else 5 if population > 100_000 else 3
    return RADIUS_KM.get(feature, 2)


def _differences(place: Place) -> str:
    first = place.facts[0]
    told = []
    for fact in place.facts[1:]:
        apart_km = distance_km(first.lat, first.lon, fact.lat, fact.lon)
        if apart_km > TOLD_APART_KM:
            told.append(f"{fact.source.split(',')[0]} puts {fact.names[0]} {apart_km:.0f} km away")
    return "; ".join(dict.fromkeys(told))


def _admin_rows(units: list[dict[str, str]], communities: list[Fact]) -> list[Row]:
    by_id = {unit["id"]: unit for unit in units}
    rows = []
    for unit in units:
        parents = [unit]
        while parents[-1]["parent"]:
            parents.append(by_id[parents[-1]["parent"]])
        admin1, level = parents[-1]["name_en"], unit["level"]
        admin2 = parents[-2]["name_en"] if len(parents) > 1 else ""
        names = [unit["name_en"], *filter(None, unit["aliases_en"].split("|"))]
        bare = [re.sub(r"^(.*) (District|Governorate|Subdistrict|Nahiyah)$", r"\1", name) for name in names]
        latin = [name for name in dict.fromkeys(bare) if name.isascii()]
        rows.append(
            {
                "place_id": slug("sy", *dict.fromkeys((admin1, unit["name_en"])), level),
                "name": unit["name_en"],
                "variants": "|".join(worth_telling(latin)),
                "name_ar": unit["name_ar"],
                "feature": level,
                "lat": f"{float(unit['lat']):.4f}",
                "lon": f"{float(unit['lon']):.4f}",
                "admin1": admin1,
                "admin2": admin2,
                "pcode": unit["pcode"],
                "radius_km": f"{_spread_km(unit, admin1, admin2, communities):g}",
                "prominence": "0",
                "source": references.OPEN_SYRIA,
                "note": "",
            }
        )
    return rows


def _spread_km(unit: dict[str, str], admin1: str, admin2: str, communities: list[Fact]) -> float:
    """Give the distance from an area's middle within which nine tenths of its communities lie."""
    names = {skeleton(name) for name in (unit["name_en"], *unit["aliases_en"].split("|")) if name}
    inside = [
        distance_km(float(unit["lat"]), float(unit["lon"]), fact.lat, fact.lon)
        for fact in communities
        if fact.admin1 == admin1
        and (unit["level"] == "governorate" or fact.admin2 == admin2)
        and (unit["level"] != "subdistrict" or skeleton(fact.subdistrict) in names)
    ]
    return max(4.0, round(statistics.quantiles(inside, n=10)[-1])) if len(inside) > 3 else 8.0


if __name__ == "__main__":
    main()
