from __future__ import annotations

from collections.abc import Callable

import pytest

from sijill.schema import Event


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Two farmers were killed in an airstrike.", ["Two farmers"]),
        ("Shells hit the town, killing a woman and injuring two farmers.", ["a woman", "two farmers"]),
        ("Gunmen attacked a patrol, killing two farmers.", ["a patrol", "two farmers"]),
        ("Gunmen attacked a patrol, and four members were killed.", ["a patrol"]),
    ],
)
def test_those_counted_are_targets(text: str, target: list[str], events_of: Callable[..., list[Event]]) -> None:
    event = events_of(text)[0]
    assert [actor.text for actor in event.target] == target


def test_who_dies_in_a_fight_is_no_side_of_it(events_of: Callable[..., list[Event]]) -> None:
    (event,) = events_of("The SDF clashed with HTS, and two farmers were killed.")
    assert [actor.text for actor in event.target] == ["HTS"]
