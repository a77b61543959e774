"""A series: one report for each week or month of a period, and a page that links them and tells what changed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from sijill import files, tables
from sijill.errors import DataCheckError, EmptyPeriodError, UsageError
from sijill.figures.bins import bins_between
from sijill.reporting.changes import Changes, Remembered, changes_between, remembered
from sijill.reporting.key_figures import SUMMARY_GROUP, plain_rows, total
from sijill.reporting.parameters import Parameters
from sijill.reporting.publishing import SITUATION_REPORT
from sijill.reporting.run import run
from sijill.reporting.selection import select
from sijill.reporting.series_page import series_page

EVERY = ("week", "month")
INDEX_NAME, MEMORY_NAME = "index.html", "series.json"
HARM = ("killed", "injured")


class _Edition(BaseModel):
    """``series.json``: what the last run of a series told, issue by issue, by the first day of each."""

    model_config = ConfigDict(extra="forbid")

    made_at: str
    issues: dict[str, list[Remembered]]


@dataclass(frozen=True)
class Issue:
    """One report of a series; ``changes`` is None where no earlier edition of it is known.

    ``link`` is its page, relative to the index; ``tolls`` are sums over its incidents in words, by outcome.
    """

    first: date
    last: date
    link: str
    incident_count: int
    change: int | None
    tolls: Mapping[str, str]
    changes: Changes | None


def run_series(
    every: str, given: Mapping[str, object], *, processed: Path, reports: Path, fail_on_empty: bool = False
) -> Path:
    """Make a report for each period, then the page that links them.

    A second run of the same series holds what it tells against what the last one told: incidents that are new,
    told otherwise now, or told no more. Each issue is written aside and takes the place of its last edition when it
    is whole; the page and its memory, ``series.json``, come last.

    Args:
        every: ``week`` (from Monday) or ``month``.
        given: parameters of the report by name, ``since`` and ``until`` among them; the first and last issue are
            cut to them.
        processed: folder of the tables.
        reports: folder under which ``series/<every>-from-<since>`` takes the series.
        fail_on_empty: report a series without incidents as an error, after it is written.

    Returns:
        The path of the page, ``index.html``.

    Raises:
        UsageError: ``every`` or a parameter is wrong, or the period is open.
        SijillError: a report failed; earlier ones stay.
        EmptyPeriodError: no issue has an incident, and ``fail_on_empty`` asked to be told.
    """
    parameters = _checked(every, given)
    first, last = parameters.first_day, parameters.last_day
    if first is None or last is None:
        raise UsageError("a series needs a period: give --since and --until")
    folder = reports / "series" / f"{every}-from-{first.isoformat()}"
    before = _edition(folder / MEMORY_NAME)
    told: dict[str, list[Remembered]] = {}
    issues: list[Issue] = []
    found = tables.read(processed, *tables.TABLE_NAMES)
    for period in bins_between(first, last, every):
        days = max(period.first, first), min(period.last, last)
        asked: dict[str, object] = {**given, "since": days[0].isoformat(), "until": days[1].isoformat()}
        page = run(SITUATION_REPORT, asked, processed=processed, reports=folder, today=days[0])
        rows = select(found, Parameters.given(asked)).incidents
        told[days[0].isoformat()] = now = remembered(rows)
        issues.append(_issue(days, page.relative_to(folder), rows, issues, now, before))
    made_at = datetime.now(UTC)
    page_text = series_page(issues, every=every, parameters=parameters, before=_made_at(before), made_at=made_at)
    files.write_text(folder / INDEX_NAME, page_text)
    edition = _Edition(made_at=made_at.isoformat(timespec="seconds"), issues=told)
    files.write_json(folder / MEMORY_NAME, edition.model_dump(mode="json"))
    if fail_on_empty and not any(issue.incident_count for issue in issues):
        raise EmptyPeriodError(f"{folder / INDEX_NAME}: no incident fits the parameters {dict(given)!r}")
    return folder / INDEX_NAME


def _checked(every: str, given: Mapping[str, object]) -> Parameters:
    if every not in EVERY:
        raise UsageError(f"option '--every', value {every!r}: known are {', '.join(EVERY)}")
    return Parameters.given(given)


def _edition(path: Path) -> _Edition | None:
    if not path.is_file():
        return None
    try:
        return TypeAdapter(_Edition).validate_python(json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, ValidationError) as error:
        raise DataCheckError(
            f"{path.name}: what the last edition told cannot be read: {error}; move it away"
        ) from error


def _made_at(edition: _Edition | None) -> datetime | None:
    return datetime.fromisoformat(edition.made_at) if edition else None


def _issue(
    days: tuple[date, date],
    page: Path,
    incidents: Any,
    earlier: Sequence[Issue],
    now: Sequence[Remembered],
    before: _Edition | None,
) -> Issue:
    actual = incidents[incidents["is_actual"]]
    single = plain_rows(actual[actual["group"] != SUMMARY_GROUP])
    sums = {outcome: total(single, outcome) for outcome in HARM}
    known = before.issues.get(days[0].isoformat()) if before else None
    return Issue(
        first=days[0],
        last=days[1],
        link=page.as_posix(),
        incident_count=len(actual),
        change=len(actual) - earlier[-1].incident_count if earlier else None,
        tolls={outcome: told.words if told else "not told" for outcome, told in sums.items()},
        changes=None if known is None else changes_between(known, now),
    )
