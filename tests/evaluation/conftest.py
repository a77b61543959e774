"""Gold reports turned into the events that a faultless extractor would give, and made-up scores."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest

from sijill.evaluation import CoordinateCheck, Coverage, Detection, Scores, Share

Values = dict[str, Any]


@pytest.fixture(scope="session")
def faultless_events() -> Callable[[Values], list[Values]]:
    """Give a function from one gold report to its events in the interchange form."""
    return lambda report: [_event(report, number, gold) for number, gold in enumerate(report["events"])]


@pytest.fixture(scope="session")
def write_lines() -> Callable[[Path, Iterable[Any]], Path]:
    """Give a function that writes values as JSON Lines and gives the path back."""

    def write(path: Path, values: Iterable[Any]) -> Path:
        path.write_text("".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values), encoding="utf-8")
        return path

    return write


@pytest.fixture(scope="session")
def scores() -> Scores:
    """Give made-up scores, each figure another."""
    return Scores(
        coverage=Coverage(
            gold_reports=3,
            gold_reports_without_events=1,
            reports_outside_gold=0,
            events_outside_gold=0,
            events_off_their_text=0,
        ),
        gold=10,
        predicted=8,
        group_level=Detection(6, 2, 4),
        type_level=Detection(4, 4, 6),
        record_level=Detection(2, 6, 8),
        modality=Share(6, 6),
        modality_exact=Share(5, 6),
        date=Share(3, 6),
        date_exact=Share(1, 6),
        date_where_gold=Share(2, 5),
        place=Share(4, 6),
        place_where_gold=Share(3, 5),
        places=Detection(5, 0, 5),
        place_role=Share(4, 5),
        coordinates=CoordinateCheck(right=1, of=4, over_50_km=2),
        actors=Detection(1, 0, 0),
        initiator=Share(0, 6),
        outcomes=Share(0, 0),
        attribution=Detection(2, 1, 1),
        by_type_counts={"shelling": Detection(4, 4, 5), "protest": Detection(0, 0, 1)},
    )


def _event(report: Values, number: int, gold: Values) -> Values:
    text, start = report["text"], report["text"].index(gold["quote"])
    end = start + len(gold["quote"])
    event = {
        "report_id": report["report_id"],
        "event_id": f"{report['report_id']}-{number}",
        **{field: gold[field] for field in ("type", "modality")},
        "date": gold.get("date"),
        "sentence": {"start": start, "end": end},
        "trigger": _quoted(text, gold["trigger"], start),
        "initiator": [_quoted(text, words, start) for words in gold.get("initiator", [])],
        "target": [_quoted(text, words, start) for words in gold.get("target", [])],
        "places": [_quoted(text, place["text"], start) | {"role": place["role"]} for place in gold.get("places", [])],
    }
    tolls = {field: gold.get(field) for field in ("killed", "injured", "detained")}
    if gold.get("attribution"):
        event["attribution"] = _quoted(text, gold["attribution"], start) | {"class": "source"}
    quote = {"text": gold["quote"], "start": start, "end": end}
    return event | {field: {**quote, "best": best} for field, best in tolls.items() if best is not None}


def _quoted(text: str, words: str, start: int) -> Values:
    found = text.find(words, start)
    first = found if found >= 0 else max(text.find(words), 0)
    return {"text": words, "start": first, "end": first + len(words)}
