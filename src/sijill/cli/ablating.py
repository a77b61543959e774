"""What each part of extraction is worth: the whole chain run without it, over annotated reports."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from sijill import corpus, evaluation
from sijill.cli.shell import CorpusOption, print_path, told_errors
from sijill.errors import UsageError
from sijill.files import write_json_lines, write_text
from sijill.run_record import display_path
from sijill.schema import Event


def ablate(
    gold: Annotated[
        list[Path], typer.Option("--gold", help="Annotated reports (JSON Lines); several count together.")
    ],
    out: Annotated[Path, typer.Option("--out", help="Table to write, without its ending: OUT.csv and OUT.md.")],
    places: Annotated[Path | None, typer.Option("--places", help="Coordinates of gold places (CSV).")] = None,
    part: Annotated[
        list[str] | None, typer.Option("--part", help="Part to leave out; may be repeated [default: each in turn].")
    ] = None,
    corpus_name: CorpusOption = None,
    command: Annotated[str, typer.Option(help="Command that the page names as its writer.")] = "sijill ablate",
) -> None:
    """Measure extraction without each of its parts and write a table of what each is worth."""
    from sijill import extraction  # the parser takes a second to import; other commands need not wait

    with told_errors(), tempfile.TemporaryDirectory() as folder:
        reports = Path(folder) / "gold.jsonl"
        write_text(reports, "".join(map(_lines, gold)))
        raw = Path(folder) / "raw"
        record = corpus.pull("folder", reports, raw=raw)
        texts = [one.report for one in corpus.stored_reports(raw, record=record)]
        found = Path(folder) / "events.jsonl"

        def scores_of(events: Iterable[Event]) -> evaluation.Scores:
            write_json_lines(found, (event.to_json() for event in events))
            return evaluation.evaluate(reports, found, places=places)

        meanings = {one.name: one.meaning for one in extraction.PARTS}
        without = {
            name: scores_of(extraction.read_events(texts, pipeline=extraction.make_pipeline_without(name)))
            for name in part or meanings
        }
        whole = scores_of(extraction.read_events(texts))
        table = evaluation.ablation_table(whole, without, meanings)
        named = corpus_name or ", ".join(map(display_path, gold))
        measured_on = f"{named} ({len(texts)} reports, {whole.gold:,} events)"
        for path in evaluation.write_ablations(out, table, corpus=measured_on, command=command):
            print_path(path)


def _lines(path: Path) -> str:
    if not path.is_file():
        raise UsageError(f"{display_path(path)}: there is no such file")
    return path.read_text(encoding="utf-8").rstrip("\n") + "\n"
