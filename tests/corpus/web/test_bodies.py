from __future__ import annotations

import gzip
import zlib

import pytest

from sijill.corpus.records import RefusedError
from sijill.corpus.web.bodies import BrokenBodyError, bounded_body

WORDS = b"two shells fell " * 100
PACKED = gzip.compress(WORDS, mtime=0)


def pieces(content: bytes, size: int = 7) -> list[bytes]:
    return [content[start : start + size] for start in range(0, len(content), size)]


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (WORDS, ""),
        (WORDS, "identity"),
        (PACKED, "gzip"),
        (PACKED, " GZIP "),
        (zlib.compress(WORDS), "deflate"),
        (gzip.compress(WORDS[:50]) + gzip.compress(WORDS[50:]), "gzip"),
    ],
)
def test_a_body_is_as_it_was_before_it_was_packed(content: bytes, encoding: str) -> None:
    found = bounded_body(pieces(content), encoding, most_packed_bytes=len(content), most_bytes=len(WORDS))
    assert found == WORDS


def test_an_empty_body_may_be_called_packed() -> None:
    assert bounded_body([], "gzip", most_packed_bytes=1, most_bytes=1) == b""


@pytest.mark.parametrize(
    ("content", "encoding", "most_packed_bytes", "most_bytes", "reason", "field"),
    [
        (WORDS, "", len(WORDS) - 1, 10_000, "answer too large", "size in bytes, as sent"),
        (WORDS, "", 10_000, len(WORDS) - 1, "answer too large", "size in bytes"),
        (PACKED, "gzip", len(PACKED) - 1, 10_000, "answer too large", "size in bytes, as sent"),
        (PACKED, "gzip", 10_000, len(WORDS) - 1, "answer too large", "size in bytes, unpacked"),
        (WORDS, "br", 10_000, 10_000, "answer cannot be unpacked", "content-encoding"),
        (PACKED, "gzip, gzip", 10_000, 10_000, "answer cannot be unpacked", "content-encoding"),
    ],
)
def test_what_is_too_large_or_packed_otherwise_is_refused(
    content: bytes, encoding: str, most_packed_bytes: int, most_bytes: int, reason: str, field: str
) -> None:
    with pytest.raises(RefusedError) as refused:
        bounded_body(pieces(content), encoding, most_packed_bytes=most_packed_bytes, most_bytes=most_bytes)
    assert (refused.value.reason, refused.value.field) == (reason, field)


def test_of_a_bomb_no_more_is_unpacked_than_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    unpacked: list[int] = []
    real = zlib.decompressobj

    class Counting:
        def __init__(self, form: int) -> None:
            self._own = real(form)

        def decompress(self, data: bytes, most: int) -> bytes:
            found = self._own.decompress(data, most)
            unpacked.append(len(found))
            return found

        def __getattr__(self, name: str) -> object:
            return getattr(self._own, name)

    bomb = gzip.compress(bytes(50_000_000))
    monkeypatch.setattr(zlib, "decompressobj", Counting)
    with pytest.raises(RefusedError):
        bounded_body(pieces(bomb, 65536), "gzip", most_packed_bytes=len(bomb), most_bytes=100_000)
    assert sum(unpacked) == 100_001


@pytest.mark.parametrize("content", [PACKED[:-1], PACKED[: len(PACKED) // 2], PACKED[:20] + b"x" + PACKED[21:]])
def test_what_was_cut_off_or_damaged_is_told(content: bytes) -> None:
    with pytest.raises(BrokenBodyError):
        bounded_body(pieces(content), "gzip", most_packed_bytes=10_000, most_bytes=10_000)
