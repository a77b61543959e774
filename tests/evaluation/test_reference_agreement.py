"""The scores agree with the project's reference scorer, on faultless events and on events full of mistakes."""

from __future__ import annotations

import copy
import csv
import importlib.util
import json
import os
import random
from collections import defaultdict
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from sijill.evaluation import Scores, evaluate
from sijill.paths import gold_directory, project_root
from sijill.schema import EVENT_TYPES, GROUP_OF_TYPE, MODALITIES, PLACE_ROLES

SHARED = Path(os.environ.get("SIJILL_SHARED", project_root().parent / "shared"))
SCORER = SHARED / "tools" / "score.py"
pytestmark = pytest.mark.skipif(
    not SCORER.is_file(),
    reason="the reference scorer is kept outside the repository (SIJILL_SHARED names its folder)",
)
GOLD_POINTS = gold_directory() / "dev_places.csv"
STRANGE_DATES = (
    *("2023-02-30", "soon", "2023", "2023-XX", "XXXX", "XXXX-02-29", "XXXX-09", "2023-13", "0000-01-01"),
    *("../2023-09-05", "2019-11-01/..", "2023-09-05/2023-09-01", "XXXX-09-01/XXXX-09-05", "2023-09-03T04:30"),
    *("", " 2023-09-03 ", "2023-09?", "../..", "2023-09-01/soon"),
)


