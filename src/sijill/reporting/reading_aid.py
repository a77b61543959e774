"""One report as it was read: its text with every decision marked, and below it the events that came of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from sijill import tables
from sijill.errors import DataCheckError, UsageError
from sijill.parameters import nearest
from sijill.reporting.key_figures import plain_rows
from sijill.reporting.marking import SENTENCE, Mark, marked, marks_of
from sijill.reporting.visibility import visible
from sijill.schema import OUTCOMES
from sijill.wording import (
    MODALITY_WORDS,
    PRECISION_WORDS,
    date_in_words,
    name_in_words,
    toll_in_words,
)

EVENTS_NAME = "events.jsonl"
_STYLE = """
.sijill-read { max-width: 56rem; line-height: 1.6 }
.sijill-read .text { white-space: pre-wrap }
.sijill-read mark { background: rgba(120,125,133,.12); color: inherit; padding: 0 1px }
.sijill-read mark small { opacity: .75; font-size: .7em; vertical-align: super }
.sijill-read mark.trigger { background: rgba(184,64,31,.25); font-weight: 600 }
.sijill-read mark.initiator, .sijill-read mark.target, .sijill-read mark.partner { border-bottom: 2px solid #1560d8 }
.sijill-read mark.place { border-bottom: 2px dashed #1fa774 }
.sijill-read mark.date { border-bottom: 2px dotted #a829a4 }
.sijill-read mark.number { outline: 1px solid #c48800 }
.sijill-read li.other { opacity: .8; font-style: italic }
"""


@dataclass(frozen=True)
class MarkedReport:
    """Safe HTML that a notebook shows; ``html`` has no script, and all that comes from the report is escaped."""

    html: Markup

    def _repr_html_(self) -> str:
        return str(self.html)


def marked_report(processed: Path, report_id: str = "") -> MarkedReport:
    """Show one report with the words behind every decision marked: triggers, roles, dates, places, numbers.

    Args:
        processed: the folder that extraction filled.
        report_id: which report; without it, the one with most events.

    Returns:
        The text with its marks, and a list of its events: what, whether it is told as having happened, when, where
        and how precisely, who to whom, how many, and what was inferred from no words at all.

    Raises:
        UsageError: there is no such report.
        DataCheckError: the tables or ``events.jsonl`` are not there or cannot be read.
    """
    reports = {row["report_id"]: row for row in plain_rows(tables.read(processed, "reports")["reports"])}
    events = _events(processed / EVENTS_NAME)
    if not report_id and events:
        report_id = max(events, key=lambda name: (len(events[name]), name))
    if report_id not in reports:
        raise UsageError(f"report {report_id!r} is not there{nearest(report_id, list(reports)[:20])}")
    return MarkedReport(_html(reports[report_id], events.get(report_id, [])))


def _events(path: Path) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    try:
        for line in path.read_text(encoding="utf-8").splitlines():
            event = json.loads(line)
            found.setdefault(event["report_id"], []).append(event)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DataCheckError(f"{path.name}: cannot be read: {error}; extract again") from error
    return found


def _html(report: Mapping[str, Any], events: list[dict[str, Any]]) -> Markup:
    marks = [mark for number, event in enumerate(events, start=1) for mark in _marks(number, event)]
    items = Markup("").join(_item(event) for event in events)
    return Markup(
        '<div class="sijill-read"><style>{}</style><h3 dir="auto">{}</h3><p><small>{}</small></p>'
        '<div class="text" dir="auto">{}</div><ol>{}</ol></div>'
    ).format(
        Markup(_STYLE),  # noqa: S704 - our own style sheet
        visible(report["title"] or report["report_id"]),
        visible(f"{report['source']}, {report['published'].date() if report['published'] else 'day not told'}"),
        marked(visible_of_one_length(report["text"]), marks),
        items,
    )


def visible_of_one_length(text: str) -> str:
    """Show signs that hide or reorder text as one replacement sign each, so that offsets stay true."""
    return "".join("\N{REPLACEMENT CHARACTER}" if visible(sign) != sign else sign for sign in text)


def _marks(number: int, event: Mapping[str, Any]) -> Iterable[Mark]:
    about = f"{number}: {name_in_words(event['type'])}, {event['modality']}"
    return (mark._replace(note=about) for mark in marks_of(event) if mark.kind != SENTENCE)


def _item(event: Mapping[str, Any]) -> Markup:
    lines = [part for part in _told(event) if part]
    kind = "actual" if event["modality"] in ("asserted", "unconfirmed") else "other"
    told = Markup("; ").join(escape(visible(line)) for line in lines)
    return Markup('<li class="{}"><b>{}</b>: {}</li>').format(kind, name_in_words(event["type"]), told)


def _told(event: Mapping[str, Any]) -> Iterable[str]:
    yield MODALITY_WORDS[event["modality"]]
    yield date_in_words(event["date"])
    for place in event["places"]:
        precision = PRECISION_WORDS.get(place["geo_precision"] or 0, "not found in the gazetteer")
        yield f"{place['role']} {place['name'] or place['text']} ({precision})"
    for role in ("initiator", "target", "partner"):
        if event[role]:
            yield f"{role}: {', '.join(actor['text'] for actor in event[role])}"
    for outcome in OUTCOMES:
        if event[outcome]:
            yield toll_in_words(outcome, *(event[outcome][part] for part in ("best", "low", "high")))
    for field, reason in sorted(event["inferred"].items()):
        yield f"{field} inferred: {reason}"
