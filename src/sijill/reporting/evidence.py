"""Rows of the event table: what is told, with the words that tell it; and of the list of reports they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from sijill.reporting.selection import Selection
from sijill.reporting.tolls import TOLL_PARTS, plain_rows
from sijill.schema import OUTCOMES
from sijill.wording import PRECISION_WORDS, date_in_words, name_in_words, toll_in_words

_SHARES = ("civilians", "children", "women", "combatants")
_NOT_IN_ADDRESSES = re.compile(r"[\s\\\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Quote:
    """The sentence that tells an event, cut at its trigger; ``trigger`` is empty where it cannot be marked."""

    before: str
    trigger: str
    after: str


@dataclass(frozen=True)
class ReportRow:
    """One entry of the list of reports; ``report`` has the columns of its table.

    ``link`` is the address of the post where it is a plain web address, else None.
    """

    number: int
    report: Mapping[str, Any]
    link: str | None


@dataclass(frozen=True)
class EventRow:
    """What the table shows of one event; texts are as stored and escaped by the template.

    ``extra_places`` are the places beside the primary one, ``tolls`` and ``notes`` short phrases. ``event`` has the
    columns of its table; ``report`` is the report that tells it.
    """

    number: int
    event: Mapping[str, Any]
    report: ReportRow
    date_words: str
    type_label: str
    place: str | None
    place_context: str
    precision_words: str
    extra_places: tuple[str, ...]
    tolls: tuple[str, ...]
    notes: tuple[str, ...]
    quote: Quote


def rows(selection: Selection) -> list[EventRow]:
    """Give a row for each event of a selection, in the order of its incidents."""
    events = plain_rows(selection.events)
    reports = _report_rows(events, plain_rows(selection.reports))
    extra: dict[str, list[str]] = {}
    for place in plain_rows(selection.event_places.sort_values(["event_id", "place_number"])):
        if place["place_number"] > 0:
            extra.setdefault(place["event_id"], []).append(f"{place['role']} {place['text']}")
    return [
        _row(number, event, reports[event["report_id"]], extra.get(event["event_id"], ()))
        for number, event in enumerate(events, start=1)
    ]


def reports(event_rows: Iterable[EventRow]) -> list[ReportRow]:
    """Give the reports that tell these events, each once, by their numbers."""
    found = {row.report.number: row.report for row in event_rows}
    return [found[number] for number in sorted(found)]


def _report_rows(events: Iterable[Mapping[str, Any]], known: Iterable[Mapping[str, Any]]) -> dict[str, ReportRow]:
    """Number reports in the order in which the events first need them."""
    by_id = {report["report_id"]: report for report in known}
    needed = dict.fromkeys(event["report_id"] for event in events)
    return {
        report_id: ReportRow(number, by_id[report_id], safe_link(by_id[report_id]["url"]))
        for number, report_id in enumerate(needed, start=1)
    }


def _row(number: int, event: Mapping[str, Any], report: ReportRow, extra: Iterable[str]) -> EventRow:
    primary = f"{event['place_role']} {event['place_text']}" if event["place_text"] else None
    return EventRow(
        number=number,
        event=event,
        report=report,
        date_words=date_in_words(event["date"]),
        type_label=name_in_words(event["type"]),
        place=event["place_text"],
        place_context=_place_context(event),
        precision_words=PRECISION_WORDS.get(event["geo_precision"] or 0, "not found in the gazetteer"),
        extra_places=tuple(words for words in extra if words != primary),
        tolls=tuple(_toll_phrases(event)),
        notes=tuple(_notes(event)),
        quote=quote_of(event),
    )


def _place_context(event: Mapping[str, Any]) -> str:
    """Name the gazetteer's entry where it differs from the words, and the areas that hold it."""
    names = [event["place_name"], event["admin2"], event["admin1"]]
    shown = [name for name in dict.fromkeys(names) if name and name != event["place_text"]]
    return ", ".join([*shown, *([event["feature"]] if event["feature"] else [])])


def _toll_phrases(event: Mapping[str, Any]) -> Iterable[str]:
    for outcome in OUTCOMES:
        told = toll_in_words(outcome, *(event[f"{outcome}_{part}"] for part in TOLL_PARTS))
        shares = [
            f"{event[f'{outcome}_{part}']} {part}" for part in _SHARES if event[f"{outcome}_{part}"] is not None
        ]
        if told:
            yield told + (f" ({', '.join(shares)})" if shares else "")
        elif shares:
            yield f"{outcome}: {', '.join(shares)}"


def _notes(event: Mapping[str, Any]) -> Iterable[str]:
    if event["count"] is not None and event["count"] > 1:
        yield f"{event['count']} told as one"
    if event["equipment"]:
        yield f"with {event['equipment']}"


def quote_of(event: Mapping[str, Any]) -> Quote:
    """Cut the quoted sentence at its trigger; offsets are those of the stored text."""
    text = event["quote"]
    start, end = (event[f"trigger_{side}"] - event["sentence_start"] for side in ("start", "end"))
    if not 0 <= start < end <= len(text):
        return Quote(text, "", "")
    return Quote(text[:start], text[start:end], text[end:])


def safe_link(address: str | None) -> str | None:
    """Give an address back where a browser will only fetch it: http or https, a host, no hidden signs."""
    if not address or _NOT_IN_ADDRESSES.search(address):
        return None
    try:
        parts = urlsplit(address)
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.username is None
    except ValueError:
        return None
    return address if is_web else None
