"""The register in the formats of others."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sijill import exports, paths, tables
from sijill.cli.shell import ProcessedOption, print_path, tell, told_errors


def export(
    format: Annotated[str, typer.Argument(help=f"One of {', '.join(exports.FORMATS)}.")],  # noqa: A002
    out: Annotated[Path | None, typer.Option("--out", help="File to write [default: reports/exports/…].")] = None,
    since: Annotated[str, typer.Option(help="First day, inclusive (ISO).")] = "",
    until: Annotated[str, typer.Option(help="Last day, inclusive (ISO).")] = "",
    area: Annotated[str, typer.Option(help="Governorate or place.")] = "",
    event_types: Annotated[str, typer.Option(help="Event types or groups, separated by commas.")] = "",
    actors: Annotated[str, typer.Option(help="Actors, by words or id, separated by commas.")] = "",
    processed: ProcessedOption = None,
) -> None:
    """Write the incidents for other programs: CSV, GeoJSON, ACLED and UCDP columns, HXL, TimelineJS, KML."""
    with told_errors():
        from sijill import reporting  # papermill takes a second to import

        parameters = reporting.Parameters.given(
            {
                "since": since,
                "until": until,
                "area": area,
                "event_types": event_types,
                "actors": actors,
                "include_not_actual": True,
            }
        )
        found = tables.read(processed or paths.processed_directory(), *tables.TABLE_NAMES)
        selection = reporting.select(found, parameters)
        chosen = {
            "incidents": selection.incidents,
            "events": selection.events,
            "reports": selection.reports,
            "event_actors": selection.event_actors,
        }
        name = exports.FORMATS.get(format, "")
        written = exports.convert(chosen, out or paths.reports_directory() / "exports" / name, format=format)
        for reason, number in sorted(written.left_out.items()):
            tell(f"export: left out: {number} × {reason}")
        print_path(written.path)
