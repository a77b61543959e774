"""Which date of a sentence is an event's own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum

from sijill.edtf import bounds
from sijill.extraction.dates import DateMention
from sijill.extraction.parsed import Token
from sijill.extraction.sentences import SentenceReading
from sijill.extraction.syntax import is_verbal, token_at
from sijill.extraction.triggers import Trigger

FARTHEST = 100
"""Tokens between an event and its date, at the most."""

FARTHEST_BEHIND = 25
"""Tokens between an event and a date behind it that is not of its own clause, at the most."""

SAME_TIME = re.compile(r"\b(?:meanwhile|meantime|(?:same|that) (?:time|period|while))\b", re.IGNORECASE)
"""Words that leave the date that holds, as they name none."""

_NO_TIME = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")
_CLAUSE_OPENERS = frozenset({",", ";", ":", "and", "but", "while", "then", "as", "–", "-"})
_OWN_CLAUSES = frozenset({"relcl", "ccomp", "advcl", "parataxis"})


class Nearness(IntEnum):
    """How a date stands to an event, nearest first."""

    OWN = 0
    """In the event's own clause."""
    ABOVE = 1
    """In a clause above it that tells no other event."""
    REPORT = 2
    """The day of the report that tells it."""
    BESIDE = 3
    """In the clause of an event above or below it."""
    BEFORE = 4
    """At the head of a clause before it ("…, and yesterday …")."""


def usable_dates(reading: SentenceReading) -> list[DateMention]:
    """Give the dates of a sentence that may date an event.

    "now" and "lately" date none, and "at the same time" leaves the date that holds.
    """
    return [date for date in reading.dates if _is_usable(date, reading.published)]


def _is_usable(date: DateMention, published: str | None) -> bool:
    if SAME_TIME.search(date.text):
        return False
    if date.edtf is not None:
        return True
    return published is None and date.timex_type in ("DATE", "TIME") and date.timex_value not in _NO_TIME


def own_date(
    reading: SentenceReading, trigger: Trigger, others: Sequence[Trigger], *, is_told: bool
) -> DateMention | None:
    """Give the date whose clause is the event's, else one that holds for the whole sentence.

    Args:
        reading: the sentence.
        trigger: the event's trigger.
        others: the other triggers of the sentence.
        is_told: whether the event is told as having happened or not happened. What was ordered, planned or feared
            has only a date in its own clause, or one that is still to come; what happened has none to come.
    """
    head = reading.sentence.doc[trigger.head]
    placed = [
        (date, token)
        for date in usable_dates(reading)
        if (token := token_at(reading.sentence, date.start)) is not None and abs(token.i - head.i) <= FARTHEST
    ]
    heads = frozenset({other.head for other in others} | {trigger.head})
    opening = _opening_before(reading, placed, head)
    ranked = []
    for date, token in placed:
        if is_told:
            nearness = _nearness_to_told(reading, date, token, head, heads, opening)
        else:
            nearness = _nearness_to_untold(reading, date, token, head, heads)
        if nearness is not None:
            ranked.append((nearness, abs(token.i - head.i), date.start, date))
    return min(ranked)[3] if ranked else None


def _nearness_to_told(
    reading: SentenceReading,
    date: DateMention,
    token: Token,
    head: Token,
    heads: frozenset[int],
    opening: DateMention | None,
) -> Nearness | None:
    if _is_to_come(date, reading.published):
        return None
    nearness = _nearness(reading, date, token, head, heads)
    if nearness is Nearness.OWN:
        return nearness
    if _is_ended(date, opening) or token.i - head.i > FARTHEST_BEHIND:
        return None
    return Nearness.BEFORE if nearness is None and date is opening else nearness


def _nearness_to_untold(
    reading: SentenceReading, date: DateMention, token: Token, head: Token, heads: frozenset[int]
) -> Nearness | None:
    if _is_to_come(date, reading.published):
        return Nearness.ABOVE
    return Nearness.OWN if _is_own(token, head, heads, reading, date) else None


def _is_ended(date: DateMention, opening: DateMention | None) -> bool:
    """Whether a later date at the head of a clause ends what one holds ("…, and on Tuesday they reported that …")."""
    return opening is not None and date.start < opening.start


def _is_to_come(date: DateMention, published: str | None) -> bool:
    if published is None or date.edtf is None or date.edtf.startswith("XXXX"):
        return False
    start = bounds(date.edtf).start
    return start is not None and start.isoformat() > published


def _nearness(
    reading: SentenceReading, date: DateMention, token: Token, head: Token, heads: frozenset[int]
) -> Nearness | None:
    telling = reading.reported_by.get(date.start)
    if telling is not None and telling.i not in heads:
        return Nearness.REPORT if telling in head.ancestors else None
    owner = _owner(token, heads)
    if owner is None:
        verb = next((one for one in token.ancestors if is_verbal(one)), None)
        return Nearness.ABOVE if verb is not None and verb in head.ancestors else None
    if owner in head.ancestors:
        return Nearness.BESIDE
    if _is_in_clause_below(token, head):
        return None
    if owner == head:
        return Nearness.OWN
    return Nearness.BESIDE if head in owner.ancestors else None


def _is_own(token: Token, head: Token, heads: frozenset[int], reading: SentenceReading, date: DateMention) -> bool:
    """Whether a date stands in an event's clause so closely that it holds for a plan or a fear as well."""
    if date.start in reading.reported_by:
        return False
    if _owner(token, heads) != head:
        return _is_of_subject(token, head)
    verb = next((one for one in token.ancestors if is_verbal(one)), None)
    return verb is None or verb == head or head in verb.ancestors or not is_verbal(head)


def _is_of_subject(token: Token, head: Token) -> bool:
    """Whether a date stands in the clause that an event is the subject of ("if protests go out today")."""
    verb = next((one for one in token.ancestors if is_verbal(one)), None)
    return head.dep_ in ("nsubj", "nsubjpass") and verb is not None and verb == head.head


def _owner(token: Token, heads: frozenset[int]) -> Token | None:
    """Give the event that a date hangs on in the parse."""
    return next((one for one in (token, *token.ancestors) if one.i in heads), None)


def _is_in_clause_below(token: Token, head: Token) -> bool:
    """Whether a clause stands between a date and the event above it ("shelled a town they took days ago")."""
    for ancestor in (token, *token.ancestors):
        if ancestor == head:
            return False
        if ancestor.dep_ in _OWN_CLAUSES and is_verbal(ancestor):
            # "the strikes that they carried out on Friday": the clause tells of the event itself.
            return ancestor.head != head or is_verbal(head)
    return False


def _opening_before(
    reading: SentenceReading, placed: Sequence[tuple[DateMention, Token]], head: Token
) -> DateMention | None:
    """Give the last date before an event that opens a clause: it holds for what follows."""
    opening = [date for date, token in placed if token.i < head.i and _opens_clause(reading, date, token)]
    return opening[-1] if opening else None


def _opens_clause(reading: SentenceReading, date: DateMention, token: Token) -> bool:
    if reading.leads(date.start):
        return True
    doc, before = token.doc, token.i - 1
    while before > reading.sentence.start and doc[before].pos_ in ("ADP", "DET", "ADV"):
        before -= 1
    return doc[before].lower_ in _CLAUSE_OPENERS
