"""Whether two triggers of one sentence and type tell of two happenings (codebook, "What counts as an event")."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.extraction.drafts import Draft
from sijill.extraction.parsed import Doc, Span
from sijill.extraction.syntax import PASSIVE_SUBJECTS, SUBJECTS

_FURTHER = frozenset(
    {"another", "second", "third", "other", "more", "also", "too", "again", "likewise", "later", "then"}
)
"""Words at a trigger that announce a further happening."""


def stand_apart(first: Draft, second: Draft) -> bool:
    """Whether a sentence tells of two happenings of one type.

    It does where a semicolon parts the triggers, the second is told as a further one, each has a date of its own,
    both are verbs with a subject or a target of their own, or each has another initiator.

    Args:
        first: one of two drafts of a sentence.
        second: the other one.
    """
    doc, (before, behind) = first.sentence.doc, sorted((first.trigger.head, second.trigger.head))
    if any(token.text == ";" for token in doc[before:behind]):
        return True
    if any(child.lower_ in _FURTHER for child in doc[behind].children):
        return True
    dates = _own_date(first), _own_date(second)
    if None not in dates and dates[0] != dates[1]:
        return True
    if "noun" not in (first.trigger.kind, second.trigger.kind):
        if _has_subject(doc, before) and _has_subject(doc, behind):
            return True
        if _differ(first.target, second.target):
            return True
    is_told = "initiator" not in first.inferred and "initiator" not in second.inferred
    return is_told and _differ(first.initiator, second.initiator)


def _own_date(draft: Draft) -> int | None:
    """Give where the words of a draft's date stand, or None where its sentence tells none."""
    return draft.date.mention.start if draft.date.mention and draft.date.inferred is None else None


def _has_subject(doc: Doc, position: int) -> bool:
    return any(child.dep_ in SUBJECTS or child.dep_ in PASSIVE_SUBJECTS for child in doc[position].children)


def _differ(some: Sequence[Span], others: Sequence[Span]) -> bool:
    return bool(some and others) and {span.root.i for span in some}.isdisjoint(span.root.i for span in others)
