from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
import yaml

from sijill.corpus import folder, pull, stored_reports
from sijill.run_record import RunRecord

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "corpus.yml").read_text(encoding="utf-8"))


def write_files(case: dict[str, Any], place: Path) -> None:
    long = {"DIGITS": "0" * 5000, "NESTED": "[" * 200_000}
    for name, content in case.get("files", {}).items():
        for word, meant in long.items():
            content = content.replace(word, meant)
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode("utf-8"))
    for name, digits in case.get("files_hex", {}).items():
        (place / name).write_bytes(bytes.fromhex(digits))


def stored_by_id(raw: Path) -> dict[str, Any]:
    found = stored_reports(raw, record=RunRecord("extract", {}))
    return {stored.report.report_id: stored.report.model_dump() for stored in found}


def drops_of(record: RunRecord) -> list[list[str]]:
    return [[drop["reason"], drop["file"], drop["field"]] for drop in record.dropped]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_a_folder_gives(case: dict[str, Any], tmp_path: Path, raw: Path) -> None:
    place = tmp_path / "posts"
    place.mkdir()
    write_files(case, place)

    record = pull("folder", place, raw=raw)

    expected = case.get("stored", {})
    stored = stored_by_id(raw)
    assert {name: {key: stored[name][key] for key in fields} for name, fields in expected.items()} == expected
    assert len(stored) == len(expected)
    assert drops_of(record) == [[reason, f"posts/{file}", field] for reason, file, field in case.get("drops", [])]
    counts = case.get("counts", {})
    assert {name: record.counts[name] for name in counts} == counts
    assert record.status == ("data check failed" if case.get("drops") else "ok")


def test_a_single_file_gives_what_its_folder_gives(tmp_path: Path, raw: Path) -> None:
    (tmp_path / "posts").mkdir()
    file = tmp_path / "posts" / "note.txt"
    file.write_text("A line.", encoding="utf-8")

    record = pull("folder", str(file), raw=raw)

    assert list(record.inputs) == ["note.txt"]
    assert stored_by_id(raw)["note"]["text"] == "A line."


def test_every_file_is_an_input_with_its_digest(tmp_path: Path, raw: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / "posts" / name).mkdir(parents=True)
        (tmp_path / "posts" / name / "post.txt").write_text("abc", encoding="utf-8")

    record = pull("folder", tmp_path / "posts", raw=raw)

    digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    assert record.inputs == {"posts/a/post.txt": digest, "posts/b/post.txt": digest}


def test_links_are_not_followed(tmp_path: Path, raw: Path) -> None:
    place = tmp_path / "posts"
    place.mkdir()
    secret = tmp_path / "secret"
    secret.mkdir()
    (secret / "key.txt").write_text("secret", encoding="utf-8")
    (place / "post.txt").write_text("a post", encoding="utf-8")
    (place / "1-out.txt").symlink_to(secret / "key.txt")
    (place / "2-out").symlink_to(secret, target_is_directory=True)
    (place / "3-lost.txt").symlink_to(place / "nothing.txt")
    (place / "4-within.txt").symlink_to(place / "post.txt")
    (place / "5-circle.txt").symlink_to(place / "5-circle.txt")

    record = pull("folder", place, raw=raw)

    assert set(stored_by_id(raw)) == {"post"}
    assert sorted(drops_of(record)) == [
        ["cannot be read", "posts/3-lost.txt", "link"],
        ["cannot be read", "posts/5-circle.txt", "link"],
        ["link out of the folder", "posts/1-out.txt", "link"],
        ["link out of the folder", "posts/2-out", "link"],
    ]


def test_a_link_that_is_named_itself_is_read_by_its_own_ending(tmp_path: Path, raw: Path) -> None:
    (tmp_path / "blob").write_text("a post", encoding="utf-8")
    link = tmp_path / "post.txt"
    link.symlink_to(tmp_path / "blob")

    assert pull("folder", link, raw=raw).status == "ok"
    assert set(stored_by_id(raw)) == {"post"}


def test_the_raw_store_within_the_folder_is_no_source(tmp_path: Path) -> None:
    (tmp_path / "post.txt").write_text("a post", encoding="utf-8")

    first = pull("folder", tmp_path, raw=tmp_path / "raw")
    second = pull("folder", tmp_path, raw=tmp_path / "raw")

    assert (first.counts["reports_read"], second.counts["reports_read"]) == (1, 1)
    assert second.counts["reports_unchanged"] == 1


def test_a_file_too_large_is_left_out(tmp_path: Path, raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "MOST_BYTES", 10)
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "just.txt").write_text("x" * 10, encoding="utf-8")
    (tmp_path / "posts" / "over.txt").write_text("x" * 11, encoding="utf-8")

    record = pull("folder", tmp_path / "posts", raw=raw)

    assert set(stored_by_id(raw)) == {"just"}
    assert record.drops == {"file too large": 1}
    assert record.dropped[0]["value"] == "11"


def test_a_pipe_is_not_waited_for(tmp_path: Path, raw: Path) -> None:
    (tmp_path / "posts").mkdir()
    os.mkfifo(tmp_path / "posts" / "pipe.txt")

    assert pull("folder", tmp_path / "posts", raw=raw).drops == {"unknown file type": 1}


def test_a_file_that_vanishes_is_told_and_the_rest_goes_on(
    tmp_path: Path, raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "posts").mkdir()
    for name in ("gone.txt", "there.txt"):
        (tmp_path / "posts" / name).write_text("x", encoding="utf-8")
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "gone.txt":
            raise PermissionError(path)
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    record = pull("folder", tmp_path / "posts", raw=raw)

    assert record.drops == {"cannot be read": 1}
    assert record.dropped[0]["file"] == "posts/gone.txt"
    assert record.counts["reports_new"] == 1


def test_hostile_file_names_reach_neither_the_terminal_nor_the_store(tmp_path: Path, raw: Path) -> None:
    place = os.fsencode(tmp_path / "posts")
    os.mkdir(place)  # noqa: PTH102 - pathlib takes no bytes
    for name in (b"\x1b[2Jred.txt", b"half\xff.txt", b"..a;rm.txt"):
        Path(os.fsdecode(os.path.join(place, name))).write_text("x", encoding="utf-8")  # noqa: PTH118

    record = pull("folder", tmp_path / "posts", raw=raw)

    assert drops_of(record) == [["text cannot be stored", "posts/half\\udcff.txt", "report_id"]]
    assert set(record.inputs) == {"posts/\\x1b[2Jred.txt", "posts/half\\udcff.txt"}
    assert set(stored_by_id(raw)) == {"\x1b[2Jred"}
