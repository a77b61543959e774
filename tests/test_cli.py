"""The steps as the shell sees them: what goes to stdout, what to stderr, and the exit code."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from sijill import __version__
from sijill.tables import TABLE_NAMES
from tests.shell import CLASH, POSTS, lines, run_record, sijill, sijill_in_shell, write_posts

TIMEX_DOCUMENTS = Path(__file__).parent / "cases" / "timex"


def test_the_version_is_told() -> None:
    assert sijill("--version").stdout == f"{__version__}\n"


def test_pull_tells_only_where_the_store_is(tmp_path: Path) -> None:
    posts = write_posts(tmp_path / "posts.jsonl", *POSTS)
    result = sijill("pull", "folder", posts, "--raw", tmp_path / "raw", "--licence", "CC0")
    assert (result.exit_code, result.stdout, result.stderr) == (0, f"{tmp_path / 'raw'}\n", "")
    stored = json.loads((tmp_path / "raw" / "village-bulletin" / "clash.json").read_text(encoding="utf-8"))
    assert stored["text"] == CLASH
    sidecar = tmp_path / "raw" / "village-bulletin" / "clash.provenance.json"
    assert json.loads(sidecar.read_text(encoding="utf-8"))["licence"] == "CC0"


def test_pull_leaves_out_what_is_bad_tells_each_and_stores_the_rest(tmp_path: Path) -> None:
    posts = write_posts(
        tmp_path / "in" / "posts.jsonl",
        *POSTS,
        {"id": "clash", "source": "village-bulletin", "text": "Quite another text."},
        {"id": "blank", "text": "  "},
        {"id": "undated", "text": "x", "published": "5 September"},
        {"id": "hostile\x1b[2J", "text": None},
    )
    with posts.open("a", encoding="utf-8") as handle:
        handle.write("{no json\n")
    (tmp_path / "in" / "scan.txt").write_bytes(b"%PDF-1.7\n\x00\x01")
    (tmp_path / "in" / "table.xlsx").write_bytes(b"PK\x03\x04")

    result = sijill_in_shell("pull", "folder", tmp_path / "in", "--raw", tmp_path / "raw")

    assert (result.returncode, result.stdout) == (3, f"{tmp_path / 'raw'}\n".encode())
    told = result.stderr.decode("utf-8")
    for message in (
        "in/posts.jsonl:4: field 'report_id', value 'clash': duplicate id with other text",
        "in/posts.jsonl:5: field 'text', value '  ': no text",
        "in/posts.jsonl:6: field 'published', value '5 September': unparsable date",
        "in/posts.jsonl:7: field 'text', value None: no text",
        "in/posts.jsonl:8: ",
        "in/scan.txt: field 'content', value b'%PDF-1.7\\n\\x00\\x01': not what its ending says (looks like PDF)",
        "in/table.xlsx: field 'file', value 'table.xlsx': unknown file type",
    ):
        assert f"sijill: {message}" in told
    assert "\x1b" not in told
    record = run_record(tmp_path / "raw")
    assert record["status"] == "data check failed"
    assert record["counts"]["reports_new"] == 3
    assert record["drops"] == {
        "duplicate id with other text": 1,
        "no text": 2,
        "unparsable date": 1,
        "not what its ending says": 2,
        "unknown file type": 1,
    }
    assert "sijill: pull: left out: 1 × duplicate id with other text, 2 × no text, 2 × not what its" in told
    shown = sorted(path.name for path in (tmp_path / "raw").iterdir() if not path.name.startswith("."))
    assert shown == ["duplicates.jsonl", "run.json", "village-bulletin"]


def test_pull_from_nowhere(tmp_path: Path) -> None:
    result = sijill("pull", "folder", tmp_path / "nowhere", "--raw", tmp_path / "raw")
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"sijill: location '{tmp_path / 'nowhere'}': no such folder or file" in result.stderr
    assert not (tmp_path / "raw").exists()


def test_names_that_are_no_text_break_no_record(tmp_path: Path) -> None:
    folder = os.fsencode(tmp_path)
    Path(os.fsdecode(folder + b"/in")).mkdir()
    try:
        Path(os.fsdecode(folder + b"/in/post\xff\x1b.txt")).write_text(CLASH, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes only names in UTF-8")
    raw = folder + b"/raw\xff"

    result = sijill_in_shell("pull", "folder", folder + b"/in", "--raw", raw)

    assert (result.returncode, result.stdout) == (3, raw + b"\n")
    assert b"\x1b" not in result.stderr
    record = run_record(Path(os.fsdecode(raw)))
    assert record["parameters"]["raw"] == r"raw\udcff"
    assert [drop["file"] for drop in record["dropped"]] == [r"in/post\udcff\x1b.txt"]
    assert list(record["inputs"]) == [r"in/post\udcff\x1b.txt"]


def test_a_licence_that_is_no_text_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    posts = write_posts(tmp_path / "posts.jsonl", *POSTS)
    result = sijill_in_shell("pull", "folder", posts, "--raw", tmp_path / "raw", "--licence", b"CC\xff")
    assert (result.returncode, result.stdout) == (2, b"")
    assert b"is no text in UTF-8" in result.stderr
    assert not (tmp_path / "raw").exists()


def test_a_folder_that_cannot_be_written_is_a_failed_run(tmp_path: Path) -> None:
    posts = write_posts(tmp_path / "posts.jsonl", *POSTS)
    (tmp_path / "raw").write_text("a file where a folder should be", encoding="utf-8")
    result = sijill("pull", "folder", posts, "--raw", tmp_path / "raw")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "raw': cannot be read or written: File exists" in result.stderr


def test_extract_tells_only_where_the_events_are(work: Path, tmp_path: Path) -> None:
    posts = write_posts(tmp_path / "posts.jsonl", *POSTS)
    assert sijill("pull", "folder", posts, "--raw", tmp_path / "raw").exit_code == 0
    result = sijill("extract", "--raw", tmp_path / "raw", "--out", tmp_path / "processed")
    events = tmp_path / "processed" / "events.jsonl"
    assert (result.exit_code, result.stdout, result.stderr) == (0, f"{events}\n", "")
    assert events.read_bytes() == (work / "processed" / "events.jsonl").read_bytes()
    texts = {post["id"]: post["text"] for post in POSTS}
    told = [(event, texts[event["report_id"]]) for event in lines(events)]
    assert "shelling" in {event["type"] for event, _ in told}
    for event, text in told:
        assert text[event["trigger"]["start"] : event["trigger"]["end"]] == event["trigger"]["text"]


def test_extract_without_a_raw_store(tmp_path: Path) -> None:
    result = sijill("extract", "--raw", tmp_path / "nowhere", "--out", tmp_path / "processed")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "sijill: raw store 'nowhere': no such folder; pull something first" in result.stderr
    assert not (tmp_path / "processed").exists()


def test_extract_with_a_pipeline_that_is_not_installed(work: Path, tmp_path: Path) -> None:
    result = sijill_in_shell(
        "extract", "--raw", work / "raw", "--out", tmp_path / "processed", SIJILL_PIPELINE="xx_none_sm"
    )
    assert (result.returncode, result.stdout) == (2, b"")
    assert b"setting SIJILL_PIPELINE, value 'xx_none_sm': no such spaCy pipeline is installed" in result.stderr
    assert b"Traceback" not in result.stderr


def test_extract_leaves_out_a_raw_file_that_was_changed(work: Path) -> None:
    written = sorted(path.name for path in (work / "processed").glob("*.parquet"))
    assert written == sorted(f"{name}.parquet" for name in TABLE_NAMES)
    record = run_record(work / "processed")["upstream"]["extract"]
    assert record["drops"] == {"raw file changed since it was pulled": 1}
    assert record["counts"]["reports_read"] == 3
    assert [drop["file"] for drop in record["dropped"]] == ["folder/changed.json"]


def test_link_tells_only_where_the_incidents_are(work: Path) -> None:
    result = sijill("link", "--processed", work / "processed")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"{work / 'processed' / 'incidents.parquet'}\n"
    assert sorted(run_record(work / "processed")["upstream"]) == ["extract", "pull"]


def test_link_without_events(tmp_path: Path) -> None:
    result = sijill("link", "--processed", tmp_path)
    assert (result.exit_code, result.stdout) == (3, "")
    assert "events.parquet: table 'events' is not there; run `sijill extract` first" in result.stderr


def test_evaluate_dates_prints_the_scores_of_both_forms(tmp_path: Path) -> None:
    result = sijill("evaluate-dates", TIMEX_DOCUMENTS, "--errors", tmp_path / "errors.csv")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[2:] == [
        "all: documents 2, unreadable 0, marked 8, found 8",
        "strict   precision 0.750  recall 0.750  F 0.750",
        "relaxed  precision 0.875  recall 0.875  F 0.875",
        "value    precision 0.750  recall 0.750  F 0.750",
        "type     precision 0.667  recall 0.667  F 0.667",
    ]
    errors = (tmp_path / "errors.csv").read_text(encoding="utf-8-sig").splitlines()
    assert errors[0] == "document,kind,start,marked,marked_value,found,found_value"
    assert errors[-1] == "news/market.tml,wrong type,136,6 September 2023,2023-09-06,6 September 2023,2023-09-06"


def test_evaluate_dates_as_json_by_genre_with_a_document_that_cannot_be_read(tmp_path: Path) -> None:
    for words, value in (("3 March", "1951-03-03"), ("12 March", "1951-03-12")):
        marked = f"<TIMEX2 VAL='1951-03'>March 1951</TIMEX2>, then <TIMEX2 VAL='{value}'>{words}</TIMEX2>"
        (tmp_path / f"{words}.xml").write_text(f"<DOC><TEXT>In {marked}.</TEXT></DOC>", encoding="utf-8")
    (tmp_path / "broken.xml").write_bytes(b"\xff")
    result = sijill("evaluate-dates", tmp_path, "--genre", "narrative", "--json")
    assert result.exit_code == 3
    told = json.loads(result.stdout)
    assert told["total"]["strict"] == told["total"]["value"]
    assert told["total"]["value"] == {
        "f1": 1.0,
        "precision": 1.0,
        "recall": 1.0,
        "right": 4,
        "extra": 0,
        "missed": 0,
    }
    assert sorted(told["documents"]) == ["12 March.xml", "3 March.xml"]
    assert told["unreadable"] == {"broken.xml": "field 'content', value b'\\xff': is no UTF-8"}
    assert "sijill: evaluate-dates: documents that could not be read: 1" in result.stderr


def test_evaluate_dates_without_documents(tmp_path: Path) -> None:
    result = sijill("evaluate-dates", tmp_path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "it holds no document (.sgm, .sgml, .tml, .xml)" in result.stderr
