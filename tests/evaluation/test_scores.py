from __future__ import annotations

import dataclasses
import json

from sijill.evaluation import Scores


def test_the_table_holds_every_measure(scores: Scores) -> None:
    table = scores.to_table()
    assert [(row.measure, round(row.value, 3), row.over) for row in table.itertuples()] == [
        ("record precision", 0.25, 8),
        ("record recall", 0.2, 10),
        ("record F1", 0.222, 10),
        ("type precision", 0.5, 8),
        ("type recall", 0.4, 10),
        ("type F1", 0.444, 10),
        ("group precision", 0.75, 8),
        ("group recall", 0.6, 10),
        ("group F1", 0.667, 10),
        ("places precision", 1.0, 5),
        ("places recall", 0.5, 10),
        ("places F1", 0.667, 10),
        ("actors precision", 1.0, 1),
        ("actors recall", 1.0, 1),
        ("actors F1", 1.0, 1),
        ("attribution precision", 0.667, 3),
        ("attribution recall", 0.667, 3),
        ("attribution F1", 0.667, 3),
        ("modality class", 1.0, 6),
        ("modality exact", 0.833, 6),
        ("date lenient", 0.5, 6),
        ("date lenient, where gold has one", 0.4, 5),
        ("date exact", 0.167, 6),
        ("primary place", 0.667, 6),
        ("primary place, where gold has one", 0.6, 5),
        ("place role", 0.8, 5),
        ("initiator", 0.0, 6),
        ("outcomes", 0.0, 0),
        ("coordinates right", 0.25, 4),
        ("coordinates over 50 km off", 0.5, 4),
    ]


def test_json_holds_every_field_as_plain_values(scores: Scores) -> None:
    told = json.loads(json.dumps(scores.to_json()))
    names = {field.name for field in dataclasses.fields(scores)}
    assert set(told) == names - {"by_type_counts"} | {"by_type"}
    assert told["record_level"] == {
        "precision": 0.25,
        "recall": 0.2,
        "f1": 0.2222,
        "right": 2,
        "extra": 6,
        "missed": 8,
    }
    assert told["modality_exact"] == {"share": 0.8333, "right": 5, "of": 6}
    assert told["coordinates"] == {"right": 1, "of": 4, "over_50_km": 2}
    assert told["coverage"]["gold_reports_without_events"] == 1
    assert told["by_type"]["protest"]["missed"] == 1


def test_by_type_gives_one_row_a_type(scores: Scores) -> None:
    assert scores.by_type()[["type", "group", "gold", "predicted", "right", "precision"]].to_dict("records") == [
        {"type": "shelling", "group": "remote_violence", "gold": 9, "predicted": 8, "right": 4, "precision": 0.5},
        {"type": "protest", "group": "protest", "gold": 1, "predicted": 0, "right": 0, "precision": 0.0},
    ]


def test_nothing_measured_gives_empty_tables_with_their_columns(scores: Scores) -> None:
    table = dataclasses.replace(scores, by_type_counts={}).by_type()
    assert table.empty
    assert list(table.columns) == ["type", "group", "gold", "predicted", "right", "precision", "recall", "f1"]
