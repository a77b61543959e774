from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import yaml

from sijill import evaluation
from sijill.evaluation import Coverage, Detection, Scores, Share

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "evaluation.yml").read_text(encoding="utf-8"))
DETECTIONS = {"group": "group_level", "type": "type_level", "record": "record_level"}


def report(report_id: str, events: list[Any]) -> dict[str, Any]:
    return {"report_id": report_id, "text": CASES["text"], "events": events}


@pytest.fixture(scope="module")
def points(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("places") / "places.csv"
    pd.DataFrame(CASES["points"]).assign(report_id="one").to_csv(path, index=False)
    return path


@pytest.fixture
def written(tmp_path: Path, faultless_events: Any, write_lines: Any) -> Any:
    """Give a function that writes gold and predicted events of reports and gives the two paths."""

    def write(gold: dict[str, list[Any]], predicted: dict[str, list[Any]]) -> tuple[Path, Path]:
        events = [event for name, found in predicted.items() for event in predicted_events(name, found)]
        reports = [report(name, found) for name, found in gold.items()]
        return write_lines(tmp_path / "gold.jsonl", reports), write_lines(tmp_path / "events.jsonl", events)

    def predicted_events(name: str, found: list[Any]) -> list[Any]:
        events = faultless_events(report(name, found))
        for event, words in zip(events, found, strict=True):
            for place, told in zip(event["places"], words["places"], strict=True):
                place.update(told)
        return events

    return write


def counts(scores: Scores) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for field, value in vars(scores).items():
        if isinstance(value, Detection):
            found[field.removesuffix("_level")] = [value.right, value.extra, value.missed]
        elif isinstance(value, Share):
            found[field] = [value.right, value.of]
    point = scores.coordinates
    return found | {"coordinates": [point.right, point.of, point.over_50_km]}


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["name"])
def test_hand_made_events_score_as_counted_by_hand(case: dict[str, Any], written: Any, points: Path) -> None:
    gold, events = written({"one": case["gold"]}, {"one": case["predicted"]})
    scores = evaluation.evaluate(gold, events, places=points)
    assert counts(scores) == case["expected"]
    assert (scores.gold, scores.predicted) == (len(case["gold"]), len(case["predicted"]))


def test_without_known_points_places_are_compared_by_name(written: Any) -> None:
    near = {**CASES["gold"]["shelling"], "places": [{"text": "the valley", "role": "at", "lat": 35.0, "lon": 40.0}]}
    scores = evaluation.evaluate(*written({"one": [CASES["gold"]["shelling"]]}, {"one": [near]}))
    assert (scores.place, scores.coordinates.of) == (Share(0, 1), 0)


def test_reports_that_stand_on_one_side_only_are_counted_and_told(
    written: Any, caplog: pytest.LogCaptureFixture
) -> None:
    shelling, attack = CASES["gold"]["shelling"], CASES["gold"]["attack"]
    gold, events = written({"one": [shelling], "two": [attack]}, {"one": [shelling], "three": [attack, shelling]})
    with caplog.at_level(logging.WARNING, logger="sijill"):
        scores = evaluation.evaluate(gold, events)
    assert scores.coverage == Coverage(
        gold_reports=2,
        gold_reports_without_events=1,
        reports_outside_gold=1,
        events_outside_gold=2,
        events_off_their_text=0,
    )
    assert scores.type_level == Detection(right=1, extra=0, missed=1)
    assert [record.getMessage() for record in caplog.records] == [
        "events.jsonl: 2 events of 1 reports that are not in gold are left out",
        "events.jsonl: it holds no event for 1 of 2 gold reports",
    ]


def test_events_of_another_version_of_the_text_are_told(
    tmp_path: Path, faultless_events: Any, write_lines: Any, caplog: pytest.LogCaptureFixture
) -> None:
    gold = report("one", [CASES["gold"]["shelling"], CASES["gold"]["attack"]])
    events = faultless_events(gold)
    events[1]["trigger"]["start"] += 1
    scores = evaluation.evaluate(
        write_lines(tmp_path / "gold.jsonl", [gold]), write_lines(tmp_path / "events.jsonl", events)
    )
    assert scores.coverage.events_off_their_text == 1
    assert "1 events have offsets that do not quote the gold text" in caplog.text


