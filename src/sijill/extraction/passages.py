"""Passages: a date that opens one ("On September 5, …") holds for the sentences that follow it.

It holds until another date is told or the paragraph ends; a date in a heading, for the list under it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sijill.edtf import bounds
from sijill.extraction.dates import DateMention
from sijill.extraction.owning import SAME_TIME, usable_dates
from sijill.extraction.sentences import SentenceReading

RECAP_DAYS = 7
"""Days between a date and the publication from which on it opens a recap."""

_ADDING = frozenset({
    "also", "too", "likewise", "besides", "moreover", "then", "afterwards", "later", "there", "context",
    "simultaneously",
})  # fmt: skip
"""Words by which a paragraph goes on with what the one before it told."""

_DEFINITE = frozenset({"the", "this", "that", "these", "those", "such"})


@dataclass(frozen=True)
class Passage:
    """A date that holds on.

    ``is_day_of_report`` where it says when what follows was reported; ``is_approximate`` there, and where it was told
    in an earlier paragraph; ``number`` is the number of the paragraph that it holds in; ``opened_by`` what it stands
    in: a ``headline`` holds for the whole report, a ``list heading`` for the items under it, a ``sentence`` for its
    paragraph.
    """

    mention: DateMention
    is_day_of_report: bool
    is_approximate: bool
    number: int
    opened_by: str

    def day_of_report_before(self, position: int) -> DateMention | None:
        """Give the day of the report that the passage tells of, if it was told before a character of the text."""
        return self.mention if self.is_day_of_report and self.mention.start < position else None


def passage_after(reading: SentenceReading, before: Passage | None) -> Passage | None:
    """Give the passage that a sentence stands in: the one that it opens, or the one before where that holds on."""
    dates = usable_dates(reading)
    opened_by = _kind_of_opening(reading) if dates else ""
    mention = _opening(reading, dates, opened_by)
    if mention is not None:
        is_reported = mention.start in reading.reported_by
        return Passage(mention, is_reported, is_reported, reading.number, opened_by)
    if before is None or before.number == reading.number or before.opened_by == "headline":
        return before
    if before.opened_by == "list heading":
        return before if _is_item(reading) else None
    goes_on = _is_recap(before.mention, reading.published) or _goes_on(reading)
    return replace(before, number=reading.number, is_approximate=True) if goes_on else None


def _is_recap(mention: DateMention, published: str | None) -> bool:
    """Whether a day lies so far back that a report does not turn to its own news again without a sign."""
    if published is None or mention.edtf is None or mention.edtf.startswith("XXXX"):
        return False
    start, end, *_ = bounds(mention.edtf)
    return start is not None and start == end and (date.fromisoformat(published) - start).days >= RECAP_DAYS


def _kind_of_opening(reading: SentenceReading) -> str:
    if reading.paragraph.kind == "headline":
        return "headline"
    return "list heading" if reading.is_total or reading.sentence.text.rstrip().endswith(":") else "sentence"


def _opening(reading: SentenceReading, dates: Sequence[DateMention], opened_by: str) -> DateMention | None:
    """Give the date that a sentence opens a passage with: at its head, or in a report's; in a heading, any."""
    for mention in dates:
        is_at_head = reading.leads(mention.start) or mention.start in reading.reported_by
        if opened_by != "sentence" or is_at_head:
            return mention
    return None


def _is_item(reading: SentenceReading) -> bool:
    """Whether a sentence is an item of a list: a bullet, or one that no subject of its own opens ("Two in A, …")."""
    if reading.paragraph.kind == "bullet":
        return True
    first = next((token for token in reading.sentence if not token.is_space and not token.is_punct), None)
    return first is not None and (first.pos_ == "NUM" or first.lower_ in ("in", "one"))


def _goes_on(reading: SentenceReading) -> bool:
    """Whether a paragraph goes on with the one before: it adds to it, or opens with whom that one told of."""
    words = [token for token in reading.sentence if not token.is_space and not token.is_punct]
    if any(token.lower_ in _ADDING for token in words):
        return True
    if any(SAME_TIME.search(date.text) for date in reading.dates):
        return True
    if not words or (words[0].tag_ in ("PRP", "PRP$") and words[0].lower_ != "it"):
        return bool(words)
    return words[0].lower_ in _DEFINITE and any(trigger.head == words[0].head.i for trigger in reading.triggers)
