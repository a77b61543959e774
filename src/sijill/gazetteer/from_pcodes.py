"""Read a table of places with P-codes, as OCHA publishes them (CSV with a head; the columns' names vary by year)."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from sijill.errors import DataCheckError
from sijill.gazetteer.offered import RADIUS_KM, Offered, checked_name, point_of, spellings
from sijill.run_record import RunRecord, display_path
from sijill.schema import FEATURES

SOURCE, LICENCE = "OCHA Common Operational Dataset", "CC BY 3.0 IGO"
_FEATURE_OF_LEVEL = {4: "populated place", 3: "subdistrict", 2: "district", 1: "governorate"}
_LATITUDES = ("latitude", "lat", "latitudey", "ycoord", "y")
_LONGITUDES = ("longitude", "lon", "lng", "long", "longitudex", "xcoord", "x")
_PLAIN = {
    "name": ("name", "nameen", "communityname", "communitynameen", "locationname", "placename"),
    "name_ar": ("namear", "communitynamear", "locationnamear"),
    "pcode": ("pcode", "communitypcode", "locationpcode"),
    "admin1": ("governorate", "governoratename", "governoratenameen", "province"),
    "admin2": ("district", "districtname", "districtnameen"),
    "feature": ("feature",),
    "variants": ("variants", "altname", "alternatenames", "aliasesen"),
}


def read_pcodes(path: Path, record: RunRecord) -> Iterator[Offered]:
    """Give the places of a P-code table.

    Args:
        path: CSV with commas, semicolons or tabs; columns such as ``admin4Name_en``, ``admin4Pcode``, ``latitude``
            and ``longitude``, or ``ADM4_EN``, or plain ``name``, ``pcode``, ``lat``, ``lon``. A second head of HXL
            tags is passed over. Without a fourth level the rows are areas of the deepest level told.
        record: counts what is left out, and why.

    Raises:
        DataCheckError: no column tells names or points.
    """
    shown = display_path(path)
    with path.open(encoding="utf-8-sig", newline="") as handle:
        head = handle.readline()
        handle.seek(0)
        rows = csv.reader(handle, delimiter=max(",;\t", key=head.count))
        columns = _Columns(next(rows, []), shown)
        while True:
            try:
                fields = next(rows)
            except StopIteration:
                return
            except csv.Error as error:
                record.drop("no row of a table", file=f"{shown}, line {rows.line_num}", field="row", value=str(error))
                continue
            if fields and not all(not field or field.startswith("#") for field in fields):
                offered = columns.offered(fields, f"{shown}, line {rows.line_num}", record)
                if offered is not None:
                    yield offered


class _Columns:
    """Where the columns of a table stand."""

    def __init__(self, head: list[str], shown: str) -> None:
        found = {re.sub(r"[^a-z0-9]", "", name.lower()): number for number, name in enumerate(head)}
        level = next((level for level in (4, 3, 2, 1) if _level_names(level, "name", found)), 4)
        self._feature = _FEATURE_OF_LEVEL[level]
        wanted = {
            field: _first(found, (*_level_names(level, field, found), *plain)) for field, plain in _PLAIN.items()
        }
        for number in (1, 2):
            if level > number:
                wanted[f"admin{number}"] = _first(
                    found, (*_level_names(number, "name", found), *_PLAIN[f"admin{number}"])
                )
        wanted["lat"], wanted["lon"] = _first(found, _LATITUDES), _first(found, _LONGITUDES)
        for field in ("name", "lat", "lon"):
            if wanted[field] is None:
                raise DataCheckError(
                    f"{shown}: no column tells the {field!r} of a place; columns: {', '.join(head)[:200]}"
                )
        self._at = {field: number for field, number in wanted.items() if number is not None}

    def offered(self, fields: list[str], where: str, record: RunRecord) -> Offered | None:
        """Read one row, or drop it."""

        def told(field: str) -> str:
            number = self._at.get(field, -1)
            return fields[number].strip() if 0 <= number < len(fields) else ""

        first, *others = re.split(r" - | / ", told("name"))
        name = checked_name(first, where=where, record=record)
        point = point_of(told("lat"), told("lon"), where=where, record=record) if name else None
        if name is None or point is None:
            return None
        pcode = told("pcode")
        if not re.fullmatch(r"[A-Za-z0-9]{0,20}", pcode):
            record.drop("no P-code", file=where, field="pcode", value=pcode)
            return None
        feature = told("feature") if told("feature") in FEATURES else self._feature
        variants, arabic = spellings([*others, *re.split(r"[|;]", told("variants")), told("name_ar")], name)
        return Offered(
            name=name,
            variants=variants,
            name_ar=arabic,
            feature=feature,
            lat=point[0],
            lon=point[1],
            admin1=told("admin1"),
            admin2=told("admin2"),
            pcode=pcode,
            origin="",
            country_code="",
            radius_km=RADIUS_KM[feature],
            prominence=0,
            where=where,
        )


def _level_names(level: int, field: str, found: Mapping[str, int]) -> tuple[str, ...]:
    """Give the columns of a table that tell a field of an administrative level, in the spellings of several years."""
    endings = {
        "name": ("nameen", "en", "refnameen", "refname", "name"),
        "name_ar": ("namear", "ar"),
        "pcode": ("pcode",),
        "variants": ("altname1en", "altnameen"),
    }.get(field, ())
    options = [f"{start}{level}{ending}" for start in ("admin", "adm") for ending in endings]
    return tuple(option for option in options if option in found)


def _first(found: Mapping[str, int], options: tuple[str, ...]) -> int | None:
    return next((found[option] for option in options if option in found), None)
