from __future__ import annotations

import pytest

from sijill.corpus.languages import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Two civilians were killed by shelling in the countryside of Deir Ezzor.", "en"),
        ("TWO CIVILIANS WERE KILLED BY SHELLING IN THE COUNTRYSIDE.", "en"),
        ("قصف مدفعي على قرية في ريف إدلب", "ar"),
        ("Top bombardımanı sınırdaki köyü vurdu", "tr"),
        ("Bombardement d'artillerie sur le village", "fr"),
        ("Êrîşek li ser gundê li bakur", "ku"),
        ("Deir Ezzor", None),
        ("12345 !!", None),
        ("", None),
        (" \n\0\ud800", None),
    ],
)
def test_the_language_of_a_text_is_told_where_it_can_be(text: str, language: str | None) -> None:
    assert language_of(text) == language
    assert language_of(text) == language


def test_the_end_of_a_long_text_does_not_matter() -> None:
    english = "Two civilians were killed by shelling in the countryside. " * 400
    assert language_of(english + "قصف مدفعي على قرية " * 5000) == "en"
