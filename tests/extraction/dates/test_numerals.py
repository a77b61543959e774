from __future__ import annotations

import pytest

from sijill.extraction.dates.lexer import tokenise
from sijill.extraction.dates.numerals import number_of
from sijill.extraction.dates.phrases import phrase_of


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("three", 3),
        ("twenty-one", 21),
        ("twenty-first", 21),
        ("two hundred and twenty", 220),
        ("1,500", 1500),
        ("14", 14),
        ("3rd", 3),
        ("two and three", 3),
        ("few", None),
    ],
)
def test_numbers_in_digits_and_words(words: str, number: int | None) -> None:
    tokens = tokenise(words)
    assert number_of(phrase_of(tokens, 0, len(tokens.symbols)).named) == number
