from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from sijill.corpus.articles import EXTRACTOR, article
from sijill.corpus.languages import language_of
from sijill.corpus.records import RefusedError

PAGES = Path(__file__).parents[1] / "cases" / "pages"
LAYOUTS = yaml.safe_load((PAGES / "pages.yml").read_text(encoding="utf-8"))
SENTENCE = "<p>Shells fell on the village of Qanat, killing two civilians and injuring three.</p>"
IN_METADATA = ("title", "published", "is_published_inferred", "author", "canonical_address")


def page_of(body: str, *, head: str = "") -> bytes:
    return f"<html><head><title>A page</title>{head}</head><body>{body}</body></html>".encode()


@pytest.mark.parametrize("case", LAYOUTS, ids=[case["layout"] for case in LAYOUTS])
def test_the_article_of_a_layout(case: dict[str, Any]) -> None:
    found = article((PAGES / case["file"]).read_bytes(), address=case["address"])

    lines = found.text.split("\n")
    expected = [line for line in case["text"].split("\n") if line not in case.get("not_taken", [])]
    assert [line for line in lines if line not in case.get("also_taken", [])] == expected
    assert set(case.get("also_taken", [])) <= set(lines)
    assert {name: getattr(found, name) for name in IN_METADATA} == {name: case[name] for name in IN_METADATA}
    assert [words for words in case["absent"] if words in found.text] == []
    assert language_of(found.text) == case["language"]
    assert found.extractor == EXTRACTOR


@pytest.mark.parametrize(
    ("charset", "hint"),
    [
        ("utf-8", "iso-8859-1"),
        ("utf-8-sig", None),
        ("utf-16", None),
        ("windows-1256", "windows-1256"),
        ("windows-1256", "utf-8"),
        ("iso-8859-6", None),
    ],
)
def test_a_charset_that_is_wrong_or_untold_does_not_spoil_the_words(charset: str, hint: str | None) -> None:
    case = next(case for case in LAYOUTS if case["language"] == "ar")
    page = (PAGES / case["file"]).read_text(encoding="utf-8").replace('<meta charset="utf-8">', "")
    page = page.translate(
        str.maketrans({"٥": "5", "٢": "2", "٠": "0", "٣": "3", "٦": "6", "«": '"', "»": '"', "©": "c"})
    )

    found = article(page.encode(charset), address=None, charset_hint=hint)

    assert (found.title, found.published) == (case["title"], "2023-09-05")
    assert "قرية الزيتونة صباح اليوم" in found.text


@pytest.mark.parametrize(
    ("page", "field", "detail"),
    [
        (b"", "content", "no web page"),
        (b"words", "content", "no web page"),
        (page_of("<img src='a.jpg'>"), "content", "nothing on the page reads as an article"),
        (page_of("<nav>Home</nav><footer>Imprint</footer>"), "content", "nothing on the page reads as an article"),
        (page_of("<i></i>" * 30_001 + SENTENCE), "elements", "most: 30000"),
        (page_of(f"<div {' '.join(f'a{n}=b' for n in range(10_001))}>{SENTENCE}"), "words in a tag", "most: 10000"),
        (page_of("<div>" * 20_000 + SENTENCE), "content", "nothing on the page reads as an article"),
    ],
    ids=["empty", "words", "picture", "menus", "elements", "attributes", "deep"],
)
def test_what_is_no_article(page: bytes, field: str, detail: str) -> None:
    with pytest.raises(RefusedError, match="no article text") as raised:
        article(page, address=None)
    assert (raised.value.field, raised.value.detail) == (field, detail)


@pytest.mark.parametrize(
    "declaration",
    [
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha"><!ENTITY x "&a;&a;&a;&a;&a;&a;&a;&a;">]>',
        '<?xml version="1.0" encoding="utf-7"?>',
    ],
    ids=["file", "laughs", "charset"],
)
def test_entities_and_declarations_of_xml_mean_nothing_in_a_page(declaration: str) -> None:
    page = declaration.encode() + page_of(
        f"<article>{SENTENCE}<p>The word &x; stands here, in a second sentence.</p>"
    )
    try:
        text = article(page, address=None).text
    except RefusedError as refusal:
        text = refusal.detail
    assert "root:" not in text
    assert "haha" not in text


@pytest.mark.parametrize(
    ("head", "address", "canonical"),
    [
        ('<link rel="canonical" href="/a">', "https://example.org/b?x=1", "https://example.org/a"),
        ('<link rel="canonical" href="javascript:alert(1)">', "https://example.org/b", None),
        ('<link rel="canonical" href="https://[x">', "https://example.org/b", None),
        ('<link rel="canonical" href="/a">', None, None),
        ('<meta property="og:url" content="https://example.org/og">', None, "https://example.org/og"),
        ("", "https://example.org/b", None),
    ],
)
def test_only_a_declared_web_address_is_canonical(head: str, address: str | None, canonical: str | None) -> None:
    assert article(page_of(f"<article>{SENTENCE}", head=head), address=address).canonical_address == canonical


def test_a_headline_is_not_told_twice_and_a_title_in_the_head_alone_is_no_text() -> None:
    twice = article(page_of(f"<h1>A page</h1><article><h1>A page</h1>{SENTENCE}</article>"), address=None)
    alone = article(page_of(f"<article>{SENTENCE}</article>"), address=None)

    assert [twice.text.count("A page"), alone.text.count("A page")] == [1, 0]
