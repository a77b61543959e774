"""Pages as they were fetched, kept compressed."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Iterator
from pathlib import Path

from sijill.corpus.records import RefusedError

PIECE_BYTES = 1024 * 1024
_GZIP = 16 + zlib.MAX_WBITS


def compressed(body: bytes) -> bytes:
    """Compress a page (gzip, without a time and a name, so that the same page gives the same file)."""
    return gzip.compress(body, compresslevel=6, mtime=0)


def body_of_page(path: Path) -> bytes:
    """Give a stored page as it was fetched.

    Raises:
        RefusedError: It is no whole gzip file.
    """
    return b"".join(_pieces(path))


def digest_of_body(path: Path) -> str:
    """Give the SHA-256 of a stored page as it was fetched, read in pieces so that its size does not matter.

    Raises:
        RefusedError: It is no whole gzip file.
    """
    digest = hashlib.sha256()
    for piece in _pieces(path):
        digest.update(piece)
    return digest.hexdigest()


def _pieces(path: Path) -> Iterator[bytes]:
    decompressor = zlib.decompressobj(_GZIP)
    try:
        left, piece = path.read_bytes(), b"start"
        while (left or piece) and not decompressor.eof:
            piece = decompressor.decompress(left, PIECE_BYTES)
            left = decompressor.unconsumed_tail
            yield piece
    except (OSError, zlib.error) as error:
        raise RefusedError(
            "page cannot be read", field="file", value=path.name, detail=type(error).__name__
        ) from error
    if not decompressor.eof or decompressor.unused_data:
        raise RefusedError("page cannot be read", field="file", value=path.name, detail="no whole gzip file")
