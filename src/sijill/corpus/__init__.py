"""Pull: sources to the raw store.

:func:`pull` reads a source and keeps what it found; :func:`stored_reports` reads it back, proved unchanged.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from tqdm import tqdm

from sijill.corpus.folder import read_folder
from sijill.corpus.records import FoundReport, Provenance, RefusedError, StoredReport
from sijill.corpus.store import RawStore
from sijill.corpus.stored import RAW_STORE, digest_of_store, stored_reports
from sijill.errors import UsageError
from sijill.run_record import CHECK_FAILED, OK, RunRecord, display_path

__all__ = ["SOURCES", "Provenance", "StoredReport", "pull", "stored_reports"]

COUNTS = ("reports_read", "reports_new", "reports_unchanged", "reports_new_version")


class SourceReader(Protocol):
    """Gives the reports of a location one by one; what cannot be read is dropped in the record."""

    def __call__(self, location: Path | str, *, raw: Path, record: RunRecord) -> Iterator[FoundReport]:
        """Read ``location``, which may hold the raw store ``raw`` itself."""
        ...


SOURCES: dict[str, SourceReader] = {
    "folder": read_folder,
}
"""Where reports can be pulled from: one module and one line each."""


def pull(source: str, location: Path | str, *, raw: Path, licence: str | None = None) -> RunRecord:
    """Pull reports into the raw store and write what was done to ``<raw>/run.json``.

    A report that is stored already with the same words is left alone; one that changed becomes a new version
    beside the old. Nothing in the store is overwritten or deleted.

    Args:
        source: Name of the source, one of :data:`SOURCES`.
        location: What to pull: for "folder", a folder or a file.
        raw: The raw store, such as ``data/raw``; made if absent.
        licence: Licence of the texts, kept in the provenance of every report that is new.

    Returns:
        The run record: status "ok", or "data check failed" where something was left out; counts
        ``reports_read``, ``reports_new``, ``reports_unchanged``, ``reports_new_version``,
        ``reports_repeated``, ``ids_made``, ``urls_refused``; drops by reason; inputs with digests; and as
        output one digest over the store.

    Raises:
        UsageError: The source is unknown, or the location does not exist.
    """
    if source not in SOURCES:
        raise UsageError(f"source {source!r}: not known; known are {', '.join(map(repr, SOURCES))}")
    record = RunRecord(
        "pull",
        {"source": source, "location": display_path(Path(location)), "raw": display_path(raw), "licence": licence},
    )
    for name in COUNTS:
        record.count(name, 0)
    store = RawStore(raw, pulled_by=source, retrieved_at=record.started_at, licence=licence)
    texts_seen: dict[tuple[str, str], bytes] = {}
    found_reports = SOURCES[source](location, raw=raw, record=record)
    # A bar on a terminal only: it would flood the log of a scheduled run.
    for found in tqdm(found_reports, desc="pull", unit=" reports", disable=None):
        record.count("reports_read")
        try:
            if _is_repeated(found, texts_seen):
                record.count("reports_repeated")
            else:
                record.count(store.keep(found))
        except RefusedError as refusal:
            refusal.note_in(record, file=found.origin)
    raw.mkdir(parents=True, exist_ok=True)
    record.outputs[RAW_STORE] = digest_of_store(raw)
    record.write(raw, status=CHECK_FAILED if record.drops else OK)
    return record


def _is_repeated(found: FoundReport, texts_seen: dict[tuple[str, str], bytes]) -> bool:
    """Say whether this pull saw the report before.

    Raises:
        RefusedError: It saw another text under the same id; the first one stays.
    """
    report = found.report
    key = (report.source, report.report_id)
    digest = hashlib.sha256(report.text.encode("utf-8")).digest()
    if key not in texts_seen:
        texts_seen[key] = digest
        return False
    if texts_seen[key] != digest:
        raise RefusedError("duplicate id with other text", field="report_id", value=report.report_id)
    return True
