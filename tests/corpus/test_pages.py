from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.corpus.pages import PIECE_BYTES, body_of_page, compressed, digest_of_body
from sijill.corpus.records import RefusedError
from sijill.files import sha256_of_bytes


@given(st.binary(max_size=200))
def test_a_page_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, body: bytes) -> None:
    path = tmp_path_factory.mktemp("page") / "page.gz"
    path.write_bytes(compressed(body))
    assert body_of_page(path) == gzip.decompress(path.read_bytes()) == body
    assert digest_of_body(path) == sha256_of_bytes(body)


@pytest.mark.parametrize("body", [b"a" * (5 * PIECE_BYTES + 7), os.urandom(PIECE_BYTES + 1)], ids=["bomb", "noise"])
def test_a_large_page_is_read_in_pieces(body: bytes, tmp_path: Path) -> None:
    (tmp_path / "page.gz").write_bytes(compressed(body))
    assert digest_of_body(tmp_path / "page.gz") == sha256_of_bytes(body)


def test_the_same_page_gives_the_same_file() -> None:
    assert compressed(b"<p>x</p>") == compressed(b"<p>x</p>")
    assert compressed(b"")[4:8] == b"\0\0\0\0"  # no time


WHOLE = compressed(b"<p>x</p>")


@pytest.mark.parametrize(
    "content",
    [b"", b"<p>x</p>", WHOLE[:-1], WHOLE + b"x", WHOLE + WHOLE, WHOLE[:-8] + b"\0" * 8],
    ids=["empty", "not compressed", "cut off", "with a tail", "twice", "wrong checksum"],
)
def test_what_is_no_whole_page(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "page.gz").write_bytes(content)
    with pytest.raises(RefusedError, match="page cannot be read"):
        body_of_page(tmp_path / "page.gz")


def test_no_page(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="page cannot be read"):
        digest_of_body(tmp_path / "page.gz")
