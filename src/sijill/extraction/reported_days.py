"""The day of a report and the day of an event: "On September 3, sources reported that X moved" dates the report.

Codebook, section "Dates": such an event's date is that day, approximate. Of verbs by which the monitor saw the event
itself ("monitored", "documented") the day is the event's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sijill.domains import load_attribution
from sijill.extraction.dates import DateMention, find_dates
from sijill.extraction.parsed import Span, Token
from sijill.extraction.syntax import is_verbal, token_at

REACH = 3
"""Tokens at the most between a reporting verb and a date right behind it ("reported late on May 18 that")."""


@dataclass(frozen=True)
class TellingVerbs:
    """Lemmas of all verbs of telling, and of those that leave open who saw what is told."""

    all_of_them: frozenset[str]
    unseen: frozenset[str]


@cache
def load_telling_verbs(domain: str = "syria") -> TellingVerbs:
    """Load the verbs of telling of a domain, from its words of attribution."""
    lexicon = load_attribution(domain)
    lemmas = frozenset(verb.lemma.split()[0] for verb in lexicon.reporting_verbs)
    return TellingVerbs(lemmas, lemmas - set(lexicon.seeing_verbs))


def is_day_of_report(verb: Token | None, head: Token) -> bool:
    """Whether a date tells when the report was made, not when the event happened.

    Args:
        verb: the verb of telling that the date belongs to (:func:`reporting_verb`), if any.
        head: the head word of the event's trigger.
    """
    return verb is not None and verb.i != head.i and (verb.i < head.i or verb in head.ancestors)


def reporting_verb(sentence: Span, date: DateMention, telling: TellingVerbs) -> Token | None:
    """Give the verb of telling that a date belongs to, if it does to one: one that tells what others saw."""
    first = token_at(sentence, date.start)
    last = token_at(sentence, max(date.start, date.end - 1)) or first
    if first is None or last is None:
        return None
    verbs = [token for token in sentence if is_verbal(token) and token.lemma_.lower() in telling.unseen]
    for verb in verbs:
        if 0 < first.i - verb.i <= REACH and _only_small_words(sentence, verb.i + 1, first.i):
            return verb
    following = next((token for token in sentence.doc[last.i + 1 : sentence.end] if is_verbal(token)), None)
    if following is not None and following in verbs and not _is_aside(following):
        return following
    return next((verb for verb in verbs if last.i < verb.i and _is_clause_of(verb, first)), None)


def told_on_day_of_report(date: DateMention, day: DateMention | None) -> str | None:
    """Give what a word such as "yesterday" means in a report of another day than the publication's.

    "On March 22, sources said that they had left this morning": the morning is that of March 22.

    Args:
        date: a date that was resolved against the publication.
        day: the day of the report, if one is told.

    Returns:
        The EDTF date, or None where the date is not told from the publication or no day of a report is told.
    """
    if date.anchor != "publication" or is_calendar_day(date):
        return None
    if day is None or day.precision != "day" or day.edtf is None or day.edtf.startswith("XXXX"):
        return None
    found = find_dates(date.text, published=day.edtf.rstrip("~"), genre="news")
    return found[0].edtf if found else None


def is_calendar_day(date: DateMention) -> bool:
    """Whether a date names a day of the calendar ("March 22"), not one told from another ("yesterday")."""
    has_number = any(character.isdigit() for character in date.text)
    return date.precision == "day" and has_number and date.edtf is not None and not date.edtf.startswith("XXXX")


def _is_aside(verb: Token) -> bool:
    """Whether a verb of telling stands beside what is told ("the convoy, as activists reported, arrived")."""
    return verb.dep_ in ("acl", "relcl") or any(
        child.dep_ in ("mark", "advmod") and child.lower_ == "as" for child in verb.children
    )


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
