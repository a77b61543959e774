"""Numbers told in words or digits, with what the words leave open (codebook, section "Outcomes")."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sijill.extraction.parsed import Doc, Token

_VALUES = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "  # noqa: SIM905
        "seventeen eighteen nineteen".split()
    )
} | {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
_PRONOUNS = {"both": 2}
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
LONGEST_NUMBER = 8
"""Tokens of a number told in words, at the most ("three thousand two hundred and twenty-one")."""


@dataclass(frozen=True)
class Number:
    """How many: ``best`` is None where the words give only a floor; ``start`` and ``end`` are token positions."""

    best: int | None
    low: int | None
    high: int | None
    start: int
    end: int


def parse_number(text: str) -> int | None:
    """Read a number in digits or English words; None where the text is none.

    Example:
        >>> parse_number("1,200"), parse_number("twenty-one"), parse_number("two hundred"), parse_number("few")
        (1200, 21, 200, None)
    """
    words = text.lower().replace("-", " ").split()
    if len(words) == 1 and _DIGITS.fullmatch(words[0]):
        return int(words[0].replace(",", ""))
    total, current = 0, 0
    for word in words:
        if word in _VALUES:
            current += _VALUES[word]
        elif _DIGITS.fullmatch(word):
            current += int(word.replace(",", ""))
        elif word in _SCALES:
            current = max(current, 1) * _SCALES[word]
            if _SCALES[word] > 100:
                total, current = total + current, 0
        elif word != "and":
            return None
    return total + current if words else None


def number_at(token: Token, vague: dict[str, int]) -> Number | None:
    """Give the number that begins at a token, of several words where it has them ("62 thousand", "twenty-one").

    Args:
        token: the first token of the number.
        vague: words for a number without a figure, with the least that each can mean.

    Returns:
        The number, or None where no number begins.
    """
    if token.lower_ in vague:
        return Number(None, vague[token.lower_], None, token.i, token.i + 1)
    if token.lower_ in _PRONOUNS:
        value = _PRONOUNS[token.lower_]
        return Number(value, value, value, token.i, token.i + 1)
    if not _is_number_word(token):
        return None
    end = _end_of_number(token.doc, token.i)
    told = parse_number(token.doc[token.i : end].text.replace(" - ", "-"))
    return _with_floor(told, token.i, end, token) if told is not None else None


def _is_number_word(token: Token) -> bool:
    return token.lower_ in _VALUES or token.lower_ in _SCALES or _DIGITS.fullmatch(token.text) is not None


def _end_of_number(doc: Doc, start: int) -> int:
    """Give where the words of a number end: scales and tens go on, two figures side by side do not."""
    end = start + 1
    while end < min(len(doc), start + LONGEST_NUMBER):
        is_joined = doc[end].text == "-" and end + 1 < len(doc) and doc[end + 1].lower_ in _VALUES
        if is_joined and doc[end - 1].lower_ in _VALUES:
            end += 2
        elif doc[end].lower_ in _SCALES:
            end += 1
        else:
            break
    return end


def number_of(noun: Token, vague: dict[str, int]) -> Number | None:
    """Give how many a noun phrase tells: "three civilians", "a woman", "dozens of people", "two others".

    Args:
        noun: the head of the phrase.
        vague: words for a number without a figure, with the least that each can mean.

    Returns:
        The number, or None where the phrase tells none ("civilians").
    """
    if noun.lower_ in vague:
        return Number(None, vague[noun.lower_], None, noun.i, noun.i + 1)
    if noun.like_num and (value := parse_number(noun.text)) is not None:
        return _with_floor(value, noun.i, noun.i + 1, noun)
    for child in noun.children:
        if child.i > noun.i:
            continue
        if child.lower_ in vague:
            return Number(None, vague[child.lower_], None, child.i, child.i + 1)
        if child.dep_ == "nummod" or (child.like_num and child.dep_ in ("amod", "compound", "det")):
            start = min([child.i, *(inner.i for inner in child.children if inner.like_num or inner.text == "-")])
            told = parse_number(noun.doc[start : child.i + 1].text.replace(" - ", "-"))
            if told is not None:
                return _with_floor(told, start, child.i + 1, child)
    return _single(noun)


def _single(noun: Token) -> Number | None:
    one = next((child for child in noun.children if child.lower_ in ("a", "an", "another", "one")), None)
    if one is not None and noun.tag_ in ("NN", "NNP"):
        return Number(1, 1, 1, one.i, noun.i + 1)
    return None


_AT_LEAST = (
    "at least", "more than", "no less than", "no fewer than", "not less than",
    "not fewer than", "over", "above", "exceed", "exceeded", "upwards of",
)  # fmt: skip
_AT_MOST = ("up to", "at most")
_ABOUT = ("nearly", "about", "around", "some", "approximately", "almost", "roughly")


def _with_floor(value: int, start: int, end: int, number: Token) -> Number:
    """Read what the words before a number leave open: "at least 5" has no upper bound, "about 5" neither bound."""
    said = " ".join(token.lower_ for token in number.doc[max(0, start - 4) : start])
    if said.endswith(_AT_LEAST):
        return Number(value, value, None, start, end)
    if said.endswith(_AT_MOST):
        return Number(value, None, value, start, end)
    if said.endswith(_ABOUT):
        return Number(value, None, None, start, end)
    return Number(value, value, value, start, end)
