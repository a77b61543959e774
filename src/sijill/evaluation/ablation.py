"""What each part of an extractor is worth: its scores with everything against its scores without that part."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from sijill import __version__, files
from sijill.evaluation.readme import one_line, pipeline_with_version
from sijill.evaluation.scores import Scores

COLUMNS = (
    *("without", "what it does", "record F1", "type F1", "modality", "date", "primary place", "actors F1"),
    *("outcomes", "events found", "record F1 lost", "type F1 lost"),
)
WHOLE = "nothing"
DECIMALS = 4


def ablation_table(whole: Scores, without: Mapping[str, Scores], meanings: Mapping[str, str]) -> pd.DataFrame:
    """Set the scores of the whole beside those without each part.

    Args:
        whole: the scores with all parts.
        without: the scores without each part, by its name.
        meanings: what each part does, by its name.

    Returns:
        One row for the whole, then one a part, the one worth most record F1 first, with the columns `COLUMNS`; a loss
        below zero is a gain.
    """
    rows = [(WHOLE, "all parts", *_measures(whole), 0.0, 0.0)]
    for name, scores in without.items():
        losses = (whole.record_level.f1 - scores.record_level.f1, whole.type_level.f1 - scores.type_level.f1)
        rows.append((name, meanings[name], *_measures(scores), *losses))
    table = pd.DataFrame(rows, columns=list(COLUMNS)).round(DECIMALS)
    parts = table.iloc[1:].sort_values("record F1 lost", ascending=False, kind="stable")
    return pd.concat([table.iloc[:1], parts], ignore_index=True)


def write_ablations(stem: Path, table: pd.DataFrame, *, corpus: str, command: str) -> tuple[Path, Path]:
    """Write a table of :func:`ablation_table` as CSV and as a page in Markdown.

    Args:
        stem: the two files without their endings.
        table: what was measured.
        corpus: what it was measured on, in words.
        command: the shell command that writes both.

    Returns:
        The paths of the CSV file and of the page.
    """
    lines = [
        "# What each part of extraction is worth",
        "",
        "Each row is the extraction without one part, everything else as it is; the part that record F1 loses most",
        "without comes first. The weights of the learned components are those learned with all parts.",
        "",
        f"| {' | '.join(COLUMNS)} |",
        f"|---|---|{'---:|' * (len(COLUMNS) - 2)}",
        *(f"| {' | '.join(_cell(value) for value in row)} |" for row in table.itertuples(index=False)),
        "",
        f"Measured on {one_line(corpus)} and written by `{one_line(command)}` with sijill {__version__} and the",
        f"language pipeline {pipeline_with_version()}.",
    ]
    csv, page = stem.with_suffix(".csv"), stem.with_suffix(".md")
    files.write_text(csv, table.to_csv(index=False, lineterminator="\n"))
    files.write_text(page, "\n".join(lines) + "\n")
    return csv, page


def _measures(scores: Scores) -> tuple[float | int, ...]:
    return (
        *(scores.record_level.f1, scores.type_level.f1, scores.modality.value, scores.date.value),
        *(scores.place.value, scores.actors.f1, scores.outcomes.value, scores.predicted),
    )


def _cell(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)
