"""Reports from plain text and Markdown files, one report a file."""

from __future__ import annotations

from collections.abc import Iterator

from sijill.corpus.fields import found_report
from sijill.corpus.files.source_file import SourceFile, decoded
from sijill.corpus.records import FoundReport, RefusedError
from sijill.run_record import RunRecord


def read_text(file: SourceFile, record: RunRecord) -> Iterator[FoundReport]:
    """Give the report of a text file: its text as it is, titled by the first line that is not empty."""
    try:
        text = decoded(file.content)
    except RefusedError as refusal:
        refusal.note_in(record, file=file.origin)
        return
    title = next((line.strip() for line in text.split("\n") if line.strip()), None)
    fields = {"report_id": file.own_id, "title": title, "text": text}
    found = found_report(fields, origin=file.origin, record=record)
    if found is not None:
        yield found


def read_markdown(file: SourceFile, record: RunRecord) -> Iterator[FoundReport]:
    """Give the report of a Markdown file as of a text file, without the marks of a heading in its title."""
    for found in read_text(file, record):
        title = (found.report.title or "").lstrip("#").strip() or None
        yield FoundReport(found.report.model_copy(update={"title": title}), found.origin)
