from __future__ import annotations

import pytest

from sijill.extraction.dates.lexer import tokenise
from sijill.extraction.dates.phrases import class_of


def classes(text: str) -> list[str]:
    return [class_of(symbol) for symbol in tokenise(text).symbols]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("May", ["NAME_MONTH"]),
        ("may", ["OTHER"]),
        ("Sept.", ["MONTH"]),
        ("sat.", ["STOP"]),
        ("T-72", ["OTHER"]),
        ("mid-2019", ["EARLY", "DASH", "YEAR"]),
        ("2019", ["YEAR"]),
        ("1776", ["OTHER_YEAR"]),
        ("2,019", ["COUNT"]),
        ("2019%", ["COUNT"]),
        ("$2019", ["OTHER"]),
        ("011-555-2014", ["OTHER"]),
        ("https://example.org/2019", ["OTHER"]),
        ("2019-05-03", ["ISO"]),
        ("3/5/2019", ["SLASHED"]),
        ("14:30", ["CLOCK"]),
        ("4 a.m.", ["DAY_NUMBER", "AMPM"]),
        ("480 B.C.", ["THREE_DIGITS", "ERA"]),
        ("1930s", ["DECADE"]),
        ("Friday’s", ["WEEKDAY", "POSSESSIVE"]),
        ("Eid al-Adha", ["FEAST"]),
        ("Sha’ban", ["HIJRI_MONTH"]),
        ("Dhul-Hijjah 1444 AH", ["HIJRI_MONTH", "OTHER_YEAR", "HIJRI_ERA"]),
        ("Q3 2012", ["QUARTER_CODE", "YEAR"]),
        ("149 B.C to", ["THREE_DIGITS", "ERA", "TO"]),
        ("10 a.m. EST", ["DAY_NUMBER", "AMPM", "ZONE"]),
        ("one\n\ntwo", ["CARDINAL", "STOP", "CARDINAL"]),
    ],
)
def test_forms_get_their_class(text: str, expected: list[str]) -> None:
    assert classes(text) == expected


def test_places_of_tokens_are_those_of_the_text() -> None:
    text = "On\u00a03 May, twice"
    tokens = tokenise(text)
    found = [text[start:end] for start, end in zip(tokens.starts, tokens.ends, strict=True)]
    assert found == ["On", "3", "May", ",", "twice"]
