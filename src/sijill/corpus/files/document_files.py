"""Reports from PDF and DOCX files, one report a file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sijill.corpus.fields import found_report
from sijill.corpus.files import pdf_text, word_text
from sijill.corpus.files.parsing import Parser, ParsingProcess
from sijill.corpus.files.source_file import SourceFile, original
from sijill.corpus.records import FoundReport, RefusedError
from sijill.run_record import RunRecord

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

APART = ParsingProcess()
"""Where documents are parsed; :func:`sijill.corpus.folder.read_folder` ends it when a folder is read."""


def read_pdf(file: SourceFile, record: RunRecord) -> Iterator[FoundReport]:
    """Give the report of a PDF; what is encrypted, broken, without text or too large is dropped."""
    yield from _read(file, record, pdf_text.parsed_pdf, PDF, pdf_text.EXTRACTOR)


def read_word(file: SourceFile, record: RunRecord) -> Iterator[FoundReport]:
    """Give the report of a DOCX; what is encrypted, broken, without text or too large is dropped."""
    yield from _read(file, record, word_text.parsed_word, WORD, word_text.EXTRACTOR)


def _read(
    file: SourceFile, record: RunRecord, parser: Parser, media_type: str, extractor: str
) -> Iterator[FoundReport]:
    try:
        document = APART.parse(parser, file.content)
    except RefusedError as refusal:
        refusal.note_in(record, file=file.origin)
        return
    fields = {
        "report_id": file.own_id,
        "title": document.title,
        "published": document.published,
        "is_published_inferred": document.published is not None,
        "text": document.text,
    }
    found = found_report(fields, origin=file.origin, record=record)
    if found is not None:
        yield replace(found, page=original(file, media_type), extractor=extractor)
