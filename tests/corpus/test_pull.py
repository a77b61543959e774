from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sijill import paths
from sijill.corpus import content_digest, pull, stored_reports
from sijill.errors import UsageError
from sijill.run_record import RunRecord

Posts = Callable[..., Path]
Contents = Callable[[Path], dict[str, bytes]]


@pytest.mark.parametrize(
    ("source", "location", "message"),
    [
        (
            "gopher",
            "",
            "source 'gopher': not known; known are 'folder', 'wordpress', 'feed', 'reliefweb', 'sitemap', 'sohr'",
        ),
        ("folder", None, "location: source 'folder' needs a folder or a file"),
        ("folder", "no-such-folder", "location 'no-such-folder': no such folder or file"),
    ],
)
def test_what_cannot_be_pulled(source: str, location: str | None, message: str, raw: Path) -> None:
    with pytest.raises(UsageError) as raised:
        pull(source, location, raw=raw)
    assert str(raised.value) == message
    assert not raw.exists()


def test_the_run_record_says_what_was_read_kept_and_left_out(posts: Posts, raw: Path) -> None:
    location = posts({"id": "a", "text": "x"}, {"id": "b"}, {"text": "y"})

    returned = pull("folder", location, raw=raw, licence="CC BY 4.0")

    written = json.loads((raw / "run.json").read_text(encoding="utf-8"))
    assert written["step"] == "pull"
    assert written["status"] == returned.status == "data check failed"
    assert written["parameters"] == {
        "source": "folder",
        "location": "posts.jsonl",
        "raw": "raw",
        "licence": "CC BY 4.0",
    }
    assert written["counts"] == {
        "ids_made": 1,
        "pairs_of_near_duplicates": 0,
        "pairs_of_same_address": 0,
        "reports_new": 2,
        "reports_new_version": 0,
        "reports_read": 2,
        "reports_unchanged": 0,
        "urls_refused": 0,
    }
    assert written["drops"] == {"no text": 1}
    assert list(written["inputs"]) == ["posts.jsonl"]


def test_the_store_that_a_pull_leaves_is_the_one_that_is_read(posts: Posts, raw: Path) -> None:
    pulled = pull("folder", posts({"id": "a", "text": "x"}), raw=raw)
    reading = RunRecord("extract", {})

    stored_reports(raw, record=reading)

    assert reading.inputs == {"raw store": pulled.outputs["raw store"]}
    assert pulled.outputs["content of the raw store"] == content_digest(raw)


def test_a_second_pull_writes_nothing(posts: Posts, raw: Path, contents: Contents) -> None:
    location = posts({"id": "a", "text": "x"}, {"id": "B", "text": "y"}, {"text": "z"})
    pull("folder", location, raw=raw)
    before = contents(raw)
    times = {path: path.stat().st_mtime_ns for path in raw.rglob("*") if path.name not in {"run.json", "raw"}}

    record = pull("folder", location, raw=raw, licence="another")

    assert contents(raw) == before
    assert {path: path.stat().st_mtime_ns for path in times} == times
    assert (record.counts["reports_unchanged"], record.counts["reports_new"]) == (3, 0)
    assert record.status == "ok"


@pytest.mark.parametrize(
    ("change", "count"),
    [
        ({"text": "x "}, "reports_new_version"),
        ({"title": "other"}, "reports_new_version"),
        ({"published": "2023-09-06"}, "reports_new_version"),
        ({"published_inferred": True}, "reports_new_version"),
        ({"url": "https://example.org/2"}, "reports_unchanged"),
    ],
)
def test_a_changed_post_is_a_new_version(
    change: dict[str, object], count: str, posts: Posts, raw: Path, contents: Contents
) -> None:
    post: dict[str, object] = {"id": "a", "source": "s", "title": "t", "published": "2023-09-05", "text": "x"}
    pull("folder", posts(post), raw=raw)
    before = contents(raw)

    record = pull("folder", posts(post | change), raw=raw)

    after = contents(raw)
    assert record.counts[count] == 1
    assert {name: after[name] for name in before} == before
    new = {"s/a.v2.json", "s/a.v2.provenance.json"} if count == "reports_new_version" else set()
    assert set(after) - set(before) == new


def test_a_post_that_goes_back_is_a_third_version(posts: Posts, raw: Path) -> None:
    for text in ("one", "two", "one"):
        pull("folder", posts({"id": "a", "text": text}), raw=raw)

    (stored,) = stored_reports(raw, record=RunRecord("extract", {}))

    assert (stored.report.text, stored.provenance.version) == ("one", 3)


def test_no_bar_is_drawn_where_there_is_no_terminal(
    posts: Posts, raw: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pull("folder", posts({"id": "a", "text": "x"}), raw=raw)

    assert capsys.readouterr() == ("", "")


# Any character that UTF-8 can hold: all but lone surrogates.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
IDS = st.one_of(TEXTS, st.from_regex(r"\A(\.\./|[aA.]|CON|-|v2|\.v2|\.provenance|/|\\|%00){1,6}\Z"))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(posts=st.dictionaries(IDS.filter(str.strip), TEXTS.filter(str.strip), min_size=1, max_size=4))
def test_any_id_and_any_text_come_back_as_they_were(
    posts: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    place = tmp_path_factory.mktemp("any")
    lines = [json.dumps({"id": name, "source": name[:99], "text": text}) for name, text in posts.items()]
    (place / "posts.jsonl").write_text("\n".join(lines), encoding="utf-8")

    record = pull("folder", place / "posts.jsonl", raw=place / "raw")

    stored = stored_reports(place / "raw", record=record)
    assert record.status == "ok"
    assert {found.report.report_id: found.report.text for found in stored} == posts
    outside = [path for path in place.rglob("*") if path.is_file() and not path.is_relative_to(place / "raw")]
    assert outside == [place / "posts.jsonl"]


def test_the_sample_corpus_is_the_sample_texts_without_their_annotation() -> None:
    lines = (paths.gold_directory() / "dev.jsonl").read_bytes().split(b"\n")
    given_texts = {record["report_id"]: record["text"] for record in map(json.loads, filter(None, lines))}

    record = RunRecord("extract", {})
    stored = [
        found for found in stored_reports(paths.raw_directory(), record=record) if found.report.source == "sohr"
    ]

    assert {found.report.report_id: found.report.text for found in stored} == given_texts
    assert {found.provenance.licence for found in stored} == {"CC BY 4.0"}
    assert not record.drops
