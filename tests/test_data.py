"""What the checkout brings along: annotated reports, and the sample corpus made of their texts."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from sijill import corpus
from sijill.evaluation.gold import read_gold
from sijill.run_record import RunRecord

DATA = Path(__file__).resolve().parents[1] / "data"
COUNTS = {"dev": (41, 263), "train": (157, 1005)}


def lines(name: str) -> list[dict[str, Any]]:
    with (DATA / "gold" / name).open(encoding="utf-8") as handle:
        return [json.loads(line) for line in handle]


@pytest.mark.parametrize(("name", "counts"), COUNTS.items())
def test_the_annotated_reports_keep_the_codebook(name: str, counts: tuple[int, int]) -> None:
    reports = read_gold(DATA / "gold" / f"{name}.jsonl")
    assert (len(reports), sum(len(report.events) for report in reports)) == counts
    for report in reports:
        assert report.url is not None
        assert re.fullmatch(r"https?://\S+", report.url)
        assert all(event.quote in report.text and event.trigger in event.quote for event in report.events)


def test_no_report_is_both_for_learning_and_for_measuring() -> None:
    dev, train = read_gold(DATA / "gold" / "dev.jsonl"), read_gold(DATA / "gold" / "train.jsonl")
    assert {report.report_id for report in dev}.isdisjoint(report.report_id for report in train)
    assert {report.text for report in dev}.isdisjoint(report.text for report in train)


def test_the_readme_of_the_gold_reports_counts_them() -> None:
    told = (DATA / "gold" / "README.md").read_text(encoding="utf-8")
    rows = re.findall(r"\| `(\w+)\.jsonl` \| ([\d,]+) \| ([\d,]+) \|", told)
    assert {name: (int(reports), int(events.replace(",", ""))) for name, reports, events in rows} == COUNTS
    incidents, negatives = len(lines("dev_incidents.jsonl")), len(lines("dev_not_linked.jsonl"))
    assert f"{incidents} incidents, {negatives} hard negatives" in told


def test_linked_events_are_events_of_the_annotated_reports() -> None:
    texts = {report.report_id: report.text for report in read_gold(DATA / "gold" / "dev.jsonl")}
    told = [member for incident in lines("dev_incidents.jsonl") for member in incident["members"]]
    told += [pair[side] for pair in lines("dev_not_linked.jsonl") for side in ("a", "b")]
    assert [member for member in told if member["quote"] not in texts[member["report_id"]]] == []


def test_the_sample_corpus_is_the_reports_for_measuring_without_their_annotation() -> None:
    record = RunRecord("test", {})
    stored = {one.report.report_id: one for one in corpus.stored_reports(DATA / "raw", record=record)}
    assert record.dropped == []
    for gold in read_gold(DATA / "gold" / "dev.jsonl"):
        one = stored[gold.report_id]
        assert (one.report.text, one.report.title, one.report.published, one.report.url) == (
            gold.text,
            gold.title,
            gold.published,
            gold.url,
        )
        assert one.report.is_published_inferred is gold.published_inferred
        assert (one.provenance.licence, one.provenance.version) == ("CC BY 4.0", 1)
        assert one.provenance.origin.startswith("data/gold/dev.jsonl:")
