"""From stored reports to the report: extract, link, render."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from sijill import incidents, paths
from sijill.cli.shell import (
    OutOption,
    ProcessedOption,
    RawOption,
    finish,
    print_path,
    tell,
    told_errors,
)
from sijill.errors import UsageError
from sijill.run_record import RECORD_NAME


def extract(raw: RawOption = None, out: OutOption = None) -> None:
    """Turn the reports of the raw store into events: events.jsonl and Parquet tables."""
    from sijill import extraction  # the parser takes a second to import; other commands need not wait

    with told_errors():
        processed = out or paths.processed_directory()
        record = extraction.extract(raw or paths.raw_directory(), out=processed)
        finish(processed / "events.jsonl", record)


def link(processed: ProcessedOption = None) -> None:
    """Link events into incidents."""
    with told_errors():
        folder = processed or paths.processed_directory()
        record = incidents.link(folder)
        finish(folder / "incidents.parquet", record)


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
    every: Annotated[
        str | None,
        typer.Option(help="week or month: a series, one report for each, and a page that links them."),
    ] = None,
) -> None:
    """Run a report's notebook through papermill and render one HTML file, or a series of them."""
    with told_errors():
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
        tables_in, reports_in = processed or paths.processed_directory(), reports or paths.reports_directory()
        if every:
            print_path(
                reporting.run_series(
                    every, given, processed=tables_in, reports=reports_in, fail_on_empty=fail_on_empty
                )
            )
            return
        path = reporting.run(name, given, processed=tables_in, reports=reports_in, fail_on_empty=fail_on_empty)
        if not _count_in(path.parent, "incidents"):
            tell("report: nothing in the corpus fits the parameters, and the report says so")
        print_path(path)


def _name_and_words(told: str) -> tuple[str, str]:
    name, equals, words = told.partition("=")
    if not equals:
        raise UsageError(f"option '-p', value {told!r}: give NAME=VALUE")
    return name, words


def _count_in(directory: Path, name: str) -> int:
    record = json.loads((directory / RECORD_NAME).read_text(encoding="utf-8"))
    return int(record["counts"].get(name, 0))


def params() -> None:
    """Print the parameters of the situation report with their defaults, as JSON."""
    from sijill import reporting

    typer.echo(json.dumps(reporting.Parameters().model_dump(), indent=2))
