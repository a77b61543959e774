"""Joining offered places with the known ones: what is new, what only adds spellings, what is known already."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sijill.gazetteer.additions import COLUMNS, Row
from sijill.gazetteer.distance import distance_km
from sijill.gazetteer.fold import fold, words
from sijill.gazetteer.index import Gazetteer
from sijill.gazetteer.offered import MOST_VARIANTS, Offered
from sijill.gazetteer.placing import Governorates
from sijill.gazetteer.table import Place
from sijill.run_record import RunRecord

SAME_PLACE_KM = 5.0
_SETTLEMENTS = frozenset({"populated place", "neighbourhood"})


class Merging:
    """The user's places while a file is added to them."""

    def __init__(
        self,
        known: Gazetteer,
        rows: Iterable[Row],
        *,
        governorates: Governorates,
        home_country: str,
        source: str,
        licence: str,
    ) -> None:
        """Start from the places known, shipped and added, and from the user's table as it stands."""
        self._rows = {row["place_id"]: row for row in rows}
        self._known, self._governorates = known, governorates
        self._home_country = home_country
        self._source, self._licence = source, licence
        self._by_key: dict[str, list[Place]] = {}
        self._by_pcode: dict[str, Place] = {}
        self._names: dict[str, set[str]] = {}
        self._spots: dict[str, Place] = {}
        for place in known.places:
            self._learn(place)
        self._by_origin = {row["origin"]: row["place_id"] for row in self._rows.values() if row["origin"]}

    def rows(self) -> list[Row]:
        """Give the user's table, ordered by id."""
        return [{column: row.get(column, "") for column in COLUMNS} for _, row in sorted(self._rows.items())]

    def take(self, offered: Offered, record: RunRecord) -> None:
        """Add a place, or its spellings to the place that it is; count what was done."""
        same = self._same(offered)
        if same is not None:
            self._add_spellings(same, offered, record)
            return
        admin1 = self._admin1(offered)
        if admin1 is None:
            record.drop(
                "in no governorate of the country",
                file=offered.where,
                field="latitude, longitude",
                value=f"{offered.lat}, {offered.lon}",
            )
            return
        place = self._place(offered, admin1)
        self._learn(place)
        if offered.origin:
            self._by_origin[offered.origin] = place.place_id
        self._rows[place.place_id] = self._row(place, offered.origin)
        record.count("places_added")

    def _learn(self, place: Place) -> None:
        self._spots[place.place_id] = place
        keys = self._names.setdefault(place.place_id, set())
        for name in place.names:
            if fold(name) not in keys:
                keys.add(fold(name))
                self._by_key.setdefault(fold(name), []).append(place)
        if place.pcode:
            self._by_pcode[place.pcode] = place

    def _same(self, offered: Offered) -> Place | None:
        by_id = self._by_pcode.get(offered.pcode) or self._spots.get(self._by_origin.get(offered.origin, ""))
        if by_id is not None:
            return by_id
        near = [
            (distance_km(place.lat, place.lon, offered.lat, offered.lon), place.place_id, place)
            for name in (offered.name, *offered.variants)
            for place in self._by_key.get(fold(name), ())
            if _are_kindred(place.feature, offered.feature) and not (place.pcode and offered.pcode)
        ]
        apart_km, _, place = min(near, default=(SAME_PLACE_KM + 1, "", None))
        return place if place is not None and apart_km <= SAME_PLACE_KM else None

    def _add_spellings(self, same: Place, offered: Offered, record: RunRecord) -> None:
        known = self._names[same.place_id]
        fresh = [name for name in (offered.name, *offered.variants) if fold(name) not in known]
        arabic = offered.name_ar if offered.name_ar and fold(offered.name_ar) not in known else ""
        row = self._rows.get(same.place_id)
        told = [name for name in (row["variants"].split("|") if row else []) if name]
        kept = fresh[: max(0, MOST_VARIANTS - len(told))]
        if not kept and not arabic:
            record.count("places_known_already")
            return
        if row is None:
            row = self._row(same, offered.origin) | {"variants": "", "note": "adds spellings"}
        names = dict.fromkeys([*told, *kept, *([arabic] if row["name_ar"] and arabic else [])])
        self._rows[same.place_id] = row | {"variants": "|".join(names), "name_ar": row["name_ar"] or arabic}
        for name in (*kept, arabic):
            if name:
                known.add(fold(name))
                self._by_key.setdefault(fold(name), []).append(same)
        record.count("places_given_spellings")

    def _admin1(self, offered: Offered) -> str | None:
        if offered.country_code not in ("", self._home_country):
            return ""
        told = [place for place in self._known.candidates(offered.admin1) if place.feature == "governorate"]
        return told[0].admin1 if told else self._governorates.around(offered.lat, offered.lon)

    def _place(self, offered: Offered, admin1: str) -> Place:
        code = (offered.country_code or self._home_country).lower()
        plain = "-".join(re.findall(r"[a-z0-9]+", " ".join(words(offered.name))))[:40]
        own = offered.origin.replace(":", "-") or offered.pcode.lower() or plain or "place"
        place_id, number = f"{code}-added-{own}", 2
        while place_id in self._spots:
            place_id, number = f"{code}-added-{own}-{number}", number + 1
        return Place(
            place_id=place_id,
            name=offered.name,
            lat=round(offered.lat, 5),
            lon=round(offered.lon, 5),
            admin1=admin1,
            admin2=offered.admin2,
            feature=offered.feature,
            radius_km=offered.radius_km,
            country_code=code.upper(),
            prominence=offered.prominence,
            variants=offered.variants,
            name_ar=offered.name_ar,
            pcode=offered.pcode,
        )

    def _row(self, place: Place, origin: str) -> Row:
        return {
            "place_id": place.place_id,
            "name": place.name,
            "variants": "|".join(place.variants),
            "name_ar": place.name_ar,
            "feature": place.feature,
            "lat": f"{place.lat:.5f}",
            "lon": f"{place.lon:.5f}",
            "admin1": place.admin1,
            "admin2": place.admin2,
            "pcode": place.pcode,
            "radius_km": f"{place.radius_km:g}",
            "prominence": str(place.prominence),
            "source": self._source,
            "note": "",
            "licence": self._licence,
            "origin": origin,
        }


def _are_kindred(feature: str, other: str) -> bool:
    return feature == other or {feature, other} <= _SETTLEMENTS
