"""The words that tell an event, in the part of the report around them, marked where something was read from them."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from sijill.reporting.marking import SENTENCE, Mark, Segment, marks_of, segments
from sijill.reporting.selection import Selection
from sijill.reporting.tolls import plain_rows

EVENTS_NAME = "events.jsonl"
AROUND, FAR = 280, 900
"""Signs of a report shown on each side of a sentence; more, up to ``FAR``, where something was read from there."""
CUT = "…"
log = logging.getLogger("sijill")


def marks_by_event(selection: Selection, processed: Path) -> dict[str, list[Mark]]:
    """Give the marks of each event of a selection, as offsets into the text of its report.

    ``events.jsonl`` in the folder of the tables tells the offsets of dates, numbers, weapons and vouchers too. Where
    it is not there, or tells other offsets than the tables, the marks are those of the tables: the sentence, its
    trigger, actors and places.
    """
    from_tables = _marks_of_tables(selection)
    found = {}
    for told in _lines(processed / EVENTS_NAME, wanted=from_tables.keys()):
        try:
            marks = marks_of(told)
        except (KeyError, TypeError, ValueError):
            continue
        marks = [selection.moved(str(told.get("report_id")), mark) for mark in marks]
        if set(from_tables[told["event_id"]][:2]) <= set(marks):
            found[told["event_id"]] = marks
    return from_tables | found


def _lines(path: Path, *, wanted: Iterable[str]) -> Iterable[Mapping[str, Any]]:
    if not path.is_file():
        return
    names = set(wanted)
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                told = json.loads(line)
            except ValueError as error:
                log.warning("%s, line %d: not used: %s", path, number, error)
                continue
            if isinstance(told, dict) and told.get("event_id") in names:
                yield told


def _marks_of_tables(selection: Selection) -> dict[str, list[Mark]]:
    found = {
        event["event_id"]: [
            Mark(event["sentence_start"], event["sentence_end"], SENTENCE),
            Mark(event["trigger_start"], event["trigger_end"], "trigger"),
        ]
        for event in plain_rows(selection.events)
    }
    for place in plain_rows(selection.event_places):
        found[place["event_id"]].append(Mark(place["start"], place["end"], "place"))
    for actor in plain_rows(selection.event_actors):
        found[actor["event_id"]].append(Mark(actor["start"], actor["end"], actor["role"]))
    return found


def excerpt(event: Mapping[str, Any], text: str, marks: Sequence[Mark]) -> list[Segment]:
    """Give the sentence of an event with what stands around it, cut into marked pieces.

    The text around it reaches to the next end of a line, at most ``AROUND`` signs far, and further to what was marked
    within ``FAR`` signs. Where the stored text does not hold the quoted sentence, it is the quote alone.
    """
    start, end = event["sentence_start"], event["sentence_end"]
    if text[start:end] != event["quote"]:
        inner = [mark for mark in marks if start <= mark.start and mark.end <= end]
        return _pieces(event["quote"], inner, start)
    near = [mark for mark in marks if mark.start >= start - FAR and mark.end <= end + FAR]
    least, most = min([start, *(mark.start for mark in near)]), max([end, *(mark.end for mark in near)])
    first = max(text.rfind("\n", 0, least) + 1, _word_start(text, start - AROUND, least))
    stop = text.find("\n", most)
    last = min(len(text) if stop < 0 else stop, _word_end(text, end + AROUND, most))
    pieces = _pieces(text[first:last], near, first)
    if first and text[first - 1] != "\n":
        pieces.insert(0, Segment(CUT, (), ()))
    if last < len(text) and text[last] != "\n":
        pieces.append(Segment(CUT, (), ()))
    return pieces


def _pieces(text: str, marks: Iterable[Mark], offset: int) -> list[Segment]:
    return segments(text, [mark._replace(start=mark.start - offset, end=mark.end - offset) for mark in marks])


def _word_start(text: str, wanted: int, latest: int) -> int:
    if wanted <= 0 or wanted >= latest:
        return max(0, min(wanted, latest))
    space = text.find(" ", wanted, latest)
    return latest if space < 0 else space + 1


def _word_end(text: str, wanted: int, earliest: int) -> int:
    if wanted >= len(text) or wanted <= earliest:
        return min(len(text), max(wanted, earliest))
    space = text.rfind(" ", earliest, wanted)
    return earliest if space < 0 else space
