"""One file of a source, read whole, and whether it is what its ending says."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from sijill.corpus.records import FetchedPage, RefusedError

WRONG_ENDING = "not what its ending says"
MOST_BYTES = 64 * 1024 * 1024
"""A larger file is left out (64 MiB): a file is held in memory whole, several times over when it is parsed."""

HEAD_BYTES = 8192
FIRST_BYTES_OF_OTHER_KINDS = {
    b"%PDF-": "PDF",
    b"PK\x03\x04": "ZIP, or an office document",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"\x1f\x8b": "gzip",
    b"\xd0\xcf\x11\xe0": "an old or an encrypted office document",
}


@dataclass(frozen=True)
class SourceFile:
    """A file's bytes, where it stands, and the id it gives a report that has none.

    ``own_id`` is the path within the pulled folder without its ending (``2023/post``): the same on every
    machine, and not changed by files that come later.
    """

    content: bytes
    origin: str
    own_id: str


def check_text(content: bytes) -> None:
    """Check that a file may be text.

    Raises:
        RefusedError: The bytes are no text, whatever the file's ending says.
    """
    head = content[:HEAD_BYTES]
    _check_no_other_kind(head)
    # Text in UTF-8 has next to no zero bytes; UTF-16 and most binary files are full of them.
    if head.count(0) * 10 > len(head):
        raise RefusedError(WRONG_ENDING, field="content", value=head[:16], detail="binary, or not in UTF-8")


def check_table(content: bytes) -> None:
    """Check that a file may be text, or text in UTF-16 with its mark, as spreadsheets write it.

    Raises:
        RefusedError: The bytes are no text.
    """
    if not content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        check_text(content)


def check_pdf(content: bytes) -> None:
    """Check that a file may be PDF; a few other bytes may stand before its mark.

    Raises:
        RefusedError: It is none.
    """
    _check_mark(content, b"%PDF-", within=1024)


def check_word(content: bytes) -> None:
    """Check that a file may be DOCX.

    Raises:
        RefusedError: It is none; an encrypted one looks like an old office document.
    """
    _check_mark(content, b"PK\x03\x04", within=4)


def _check_mark(content: bytes, mark: bytes, *, within: int) -> None:
    if mark not in content[:within]:
        _check_no_other_kind(content[:HEAD_BYTES])
        raise RefusedError(WRONG_ENDING, field="content", value=content[:16], detail=f"does not begin with {mark!a}")


def _check_no_other_kind(head: bytes) -> None:
    for first_bytes, kind in FIRST_BYTES_OF_OTHER_KINDS.items():
        if head.startswith(first_bytes):
            raise RefusedError(WRONG_ENDING, field="content", value=head[:16], detail=f"looks like {kind}")


def decoded(content: bytes) -> str:
    """Give the characters of bytes in UTF-8 without a byte order mark, line ends untouched.

    Raises:
        RefusedError: The bytes are not UTF-8.
    """
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        wrong = content[error.start : error.start + 16]
        detail = f"not UTF-8 at byte {error.start}"
        raise RefusedError(WRONG_ENDING, field="content", value=wrong, detail=detail) from error


def original(file: SourceFile, media_type: str) -> FetchedPage:
    """Give the file as what a report was taken out of, for the store to keep."""
    return FetchedPage(file.content, media_type, None, {}, file.origin)
