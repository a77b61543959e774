from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sijill import files

ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def names_in(directory: Path) -> list[str]:
    return sorted(path.name for path in directory.iterdir())


def test_digests_of_bytes_and_of_a_file_agree(tmp_path: Path) -> None:
    (tmp_path / "abc").write_bytes(b"abc")
    assert files.sha256_of_bytes(b"abc") == files.sha256_of_file(tmp_path / "abc") == ABC


@pytest.mark.parametrize("text", ["", "a\r\nb\n", "قصف\u2028\0 “quoted”"])
def test_text_is_written_as_it_is(text: str, tmp_path: Path) -> None:
    files.write_text(tmp_path / "new" / "folder" / "text.txt", text)
    assert (tmp_path / "new" / "folder" / "text.txt").read_bytes() == text.encode("utf-8")


def test_json_is_indented_sorted_and_readable_by_people(tmp_path: Path) -> None:
    files.write_json(tmp_path / "value.json", {"b": "قصف", "a": [1]})
    expected = '{\n  "a": [\n    1\n  ],\n  "b": "قصف"\n}\n'
    assert (tmp_path / "value.json").read_text(encoding="utf-8") == expected


def test_json_lines_hold_one_value_a_line(tmp_path: Path) -> None:
    values = [{"text": "a\nb"}, {"text": "قصف"}]
    files.write_json_lines(tmp_path / "values.jsonl", values)
    lines = (tmp_path / "values.jsonl").read_bytes().split(b"\n")
    assert [json.loads(line) for line in lines[:-1]] == values
    assert lines[-1] == b""


def test_others_may_read_what_is_written(tmp_path: Path) -> None:
    files.write_text(tmp_path / "report.html", "x")
    assert (tmp_path / "report.html").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize("broken_step", ["fsync", "replace"])
def test_a_write_that_fails_leaves_the_file_before(
    broken_step: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_arguments: object) -> None:
        raise OSError("disk full")

    files.write_text(tmp_path / "report.html", "before")
    monkeypatch.setattr(os if broken_step == "fsync" else Path, broken_step, fail)

    with pytest.raises(OSError, match="disk full"):
        files.write_text(tmp_path / "report.html", "after")

    assert (tmp_path / "report.html").read_text(encoding="utf-8") == "before"
    assert names_in(tmp_path) == ["report.html"]


def test_text_that_is_no_unicode_leaves_the_file_before(tmp_path: Path) -> None:
    files.write_text(tmp_path / "report.html", "before")
    with pytest.raises(UnicodeEncodeError):
        files.write_text(tmp_path / "report.html", "half \ud800")
    assert (tmp_path / "report.html").read_text(encoding="utf-8") == "before"


def test_a_folder_written_aside_takes_the_place_of_the_old_one_whole(tmp_path: Path) -> None:
    target = tmp_path / "report"
    for content in ("one", "two"):
        with files.written_aside(target) as aside:
            (aside / f"{content}.txt").write_text(content, encoding="utf-8")
            assert aside.parent == tmp_path
    assert names_in(target) == ["two.txt"]
    assert names_in(tmp_path) == ["report"]
    assert target.stat().st_mode & 0o777 == 0o755


def test_a_run_that_stops_within_leaves_the_folder_before(tmp_path: Path) -> None:
    target = tmp_path / "report"
    with files.written_aside(target) as aside:
        (aside / "good.txt").write_text("good", encoding="utf-8")

    with pytest.raises(ZeroDivisionError), files.written_aside(target) as aside:
        (aside / "half.txt").write_text(str(1 / 0), encoding="utf-8")

    assert names_in(target) == ["good.txt"]
    assert names_in(tmp_path) == ["report"]


def test_a_run_that_is_killed_within_leaves_the_folder_before(tmp_path: Path) -> None:
    target = tmp_path / "report"
    with files.written_aside(target) as aside:
        (aside / "good.txt").write_text("good", encoding="utf-8")
    program = """
import os, pathlib, signal, sys
from sijill import files
with files.written_aside(pathlib.Path(sys.argv[1])) as aside:
    (aside / "half.txt").write_text("half", encoding="utf-8")
    os.kill(os.getpid(), signal.SIGKILL)
"""

    killed = subprocess.run([sys.executable, "-c", program, str(target)], check=False)

    assert killed.returncode == -signal.SIGKILL
    assert names_in(target) == ["good.txt"]
    with files.written_aside(target) as aside:
        (aside / "better.txt").touch()
    assert names_in(target) == ["better.txt"]


def test_a_first_run_that_stops_within_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), files.written_aside(tmp_path / "report"):
        raise KeyboardInterrupt
    assert names_in(tmp_path) == []


def test_a_kill_between_the_two_renames_is_made_good_by_the_next_run(tmp_path: Path) -> None:
    # What such a kill leaves: the last good folder under its waiting name, and the new one aside.
    replaced = tmp_path / ".report.replaced"
    replaced.mkdir()
    (replaced / "good.txt").write_text("good", encoding="utf-8")

    with pytest.raises(KeyboardInterrupt), files.written_aside(tmp_path / "report"):
        raise KeyboardInterrupt

    assert names_in(tmp_path) == ["report"]
    assert names_in(tmp_path / "report") == ["good.txt"]


def test_a_kill_after_the_renames_leaves_the_new_folder(tmp_path: Path) -> None:
    # What such a kill leaves: the new folder in its place, and the old one not yet removed.
    for name, content in (("report", "new"), (".report.replaced", "old")):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{content}.txt").touch()

    with files.written_aside(tmp_path / "report") as aside:
        assert names_in(tmp_path / "report") == ["new.txt"]
        (aside / "newer.txt").touch()

    assert names_in(tmp_path / "report") == ["newer.txt"]
    assert names_in(tmp_path) == ["report"]
