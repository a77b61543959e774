from __future__ import annotations

import pytest

from sijill.corpus.records import RefusedError
from sijill.corpus.web.rendered import line_of, text_of


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("", ""),
        ("   ", ""),
        ("only words", "only words"),
        ("5 < 6 &amp; 7 > 2", "5 < 6 & 7 > 2"),
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("<p>one</p>\n\n\n<p> two\n three </p>", "one\n\ntwo three"),
        ("<p>one<br>two<br/>three</p>", "one\ntwo\nthree"),
        ("<p>a <b>bold</b> word<em>s</em></p>", "a bold words"),
        ("<h2>Head</h2>text<div>block</div>tail", "Head\n\ntext\n\nblock\n\ntail"),
        ("<ul><li>one</li><li>two</li></ul><p>after</p>", "one\ntwo\n\nafter"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "ab\nc"),
        ("&lsquo;Tal&nbsp;Abyad&rsquo; &#8211; &#x627;", "‘Tal Abyad’ – ا"),
        ("a<script>steal()</script>b<style>x{}</style>c", "abc"),
        ("a<!-- hidden -->b<?php hidden ?>", "ab"),
        ("<p>never closed<p>next", "never closed\n\nnext"),
        ("\x00nul\x0band\x1bescape", "nulandescape"),
        ("<figure><img alt='x'><figcaption>A street.</figcaption></figure>", "A street."),
    ],
)
def test_words_of_markup(markup: str, text: str) -> None:
    assert text_of(markup) == text


def test_a_headline_is_on_one_line() -> None:
    assert line_of(" <b>Two</b><br>shells \n fell ") == "Two shells fell"


@pytest.mark.parametrize(
    ("markup", "reason"),
    [("half \udc00", "text cannot be stored"), ("<p>x</p>" + "<i>" * 3000 + "deep", "markup nested too deeply")],
    ids=["half a character", "deep"],
)
def test_what_cannot_be_read_whole_is_refused(markup: str, reason: str) -> None:
    with pytest.raises(RefusedError, match=reason):
        text_of(markup)
