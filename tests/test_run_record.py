from __future__ import annotations

import json
import logging
import re
from pathlib import Path

import pytest

from sijill.run_record import EXAMPLES_KEPT, RunRecord, display_path, git_commit, installed_versions

ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def read(directory: Path) -> dict[str, object]:
    return dict(json.loads((directory / "run.json").read_text(encoding="utf-8")))


def test_what_a_record_says(tmp_path: Path) -> None:
    record = RunRecord("pull", {"source": "folder"})
    record.count("reports_read")
    record.count("reports_read", 2)
    record.drop("no text", file="posts.jsonl:2", field="text", value="", detail="blank")
    (tmp_path / "in.txt").write_bytes(b"abc")
    record.read(tmp_path / "in.txt")
    record.wrote(tmp_path / "in.txt", within=tmp_path.parent)
    record.checks["unique ids"] = "ok"
    record.write(tmp_path, status="ok")

    written = read(tmp_path)
    for varying in ("versions", "git_commit", "started_at", "duration_s"):
        assert varying in written
        del written[varying]
    assert written == {
        "step": "pull",
        "status": "ok",
        "parameters": {"source": "folder"},
        "counts": {"reports_read": 3},
        "drops": {"no text": 1},
        "dropped": [
            {"reason": "no text", "file": "posts.jsonl:2", "field": "text", "value": "''", "detail": "blank"}
        ],
        "inputs": {"in.txt": ABC},
        "outputs": {f"{tmp_path.name}/in.txt": ABC},
        "checks": {"unique ids": "ok"},
        "upstream": {},
    }


def test_time_and_versions() -> None:
    told = RunRecord("pull", {}).to_json()
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00", told["started_at"])
    assert told["duration_s"] >= 0
    assert {"python", "sijill", "spacy", "pandas", "trafilatura"} <= set(installed_versions())


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("x" * 200, "'" + "x" * 79),
        ("\x1b[2J\u202eقصف", r"'\x1b[2J\u202e\u0642\u0635\u0641'"),
        (None, "None"),
        (b"\xff", r"b'\xff'"),
    ],
)
def test_a_drop_shows_its_value_in_a_way_that_steers_no_terminal(
    value: object, shown: str, caplog: pytest.LogCaptureFixture
) -> None:
    record = RunRecord("pull", {})
    with caplog.at_level(logging.WARNING, logger="sijill"):
        record.drop("no text", file="posts.jsonl:2", field="text", value=value)
    assert record.dropped[0]["value"] == shown
    assert caplog.messages == [f"posts.jsonl:2: field 'text', value {shown}: no text"]


def test_every_drop_is_counted_and_the_first_are_kept() -> None:
    record = RunRecord("pull", {})
    for number in range(EXAMPLES_KEPT + 5):
        record.drop("no text", file=f"posts.jsonl:{number}", field="text", value="")
    assert record.drops == {"no text": EXAMPLES_KEPT + 5}
    assert [drop["file"] for drop in record.dropped] == [f"posts.jsonl:{number}" for number in range(EXAMPLES_KEPT)]


def test_a_path_is_shown_within_the_project_or_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIJILL_ROOT", str(tmp_path / "project"))
    assert display_path(tmp_path / "project" / "data" / "raw") == "data/raw"
    assert display_path(tmp_path / "project" / "data" / ".." / ".." / "elsewhere") == "elsewhere"
    assert display_path(tmp_path / "project-two" / "posts.jsonl") == "posts.jsonl"


def test_a_shown_path_has_neither_a_laptops_folders_nor_unprintable_characters(tmp_path: Path) -> None:
    shown = display_path(tmp_path / "posts\x1b[31m", "a\nb\udcff")
    assert shown == r"posts\x1b[31m/a\nb\udcff"
    assert display_path(tmp_path / "قصف") == "قصف"


def test_a_record_of_hostile_names_can_be_written(tmp_path: Path) -> None:
    record = RunRecord("pull", {"location": display_path(tmp_path / "\udcff")})
    record.drop("no text", file="\udcff\n:1", field="text", value="\udcff", detail="\x1b[2J")
    record.write(tmp_path, status="ok")
    written = json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))
    assert written["parameters"] == {"location": r"\udcff"}
    assert written["dropped"] == [
        {"reason": "no text", "file": r"\udcff\n:1", "field": "text", "value": r"'\udcff'", "detail": r"\x1b[2J"}
    ]


def test_the_records_of_the_steps_before_are_carried_along(tmp_path: Path) -> None:
    for step, before in (("pull", None), ("extract", "pull"), ("link", "extract")):
        record = RunRecord(step, {})
        record.drop(f"left out by {step}", file="f", field="x", value=1)
        if before:
            record.follow(tmp_path / before)
        record.write(tmp_path / step, status="ok")

    upstream = read(tmp_path / "link")["upstream"]
    assert isinstance(upstream, dict)
    assert {step: told["drops"] for step, told in upstream.items()} == {
        "pull": {"left out by pull": 1},
        "extract": {"left out by extract": 1},
    }
    assert all("upstream" not in told for told in upstream.values())


def test_the_same_step_again_does_not_follow_itself(tmp_path: Path) -> None:
    RunRecord("extract", {}).write(tmp_path, status="ok")
    record = RunRecord("extract", {})
    record.follow(tmp_path)
    assert record.upstream == {}


def test_there_may_be_no_step_before(tmp_path: Path) -> None:
    record = RunRecord("pull", {})
    record.follow(tmp_path)
    assert record.upstream == {}


def test_outside_of_a_checkout_there_is_no_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SIJILL_ROOT", str(tmp_path))
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert git_commit() is None
    monkeypatch.setenv("PATH", str(tmp_path))
    assert git_commit() is None
