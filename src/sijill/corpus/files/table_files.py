"""Reports from CSV files, one report a row."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from io import StringIO

from sijill.corpus.fields import OTHER_NAMES, found_report
from sijill.corpus.files.source_file import MOST_BYTES, WRONG_ENDING, SourceFile, decoded
from sijill.corpus.records import FoundReport, RefusedError
from sijill.run_record import RunRecord
from sijill.schema import Report

DELIMITERS = (",", ";", "\t", "|", ":", "^", "~", "\x1f")
KNOWN_COLUMNS = frozenset(Report.model_fields) | frozenset(OTHER_NAMES)

# A post may be longer than the 128 KiB that the library allows a field by default.
csv.field_size_limit(MOST_BYTES)


def read_table(file: SourceFile, record: RunRecord) -> Iterator[FoundReport]:
    """Give the reports of a CSV file whose first row names its columns; one must be called ``text``.

    The columns are those of JSON Lines, in capitals or small letters. The delimiter is the one that gives the most
    known columns, or the one that a first line ``sep=;`` names. A row with more or fewer cells than there are
    columns is dropped with its line, and the rest goes on.
    """
    try:
        text = _characters(file.content)
        rows, columns = _opened(text)
        yield from _reports(rows, columns, file, record)
    except RefusedError as refusal:
        refusal.note_in(record, file=file.origin)


def _characters(content: bytes) -> str:
    if not content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return decoded(content)
    try:
        return content.decode("utf-16")
    except UnicodeDecodeError as error:
        raise RefusedError(WRONG_ENDING, field="content", value=content[:16], detail="not UTF-16") from error


class _Rows:
    """The rows of a table, each with the line that it begins in."""

    def __init__(self, text: str, delimiter: str, *, lines_before: int) -> None:
        self._reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
        self._lines_before = lines_before

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        while True:
            line = self._reader.line_num + self._lines_before + 1
            try:
                row = next(self._reader)
            except StopIteration:
                return
            except csv.Error as error:
                # After a quotation mark in the wrong place nobody can tell where rows begin.
                detail = f"{error}; nothing after line {line} is read"
                raise RefusedError(WRONG_ENDING, field="content", value=f"line {line}", detail=detail) from error
            if any(cell.strip() for cell in row):
                yield line, row


def _opened(text: str) -> tuple[Iterator[tuple[int, list[str]]], list[str]]:
    """Find the delimiter; give the rows below the header and the names of the columns.

    Raises:
        RefusedError: No delimiter gives a column called ``text``, or two columns have one name.
    """
    first, _, rest = text.partition("\n")
    named = first.strip().casefold()
    has_named = named.startswith("sep=") and len(named) == len("sep=") + 1
    delimiters, body = ((first.strip()[-1],), rest) if has_named else (DELIMITERS, text)
    best: tuple[int, Iterator[tuple[int, list[str]]], list[str]] | None = None
    for delimiter in delimiters:
        rows = iter(_Rows(body, delimiter, lines_before=int(has_named)))
        try:
            header = [name.strip().casefold() for name in next(rows, (0, []))[1]]
        except RefusedError:
            continue
        known = len(KNOWN_COLUMNS.intersection(header))
        if "text" in header and (best is None or known > best[0]):
            best = (known, rows, header)
    if best is None:
        detail = "the first row names no column 'text'"
        raise RefusedError(WRONG_ENDING, field="header", value=body[:60], detail=detail)
    repeated = sorted({name for name in best[2] if name in KNOWN_COLUMNS and best[2].count(name) > 1})
    if repeated:
        raise RefusedError(WRONG_ENDING, field="header", value=repeated[0], detail="two columns have this name")
    return best[1], best[2]


def _reports(
    rows: Iterator[tuple[int, list[str]]], columns: list[str], file: SourceFile, record: RunRecord
) -> Iterator[FoundReport]:
    for line, row in rows:
        origin = f"{file.origin}:{line}"
        if len(row) != len(columns):
            detail = f"{len(columns)} columns, but {len(row)} cells"
            record.drop("row does not fit the header", file=origin, field="row", value=row[0], detail=detail)
            continue
        # An empty cell is no value: a title that is missing is not an empty one.
        fields = {name: cell for name, cell in zip(columns, row, strict=True) if cell.strip()}
        found = found_report(fields, origin=origin, record=record)
        if found is not None:
            yield found
