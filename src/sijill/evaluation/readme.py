"""The table of measures in the README, written by the evaluation itself so that it cannot drift from the code."""

from __future__ import annotations

from importlib.metadata import entry_points
from pathlib import Path
from typing import NamedTuple

from sijill import __version__, files, settings
from sijill.errors import DataCheckError
from sijill.evaluation.measures import Detection, Share
from sijill.evaluation.scores import Scores
from sijill.run_record import display_path

BEGIN, END = "<!-- quality:begin -->", "<!-- quality:end -->"


class HumanFigures(NamedTuple):
    """How well people do the same task (``data/gold``): two coders alone, one coder against the settled gold."""

    two_coders: float
    coder_to_gold: float


HUMAN_TYPE_F1 = HumanFigures(two_coders=0.94, coder_to_gold=0.96)
HUMAN_RECORD_F1 = HumanFigures(two_coders=0.83, coder_to_gold=0.89)


class _Row(NamedTuple):
    measure: str
    field: str
    meaning: str
    human: HumanFigures | None = None


_ROWS = (
    _Row(
        "Record F1",
        "record_level",
        "An event counts only when its type, modality, date, primary place and initiator are all right.",
        HUMAN_RECORD_F1,
    ),
    _Row("Type F1", "type_level", "The event was found and has the right type.", HUMAN_TYPE_F1),
    _Row("Group F1", "group_level", "The event was found and has a type of the right group."),
    _Row("Modality", "modality", "It is rightly told apart whether the event happened, might happen or was denied."),
    _Row("Date", "date", "The date of the event may be the same day as the true one, or both are unknown."),
    _Row("Primary place", "place", "The most specific place of the event is the right one."),
    _Row("Actors F1", "actors", "Those who act and those acted upon are found in the right role."),
    _Row("Outcomes", "outcomes", "The number of killed, injured or detained is exactly right, where there is one."),
)


def quality_table(scores: Scores, *, corpus: str, command: str) -> str:
    """Give the measures as a Markdown table with the figures of people beside them.

    The text depends on nothing but the scores, the two arguments and the installed versions: no day, no folder.

    Args:
        scores: what was measured.
        corpus: what the scores were measured on, in words ("the development set").
        command: the shell command that writes this table.
    """
    source = (
        f"Measured on {one_line(corpus)} ({scores.coverage.gold_reports} reports, {scores.gold} events) and written "
        f"by `{one_line(command)}` with sijill {__version__} and the language pipeline {pipeline_with_version()}."
    )
    lines = [
        "| Measure | Value | Out of | Two coders alone | One coder against the gold | What it means |",
        "|---|---:|---|---:|---:|---|",
        *(_table_line(row, scores) for row in _ROWS),
        "",
        source,
    ]
    return "\n".join(lines)


def write_quality_table(readme: Path, scores: Scores, *, corpus: str, command: str) -> None:
    """Replace the table of measures in a README; all other text stays as it is, character for character.

    Args:
        readme: a Markdown file with a line ``<!-- quality:begin -->`` and, below it, ``<!-- quality:end -->``.
        scores: what was measured.
        corpus: what the scores were measured on, in words.
        command: the shell command that writes this table.

    Raises:
        DataCheckError: the file cannot be read, or the two marks are not there once each, in this order.
    """
    try:
        text = readme.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataCheckError(f"{display_path(readme)}: the file cannot be read: {error}") from error
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end) or text.count(BEGIN) != 1 or text.count(END) != 1:
        raise DataCheckError(
            f"{display_path(readme)}: it needs the marks {BEGIN} and {END}, once each, in this order"
        )
    table = quality_table(scores, corpus=corpus, command=command)
    files.write_text(readme, f"{before}{BEGIN}\n{table}\n{END}{after}")


def _table_line(row: _Row, scores: Scores) -> str:
    measured = getattr(scores, row.field)
    value, out_of = _value_and_base(measured)
    two, one = (f"{figure:.2f}" for figure in row.human) if row.human else ("", "")
    return f"| {row.measure} | {value} | {out_of} | {two} | {one} | {row.meaning} |"


def _value_and_base(measured: Detection | Share) -> tuple[str, str]:
    if isinstance(measured, Detection):
        return f"{measured.f1:.2f}", f"{measured.gold} true, {measured.predicted} found"
    return (f"{measured.value:.2f}" if measured.of else "–"), str(measured.of)


def one_line(text: str) -> str:
    """Keep words of a caller from ending the table's line, its code span or the marked stretch of the README."""
    return " ".join(text.replace("`", "'").replace("<", "‹").split())


def pipeline_with_version() -> str:
    """Name the spaCy pipeline with the version of its package, which registers itself with spaCy."""
    name = settings.pipeline_name()
    versions = [
        entry.dist.version for entry in entry_points(group="spacy_models") if entry.name == name and entry.dist
    ]
    return " ".join((name, *versions[:1]))
