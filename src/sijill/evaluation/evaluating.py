"""The front verbs: gold reports and predicted events to scores, and to the list of what went wrong."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pandas as pd

from sijill.evaluation import error_list
from sijill.evaluation.compared import NO_POINTS, ComparedReport, by_report, compare, compare_reports
from sijill.evaluation.events_file import quotes_text, read_events
from sijill.evaluation.gold import GoldReport, read_gold
from sijill.evaluation.gold_places import read_gold_places
from sijill.evaluation.measures import Coverage
from sijill.evaluation.scores import Scores, make_scores
from sijill.run_record import display_path
from sijill.schema import Event

log = logging.getLogger("sijill")

SOURCE_COLUMNS = (
    *("source", "reports", "gold", "predicted", "type F1", "record F1"),
    *("modality", "date", "place", "actors F1", "outcomes"),
)


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
    reports, predicted = read_gold(gold), by_report(read_events(events))
    coverage = coverage_of(reports, predicted)
    _tell(coverage, events)
    points = read_gold_places(places) if places is not None else NO_POINTS
    return score(compare_reports(reports, predicted, points), coverage)


def evaluate_by_source(gold: Path, events: Path, *, places: Path | None = None) -> pd.DataFrame:
    """Measure the reports of each source by themselves, as :func:`evaluate` does for all together.

    Returns:
        One row a source, that with the most gold events first, with the columns of `SOURCE_COLUMNS`; shares are of
        the pairs of its reports. A source with few reports says little.

    Raises:
        UsageError: a file is not there.
        DataCheckError: a line of a file breaks the rules; the message names file, line, field and value.
    """
    by_source: dict[str, list[ComparedReport]] = {}
    for one in compare(gold, events, places=places):
        by_source.setdefault(one.report.source or "unknown", []).append(one)
    rows = []
    for source, compared in by_source.items():
        predicted = {one.report.report_id: [*_predicted(one)] for one in compared}
        scores = score(compared, coverage_of([one.report for one in compared], predicted))
        rows.append(
            (
                *(source, len(compared), scores.gold, scores.predicted),
                *(scores.type_level.f1, scores.record_level.f1, scores.modality.value, scores.date.value),
                *(scores.place.value, scores.actors.f1, scores.outcomes.value),
            )
        )
    table = pd.DataFrame(rows, columns=list(SOURCE_COLUMNS))
    return table.sort_values("gold", ascending=False, kind="stable").reset_index(drop=True)


def score(compared: Sequence[ComparedReport], coverage: Coverage) -> Scores:
    """Count compared reports into the measures of the codebook."""
    judgements = [judgement for one in compared for judgement in one.judgements]
    return make_scores([one.pairing for one in compared], judgements, coverage)


def _predicted(one: ComparedReport) -> Iterator[Event]:
    yield from (event for _, event in one.pairing.pairs)
    yield from one.pairing.spurious


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
    compared = compare(gold, events, places=places)
    return error_list.make_error_list(
        [row for one in compared for row in error_list.error_rows(one.report, one.pairing, one.judgements)]
    )


def coverage_of(reports: Sequence[GoldReport], predicted: Mapping[str, Sequence[Event]]) -> Coverage:
    """Count which reports and events can be compared at all; ``predicted`` has events by the id of their report."""
    texts = {report.report_id: report.text for report in reports}
    outside = [report_id for report_id in predicted if report_id not in texts]
    return Coverage(
        gold_reports=len(reports),
        gold_reports_without_events=sum(report_id not in predicted for report_id in texts),
        reports_outside_gold=len(outside),
        events_outside_gold=sum(len(predicted[report_id]) for report_id in outside),
        events_off_their_text=sum(
            not quotes_text(event, text)
            for report_id, text in texts.items()
            for event in predicted.get(report_id, [])
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
