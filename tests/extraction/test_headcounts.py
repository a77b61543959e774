"""Who is counted, read in the order of the words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sijill.extraction.headcounts import headcounts_in
from sijill.extraction.toll_words import load_toll_words

Counted = list[tuple[str, int | None]]


@pytest.mark.parametrize(
    ("text", "counted", "shares"),
    [
        ("Three young SDF fighters and a farmer arrived.", [("Three young SDF fighters", 3), ("a farmer", 1)], []),
        ("Two soldier carriers and five tanks arrived.", [], []),
        ("He brought his brother.", [("He", 1), ("his brother", 1)], []),
        ("Four of the attackers fled.", [("Four of the attackers", 4)], []),
        ("Several others arrived.", [("Several others", None)], []),
        ("A man aged 30 arrived on May 12 after 6 hours.", [("A man", 1)], []),
        ("Ten people arrived, two of them women.", [("Ten people", 10), ("two", 2), ("women", None)],
         ["two", "women"]),
        ("Ten people arrived, including a boy and two girls.", [("Ten people", 10), ("a boy", 1), ("two girls", 2)],
         ["a boy", "two girls"]),
        ("Nine guests, a boy and two men among them, arrived.", [("a boy", 1), ("two men", 2)], ["two men"]),
    ],
)  # fmt: skip
def test_people_are_counted_and_things_are_not(
    text: str, counted: Counted, shares: list[str], parse: Callable[..., Doc]
) -> None:
    doc = parse(text)
    found = headcounts_in(doc[:], load_toll_words())
    assert [(doc[part.start : part.end].text, part.number.best if part.number else None) for part in found] == counted
    assert [doc[part.start : part.end].text for part in found if part.is_share] == shares
