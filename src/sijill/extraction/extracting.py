"""The front verbs: a raw store to events on disk, and reports in memory to events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pandas as pd
from spacy.language import Language
from spacy.tokens import Doc
from tqdm import tqdm

from sijill import corpus, files, tables
from sijill.corpus import StoredReport
from sijill.extraction.marks import Marks, marks_of
from sijill.extraction.pipeline import make_pipeline
from sijill.reading import read
from sijill.run_record import CHECK_FAILED, OK, RunRecord
from sijill.schema import Event, Report

BATCH_SIZE = 32
INCIDENTS = "incidents.parquet"
LONGEST_TEXT = 1_000_000
"""Characters; spaCy's parser refuses more."""


def extract(raw: Path, *, out: Path, domain: str = "syria") -> RunRecord:
    """Turn the reports of a raw store into events.

    Writes into ``out``: ``events.jsonl`` (the interchange form, one event a line), the tables ``reports``,
    ``events``, ``event_places`` and ``event_actors`` as Parquet, ``manifest.json`` (each file's rows and digest) and
    ``run.json`` (what was read, written and left out). Everything is written aside and renamed, the record last.
    Incidents that an earlier run linked go first: they tell of events that may be no more, so that whoever needs them
    must link again. Of reports that share an id the first source's is read, the others are left out.

    Args:
        raw: the raw store, as :func:`sijill.corpus.pull` fills it.
        out: the folder of rebuilt tables.
        domain: the country whose knowledge is used.

    Returns:
        The run record.

    Raises:
        UsageError: the raw store does not exist, or the parser is not installed.
        DataCheckError: an event breaks a rule, as where an offset does not quote its text.
    """
    record = RunRecord("extract", {"domain": domain})
    record.follow(raw)
    stored = _readable(corpus.stored_reports(raw, record=record), record)
    reports = {one.report.report_id: one.report for one in stored}
    read_reports = list(_read_marks(reports.values(), make_pipeline(domain=domain), BATCH_SIZE))
    events = [event for marks in read_reports for event in marks.events]
    made = {"reports": _reports_table(stored), **tables.of_events(events, reports)}
    record.checks["every offset quotes its text"] = "passed"
    record.checks["tables keep their rules"] = "passed"
    (out / INCIDENTS).unlink(missing_ok=True)
    files.write_json_lines(out / "events.jsonl", (event.to_json() for event in events))
    written = [out / "events.jsonl", *tables.write(out, made)]
    for path in written:
        record.wrote(path, within=out)
    record.count("reports_read", len(reports))
    record.count("reports_without_events", len(reports) - len({event.report_id for event in events}))
    record.count("events", len(events))
    record.count("unlikely_events_left_out", sum(marks.unlikely for marks in read_reports))
    _write_manifest(out, record, {name: len(table) for name, table in made.items()})
    record.write(out, status=CHECK_FAILED if record.drops else OK)
    return record


def read_events(
    reports: Iterable[Report],
    *,
    domain: str = "syria",
    pipeline: Language | None = None,
    batch_size: int = BATCH_SIZE,
) -> Iterator[Event]:
    """Read the events of reports, in their order.

    Args:
        reports: the reports; their texts are not changed.
        domain: the country whose knowledge is used.
        pipeline: what :func:`make_pipeline` gave before, which spares loading it again; the domain is then its own.
        batch_size: how many reports are parsed at once; it changes the speed and the memory, not the events.

    Yields:
        Events in reading order; offsets are in the stored text.
    """
    for marks in _read_marks(reports, pipeline or make_pipeline(domain=domain), batch_size):
        yield from marks.events


def _read_marks(reports: Iterable[Report], pipeline: Language, batch_size: int) -> Iterator[Marks]:
    def documents() -> Iterator[Doc]:
        for report in reports:
            ready = read(report)
            doc = pipeline.make_doc(ready.prepared.text)
            marks_of(doc).read = ready
            yield doc

    parsed = pipeline.pipe(documents(), batch_size=batch_size)
    for doc in tqdm(parsed, desc="reports", unit="report", disable=None):
        yield marks_of(doc)


def _readable(stored: Iterable[StoredReport], record: RunRecord) -> list[StoredReport]:
    """Leave out, with their reasons, texts that the parser refuses and reports whose id another source has."""
    source_of: dict[str, str] = {}
    kept = []
    for one in stored:
        report = one.report
        file = f"{report.source}/{report.report_id}"
        earlier = source_of.setdefault(report.report_id, report.source)
        if earlier != report.source:
            detail = f"that of source {earlier} is read"
            record.drop("id of another source", file=file, field="report_id", value=report.report_id, detail=detail)
        elif len(report.text) > LONGEST_TEXT:
            detail = f"{len(report.text)} characters"
            record.drop("text too long", file=file, field="text", value=report.text[:40], detail=detail)
        else:
            kept.append(one)
    return kept


def _reports_table(stored: Iterable[StoredReport]) -> pd.DataFrame:
    rows = []
    for one in stored:
        told = one.report.model_dump()
        provenance = one.provenance
        rows.append(
            told
            | {
                "sha256": provenance.sha256,
                "version": provenance.version,
                "retrieved_at": provenance.retrieved_at,
                "licence": provenance.licence,
            }
        )
    return tables.make("reports", rows)


def _write_manifest(out: Path, record: RunRecord, rows: dict[str, int]) -> None:
    listed = {name: {"sha256": digest, "rows": rows.get(Path(name).stem)} for name, digest in record.outputs.items()}
    files.write_json(out / "manifest.json", {"files": listed, "made_by": "extract"})
