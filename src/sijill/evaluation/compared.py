"""Gold reports beside what was predicted for them: paired, and each pair judged."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from sijill.evaluation.events_file import read_events
from sijill.evaluation.gold import GoldReport, read_gold
from sijill.evaluation.gold_places import ReportPoints, read_gold_places
from sijill.evaluation.judging import Judgement, judge
from sijill.evaluation.matching import Pairing, pair_events
from sijill.schema import Event

EventsByReport = dict[str, list[Event]]
NO_POINTS: Mapping[str, ReportPoints] = {}


class ComparedReport(NamedTuple):
    """One gold report with its pairing and the judgement of each pair."""

    report: GoldReport
    pairing: Pairing
    judgements: list[Judgement]


def compare(gold: Path, events: Path, *, places: Path | None = None) -> list[ComparedReport]:
    """Compare the gold reports of a file with the predicted events of another.

    Raises:
        UsageError: a file is not there.
        DataCheckError: a line of a file breaks the rules; the message names file, line, field and value.
    """
    points = read_gold_places(places) if places is not None else NO_POINTS
    return compare_reports(read_gold(gold), by_report(read_events(events)), points)


def compare_reports(
    reports: Iterable[GoldReport],
    events: Mapping[str, Sequence[Event]],
    points: Mapping[str, ReportPoints] = NO_POINTS,
) -> list[ComparedReport]:
    """Compare gold reports with predicted events.

    Args:
        reports: the gold reports.
        events: the predicted events by the id of their report.
        points: the known points of gold places by the id of their report.
    """
    compared = []
    for report in reports:
        report_points = points.get(report.report_id, {})
        pairing = pair_events(report, list(events.get(report.report_id, ())), report_points)
        judgements = [judge(gold, event, report_points) for gold, event in pairing.pairs]
        compared.append(ComparedReport(report, pairing, judgements))
    return compared


def by_report(events: Iterable[Event]) -> EventsByReport:
    """Give events by the id of their report, in their order."""
    found: EventsByReport = {}
    for event in events:
        found.setdefault(event.report_id, []).append(event)
    return found
