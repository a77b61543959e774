"""How right the gazetteer is: names of annotated reports, and the place strings of another coder.

python benchmarks/places.py [--gold data/gold/dev_places.csv] [--reports data/gold/dev.jsonl] [--strings FILE]

The first measure resolves each name of a table (``report_id,text,lat,lon,feature,confidence``) with what its report
says around it: the words for its kind, the area told behind it, the dateline, and the names near it. It counts the
names within 10 km of the point told and those more than 50 km off; a name left open is neither. Areas (governorates,
countrysides, deserts) are not measured: their middle is no spot.

``--strings`` measures a table of place strings (``name,lat,lon,adm_1,adm_2,where_prec,events``, as in
``syria_places_ucdp_2016_2017.csv``) weighted by events, alone and with the governorate told. The shipped table was
built with the help of that table; the honest figure is that of one built without it:

    python tools/build_places.py REFERENCE_DIR --without-events --out build/places_without_events.csv
    python benchmarks/places.py --strings FILE --table build/places_without_events.csv
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sijill import paths
from sijill.gazetteer import Gazetteer, load
from sijill.gazetteer.distance import distance_km
from sijill.gazetteer.feature_words import FEATURE_OF_WORDS, container_name, split_feature
from sijill.gazetteer.fold import fold
from sijill.gazetteer.table import read_places

RIGHT_KM, WRONG_KM = 10.0, 50.0
_AREA = re.compile(
    r"(?:countryside|province|governorate|rural|desert|district|west|east|north|south)\w*(?: of)?(?: the)? "
    r"(?P<behind>\W?[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?)|"
    r"(?P<before>[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?)(?:’s|'s)? (?:\w+ern )?"
    r"(?:countryside|province|governorate|district)"
)
_NAME = re.compile(r"(?:\b[Aa][lsnrtzd]h?[- ])?[A-Z][\w’'-]*(?: (?:[Aa][lsnrtzd]h?[- ])?[A-Z][\w’'-]*)*")
_DATELINE = re.compile(
    r"^([A-Z][\w’'-]*(?: [A-Z][\w’'-]*)?) (?:province|governorate)\b", re.MULTILINE | re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True)
class Told:
    """One name to resolve, with the point (degrees) that it should have and what the text tells about it."""

    name: str
    lat: float
    lon: float
    feature: str
    confidence: str
    told_feature: str | None
    containers: tuple[str, ...]
    likely_areas: tuple[str, ...] = ()
    nearby: tuple[str, ...] = ()
    weight: int = 1


def main() -> None:
    """Print the measures."""
    options = _options()
    index = Gazetteer.of(read_places(options.table), home_country="SY") if options.table else load()
    told = list(names_told(options.gold, options.reports))
    groups = {
        "populated places, high confidence": [t for t in told if _is_town(t) and t.confidence == "high"],
        "populated places, all": [t for t in told if _is_town(t)],
        "other spots, high and medium": [
            t for t in told if t.feature in _SPOTS and t.confidence in {"high", "medium"}
        ],
    }
    for title, names in groups.items():
        _print(title, names, index, options)
    if options.strings:
        strings = list(strings_told(options.strings))
        alone = [replace(string, containers=()) for string in strings]
        _print("strings, alone", alone, index, options)
        _print("strings, with their governorate", strings, index, options)


_SPOTS = frozenset({"oil or gas field", "base", "camp", "crossing", "airport", "facility", "neighbourhood"})


def _is_town(told: Told) -> bool:
    return told.feature == "populated place"


def _print(title: str, names: list[Told], index: Gazetteer, options: argparse.Namespace) -> None:
    counts: Counter[str] = Counter()
    for told in names:
        outcome, detail = _outcome(told, index)
        counts[outcome] += told.weight
        if outcome != "right" and options.errors:
            sys.stderr.write(
                f"{title}\t{outcome}\t{told.weight}\t{told.name}\t{'|'.join(told.containers)}\t{detail}\n"
            )
    whole = sum(counts.values()) or 1
    shares = ", ".join(f"{outcome} {counts[outcome] / whole:.1%}" for outcome in ("right", "off", "wrong", "open"))
    print(f"{title:48s} {whole:>6,d}: {shares}")


def _outcome(told: Told, index: Gazetteer) -> tuple[str, str]:
    found = index.resolve(
        told.name,
        feature=told.told_feature,
        containers=told.containers,
        likely_areas=told.likely_areas,
        nearby=told.nearby,
    )
    if found.place is None:
        return "open", found.reason
    apart_km = distance_km(told.lat, told.lon, found.place.lat, found.place.lon)
    outcome = "right" if apart_km <= RIGHT_KM else "wrong" if apart_km > WRONG_KM else "off"
    return outcome, f"{found.place.place_id} {apart_km:.0f} km {found.reason}"


def names_told(gold: Path, reports: Path) -> Iterator[Told]:
    """Give the names of a gold table that have a point, each with what its report tells around it."""
    texts = {row["report_id"]: row["text"] for row in map(json.loads, reports.read_text("utf-8").splitlines())}
    with gold.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            if not row["lat"] or row["report_id"] not in texts:
                continue
            around_it = around(texts[row["report_id"]], row["text"])
            yield Told(
                name=row["text"],
                lat=float(row["lat"]),
                lon=float(row["lon"]),
                feature=row["feature"],
                confidence=row["confidence"],
                **around_it,
            )


def around(text: str, name: str) -> dict[str, Any]:
    """Give what a report tells around the first place where a name stands, as fields of ``Told``.

    Its kind; the area that follows it in the sentence; the dateline before it; the other names of the sentence.
    """
    where = text.find(name)
    if where < 0:
        return {"told_feature": None, "containers": ()}
    bounds = [0, *(gap.end() for gap in _SENTENCE.finditer(text)), len(text)]
    start = max(bound for bound in bounds if bound <= where)
    end = min(bound for bound in bounds if bound > where)
    before, behind = text[start:where], text[where + len(name) : end]
    areas = [(found["behind"] or found["before"]).strip(" “\"'") for found in _AREA.finditer(behind[:80])][:1]
    return {
        "told_feature": _kind(before, behind),
        "containers": tuple(area for area in areas if fold(area) != fold(split_feature(name)[0])),
        "likely_areas": tuple(_DATELINE.findall(text[:where])[-1:]),
        "nearby": tuple(found.group() for found in _NAME.finditer(text[start:end]) if found.group() not in name),
    }


def _kind(before: str, behind: str) -> str | None:
    """Give the feature class that the word before ("town of") or behind ("oil field") a name tells, or None."""
    told = re.search(r"(\w+) of [“\"']?$", before) or re.match(r"[”\"']? (\w+)", behind)
    return FEATURE_OF_WORDS.get(told[1].lower()) if told else None


def strings_told(path: Path) -> Iterator[Told]:
    """Give the exactly located strings of a coder's table, each with its governorate."""
    with path.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            if row["where_prec"] == "1":
                yield Told(
                    name=row["name"],
                    lat=float(row["lat"]),
                    lon=float(row["lon"]),
                    feature="populated place",
                    confidence="high",
                    told_feature=None,
                    containers=(container_name(row["adm_1"]),),
                    weight=int(row["events"]),
                )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="How right the gazetteer is.")
    parser.add_argument("--gold", type=Path, default=paths.gold_directory() / "dev_places.csv")
    parser.add_argument("--reports", type=Path, default=paths.gold_directory() / "dev.jsonl")
    parser.add_argument("--strings", type=Path)
    parser.add_argument("--table", type=Path, help="measure another table of places than the shipped one")
    parser.add_argument("--errors", action="store_true", help="tell each name that is not right on standard error")
    return parser.parse_args()


if __name__ == "__main__":
    main()