@pytest.fixture(scope="module")
def scorer() -> Any:
    spec = importlib.util.spec_from_file_location("reference_scorer", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def gold_points(scorer: Any) -> dict[str, dict[str, tuple[float, float, float, str]]]:
    points: dict[str, dict[str, tuple[float, float, float, str]]] = defaultdict(dict)
    with GOLD_POINTS.open(encoding="utf-8") as handle:
        for row in csv.DictReader(handle):
            if row["lat"]:
                point = (float(row["lat"]), float(row["lon"]), max(10.0, float(row["precision_km"] or 0)))
                points[row["report_id"]][scorer.fold(row["text"])] = (*point, row["confidence"])
    return points


def read_reports(name: str) -> list[dict[str, Any]]:
    lines = (gold_directory() / f"{name}.jsonl").read_text(encoding="utf-8").split("\n")
    return [json.loads(line) for line in lines if line]


def reference_form(scores: Scores) -> dict[str, Any]:
    """Give our scores under the names of the reference scorer."""

    def found(detection: Any) -> dict[str, float]:
        told = detection.to_json()
        names = {"p": "precision", "r": "recall", "f1": "f1", "tp": "right", "fp": "extra", "fn": "missed"}
        return {name: told[ours] for name, ours in names.items()}

    points = scores.coordinates
    return {
        "gold": scores.gold,
        "pred": scores.predicted,
        "group": found(scores.group_level),
        "type": found(scores.type_level),
        "record": found(scores.record_level),
        "modality": round(scores.modality.value, 4),
        "modality_exact": round(scores.modality_exact.value, 4),
        "date_lenient": round(scores.date.value, 4),
        "date_exact": round(scores.date_exact.value, 4),
        "date_lenient_where_gold": round(scores.date_where_gold.value, 4),
        "place_primary": round(scores.place.value, 4),
        "place_primary_where_gold": round(scores.place_where_gold.value, 4),
        "places": found(scores.places),
        "place_role": round(scores.place_role.value, 4),
        "coords": {"right": points.right, "of": points.of, "over_50km": points.over_50_km},
        "actors": found(scores.actors),
        "initiator": round(scores.initiator.value, 4),
        "outcomes": [scores.outcomes.right, scores.outcomes.of],
        "per_type": {
            row["type"]: {"gold": row["gold"], "pred": row["predicted"], "tp": row["right"]}
            for row in scores.by_type().to_dict("records")
        },
    }


@pytest.mark.parametrize("name", ["dev", "train"])
def test_faultless_events_score_as_in_the_reference(
    name: str, scorer: Any, faultless_events: Any, write_lines: Any, tmp_path: Path
) -> None:
    reports = read_reports(name)
    events = [event for report in reports for event in faultless_events(report)]
    scores = evaluate(gold_directory() / f"{name}.jsonl", write_lines(tmp_path / "events.jsonl", events))
    assert reference_form(scores) == scorer.score(reports, events, {})
    assert scores.type_level.f1 == scores.date.value == scores.places.f1 == scores.outcomes.value == 1


CASES = [("dev", seed) for seed in range(16)] + [("train", seed) for seed in range(8)]


@pytest.mark.parametrize(("name", "seed"), CASES)
def test_events_with_mistakes_score_as_in_the_reference(
    name: str,
    seed: int,
    scorer: Any,
    gold_points: Any,
    faultless_events: Any,
    write_lines: Any,
    tmp_path: Path,
) -> None:
    dice = random.Random(f"{name} {seed}")  # noqa: S311 - mistakes, not secrets
    reports = read_reports(name)
    faultless = [event for report in reports for event in faultless_events(report)]
    events = with_mistakes(faultless, dice, share=0.05 + seed * 0.05, points=gold_points, fold=scorer.fold)
    gold = gold_directory() / f"{name}.jsonl"
    scores = evaluate(gold, write_lines(tmp_path / "events.jsonl", events), places=GOLD_POINTS)
    assert reference_form(scores) == scorer.score(reports, events, gold_points)


def with_mistakes(
    events: list[dict[str, Any]], dice: random.Random, *, share: float, points: Any, fold: Any
) -> list[dict[str, Any]]:
    """Make each kind of mistake in about ``share`` of the events; drop, double, invent and shuffle some."""
    made = []
    for faultless in events:
        event = copy.deepcopy(faultless)
        for place in event["places"]:
            point = points.get(event["report_id"], {}).get(fold(place["text"]))
            if point and dice.random() < 0.9:
                off = dice.choice((0.0, 0.05, 0.3, 1.5))
                place |= {"lat": point[0] + dice.uniform(-off, off), "lon": point[1] + dice.uniform(-off, off)}
        for spoil in (
            spoil_type,
            spoil_modality,
            spoil_date,
            spoil_sentence,
            spoil_places,
            spoil_actors,
            spoil_tolls,
        ):
            if dice.random() < share:
                spoil(event, dice)
        made += [event] * dice.choices((0, 1, 2), weights=(share / 2, 1, share / 2))[0]
    invented = [{**copy.deepcopy(dice.choice(events)), "type": dice.choice(EVENT_TYPES)} for _ in range(20)]
    elsewhere = [{**copy.deepcopy(event), "report_id": "elsewhere"} for event in dice.sample(events, 5)]
    made += invented + elsewhere
    dice.shuffle(made)
    return made


def spoil_type(event: dict[str, Any], dice: random.Random) -> None:
    group = GROUP_OF_TYPE[event["type"]]
    like = [name for name, other in GROUP_OF_TYPE.items() if other == group]
    event["type"] = dice.choice((dice.choice(like), dice.choice(EVENT_TYPES)))


def spoil_modality(event: dict[str, Any], dice: random.Random) -> None:
    event["modality"] = dice.choice(MODALITIES)


def spoil_date(event: dict[str, Any], dice: random.Random) -> None:
    told = event["date"] or "2023-09-03"
    day = told.replace("~", "")
    if len(day) == 10 and day[:4].isdigit():
        first = date.fromisoformat(day) + timedelta(days=dice.randint(-3, 3))
        last = first + timedelta(days=dice.randint(0, 9))
        month_day = first.isoformat()[5:]
        choices = (first.isoformat(), f"{first}~", f"{first}/{last}", f"XXXX-{month_day}", f"../{last}", f"{first}T0")
        event["date"] = dice.choice((*choices, dice.choice(STRANGE_DATES), None))
    else:
        event["date"] = dice.choice((*STRANGE_DATES, None, f"{told}/.."))


def spoil_sentence(event: dict[str, Any], dice: random.Random) -> None:
    moved = max(0, event["sentence"]["start"] + dice.choice((-500, -399, -100, -5, 5, 100, 399, 400, 2000)))
    event["sentence"] = {"start": moved, "end": moved + dice.randint(10, 300)}
    words = event["trigger"]["text"].split()
    event["trigger"]["text"] = dice.choice((words[0], words[-1], "did", f"has {event['trigger']['text']}", "–"))


def spoil_places(event: dict[str, Any], dice: random.Random) -> None:
    places = event["places"]
    for place in places:
        kinds = (place["text"], f"the outskirts of {place['text']} city", place["text"][:-2] or "x", "Nowhere", "Al-")
        place["text"] = dice.choice(kinds)
        place["role"] = dice.choice((place["role"], *PLACE_ROLES))
        place["name"] = dice.choice((None, "Elsewhere", place["text"].upper()))
    if places and dice.random() < 0.5:
        places.pop(dice.randrange(len(places)))
    elif dice.random() < 0.5:
        places.append({"text": "Somewhere", "start": 0, "end": 9, "role": dice.choice(PLACE_ROLES)})
    dice.shuffle(places)


def spoil_actors(event: dict[str, Any], dice: random.Random) -> None:
    for role in ("initiator", "target"):
        for actor in event[role]:
            told = actor["text"]
            kinds = (
                told,
                f"two {told}",
                f"{told}’s fighters",
                told.split()[-1],
                "gunmen",
                "an unidentified party",
                "–",
            )
            actor["text"] = dice.choice(kinds)
        if dice.random() < 0.4:
            event[role] = [*event[role][1:], {"text": "unidentified gunmen", "start": 0, "end": 19}]
        dice.shuffle(event[role])


def spoil_tolls(event: dict[str, Any], dice: random.Random) -> None:
    quote = event["sentence"] | {"text": "some"}
    for outcome in ("killed", "injured", "detained", "abducted"):
        event[outcome] = dice.choice((None, {**quote, "best": dice.randint(0, 4)}, {**quote, "low": 24}, None))
