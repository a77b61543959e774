"""The raw store in the shell: pull, verify, bag."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sijill import corpus
from sijill.corpus.locking import locked
from sijill.errors import SourceUnreachableError
from sijill.run_record import RunRecord
from tests.shell import POSTS, sijill, write_posts


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """Collect what pulls are asked for, instead of going to the web."""
    given: list[tuple[Any, ...]] = []

    def pull(source: str, location: object, **named: object) -> RunRecord:
        given.append((source, location, {name: value for name, value in named.items() if value}))
        return RunRecord("pull", {})

    monkeypatch.setattr(corpus, "pull", pull)
    return given


@pytest.mark.parametrize(
    ("words", "source", "location", "options"),
    [
        ("folder posts", "folder", Path("posts"), {}),
        ("sohr -o overlap-days=3", "sohr", None, {"overlap_days": "3"}),
        (
            "wordpress https://example.org/en --name desk --categories 3,5 -o per-page=50",
            "wordpress",
            "https://example.org/en",
            {"name": "desk", "categories": "3,5", "per_page": "50"},
        ),
        (
            "feed https://example.org/feed --follow-links never",
            "feed",
            "https://example.org/feed",
            {"follow_links": "never"},
        ),
        (
            "reliefweb --appname desk --country SYR --publishers OCHA",
            "reliefweb",
            None,
            {"appname": "desk", "country": "SYR", "publishers": "OCHA"},
        ),
        (
            "sitemap https://example.org/sitemap.xml --beginning https://example.org/news/",
            "sitemap",
            "https://example.org/sitemap.xml",
            {"beginning": "https://example.org/news/"},
        ),
    ],
)
def test_what_is_asked_of_each_source(
    words: str,
    source: str,
    location: object,
    options: dict[str, str],
    asked: list[tuple[Any, ...]],
    tmp_path: Path,
) -> None:
    period = ["--since", "2023-09-01", "--until", "2023-09-30", "--limit", "7", "--licence", "CC0"]
    assert sijill("pull", *words.split(), *period, "--raw", tmp_path).exit_code == 0
    common = {"raw": tmp_path, "since": "2023-09-01", "until": "2023-09-30", "limit": 7, "licence": "CC0"}
    assert asked == [(source, location, common | ({"options": options} if options else {}))]


def test_a_setting_without_a_value(tmp_path: Path) -> None:
    result = sijill("pull", "sohr", "-o", "overlap", "--raw", tmp_path / "raw")
    assert (result.exit_code, result.stderr) == (2, "sijill: option '-o', value 'overlap': give NAME=VALUE\n")


def test_a_source_out_of_reach(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def pull(*arguments: object, **named: object) -> RunRecord:
        raise SourceUnreachableError("https://example.org: no answer")

    monkeypatch.setattr(corpus, "pull", pull)
    result = sijill("pull", "sohr", "--raw", tmp_path / "raw")
    assert (result.exit_code, result.stdout) == (5, "")
    assert result.stderr == "sijill: https://example.org: no answer\n"


def test_a_second_run_at_the_same_time(tmp_path: Path) -> None:
    posts = write_posts(tmp_path / "posts.jsonl", *POSTS)
    with locked(tmp_path / "raw"):
        result = sijill("pull", "folder", posts, "--raw", tmp_path / "raw")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "another pull is writing to it; run this again when that has ended" in result.stderr


def test_verify_and_bag(tmp_path: Path) -> None:
    raw, bag = tmp_path / "raw", tmp_path / "bag"
    assert sijill("pull", "folder", write_posts(tmp_path / "posts.jsonl", *POSTS), "--raw", raw).exit_code == 0

    verified = sijill("verify", "--raw", raw)
    assert (verified.exit_code, verified.stderr) == (0, "")
    told = json.loads(verified.stdout)
    assert (told["status"], told["counts"]["reports"], told["drops"]) == ("ok", 3, {})
    assert told["digests"] == {"content of the raw store": corpus.content_digest(raw)}

    packed = sijill("bag", bag, "--raw", raw)
    assert (packed.exit_code, packed.stdout) == (0, f"{bag}\n")
    assert sijill("verify", "--raw", bag / "data").exit_code == 0

    (raw / "village-bulletin" / "clash.json").unlink()
    off = sijill("verify", "--raw", raw)
    assert off.exit_code == 3
    assert json.loads(off.stdout)["dropped"][0]["file"] == "village-bulletin/clash.json"
    assert "sijill: verify: something is off: 1 × missing file\n" in off.stderr
    assert sijill("bag", tmp_path / "other", "--raw", raw).exit_code == 3
    assert not (tmp_path / "other").exists()
