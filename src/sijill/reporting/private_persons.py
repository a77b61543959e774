"""Names of persons without a public role, left out of everything that is shown.

A name is two to six words of which the first is a given name of the domain's list (``names_of_people.txt``), a kunya
("Abu …", "Umm …") before it included. It stays where the words are a name of an actor or of a place of the tables,
where a public office stands right before or after it ("President …", "…, leader of the movement"), or where it is
part of a name of a thing ("… Mosque", "… Brigade"). The rule knows no persons: it leaves out whoever is named in full
and holds no such office.

Limits: a surname alone, a given name that the list lacks, initials, a name in the address of a post, and what makes a
person known without a name (a post, a village, a kinship) stay. The digests are those of the texts as stored.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

import pandas as pd

from sijill import paths
from sijill.domains import load_actors
from sijill.reporting.edits import Edits
from sijill.tables import Tables

LEFT_OUT = "[name left out]"
_OFFICES = (
    *("president", "king", "queen", "emir", "sultan", "pope", "chancellor", "premier", "minister", "secretary"),
    *("secretary-general", "ambassador", "envoy", "governor", "mayor", "spokesman", "spokeswoman", "spokesperson"),
    *("senator", "parliamentarian", "director", "commissioner", "general", "leader", "commander", "chief"),
)
_THINGS = (
    *("mosque", "church", "street", "square", "roundabout", "hospital", "school", "university", "camp", "brigade"),
    *("brigades", "battalion", "battalions", "division", "army", "movement", "front", "bridge", "crossing", "market"),
    *("neighbourhood", "neighborhood", "district", "village", "town", "city", "countryside", "base", "airport"),
)
_REST = r"(?:[ \u00a0](?:(?:bin|ibn|abu|al|el) )?(?:[a-z]{2}[-‐])?[A-Z][\w’'‘ʿ-]+){1,5}"
_WORD = re.compile(r"[\w-]+")
_OFFICE_AFTER = re.compile(rf"[”\"’']?\s*,\s*(?:[\w’'-]+ ){{0,7}}?(?:{'|'.join(_OFFICES)})\b", re.IGNORECASE)
_OF_EVENTS = ("initiator", "target", "partner", "attribution", "inferred", "equipment")


def without_private_persons(tables: Tables) -> tuple[Tables, dict[str, Edits]]:
    """Give the tables with the words ``[name left out]`` in the place of such names, and the edits of each report.

    Offsets are moved along, so that they quote the changed texts.
    """
    kept = _names_kept(tables)
    stored = dict(zip(tables["reports"]["report_id"], tables["reports"]["text"], strict=True))
    edits = {
        report_id: Edits(found, LEFT_OUT) for report_id, text in stored.items() if (found := names_in(text, kept))
    }
    texts = {
        report_id: edits[report_id].text(text) if report_id in edits else text for report_id, text in stored.items()
    }

    def bare(value: object) -> object:
        return Edits(names_in(value, kept), LEFT_OUT).text(value) if isinstance(value, str) else value

    events = _events(_mapped(tables["events"], _OF_EVENTS, bare), edits, texts)
    report_of = dict(zip(events["event_id"], events["report_id"], strict=True))
    changed = {
        "reports": _mapped(
            tables["reports"].assign(text=_like(texts.values(), tables["reports"]["text"])), ["title"], bare
        ),
        "events": events,
        "incidents": _mapped(tables["incidents"], [name for name in _OF_EVENTS if name in tables["incidents"]], bare),
        "event_places": _mentions(tables["event_places"], report_of, edits, texts),
        "event_actors": _mentions(tables["event_actors"], report_of, edits, texts),
    }
    return {**tables, **changed}, edits


def names_in(text: str, kept: frozenset[str]) -> list[tuple[int, int]]:
    """Find the names of private persons in a text; ``kept`` are folded names that stay."""
    return [found.span() for found in _pattern().finditer(text) if not _stays(found, text, kept)]


def _stays(found: re.Match[str], text: str, kept: frozenset[str]) -> bool:
    before, after = _WORD.findall(text[max(0, found.start() - 30) : found.start()]), _WORD.search(text, found.end())
    words = [word.casefold() for word in _WORD.findall(found[0])]
    is_thing = words[-1] in _THINGS or (after is not None and after[0].casefold() in _THINGS)
    in_office = bool(before) and before[-1].casefold() in _OFFICES
    in_office = in_office or _OFFICE_AFTER.match(text, found.end()) is not None
    return is_thing or in_office or " ".join(words) in kept


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    given = (paths.domain_directory("syria") / "names_of_people.txt").read_text("utf-8").split()
    names = "|".join(sorted(map(re.escape, given), key=lambda name: (-len(name), name)))
    return re.compile(rf"\b(?:(?:Abu|Umm?)[ -])?(?:{names}){_REST}")


def _names_kept(tables: Tables) -> frozenset[str]:
    actors = (phrase for actor in load_actors().values() for phrase in (actor.name, *actor.aliases))
    places = (name for column in ("text", "place_name") for name in tables["event_places"][column].dropna())
    return frozenset(" ".join(_WORD.findall(name.casefold())) for name in (*actors, *places))


def _like(values: Iterable[object], column: pd.Series[str]) -> pd.Series[str]:
    return pd.Series(list(values), index=column.index, dtype=column.dtype)


def _mapped(table: pd.DataFrame, columns: Iterable[str], change: Callable[[object], object]) -> pd.DataFrame:
    return table.assign(**{name: _like(map(change, table[name]), table[name]) for name in columns})


def _moved(table: pd.DataFrame, reports: Iterable[str], edits: dict[str, Edits], column: str) -> pd.Series[str]:
    pairs = zip(reports, table[column], strict=True)
    return _like((edits[report].moved(int(at)) if report in edits else at for report, at in pairs), table[column])


def _events(events: pd.DataFrame, edits: dict[str, Edits], texts: dict[str, str]) -> pd.DataFrame:
    sides = [f"{what}_{side}" for what in ("sentence", "trigger") for side in ("start", "end")]
    moved = events.assign(**{column: _moved(events, events["report_id"], edits, column) for column in sides})
    return moved.assign(
        quote=_like(_slices(moved, moved["report_id"], texts, edits, "sentence_", "quote"), moved["quote"])
    )


def _mentions(
    table: pd.DataFrame, report_of: dict[str, str], edits: dict[str, Edits], texts: dict[str, str]
) -> pd.DataFrame:
    reports = [report_of.get(event_id, "") for event_id in table["event_id"]]
    moved = table.assign(**{column: _moved(table, reports, edits, column) for column in ("start", "end")})
    return moved.assign(text=_like(_slices(moved, reports, texts, edits, "", "text"), moved["text"]))


def _slices(
    table: pd.DataFrame,
    reports: Iterable[str],
    texts: dict[str, str],
    edits: dict[str, Edits],
    prefix: str,
    column: str,
) -> Iterator[str]:
    """Give what the moved offsets quote; words of a report without edits as they are."""
    rows = zip(reports, table[f"{prefix}start"], table[f"{prefix}end"], table[column], strict=True)
    for report, start, end, words in rows:
        yield texts[report][start:end] if report in edits else words
