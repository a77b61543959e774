"""The whole extraction on small reports: what each tells, field by field."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from sijill.schema import EVENT_TYPES, MODALITIES, OUTCOMES, Event, Outcome

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "events.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:60] for case in CASES])
def test_what_a_small_report_tells(case: dict[str, Any], events_of: Callable[..., list[Event]]) -> None:
    given = {name: case[name] for name in ("title", "published") if name in case}
    assert [told(event) for event in events_of(case["text"], **given)] == case["events"]


def test_the_cases_cover_every_type_and_every_modality() -> None:
    told_of = [event for case in CASES for event in case["events"]]
    assert {event["type"] for event in told_of} == set(EVENT_TYPES)
    assert {event.get("modality", "asserted") for event in told_of} == set(MODALITIES)


def told(event: Event) -> dict[str, Any]:
    """Give an event as the cases write it."""
    tolls = {name: toll(outcome) for name in OUTCOMES if (outcome := getattr(event, name)) is not None}
    fields = {
        "type": event.type,
        "modality": event.modality if event.modality != "asserted" else None,
        "trigger": event.trigger.text,
        "initiator": [actor.text for actor in event.initiator],
        "target": [actor.text for actor in event.target],
        "date": event.date,
        "places": [f"{place.role} {place.text}" for place in event.places],
        "tolls": tolls,
        "count": event.count,
        "attribution": event.attribution.text if event.attribution else None,
    }
    return {name: value for name, value in fields.items() if value}


def toll(outcome: Outcome) -> int | str:
    return outcome.best if outcome.best is not None else f"at least {outcome.low}"
