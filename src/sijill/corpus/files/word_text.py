"""The text of a DOCX; runs in a process of its own, see :mod:`sijill.corpus.files.parsing`."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from importlib.metadata import version
from io import BytesIO

from docx import Document
from docx.opc.exceptions import OpcError
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml.etree import LxmlError

from sijill.corpus.files.document_heads import day_of, title_of
from sijill.corpus.files.parsing import BROKEN, ParsedDocument
from sijill.corpus.records import RefusedError

EXTRACTOR = f"python-docx {version('python-docx')}"
MOST_MEMBERS = 5000
MOST_UNPACKED_BYTES = 128 * 1024 * 1024
DEEPEST_TABLES = 5


def parsed_word(content: bytes) -> ParsedDocument:
    """Give the text of a DOCX: its paragraphs, items of lists after ``- ``, and the cells of its tables.

    Raises:
        RefusedError: It is encrypted, broken, too large when unpacked, or says nothing.
    """
    try:
        _check_archive(content)
        document = Document(BytesIO(content))
        if document.element.getroottree().docinfo.doctype:
            # Word writes none; one can only be there for its entities.
            raise RefusedError(BROKEN, field="content", value="DOCTYPE", detail="XML with a document type")
        text = "\n".join(line for line in _lines(document.iter_inner_content(), 0) if line.strip())
    except (zipfile.BadZipFile, OpcError, LxmlError, KeyError, ValueError, RecursionError) as error:
        raise RefusedError(BROKEN, field="content", value=content[:16], detail=type(error).__name__) from error
    if not text:
        raise RefusedError("no text", field="text", value="")
    return ParsedDocument(text, title_of(text, told=document.core_properties.title), day_of(text))


def _check_archive(content: bytes) -> None:
    """Look at the sizes that the archive declares before anything is unpacked; none gives more than it declares."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise RefusedError("too large inside", field="members", value=len(members), detail=f"most: {MOST_MEMBERS}")
    unpacked = sum(member.file_size for member in members)
    if unpacked > MOST_UNPACKED_BYTES:
        detail = f"most: {MOST_UNPACKED_BYTES}"
        raise RefusedError("too large inside", field="unpacked bytes", value=unpacked, detail=detail)
    if any(member.flag_bits & 1 for member in members):
        raise RefusedError("encrypted", field="content", value="DOCX", detail="save it without a password")


def _lines(blocks: Iterator[Paragraph | Table], depth: int) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            mark = "- " if _is_item(block) and block.text.strip() else ""
            yield mark + block.text.strip()
        elif depth < DEEPEST_TABLES:
            yield from _cells(block, depth)


def _cells(table: Table, depth: int) -> Iterator[str]:
    """Give the paragraphs of a table's cells; a merged cell stands in several places and is given once."""
    seen = set()
    for row in table.rows:
        for cell in row.cells:
            if cell._tc not in seen:
                seen.add(cell._tc)
                yield from _lines(cell.iter_inner_content(), depth + 1)


def _is_item(paragraph: Paragraph) -> bool:
    style = (paragraph.style.name or "") if paragraph.style is not None else ""
    properties = paragraph._p.pPr
    return style.startswith("List") or (properties is not None and properties.numPr is not None)
