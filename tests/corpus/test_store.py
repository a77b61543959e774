from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sijill import files
from sijill.corpus import names, pull, store, stored_reports
from sijill.corpus.listing import FolderWriter
from sijill.corpus.records import FoundReport, RefusedError
from sijill.corpus.store import RawStore
from sijill.run_record import RunRecord
from sijill.schema import Report

Contents = Callable[[Path], dict[str, bytes]]


def found(report_id: str = "a", text: str = "x") -> FoundReport:
    report = Report(report_id=report_id, source="s", url="https://example.org/1", text=text)
    return FoundReport(report, "posts.jsonl:1")


def store_in(raw: Path) -> RawStore:
    return RawStore(raw, pulled_by="folder", licence="CC0", now=lambda: datetime(2026, 11, 22, 9, 30, 1, 5, UTC))


def read_back(raw: Path) -> tuple[dict[str, str], dict[str, int]]:
    record = RunRecord("extract", {})
    reports = stored_reports(raw, record=record)
    return {stored.report.report_id: stored.report.text for stored in reports}, dict(record.drops)


def test_a_report_and_its_provenance(raw: Path) -> None:
    assert store_in(raw).keep(found(text="قصف\r\n")) == "reports_new"

    stored = (raw / "s" / "a.json").read_bytes()
    assert json.loads(stored) == {
        "report_id": "a",
        "source": "s",
        "title": None,
        "published": None,
        "is_published_inferred": False,
        "url": "https://example.org/1",
        "text": "قصف\r\n",
    }
    assert json.loads((raw / "s" / "a.provenance.json").read_bytes()) == {
        "report_id": "a",
        "source": "s",
        "address": "https://example.org/1",
        "canonical_address": "https://example.org/1",
        "fetched_from": None,
        "origin": "posts.jsonl:1",
        "retrieved_at": "2026-11-22T09:30:01+00:00",
        "published": None,
        "modified": None,
        "language": None,
        "http_status": None,
        "http_headers": {},
        "media_type": None,
        "extractor": None,
        "page_file": None,
        "page_sha256": None,
        "page_file_sha256": None,
        "sha256": files.sha256_of_bytes("قصف\r\n".encode()),
        "record_sha256": files.sha256_of_bytes(stored),
        "licence": "CC0",
        "version": 1,
        "pulled_by": "folder",
    }


@pytest.mark.parametrize("kept_before_the_kill", [0, 1])
@pytest.mark.parametrize("is_changed_post", [False, True], ids=["first version", "second version"])
def test_a_killed_pull_is_completed_by_the_next(
    kept_before_the_kill: int,
    is_changed_post: bool,
    raw: Path,
    contents: Contents,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if is_changed_post:
        store_in(raw).keep(found(text="before"))
    write = FolderWriter.write
    written: list[str] = []

    def write_some(writer: FolderWriter, path: str, content: bytes) -> str:
        if len(written) == kept_before_the_kill:
            raise KeyboardInterrupt
        written.append(path)
        return write(writer, path, content)

    with monkeypatch.context() as patched:
        patched.setattr(FolderWriter, "write", write_some)
        with pytest.raises(KeyboardInterrupt):
            store_in(raw).keep(found(text="after"))

    raw.mkdir(exist_ok=True)
    left = {"no provenance": 1} if kept_before_the_kill else {}
    assert read_back(raw) == ({"a": "before"} if is_changed_post else {}, left)

    expected = "reports_new_version" if is_changed_post else "reports_new"
    before = contents(raw)
    assert store_in(raw).keep(found(text="after")) == expected
    assert read_back(raw) == ({"a": "after"}, {})
    assert {name: contents(raw)[name] for name in before} == before
    assert len(contents(raw)) == (4 if is_changed_post else 2)


@pytest.mark.parametrize("left", [b'{"report_id": "a", "source": "s", "text": "half"}', b"{broken"])
def test_what_a_killed_pull_left_of_another_text_stays_beside_the_new_version(left: bytes, raw: Path) -> None:
    (raw / "s").mkdir(parents=True)
    (raw / "s" / "a.json").write_bytes(left)

    assert store_in(raw).keep(found(text="x")) == "reports_new"

    assert (raw / "s" / "a.json").read_bytes() == left
    assert (raw / "s" / "a.v2.provenance.json").is_file()
    assert read_back(raw) == ({"a": "x"}, {})


def test_a_post_that_went_back_is_sealed_beyond_what_a_killed_pull_left(raw: Path) -> None:
    store_in(raw).keep(found(text="x"))
    (raw / "s" / "a.v2.json").write_bytes((raw / "s" / "a.json").read_bytes().replace(b'"x"', b'"y"'))

    assert store_in(raw).keep(found(text="x")) == "reports_new_version"

    assert (raw / "s" / "a.v3.provenance.json").is_file()
    assert read_back(raw) == ({"a": "x"}, {})


def test_a_damaged_report_is_stored_again_beside_the_damaged_one(raw: Path) -> None:
    store_in(raw).keep(found())
    (raw / "s" / "a.json").write_bytes(b"damaged")

    assert store_in(raw).keep(found()) == "reports_new_version"

    assert (raw / "s" / "a.json").read_bytes() == b"damaged"
    assert read_back(raw) == ({"a": "x"}, {})


def test_a_name_that_another_report_holds_is_refused(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sijill.corpus.store.safe_name", lambda identifier: "same")
    store_in(raw).keep(found("a"))

    with pytest.raises(RefusedError, match="name taken by another report"):
        store_in(raw).keep(found("b"))


def test_one_store_keeps_versions_apart_within_a_pull(raw: Path) -> None:
    store = store_in(raw)
    assert [store.keep(found(text=text)) for text in ("x", "x", "y")] == [
        "reports_new",
        "reports_unchanged",
        "reports_new_version",
    ]


def test_a_folder_is_listed_once_however_many_reports_it_holds(
    tmp_path: Path, raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = "".join(json.dumps({"id": number, "text": "x"}) + "\n" for number in range(300))
    (tmp_path / "posts.jsonl").write_text(lines, encoding="utf-8")
    listed: list[Path] = []

    def list_versions(folder: Path) -> dict[str, names.Versions]:
        listed.append(folder)
        return names.versions_in(folder)

    monkeypatch.setattr(store, "versions_in", list_versions)

    assert pull("folder", tmp_path / "posts.jsonl", raw=raw).counts["reports_new"] == 300
    assert listed == [raw / "folder"]
