from __future__ import annotations

from typing import Any

import pytest

from sijill.evaluation.gold import GoldEvent
from sijill.evaluation.matching import pair_weight
from sijill.schema import Event

TEXT = "Troops shelled Tel Hajar. Others met."
GOLD: dict[str, Any] = {
    "quote": "Troops shelled Tel Hajar",
    "trigger": "shelled",
    "type": "shelling",
    "modality": "asserted",
    "date": "2023-09-03",
    "places": [{"text": "Tel Hajar", "role": "at"}],
}
EVENT: dict[str, Any] = {
    "report_id": "one",
    "event_id": "one-1",
    "type": "shelling",
    "modality": "asserted",
    "date": "2023-09-03",
    "sentence": {"start": 0, "end": 25},
    "trigger": {"start": 7, "end": 14, "text": "shelled"},
    "places": [{"text": "Tel Hajar", "role": "at", "start": 15, "end": 24}],
}
ELSEWHERE = [{"text": "Wadi Nour", "role": "at", "start": 0, "end": 1}]


@pytest.mark.parametrize(
    ("gold", "event", "expected"),
    [
        ({}, {}, 10.3),
        ({}, {"type": "airstrike"}, 6.3),
        ({}, {"type": "killing"}, 0.0),
        ({}, {"trigger": {"start": 0, "end": 6, "text": "Troops"}}, 8.3),
        ({}, {"trigger": {"start": 0, "end": 14, "text": "Troops shelled"}}, 10.3),
        ({}, {"modality": "feared"}, 10.0),
        ({}, {"modality": "unconfirmed"}, 10.3),
        ({}, {"date": "2023-09"}, 10.3),
        ({}, {"date": None}, 9.8),
        ({"date": None}, {"date": None}, 9.8),
        ({}, {"places": ELSEWHERE}, 9.8),
        ({"places": []}, {"places": []}, 9.8),
        ({}, {"sentence": {"start": 24, "end": 37}}, 6.3),
        ({}, {"sentence": {"start": 23, "end": 37}}, 10.3),
        ({}, {"sentence": {"start": 399, "end": 420}, "places": ELSEWHERE}, 5.8),
        ({}, {"sentence": {"start": 400, "end": 420}, "places": ELSEWHERE}, 0.0),
        ({}, {"sentence": {"start": 400, "end": 420}}, 6.3),
        ({}, {"sentence": {"start": 399, "end": 420}, "type": "airstrike"}, 0.0),
    ],
)
def test_what_speaks_for_a_pair(gold: dict[str, Any], event: dict[str, Any], expected: float) -> None:
    weight = pair_weight(TEXT, GoldEvent.model_validate(GOLD | gold), Event.model_validate(EVENT | event), {})
    assert weight == pytest.approx(expected)
