from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from spacy.language import Language

from sijill.errors import UsageError
from sijill.extraction import PARTS, make_pipeline_without, read_events
from sijill.extraction.components import LEARNED
from sijill.extraction.parts import part_named
from sijill.schema import Event, Report

NOBODY: list[str] = []
LONG = (
    "On Monday gunmen of an unknown group opened fire on a patrol of the police in the market of Azaz, with many "
    "people in the streets of the old town and of its eastern quarters, and with shops in them that had been closed "
    "for several days because of the great heat of the month, a mine killed two boys, and near Afrin troops raided a "
    "house."
)


@cache
def pipeline_without(part: str) -> Language:
    pipeline = make_pipeline_without(part)
    # What the learned components think of a sentence is no concern of these tests.
    for name in set(LEARNED) & set(pipeline.pipe_names):
        pipeline.remove_pipe(name)
    return pipeline


def without(part: str, text: str) -> list[Event]:
    report = Report(report_id="r", source="monitor", published="2023-09-06", text=text)
    return list(read_events([report], pipeline=pipeline_without(part)))


def initiators(event: Event) -> list[str]:
    return [actor.text for actor in event.initiator]


def targets(event: Event) -> list[str]:
    return [actor.text for actor in event.target]


@pytest.mark.parametrize(
    ("part", "text", "read", "whole", "left"),
    [
        ("dates", "Gunmen kidnapped a man yesterday.", lambda events: events[0].date, "2023-09-05", "2023-09-06~"),
        (
            "passages",
            "On September 3, gunmen kidnapped a man. Troops arrested a boy.",
            lambda events: events[1].date,
            "2023-09-03",
            "2023-09-06~",
        ),
        (
            "carried places",
            "Gunmen kidnapped a man in Azaz. Troops arrested a boy.",
            lambda events: [place.text for place in events[1].places],
            ["Azaz"],
            [],
        ),
        (
            "frames",
            "In Azaz, a patrol met a man whom gunmen kidnapped.",
            lambda events: targets(events[-1]),
            ["a man"],
            NOBODY,
        ),
        (
            "coreference",
            "Turkish forces entered Azaz. They arrested a boy.",
            lambda events: initiators(events[-1]),
            ["Turkish forces"],
            NOBODY,
        ),
        ("clauses", LONG, lambda events: targets(events[1]), ["two boys"], NOBODY),
        ("modality", "Turkish forces plan to shell Azaz.", lambda events: events[0].modality, "planned", "asserted"),
    ],
    ids=lambda value: value if isinstance(value, str) and value in {part.name for part in PARTS} else "",
)
def test_what_a_part_does_is_not_done_without_it(
    part: str,
    text: str,
    read: Callable[[list[Event]], object],
    whole: object,
    left: object,
    events_of: Callable[..., list[Event]],
) -> None:
    assert (read(events_of(text)), read(without(part, text))) == (whole, left)


def test_every_part_can_be_left_out() -> None:
    for part in PARTS:
        pipeline = make_pipeline_without(part.name)
        assert not set(part.components) & set(pipeline.pipe_names)
        assert list(read_events([Report(report_id="r", source="m", text="Troops shelled Azaz.")], pipeline=pipeline))


def test_parts_have_names_of_their_own() -> None:
    assert len({part.name for part in PARTS}) == len(PARTS)


def test_an_unknown_part_is_told() -> None:
    with pytest.raises(UsageError, match="part 'engine' is unknown; known are paragraphs, clauses, dates"):
        part_named("engine")
