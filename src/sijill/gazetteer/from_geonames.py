"""Read a GeoNames country dump: 19 columns parted by tabs, without a head (download.geonames.org/export/dump)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sijill.gazetteer.offered import (
    RADIUS_KM,
    Offered,
    checked_name,
    number_between,
    point_of,
    prominence_of,
    spellings,
)
from sijill.run_record import RunRecord, display_path

COLUMNS = 19
SOURCE, LICENCE = "GeoNames", "CC BY 4.0"
FEATURE_OF_CODE = {
    code: feature
    for feature, codes in {
        "country": "PCLI PCL PCLD PCLS",
        "governorate": "ADM1",
        "district": "ADM2",
        "subdistrict": "ADM3",
        "neighbourhood": "PPLX",
        "camp": "CMP CMPRF CMPMIN",
        "oil or gas field": "OILF GASF OILW GASW OILP OILR",
        "base": "INSM MILB NVB FT BRKS",
        "airport": "AIRP AIRB AIRF AIRH",
        "crossing": "CSTM PSTB PSTC",
        "dam": "DAM",
        "mountain": "MT MTS HLL HLLS PK PKS RDGE RDGB UPLD MESA BUTE VLC",
        "desert": "DSRT ERG",
        "river": "STM STMS STMI STMA RVN",
        "road": "RD RDA RTE",
        "region": "RGN RGNE RGNH AREA LCTY PLN PLNX VAL OAS VAL",
    }.items()
    for code in codes.split()
}
"""Feature classes of the project by GeoNames' feature code; all other populated places (P) are populated places."""

_NO_LONGER_THERE = frozenset({"PPLH", "PPLCH", "PPLW"})


def read_geonames(path: Path, record: RunRecord) -> Iterator[Offered]:
    """Give the places of a country dump; rows of a feature code that the project does not use are counted.

    Args:
        path: the unpacked dump, such as ``SY.txt``.
        record: counts what is left out, and why.
    """
    shown = display_path(path)
    with path.open(encoding="utf-8", newline="\n") as handle:
        for line, text in enumerate(handle, start=1):
            where = f"{shown}, line {line}"
            fields = text.rstrip("\r\n").split("\t")
            if len(fields) != COLUMNS:
                record.drop("not 19 columns", file=where, field="row", value=text[:80])
                continue
            offered = _offered(fields, where, record)
            if offered is not None:
                yield offered


def _offered(fields: list[str], where: str, record: RunRecord) -> Offered | None:
    (geonames_id, told_name, plain_name, others, lat, lon, kind, code, country) = fields[:9]
    feature = FEATURE_OF_CODE.get(code) or (
        "populated place" if kind == "P" and code not in _NO_LONGER_THERE else None
    )
    if feature is None:
        record.count("not_used_feature_code")
        return None
    name = checked_name(told_name, where=where, record=record)
    point = point_of(lat, lon, where=where, record=record) if name else None
    if name is None or point is None:
        return None
    if not geonames_id.isdecimal():
        record.drop("no GeoNames id", file=where, field="geonameid", value=geonames_id)
        return None
    variants, arabic = spellings([plain_name, *others.split(",")], name)
    people = number_between(fields[14], 0, 1e9) or 0
    return Offered(
        name=name,
        variants=variants,
        name_ar=arabic,
        feature=feature,
        lat=point[0],
        lon=point[1],
        admin1="",
        admin2="",
        pcode="",
        origin=f"geonames:{int(geonames_id)}",
        country_code=country.strip().upper(),
        radius_km=RADIUS_KM[feature],
        prominence=prominence_of(int(people)) if kind == "P" else 0,
        where=where,
    )
