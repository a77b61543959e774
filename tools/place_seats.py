"""Raise the prominence of seats: the town that an area is called after is meant before a village of the same name."""

from __future__ import annotations

from place_hand_part import Row

from sijill.gazetteer.fold import fold

SEAT_PROMINENCE = {"governorate": 20, "district": 5, "subdistrict": 3}


def with_seats_raised(rows: list[Row]) -> list[Row]:
    """Give the rows, those of seats with at least the prominence of their level.

    A seat is the most reported place with the name of the area, in any spelling, in the same governorate.
    """
    towns: dict[tuple[str, str], list[Row]] = {}
    for row in rows:
        if row["feature"] == "populated place":
            for name in _names(row):
                towns.setdefault((fold(name), row["admin1"]), []).append(row)
    for area in rows:
        least = SEAT_PROMINENCE.get(area["feature"])
        found = [row for name in _names(area) for row in towns.get((fold(name), area["admin1"]), ())]
        if least and found:
            seat = max(found, key=lambda row: int(row["prominence"]))
            seat["prominence"] = str(max(least, int(seat["prominence"])))
    return rows


def _names(row: Row) -> list[str]:
    return [row["name"], *filter(None, row["variants"].split("|"))]
