from __future__ import annotations

from pathlib import Path

import pytest
from tests.corpus.making import ADDRESS, found, keep, page, pull_made

from sijill import corpus
from sijill.corpus import duplicates, signatures
from sijill.corpus.records import FetchedPage, FoundReport
from sijill.corpus.signatures import signature
from sijill.errors import DataCheckError


def text(seed: int, *, changed: int = 0) -> str:
    """Give a text of 200 words, of which some, evenly spread, are other ones."""
    told = [f"word{seed}x{place}" for place in range(200)]
    for place in range(changed):
        told[place * len(told) // changed] = f"changed{place}"
    return " ".join(told)


def pairs(raw: Path) -> list[tuple[str, str, str]]:
    return [(one.kind, one.first_report_id, one.second_report_id) for one in corpus.stored_duplicates(raw)]


def test_a_repost_is_recorded_and_both_are_kept(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = [
        found("repost", text(1, changed=4), source="village-bulletin", published="2023-09-06"),
        found("post", text(1), published="2023-09-05"),
        found("other", text(2), published="2023-09-05"),
    ]
    record = pull_made(monkeypatch, raw, made)
    assert (raw / "duplicates.jsonl").read_text(encoding="utf-8") == (
        '{"address": null, "first_report_id": "post", "first_source": "s", "kind": "near-duplicate text", '
        '"second_report_id": "repost", "second_source": "village-bulletin", "similarity": 0.9}\n'
    )
    assert (record.counts["pairs_of_near_duplicates"], record.counts["pairs_of_same_address"]) == (1, 0)
    assert corpus.verify(raw).counts["reports"] == 3


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            found("a", url="http://www.example.org/en/?p=7"),
            found("b", url="https://example.org/en/?utm_source=x&p=7"),
        ),
        (found("a", url=f"{ADDRESS}7/"), found("b", url=f"{ADDRESS}?p=7", canonical_address=f"{ADDRESS}7/")),
        (found("a", url=f"{ADDRESS}7/"), found("b", url=f"{ADDRESS}old", fetched=page(address=f"{ADDRESS}7/"))),
        (found("a", url=f"{ADDRESS}7/"), found("b", source="r", url=f"{ADDRESS}7/#more")),
    ],
    ids=["tracking", "canonical", "redirect", "other source"],
)
def test_one_post_under_two_addresses(
    one: FoundReport, other: FoundReport, raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = other.report.model_copy(update={"text": "quite another text"})
    pull_made(monkeypatch, raw, [one, FoundReport(changed, other.origin, other.page, other.canonical_address)])
    (found_pair,) = corpus.stored_duplicates(raw)
    assert {found_pair.first_report_id, found_pair.second_report_id} == {"a", "b"}
    assert (found_pair.kind, found_pair.similarity) == ("same address", 0.0)
    assert found_pair.address in {"https://example.org/en/7", "https://example.org/en?p=7"}


def test_posts_of_one_list_are_not_the_same_address(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    listed = FetchedPage(b"{}", "application/json", 200, {}, f"{ADDRESS}wp-json/wp/v2/posts?page=1")
    pull_made(monkeypatch, raw, [found(name, text(number), fetched=listed) for number, name in enumerate("ab")])
    assert corpus.stored_duplicates(raw) == []


@pytest.mark.parametrize(
    ("changed", "least", "most"), [(0, 1, 1), (2, 0.85, 1), (4, 0.75, 0.92), (8, 0.55, 0.8), (40, 0, 0.1)]
)
def test_similarity_is_the_share_of_shingles(changed: int, least: float, most: float) -> None:
    share = float((signature(text(3)) == signature(text(3, changed=changed))).mean())
    assert least <= share <= most


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("Shelling of NAWA, again: three killed.", "shelling of Nawa again; three killed", True),
        ("قصف على نوى اليوم صباحا قتلى", "قصف على نوى اليوم صباحا قتلى.", True),
        ("three killed", "three killed", True),
        ("three killed", "two killed", False),
        ("…", "…", True),
        ("…", "!", False),
    ],
)
def test_case_and_punctuation_do_not_count(one: str, other: str, is_same: bool) -> None:
    assert bool((signature(one) == signature(other)).all()) == is_same


def test_a_signature_is_the_same_everywhere() -> None:
    told = signature("On 5 September 2023, government forces shelled the town of Nawa and killed three civilians.")
    assert told[:4].tolist() == [263542827, 469794630, 35358326, 358712494]


def test_what_is_found_depends_on_the_reports_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = [found(f"r{number}", text(number // 3, changed=number % 3)) for number in range(30)]
    pull_made(monkeypatch, tmp_path / "at once", made)
    for part in (made[20:], made[:1], made[1:20][::-1]):
        pull_made(monkeypatch, tmp_path / "in parts", part)
    at_once, in_parts = ((tmp_path / name / "duplicates.jsonl").read_bytes() for name in ("at once", "in parts"))
    assert at_once == in_parts
    assert len(at_once.splitlines()) == 30


def test_only_new_texts_are_read(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    monkeypatch.setattr(signatures, "signature", lambda words: read.append(words) or signature(words))
    pull_made(monkeypatch, raw, [found("a", text(1)), found("b", text(2))])
    pull_made(monkeypatch, raw, [found("a", text(1)), found("b", text(1)), found("c", text(3))])
    assert read == [text(1), text(2), text(1), text(3)]
    assert pairs(raw) == [("near-duplicate text", "a", "b")]


def test_a_pull_with_nothing_new_compares_nothing(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pull_made(monkeypatch, raw, [found("a", text(1)), found("b", text(1))])
    monkeypatch.setattr(duplicates, "_found", lambda known: pytest.fail("compared"))
    pull_made(monkeypatch, raw, [found("a", text(1)), found("b", text(1))])
    assert pairs(raw) == [("near-duplicate text", "a", "b")]


def delete(path: Path) -> None:
    path.unlink()


def damage(path: Path) -> None:
    path.write_bytes(b"no database" * 1000)


@pytest.mark.parametrize("lose", [delete, damage])
def test_the_cache_can_be_lost(lose: object, raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pull_made(monkeypatch, raw, [found("a", text(1)), found("b", text(1))])
    before = (raw / "duplicates.jsonl").read_bytes()
    assert callable(lose)
    lose(raw / ".duplicates.sqlite")
    (raw / "duplicates.jsonl").unlink()
    pull_made(monkeypatch, raw, [])
    assert (raw / "duplicates.jsonl").read_bytes() == before


def test_a_killed_pull_leaves_duplicates_for_the_next(raw: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = [found("a", text(1)), found("b", text(1))]
    keep(raw, *made)
    assert pairs(raw) == []
    assert pull_made(monkeypatch, raw, made).counts["reports_unchanged"] == 2
    assert pairs(raw) == [("near-duplicate text", "a", "b")]


def test_a_hundred_copies_give_pairs_that_grow_with_their_number_alone(
    raw: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pull_made(monkeypatch, raw, [found(f"r{number:03}", text(1)) for number in range(100)])
    told = pairs(raw)
    assert {("near-duplicate text", "r000", f"r{number:03}") for number in range(1, 100)} <= set(told)
    assert len(told) == 99 + 98


def test_a_damaged_file_of_duplicates(raw: Path) -> None:
    raw.mkdir()
    (raw / "duplicates.jsonl").write_text("{}\n", encoding="utf-8")
    with pytest.raises(DataCheckError, match=r"duplicates.jsonl:1: no record of duplicates; pull again"):
        corpus.stored_duplicates(raw)


def test_no_file_of_duplicates(raw: Path) -> None:
    assert corpus.stored_duplicates(raw) == []
