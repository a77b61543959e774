"""Ids of places: short, readable, and never changed once published."""

from __future__ import annotations

from collections.abc import Iterable

from place_hand_part import Row

from sijill.gazetteer.distance import distance_km
from sijill.gazetteer.feature_words import split_feature
from sijill.gazetteer.fold import fold, words

SAME_PLACE_KM = 5.0


def name_ids(rows: list[Row], published: Iterable[Row]) -> None:
    """Give every row without one an id: as published, else country, governorate, name, feature and P-code.

    Feature and P-code stand in an id only where names meet. What reports cite must not change when places are added;
    where two published rows turned out to be one place, the id of the more reported one stays.
    """
    known = _Published(published)
    taken = {row["place_id"] for row in rows if row.get("place_id")}
    by_prominence = sorted(rows, key=lambda row: (-int(row["prominence"]), row["pcode"], row["lat"]))
    for row in by_prominence:
        place_id = "" if row.get("place_id") else known.id_of(row, taken)
        if place_id:
            row["place_id"] = place_id
            taken.add(place_id)
    taken |= known.ids
    for row in by_prominence:
        if not row.get("place_id"):
            row["place_id"] = next(option for option in _options(row) if option not in taken)
            taken.add(row["place_id"])


def slug(*parts: str) -> str:
    """Give words in lower case, joined by hyphens."""
    return "-".join(word for part in parts for word in words(part))


def _options(row: Row) -> list[str]:
    feature = "" if row["feature"] in {"populated place", "neighbourhood"} else row["feature"]
    base = slug("sy", row["admin1"], row["name"])
    options = [base, f"{base}-{slug(feature or row['feature'])}", f"{base}-{row['pcode'].lower()}"]
    if feature and split_feature(row["name"])[1] is None:
        options = options[1:]
    options += [f"{base}-{number}" for number in range(2, 20)]
    return [option for option in options if not option.endswith("-")]


class _Published:
    def __init__(self, rows: Iterable[Row]) -> None:
        self._by_key: dict[tuple[str, ...], list[Row]] = {}
        self.ids: set[str] = set()
        for row in rows:
            self.ids.add(row["place_id"])
            for key in _keys(row):
                self._by_key.setdefault(key, []).append(row)

    def id_of(self, row: Row, taken: set[str]) -> str:
        """Give the id under which a place is known, or nothing."""
        found = [old for key in _keys(row) for old in self._by_key.get(key, ()) if old["place_id"] not in taken]
        near = [
            old
            for old in found
            if (row["pcode"] and row["pcode"] == old["pcode"]) or _apart_km(row, old) < SAME_PLACE_KM
        ]
        best = max(near, key=lambda old: (int(old["prominence"]), -_apart_km(row, old)), default=None)
        return best["place_id"] if best else ""


def _keys(row: Row) -> set[tuple[str, ...]]:
    names = (row["name"], *filter(None, row["variants"].split("|")))
    keys = {(row["feature"], row["admin1"], fold(name)) for name in names}
    return keys | {(row["pcode"],)} if row["pcode"] else keys


def _apart_km(row: Row, other: Row) -> float:
    return distance_km(*(float(each[axis]) for each in (row, other) for axis in ("lat", "lon")))
