"""Reading an answer's body without ever holding more of it than allowed, however small it was packed."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from sijill.corpus.records import RefusedError

TOO_LARGE = "answer too large"
ANY_ZLIB_FORM = 47
"""For zlib: the largest window (15), and gzip or zlib as the first bytes tell (32)."""


class BrokenBodyError(Exception):
    """The body ended early or was damaged on the way; asking again may help."""


def bounded_body(pieces: Iterable[bytes], encoding: str, *, most_packed_bytes: int, most_bytes: int) -> bytes:
    """Give a body as it was before it was packed.

    Args:
        pieces: The body as it comes.
        encoding: Value of Content-Encoding.
        most_packed_bytes: The most that may come.
        most_bytes: The most that may be in it.

    Raises:
        RefusedError: It is larger, or packed in a way that was not asked for.
        BrokenBodyError: It ends early or is damaged.
    """
    received = _counted(pieces, most_packed_bytes)
    match encoding.strip().lower():
        case "" | "identity":
            return _joined(received, most_bytes)
        case "gzip" | "x-gzip" | "deflate":
            return unpacked(received, most_bytes=most_bytes)
        case _:
            raise RefusedError("answer cannot be unpacked", field="content-encoding", value=encoding)


def unpacked(pieces: Iterable[bytes], *, most_bytes: int) -> bytes:
    """Give what is in gzip or zlib data, which may have several members.

    Raises:
        RefusedError: More than ``most_bytes`` is in it; no more than that was unpacked.
        BrokenBodyError: It ends early or is damaged.
    """
    found = bytearray()
    unpacker = zlib.decompressobj(ANY_ZLIB_FORM)
    is_empty = True
    for piece in pieces:
        rest = piece
        is_empty = is_empty and not piece
        while rest:
            if unpacker.eof:
                unpacker = zlib.decompressobj(ANY_ZLIB_FORM)
            try:
                found += unpacker.decompress(rest, most_bytes + 1 - len(found))
            except zlib.error as error:
                raise BrokenBodyError(f"damaged: {error}") from error
            _check_size(len(found), most_bytes, "size in bytes, unpacked")
            rest = unpacker.unconsumed_tail or unpacker.unused_data
    if not (unpacker.eof or is_empty):
        raise BrokenBodyError("ended early")
    return bytes(found)


def _counted(pieces: Iterable[bytes], most_bytes: int) -> Iterable[bytes]:
    received = 0
    for piece in pieces:
        received += len(piece)
        _check_size(received, most_bytes, "size in bytes, as sent")
        yield piece


def _joined(pieces: Iterable[bytes], most_bytes: int) -> bytes:
    found = bytearray()
    for piece in pieces:
        found += piece
        _check_size(len(found), most_bytes, "size in bytes")
    return bytes(found)


def _check_size(size_bytes: int, most_bytes: int, field: str) -> None:
    if size_bytes > most_bytes:
        raise RefusedError(TOO_LARGE, field=field, value=f"over {most_bytes}")
