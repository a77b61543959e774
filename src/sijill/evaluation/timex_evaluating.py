"""The front verb: a folder of documents with marked time expressions, and what finds them, to scores."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from sijill.errors import DataCheckError, UsageError
from sijill.evaluation.timex_documents import TimeExpression, TimexDocument, read_timex_document
from sijill.evaluation.timex_scores import TimexComparison, TimexScores, compare_expressions, faults, score_document
from sijill.run_record import display_path, printable

log = logging.getLogger("sijill")

Finder = Callable[[str, str | None], Iterable[TimeExpression]]
"""Finds the single time expressions of a text that was published on a day (ISO date, or None where nobody told)."""

ENDINGS = (".sgm", ".sgml", ".tml", ".xml")
ERROR_COLUMNS = ("document", "kind", "start", "marked", "marked_value", "found", "found_value")
"""``kind`` is ``missed`` (nothing overlaps), ``spurious`` (nothing is marked there) or what is wrong about a pair:
``wrong extent``, ``wrong value``, ``wrong type`` or several of them; ``start`` is the offset in the document's
text."""


@dataclass
class TimexEvaluation:
    """The scores of each document by its path below the folder, why others could not be read, and all errors.

    ``errors`` is a table with the columns `ERROR_COLUMNS`.
    """

    documents: dict[str, TimexScores] = field(default_factory=dict)
    unreadable: dict[str, str] = field(default_factory=dict)
    errors: pd.DataFrame = field(default_factory=lambda: _error_table([]))

    @property
    def total(self) -> TimexScores:
        """The counts of all documents together, each expression with equal weight."""
        return sum(self.documents.values(), TimexScores())

    def to_json(self) -> dict[str, Any]:
        """Give all measures and counts as plain values."""
        return {
            "total": self.total.to_json(),
            "documents": {name: scores.to_json() for name, scores in self.documents.items()},
            "unreadable": self.unreadable,
        }

    def to_lines(self) -> Iterator[str]:
        """Give a line of F1 a document, then precision, recall and F1 of all documents together."""
        for name, scores in self.documents.items():
            told = "  ".join(f"{measure} F {score.f1:.3f}" for measure, score in scores.measures.items())
            yield f"{name:32s} marked {scores.strict.gold:5d}  found {scores.strict.predicted:5d}  {told}"
        total = self.total
        read = f"documents {len(self.documents)}, unreadable {len(self.unreadable)}"
        yield f"all: {read}, marked {total.strict.gold}, found {total.strict.predicted}"
        for measure, score in total.measures.items():
            yield f"{measure:8s} precision {score.precision:.3f}  recall {score.recall:.3f}  F {score.f1:.3f}"


def evaluate_dates(folder: Path, find: Finder) -> TimexEvaluation:
    """Measure what finds time expressions on documents with in-line TIMEX2 or TimeML marks, as TempEval-3 does.

    The date stamp of a document is given to ``find`` and not counted. Values are compared in one form
    (:func:`sijill.evaluation.timex_values.canonical_value`). A document that cannot be read is told in a warning and
    kept in ``unreadable``; the others are measured.

    Args:
        folder: a folder, searched with all below it, or one document; files that end in `ENDINGS` are read.
        find: what is measured.

    Raises:
        UsageError: there is no such folder, or no document in it.
    """
    paths = _documents_in(folder)
    result, rows = TimexEvaluation(), []
    for path in paths:
        name = printable(path.relative_to(folder).as_posix()) if path != folder else display_path(path)
        try:
            document = read_timex_document(path)
        except (DataCheckError, OSError) as error:
            result.unreadable[name] = str(error)
            log.warning("%s: %s", name, error)
            continue
        compared = compare_expressions(document.expressions, list(find(document.text, document.published)))
        result.documents[name] = score_document(document, compared)
        rows += list(_error_rows(name, document, compared))
    result.errors = _error_table(rows)
    return result


def _documents_in(folder: Path) -> list[Path]:
    if folder.is_file():
        return [folder]
    if not folder.is_dir():
        raise UsageError(f"{display_path(folder)}: there is no such folder")
    found = sorted(path for path in folder.rglob("*") if path.suffix.lower() in ENDINGS and path.is_file())
    if not found:
        raise UsageError(f"{display_path(folder)}: it holds no document ({', '.join(ENDINGS)})")
    return found


def _error_rows(name: str, document: TimexDocument, compared: TimexComparison) -> Iterator[tuple[Any, ...]]:
    for one in compared.missed:
        yield name, "missed", one.start, one.text, one.value, None, None
    for other in compared.spurious:
        yield name, "spurious", other.start, None, None, other.text, other.value
    for one, other in compared.pairs:
        wrong = faults((one, other), has_types=document.has_types)
        if wrong:
            yield name, f"wrong {', '.join(wrong)}", one.start, one.text, one.value, other.text, other.value


def _error_table(rows: list[tuple[Any, ...]]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=list(ERROR_COLUMNS))
    return table.astype({column: "Int64" if column == "start" else "string" for column in ERROR_COLUMNS})
