from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from sijill.extraction.numbers import number_at, number_of, parse_number

VAGUE = {"dozens": 24}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("1,200", 1200),
        ("seven", 7),
        ("Twenty-one", 21),
        ("two hundred", 200),
        ("a hundred", None),
        ("one hundred and five", 105),
        ("three thousand two hundred", 3200),
        ("2 million", 2_000_000),
        ("a dozen", None),
        ("two dozen", 24),
        ("few", None),
        ("", None),
        ("and", 0),
    ],
)
def test_numbers_in_words_and_digits(text: str, number: int | None) -> None:
    assert parse_number(text) == number


@given(st.integers(0, 10**12))
def test_digits_with_or_without_commas(number: int) -> None:
    assert parse_number(str(number)) == parse_number(f"{number:,}") == number


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_none(text: str) -> None:
    number = parse_number(text)
    assert number is None or number >= 0


@pytest.mark.parametrize(
    ("text", "noun", "told"),
    [
        ("Three soldiers left.", "soldiers", (3, 3, 3)),
        ("At least five soldiers left.", "soldiers", (5, 5, None)),
        ("More than 30 soldiers left.", "soldiers", (30, 30, None)),
        ("About 30 soldiers left.", "soldiers", (30, None, None)),
        ("Up to 30 soldiers left.", "soldiers", (30, None, 30)),
        ("Twenty-one soldiers left.", "soldiers", (21, 21, 21)),
        ("A soldier left.", "soldier", (1, 1, 1)),
        ("Another soldier left.", "soldier", (1, 1, 1)),
        ("The soldier left.", "soldier", None),
        ("Soldiers left.", "Soldiers", None),
        ("Dozens of soldiers left.", "Dozens", (None, 24, None)),
    ],
)
def test_what_a_phrase_leaves_open(
    text: str, noun: str, told: tuple[int | None, ...] | None, parse: Callable[..., Doc]
) -> None:
    (head,) = [token for token in parse(text) if token.text == noun]
    number = number_of(head, VAGUE)
    assert (number and (number.best, number.low, number.high)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("62 thousand people left.", (62_000, 62_000, 62_000, 2)),
        ("Twenty-one people left.", (21, 21, 21, 3)),
        ("Both left.", (2, 2, 2, 1)),
        ("Dozens left.", (None, 24, None, 1)),
        ("People left.", None),
    ],
)
def test_numbers_of_several_words(
    text: str, told: tuple[int | None, int | None, int | None, int] | None, parse: Callable[..., Doc]
) -> None:
    number = number_at(parse(text)[0], VAGUE)
    assert (number and (number.best, number.low, number.high, number.end)) == told
