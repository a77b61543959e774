from __future__ import annotations

from collections.abc import Callable

import pytest

from sijill.schema import Event


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The town of Sarmin received four shells.", [("shells", "shelling")]),
        ("A shepherd was injured by an old landmine near Palmyra.", [("landmine", "explosive_device")]),
        ("Two rocket shells on Binnish town have left a woman dead.", [("shells", "shelling")]),
        ("The factions own rockets.", []),
        ("Engineers found an old landmine near Palmyra.", []),
        # What another word of the sentence tells already is not told again.
        ("Regime forces targeted Sarmin with four shells on Thursday.", [("targeted", "shelling")]),
        ("Russian warplanes shelled Binnish.", [("shelled", "airstrike")]),
        ("Regime forces shelled Binnish while warplanes were flying over Idlib.", [("shelled", "shelling")]),
        ("Turkish drones carried out airstrikes on Ain Issa.", [("airstrikes", "drone_strike")]),
    ],
)
def test_what_a_weapon_tells(text: str, told: list[tuple[str, str]], events_of: Callable[..., list[Event]]) -> None:
    events = [event for event in events_of(text) if event.group == "remote_violence"]
    assert [(event.trigger.text, event.type) for event in events] == told
