"""Lay the hand-made part, ``places_by_hand.csv``, over the rows made from the references."""

from __future__ import annotations

import sys
from pathlib import Path

import place_references as references

from sijill.gazetteer.distance import distance_km
from sijill.gazetteer.feature_words import split_feature
from sijill.gazetteer.fold import fold, words

HERE = Path(__file__).resolve().parent
TOLD_APART_KM = 5.0
HAND_NAMED_PROMINENCE = 3
"""Places named by hand are those that reports name; villages of the same name seldom are."""

MOST_VARIANTS = 12
RADIUS_KM = {
    "populated place": 2,
    "neighbourhood": 1.5,
    "camp": 1.5,
    "oil or gas field": 6,
    "base": 2,
    "airport": 3,
    "crossing": 2,
    "dam": 2,
    "mountain": 10,
    "desert": 30,
    "region": 12,
}

Row = dict[str, str]


def with_hand_made_part(rows: list[Row]) -> list[Row]:
    """Give the rows with the hand-made ones added, amended or dropped; what fits no row is told on standard error.

    An added site takes the place of a row of the same name and feature; its note tells where that one lay.
    """
    index: dict[tuple[str, str, str], list[Row]] = {}
    for row in rows:
        for key in _keys(row):
            index.setdefault((key, row["admin1"], row["feature"]), []).append(row)
    added: list[Row] = []
    replaced: set[int] = set()
    for hand in references.rows(HERE / "places_by_hand.csv"):
        found = [row for key in _keys(hand) for row in index.get((key, hand["admin1"], hand["feature"]), ())]
        known = list({id(row): row for row in found}.values())
        known = [row for row in known if row["admin2"] == hand["admin2"]] or known
        if hand["change"] == "add":
            added.append(_added(hand, known))
        if hand["change"] == "amend" and known:
            _amend(max(known, key=lambda row: int(row["prominence"])), hand)
        elif hand["change"] == "amend":
            sys.stderr.write(f"places_by_hand.csv: {hand['name']!r} ({hand['admin1']}) fits no place\n")
        else:
            replaced.update(map(id, known))
    return [row for row in rows if id(row) not in replaced] + added


def _keys(row: Row) -> list[str]:
    """Give the keys of all spellings of a row, of sites also without the word for their feature."""
    names = [row["name"], *filter(None, row["variants"].split("|"))]
    bare = [] if row["feature"] == "populated place" else [split_feature(name)[0] for name in names]
    return list(dict.fromkeys(map(fold, (*names, *bare))))


def _amend(row: Row, hand: Row) -> None:
    names = [hand["name"], *hand["variants"].split("|"), row["name"], *row["variants"].split("|")]
    row["name"] = hand["name"]
    row["variants"] = "|".join(worth_telling(list(dict.fromkeys(filter(None, names)))))
    row["name_ar"] = hand["name_ar"] or row["name_ar"]
    row["prominence"] = str(max(HAND_NAMED_PROMINENCE, int(row["prominence"])))


def _added(hand: Row, known: list[Row]) -> Row:
    row = {"pcode": "", **hand}
    row["lat"], row["lon"] = f"{float(hand['lat']):.4f}", f"{float(hand['lon']):.4f}"
    row["prominence"] = str(max(HAND_NAMED_PROMINENCE, sum(int(other["prominence"]) for other in known)))
    row["radius_km"] = hand["radius_km"] or f"{RADIUS_KM.get(hand['feature'], 2):g}"
    notes = [hand["note"]]
    for other in known:
        apart_km = distance_km(*(float(each[axis]) for each in (row, other) for axis in ("lat", "lon")))
        if apart_km > TOLD_APART_KM:
            notes.append(f"{other['source'].split(',')[0]} puts it {apart_km:.0f} km away")
    row["note"] = "; ".join(filter(None, notes))
    names = [hand["name"], *hand["variants"].split("|")]
    row["variants"] = "|".join(worth_telling(list(dict.fromkeys(filter(None, names)))))
    return row


def worth_telling(names: list[str]) -> list[str]:
    """Give spellings beside the name: first those with a key of their own, then others that read differently."""
    told: list[str] = []
    keys = {fold(names[0])}
    plain = {words(names[0])}
    for name in names[1:]:
        if fold(name) not in keys:
            keys.add(fold(name))
            plain.add(words(name))
            told.append(name)
    for name in names[1:]:
        if words(name) not in plain:
            plain.add(words(name))
            told.append(name)
    return told[:MOST_VARIANTS]
