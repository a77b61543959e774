"""Text out of a stretch of HTML that is an article and nothing else, as WordPress, feeds and ReliefWeb give it.

Whole pages need :mod:`sijill.corpus.articles`; here every word counts, so nothing is weighed and left out.
"""

from __future__ import annotations

import re
from importlib.metadata import version

from lxml import etree, html

from sijill.corpus.records import RefusedError

EXTRACTOR = f"lxml {version('lxml')}"
UNREAD_TAGS = frozenset({"script", "style", "template", "noscript", "iframe", "object", "svg", "head"})
LINE_TAGS = frozenset({"br", "li", "tr", "dt", "dd"})
PARAGRAPH_TAGS = frozenset(
    {"p", "div", "section", "article", "header", "footer", "aside", "main", "nav", "address", "blockquote", "pre"}
    | {
        "figure",
        "figcaption",
        "ul",
        "ol",
        "dl",
        "table",
        "hr",
        "form",
        "fieldset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
    }
)
_NOT_IN_MARKUP = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_BLANK = re.compile(r"[ \t\r\n\f\xa0]+")


def text_of(markup: str) -> str:
    r"""Give the words of a stretch of HTML: paragraphs apart by an empty line, items of a list by a line end.

    Example:
        >>> text_of("<p>Two&nbsp;shells &amp; a rocket</p><p>fell.</p><script>x</script>")
        'Two shells & a rocket\n\nfell.'

    Raises:
        RefusedError: It holds half characters, which no file can keep, or is nested thousands deep.
    """
    try:
        content = _NOT_IN_MARKUP.sub("", markup).encode("utf-8")
    except UnicodeEncodeError as error:
        raise RefusedError("text cannot be stored", field="text", value=markup, detail=error.reason) from error
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    root = html.document_fromstring(b"<body>" + content + b"</body>", parser=parser)
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        # The parser leaves out what lies deeper, without another word.
        raise RefusedError("markup nested too deeply", field="text", value=markup[-40:])
    parts: list[str] = []
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        is_start = event == "start"
        parts.append(_break_at(element.tag, event))
        if is_start and element.tag in UNREAD_TAGS:
            walker.skip_subtree()
        elif is_start:
            parts.append(_BLANK.sub(" ", element.text or ""))
        if not is_start:
            parts.append(_BLANK.sub(" ", element.tail or ""))
    lines = [re.sub(" {2,}", " ", line).strip(" ") for line in "".join(parts).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def line_of(markup: str) -> str:
    """Give the words of a headline, on one line."""
    return " ".join(text_of(markup).split())


def _break_at(tag: str, event: str) -> str:
    if tag in PARAGRAPH_TAGS:
        return "\n\n"
    return "\n" if tag in LINE_TAGS and event == "start" else ""
