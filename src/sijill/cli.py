"""The steps of sijill for the shell and for schedulers.

Only the path of what was written goes to stdout (for ``evaluate`` and ``params``: JSON); messages go to stderr. Exit
codes: 0 written, 1 the run failed, 2 usage, 3 a data check failed (what could be done is done), 4 nothing in the
period (only with ``--fail-on-empty``), 5 source unreachable.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

import typer

from sijill import __version__, corpus, evaluation, exports, incidents, paths
from sijill.errors import DataCheckError, SijillError, UsageError
from sijill.files import write_json
from sijill.run_record import RECORD_NAME, RunRecord, display_path

app = typer.Typer(
    help="Narrative conflict reports into a register of events that can be checked word by word.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
pull_app = typer.Typer(help="Pull reports into the raw store.", no_args_is_help=True)
app.add_typer(pull_app, name="pull")


def _storable(words: str | None) -> str | None:
    """Refuse words that no file in UTF-8 can hold, before anything is written."""
    try:
        (words or "").encode("utf-8")
    except UnicodeEncodeError as error:
        raise typer.BadParameter(f"{words!a} is no text in UTF-8") from error
    return words


RawOption = Annotated[Path | None, typer.Option("--raw", help="Raw store [default: data/raw].")]
OutOption = Annotated[Path | None, typer.Option("--out", help="Folder of rebuilt tables [default: data/processed].")]
ProcessedOption = Annotated[
    Path | None, typer.Option("--processed", help="Folder of rebuilt tables [default: data/processed].")
]
LicenceOption = Annotated[
    str | None, typer.Option(help="Licence of the texts, kept in their provenance.", callback=_storable)
]
CorpusOption = Annotated[
    str | None,
    typer.Option(
        "--corpus", help="What the gold reports are, in words [default: the file's name].", callback=_storable
    ),
]


@contextmanager
def _told_errors() -> Iterator[None]:
    """Tell an error on stderr and leave with its exit code; a full disk or a closed folder is a failed run."""
    try:
        yield
    except SijillError as error:
        _tell(str(error))
        raise typer.Exit(error.exit_code) from error
    except OSError as error:
        _tell(f"{error.filename!r}: cannot be read or written: {error.strerror or error}")
        raise typer.Exit(SijillError.exit_code) from error


def _tell(message: str) -> None:
    typer.echo(f"sijill: {message}", err=True)


def _print_path(path: Path) -> None:
    """Print a path byte for byte, so that the shell can use it even where its name is no UTF-8."""
    typer.echo(os.fsencode(path))


def _finish(path: Path, record: RunRecord) -> None:
    """Print where the result is; where something was left out, say how much and leave with exit code 3."""
    _print_path(path)
    if record.drops:
        told = ", ".join(f"{number} × {reason}" for reason, number in sorted(record.drops.items()))
        _tell(f"{record.step}: left out: {told}; details in {RECORD_NAME}")
        raise typer.Exit(DataCheckError.exit_code)


@app.callback(invoke_without_command=True)
def main(
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,  # noqa: FBT002 - Typer's form
) -> None:
    """Narrative conflict reports into a register of events that can be checked word by word."""
    logging.basicConfig(level=logging.WARNING, format="sijill: %(message)s", stream=sys.stderr)
    if version:
        typer.echo(__version__)
        raise typer.Exit


@pull_app.command("folder")
def pull_folder(
    path: Annotated[Path, typer.Argument(help="A folder, or a file of JSON Lines, JSON, text or HTML.")],
    raw: RawOption = None,
    licence: LicenceOption = None,
) -> None:
    """Read reports from a folder or a file into the raw store."""
    with _told_errors():
        store = raw or paths.raw_directory()
        record = corpus.pull("folder", path, raw=store, licence=licence)
        _finish(store, record)


@app.command()
def extract(raw: RawOption = None, out: OutOption = None) -> None:
    """Turn the reports of the raw store into events: events.jsonl and Parquet tables."""
    from sijill import extraction  # the parser takes a second to import; other commands need not wait

    with _told_errors():
        processed = out or paths.processed_directory()
        record = extraction.extract(raw or paths.raw_directory(), out=processed)
        _finish(processed / "events.jsonl", record)


@app.command()
def link(processed: ProcessedOption = None) -> None:
    """Link events into incidents."""
    with _told_errors():
        folder = processed or paths.processed_directory()
        record = incidents.link(folder)
        _finish(folder / "incidents.parquet", record)


@app.command()
def report(
    name: Annotated[str, typer.Argument(help="Notebook under notebooks/report.")] = "situation-report",
    since: Annotated[str | None, typer.Option(help="First day, inclusive (ISO).")] = None,
    until: Annotated[str | None, typer.Option(help="Last day, inclusive (ISO).")] = None,
    area: Annotated[str | None, typer.Option(help="Governorate or place.")] = None,
    event_types: Annotated[str | None, typer.Option(help="Event types or groups, separated by commas.")] = None,
    actors: Annotated[str | None, typer.Option(help="Actors, by words or id, separated by commas.")] = None,
    include_not_actual: Annotated[
        bool | None,
        typer.Option(
            "--include-not-actual/--only-actual", help="Show what was only ordered, planned, feared or denied."
        ),
    ] = None,
    title: Annotated[str | None, typer.Option(help="Title of the report.")] = None,
    parameter: Annotated[
        list[str] | None, typer.Option("-p", "--parameter", help="NAME=VALUE, as for papermill; may be repeated.")
    ] = None,
    processed: ProcessedOption = None,
    reports: Annotated[Path | None, typer.Option("--reports", help="Folder for reports [default: reports].")] = None,
    fail_on_empty: Annotated[  # noqa: FBT002 - Typer's form
        bool, typer.Option("--fail-on-empty", help="Leave with exit code 4 when the period holds nothing.")
    ] = False,
) -> None:
    """Run a report's notebook through papermill and render one HTML file."""
    with _told_errors():
        from sijill import reporting  # papermill takes a second to import

        named = {
            "since": since,
            "until": until,
            "area": area,
            "event_types": event_types,
            "actors": actors,
            "include_not_actual": include_not_actual,
            "title": title,
        }
        given: dict[str, object] = {key: value for key, value in named.items() if value is not None}
        for told in parameter or []:
            key, words = _name_and_words(told)
            given[key] = reporting.Parameters.from_words(key, words)
        path = reporting.run(
            name,
            given,
            processed=processed or paths.processed_directory(),
            reports=reports or paths.reports_directory(),
            fail_on_empty=fail_on_empty,
        )
        if not _count_in(path.parent, "incidents"):
            _tell("report: nothing in the corpus fits the parameters, and the report says so")
        _print_path(path)


