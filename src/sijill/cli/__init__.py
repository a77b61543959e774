"""The steps of sijill for the shell and for schedulers.

Only the path of what was written goes to stdout (``evaluate``, ``params`` and ``verify``: JSON; ``evaluate-dates``
and ``gazetteer lookup``: what was asked for); messages go to stderr. Exit codes: 0 written, 1 the run failed, 2
usage, 3 a data check failed (what could be done is done), 4 nothing in the period (only with ``--fail-on-empty``), 5
source unreachable.
"""

from __future__ import annotations

import logging
import sys
from typing import Annotated

import typer

from sijill import __version__
from sijill.cli import ablating, exporting, measuring, places, pulling, steps

__all__ = ["app"]

app = typer.Typer(
    help="Narrative conflict reports into a register of events that can be checked word by word.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.add_typer(pulling.app, name="pull")
app.add_typer(places.app, name="gazetteer")
app.command()(pulling.verify)
app.command()(pulling.bag)
app.command()(steps.extract)
app.command()(steps.link)
app.command()(steps.report)
app.command()(exporting.export)
app.command()(steps.params)
app.command()(measuring.evaluate)
app.command()(ablating.ablate)
app.command("evaluate-dates")(measuring.evaluate_dates)


@app.callback(invoke_without_command=True)
def main(
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,  # noqa: FBT002 - Typer's form
) -> None:
    """Narrative conflict reports into a register of events that can be checked word by word."""
    logging.basicConfig(level=logging.WARNING, format="sijill: %(message)s", stream=sys.stderr)
    if version:
        typer.echo(__version__)
        raise typer.Exit
