from __future__ import annotations

from pathlib import Path

import bagit
import pytest
from tests.corpus.making import found, keep, page

from sijill import __version__, corpus
from sijill.errors import DataCheckError, UsageError

OF_THE_LIBRARY = {"Payload-Oxum", "Bag-Software-Agent", "Bagging-Date"}


@pytest.fixture
def store(raw: Path) -> Path:
    keep(
        raw, found("a", "old", published="2023-09-05", fetched=page()), found("z", source="r", published="2024-01-01")
    )
    keep(raw, found("a", "new", published="2023-09-05"))
    (raw / ".cursor.json").write_bytes(b"{}")
    (raw / "duplicates.jsonl").write_bytes(b"")
    (raw / "own notes.txt").write_bytes(b"")
    return raw


def test_a_bag_holds_the_store_and_proves_itself(store: Path, tmp_path: Path) -> None:
    record = corpus.bag(store, tmp_path / "bag")

    bag = bagit.Bag(str(tmp_path / "bag"))
    assert bag.is_valid()
    assert bag.algorithms == ["sha256"]
    in_store = {path.relative_to(store).as_posix() for path in store.rglob("*") if path.is_file()}
    assert set(bag.payload_files()) == {
        f"data/{name}" for name in in_store if not name.startswith(".") and name != "own notes.txt"
    }
    for name in bag.payload_files():
        assert (tmp_path / "bag" / name).read_bytes() == (store / name.removeprefix("data/")).read_bytes()
    assert {name: told for name, told in bag.info.items() if name not in OF_THE_LIBRARY} == {
        "External-Description": "Raw store of sijill: reports as they were pulled, with their provenance",
        "External-Identifier": f"sha256:{corpus.content_digest(store)}",
        "Sijill-Licences": "CC0 (3)",
        "Sijill-Published": "2023-09-05/2024-01-01",
        "Sijill-Reports": "2",
        "Sijill-Retrieved": "2026-11-22T12:00:00+00:00/2026-11-22T12:00:00+00:00",
        "Sijill-Sources": "r, s",
        "Sijill-Version": __version__,
        "Sijill-Versions": "3",
    }
    assert record.counts["files_in_bag"] == len(list(bag.payload_files()))
    assert list(record.outputs) == ["tagmanifest-sha256.txt"]
    assert corpus.verify(tmp_path / "bag" / "data").status == "ok"


def test_a_changed_file_breaks_the_bag(store: Path, tmp_path: Path) -> None:
    corpus.bag(store, tmp_path / "bag")
    (tmp_path / "bag" / "data" / "s" / "a.json").write_bytes(b"{}")
    assert not bagit.Bag(str(tmp_path / "bag")).is_valid()


def test_a_store_that_was_changed_gets_no_bag(store: Path, tmp_path: Path) -> None:
    (store / "s" / "a.json").write_bytes(b"{}")
    with pytest.raises(DataCheckError, match="raw store 'raw': 1 things are off; see `sijill verify`"):
        corpus.bag(store, tmp_path / "bag")
    assert [path.name for path in tmp_path.iterdir()] == ["raw"]


def test_a_licence_cannot_write_a_tag_of_its_own(raw: Path, tmp_path: Path) -> None:
    report = found("a")
    keep(raw, type(report)(report.report, report.origin, licence="x\nContact-Name: nobody"))
    corpus.bag(raw, tmp_path / "bag")
    assert "Contact-Name" not in bagit.Bag(str(tmp_path / "bag")).info


@pytest.mark.parametrize(
    ("where", "message"),
    [("raw/bag", "folder 'bag': lies in the raw store"), (".", "exists already; a bag is made anew")],
)
def test_where_no_bag_can_be(where: str, message: str, store: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=message):
        corpus.bag(store, tmp_path / where)


def test_no_store(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="raw store 'nowhere': no such folder"):
        corpus.bag(tmp_path / "nowhere", tmp_path / "bag")
