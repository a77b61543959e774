"""Reports from JSON Lines and JSON files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from sijill.corpus.fields import found_report
from sijill.corpus.files.source_file import WRONG_ENDING, SourceFile, decoded
from sijill.corpus.records import FoundReport, RefusedError
from sijill.run_record import RunRecord


def read_json_lines(file: SourceFile, record: RunRecord) -> Iterator[FoundReport]:
    r"""Give the reports of a JSON Lines file, one a line.

    Lines end at ``\n`` alone: other line ends (U+2028, a lone ``\r``) are characters of a text. A line that is
    no JSON object is left out with its number, and the rest goes on.
    """
    for number, line in enumerate(file.content.split(b"\n"), start=1):
        if not line.strip():
            continue
        origin = f"{file.origin}:{number}"
        try:
            value = _parsed(line)
        except RefusedError as refusal:
            refusal.note_in(record, file=origin)
            continue
        yield from _reports([(origin, value)], record)


def read_json(file: SourceFile, record: RunRecord) -> Iterator[FoundReport]:
    """Give the reports of a JSON file: one report, a list of them, or ``{"reports": [...]}``."""
    try:
        value = _parsed(file.content)
    except RefusedError as refusal:
        refusal.note_in(record, file=file.origin)
        return
    if isinstance(value, dict) and isinstance(value.get("reports"), list):
        value = value["reports"]
    if isinstance(value, list):
        numbered = ((f"{file.origin}, report {number}", item) for number, item in enumerate(value, start=1))
        yield from _reports(numbered, record)
    else:
        yield from _reports([(file.origin, value)], record)


def _parsed(content: bytes) -> Any:
    text = decoded(content)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        around = text[max(0, error.pos - 20) : error.pos + 20]
        detail = f"no JSON: {error.msg} at line {error.lineno}, column {error.colno}"
        raise RefusedError(WRONG_ENDING, field="content", value=around, detail=detail) from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, or lists nested as deep
        raise RefusedError(WRONG_ENDING, field="content", value=text[:40], detail="no usable JSON") from error


def _reports(values: Iterable[tuple[str, Any]], record: RunRecord) -> Iterator[FoundReport]:
    for origin, value in values:
        if not isinstance(value, dict):
            record.drop(WRONG_ENDING, file=origin, field="content", value=value, detail="no JSON object")
            continue
        found = found_report(value, origin=origin, record=record)
        if found is not None:
            yield found
