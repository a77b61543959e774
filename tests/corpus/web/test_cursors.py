from __future__ import annotations

import json
from pathlib import Path

import pytest

from sijill.corpus.web.cursors import Cursor, ListingMemory

SCOPE = {"kind": "wordpress", "location": "https://example.org"}


def files_in(raw: Path) -> list[str]:
    return sorted(path.relative_to(raw).as_posix() for path in raw.rglob("*") if path.is_file())


def test_a_memory_is_kept_from_pull_to_pull(raw: Path) -> None:
    cursor = Cursor(raw, "village", SCOPE, ListingMemory())
    cursor.memory.seen["7"] = "2023-09-05T10:00:00"
    cursor.save()

    assert Cursor(raw, "village", SCOPE, ListingMemory()).memory.seen == {"7": "2023-09-05T10:00:00"}


def test_what_did_not_change_is_not_written(raw: Path) -> None:
    Cursor(raw, "village", SCOPE, ListingMemory()).save()
    assert files_in(raw) == [] if raw.exists() else True

    cursor = Cursor(raw, "village", SCOPE, ListingMemory(total=3))
    cursor.memory.total = 4
    cursor.save()
    (path,) = raw.rglob(".cursor-*.json")
    before = path.stat().st_mtime_ns, path.stat().st_ino
    cursor.save()
    Cursor(raw, "village", SCOPE, ListingMemory()).save()
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before


@pytest.mark.parametrize(
    ("source", "scope"),
    [
        ("other", SCOPE),
        ("village", SCOPE | {"location": "https://example.org/en"}),
        ("village", SCOPE | {"categories": [1]}),
        ("village", SCOPE | {"since": "2024-01-01"}),
    ],
)
def test_what_is_asked_otherwise_is_remembered_apart(source: str, scope: dict[str, object], raw: Path) -> None:
    cursor = Cursor(raw, "village", SCOPE, ListingMemory())
    cursor.memory.total = 5
    cursor.save()
    assert Cursor(raw, source, scope, ListingMemory()).memory.total is None


@pytest.mark.parametrize("content", ["", "{", "[]", '{"total": "many"}', '{"unknown": 1}', "\x00"])
def test_a_damaged_memory_is_told_and_begun_anew(content: str, raw: Path, caplog: pytest.LogCaptureFixture) -> None:
    cursor = Cursor(raw, "village", SCOPE, ListingMemory())
    cursor.memory.total = 5
    cursor.save()
    (path,) = raw.rglob(".cursor-*.json")
    path.write_text(content, encoding="utf-8")

    assert Cursor(raw, "village", SCOPE, ListingMemory()).memory == ListingMemory()
    assert "cannot be read (ValidationError); pulled from the beginning" in caplog.text


def test_a_memory_lies_hidden_in_the_folder_of_its_source(raw: Path) -> None:
    cursor = Cursor(raw, "../x", SCOPE, ListingMemory())
    cursor.memory.total = 5
    cursor.save()

    (name,) = files_in(raw)
    folder, _, file = name.partition("/")
    assert folder.startswith("x-")
    assert file.startswith(".cursor-")
    assert json.loads((raw / name).read_bytes())["total"] == 5
