"""When an event happened: which of the dates told is its own (codebook, section "Dates")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Span, Token

from sijill.domains import load_attribution
from sijill.extraction.dates import DateMention
from sijill.extraction.syntax import token_at
from sijill.extraction.triggers import Trigger
from sijill.schema import ACTUAL_MODALITIES

PUBLISHED_DAY = "publication date"
# Of these verbs the Observatory saw the event itself: the day of the report is the day of the event.
DIRECT = frozenset({"monitor", "document", "observe", "record"})


@dataclass(frozen=True)
class EventDate:
    """An event's date: EDTF, the words that tell it, and the reason where no words do."""

    edtf: str | None
    mention: DateMention | None
    inferred: str | None


def date_of(
    sentence: Span,
    trigger: Trigger,
    others: Sequence[Trigger],
    dates: Sequence[DateMention],
    lead: DateMention | None,
    modality: str,
    published: str | None,
) -> EventDate:
    """Decide an event's date.

    Args:
        sentence: the trigger's sentence.
        trigger: the event's trigger.
        others: the other triggers of the sentence.
        dates: the dates told in the sentence.
        lead: the date that leads the recap which the sentence belongs to, if any.
        modality: how the event is told.
        published: the report's ISO date, or None.

    Returns:
        The date told for the event; else the recap's date, else for what is told as happened the publication
        date, both marked approximate; else none.
    """
    usable = [date for date in dates if date.edtf is not None or date.timex_type in ("DATE", "TIME")]
    mention = _nearest(sentence, trigger, others, usable)
    if mention is not None:
        edtf = mention.edtf
        if edtf and _is_day_of_report(sentence, mention, trigger):
            edtf = approximate(edtf)
        return EventDate(edtf, mention, None if edtf else "words give no date without a publication date")
    if modality not in ACTUAL_MODALITIES:
        return EventDate(None, None, None)
    if lead is not None and lead.edtf:
        return EventDate(approximate(lead.edtf), lead, f"date of the passage ({lead.text})")
    if _is_past_perfect(sentence.doc[trigger.head]):
        return EventDate(None, None, None)
    if published is not None:
        return EventDate(approximate(published), None, PUBLISHED_DAY)
    return EventDate(None, None, None)


def _is_past_perfect(head: Token) -> bool:
    """Whether a verb tells of what lay before the news ("had been installed"): background has no date of its own."""
    return any(child.dep_ == "aux" and child.lower_ in ("had", "'d") for child in head.children)


def approximate(edtf: str) -> str:
    """Mark an EDTF day or month as approximate; intervals stay as they are.

    Example:
        >>> approximate("2023-09-03"), approximate("2023-09-01/2023-09-03")
        ('2023-09-03~', '2023-09-01/2023-09-03')
    """
    return edtf if "/" in edtf or edtf.endswith("~") else f"{edtf}~"


def _nearest(
    sentence: Span, trigger: Trigger, others: Sequence[Trigger], dates: Sequence[DateMention]
) -> DateMention | None:
    """Give the date whose clause is the event's; a date at the head of a sentence holds for the whole of it."""
    if not dates:
        return None
    head = sentence.doc[trigger.head]
    heads = {other.head for other in others} | {trigger.head}
    ranked = []
    for date in dates:
        token = token_at(sentence, date.start)
        if token is None:
            continue
        owner = next((ancestor.i for ancestor in (token, *token.ancestors) if ancestor.i in heads), None)
        leads = token.i - sentence.start <= 3
        if owner == trigger.head:
            rank = 0
        elif owner is None or leads:
            rank = 1
        else:
            rank = 2 if sentence.doc[owner] in head.ancestors or head in sentence.doc[owner].ancestors else 3
        ranked.append((rank, abs(token.i - trigger.head), date))
    ranked = [item for item in ranked if item[0] < 3] or []
    return min(ranked, key=lambda item: item[:2])[2] if ranked else None


def _is_day_of_report(sentence: Span, date: DateMention, trigger: Trigger) -> bool:
    """Whether a date tells when the report was made: "On September 3, sources reported that X moved"."""
    token = token_at(sentence, date.start)
    if token is None:
        return False
    reporting = reporting_lemmas()
    for ancestor in token.ancestors:
        if ancestor.lemma_ in reporting:
            return ancestor.i != trigger.head and ancestor.lemma_ not in DIRECT
        if ancestor.i == trigger.head:
            return False
    return False


@cache
def reporting_lemmas(domain: str = "syria") -> frozenset[str]:
    """Give the lemmas of the verbs of telling."""
    return frozenset(verb.lemma for verb in load_attribution(domain).reporting_verbs)
