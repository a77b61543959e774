"""The article on a web page: its words, title, author and day, without menus, teasers, comments and notices.

Extractors were compared on the seven layouts of ``tests/cases/pages`` by word F1 against what a reader would take,
the title counted as found (November 2026; columns: WordPress, newspaper, tables, boxes with comments, Arabic, plain
page, post of one sentence):

    ===========================  ====  ====  ====  ====  ====  ====  ====  =====
    extractor                     WP   news  tab.  box.  ar.   pl.   one   mean
    ===========================  ====  ====  ====  ====  ====  ====  ====  =====
    trafilatura 2.3.1, as here   1.00  0.94  0.96  0.97  1.00  1.00  1.00  0.982
    newspaper4k 0.9.6            1.00  0.94  0.96  0.96  0.97  1.00  1.00  0.975
    readability-lxml 0.9         1.00  0.96  0.90  1.00  0.97  0.98  1.00  0.972
    trafilatura, precision       1.00  0.94  0.84  1.00  1.00  0.94  1.00  0.959
    trafilatura, default         1.00  0.94  0.84  0.97  0.97  0.94  0.48  0.875
    goose3 3.1.22                1.00  1.00  0.96  1.00  0.20  0.94  1.00  0.871
    jusText 3.0.2                0.12  0.11  0.95  0.16  0.20  0.20  0.38  0.304
    ===========================  ====  ====  ====  ====  ====  ====  ====  =====

The first four are close and seven pages do not tell them apart. What decides for trafilatura is what F1 does not see:
it marks items of lists, reads metadata, and needs no stop words of a language. "As here" is with
:mod:`sijill.corpus.page_layouts`, which was written with these same pages in view.
"""

from __future__ import annotations

import logging
import re
import unicodedata
from copy import deepcopy
from dataclasses import dataclass
from importlib.metadata import version
from urllib.parse import urljoin

import trafilatura
from lxml.html import HtmlElement
from trafilatura.settings import Document

from sijill.corpus.fields import web_address
from sijill.corpus.page_charsets import decoded_page
from sijill.corpus.page_dates import published_day
from sijill.corpus.page_layouts import with_readable_layout
from sijill.corpus.records import RefusedError

# The library logs a page without an article as several errors of its own; the run record tells it once.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

EXTRACTOR = f"trafilatura {version('trafilatura')}"

NO_ARTICLE = "no article text"
MOST_ELEMENTS = 30_000
MOST_WORDS_IN_TAG = 10_000
"""A page of more elements, or more attributes to one, is no article and would keep the parser busy for minutes."""

_TAG = re.compile(r"<[A-Za-z][^<>]*")

BESIDE_THE_ARTICLE = [
    "//nav",
    "//footer[not(ancestor::article)]",
    "//form",
    "//*[not(*) and normalize-space()='Advertisement']",
    "//*[@role='dialog' or @role='navigation' or @role='complementary']",
]
"""What is taken off a page before its article is looked for, as XPath; the library looks for more of it itself."""


@dataclass(frozen=True)
class Article:
    """What a page says as an article.

    ``text`` has each paragraph, heading and item of a list (after ``- ``) on a line of its own and begins with the
    headline. ``published`` is an ISO date (``2023-09-05``); ``is_published_inferred`` says that no metadata
    tell it, but the address or a line of the page. ``canonical_address`` is the one that the page declares,
    which may be wrong or another site's. ``extractor`` names the program that took the text out.
    """

    text: str
    title: str | None
    published: str | None
    is_published_inferred: bool
    author: str | None
    canonical_address: str | None
    extractor: str = EXTRACTOR


def article(page: bytes, *, address: str | None, charset_hint: str | None = None) -> Article:
    """Take the article out of a web page.

    Args:
        page: The page as bytes, after any transfer or content encoding was undone.
        address: Where the page was fetched, after redirects; None for a saved file.
        charset_hint: The character set of the HTTP header; a hint, for it is often wrong.

    Raises:
        RefusedError: There is no article on the page, or the page is too large to be one.
    """
    tree = _parsed(page, charset_hint)
    day, is_inferred = published_day(tree, address=address)
    found = _extracted(tree)
    if found is None or not found.text or not found.text.strip():
        raise _refusal(page, "nothing on the page reads as an article")
    title = _one_line(found.title)
    return Article(
        text=_with_headline(found.text, title, tree),
        title=title,
        published=day,
        is_published_inferred=is_inferred,
        author=_one_line(found.author),
        canonical_address=_canonical(tree, address),
    )


def _parsed(page: bytes, charset_hint: str | None) -> HtmlElement:
    text = decoded_page(page, charset_hint=charset_hint)
    words = max((len(tag.group().split()) for tag in _TAG.finditer(text)), default=0)
    if words > MOST_WORDS_IN_TAG:
        raise RefusedError(NO_ARTICLE, field="words in a tag", value=words, detail=f"most: {MOST_WORDS_IN_TAG}")
    tree = trafilatura.load_html(_without_xml_declaration(text))
    if tree is None:
        raise _refusal(page, "no web page")
    elements = sum(1 for _ in tree.iter())
    if elements > MOST_ELEMENTS:
        raise RefusedError(NO_ARTICLE, field="elements", value=elements, detail=f"most: {MOST_ELEMENTS}")
    return tree


def _extracted(tree: HtmlElement) -> Document | None:
    try:
        found = trafilatura.bare_extraction(
            with_readable_layout(deepcopy(tree)),
            with_metadata=True,
            favor_precision=True,
            include_comments=False,
            prune_xpath=BESIDE_THE_ARTICLE,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except RecursionError:  # elements nested a thousand deep
        return None
    return found if isinstance(found, Document) else None


def _refusal(page: bytes, detail: str) -> RefusedError:
    return RefusedError(NO_ARTICLE, field="content", value=page[:40], detail=detail)


def _without_xml_declaration(text: str) -> str:
    """Take off ``<?xml … encoding="…"?>``: the characters are decoded, and the parser would decode them again."""
    return re.sub(r"\A\s*<\?xml[^>]{0,200}\?>", "", text)


def _one_line(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None


def _with_headline(text: str, title: str | None, tree: HtmlElement) -> str:
    """Put the headline that the page shows before the text, unless one of the first lines is it.

    Themes differ in whether they draw the headline within the article. A title that stands in the head alone is no
    part of the text.
    """
    lines = [line.strip() for line in text.strip().split("\n") if line.strip()]
    shown = {_folded(heading.text_content()) for heading in tree.iter("h1")}
    if title and _folded(title) in shown and all(_folded(line) != _folded(title) for line in lines[:3]):
        lines.insert(0, title)
    return "\n".join(lines)


def _folded(text: str) -> str:
    return re.sub(r"\W+", " ", unicodedata.normalize("NFKC", text)).casefold().strip()


def _canonical(tree: HtmlElement, address: str | None) -> str | None:
    """Give the address that the page declares as its own: ``rel="canonical"`` before ``og:url``."""
    declared = [
        *tree.xpath("//link[contains(concat(' ', normalize-space(@rel), ' '), ' canonical ')]/@href"),
        *tree.xpath("//meta[@property='og:url']/@content"),
    ]
    for told in declared:
        try:
            found = web_address(urljoin(address or "", str(told).strip()))
        except ValueError:
            continue
        if found:
            return found
    return None
