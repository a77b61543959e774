from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sijill.reading import paragraphs
from sijill.reading.paragraphs import KINDS

POST = """Syrian Observatory for Human Rights

Homs desert | Two soldiers killed in ambush

Homs province: Two soldiers were killed on Monday.
• One civilian died of his wounds.
- A woman was injured.

Read more
"""


def parts(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(found.kind, text[found.body_start : found.end]) for found in paragraphs(text, title=title)]


def test_a_post_with_every_kind_of_line() -> None:
    assert parts(POST, "Homs desert | Two soldiers killed in ambush") == [
        ("boilerplate", "Syrian Observatory for Human Rights"),
        ("headline", "Homs desert | Two soldiers killed in ambush"),
        ("body", "Two soldiers were killed on Monday."),
        ("bullet", "One civilian died of his wounds."),
        ("bullet", "A woman was injured."),
        ("boilerplate", "Read more"),
    ]


@pytest.mark.parametrize(
    ("text", "title", "kind"),
    [
        ("Two killed in Homs", "Two killed in Homs", "headline"),
        ("TWO KILLED IN HOMS", "Two killed in Homs", "headline"),
        ("Two killed in “Homs” desert", 'Two killed in "Homs" desert', "headline"),
        ("Two killed in Homs desert by unknown gunmen on Monday", "Two killed", "body"),
        ("Two killed in Homs", None, "body"),
        ("Two killed in Homs", "", "body"),
        ("Read more", None, "boilerplate"),
        ("Related posts", None, "boilerplate"),
        ("Read more about the shelling of the town that killed eleven people last night", None, "body"),
        ("– Two killed", None, "bullet"),
        ("-Two killed", None, "body"),
    ],
)
def test_the_kind_of_a_line(text: str, title: str | None, kind: str) -> None:
    assert [found.kind for found in paragraphs(text, title=title)] == [kind]


@pytest.mark.parametrize(
    ("text", "news"),
    [
        ("Deir Ezzor province: Two were killed.", "Two were killed."),
        ("Al-Hasakah Province – SOHR: Two were killed.", "Two were killed."),
        ("Aleppo governorate - the Syrian Observatory for Human Rights: Two were killed.", "Two were killed."),
        ("The commander said: two were killed.", "The commander said: two were killed."),
        ("Two were killed.", "Two were killed."),
    ],
)
def test_news_begins_after_a_dateline(text: str, news: str) -> None:
    (found,) = paragraphs(text)
    assert (text[found.body_start : found.end], found.has_dateline) == (news, news != text)


def test_the_bar_of_a_headline() -> None:
    text = "Homs desert | Two soldiers killed"
    (found,) = paragraphs(text, title=text)
    assert found.headline_bar == text.index(" | ")


def test_only_the_first_line_like_the_title_is_the_headline() -> None:
    assert [found.kind for found in paragraphs("Two killed\nTwo killed", title="Two killed")] == ["headline", "body"]


@pytest.mark.parametrize("text", ["", "\n\n", " \t\r\n "])
def test_a_text_without_words_has_no_paragraphs(text: str) -> None:
    assert paragraphs(text) == []


@given(
    st.text(alphabet=st.sampled_from("ab: |•-\n\r\t\u2028\u00a0Aé"), max_size=80),
    st.none() | st.text(max_size=20),
)
def test_paragraphs_cover_every_word_in_order(text: str, title: str | None) -> None:
    position = 0
    for found in paragraphs(text, title=title):
        assert not text[position : found.start].strip()
        assert found.start <= found.body_start <= found.end
        assert found.kind in KINDS
        position = found.end
    assert not text[position:].strip()
