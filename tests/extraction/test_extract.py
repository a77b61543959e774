"""Extraction from a raw store to a folder of tables, with its manifest and its record."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language

from sijill import corpus, extraction, files, incidents, tables
from sijill.errors import DataCheckError, UsageError
from sijill.extraction import extracting

POSTS = [
    {
        "report_id": "1",
        "source": "monitor",
        "published": "2023-09-06",
        "text": "Gunmen kidnapped two traders in Azaz.",
    },
    {"report_id": "2", "source": "monitor", "published": "2023-09-06", "text": "The monitor has opened an office."},
    {
        "report_id": "3",
        "source": "monitor",
        "published": "2023-09-06",
        "title": "Two killed",
        "text": "Two killed\n\nAn expl*osion killed two civilians in Harem yesterday. HTS arrested a man.",
    },
]
WRITTEN = ["event_actors.parquet", "event_places.parquet", "events.jsonl", "events.parquet", "reports.parquet"]


@pytest.fixture(autouse=True)
def _one_pipeline(pipeline: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    """Load the parser once for all runs."""
    monkeypatch.setattr(extracting, "make_pipeline", lambda *, domain: pipeline)


def store_of(tmp_path: Path, *posts: dict[str, Any]) -> Path:
    raw, found = tmp_path / "raw", tmp_path / "posts.jsonl"
    found.write_text("".join(json.dumps(post) + "\n" for post in posts), encoding="utf-8")
    corpus.pull("folder", found, raw=raw)
    return raw


def test_what_a_run_writes(tmp_path: Path) -> None:
    out = tmp_path / "processed"
    record = extraction.extract(store_of(tmp_path, *POSTS), out=out)
    assert sorted(path.name for path in out.iterdir()) == sorted([*WRITTEN, "manifest.json", "run.json"])
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert {name: entry["rows"] for name, entry in manifest["files"].items()} == {
        "event_actors.parquet": 5,
        "event_places.parquet": 3,
        "events.jsonl": 3,
        "events.parquet": 3,
        "reports.parquet": 3,
    }
    assert all(entry["sha256"] == files.sha256_of_file(out / name) for name, entry in manifest["files"].items())
    told = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert told["status"] == record.status == "ok"
    assert told["counts"] == {
        "events": 3,
        "reports_read": 3,
        "reports_stored": 3,
        "reports_without_events": 1,
        "unlikely_events_left_out": 0,
    }
    assert told["outputs"] == {name: entry["sha256"] for name, entry in manifest["files"].items()}
    assert set(told["upstream"]) == {"pull"}


def test_the_tables_tell_what_the_lines_tell(tmp_path: Path) -> None:
    out = tmp_path / "processed"
    extraction.extract(store_of(tmp_path, *POSTS), out=out)
    lines = [json.loads(line) for line in (out / "events.jsonl").read_text(encoding="utf-8").splitlines()]
    read = tables.read(out, "reports", "events")
    assert [(line["report_id"], line["type"], line["trigger"]["text"]) for line in lines] == [
        ("1", "abduction", "kidnapped"),
        ("3", "explosion", "expl*osion"),
        ("3", "arrest", "arrested"),
    ]
    assert read["events"]["event_id"].tolist() == [line["event_id"] for line in lines]
    assert read["reports"]["text"].tolist() == [post["text"] for post in POSTS]


def test_a_second_run_writes_the_same_bytes(tmp_path: Path) -> None:
    raw = store_of(tmp_path, *POSTS)
    for name in ("first", "second"):
        extraction.extract(raw, out=tmp_path / name)
    assert (tmp_path / "first" / "events.jsonl").read_bytes() == (tmp_path / "second" / "events.jsonl").read_bytes()
    manifests = [json.loads((tmp_path / name / "manifest.json").read_text("utf-8")) for name in ("first", "second")]
    assert manifests[0] == manifests[1]


def test_a_new_run_leaves_no_incidents_of_the_old_one(tmp_path: Path) -> None:
    raw, out = store_of(tmp_path, *POSTS), tmp_path / "processed"
    extraction.extract(raw, out=out)
    incidents.link(out)
    extraction.extract(raw, out=out)
    assert not (out / "incidents.parquet").exists()
    assert "incidents.parquet" not in json.loads((out / "manifest.json").read_text(encoding="utf-8"))["files"]
    with pytest.raises(DataCheckError, match="incidents"):
        tables.read(out, "incidents")


def test_of_two_reports_with_one_id_the_first_source_s_is_read(tmp_path: Path) -> None:
    twin = POSTS[0] | {"source": "agency", "text": "A blast was heard in Tartus."}
    out = tmp_path / "processed"
    record = extraction.extract(store_of(tmp_path, *POSTS, twin), out=out)
    assert record.drops == {"id of another source": 1}
    assert record.dropped == [
        {
            "reason": "id of another source",
            "file": "monitor/1",
            "field": "report_id",
            "value": "'1'",
            "detail": "that of source agency is read",
        }
    ]
    assert record.status == "data check failed"
    assert tables.read(out, "reports")["reports"][["source", "report_id"]].to_numpy().tolist() == [
        ["agency", "1"],
        ["monitor", "2"],
        ["monitor", "3"],
    ]


def test_a_text_that_the_parser_refuses_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extracting, "LONGEST_TEXT", 40)
    out = tmp_path / "processed"
    record = extraction.extract(store_of(tmp_path, *POSTS), out=out)
    assert record.drops == {"text too long": 1}
    assert record.counts["reports_read"] == 2


def test_an_empty_store_gives_empty_tables(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    out = tmp_path / "processed"
    record = extraction.extract(tmp_path / "raw", out=out)
    assert (out / "events.jsonl").read_bytes() == b""
    assert {name: len(table) for name, table in tables.read(out).items()} == {
        "reports": 0,
        "events": 0,
        "event_places": 0,
        "event_actors": 0,
    }
    assert record.counts["events"] == 0


def test_without_a_store_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such folder"):
        extraction.extract(tmp_path / "nowhere", out=tmp_path / "processed")
    assert not (tmp_path / "processed").exists()
