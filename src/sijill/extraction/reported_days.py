"""The day of a report and the day of an event: "On September 3, sources reported that X moved" dates the report.

Codebook, section "Dates": such an event's date is that day, approximate. Of verbs by which the monitor saw the event
itself ("monitored", "documented") the day is the event's own.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from spacy.tokens import Span, Token

from sijill.domains import load_attribution
from sijill.extraction.dates import DateMention, find_dates
from sijill.extraction.syntax import is_verbal, token_at

REACH = 3
"""Tokens at the most between a reporting verb and a date right behind it ("reported late on May 18 that")."""


def is_day_of_report(sentence: Span, date: DateMention, head: Token) -> bool:
    """Whether a date tells when the report was made, not when the event happened.

    Args:
        sentence: the sentence.
        date: a date that it tells.
        head: the head word of the event's trigger.
    """
    verb = reporting_verb(sentence, date)
    return verb is not None and verb.i != head.i and (verb.i < head.i or verb in head.ancestors)


def reporting_verb(sentence: Span, date: DateMention) -> Token | None:
    """Give the verb of telling that a date belongs to, if it does to one: one that tells what others saw."""
    first = token_at(sentence, date.start)
    last = token_at(sentence, max(date.start, date.end - 1)) or first
    if first is None or last is None:
        return None
    verbs = [token for token in sentence if _tells(token)]
    for verb in verbs:
        if 0 < first.i - verb.i <= REACH and _only_small_words(sentence, verb.i + 1, first.i):
            return verb
    following = next((token for token in sentence.doc[last.i + 1 : sentence.end] if is_verbal(token)), None)
    if following is not None and following in verbs and not _is_aside(following):
        return following
    return next((verb for verb in verbs if last.i < verb.i and _is_clause_of(verb, first)), None)


def told_on_day_of_report(
    sentence: Span, date: DateMention, others: Sequence[DateMention], day_before: DateMention | None
) -> str | None:
    """Give what a word such as "yesterday" means in a report of another day than the publication's.

    "On March 22, sources said that they had left this morning": the morning is that of March 22.

    Args:
        sentence: the sentence.
        date: a date that was resolved against the publication.
        others: all dates of the sentence.
        day_before: the day of the report that an earlier sentence of the passage told, if any.

    Returns:
        The EDTF date, or None where the date is not told from the publication or no day of a report is told.
    """
    if date.anchor != "publication" or _is_day(date):
        return None
    here = (other for other in others if other is not date and _is_day(other))
    day = next((other for other in here if reporting_verb(sentence, other) is not None), day_before)
    if day is None or day.precision != "day" or day.edtf is None or day.edtf.startswith("XXXX"):
        return None
    found = find_dates(date.text, published=day.edtf.rstrip("~"), genre="news")
    return found[0].edtf if found else None


def _is_day(date: DateMention) -> bool:
    """Whether a date names a day of the calendar ("March 22"), not one told from another ("yesterday")."""
    has_number = any(character.isdigit() for character in date.text)
    return date.precision == "day" and has_number and date.edtf is not None and not date.edtf.startswith("XXXX")


def _is_aside(verb: Token) -> bool:
    """Whether a verb of telling stands beside what is told ("the convoy, as activists reported, arrived")."""
    return verb.dep_ in ("acl", "relcl") or any(
        child.dep_ in ("mark", "advmod") and child.lower_ == "as" for child in verb.children
    )


def _tells(token: Token) -> bool:
    return is_verbal(token) and token.lemma_.lower() in telling_lemmas()


def _only_small_words(sentence: Span, start: int, end: int) -> bool:
    small = ("ADP", "ADV", "DET", "PUNCT", "SCONJ")
    return all(token.pos_ in small and token.lower_ != "that" for token in sentence.doc[start:end])


def _is_clause_of(verb: Token, token: Token) -> bool:
    """Whether a word before a verb stands in the verb's own clause."""
    for ancestor in token.ancestors:
        if ancestor == verb:
            return True
        if is_verbal(ancestor):
            return False
    return False


@cache
def reporting_lemmas(domain: str = "syria") -> frozenset[str]:
    """Give the lemmas of the verbs of telling."""
    return frozenset(verb.lemma.split()[0] for verb in load_attribution(domain).reporting_verbs)


@cache
def telling_lemmas(domain: str = "syria") -> frozenset[str]:
    """Give the lemmas of the verbs of telling that leave open who saw the event."""
    return reporting_lemmas(domain) - set(load_attribution(domain).seeing_verbs)
