"""The text of a PDF; runs in a process of its own, see :mod:`sijill.corpus.files.parsing`."""

from __future__ import annotations

import logging
import re
from collections import Counter
from importlib.metadata import version
from io import BytesIO

from pypdf import PasswordType, PdfReader
from pypdf.errors import DependencyError, LimitReachedError, PyPdfError

from sijill.corpus.files.document_heads import day_of, title_of
from sijill.corpus.files.line_joining import joined_lines
from sijill.corpus.files.parsing import BROKEN, ParsedDocument
from sijill.corpus.records import RefusedError

EXTRACTOR = f"pypdf {version('pypdf')}"
MOST_PAGES = 500
MOST_CHARACTERS = 5_000_000
PAGES_TO_COMPARE = 3
"""From so many pages on, a first or last line that most of them share is a running head or foot."""

_PAGE_NUMBER = re.compile(r"\W*(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*", re.IGNORECASE)


def parsed_pdf(content: bytes) -> ParsedDocument:
    """Give the text of a PDF, paragraphs on lines of their own, without page numbers and running heads.

    Raises:
        RefusedError: It is encrypted, broken, too long, or holds pictures of text only.
    """
    # The library warns of each fault of a file on its own; the run record tells the outcome once.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(BytesIO(content), strict=False)
        _open(reader)
        pages = _lines_of_pages(reader)
        told = reader.metadata.title if reader.metadata else None
    except LimitReachedError as error:
        raise RefusedError(
            "too large inside", field="content", value=content[:16], detail=type(error).__name__
        ) from error
    except (PyPdfError, RecursionError) as error:
        raise RefusedError(BROKEN, field="content", value=content[:16], detail=type(error).__name__) from error
    text = joined_lines([line for page in _without_running_lines(pages) for line in page])
    if not text.strip():
        detail = "no text on its pages, which may be pictures; read them with OCR first"
        raise RefusedError("no text", field="pages", value=len(pages), detail=detail)
    return ParsedDocument(text, title_of(text, told=told if isinstance(told, str) else None), day_of(text))


def _open(reader: PdfReader) -> None:
    """Open a PDF that is encrypted with no password, as many are that may be read but not changed."""
    if not reader.is_encrypted:
        return
    try:
        opened = reader.decrypt("")
    except (DependencyError, NotImplementedError) as error:
        raise RefusedError("encrypted", field="content", value="AES", detail="save it without encryption") from error
    if opened == PasswordType.NOT_DECRYPTED:
        raise RefusedError("encrypted", field="content", value="PDF", detail="save it without a password")


def _lines_of_pages(reader: PdfReader) -> list[list[str]]:
    number = len(reader.pages)
    if number > MOST_PAGES:
        raise RefusedError("too large inside", field="pages", value=number, detail=f"most: {MOST_PAGES}")
    pages: list[list[str]] = []
    characters = 0
    for page in reader.pages:
        # Half characters come from broken fonts and cannot be stored.
        text = re.sub(r"[\ud800-\udfff\x00]", "\ufffd", page.extract_text())
        characters += len(text)
        if characters > MOST_CHARACTERS:
            detail = f"most: {MOST_CHARACTERS}"
            raise RefusedError("too large inside", field="characters", value=characters, detail=detail)
        pages.append(text.split("\n"))
    return pages


def _without_running_lines(pages: list[list[str]]) -> list[list[str]]:
    """Take page numbers, and heads and feet that most pages share, off the ends of the pages."""
    ends = Counter(_pattern(line) for page in pages for line in {*_filled(page)[:1], *_filled(page)[-1:]})
    running = {
        pattern for pattern, times in ends.items() if len(pages) >= PAGES_TO_COMPARE and 2 * times > len(pages)
    }
    return [_trimmed(page, running) for page in pages]


def _trimmed(page: list[str], running: set[str]) -> list[str]:
    while page and (not page[0].strip() or _pattern(page[0]) in running):
        page = page[1:]
    while page and (not page[-1].strip() or _pattern(page[-1]) in running or _PAGE_NUMBER.fullmatch(page[-1])):
        page = page[:-1]
    return page


def _filled(page: list[str]) -> list[str]:
    return [line for line in page if line.strip()]


def _pattern(line: str) -> str:
    return re.sub(r"\d+", "0", line.strip())