def test_types_are_counted_on_both_sides(written: Any) -> None:
    shelling, attack = CASES["gold"]["shelling"], CASES["gold"]["attack"]
    airstrike = {**shelling, "type": "airstrike"}
    scores = evaluation.evaluate(*written({"one": [shelling, attack]}, {"one": [airstrike, attack]}))
    assert scores.by_type().to_numpy().tolist() == [
        ["armed_attack", "battle", 1, 1, 1, 1.0, 1.0, 1.0],
        ["shelling", "remote_violence", 1, 0, 0, 0.0, 0.0, 0.0],
        ["airstrike", "remote_violence", 0, 1, 0, 0.0, 0.0, 0.0],
    ]


def test_each_source_is_measured_by_itself(tmp_path: Path, faultless_events: Any, write_lines: Any) -> None:
    shelling, attack = CASES["gold"]["shelling"], CASES["gold"]["attack"]
    reports = [
        report("one", [attack]) | {"source": "monitor"},
        report("two", [shelling, attack]) | {"source": "agency"},
        report("three", [shelling]),
    ]
    wrong = [report("two", [shelling | {"date": None}]), report("three", [shelling])]
    events = [event for one in wrong for event in faultless_events(one)]
    table = evaluation.evaluate_by_source(
        write_lines(tmp_path / "gold.jsonl", reports), write_lines(tmp_path / "events.jsonl", events)
    )
    shown = ["source", "reports", "gold", "predicted", "type F1", "record F1", "date"]
    assert table[shown].round(3).to_numpy().tolist() == [
        ["agency", 1, 2, 1, 0.667, 0.0, 0.0],
        ["monitor", 1, 1, 0, 0.0, 0.0, 0.0],
        ["unknown", 1, 1, 1, 1.0, 1.0, 1.0],
    ]


def test_errors_are_listed_in_the_order_of_the_gold_file(written: Any) -> None:
    shelling, attack, convoy = (CASES["gold"][name] for name in ("shelling", "attack", "convoy"))
    wrong = {
        **shelling,
        "type": "airstrike",
        "modality": "feared",
        "date": None,
        "places": [{"text": "Wadi Nour", "role": "at"}],
        "initiator": ["militiamen", "people"],
        "target": [],
        "killed": 3,
    }
    errors = evaluation.errors(*written({"one": [shelling, attack]}, {"one": [wrong, convoy]}))
    quote = shelling["quote"]
    assert errors.astype(object).where(errors.notna(), None).to_numpy().tolist() == [
        ["missed", "one", "armed_attack", "asserted", attack["quote"], "attacked", None],
        ["spurious", "one", "deployment", "asserted", convoy["quote"], None, "reached"],
        ["wrong field", "one", "shelling", "type", quote, "shelling", "airstrike"],
        ["wrong field", "one", "shelling", "modality", quote, "asserted", "feared"],
        ["wrong field", "one", "shelling", "date", quote, "2023-09-03", None],
        ["wrong field", "one", "shelling", "place", quote, "Tel Hajar", "Wadi Nour"],
        ["wrong field", "one", "shelling", "initiator", quote, "Government troops", "militiamen; people"],
        ["wrong field", "one", "shelling", "target", quote, "two civilians", None],
        ["wrong field", "one", "shelling", "killed", quote, "2", "3"],
    ]


def test_right_events_have_no_errors(written: Any) -> None:
    gold = list(CASES["gold"].values())
    errors = evaluation.errors(*written({"one": gold}, {"one": gold}))
    assert errors.empty
    assert tuple(errors.columns) == ("kind", "report_id", "type", "what", "quote", "gold", "predicted")
