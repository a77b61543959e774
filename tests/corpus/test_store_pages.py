"""Pages, sidecars and marks of reports that are gone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.corpus.making import ADDRESS, NOON, found, gone, keep, open_store, page, pull_made

from sijill import corpus, files
from sijill.corpus.pages import body_of_page
from sijill.corpus.records import FoundReport
from sijill.run_record import RunRecord
from sijill.schema import Report

BODY = b"<p>x</p>"
PAGE = f"pages/{files.sha256_of_bytes(BODY)[:2]}/{files.sha256_of_bytes(BODY)}.gz"


def test_a_sidecar_tells_all_that_is_known(raw: Path) -> None:
    report = Report(report_id="a", source="s", published="2023-09-05", url="http://www.example.org/?p=1", text="x")
    keep(
        raw,
        FoundReport(
            report,
            f"{ADDRESS}wp-json/1",
            page(BODY),
            canonical_address=f"{ADDRESS}1/",
            modified="2023-09-06T07:00:00",
            language="en",
            extractor="extractor 1.0",
            licence="CC BY 4.0",
        ),
    )
    assert json.loads((raw / "s" / "a.provenance.json").read_bytes()) == {
        "report_id": "a",
        "source": "s",
        "address": "http://www.example.org/?p=1",
        "canonical_address": "https://example.org/en/1",
        "fetched_from": "https://example.org/en/1/",
        "origin": "https://example.org/en/wp-json/1",
        "retrieved_at": "2026-11-22T12:00:00+00:00",
        "published": "2023-09-05",
        "modified": "2023-09-06T07:00:00",
        "language": "en",
        "http_status": 200,
        "http_headers": {"etag": '"1"', "last-modified": "Tue, 05 Sep 2023 08:00:00 GMT"},
        "media_type": "text/html",
        "extractor": "extractor 1.0",
        "sha256": files.sha256_of_bytes(b"x"),
        "record_sha256": files.sha256_of_file(raw / "s" / "a.json"),
        "page_file": PAGE,
        "page_sha256": files.sha256_of_bytes(BODY),
        "page_file_sha256": files.sha256_of_file(raw / "s" / PAGE),
        "licence": "CC BY 4.0",
        "version": 1,
        "pulled_by": "made",
    }
    assert body_of_page(raw / "s" / PAGE) == BODY


def test_one_page_of_two_reports_is_kept_once(raw: Path) -> None:
    keep(raw, found("a", fetched=page()), found("b", fetched=page()))
    assert [path.relative_to(raw / "s").as_posix() for path in raw.glob("s/pages/*/*")] == [PAGE]
    assert corpus.verify(raw).status == "ok"


@pytest.mark.parametrize(
    "again",
    [
        found(fetched=page(b"<p>other advertisement</p><p>x</p>")),
        found(modified="2023-09-07T00:00:00"),
        found(url=f"{ADDRESS}moved/"),
        found(canonical_address=f"{ADDRESS}moved/"),
    ],
    ids=["page", "modified", "address", "canonical address"],
)
def test_what_changes_no_word_writes_nothing(again: FoundReport, raw: Path) -> None:
    keep(raw, found(fetched=page(), modified="2023-09-06T00:00:00"))
    before = {path: path.stat().st_mtime_ns for path in raw.rglob("*")}
    assert keep(raw, again) == ["reports_unchanged"]
    assert {path: path.stat().st_mtime_ns for path in raw.rglob("*")} == before


def test_a_new_version_has_its_own_page(raw: Path) -> None:
    keep(raw, found(text="x", fetched=page(b"x")))
    assert keep(raw, found(text="y", fetched=page(b"y"))) == ["reports_new_version"]
    pages = [
        json.loads((raw / "s" / name).read_bytes())["page_file"]
        for name in ("a.provenance.json", "a.v2.provenance.json")
    ]
    assert [body_of_page(raw / "s" / path) for path in pages] == [b"x", b"y"]


def read_back(raw: Path) -> dict[str, bool]:
    return {
        stored.report.report_id: stored.is_gone for stored in corpus.stored_reports(raw, record=RunRecord("x", {}))
    }


def test_a_report_that_is_gone_is_marked_and_kept_and_one_that_is_back_is_marked_again(raw: Path) -> None:
    keep(raw, found("a"), found("b"))
    marks = []
    for _ in range(2):
        with open_store(raw) as store:
            marks += [store.mark_gone(gone("a")), store.mark_gone(gone("a"))]
        assert read_back(raw) == {"a": True, "b": False}
        with open_store(raw) as store:
            assert store.keep(found("a")) == "reports_unchanged"
            assert [store.note_present(found("a")), store.note_present(found("a"))] == [True, False]
        assert read_back(raw) == {"a": False, "b": False}
    assert marks == ["reports_gone", "reports_gone_before"] * 2
    assert sorted(path.name for path in (raw / "s" / "gone").iterdir()) == [
        f"a.{number}.json" for number in range(1, 5)
    ]
    common = {"report_id": "a", "source": "s", "origin": f"{ADDRESS}a", "version": 1, "pulled_by": "made"}
    common["noted_at"] = NOON.isoformat()
    assert json.loads((raw / "s" / "gone" / "a.1.json").read_bytes()) == {
        **common,
        "mark": 1,
        "is_gone": True,
        "status": 410,
    }
    assert json.loads((raw / "s" / "gone" / "a.4.json").read_bytes()) == {
        **common,
        "mark": 4,
        "is_gone": False,
        "status": None,
    }
    assert corpus.verify(raw).status == "ok"


def test_a_report_that_was_never_stored_is_not_marked(raw: Path) -> None:
    with open_store(raw) as store:
        assert store.mark_gone(gone("never")) == "reports_gone_not_stored"
    assert not (raw / "s").exists()


def test_a_pull_counts_what_is_gone_and_what_is_back(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = pull_made(monkeypatch, raw, [found("a"), found("b"), gone("a"), gone("a"), gone("never")])
    second = pull_made(monkeypatch, raw, [found("a", text="other"), found("b")])
    assert {name: number for name, number in first.counts.items() if "gone" in name} == {
        "reports_gone": 1,
        "reports_gone_before": 1,
        "reports_gone_not_stored": 1,
    }
    assert (second.counts["reports_back"], second.counts["reports_new_version"]) == (1, 1)
    assert read_back(raw) == {"a": False, "b": False}
