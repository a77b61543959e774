"""When an event happened: which of the dates told is its own (codebook, section "Dates")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sijill.edtf import bounds
from sijill.extraction.dates import DateMention
from sijill.extraction.owning import own_date
from sijill.extraction.parsed import Span, Token
from sijill.extraction.passages import Passage
from sijill.extraction.reported_days import is_calendar_day, is_day_of_report, told_on_day_of_report
from sijill.extraction.sentences import SentenceReading
from sijill.extraction.syntax import lemma
from sijill.extraction.tenses import tense_of
from sijill.extraction.triggers import Trigger
from sijill.schema import ACTUAL_MODALITIES

_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
PUBLISHED_DAY = "publication date"
NO_DATE_WORDS = "words give no date without a publication date"


@dataclass(frozen=True)
class EventDate:
    """An event's date: EDTF, the words that tell it, and the reason where no words do."""

    edtf: str | None
    mention: DateMention | None = None
    inferred: str | None = None


def date_of(
    reading: SentenceReading,
    trigger: Trigger,
    others: Sequence[Trigger],
    passage: Passage | None,
    modality: str,
    cue: Span | None = None,
) -> EventDate:
    """Decide an event's date.

    Args:
        reading: the trigger's sentence with the dates that it tells.
        trigger: the event's trigger.
        others: the other triggers of the sentence.
        passage: the date that an earlier sentence set for those after it, if any.
        modality: how the event is told.
        cue: the words that say so; what somebody is accused of has only a date of its own.

    Returns:
        The date told for the event; else the passage's; else for what is told as happened the publication date,
        marked approximate; else none.
    """
    sentence, published = reading.sentence, reading.published
    is_charge = cue is not None and lemma(cue.root) in reading.knowledge.cues.accusations
    is_actual = modality in ACTUAL_MODALITIES and not is_charge
    mention = own_date(reading, trigger, others, is_told=is_actual or modality == "negated")
    if mention is not None:
        if mention.edtf is None:
            return EventDate(None, mention, NO_DATE_WORDS)
        is_reported = is_day_of_report(reading.reported_by.get(mention.start), sentence.doc[trigger.head])
        edtf = told_on_day_of_report(mention, _day_of_report(reading, mention, passage)) or mention.edtf
        if trigger.event_type == "toll_summary":
            edtf = until_publication(edtf, published)
        return EventDate(approximate(edtf) if is_reported else edtf, mention)
    if not is_actual:
        return EventDate(None)
    head = sentence.doc[trigger.head]
    tense = tense_of(head, reading.knowledge.telling.all_of_them)
    if passage is not None and passage.mention.edtf and tense not in ("present", "past perfect"):
        edtf = approximate(passage.mention.edtf) if passage.is_approximate else passage.mention.edtf
        return EventDate(edtf, passage.mention, f"date of the passage ({passage.mention.text})")
    if published is None or tense == "past perfect" or _is_standing(trigger, head):
        return EventDate(None)
    return EventDate(approximate(published), None, PUBLISHED_DAY)


def _day_of_report(reading: SentenceReading, mention: DateMention, passage: Passage | None) -> DateMention | None:
    """Give the day of the report that a date of the sentence stands in: told beside it, else by the passage."""
    days = (day for day in reading.dates if day is not mention and day.start in reading.reported_by)
    before = passage.day_of_report_before(reading.sentence.start_char) if passage else None
    return next((day for day in days if is_calendar_day(day)), before)


def _is_standing(trigger: Trigger, head: Token) -> bool:
    """Whether a noun names an agreement that is known already ("under the deal"): no news of the day."""
    is_known = any(child.dep_ == "det" and child.lower_ in _DEFINITE for child in head.children)
    return trigger.event_type == "agreement" and trigger.kind == "noun" and is_known and head.dep_ == "pobj"


def until_publication(edtf: str, published: str | None) -> str:
    """Cut a period that a total counts over at the publication: "in 2023", told in October, ends there.

    Example:
        >>> until_publication("2023", "2023-10-03"), until_publication("2022", "2023-10-03")
        ('2023-01-01/2023-10-03', '2022')
    """
    start, end, *_ = bounds(edtf)
    if published is None or start is None or end is None or start == end:
        return edtf
    return f"{start}/{published}" if start.isoformat() < published < end.isoformat() else edtf


def approximate(edtf: str) -> str:
    """Mark an EDTF day or month as approximate; intervals stay as they are.

    Example:
        >>> approximate("2023-09-03"), approximate("2023-09-01/2023-09-03")
        ('2023-09-03~', '2023-09-01/2023-09-03')
    """
    return edtf if "/" in edtf or edtf.endswith("~") else f"{edtf}~"
