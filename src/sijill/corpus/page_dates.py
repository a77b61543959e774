"""The day on which a web page was published: from its metadata, before its address and before its text.

Any other date on a page may be the day of an event, of an edit or of a copyright, and a wrong date is worse than
none: with it every "yesterday" of the text would be wrong, unseen.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from typing import Any

import trafilatura
from lxml.html import HtmlElement, document_fromstring

from sijill.corpus.date_lines import day_of_line
from sijill.schema import FIRST_YEAR

ARTICLE_TYPES = {
    "Article",
    "NewsArticle",
    "BlogPosting",
    "Report",
    "LiveBlogPosting",
    "WebPage",
    "ReportageNewsArticle",
}
MOST_NODES = 1000
BLOCKS = ("p", "div", "span", "td", "li", "time", "h2", "h3", "h4", "h5", "h6", "small", "b", "i", "em", "font")

_BESIDE = (
    "ancestor-or-self::*[self::nav or self::aside or self::footer[not(ancestor::article)] or "
    "contains(@class, 'related') or contains(@class, 'comment') or contains(@class, 'sidebar') or "
    "contains(@class, 'widget') or contains(@id, 'related') or contains(@id, 'comment') or contains(@id, 'sidebar')]"
)
_MARKED = (
    f"//*[self::time or self::abbr or self::span or self::meta or self::p]"
    f"[contains(@itemprop, 'datePublished') or @pubdate or "
    f"(self::time or self::abbr) and contains(concat(' ', @class, ' '), ' published ')][not({_BESIDE})]"
)
_DAY_IN_ADDRESS = re.compile(r"//[^/]+/(?:[^?#]*/)?(\d{4})/(\d{1,2})/(\d{1,2})(?:/|$)")
_ISO_DAY = re.compile(r"\s*(\d{4}-\d{2}-\d{2})(?:[T ].*)?\s*")


def published_day(page: HtmlElement, *, address: str | None) -> tuple[str | None, bool]:
    """Give the day of publication (``YYYY-MM-DD``) of a page, or None, and whether it is only inferred.

    In this order: the metadata of the head; JSON-LD of schema.org's articles; elements that are marked as the time of
    publication; and, as inferred, the day in the address (``/2023/09/05/``) or a line of the page that is a date and
    nothing more, if all such lines name one day.

    Args:
        page: The parsed page, which is not changed.
        address: Where it was fetched, or None.
    """
    for told in (_day_in_head(page), _first_day(_days_in_json_ld(page)), _first_day(_marked_days(page))):
        if told:
            return told, False
    inferred = _day_in_address(address) or _only_day_in_lines(page)
    return inferred, inferred is not None


def _day_in_head(page: HtmlElement) -> str | None:
    """Let the library look through the head alone, without its title and what it says of changes and pictures."""
    head = page.find("head")
    if head is None:
        return None
    alone = document_fromstring("<html><body></body></html>")
    head = deepcopy(head)
    for element in list(head.iter("title", "meta", "link", "script", "style")):
        if element.tag != "meta" or _tells_another_day(element):
            element.drop_tree()
    alone.insert(0, head)
    searched = {"original_date": True, "extensive_search": False, "max_date": _latest_day().isoformat()}
    return trafilatura.extract_metadata(alone, date_config=searched, extensive=False).date


def _tells_another_day(meta: HtmlElement) -> bool:
    """Say whether an element of the head is about a change of the page or about a picture."""
    names = " ".join(meta.get(name, "") for name in ("property", "name", "itemprop", "http-equiv")).lower()
    return any(part in names for part in ("modif", "updat", "image", "expire", "last"))


def _days_in_json_ld(page: HtmlElement) -> Iterator[str]:
    """Give ``datePublished`` of the articles that the page itself is about, not of those it lists."""
    for script in page.xpath("//script[@type='application/ld+json']"):
        try:
            value = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _top_nodes(value):
            types = node.get("@type")
            if ARTICLE_TYPES & {str(name) for name in (types if isinstance(types, list) else [types])}:
                yield str(node.get("datePublished"))


def _top_nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Give the objects at the top of a JSON-LD block, in its list and in its ``@graph``; articles before pages."""
    nodes = value if isinstance(value, list) else [value]
    nodes = [node for node in nodes[:MOST_NODES] if isinstance(node, dict)]
    for node in list(nodes):
        graph = node.get("@graph")
        nodes += [part for part in (graph if isinstance(graph, list) else [])[:MOST_NODES] if isinstance(part, dict)]
    yield from sorted(nodes, key=lambda node: node.get("@type") == "WebPage")


def _marked_days(page: HtmlElement) -> Iterator[str]:
    for element in page.xpath(_MARKED):
        told = element.get("datetime") or element.get("content") or element.get("title")
        yield told or day_of_line(element.text_content()) or ""


def _first_day(told: Iterator[str]) -> str | None:
    for words in told:
        match = _ISO_DAY.fullmatch(words)
        if match and (day := _possible_day(match[1])):
            return day
    return None


def _day_in_address(address: str | None) -> str | None:
    match = _DAY_IN_ADDRESS.search(address or "")
    return _possible_day("{}-{:0>2}-{:0>2}".format(*match.groups())) if match else None


def _only_day_in_lines(page: HtmlElement) -> str | None:
    days = set()
    for element in page.iter(*BLOCKS):
        # A short element alone: the words of a long one would be gathered again for every element around it.
        if len(element) <= 3 and (day := day_of_line(element.text_content())) and not element.xpath(_BESIDE):
            days.add(_possible_day(day))
    return days.pop() if len(days) == 1 else None


def _possible_day(iso_day: str) -> str | None:
    try:
        day = date.fromisoformat(iso_day)
    except ValueError:
        return None
    return day.isoformat() if day.year >= FIRST_YEAR and day <= _latest_day() else None


def _latest_day() -> date:
    """Give the last day that has begun anywhere on Earth."""
    return datetime.now(UTC).date() + timedelta(days=1)
