from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sijill.extraction.lexicon import load_lexicon
from sijill.extraction.triggers import find_triggers, instruments_in


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        ("The two sides exchanged heavy fire.", [("exchanged heavy fire", "armed_clash")]),
        ("An exchange of fire broke out.", [("exchange of fire", "armed_clash")]),
        ("Gunmen attacked the post with mortars.", [("attacked", "shelling")]),
        ("The drone attacked the post.", [("attacked", "drone_strike")]),
        ("A drone attack was reported.", [("drone attack", "drone_strike")]),
        ("Warplanes attacked the post.", [("attacked", "airstrike")]),
        ("A roadside bomb exploded.", [("exploded", "explosive_device")]),
        ("Something exploded.", [("exploded", "explosion")]),
        ("The gas pipeline was shelled.", [("shelled", "shelling")]),
        ("Soldiers seized a village.", [("seized", "territory_change")]),
        ("Soldiers seized a house.", [("seized", "property_violation")]),
        ("Soldiers seized the opportunity.", []),
        ("They opened the road.", [("opened", "order")]),
        ("They opened a new base.", [("opened", "fortification")]),
        ("The blast left four people dead.", [("blast", "explosion")]),
        ("Four people left the village.", [("left", "displacement")]),
        ("Helicopters landed troops.", []),
        ("A shell landed in the yard.", [("landed", "shelling")]),
        ("Residents held a sit-in.", [("sit-in", "protest")]),
        ("They left in order to rest.", []),
        ("The displaced people live in tents.", []),
        ("The areas where troops are deployed are quiet.", []),
        ("An attack helicopter stood there.", []),
        ("Liberation Movement fighters rested.", []),
    ],
)
def test_what_tells_of_an_event(text: str, triggers: list[tuple[str, str]], parse: Callable[..., Doc]) -> None:
    doc = parse(text)
    found = find_triggers(doc, load_lexicon())
    assert [(trigger.span(doc).text, trigger.event_type) for trigger in found] == triggers


@pytest.mark.parametrize(
    ("text", "weapons"),
    [
        ("Suicide drones and rockets hit the base.", [("drones", "drone_strike"), ("rockets", "shelling")]),
        ("A car bomb went off.", [("bomb", "explosive_device")]),
        ("A booby-trapped motorcycle went off.", [("motorcycle", "explosive_device")]),
        ("They fired ground-to-ground missiles.", [("ground", "shelling"), ("missiles", "shelling")]),
        ("Nothing happened.", []),
    ],
)
def test_the_weapons_of_a_sentence(text: str, weapons: list[tuple[str, str]], parse: Callable[..., Doc]) -> None:
    doc = parse(text)
    (sentence,) = doc.sents
    assert [(doc[position].text, told) for position, told in instruments_in(sentence, load_lexicon())] == weapons
