"""Which event a toll belongs to, and what a report's tellings make of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sijill.schema import Event

Tolls = list[tuple[str, int | None, int | None]]


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("Warplanes bombed a farm, killing two men, while soldiers shelled a mill.",
         [("airstrike", 2, None), ("shelling", None, None)]),
        ("Soldiers shelled a mill, one man was killed and three were injured, it is not known from where.",
         [("shelling", 1, 3)]),
        ("Two women were injured when a landmine exploded near Azaz.", [("explosive_device", None, 2)]),
        ("Gunmen attacked a post. The toll has risen to six.", [("armed_attack", 6, None)]),
        ("Gunmen attacked a post and soldiers shelled a mill, no casualties were reported.",
         [("armed_attack", 0, 0), ("shelling", 0, 0)]),
        ("Gunmen plan to attack a post where two men were killed.", [("armed_attack", None, None)]),
    ],
)  # fmt: skip
def test_a_toll_goes_to_the_event_that_the_text_ties_it_to(
    text: str, tolls: Tolls, events_of: Callable[..., list[Event]]
) -> None:
    found = [
        (event.type, event.killed.best if event.killed else None, event.injured.best if event.injured else None)
        for event in events_of(text)
    ]
    assert found == tolls


def test_a_headlines_toll_is_given_to_one_event(events_of: Callable[..., list[Event]]) -> None:
    title = "Clashes in Azaz kill four fighters"
    text = f"{title}\n\nClashes broke out in Azaz.\n\nIn Afrin, clashes between gunmen killed four fighters."
    found = [(event.type, event.killed.best if event.killed else None) for event in events_of(text, title=title)]
    assert found == [("armed_clash", None), ("armed_clash", 4)]
