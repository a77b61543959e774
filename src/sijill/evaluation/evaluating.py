"""The front verbs: gold reports and predicted events to scores, and to the list of what went wrong."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from sijill.evaluation import error_list
from sijill.evaluation.events_file import quotes_text, read_events
from sijill.evaluation.gold import GoldReport, read_gold
from sijill.evaluation.gold_places import read_gold_places
from sijill.evaluation.judging import Judgement, judge
from sijill.evaluation.matching import Pairing, pair_events
from sijill.evaluation.measures import Coverage
from sijill.evaluation.scores import Scores, make_scores
from sijill.run_record import display_path
from sijill.schema import Event

log = logging.getLogger("sijill")

EventsByReport = dict[str, list[Event]]


class ComparedReport(NamedTuple):
    """One gold report with its pairing and the judgement of each pair."""

    report: GoldReport
    pairing: Pairing
    judgements: list[Judgement]


def evaluate(gold: Path, events: Path, *, places: Path | None = None) -> Scores:
    """Measure predicted events against gold reports as the codebook's section "Evaluation" says.

    Within each report, gold and predicted events are paired one to one; the pairs are compared field by field.
    Events of reports that are not in gold are counted in ``coverage``, told in a warning and left out of all
    other figures.

    Args:
        gold: gold reports, one a line (codebook, section "Gold files").
        events: predicted events in their interchange form, one a line (``events.jsonl``).
        places: CSV file with the known points of gold places; without it, places are compared by name only
            and no coordinates are checked.

    Raises:
        UsageError: a file is not there.
        DataCheckError: a line of a file breaks the rules; the message names file, line, field and value.
    """
    reports, by_report = read_gold(gold), _by_report(read_events(events))
    coverage = _coverage(reports, by_report)
    _tell(coverage, events)
    compared = _compare(reports, by_report, places)
    judgements = [judgement for one in compared for judgement in one.judgements]
    return make_scores([one.pairing for one in compared], judgements, coverage)


def errors(gold: Path, events: Path, *, places: Path | None = None) -> pd.DataFrame:
    """List what keeps the predicted events from being right: missed and spurious events, wrong fields.

    Args:
        gold: gold reports, as for :func:`evaluate`.
        events: predicted events, as for :func:`evaluate`.
        places: known points of gold places, as for :func:`evaluate`.

    Returns:
        One row an error, in the order of the gold file, with the columns of
        :data:`sijill.evaluation.error_list.COLUMNS`.

    Raises:
        UsageError: a file is not there.
        DataCheckError: a line of a file breaks the rules; the message names file, line, field and value.
    """
    compared = _compare(read_gold(gold), _by_report(read_events(events)), places)
    return error_list.make_error_list(
        [row for one in compared for row in error_list.error_rows(one.report, one.pairing, one.judgements)]
    )


def _by_report(events: list[Event]) -> EventsByReport:
    by_report: EventsByReport = {}
    for event in events:
        by_report.setdefault(event.report_id, []).append(event)
    return by_report


def _compare(reports: list[GoldReport], by_report: EventsByReport, places: Path | None) -> list[ComparedReport]:
    points = read_gold_places(places) if places is not None else {}
    compared = []
    for report in reports:
        report_points = points.get(report.report_id, {})
        pairing = pair_events(report, by_report.get(report.report_id, []), report_points)
        judgements = [judge(gold, event, report_points) for gold, event in pairing.pairs]
        compared.append(ComparedReport(report, pairing, judgements))
    return compared


def _coverage(reports: list[GoldReport], by_report: EventsByReport) -> Coverage:
    texts = {report.report_id: report.text for report in reports}
    outside = [report_id for report_id in by_report if report_id not in texts]
    return Coverage(
        gold_reports=len(reports),
        gold_reports_without_events=sum(report_id not in by_report for report_id in texts),
        reports_outside_gold=len(outside),
        events_outside_gold=sum(len(by_report[report_id]) for report_id in outside),
        events_off_their_text=sum(
            not quotes_text(event, text)
            for report_id, text in texts.items()
            for event in by_report.get(report_id, [])
        ),
    )


def _tell(coverage: Coverage, events: Path) -> None:
    name = display_path(events)
    if coverage.events_outside_gold:
        log.warning(
            "%s: %d events of %d reports that are not in gold are left out",
            name,
            coverage.events_outside_gold,
            coverage.reports_outside_gold,
        )
    if coverage.gold_reports_without_events:
        log.warning(
            "%s: it holds no event for %d of %d gold reports",
            name,
            coverage.gold_reports_without_events,
            coverage.gold_reports,
        )
    if coverage.events_off_their_text:
        log.warning(
            "%s: %d events have offsets that do not quote the gold text; were they taken from another version?",
            name,
            coverage.events_off_their_text,
        )
