"""Clauses of one sentence that tell several news."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sijill.extraction.clauses import clause_numbers


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Gunmen shot a man in Azaz.", ["Gunmen shot a man in Azaz ."]),
        (
            "Gunmen shot a man in Azaz, and in Afrin a mine went off.",
            ["Gunmen shot a man in Azaz , and", "in Afrin a mine went off ."],
        ),
        (
            "Gunmen shot a man in Azaz, Afrin and Manbij, while troops raided a house.",
            ["Gunmen shot a man in Azaz , Afrin and Manbij , while", "troops raided a house ."],
        ),
        (
            "The army shelled Azaz, which rebels hold, and burned a field.",
            ["The army shelled Azaz , which rebels hold , and burned a field ."],
        ),
        (
            "In Azaz, gunmen shot a man; near Afrin, a mine killed two boys.",
            ["In Azaz , gunmen shot a man ;", "near Afrin , a mine killed two boys ."],
        ),
    ],
)
def test_a_clause_begins_with_a_subject_of_its_own(text: str, clauses: list[str], parse: Callable[..., Doc]) -> None:
    sentence = next(parse(text).sents)
    numbers = clause_numbers(sentence)
    told = [
        " ".join(token.text for token, own in zip(sentence, numbers, strict=True) if own == number)
        for number in range(max(numbers) + 1)
    ]
    assert told == clauses
