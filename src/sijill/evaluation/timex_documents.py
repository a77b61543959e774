"""Documents whose time expressions people have marked in line: TIMEX2, and TIMEX3 in TimeML.

The documents are read tag by tag, not as XML: no entity that a document declares is ever expanded, nothing is
fetched, and a stray ``&`` or ``<`` in a text that is no XML stops nothing.

Sources of the forms: Ferro and others, TIDES 2005 Standard for the Annotation of Temporal Expressions (TIMEX2);
Saurí and others, TimeML Annotation Guidelines 1.2.1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

from sijill.errors import DataCheckError
from sijill.evaluation.json_lines import problem

_MARKS = ("timex2", "timex3")
_STAMPS = ("datetime", "dct")
_STAMPED = "CREATION_TIME"
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


@dataclass(frozen=True)
class TimeExpression:
    """A time expression: where it stands (``text[start:end]``), its words, its TIMEX value, its TIMEX3 type.

    ``type`` is ``DATE``, ``TIME``, ``DURATION`` or ``SET``, and None where it is not told, as in TIMEX2.
    """

    start: int
    end: int
    text: str
    value: str
    type: str | None = None


@dataclass(frozen=True)
class TimexDocument:
    """A document without its tags: its text, its date stamp (ISO date or None), what is marked in the text.

    The stamp itself is not among the expressions. Of expressions that start together the longer comes first.
    """

    text: str
    published: str | None
    expressions: tuple[TimeExpression, ...]
    has_types: bool


Attributes = dict[str, str]


class _TagReader(HTMLParser):
    """Collects the text of a document, its stamps, and where its marks start and end."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root: str | None = None
        self.pieces: list[str] | None = None
        self.stamps: list[str] = []
        self.marked: list[tuple[int, int, Attributes]] = []
        self.opened: list[tuple[int, Attributes]] = []
        self._length = 0
        self._within: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.root = self.root or tag
        if tag in _MARKS:
            given = {name: told or "" for name, told in attrs}
            self.opened.append((self._length, given))
            if self.is_in(*_STAMPS) or given.get("functionindocument") == _STAMPED:
                self.stamps.append(_value(given))
        elif tag in ("text", *_STAMPS):
            self._within.append(tag)
            if tag == "text" and self.pieces is None:
                self.pieces = []

    def handle_endtag(self, tag: str) -> None:
        if tag in _MARKS:
            if not self.opened:
                raise DataCheckError(problem(tag.upper(), "".join(self.pieces or [])[-40:], "ends but never started"))
            start, given = self.opened.pop()
            if self.is_in("text") and start < self._length and given.get("functionindocument") != _STAMPED:
                self.marked.append((start, self._length, given))
        elif tag in self._within:
            self._within.remove(tag)

    def handle_data(self, data: str) -> None:
        if self.pieces is not None and self.is_in("text"):
            self.pieces.append(data)
            self._length += len(data)
        elif self.is_in(*_STAMPS):
            self.stamps.append(data)

    def set_cdata_mode(self, *_args: object, **_options: object) -> None:
        """Read on as ever after ``<title>`` and ``<script>``, which hold no tags in HTML but may here."""

    def is_in(self, *tags: str) -> bool:
        """Tell whether one of some elements is open."""
        return any(tag in self._within for tag in tags)


def _value(given: Attributes) -> str:
    return given.get("value", given.get("val", ""))


def read_timex_document(path: Path) -> TimexDocument:
    r"""Read a document with in-line TIMEX2 or TimeML marks.

    The text is what stands in its element ``TEXT``, with line ends as ``\n``; other tags in it (``EVENT``,
    ``SIGNAL``) are taken off and their words kept. Marks may be nested. A mark without words (TIMEX3 of times that
    are only implied) is passed over. The stamp is the day in ``DATETIME`` or in the mark with ``functionInDocument``
    ``CREATION_TIME``.

    Raises:
        DataCheckError: the file is not UTF-8, has no text, a mark of it is not closed or its stamp is no day; the
            message names field and value.
        OSError: the file cannot be read.
    """
    reader = _TagReader()
    try:
        content = path.read_bytes().decode("utf-8-sig")
        reader.feed(content.replace("\r\n", "\n").replace("\r", "\n"))
        reader.close()
    except UnicodeDecodeError as error:
        raise DataCheckError(problem("content", error.object[error.start : error.end], "is no UTF-8")) from error
    except AssertionError as error:  # the parser's own, on a malformed declaration
        raise DataCheckError(problem("content", str(error), "has a malformed declaration")) from error
    if reader.pieces is None or reader.is_in("text"):
        lack = "the document has no such element" if reader.pieces is None else "starts but never ends"
        raise DataCheckError(problem("TEXT", None, lack))
    text = "".join(reader.pieces)
    if reader.opened:
        raise DataCheckError(problem("TIMEX", text[reader.opened[0][0] :][:40], "starts but never ends"))
    return TimexDocument(text, _published(reader.stamps), _expressions(reader, text), reader.root == "timeml")


def _expressions(reader: _TagReader, text: str) -> tuple[TimeExpression, ...]:
    found = (
        TimeExpression(start, end, text[start:end], _value(given), given.get("type", "").upper() or None)
        for start, end, given in reader.marked
    )
    return tuple(sorted(found, key=lambda one: (one.start, -one.end)))


def _published(stamps: list[str]) -> str | None:
    found = next(filter(None, map(_DAY.search, stamps)), None)
    if found is None:
        return None
    try:
        return str(date.fromisoformat(found[0]))
    except ValueError as error:
        raise DataCheckError(problem("DATETIME or DCT", found[0], "is no day of the calendar")) from error
