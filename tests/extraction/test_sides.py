from __future__ import annotations

from collections.abc import Callable

import pytest

from sijill.schema import Event


@pytest.mark.parametrize(
    ("text", "initiator", "target"),
    [
        ("Clashes broke out between the SDF and the Coalition.", ["the SDF"], ["the Coalition"]),
        ("The SDF and HTS clashed.", ["The SDF"], ["HTS"]),
        ("Gunmen attacked the SDF, then the two sides clashed.", ["Gunmen"], ["the SDF"]),
        ("Clashes broke out.", [], []),
        ("Gunmen attacked the SDF. Clashes broke out in Azaz.", [], []),
        ("Gunmen attacked the SDF. Then the two sides clashed.", ["Gunmen"], ["the SDF"]),
    ],
)
def test_the_sides_of_a_fight(
    text: str, initiator: list[str], target: list[str], events_of: Callable[..., list[Event]]
) -> None:
    event = next(event for event in events_of(text) if event.type == "armed_clash")
    assert ([actor.text for actor in event.initiator], [actor.text for actor in event.target]) == (initiator, target)
