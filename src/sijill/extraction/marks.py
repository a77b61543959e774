"""What the components leave on a parsed text for those after them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from sijill.extraction import parsed
from sijill.extraction.dates import DateMention
from sijill.extraction.toponyms import Toponym
from sijill.extraction.triggers import Trigger
from sijill.reading import ReadReport
from sijill.schema import Event

if TYPE_CHECKING:
    from sijill.extraction.drafts import Draft

EXTENSION = "sijill"
_PARSED = "sijill_parsed"


@dataclass
class Marks:
    """The annotations of one text; spans are in characters or tokens of the parsed text.

    ``clause_starts`` are the tokens where a clause of a long sentence begins that is parsed by itself. ``drafts`` are
    the events while they are being made; ``events`` are made of them in the same order, and ``traits`` are those of
    each of the ``events``; ``unlikely`` counts the events that were left out because their confidence is too low.
    """

    read: ReadReport | None = None
    clause_starts: frozenset[int] = frozenset()
    dates: list[DateMention] = field(default_factory=list)
    actor_names: list[tuple[int, int, str]] = field(default_factory=list)
    toponyms: list[Toponym] = field(default_factory=list)
    triggers: list[Trigger] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    traits: list[tuple[str, ...]] = field(default_factory=list)
    unlikely: int = 0


def marks_of(doc: Doc) -> Marks:
    """Give the marks of a text, made at the first call."""
    if not Doc.has_extension(EXTENSION):
        Doc.set_extension(EXTENSION, default=None)
    if doc._.get(EXTENSION) is None:
        doc._.set(EXTENSION, Marks())
    marks: Marks = doc._.get(EXTENSION)
    return marks


def parsed_of(doc: Doc) -> parsed.Doc:
    """Give the plain copy of a text, made at the first call; its parse must be complete then."""
    if _PARSED not in doc.user_data:
        doc.user_data[_PARSED] = parsed.Doc(doc, clause_starts=marks_of(doc).clause_starts)
    copied: parsed.Doc = doc.user_data[_PARSED]
    return copied


def forget_parse(doc: Doc) -> None:
    """Drop the plain copy of a text that is parsed anew."""
    doc.user_data.pop(_PARSED, None)
