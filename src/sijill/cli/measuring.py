"""How good it is: events against annotated reports, dates against marked time expressions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from sijill import __version__, evaluation, exports
from sijill.cli.shell import CorpusOption, tell, told_errors
from sijill.errors import DataCheckError
from sijill.files import write_json
from sijill.run_record import display_path


def evaluate(
    gold: Annotated[Path, typer.Option("--gold", help="Annotated reports (JSON Lines).")],
    events: Annotated[Path, typer.Option("--events", help="events.jsonl to measure.")],
    places: Annotated[Path | None, typer.Option("--places", help="Coordinates of gold places (CSV).")] = None,
    errors: Annotated[Path | None, typer.Option("--errors", help="Write what went wrong to this CSV file.")] = None,
    costs: Annotated[
        Path | None, typer.Option("--costs", help="Write what each class of errors costs to this CSV file.")
    ] = None,
    readme: Annotated[
        Path | None, typer.Option("--readme", help="Write the table of measures into this README.")
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help="Write the scores to this JSON file, as reports quote them.")
    ] = None,
    corpus_name: CorpusOption = None,
) -> None:
    """Measure events against annotated reports; print the scores as JSON."""
    with told_errors():
        scores = evaluation.evaluate(gold, events, places=places)
        measured_on = corpus_name or display_path(gold)
        if out:
            write_json(out, _as_quoted(scores, measured_on))
        if errors:
            exports.export(evaluation.errors(gold, events, places=places), errors)
        if costs:
            exports.export(evaluation.error_costs(gold, events, places=places), costs)
        if readme:
            evaluation.write_quality_table(readme, scores, corpus=measured_on, command="make quality")
        typer.echo(json.dumps(scores.to_json(), indent=2, sort_keys=True))


def evaluate_dates(
    folder: Annotated[Path, typer.Argument(help="Documents with in-line TIMEX2 or TimeML (.xml, .tml, .sgml).")],
    genre: Annotated[
        Literal["news", "narrative"] | None,
        typer.Option(help="What dates with no year go by: the publication or the last date told [default: by text]."),
    ] = None,
    errors: Annotated[Path | None, typer.Option("--errors", help="Write what went wrong to this CSV file.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print all figures as JSON.")] = False,  # noqa: FBT002 - Typer's form
) -> None:
    """Measure the dates alone against time expressions that people have marked, as TempEval-3 does."""
    from sijill.extraction import find_dates, single_times

    told_genre = {"genre": genre} if genre else {}

    def find(text: str, published: str | None) -> Iterator[evaluation.TimeExpression]:
        for one in single_times(find_dates(text, published=published, **told_genre)):
            yield evaluation.TimeExpression(one.start, one.end, one.text, one.timex_value, one.timex_type)

    with told_errors():
        measured = evaluation.evaluate_dates(folder, find)
        if errors:
            exports.export(measured.errors, errors)
        told = json.dumps(measured.to_json(), indent=2) if as_json else "\n".join(measured.to_lines())
        typer.echo(told)
        if measured.unreadable:
            tell(f"evaluate-dates: documents that could not be read: {len(measured.unreadable)}")
            raise typer.Exit(DataCheckError.exit_code)


def _as_quoted(scores: evaluation.Scores, measured_on: str) -> dict[str, Any]:
    """Give scores in the form that a report quotes: ``scores.json`` beside the tables."""
    return {
        "version": __version__,
        "corpus": measured_on,
        "type_f1": round(scores.type_level.f1, 4),
        "record_f1": round(scores.record_level.f1, 4),
        "scores": scores.to_json(),
    }
