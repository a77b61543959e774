"""Old page layouts made readable: tables that only place things, and paragraphs that are only line breaks.

Extractors look for paragraphs and boxes. A page that is laid out with tables has none, and its menu is as much of a
table's cell as its article.
"""

from __future__ import annotations

from lxml.html import Element, HtmlElement

FLOWING = frozenset(
    {"a", "abbr", "b", "big", "cite", "em", "font", "i", "small", "span", "strong", "sub", "sup", "u"}
)
"""Elements that stand within a line; whatever else is a block of its own."""

SECTIONS = ("article", "main", "section", "div")


def with_readable_layout(page: HtmlElement) -> HtmlElement:
    """Change a parsed page in place so that its text stands in boxes and paragraphs, and give it back.

    Tables without headings that hold other tables or line breaks become boxes, a run of text between two line breaks
    becomes a paragraph, and a page without any box becomes one article.
    """
    tables = [table for table in page.iter("table") if _is_layout(table)]
    for table in tables:
        _make_boxes(table)
    if tables:
        for box in [box for box in page.iter("div") if box.find(".//br") is not None and _is_innermost(box)]:
            _make_paragraphs(box)
    body = page.find("body")
    if body is not None and next(body.iter(*SECTIONS, "table"), None) is None:
        body.tag = "article"
        page.append(Element("body"))
        page[-1].append(body)
    return page


def _is_layout(table: HtmlElement) -> bool:
    if table.find(".//th") is not None or table.find(".//caption") is not None:
        return False
    return table.find(".//table") is not None or table.find(".//br") is not None or len(table.findall(".//td")) == 1


def _make_boxes(table: HtmlElement) -> None:
    """Make boxes of a table and of its own cells, not of those of the tables in it."""
    for part in [table, *(element for element in table.iter("tbody", "tr", "td") if _table_of(element) is table)]:
        part.tag = "div"


def _table_of(element: HtmlElement) -> HtmlElement | None:
    return next(element.iterancestors("table"), None)


def _is_innermost(box: HtmlElement) -> bool:
    return box.find(".//div") is None and box.find(".//table") is None and box.find(".//p") is None


def _make_paragraphs(box: HtmlElement) -> None:
    """Put each run of text between line breaks into a paragraph; what was bold or coloured is plain in it."""
    for element in list(box.iter(*FLOWING - {"a"})):
        element.drop_tag()
    paragraph = Element("p")
    paragraph.text, box.text = box.text, None
    paragraphs = [paragraph]
    for element in list(box):
        tail, element.tail = element.tail, None
        if element.tag in FLOWING:
            paragraphs[-1].append(element)
            element.tail = tail
            continue
        box.remove(element)
        if element.tag != "br":
            paragraphs.append(element)
        paragraphs.append(Element("p"))
        paragraphs[-1].text = tail
    box[:] = [part for part in paragraphs if part.tag != "p" or part.text_content().strip()]
