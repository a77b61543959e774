from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc

from sijill.extraction.keeping import load_keeping_model
from sijill.extraction.marks import marks_of


def test_traits_of_a_plain_event(parse: Callable[..., Doc]) -> None:
    marks = marks_of(parse("Regime forces shelled Sarmin town yesterday."))
    assert marks.traits == [
        (
            *("type=shelling", "word=shell", "kind=verb", "family=artillery", "type=shelling, kind=verb"),
            *("type=shelling, word=shell", "type=shelling, family=artillery", "weapon=False", "headline=False"),
            *("has nsubj", "subject is NOUN", "has dobj", "modality=asserted"),
            *("initiator=told", "places=told", "date=told", "target=False", "equipment=False", "attribution=False"),
            *("no toll", "role=at", "resolved=True"),
        )
    ]


def test_neighbours_show_in_the_traits(parse: Callable[..., Doc]) -> None:
    text = "Regime forces shelled Sarmin town yesterday. Nobody was hurt. Gunmen kidnapped a man in Azaz city."
    first, second = marks_of(parse(text)).traits
    assert [trait for trait in first if trait.startswith(("next", "previous", "gap"))] == [
        "next=violence_against_civilians",
        "next of its type=False",
    ]
    assert [trait for trait in second if trait.startswith(("next", "previous", "gap"))] == [
        "previous=remote_violence",
        "previous of its type=False",
        "gap=1",
    ]


def test_most_traits_of_an_event_have_a_weight(parse: Callable[..., Doc]) -> None:
    weights = load_keeping_model().event.weights
    traits = marks_of(parse("Regime forces shelled Sarmin town yesterday.")).traits[0]
    assert sum(trait in weights for trait in traits) >= len(traits) // 2
