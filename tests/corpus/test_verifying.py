from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.corpus.making import found, gone, keep, open_store, page

from sijill import corpus, paths
from sijill.corpus.locking import locked
from sijill.errors import SijillError, UsageError

CHANGED = "raw file changed since it was pulled"


@pytest.fixture
def store(raw: Path) -> Path:
    """Two sources; a report of the first is there in two versions with a page each, another is gone."""
    keep(raw, found("a", "old", fetched=page(b"1")), found("b"))
    keep(raw, found("a", "new", fetched=page(b"2")), found("z", source="r"))
    with open_store(raw) as opened:
        opened.mark_gone(gone("b"))
    return raw


def named(raw: Path) -> list[tuple[str, str]]:
    return [(drop["reason"], drop["file"]) for drop in corpus.verify(raw).dropped]


def page_of(raw: Path, sidecar: str) -> Path:
    return raw / "s" / str(json.loads((raw / "s" / sidecar).read_bytes())["page_file"])


def test_nothing_changed(store: Path) -> None:
    before = sorted(store.rglob("*"))
    record = corpus.verify(store)
    assert (record.status, record.dropped) == ("ok", [])
    assert record.counts == {"sources": 2, "sources_without_list": 0, "reports": 3, "versions": 4, "files_read": 11}
    assert record.inputs == {"content of the raw store": corpus.content_digest(store)}
    assert sorted(store.rglob("*")) == before


def append_space(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b" ")


@pytest.mark.parametrize(
    "name",
    [
        "a.json",
        "a.v2.json",
        "a.provenance.json",
        "b.provenance.json",
        "gone/b.1.json",
        "page of a.v2.provenance.json",
    ],
)
def test_every_file_is_read(name: str, store: Path) -> None:
    path = page_of(store, name.removeprefix("page of ")) if name.startswith("page of") else store / "s" / name
    told = f"s/{path.relative_to(store / 's').as_posix()}"
    content = path.read_bytes()
    append_space(path)
    assert named(store) == [(CHANGED, told)]
    path.unlink()
    assert named(store) == [("missing file", told)]
    path.write_bytes(content)
    assert named(store) == []


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_any_changed_byte_of_any_file_is_noticed(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    raw = tmp_path_factory.mktemp("any") / "raw"
    keep(raw, found("a", fetched=page()))
    path = data.draw(st.sampled_from(sorted(path for path in (raw / "s").rglob("*") if path.is_file())))
    content = bytearray(path.read_bytes())
    content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
    path.write_bytes(content)
    assert corpus.verify(raw).status == "data check failed"


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("s/c.json", "no provenance"),
        ("s/notes.txt", "extra file"),
        ("s/gone/a.1.json", "extra file"),
        ("s/pages/00/copy.gz", "extra file"),
        ("s/deep/er/file", "extra file"),
        ("s/c.provenance.json", "provenance cannot be read"),
    ],
)
def test_what_does_not_belong_is_named(name: str, reason: str, store: Path) -> None:
    (store / name).parent.mkdir(parents=True, exist_ok=True)
    (store / name).write_bytes(b"{}")
    assert (reason, name.replace("c.provenance.json", "c.json")) in named(store)


def test_a_whole_report_that_was_slipped_in_is_named(store: Path, tmp_path: Path) -> None:
    keep(tmp_path / "forged", found("c"))
    for name in ("c.json", "c.provenance.json"):
        shutil.copy(tmp_path / "forged" / "s" / name, store / "s" / name)
    assert named(store) == [("not in the list of files", f"s/{name}") for name in ("c.json", "c.provenance.json")]


def test_a_report_that_was_taken_out_with_its_sidecar_is_named(store: Path) -> None:
    for name in ("b.json", "b.provenance.json"):
        (store / "s" / name).unlink()
    assert named(store) == [("missing file", "s/b.json"), ("missing file", "s/b.provenance.json")]


@pytest.mark.parametrize("line", [b"\n", b"x\n", b"0" * 64 + b"  ../../etc/passwd\n", b"0" * 64 + b"  s/a.json\n"])
def test_a_damaged_list_is_named_and_leads_nowhere(line: bytes, store: Path) -> None:
    with (store / "s" / "files.sha256").open("ab") as handle:
        handle.write(line)
    assert named(store) == [("list of files damaged", "s/files.sha256")]


def test_a_list_that_tells_two_digests_of_a_file_is_damaged(store: Path) -> None:
    with (store / "s" / "files.sha256").open("ab") as handle:
        handle.write(b"0" * 64 + b"  a.json\n")
    assert named(store) == [("list of files damaged", "s/files.sha256")]


def test_a_link_is_read_and_does_not_hide_a_change(store: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_bytes(b"x")
    (store / "s" / "link.json").symlink_to(tmp_path / "elsewhere")
    assert named(store) == [("no provenance", "s/link.json")]


def seal_with_other_page(store: Path) -> None:
    page_of(store, "a.provenance.json").write_bytes(gzip.compress(b"forged", mtime=0))


def name_other_page(store: Path) -> None:
    sidecar = store / "s" / "a.provenance.json"
    changed = json.loads(sidecar.read_bytes()) | {"page_file": "../../../etc/passwd"}
    sidecar.write_text(json.dumps(changed), encoding="utf-8")


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (seal_with_other_page, CHANGED),
        (lambda store: page_of(store, "a.provenance.json").unlink(), "page missing"),
        (name_other_page, "page of another name"),
        (lambda store: append_space(store / "s" / "a.json"), CHANGED),
        (lambda store: (store / "s" / "a.json").unlink(), "raw file missing"),
    ],
)
def test_without_a_list_the_sidecars_tell(damage: Callable[[Path], object], reason: str, store: Path) -> None:
    (store / "s" / "files.sha256").unlink()
    (store / "s" / "gone" / "b.1.json").unlink()
    assert named(store) == []
    damage(store)
    assert (reason, "s/a.json") in named(store)


def test_the_sample_corpus_is_as_it_was_pulled() -> None:
    record = corpus.verify(paths.raw_directory())
    assert (record.status, record.counts["reports"]) == (
        "ok",
        len(list(paths.raw_directory().glob("sohr/*[0-9].json"))),
    )


def test_a_store_that_a_pull_writes_to_is_not_verified(store: Path) -> None:
    with locked(store), pytest.raises(SijillError, match="another pull is writing to it"):
        corpus.verify(store)


def test_no_store(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="raw store 'nowhere': no such folder"):
        corpus.verify(tmp_path / "nowhere")
    assert not (tmp_path / "nowhere").exists()
