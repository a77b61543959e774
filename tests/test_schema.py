from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from sijill import schema
from sijill.schema import Event, Report

CODEBOOK = (Path(__file__).resolve().parents[1] / "data" / "gold" / "codebook.md").read_text(encoding="utf-8")
TEXT = "On Monday troops shelled Tel Hajar and Tel Amir."
SHELLING: dict[str, Any] = {
    "report_id": "one",
    "event_id": "e-1",
    "type": "shelling",
    "modality": "asserted",
    "sentence": {"start": 0, "end": len(TEXT)},
    "trigger": {"start": 17, "end": 24, "text": "shelled"},
}


def place(text: str, role: str) -> dict[str, Any]:
    return {"text": text, "role": role, "start": TEXT.index(text), "end": TEXT.index(text) + len(text)}


def section(title: str) -> str:
    return CODEBOOK.split(f"\n## {title}")[1].split("\n## ")[0]


def test_the_event_types_and_groups_are_those_of_the_codebook() -> None:
    told = re.findall(r"^\| `(\w+)` \| (\w+) \|", section("Event types"), re.MULTILINE)
    assert dict(told) == schema.GROUP_OF_TYPE
    assert len(schema.EVENT_TYPES) == 35


def test_the_modalities_are_those_of_the_codebook() -> None:
    told = re.findall(r"^\| `(\w+)` \|", section("Modality"), re.MULTILINE)
    assert list(schema.MODALITIES) == told
    assert {"asserted", "unconfirmed"} == schema.ACTUAL_MODALITIES


def test_the_roles_of_places_and_the_classes_of_vouchers_are_those_of_the_codebook() -> None:
    assert {role for role in schema.PLACE_ROLES if f"`{role}`" in section("Places")} == set(schema.PLACE_ROLES)
    assert set(re.findall(r"`(\w+)`", section("Attribution"))) == set(schema.ATTRIBUTION_CLASSES)


def test_an_event_goes_out_and_comes_back_the_same() -> None:
    attribution = {"text": "a teacher", "start": 0, "end": 2, "class": "source"}
    event = Event.model_validate(SHELLING | {"attribution": attribution, "places": [place("Tel Hajar", "at")]})
    told = event.to_json()
    assert told["attribution"]["class"] == "source"
    assert "voucher_class" not in told["attribution"]
    assert Event.model_validate(told) == event
    assert event.group == "remote_violence"


@pytest.mark.parametrize(
    ("roles", "primary"),
    [
        ([], None),
        (["within", "at"], "Tel Amir"),
        (["to", "from"], "Tel Hajar"),
        (["near", "to"], "Tel Amir"),
        (["at", "at"], "Tel Hajar"),
        (["via", "within"], "Tel Amir"),
    ],
)
def test_the_primary_place_is_the_first_by_role(roles: list[str], primary: str | None) -> None:
    places = [place(text, role) for text, role in zip(("Tel Hajar", "Tel Amir"), roles, strict=False)]
    found = Event.model_validate(SHELLING | {"places": places}).primary_place
    assert (found.text if found else None) == primary


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("report_id", ""),
        ("report_id", "x" * 201),
        ("sentence", {"start": -1, "end": 3}),
        ("places", [{"text": "x", "role": "above", "start": 0, "end": 1}]),
        ("places", [{"text": "x", "role": "at", "start": 0, "end": 1, "lat": 91.0}]),
        ("places", [{"text": "x", "role": "at", "start": 0, "end": 1, "geo_precision": 4}]),
        ("places", [{"text": "x", "role": "at", "start": 0, "end": 1, "where_prec": 8}]),
        ("killed", {"text": "x", "start": 0, "end": 1, "best": -1}),
        ("count", 0),
        ("confidence", 1.5),
        ("weather", "fine"),
    ],
)
def test_an_event_that_breaks_the_contract_is_refused(field: str, value: object) -> None:
    with pytest.raises(ValidationError) as caught:
        Event.model_validate(SHELLING | {field: value})
    assert {str(problem["loc"][0]) for problem in caught.value.errors()} == {field}


@pytest.mark.parametrize(
    ("field", "value"),
    [("text", ""), ("source", ""), ("published", "5 September"), ("published", "2023-9-5"), ("author", "x")],
)
def test_a_report_that_breaks_the_contract_is_refused(field: str, value: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Report.model_validate({"report_id": "one", "source": "s", "text": "x"} | {field: value})
    assert [problem["loc"] for problem in caught.value.errors()] == [(field,)]
