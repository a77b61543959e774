"""Which kind of file is read by which function, by its ending in small letters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from sijill.corpus.files.archive_files import read_archive
from sijill.corpus.files.document_files import read_pdf, read_word
from sijill.corpus.files.json_files import read_json, read_json_lines
from sijill.corpus.files.mail_files import read_mail
from sijill.corpus.files.page_files import read_page
from sijill.corpus.files.source_file import SourceFile, check_pdf, check_table, check_text, check_word
from sijill.corpus.files.table_files import read_table
from sijill.corpus.files.text_files import read_markdown, read_text
from sijill.corpus.records import FoundReport
from sijill.run_record import RunRecord


class Kind(NamedTuple):
    """How a kind of file is checked, by raising RefusedError, and then read."""

    check: Callable[[bytes], None]
    read: Callable[[SourceFile, RunRecord], Iterator[FoundReport]]


READERS: dict[str, Kind] = {
    ".jsonl": Kind(check_text, read_json_lines),
    ".ndjson": Kind(check_text, read_json_lines),
    ".json": Kind(check_text, read_json),
    ".txt": Kind(check_text, read_text),
    ".md": Kind(check_text, read_markdown),
    ".html": Kind(check_text, read_page),
    ".htm": Kind(check_text, read_page),
    ".csv": Kind(check_table, read_table),
    ".tsv": Kind(check_table, read_table),
    ".eml": Kind(check_text, read_mail),
    ".pdf": Kind(check_pdf, read_pdf),
    ".docx": Kind(check_word, read_word),
}
"""Files that are read whole."""

STREAMS: dict[str, Callable[[Path, str, RunRecord], Iterator[FoundReport]]] = {
    ".warc": read_archive,
    ".warc.gz": read_archive,
}
"""Files that are read piece by piece, for they are often larger than the memory."""


def ending_of(path: Path) -> str:
    """Give the ending that decides how a file is read; ``.warc.gz`` is one ending."""
    name = path.name.lower()
    return next((ending for ending in STREAMS if name.endswith(ending)), path.suffix.lower())
