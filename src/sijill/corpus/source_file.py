"""One file of a source, read whole, and whether it is what its ending says."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from sijill.corpus.records import RefusedError

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
    b"\xd0\xcf\x11\xe0": "an old office document",
}


@dataclass(frozen=True)
class SourceFile:
    """A file's bytes without a byte order mark, where it stands, and the id it gives a report that has none.

    ``own_id`` is the path within the pulled folder without its ending (``2023/post``): the same on every
    machine, and not changed by files that come later.
    """

    content: bytes
    origin: str
    own_id: str


def source_file(content: bytes, *, origin: str, own_id: str) -> SourceFile:
    """Take a file's bytes in.

    Raises:
        RefusedError: The bytes are no text, whatever the file's ending says.
    """
    head = content[:HEAD_BYTES]
    for first_bytes, kind in FIRST_BYTES_OF_OTHER_KINDS.items():
        if head.startswith(first_bytes):
            raise RefusedError(WRONG_ENDING, field="content", value=head[:16], detail=f"looks like {kind}")
    # Text in UTF-8 has next to no zero bytes; UTF-16 and most binary files are full of them.
    if head.count(0) * 10 > len(head):
        raise RefusedError(WRONG_ENDING, field="content", value=head[:16], detail="binary, or not in UTF-8")
    return SourceFile(content.removeprefix(codecs.BOM_UTF8), origin, own_id)


def decoded(content: bytes) -> str:
    """Give the characters of bytes in UTF-8, line ends untouched.

    Raises:
        RefusedError: The bytes are not UTF-8.
    """
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        wrong = content[error.start : error.start + 16]
        detail = f"not UTF-8 at byte {error.start}"
        raise RefusedError(WRONG_ENDING, field="content", value=wrong, detail=detail) from error
