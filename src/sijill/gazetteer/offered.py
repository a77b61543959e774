"""A place that a file of the user offers, checked and brought into one form whatever the file's format."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sijill.gazetteer.fold import fold
from sijill.run_record import RunRecord

MOST_VARIANTS = 12
RADIUS_KM = {
    "populated place": 2.0,
    "neighbourhood": 1.5,
    "camp": 1.5,
    "oil or gas field": 6.0,
    "base": 2.0,
    "airport": 3.0,
    "crossing": 2.0,
    "dam": 2.0,
    "mountain": 10.0,
    "desert": 30.0,
    "river": 30.0,
    "road": 30.0,
    "region": 12.0,
    "subdistrict": 12.0,
    "district": 25.0,
    "governorate": 60.0,
    "country": 300.0,
}
"""Radius of a place by feature class where a file tells none, in kilometres."""

PEOPLE_PER_PROMINENCE = 20_000
MOST_PROMINENCE_BY_PEOPLE = 40
TOWN_PEOPLE = 5_000
_NAME = re.compile(r"[^\W\d_][\w '’‘ʻʿ`.,()/-]{0,78}")
_LATIN_OR_ARABIC = re.compile(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff0-9 '’‘ʻʿ`.()/-]{2,60}|[\u0600-\u06ff ]{2,60}")
_ARABIC = re.compile(r"[\u0600-\u06ff ]{2,60}")


@dataclass(frozen=True)
class Offered:
    """One place of a file.

    ``origin`` is the id that the file's maker gave it ("geonames:172955"), or empty. ``admin1`` and ``admin2`` are
    the names that the file tells, in its spelling. Coordinates are degrees (WGS 84). ``where`` names file and line.
    """

    name: str
    variants: tuple[str, ...]
    name_ar: str
    feature: str
    lat: float
    lon: float
    admin1: str
    admin2: str
    pcode: str
    origin: str
    country_code: str
    radius_km: float
    prominence: int
    where: str


def number_between(text: str, least: float, most: float) -> float | None:
    """Read a number, or None where it is none or lies outside."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if least <= value <= most else None


def point_of(lat: str, lon: str, *, where: str, record: RunRecord) -> tuple[float, float] | None:
    """Read a point in degrees; a bad one is dropped by the field that is wrong."""
    for field, text, most in (("latitude", lat, 90.0), ("longitude", lon, 180.0)):
        if number_between(text, -most, most) is None:
            record.drop("no point on Earth", file=where, field=field, value=text)
            return None
    return float(lat), float(lon)


def checked_name(name: str, *, where: str, record: RunRecord) -> str | None:
    """Give a name without needless spaces, or drop the row: what is no name could be a formula in a spreadsheet."""
    bare = " ".join(name.split())
    if _NAME.fullmatch(bare) and fold(bare):
        return bare
    record.drop("no name" if not bare else "not the form of a name", file=where, field="name", value=name)
    return None


def spellings(names: Iterable[str], name: str) -> tuple[tuple[str, ...], str]:
    """Give the other spellings of a name in Latin letters, one a folded key, and the name in Arabic letters."""
    kept: dict[str, str] = {}
    arabic = ""
    for other in names:
        bare = " ".join(other.split())
        if not _LATIN_OR_ARABIC.fullmatch(bare) or not _NAME.fullmatch(bare):
            continue
        if _ARABIC.fullmatch(bare):
            arabic = arabic or bare
        elif fold(bare) not in ("", fold(name)):
            kept.setdefault(fold(bare), bare)
    return tuple(kept.values())[:MOST_VARIANTS], arabic


def prominence_of(people: int) -> int:
    """Give the prominence of a place by how many people live there; it breaks ties between places of one name."""
    by_people = min(people // PEOPLE_PER_PROMINENCE, MOST_PROMINENCE_BY_PEOPLE)
    return max(by_people, 2 if people > TOWN_PEOPLE else 0)
