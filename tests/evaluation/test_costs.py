from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from sijill import evaluation

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "evaluation.yml").read_text(encoding="utf-8"))
SHELLING, ATTACK, CONVOY = (CASES["gold"][name] for name in ("shelling", "attack", "convoy"))


@pytest.fixture
def costs(tmp_path: Path, faultless_events: Any, write_lines: Any) -> Any:
    """Give a function from gold and predicted events of one report to what their errors cost, by field and kind."""

    def cost(gold: list[Any], predicted: list[Any]) -> dict[tuple[str, str], list[Any]]:
        report = {"report_id": "one", "text": CASES["text"]}
        table = evaluation.error_costs(
            write_lines(tmp_path / "gold.jsonl", [report | {"events": gold}]),
            write_lines(tmp_path / "events.jsonl", faultless_events(report | {"events": predicted})),
        )
        return {
            (row.field, row.what): [row.errors, row.alone, round(row.record_f1_gain, 3)] for row in table.itertuples()
        }

    return cost


def place(name: str) -> list[dict[str, str]]:
    return [{"text": name, "role": "at"}]


@pytest.mark.parametrize(
    ("change", "field", "what"),
    [
        ({"type": "airstrike"}, "type", "another of its group (remote_violence)"),
        ({"modality": "feared"}, "modality", "actual taken for non-actual"),
        ({"modality": "negated"}, "modality", "actual taken for negated"),
        ({"date": None}, "date", "none found"),
        ({"date": "2023-09-07"}, "date", "another found"),
        ({"places": []}, "place", "none found"),
        ({"places": place("Qasr Amal")}, "place", "another found"),
        ({"places": [*place("Qasr Amal"), *place("Tel Hajar")]}, "place", "found, but not as the primary one"),
        ({"initiator": []}, "initiator", "none found"),
        ({"initiator": ["militiamen"]}, "initiator", "another found"),
        ({"initiator": [], "target": ["Government troops"]}, "initiator", "taken for the target"),
    ],
)
def test_one_wrong_field_costs_its_record(change: dict[str, Any], field: str, what: str, costs: Any) -> None:
    assert costs([SHELLING], [SHELLING | change]) == {(field, "any"): [1, 1, 1.0], (field, what): [1, 1, 1.0]}


def test_what_is_found_where_there_is_none(costs: Any) -> None:
    told = costs([CONVOY | {"initiator": [], "places": []}], [CONVOY | {"date": "2023-09-03"}])
    assert {name: errors for name, errors in told.items() if "any" not in name} == {
        (field, "found where there is none"): [1, 0, 0.0] for field in ("date", "place", "initiator")
    }


def test_missed_and_spurious_events_cost_what_their_mending_would_bring(costs: Any) -> None:
    assert costs([SHELLING, ATTACK], [SHELLING, CONVOY]) == {
        ("missed", "any"): [1, 1, 0.3],
        ("missed", "nothing found in its sentence"): [1, 1, 0.3],
        ("spurious", "any"): [1, 1, 0.167],
        ("spurious", "alone in its sentence"): [1, 1, 0.167],
    }


def test_events_beside_others_are_told_apart(costs: Any) -> None:
    death = SHELLING | {"type": "killing", "trigger": "killing"}
    assert ("missed", "beside an event that was found") in costs([SHELLING, death], [SHELLING])
    assert ("spurious", "beside a true event") in costs([SHELLING], [SHELLING, death])


def test_the_dearest_class_comes_first_and_quotes_its_first_error(
    tmp_path: Path, faultless_events: Any, write_lines: Any
) -> None:
    report = {"report_id": "one", "text": CASES["text"], "events": [SHELLING, ATTACK]}
    wrong = report | {"events": [SHELLING | {"date": "2023-09-07"}, ATTACK]}
    table = evaluation.error_costs(
        write_lines(tmp_path / "gold.jsonl", [report]),
        write_lines(tmp_path / "events.jsonl", faultless_events(wrong)),
    )
    first = table.iloc[0]
    assert (first["quote"], first["gold"], first["predicted"]) == (SHELLING["quote"], "2023-09-03", "2023-09-07")


def test_nothing_wrong_costs_nothing(costs: Any) -> None:
    assert costs([SHELLING, ATTACK], [SHELLING, ATTACK]) == {}
