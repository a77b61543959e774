"""What may be asked of a pull, and how it ends."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.corpus.making import found, keep, page, pull_made

from sijill import corpus
from sijill.corpus import pulling
from sijill.corpus.records import FoundReport, PullRequest
from sijill.errors import SourceUnreachableError, UsageError
from sijill.run_record import RunRecord

DAYS = [found(day, published=day) for day in ("2023-09-04", "2023-09-05", "2023-09-06")] + [found("undated")]


def stored(raw: Path) -> list[str]:
    return [one.report.report_id for one in corpus.stored_reports(raw, record=RunRecord("x", {}))]


@pytest.mark.parametrize(
    ("asked", "kept", "outside"),
    [
        ({}, ["2023-09-04", "2023-09-05", "2023-09-06", "undated"], 0),
        ({"since": "2023-09-05"}, ["2023-09-05", "2023-09-06", "undated"], 1),
        ({"until": date(2023, 9, 5)}, ["2023-09-04", "2023-09-05", "undated"], 1),
        ({"since": "2023-09-05", "until": "2023-09-05"}, ["2023-09-05", "undated"], 2),
        ({"limit": 2}, ["2023-09-04", "2023-09-05"], 0),
        ({"since": "2023-09-05", "limit": 1}, ["2023-09-05"], 1),
        ({"limit": 9}, ["2023-09-04", "2023-09-05", "2023-09-06", "undated"], 0),
    ],
)
def test_the_period_and_the_limit(
    asked: dict[str, object], kept: list[str], outside: int, raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = pull_made(monkeypatch, raw, DAYS, **asked)
    assert stored(raw) == kept
    assert record.counts["reports_outside_period"] == outside
    assert (
        record.parameters | {name: str(value) for name, value in asked.items() if name != "limit"}
        == record.parameters
    )


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"since": "5 September"}, "since '5 September': not an ISO day such as '2024-01-31'"),
        ({"until": "2023-02-30"}, "until '2023-02-30': not an ISO day such as '2024-01-31'"),
        ({"limit": 0}, "limit 0: give a number above 0"),
    ],
)
def test_what_cannot_be_asked(
    asked: dict[str, object], message: str, raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UsageError) as raised:
        pull_made(monkeypatch, raw, DAYS, **asked)
    assert str(raised.value) == message
    assert not raw.exists()


def test_a_source_learns_what_is_asked_and_that_each_report_is_kept(
    raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    requests: list[PullRequest] = []
    on_disk: list[bool] = []
    listed: list[bool] = []

    def read(request: PullRequest, record: RunRecord) -> Iterator[FoundReport]:
        requests.append(request)
        for one in DAYS[:2]:
            yield one
            on_disk.append((raw / "s" / f"{one.report.report_id}.provenance.json").is_file())
        request.settle()
        listed.append("2023-09-05.provenance.json" in (raw / "s" / "files.sha256").read_text(encoding="utf-8"))

    monkeypatch.setattr(pulling, "source_reader", lambda name: read)
    corpus.pull("made", "https://example.org", raw=raw, since="2023-09-01", limit=2, options={"name": "x"})
    (request,) = requests
    assert (request.source, request.location, request.raw) == ("made", "https://example.org", raw)
    assert (request.since, request.until, request.limit, request.options) == (
        date(2023, 9, 1),
        None,
        2,
        {"name": "x"},
    )
    assert (on_disk, listed) == ([True, True], [True])


def test_what_came_before_a_source_went_out_of_reach_is_kept(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def made() -> Iterator[FoundReport]:
        yield from DAYS[:2]
        raise SourceUnreachableError("https://example.org: no answer")

    with pytest.raises(SourceUnreachableError, match="no answer"):
        pull_made(monkeypatch, raw, made())
    assert stored(raw) == ["2023-09-04", "2023-09-05"]
    assert corpus.verify(raw).status == "ok"
    written = json.loads((raw / "run.json").read_text(encoding="utf-8"))
    assert written["status"] == "source unreachable"
    assert written["checks"] == {"source unreachable": "https://example.org: no answer"}
    assert written["counts"]["reports_new"] == 2


def test_a_stopped_pull_settles_what_it_has(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def made() -> Iterator[FoundReport]:
        yield DAYS[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pull_made(monkeypatch, raw, made())
    assert corpus.verify(raw).status == "ok"


def test_the_licence_that_a_source_tells_wins(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = FoundReport(found("a").report, "x", licence="CC BY 4.0")
    pull_made(monkeypatch, raw, [told, found("b")], licence="CC0")
    kept = corpus.stored_reports(raw, record=RunRecord("x", {}))
    assert [one.provenance.licence for one in kept] == ["CC BY 4.0", "CC0"]


def test_a_post_that_is_edited_while_it_is_pulled_is_a_new_version(
    raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = pull_made(monkeypatch, raw, [found(fetched=page()), found(text="edited", fetched=page(b"edited"))])
    assert (record.status, record.counts["reports_new"], record.counts["reports_new_version"]) == ("ok", 1, 1)


def test_two_texts_of_one_id_in_files_cannot_be_told_apart(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    record = pull_made(monkeypatch, raw, [found(text="one"), found(text="two"), found(text="one")])
    assert record.drops == {"duplicate id with other text": 1}
    assert record.counts["reports_repeated"] == 1


@pytest.mark.parametrize(
    ("location", "shown"),
    [
        (None, None),
        ("https://reader:secret@example.org/feed?x=1", "https://example.org/feed?x=1"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("https://example.org/a@b", "https://example.org/a@b"),
        ("somewhere/posts.jsonl", "posts.jsonl"),
    ],
)
def test_the_run_record_tells_the_location_and_no_password(
    location: str | None, shown: str | None, raw: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pulling, "source_reader", lambda name: lambda request, record: iter(()))
    assert corpus.pull("made", location, raw=raw).parameters["location"] == shown


def test_digests_tell_content_apart_from_when_it_was_pulled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = [found(name, text=name, fetched=page(name.encode())) for name in "abc"]
    for name, reports in {"one": made, "other": made[::-1]}.items():
        keep(tmp_path / name, *reports)
    pulled = pull_made(monkeypatch, tmp_path / "now", [made[1], made[0], made[2]])
    content = {corpus.content_digest(tmp_path / name) for name in ("one", "other", "now")}
    assert content == {pulled.outputs["content of the raw store"]}
    pulled_again = pull_made(monkeypatch, tmp_path / "now", [found("a", text="other")])
    assert pulled_again.outputs["content of the raw store"] not in content
    assert pulled_again.outputs["raw store"] != pulled.outputs["raw store"]
