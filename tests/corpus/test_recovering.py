"""A pull that is killed at any point is completed by the next one, and the store is as if it had not been."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.corpus.making import found, gone, keep, open_store, page

from sijill import corpus
from sijill.corpus import listing, recovering
from sijill.corpus.records import FoundReport, GoneReport
from sijill.run_record import RunRecord


class Killed(BaseException):
    """Stands for the end of the process: nothing of this project catches it."""


@contextmanager
def killed_at(step: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """End the process before the given change of the disk; the list gets a number for each change before it."""
    done: list[int] = []

    def counted(change: Callable[..., object]) -> Callable[..., object]:
        def do(*arguments: object, **named: object) -> object:
            if len(done) >= step:
                raise Killed
            done.append(len(done))
            return change(*arguments, **named)

        return do

    with monkeypatch.context() as patched:
        for name in ("write_bytes", "replace", "touch", "mkdir", "unlink"):
            patched.setattr(Path, name, counted(getattr(Path, name)))
        patched.setattr(listing, "_flush_to_disk", counted(lambda paths: None))
        patched.setattr(os, "fsync", lambda descriptor: None)
        # The end of a process settles nothing.
        yield done


FIRST = [found("a", fetched=page(b"1")), found("b", fetched=page(b"2")), found("c")]
SECOND = [found("a", "edited", fetched=page(b"3")), found("b", fetched=page(b"2")), gone("c"), found("d")]


def pull_all(raw: Path, reports: list[FoundReport] | list[FoundReport | GoneReport]) -> None:
    store = open_store(raw)
    for report in reports:
        if isinstance(report, GoneReport):
            store.mark_gone(report)
        else:
            store.keep(report)
            store.note_present(report)
    store.__exit__(None, None, None)


def test_killed_at_every_change_of_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pull_all(tmp_path / "undisturbed", FIRST)
    with killed_at(10_000, monkeypatch) as changes:
        pull_all(tmp_path / "undisturbed", SECOND)
    undisturbed = corpus.content_digest(tmp_path / "undisturbed")
    assert len(changes) > 15

    for step in range(len(changes)):
        raw = tmp_path / f"killed-{step}"
        pull_all(raw, FIRST)
        with killed_at(step, monkeypatch), pytest.raises(Killed):
            pull_all(raw, SECOND)

        pull_all(raw, SECOND)

        assert corpus.content_digest(raw) == undisturbed, step
        proved = corpus.verify(raw)
        assert (proved.dropped, proved.counts["versions"]) == ([], 5), step
        assert not list(raw.rglob(".*")), step


def test_killed_while_the_page_of_another_kind_was_written(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page that nothing names goes; so the next pull may bring another page around the same words."""
    write = listing.FolderWriter.write

    def write_no_sidecar(writer: listing.FolderWriter, path: str, content: bytes) -> str:
        if path.endswith(".provenance.json"):
            raise Killed
        return write(writer, path, content)

    with monkeypatch.context() as patched:
        patched.setattr(listing.FolderWriter, "write", write_no_sidecar)
        with pytest.raises(Killed):
            pull_all(raw, [found(fetched=page(b"advertisement 1"))])
    assert len(list(raw.glob("s/pages/*/*.gz"))) == 1

    keep(raw, found(fetched=page(b"advertisement 2")))

    assert len(list(raw.glob("s/pages/*/*.gz"))) == 1
    assert corpus.verify(raw).status == "ok"


def test_until_the_next_pull_a_version_that_a_killed_one_left_is_named(
    raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(raw, found("a"))
    open_store(raw).keep(found("b"))

    assert [(drop["reason"], drop["file"]) for drop in corpus.verify(raw).dropped] == [
        ("not in the list of files", "s/b.json"),
        ("not in the list of files", "s/b.provenance.json"),
    ]
    assert keep(raw, found("b")) == ["reports_unchanged"]
    assert corpus.verify(raw).status == "ok"


@pytest.mark.parametrize("kept_bytes", [0, 1, 30, 64, 66, 80])
def test_a_list_whose_last_line_was_cut_off_is_mended(kept_bytes: int, raw: Path) -> None:
    keep(raw, found("a"))
    whole = (raw / "s" / "files.sha256").read_bytes()
    keep(raw, found("b"))
    listed = (raw / "s" / "files.sha256").read_bytes()
    (raw / "s" / "files.sha256").write_bytes(listed[: len(whole) + kept_bytes])
    (raw / "s" / ".unsettled").touch()

    keep(raw, found("b"))

    assert corpus.verify(raw).status == "ok"


def test_a_damaged_version_is_not_listed_and_nothing_is_taken_away(raw: Path) -> None:
    keep(raw, found("a"))
    open_store(raw).keep(found("b", fetched=page()))
    (raw / "s" / "b.provenance.json").write_bytes(b"torn")

    assert keep(raw, found("b", fetched=page())) == ["reports_new_version"]

    assert (raw / "s" / "b.provenance.json").read_bytes() == b"torn"
    assert {drop["file"] for drop in corpus.verify(raw).dropped} == {"s/b.json", "s/b.provenance.json"}
    record = RunRecord("extract", {})
    assert [stored.provenance.version for stored in corpus.stored_reports(raw, record=record)] == [1, 2]


def test_a_store_without_a_list_gets_one(raw: Path) -> None:
    keep(raw, found("a"), found("b", fetched=page()))
    (raw / "s" / "files.sha256").unlink()
    assert corpus.verify(raw).counts["sources_without_list"] == 1

    keep(raw, found("a"))

    proved = corpus.verify(raw)
    assert (proved.status, proved.counts["sources_without_list"], proved.counts["files_read"]) == ("ok", 0, 5)


def test_a_folder_that_no_killed_pull_left_is_not_searched(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(raw, found("a"))
    monkeypatch.setattr(recovering, "read_list", lambda folder: pytest.fail("the list was read"))
    assert keep(raw, found("b")) == ["reports_new"]
