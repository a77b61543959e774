"""The front verb: a source into the raw store."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tqdm import tqdm

from sijill.corpus.digests import CONTENT, RAW_STORE, content_digest, listed_digest_of_store
from sijill.corpus.duplicates import note_duplicates
from sijill.corpus.locking import locked
from sijill.corpus.records import FoundReport, GoneReport, PullRequest, RefusedError
from sijill.corpus.sources import source_reader
from sijill.corpus.store import RawStore
from sijill.errors import SourceUnreachableError, UsageError
from sijill.run_record import CHECK_FAILED, OK, RunRecord, display_path, printable

UNREACHABLE = "source unreachable"
"""Status of a run record where the source stopped answering; what came before that is kept."""

COUNTS = ("reports_read", "reports_new", "reports_unchanged", "reports_new_version")


def pull(
    source: str,
    location: Path | str | None = None,
    *,
    raw: Path,
    licence: str | None = None,
    since: str | date | None = None,
    until: str | date | None = None,
    limit: int | None = None,
    options: Mapping[str, Any] | None = None,
) -> RunRecord:
    """Pull reports into the raw store and write what was done to ``<raw>/run.json``.

    A report that is stored already with the same words is left alone; one that changed becomes a new version
    beside the old; one that the source no longer has is marked as gone. Nothing in the store is overwritten or
    deleted. One pull at a time writes to a store; one that was killed is resumed by the next.

    Args:
        source: Name of the source, one of :data:`sijill.corpus.SOURCES`.
        location: What to pull: for "folder", a folder or a file; for others, an address; None where the source is
            configured with one.
        raw: The raw store, such as ``data/raw``; made if absent.
        licence: Licence of the texts, kept in the provenance of every report that is new, unless the source tells
            another.
        since: First day of publication, inclusive (ISO). A report without a date of publication is not left out.
        until: Last day of publication, inclusive (ISO).
        limit: The most reports to take in.
        options: What only this source understands, by name; see its module.

    Returns:
        The run record: status "ok", or "data check failed" where something was left out; counts
        ``reports_read``, ``reports_new``, ``reports_unchanged``, ``reports_new_version``, ``reports_repeated``,
        ``reports_outside_period``, ``reports_gone``, ``reports_gone_before``, ``reports_gone_not_stored``,
        ``reports_back``, those of the source and those of :func:`sijill.corpus.duplicates.note_duplicates`; drops by
        reason; inputs with digests; and as outputs one digest over the store's files and one over their content.

    Raises:
        UsageError: The source is unknown, the location does not exist, or a day or the limit is none.
        StoreInUseError: Another pull is writing to the store.
        SourceUnreachableError: The source stopped answering; what came before that is kept, and the run record
            written.
    """
    reader = source_reader(source)
    period = Period(_day("since", since), _day("until", until))
    if limit is not None and limit < 1:
        raise UsageError(f"limit {limit!r}: give a number above 0")
    record = RunRecord("pull", _told(source, location, raw, licence, period, limit))
    for name in COUNTS:
        record.count(name, 0)
    with locked(raw):
        unreachable = None
        with RawStore(raw, pulled_by=source, licence=licence) as store:
            request = PullRequest(
                source, location, raw, period.first, period.last, limit, options or {}, store.settle
            )
            try:
                _keep_all(_wanted(reader(request, record), period, limit, record), store, record)
            except SourceUnreachableError as error:
                unreachable = error
        note_duplicates(raw, record)
        record.outputs[RAW_STORE] = listed_digest_of_store(raw)
        record.outputs[CONTENT] = content_digest(raw)
        if unreachable is not None:
            record.checks[UNREACHABLE] = printable(str(unreachable))
            record.write(raw, status=UNREACHABLE)
            raise unreachable
        record.write(raw, status=CHECK_FAILED if record.drops else OK)
    return record


@dataclass(frozen=True)
class Period:
    """Days of publication that are asked for, both inclusive; None leaves that side open."""

    first: date | None
    last: date | None

    def holds(self, published: str | None) -> bool:
        """Say whether a day (ISO) lies in the period; a report that tells no day might."""
        if published is None:
            return True
        day = date.fromisoformat(published)
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


def _day(name: str, given: str | date | None) -> date | None:
    if given is None or isinstance(given, date):
        return given
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        raise UsageError(f"{name} {given!r}: not an ISO day such as '2024-01-31'") from error


def _told(
    source: str, location: Path | str | None, raw: Path, licence: str | None, period: Period, limit: int | None
) -> dict[str, Any]:
    """Give the parameters as the run record tells them: without what was not asked for."""
    asked = {
        "since": period.first and period.first.isoformat(),
        "until": period.last and period.last.isoformat(),
        "limit": limit,
    }
    told = {"source": source, "location": _shown(location), "raw": display_path(raw), "licence": licence}
    return told | {name: value for name, value in asked.items() if value is not None}


def _shown(location: Path | str | None) -> str | None:
    """Show a path from the project on, and an address without the name and password in it."""
    if location is None:
        return None
    if isinstance(location, str) and location.lower().startswith(("http://", "https://")):
        scheme, _, rest = location.partition("://")
        host, slash, path = rest.partition("/")
        return printable(f"{scheme}://{host.rpartition('@')[2]}{slash}{path}")
    return display_path(Path(location))


def _wanted(
    found: Iterator[FoundReport | GoneReport], period: Period, limit: int | None, record: RunRecord
) -> Iterator[FoundReport | GoneReport]:
    """Pass over what lies outside the period, and end after ``limit`` reports.

    The report after the last wanted one is still asked for: so the source learns that the last was kept.
    """
    taken = 0
    for one in found:
        if isinstance(one, FoundReport):
            if not period.holds(one.report.published):
                record.count("reports_outside_period")
                continue
            if taken == limit:
                return
            taken += 1
        yield one


def _keep_all(found: Iterator[FoundReport | GoneReport], store: RawStore, record: RunRecord) -> None:
    texts_seen: dict[tuple[str, str], bytes] = {}
    # A bar on a terminal only: it would flood the log of a scheduled run.
    for one in tqdm(found, desc="pull", unit=" reports", disable=None):
        if isinstance(one, GoneReport):
            record.count(store.mark_gone(one))
            continue
        record.count("reports_read")
        try:
            if _is_repeated(one, texts_seen):
                record.count("reports_repeated")
                continue
            record.count(store.keep(one))
            if store.note_present(one):
                record.count("reports_back")
        except RefusedError as refusal:
            refusal.note_in(record, file=one.origin)


def _is_repeated(found: FoundReport, texts_seen: dict[tuple[str, str], bytes]) -> bool:
    """Say whether this pull saw the report before.

    Raises:
        RefusedError: It saw another text under the same id in the files of a user; the first one stays. What was
            fetched can change while it is pulled, and is then a new version.
    """
    report = found.report
    key = (report.source, report.report_id)
    digest = hashlib.sha256(report.text.encode("utf-8")).digest()
    seen = texts_seen.setdefault(key, digest)
    if seen is digest:
        return False
    if seen == digest:
        return True
    if found.modified is None and (found.page is None or found.page.status is None):
        raise RefusedError("duplicate id with other text", field="report_id", value=report.report_id)
    texts_seen[key] = digest
    return False