def _name_and_words(told: str) -> tuple[str, str]:
    name, equals, words = told.partition("=")
    if not equals:
        raise UsageError(f"option '-p', value {told!r}: give NAME=VALUE")
    return name, words


def _count_in(directory: Path, name: str) -> int:
    record = json.loads((directory / RECORD_NAME).read_text(encoding="utf-8"))
    return int(record["counts"].get(name, 0))


@app.command()
def params() -> None:
    """Print the parameters of the situation report with their defaults, as JSON."""
    from sijill import reporting

    typer.echo(json.dumps(reporting.Parameters().model_dump(), indent=2))


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Option("--gold", help="Annotated reports (JSON Lines).")],
    events: Annotated[Path, typer.Option("--events", help="events.jsonl to measure.")],
    places: Annotated[Path | None, typer.Option("--places", help="Coordinates of gold places (CSV).")] = None,
    errors: Annotated[Path | None, typer.Option("--errors", help="Write what went wrong to this CSV file.")] = None,
    readme: Annotated[
        Path | None, typer.Option("--readme", help="Write the table of measures into this README.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Write the scores to this JSON file, as reports quote them.")
    ] = None,
    corpus_name: CorpusOption = None,
) -> None:
    """Measure events against annotated reports; print the scores as JSON."""
    with _told_errors():
        scores = evaluation.evaluate(gold, events, places=places)
        measured_on = corpus_name or display_path(gold)
        if out:
            write_json(out, _as_quoted(scores, measured_on))
        if errors:
            exports.export(evaluation.errors(gold, events, places=places), errors)
        if readme:
            evaluation.write_quality_table(readme, scores, corpus=measured_on, command="make quality")
        typer.echo(json.dumps(scores.to_json(), indent=2, sort_keys=True))


def _as_quoted(scores: evaluation.Scores, measured_on: str) -> dict[str, Any]:
    """Give scores in the form that a report quotes: ``scores.json`` beside the tables."""
    return {
        "version": __version__,
        "corpus": measured_on,
        "type_f1": round(scores.type_level.f1, 4),
        "record_f1": round(scores.record_level.f1, 4),
        "scores": scores.to_json(),
    }


if __name__ == "__main__":
    app()
