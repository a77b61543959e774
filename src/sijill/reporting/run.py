"""Run a report's notebook through papermill, and believe only the files that it leaves."""

from __future__ import annotations

import json
import logging
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import papermill
from nbclient.exceptions import CellControlSignal, DeadKernelError
from papermill.exceptions import PapermillException, PapermillExecutionError

from sijill import errors, files, paths
from sijill.errors import EmptyPeriodError, SijillError, UsageError
from sijill.reporting.page import PAGE_NAME
from sijill.reporting.parameters import Parameters
from sijill.reporting.publishing import SITUATION_REPORT
from sijill.run_record import OK, RECORD_NAME, display_path

TABLE_NAME = "events.csv"
NAMES = (SITUATION_REPORT,)
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def run(
    name: str,
    given: Mapping[str, object],
    *,
    processed: Path,
    reports: Path,
    today: date | None = None,
    fail_on_empty: bool = False,
) -> Path:
    """Make a report: check the parameters, run its notebook aside, check what it left, put it into place.

    Args:
        name: name of the notebook under ``notebooks/report`` without its ending.
        given: parameters by name; what is not given keeps the notebook's value.
        processed: folder of the tables.
        reports: folder under which ``<name>/<today>`` takes the report.
        today: the day in the folder's name; without it, today's.
        fail_on_empty: report a selection without incidents as an error, after the report is written.

    Returns:
        The path of ``report.html``; ``events.csv``, the executed notebook and ``run.json`` lie beside it.

    Raises:
        UsageError: the name, a parameter or the folder is wrong; nothing was run.
        SijillError: the notebook failed; the last good report is as it was. An error of sijill inside the
            notebook comes through as what it was there.
        EmptyPeriodError: the report tells of no incident and ``fail_on_empty`` asked to be told.
    """
    notebook = _notebook(name)
    for own in ("processed", "out"):
        if own in given:
            raise UsageError(f"parameter {own!r}: {given[own]!r}: the folder is set by the command's own options")
    Parameters.given(given)
    if not processed.is_dir():
        raise UsageError(f"folder of the tables, {str(processed)!r}: is not there; extract and link first")
    target = reports / name / (today or date.today()).isoformat()
    with files.written_aside(target) as aside:
        folders = {"processed": str(processed.resolve()), "out": str(aside.resolve())}
        executed = aside / notebook.name
        _execute(notebook, executed, {**given, **folders}, cwd=aside)
        _forget_folders(executed, {aside: display_path(target), processed: display_path(processed)})
        counts = _close(aside, executed)
    if fail_on_empty and not counts.get("incidents"):
        raise EmptyPeriodError(f"{target / PAGE_NAME}: no incident fits the parameters {dict(given)!r}")
    return target / PAGE_NAME


def _notebook(name: str) -> Path:
    if name not in NAMES:
        raise UsageError(f"report {name!r} is not known; known are {', '.join(NAMES)}")
    path = paths.notebooks_directory() / "report" / f"{name}.ipynb"
    if not path.is_file():
        raise UsageError(f"notebook {str(path)!r} is not there")
    return path


def _execute(notebook: Path, executed: Path, parameters: dict[str, Any], *, cwd: Path) -> None:
    logging.getLogger("papermill").setLevel(logging.ERROR)
    try:
        with _environment(TQDM_DISABLE="1"):
            papermill.execute_notebook(
                _unformatted(notebook),
                _unformatted(executed),
                parameters,
                kernel_name="python3",
                progress_bar=False,
                log_output=False,
                cwd=str(cwd),
                # The kernel warns that it talks in plain text to this process, on this machine, for these seconds.
                extra_arguments=["--IPKernelApp.log_level=40"],
            )
    except PapermillExecutionError as error:
        raise _own_error(error, notebook) from error
    except (PapermillException, CellControlSignal, DeadKernelError) as error:
        raise SijillError(f"notebook {notebook.name}: did not run: {error}") from error


def _unformatted(path: Path) -> str:
    """Guard braces in a path: papermill fills parameters into what stands between them."""
    return str(path).replace("{", "{{").replace("}", "}}")


@contextmanager
def _environment(**values: str) -> Iterator[None]:
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _own_error(error: PapermillExecutionError, notebook: Path) -> SijillError:
    """Give the notebook's error as the class of sijill that it is, else as a failed run with its last lines."""
    kind = getattr(errors, str(error.ename), None)
    if isinstance(kind, type) and issubclass(kind, SijillError):
        return kind(str(error.evalue))
    lines = [line for part in error.traceback for line in _COLOURS.sub("", part).splitlines() if line.strip()]
    last = "\n".join(lines[-8:])
    return SijillError(f"notebook {notebook.name}, cell {error.cell_index}: {error.ename}: {error.evalue}\n{last}")


def _forget_folders(executed: Path, names: Mapping[Path, str]) -> None:
    """Take this machine's folders out of the executed notebook, which is mailed along with the report."""
    text = executed.read_text(encoding="utf-8")
    for path, name in {**names, paths.project_root(): "."}.items():
        text = text.replace(json.dumps(str(path.resolve()))[1:-1], json.dumps(name)[1:-1])
    files.write_text(executed, text)


def _close(directory: Path, executed: Path) -> dict[str, int]:
    """Check that the report is whole, and write its run record again, last, with the executed notebook."""
    path = directory / RECORD_NAME
    missing = [name for name in (PAGE_NAME, TABLE_NAME, RECORD_NAME) if not (directory / name).is_file()]
    if missing:
        raise SijillError(f"notebook {executed.name}: ended without writing {', '.join(missing)}")
    record = json.loads(path.read_text(encoding="utf-8"))
    if record["status"] != OK:
        raise SijillError(f"notebook {executed.name}: ended with the status {record['status']!r}")
    for name in (PAGE_NAME, TABLE_NAME, executed.name):
        digest = files.sha256_of_file(directory / name)
        if record["outputs"].get(name, digest) != digest:
            raise SijillError(f"{directory / name}: is not what the run record tells")
        record["outputs"][name] = digest
    files.write_json(path, record)
    counts: dict[str, int] = record["counts"]
    return counts
