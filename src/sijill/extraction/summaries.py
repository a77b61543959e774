"""Totals over a period: what is told as a running count is a ``toll_summary``, no event of its day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from sijill.extraction.parsed import Span
from sijill.extraction.triggers import Trigger
from sijill.extraction.word_lists import mapping_with, read_lexicon, refusal, word_list
from sijill.schema import EVENT_TYPES

FILE = "summaries.yml"


@dataclass(frozen=True)
class SummaryWords:
    """Patterns of periods and of counts, and the families and types of triggers that can be counted up."""

    period: re.Pattern[str]
    count: re.Pattern[str]
    families: frozenset[str]
    types: frozenset[str]

    def may_count(self, trigger: Trigger) -> bool:
        """Whether what a trigger tells can be counted up ("82 civilians have been killed since June")."""
        return trigger.family in self.families or trigger.event_type in self.types


@cache
def load_summary_words(domain: str = "syria") -> SummaryWords:
    """Load the words that make a count a total.

    Raises:
        DataCheckError: the file breaks a rule.
    """
    return parse_summary_words(read_lexicon(domain, FILE), file=FILE)


def parse_summary_words(data: Any, *, file: str) -> SummaryWords:
    """Check and arrange the words that make a count a total.

    Args:
        data: what the file holds.
        file: name of the file, for messages.

    Raises:
        DataCheckError: a list is missing, unknown or not sound, or a pattern cannot be read.
    """
    given = mapping_with(data, ("periods", "counts", "families", "types"), file=file)
    period, count = (_joined(given[name], file=file, field=name) for name in ("periods", "counts"))
    families = word_list(given["families"], file=file, field="families")
    types = word_list(given["types"], file=file, field="types")
    for event_type in types:
        if event_type not in EVENT_TYPES:
            raise refusal(file, "types", event_type, "is no event type of the codebook")
    return SummaryWords(period, count, frozenset(families), frozenset(types))


def _joined(value: Any, *, file: str, field: str) -> re.Pattern[str]:
    patterns = word_list(value, file=file, field=field)
    for pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            raise refusal(file, field, pattern, f"is no regular expression: {error}") from error
    return re.compile("|".join(patterns), re.IGNORECASE)


def tells_total(sentence: Span, words: SummaryWords) -> bool:
    """Whether a sentence counts something up over a period, whatever it is."""
    return bool(words.period.search(sentence.text) and words.count.search(sentence.text))
