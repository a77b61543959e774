from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from sijill import files
from sijill.corpus import pull, stored_reports
from sijill.errors import UsageError
from sijill.run_record import RunRecord


@pytest.fixture
def store(raw: Path, posts: Callable[..., Path]) -> Path:
    """A store of three reports, one of them in two versions."""
    old = {"id": "b", "source": "s", "text": "old"}
    pull(
        "folder",
        posts({"id": "a", "source": "s", "text": "x"}, old, {"id": "z", "source": "r", "text": "y"}),
        raw=raw,
    )
    pull("folder", posts(old | {"text": "new"}), raw=raw)
    return raw


def read(raw: Path) -> tuple[list[tuple[str, str, str]], list[tuple[str, str]]]:
    record = RunRecord("extract", {})
    reports = [stored.report for stored in stored_reports(raw, record=record)]
    told = [(drop["reason"], drop["file"]) for drop in record.dropped]
    assert record.counts["reports_stored"] == len(reports)
    return [(report.source, report.report_id, report.text) for report in reports], told


WHOLE = [("r", "z", "y"), ("s", "a", "x"), ("s", "b", "new")]


def test_the_latest_versions_in_order(store: Path) -> None:
    assert read(store) == (WHOLE, [])


def test_no_store() -> None:
    with pytest.raises(UsageError, match="raw store 'absent': no such folder"):
        stored_reports(Path("/absent"), record=RunRecord("extract", {}))


def test_an_empty_store(tmp_path: Path) -> None:
    assert read(tmp_path) == ([], [])


def edit_text(path: Path) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace('"x"', '"y"'), encoding="utf-8")


def seal_again(path: Path, **changes: str) -> None:
    """Change fields of a sidecar, and hold it to the report's file as it is now."""
    sidecar = path.with_name(path.name.replace(".json", ".provenance.json"))
    provenance = json.loads(sidecar.read_text(encoding="utf-8"))
    sidecar.write_text(
        json.dumps(provenance | {"record_sha256": files.sha256_of_file(path)} | changes), encoding="utf-8"
    )


def empty_and_seal(path: Path) -> None:
    path.write_text("{}", encoding="utf-8")
    seal_again(path)


def edit_and_seal(path: Path) -> None:
    edit_text(path)
    seal_again(path)


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (edit_text, "raw file changed since it was pulled"),
        (edit_and_seal, "raw file changed since it was pulled"),
        (lambda path: path.write_bytes(path.read_bytes()[:20]), "raw file changed since it was pulled"),
        (lambda path: path.write_bytes(b"\xff\0"), "raw file changed since it was pulled"),
        (lambda path: path.unlink(), "raw file missing"),
        (lambda path: path.with_name("a.provenance.json").unlink(), "no provenance"),
        (lambda path: path.with_name("a.provenance.json").write_bytes(b"{}"), "provenance cannot be read"),
        (lambda path: path.with_name("a.provenance.json").write_bytes(b"\xff"), "provenance cannot be read"),
        (empty_and_seal, "not a report"),
        (lambda path: seal_again(path, report_id="other"), "provenance of another report"),
    ],
)
def test_a_damaged_report_is_left_out_and_the_others_go_on(
    damage: Callable[[Path], object], reason: str, store: Path
) -> None:
    damage(store / "s" / "a.json")

    assert read(store) == ([WHOLE[0], WHOLE[2]], [(reason, "s/a.json")])


def test_a_damaged_old_version_does_not_matter(store: Path) -> None:
    edit_text(store / "s" / "b.json")
    assert read(store) == (WHOLE, [])


def test_a_copy_under_another_name_is_not_read_twice(store: Path) -> None:
    for ending in ("json", "provenance.json"):
        (store / "s" / f"copy.{ending}").write_bytes((store / "s" / f"a.{ending}").read_bytes())

    assert read(store) == (WHOLE, [("not under its own name", "s/copy.json")])


def test_one_digest_stands_for_the_whole_store(store: Path) -> None:
    def digest() -> dict[str, str]:
        record = RunRecord("extract", {})
        stored_reports(store, record=record)
        return record.inputs

    before = digest()
    (store / "README.md").write_text("about the store", encoding="utf-8")
    assert digest() == before
    assert list(before) == ["raw store"]
    (store / "s" / "b.json").write_text("an old version, changed", encoding="utf-8")
    assert digest() != before
