from __future__ import annotations

import gzip
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.corpus.files.making import page, warc

from sijill.corpus import pull
from sijill.corpus.files import archive_files, archive_stream
from sijill.corpus.records import FoundReport
from sijill.run_record import RunRecord

Read = Callable[[str, bytes], tuple[list[FoundReport], RunRecord]]
HTML = [("Content-Type", "text/html; charset=utf-8"), ("ETag", '"5"'), ("Set-Cookie", "secret=1")]
GOOD = ("https://example.org/2023/09/05/qanat/", "200 OK", HTML, page("Qanat"))


def archive(tmp_path: Path, *records: tuple[str, str, list[tuple[str, str]], bytes], gzipped: bool = False) -> bytes:
    return warc(tmp_path / "made.warc", *records, gzip=gzipped).read_bytes()


@pytest.mark.parametrize(
    ("name", "is_compressed"), [("crawl.warc", False), ("CRAWL.WARC.GZ", True), ("b.warc", True)]
)
def test_the_pages_of_an_archive(name: str, is_compressed: bool, read: Read, tmp_path: Path) -> None:
    content = archive(
        tmp_path,
        ("https://example.org/style.css", "200 OK", [("Content-Type", "text/css")], b"p{}"),
        GOOD,
        ("file:///etc/passwd", "200 OK", HTML, page("Local")),
        ("https://example.org/gone", "404 Not Found", HTML, page("Gone")),
        (
            "https://example.org/packed",
            "200 OK",
            [*HTML, ("Content-Encoding", "gzip")],
            gzip.compress(page("Packed")),
        ),
        gzipped=is_compressed,
    )

    found, record = read(name, content)

    text = "Qanat\nShells fell on the village of Qanat, and two civilians were injured in their house."
    assert [one.report.text for one in found] == [text, text.replace("Qanat", "Packed")]
    first = found[0]
    assert (first.report.report_id, first.report.url) == ("page-c0ea0cc4d5670e0d", GOOD[0])
    assert (first.report.published, first.report.is_published_inferred) == ("2023-09-05", True)
    assert first.origin == f"posts/{name}, record 2"
    assert first.page is not None
    assert (first.page.body, first.page.status, first.page.address) == (page("Qanat"), 200, GOOD[0])
    assert first.page.headers == {"content-type": "text/html; charset=utf-8", "etag": '"5"'}
    assert record.counts["archive_records_passed_over"] == 3
    assert list(record.inputs) == [f"posts/{name}"]
    assert not record.drops


def test_a_later_capture_that_says_something_else_is_a_new_version(tmp_path: Path) -> None:
    warc(tmp_path / "a.warc", GOOD, GOOD, (*GOOD[:3], page("Salt Road")))

    record = pull("folder", tmp_path / "a.warc", raw=tmp_path / "raw")

    names = ("reports_new", "reports_repeated", "reports_new_version")
    assert [record.counts[name] for name in names] == [1, 1, 1]
    assert record.status == "ok"


def test_a_record_that_is_cut_off_is_dropped_and_those_before_it_are_kept(read: Read, tmp_path: Path) -> None:
    other = ("https://example.org/2", "200 OK", HTML, page("Other"))

    found, record = read("cut.warc", archive(tmp_path, GOOD, other)[:-60])

    assert [one.report.url for one in found] == [GOOD[0]]
    assert [(drop["reason"], drop["file"]) for drop in record.dropped] == [("truncated", "posts/cut.warc, record 2")]


def test_a_compressed_archive_that_breaks_off(read: Read, tmp_path: Path) -> None:
    other = ("https://example.org/2", "200 OK", HTML, page("Other"))

    found, record = read("cut.warc.gz", archive(tmp_path, GOOD, other, gzipped=True)[:-30])

    assert [one.report.url for one in found] == [GOOD[0]]
    assert record.drops == {"truncated": 1}


@pytest.mark.parametrize(
    ("record", "reason", "field"),
    [
        (("https://[broken", "200 OK", HTML, page("x")), "no web address", "WARC-Target-URI"),
        (("http:///no-host", "200 OK", HTML, page("x")), "no web address", "WARC-Target-URI"),
        (("https://example.org/", "200 OK", HTML, b""), "no article text", "content"),
        (("https://example.org/", "200 OK", HTML, b"<html><body><img></body></html>"), "no article text", "content"),
    ],
    ids=["broken", "no host", "empty", "picture"],
)
def test_a_bad_record_is_dropped_and_the_rest_goes_on(
    record: tuple[str, str, list[tuple[str, str]], bytes], reason: str, field: str, read: Read, tmp_path: Path
) -> None:
    found, run = read("a.warc", archive(tmp_path, record, GOOD))

    assert [one.report.url for one in found] == [GOOD[0]]
    assert [(drop["reason"], drop["field"]) for drop in run.dropped] == [(reason, field)]


def test_a_page_that_unpacks_to_more_than_a_page_is_dropped(read: Read, tmp_path: Path) -> None:
    bomb = gzip.compress(b" " * (archive_files.MOST_PAGE_BYTES + 1))
    packed = ("https://example.org/bomb", "200 OK", [*HTML, ("Content-Encoding", "gzip")], bomb)

    found, record = read("a.warc", archive(tmp_path, packed, GOOD))

    assert [one.report.url for one in found] == [GOOD[0]]
    assert record.drops == {"page too large": 1}


def test_an_archive_that_unpacks_without_end_is_given_up(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_stream, "LONGEST_LINE_BYTES", 1024 * 1024)
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb") as file:
        file.write(b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/\r\n")
        file.write(b"Content-Length: 99999999999\r\n\r\n")
        for _ in range(64):
            file.write(bytes(1024 * 1024))

    found, record = read("bomb.warc.gz", packed.getvalue())

    assert found == []
    assert record.drops == {"too large inside": 1}


@pytest.mark.parametrize("content", [b"", b"no archive", b"\x1f\x8bnoise", b"\0" * 5000])
def test_what_is_no_archive_stops_nothing(content: bytes, read: Read, capfd: pytest.CaptureFixture[str]) -> None:
    found, record = read("a.warc", content)

    assert found == []
    assert sum(record.drops.values()) == 1
    assert capfd.readouterr() == ("", "")
