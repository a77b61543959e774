"""Where a report goes: a folder of its own that takes the place of the last good one only when it is whole."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from sijill import files, paths
from sijill.parameters import project_path
from sijill.reporting.parameters import Parameters
from sijill.run_record import OK, RunRecord, display_path
from sijill.tables import TABLE_NAMES

SITUATION_REPORT = "situation-report"


def start_record(parameters: Parameters) -> RunRecord:
    """Begin the run record of a report: its parameters, the steps before it and the tables it reads."""
    processed = parameters.processed_directory
    told = parameters.model_dump(exclude={"processed", "out"})
    record = RunRecord("report", {**told, "processed": display_path(processed)})
    record.follow(processed)
    for name in TABLE_NAMES:
        path = processed / f"{name}.parquet"
        if path.is_file():
            record.read(path)
    return record


@contextmanager
def written(parameters: Parameters, record: RunRecord) -> Iterator[Path]:
    """Give the folder to write a report into, and close it with ``run.json`` when the block ends without an error.

    Without the parameter ``out`` it is ``reports/situation-report/<today>``, which keeps its last good state until
    then. A folder that ``out`` names may hold other things: it is written into and never replaced.
    """
    if parameters.out:
        directory = project_path(parameters.out)
        directory.mkdir(parents=True, exist_ok=True)
        yield directory
        _close(directory, record)
        return
    target = paths.reports_directory() / SITUATION_REPORT / date.today().isoformat()
    with files.written_aside(target) as aside:
        yield aside
        _close(aside, record)


def _close(directory: Path, record: RunRecord) -> None:
    for path in (directory / "report.html", directory / "events.csv"):
        if path.is_file():
            record.wrote(path, within=directory)
    record.write(directory, status=OK)
