from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.reading import prepare

# Pieces that make masks, quotes and odd spaces likely wherever they meet.
PIECES = st.lists(
    st.sampled_from(
        [
            "expl",
            "osion",
            "kil",
            "led",
            "-",
            "al- ",
            "Sina",
            "*",
            "**",
            "“",
            "”",
            "’s",
            "\u00a0",
            "‑",
            " ",
            "\r\n",
            "\u2028",
            "7",
            "قصف",
            "🚀",
        ]
    ),
    max_size=40,
).map("".join)


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        ("An expl*osion was heard", "An explosion was heard"),
        ("casu**alties and ki*lled", "casualties and killed"),
        ("* Two were killed*", "* Two were killed*"),
        ("5*7 and a *b", "5*7 and a *b"),
        ("Ten were kil-led, the dea.th of a man", "Ten were killed, the death of a man"),
        ("an Ex-plo-sion at mid-day", "an Explosion at mid-day"),
        ("re-opened, co-ordinated, U.S. and e.g. others", "re-opened, co-ordinated, U.S. and e.g. others"),
        ("He died.At dawn", "He died.At dawn"),
        ("in al- Sina'ah and Al- Bo Kamal", "in al-Sina'ah and Al-Bo Kamal"),
        ("well- known", "well- known"),
        ("“Hatlah” and ‘Marrat’", "\"Hatlah\" and 'Marrat'"),
        ("«Hatlah» and „Marrat“", '"Hatlah" and "Marrat"'),
        ("Kata’ib\u00a0Hezbollah", "Kata'ib Hezbollah"),
        ("Al‑Bokamal\tand\u202fTadmur", "Al-Bokamal and Tadmur"),
        ("one\r\ntwo\u2028three", "one\r\ntwo\u2028three"),
        ("", ""),
    ],
)
def test_what_the_parser_reads(stored: str, text: str) -> None:
    assert prepare(stored).text == text


@pytest.mark.parametrize(
    ("stored", "word", "quoted"),
    [
        ("An expl*osion rocked the city", "explosion", "expl*osion"),
        ("An expl*osion rocked the city", "rocked", "rocked"),
        ("ki*lled and wou**nd*ed", "wounded", "wou**nd*ed"),
        ("ki*lled and wou**nd*ed", "killed and", "ki*lled and"),
        ("a*b*c*d", "abcd", "a*b*c*d"),
        ("was kil-led in Homs", "killed", "kil-led"),
        ("was kil-led in Homs", "Homs", "Homs"),
        ("near al- Sina'ah today", "al-Sina'ah", "al- Sina'ah"),
        ("a*b*c*d", "bc", "b*c"),
        ("a*b*c*d", "c", "c"),
        ("in “Hat*lah”.", '"Hatlah"', "“Hat*lah”"),
    ],
)
def test_a_stretch_leads_back_to_the_stored_words(stored: str, word: str, quoted: str) -> None:
    prepared = prepare(stored)
    start = prepared.text.index(word)
    first, last = prepared.stored_span(start, start + len(word))
    assert stored[first:last] == quoted


def test_an_empty_stretch_stays_empty() -> None:
    assert prepare("ki*lled").stored_span(3, 3) == (4, 4)


@given(PIECES)
def test_every_word_leads_back_to_its_stored_characters(stored: str) -> None:
    prepared = prepare(stored)
    for word in re.finditer(r"\S+", prepared.text):
        first, last = prepared.stored_span(word.start(), word.end())
        assert prepare(stored[first:last]).text == word.group()


@given(PIECES)
def test_stretches_follow_each_other_in_the_stored_text(stored: str) -> None:
    prepared = prepare(stored)
    spans = [prepared.stored_span(position, position + 1) for position in range(len(prepared.text))]
    assert all(start + 1 == end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in itertools.pairwise(spans))
    assert set(stored) - {stored[start] for start, _ in spans} <= set("*-. ")


@given(st.text(max_size=200))
def test_only_asterisks_are_left_out_of_any_text(stored: str) -> None:
    prepared = prepare(stored)
    assert len(prepared.text) == len(stored) - (stored.count("*") - prepared.text.count("*"))
    assert prepare(prepared.text).text == prepared.text
