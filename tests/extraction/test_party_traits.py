from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sijill.extraction.choosing import candidates
from sijill.extraction.knowledge import load_knowledge
from sijill.extraction.marks import marks_of
from sijill.extraction.party_traits import AWAY, FAMILIES, Values

TEXT = "Regime forces shelled Sarmin, killing two farmers. Later they shelled Binnish, held by HTS."


@pytest.fixture
def beside(parse_by_rules: Callable[..., Doc]) -> list[dict[str, Values]]:
    """Give for each event of the text the values of the parties around it, by their words."""
    told = candidates(marks_of(parse_by_rules(TEXT)), load_knowledge())
    return [{candidate.span.text: candidate.values for candidate in found} for _, found in told]


@pytest.mark.parametrize(
    ("event", "words", "values"),
    [
        (0, "Regime forces", {"type": "shelling", "actor": "regime-forces", "kind": "state forces", "form": "verb"}),
        (
            0,
            "Regime forces",
            {"link": "nsubj", "own word": "True", "side": "before", "up length": "0", "clause": "0"},
        ),
        (0, "two farmers", {"kind": "civilians", "counted": "True", "side": "behind", "rank": "0", "alike": "1"}),
        (1, "HTS", {"link": "pobj by", "above": "hold", "own word": "False", "rule": "target", "where": "rule"}),
    ],
)
def test_values_tell_how_a_party_stands_to_an_event(
    event: int, words: str, values: dict[str, str], beside: list[dict[str, Values]]
) -> None:
    found = beside[event][words]
    assert {name: found[name] for name in values} == values


def test_a_party_of_another_sentence_has_no_place_beside_the_event(beside: list[dict[str, Values]]) -> None:
    values = beside[1]["two farmers"]
    assert (values["where"], values["link"], values["rank"], values["report"]) == (
        "target 1 back",
        AWAY,
        AWAY,
        "target",
    )


def test_every_family_has_its_values(beside: list[dict[str, Values]]) -> None:
    names = {name for family in FAMILIES for name in family}
    assert all(names <= set(values) for event in beside for values in event.values())
