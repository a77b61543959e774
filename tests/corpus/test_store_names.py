from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.corpus.names import (
    RESERVED_NAMES,
    STORED_PATH,
    Versions,
    is_gone,
    mark_file,
    marks_in,
    page_file,
    provenance_file,
    report_file,
    safe_name,
    versions_in,
)


@pytest.mark.parametrize(
    ("identifier", "name"),
    [
        ("post-148048", "post-148048"),
        ("2023_09.05", "2023_09.05"),
        ("a" * 80, "a" * 80),
        ("a" * 81, "a" * 80 + "-8c48280d"),
        ("A", "a-559aead0"),
        ("a-559aead0", "a-559aead0-a7638c75"),
        ("../x", "x-"),
        ("..", "name-"),
        ("", "name-e3b0c442"),
        (".hidden", "hidden-"),
        ("trailing.", "trailing-"),
        ("-rf", "rf-"),
        ("/etc/passwd", "etc-passwd-"),
        ("C:\\x", "c-x-"),
        ("قصف", "name-"),
        ("con", "_con-"),
        ("CON", "_con-"),
        ("nul.txt", "_nul.txt-"),
        ("com7", "_com7-"),
        ("run", "_run-"),
        ("console", "console"),
        ("x.v2", "x.v2-"),
        ("x.v2.provenance", "x.v2.provenance-"),
        ("x.provenance", "x.provenance-"),
        ("x\n", "x-"),
    ],
)
def test_safe_name(identifier: str, name: str) -> None:
    found = safe_name(identifier)
    assert found == name if not name.endswith("-") else re.fullmatch(re.escape(name) + "[0-9a-f]{8}", found)


IDENTIFIERS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=200),
    st.from_regex(r"\A([aAbB.-]|\.v[0-9]|\.provenance|\.\./|con|LPT1|-[0-9a-f]{8}){0,8}\Z"),
)


@given(IDENTIFIERS, IDENTIFIERS)
def test_any_identifier_gives_a_safe_and_distinct_name(one: str, other: str) -> None:
    name = safe_name(one)
    assert re.fullmatch(r"[a-z0-9_]([a-z0-9._-]{0,88}[a-z0-9_])?", name)
    assert name.split(".")[0] not in RESERVED_NAMES
    assert (name == safe_name(other)) == (one == other)


@given(IDENTIFIERS, IDENTIFIERS, st.integers(1, 99), st.integers(1, 99))
def test_no_file_of_one_report_is_a_file_of_another(one: str, other: str, version: int, other_version: int) -> None:
    mine = {report_file(safe_name(one), version), provenance_file(safe_name(one), version)}
    theirs = {report_file(safe_name(other), other_version), provenance_file(safe_name(other), other_version)}
    assert bool(mine & theirs) == ((one, version) == (other, other_version))


@given(IDENTIFIERS, st.sets(st.integers(1, 30), min_size=1), st.sets(st.integers(1, 30)))
def test_the_versions_of_a_report_are_found_by_their_names(
    identifier: str, reports: set[int], sidecars: set[int]
) -> None:
    with tempfile.TemporaryDirectory() as directory:
        folder = Path(directory)
        name = safe_name(identifier)
        for version in reports:
            (folder / report_file(name, version)).touch()
        for version in sidecars:
            (folder / provenance_file(name, version)).touch()
        assert versions_in(folder) == {name: Versions(reports, sidecars)}


def test_other_files_in_a_folder_are_no_reports(tmp_path: Path) -> None:
    for name in (".a.json.x.partial", ".hidden.json", "README.md", "a.json.bak"):
        (tmp_path / name).touch()
    assert versions_in(tmp_path) == {}
    assert versions_in(tmp_path / "absent") == {}


def test_the_latest_marks_are_found_by_their_names(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    for path in (
        mark_file("a", 1),
        mark_file("a", 2),
        mark_file("a", 10),
        mark_file("a.1", 3),
        mark_file("a.10.json", 1),
    ):
        (tmp_path / path).touch()
    for name in (".a.4.json.partial", "a.json", "a.01.json", "README.md"):
        (tmp_path / "gone" / name).touch()
    assert marks_in(tmp_path) == {"a": 10, "a.1": 3, "a.10.json": 1}
    assert [is_gone(number) for number in range(4)] == [False, True, False, True]
    assert marks_in(tmp_path / "absent") == {}


@pytest.mark.parametrize(
    ("path", "is_of_the_store"),
    [
        ("a.json", True),
        ("a.v2.provenance.json", True),
        (mark_file("a", 1), True),
        (page_file("ab" + "0" * 62), True),
        ("../a.json", False),
        ("/a.json", False),
        (".a.json", False),
        ("gone/../a.json", False),
        ("pages/aa/" + "ab" + "0" * 62 + ".gz", False),
        ("pages/ab/" + "ab" + "0" * 61 + ".gz", False),
        ("deep/a.json", False),
        ("a.json\n", False),
        ("A.json", False),
    ],
)
def test_only_paths_of_the_store_are_followed(path: str, is_of_the_store: bool) -> None:
    assert bool(STORED_PATH.fullmatch(path)) == is_of_the_store
