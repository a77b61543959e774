from __future__ import annotations

from collections.abc import Callable

import pytest

from sijill.schema import Event


@pytest.mark.parametrize(
    ("title", "body", "types"),
    [
        ("Two killed in attack in Azaz", "Gunmen attacked a post in Azaz, killing two soldiers.", ["armed_attack"]),
        ("Protest in Jasim", "Gunmen attacked a post in Azaz.", ["protest", "armed_attack"]),
        (None, "Gunmen attacked a post in Azaz. The attack killed a soldier.", ["armed_attack"]),
        (
            None,
            "Gunmen attacked a post in Azaz. The attack in Afrin killed a soldier.",
            ["armed_attack", "armed_attack"],
        ),
        (None, "Regime forces shelled Sarmin yesterday. The bombardment injured two women.", ["shelling"]),
        (None, "Regime forces shelled Sarmin. A bombardment hit Binnish.", ["shelling", "shelling"]),
        (None, "HTS held a training. This training ended on Monday.", ["exercise", "exercise"]),
        (None, "Clashes broke out in Azaz as the SDF clashed with gunmen.", ["armed_clash"]),
        (
            None,
            "Regime forces shelled Sarmin, the factions shelled Nubl.",
            ["shelling", "shelling"],
        ),
        (None, "Regime forces shelled Sarmin; later, shells landed in Nubl.", ["shelling", "shelling"]),
        (None, "Explosions were heard in Masyaf after Israeli warplanes bombed a depot.", ["airstrike"]),
        (None, "The SDF stormed a house in Al-Shahil and arrested two men.", ["arrest"]),
        (None, "Gunmen assassinated a mayor in an attack in Tafas.", ["assassination"]),
        (None, "Gunmen attacked a post in Azaz on Monday. In the attack of Monday a man died.", ["armed_attack"]),
        (
            None,
            "Gunmen attacked a post in Azaz, killing three soldiers and abducting two.",
            ["armed_attack", "abduction"],
        ),
    ],
)
def test_what_is_told_twice_is_one_event(
    title: str | None, body: str, types: list[str], events_of: Callable[..., list[Event]]
) -> None:
    text = f"{title}\n\n{body}" if title else body
    assert [event.type for event in events_of(text, title=title)] == types


def test_the_record_combines_both_tellings(events_of: Callable[..., list[Event]]) -> None:
    title = "Two soldiers killed in attack yesterday"
    text = f"{title}\n\nGunmen attacked a post of regime forces in Azaz."
    (event,) = events_of(text, title=title)
    assert text[event.sentence.start : event.sentence.end] == "Gunmen attacked a post of regime forces in Azaz."
    assert [actor.text for actor in event.initiator] == ["Gunmen"]
    assert event.date == "2023-09-05"
    assert event.killed is not None
    assert event.killed.best == 2
