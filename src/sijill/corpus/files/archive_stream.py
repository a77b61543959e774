"""The bytes of a web archive, unpacked with limits."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sijill.corpus.records import RefusedError

MOST_UNPACKED_BYTES = 16 * 1024**3
LONGEST_LINE_BYTES = 64 * 1024 * 1024
"""More bytes without a line end than a page may have are a bomb; a reader of lines would hold them all."""

GZIP_MARK = b"\x1f\x8b"


@contextmanager
def archive_stream(path: Path) -> Iterator[ArchiveStream]:
    """Open a web archive, unpacking it if it is compressed, whatever its ending says."""
    with path.open("rb") as file:
        is_compressed = file.read(len(GZIP_MARK)) == GZIP_MARK
        file.seek(0)
        yield ArchiveStream(gzip.GzipFile(fileobj=file) if is_compressed else file)


class ArchiveStream(io.RawIOBase):
    """Reads on until the limits.

    ``fault`` is why the bytes end before the file does; the reader of records takes such an end for a good one.
    """

    def __init__(self, stream: io.BufferedReader | gzip.GzipFile) -> None:
        self.fault: Exception | None = None
        self._stream = stream
        self._read = 0
        self._since_line_end = 0

    def readable(self) -> bool:
        """Say that this can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        """Fill the buffer, and give how many bytes were read.

        Raises:
            RefusedError: A limit is passed.
        """
        try:
            # Not more than is at hand: what comes before a break is given before the break is found.
            piece = self._stream.read1(len(buffer))
        except (EOFError, OSError, zlib.error) as error:
            self.fault = error
            return 0
        buffer[: len(piece)] = piece
        self._read += len(piece)
        line_end = piece.rfind(b"\n")
        self._since_line_end = len(piece) - line_end if line_end >= 0 else self._since_line_end + len(piece)
        if self._read > MOST_UNPACKED_BYTES or self._since_line_end > LONGEST_LINE_BYTES:
            detail = "nothing after it in the file is read"
            raise RefusedError("too large inside", field="unpacked bytes", value=self._read, detail=detail)
        return len(piece)
