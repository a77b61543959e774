"""The characters of a web page, whose declared character set is often wrong."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

from trafilatura.utils import detect_encoding

HEAD_BYTES = 4096
MOST_REPLACED = 0.001
"""Under a character set that is declared, at most this share of a page may be bytes that mean nothing in it."""

NO_CHARACTER_SETS = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape"})
"""What Python decodes as well though no page is written in it."""

_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""")


def decoded_page(page: bytes, *, charset_hint: str | None = None) -> str:
    """Give the characters of a page.

    A byte order mark decides; then UTF-8, if the bytes are valid in it, for no other text happens to be; then the
    character sets that the HTTP header and the page declare, if the page makes sense in them; then what its bytes
    look like. No page is refused: what fits nowhere is read as UTF-8 with marks of replacement.

    Args:
        page: The page as bytes.
        charset_hint: The character set of the HTTP header.
    """
    for mark, charset in _MARKS.items():
        if page.startswith(mark):
            return page[len(mark) :].decode(charset, errors="replace")
    try:
        return page.decode("utf-8")
    except UnicodeDecodeError:
        pass
    for charset in _declared_charsets(page, charset_hint):
        text = _decoded(page, charset, errors="replace")
        if text is not None and text.count("\ufffd") <= MOST_REPLACED * len(text):
            return text
    guessed = (_decoded(page, charset, errors="strict") for charset in detect_encoding(page))
    return next((text for text in guessed if text is not None), page.decode("utf-8", errors="replace"))


def _decoded(page: bytes, charset: str, *, errors: str) -> str | None:
    """Decode a page; None where it is no text in this character set, or the name is not one of a character set."""
    try:
        return page.decode(charset, errors=errors)
    except (LookupError, UnicodeError):
        return None


def _declared_charsets(page: bytes, hint: str | None) -> Iterator[str]:
    """Give the declared character sets that Python knows, as browsers understand their names."""
    for name in [hint or "", *(found.decode("ascii") for found in _DECLARED.findall(page[:HEAD_BYTES]))]:
        try:
            charset = codecs.lookup(name.strip()).name
        except (LookupError, ValueError):
            continue
        if charset.replace("_", "-") not in NO_CHARACTER_SETS:
            # What calls itself Latin-1 or ASCII is Windows-1252 on the web (WHATWG, Encoding Standard, 4.2).
            yield "cp1252" if charset in {"iso8859-1", "ascii"} else charset
