from __future__ import annotations

from typing import Any

import pytest

from sijill.domains import load_equipment
from sijill.domains.equipment import parse_equipment
from sijill.errors import DataCheckError


def item(**fields: Any) -> dict[str, Any]:
    return {"item": "tank", "class": "tank", "words": ["tank", "tanks"]} | fields


@pytest.mark.parametrize(
    ("words", "name", "equipment_class"),
    [
        ("artillery shells", "artillery shell", "artillery"),
        ("ground to ground missiles", "surface-to-surface missile", "missile"),
        ("vacuum missiles", "vacuum missile", "missile"),
        ("kamikaze drones", "suicide drone", "drone"),
        ("barrel bombs", "barrel bomb", "bomb"),
        ("booby trapped motorcycle", "booby-trapped motorcycle", "bomb"),
        ("warplanes", "warplane", "aircraft"),
        ("sharp instrument", "sharp instrument", "blade"),
        ("rocket launchpads", "rocket launcher", "rocket"),
        ("landmine", "landmine", "mine"),
        ("silenced pistol", "pistol", "small arms"),
        ("logistical materials", "logistical materials", "other"),
    ],
)
def test_words_of_reports_name_their_item(words: str, name: str, equipment_class: str) -> None:
    found = [(entry.item, entry.equipment_class) for entry in load_equipment() if words in entry.words]
    assert found == [(name, equipment_class)]


def test_the_lexicon_covers_the_conflict_and_leaves_drugs_out() -> None:
    assert len(load_equipment()) >= 70
    assert not {"hashish", "captagon", "drugs"} & {word for entry in load_equipment() for word in entry.words}


@pytest.mark.parametrize(
    ("entries", "message"),
    [
        ([item(), item()], "entry 'tank': field 'item', value 'tank': stands twice"),
        ([item(), item(item="battle tank")], "entry 'tank': field 'words', value 'tank': stands twice"),
        ([item(**{"class": "armour"})], "entry 'tank': field 'class', value 'armour': "),
        ([item(words=[])], "entry 'tank': field 'words', value .*: "),
        ([item(words=["T-72"])], "entry 'tank': field 'words', value .*'T-72' must be lower case"),
        ([item(colour="green")], "entry 'tank': field 'colour', value 'green': "),
        (None, "expected a list of entries"),
    ],
)
def test_bad_data_are_refused_by_name(entries: Any, message: str) -> None:
    with pytest.raises(DataCheckError, match=rf"^equipment.yml: .*{message}"):
        parse_equipment(entries, file="equipment.yml")
