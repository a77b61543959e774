from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from sijill.extraction.tenses import tense_of


@pytest.mark.parametrize(
    ("text", "word", "tense"),
    [
        ("The army shells the town.", "shells", "present"),
        ("Gunmen are clashing with the army.", "clashing", "present"),
        ("The clashes have not stopped.", "stopped", "present"),
        ("The army shelled the town.", "shelled", "past"),
        ("The town was shelled by the army.", "shelled", "past"),
        ("Gunmen had attacked the post.", "attacked", "past perfect"),
        ("The post had been attacked by gunmen.", "attacked", "past perfect"),
        ("Gunmen will attack the post.", "attack", "future"),
        ("The army carried out raids on the town.", "raids", "past"),
        ("A violent explosion near the town.", "explosion", "none"),
    ],
)
def test_tense_of_the_clause(text: str, word: str, tense: str, parse: Callable[..., Doc]) -> None:
    token = next(token for token in parse(text) if token.text == word)
    assert tense_of(token) == tense
