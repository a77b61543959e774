"""Text with the words that decided something marked in place, also where marks lie in or across one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from sijill.schema import OUTCOMES

KINDS: dict[str, str] = {
    "trigger": "what",
    "initiator": "who",
    "target": "to whom",
    "partner": "with whom",
    "place": "where",
    "date": "when",
    "number": "how many",
    "equipment": "with what",
    "voucher": "says who",
}
"""Kinds of marks with the short word that stands behind each, in the order in which they are told."""
SENTENCE = "sentence"
"""The kind of the stretch that tells an event; it has no word of its own."""
_ACTORS = ("initiator", "target", "partner")


class Mark(NamedTuple):
    """A stretch of a text, start inclusive and end exclusive, and what it tells; ``note`` says more in words."""

    start: int
    end: int
    kind: str
    note: str = ""


class Segment(NamedTuple):
    """A piece of text under one set of marks: ``kinds`` cover it, ``ends`` are those of them that end with it."""

    text: str
    kinds: tuple[str, ...]
    ends: tuple[str, ...]
    note: str = ""


def segments(text: str, marks: Iterable[Mark]) -> list[Segment]:
    """Cut a text at the ends of its marks; the pieces together are the text.

    Marks outside the text, or of no length, are left out. Of equal marks one is kept.

    Example:
        >>> [tuple(piece)[:3] for piece in segments("two men", [Mark(0, 7, "target"), Mark(0, 3, "number")])]
        [('two', ('number', 'target'), ('number',)), (' men', ('target',), ('target',))]
    """
    kept = sorted({mark for mark in marks if 0 <= mark.start < mark.end <= len(text)})
    cuts = sorted({0, len(text), *(mark.start for mark in kept), *(mark.end for mark in kept)})
    found: list[Segment] = []
    opened: list[Mark] = []
    waiting = 0
    for start, end in pairwise(cuts):
        while waiting < len(kept) and kept[waiting].start <= start:
            opened.append(kept[waiting])
            waiting += 1
        opened = [mark for mark in opened if mark.end > start]
        ending = [mark for mark in opened if mark.end == end]
        note = "; ".join(dict.fromkeys(mark.note for mark in opened if mark.note))
        found.append(Segment(text[start:end], _kinds(opened), _kinds(ending), note))
    return found


def _kinds(marks: Sequence[Mark]) -> tuple[str, ...]:
    return tuple(sorted({mark.kind for mark in marks}))


def marked(text: str, marks: Iterable[Mark]) -> Markup:
    """Give a text as HTML in which each mark is a ``mark`` element with its kinds as classes; all else is escaped."""
    return Markup("").join(_element(segment) for segment in segments(text, marks))


def _element(segment: Segment) -> Markup:
    if not segment.kinds:
        return escape(segment.text)
    names = ", ".join(KINDS[kind] for kind in segment.ends if kind in KINDS)
    title = Markup(' title="{}"').format(segment.note) if segment.note else Markup("")
    label = Markup(" <small>{}</small>").format(names) if names else Markup("")
    return Markup('<mark class="{}"{}>{}{}</mark>').format(" ".join(segment.kinds), title, segment.text, label)


def marks_of(event: Mapping[str, Any]) -> list[Mark]:
    """Give the marks of one event in its interchange form (a line of ``events.jsonl``), its sentence among them."""
    found = [_mark(event["sentence"], SENTENCE), _mark(event["trigger"], "trigger")]
    for role in _ACTORS:
        found += [_mark(actor, role) for actor in event.get(role) or ()]
    found += [_mark(place, "place") for place in event.get("places") or ()]
    found += [_mark(item, "equipment") for item in event.get("equipment") or ()]
    single = {"date_span": "date", "count_span": "number", "attribution": "voucher"} | dict.fromkeys(
        OUTCOMES, "number"
    )
    found += [_mark(event[field], kind) for field, kind in single.items() if event.get(field)]
    return found


def _mark(span: Mapping[str, Any], kind: str) -> Mark:
    return Mark(int(span["start"]), int(span["end"]), kind)
