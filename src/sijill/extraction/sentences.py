"""One sentence of a report with what stands in it and around it, each found once however many events it tells."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from sijill.extraction.attribution import Voucher, find_vouchers
from sijill.extraction.dates import DateMention
from sijill.extraction.equipment import EquipmentMention, mentions_in
from sijill.extraction.knowledge import Knowledge
from sijill.extraction.marks import Marks
from sijill.extraction.parsed import Doc, Span, Token
from sijill.extraction.place_phrases import PlacePhrase, read_phrases
from sijill.extraction.reported_days import reporting_verb
from sijill.extraction.summaries import tells_total
from sijill.extraction.toponyms import Toponym
from sijill.extraction.triggers import Trigger
from sijill.reading import Paragraph, ReadReport

LEAD_TOKENS = 6
"""Tokens before a date, at the most, that leave it at the head of its sentence."""

Item = TypeVar("Item")


@dataclass(frozen=True)
class SentenceReading:
    """One sentence of the news, or a clause of a long one with the readings of the clauses before it.

    ``number`` is its paragraph's; ``marks`` and ``text`` are the whole report's.
    """

    sentence: Span
    number: int
    paragraph: Paragraph
    text: str
    published: str | None
    marks: Marks
    knowledge: Knowledge
    clauses_before: tuple[SentenceReading, ...] = ()

    @cached_property
    def whole(self) -> Span:
        """The whole sentence, where this is a clause of it."""
        doc = self.sentence.doc
        start = self.clauses_before[0].sentence.start if self.clauses_before else self.sentence.start
        end = self.sentence.end
        while end in doc.clause_starts:
            end = doc[end].sent.end
        return doc[start:end]

    @cached_property
    def triggers(self) -> list[Trigger]:
        """The triggers of the sentence, in reading order."""
        return _between(self.marks.triggers, self.sentence.start, self.sentence.end, lambda trigger: trigger.start)

    @cached_property
    def dates(self) -> list[DateMention]:
        """The dates that the sentence tells, in reading order."""
        start, end = self.sentence.start_char, self.sentence.end_char
        return _between(self.marks.dates, start, end, lambda date: date.start)

    @cached_property
    def toponyms(self) -> list[tuple[Toponym, str | None]]:
        """The place names of the news, behind a dateline, each with its feature class where known."""
        start, end = max(self.sentence.start_char, self.paragraph.body_start), self.sentence.end_char
        here = _between(self.marks.toponyms, start, end, lambda toponym: toponym.name_start)
        return [(toponym, self.knowledge.feature_of(toponym)) for toponym in here]

    @cached_property
    def place_phrases(self) -> list[PlacePhrase]:
        """The place names of the news with the words that lead to them and link them."""
        feature_of_name = self.knowledge.feature_of_name
        told = [(toponym, feature, feature_of_name(toponym.name)) for toponym, feature in self.toponyms]
        return read_phrases(self.text, told, self.knowledge.place_words)

    @cached_property
    def armed_names(self) -> list[tuple[int, int]]:
        """Token spans of the names of armed actors."""
        start, end = self.sentence.start, self.sentence.end
        return self.knowledge.armed_names(_between(self.marks.actor_names, start, end, lambda name: name[0]))

    @cached_property
    def equipment(self) -> list[EquipmentMention]:
        """The weapons and materiel that the sentence tells."""
        return mentions_in(self.sentence, self.knowledge.equipment)

    @cached_property
    def vouchers(self) -> list[Voucher]:
        """Who vouches for what the sentence tells, in reading order."""
        days = {self.reported_by[date.start].i: date for date in self.dates if date.start in self.reported_by}
        return find_vouchers(self.sentence, self.knowledge.vouchers, days)

    @cached_property
    def is_total(self) -> bool:
        """Whether the sentence counts something up over a period."""
        return tells_total(self.sentence, self.knowledge.summary_words)

    @cached_property
    def reported_by(self) -> dict[int, Token]:
        """The verbs of telling that dates belong to which tell when a report was made, by the start of the date."""
        told = ((date.start, reporting_verb(self.sentence, date, self.knowledge.telling)) for date in self.dates)
        return {start: verb for start, verb in told if verb is not None}

    @cached_property
    def dateline(self) -> Toponym | None:
        """The place that the paragraph opens with, if any."""
        start, end = self.paragraph.start, self.paragraph.body_start
        return next(iter(_between(self.marks.toponyms, start, end, lambda toponym: toponym.start)), None)

    def leads(self, position: int) -> bool:
        """Whether a position of the text lies at the head of the sentence."""
        return bisect_left(self._word_starts, position) <= LEAD_TOKENS

    @cached_property
    def _word_starts(self) -> list[int]:
        """Where each word of the sentence begins in the text."""
        return [token.idx for token in self.sentence if not token.is_punct]


def sentences_of(doc: Doc, marks: Marks, read: ReadReport, knowledge: Knowledge) -> Iterator[SentenceReading]:
    """Give the sentences of the news in reading order; what is boilerplate or between paragraphs is left out.

    Args:
        doc: the prepared text, parsed.
        marks: what was found in it before (dates, actors, toponyms, triggers).
        read: the report with its paragraphs.
        knowledge: gazetteer, actors and lexicons.
    """
    starts = [paragraph.start for paragraph in read.paragraphs]
    before: tuple[SentenceReading, ...] = ()
    for sentence in doc.sents:
        number = _paragraph_number(sentence, read.paragraphs, starts)
        if number is None or read.paragraphs[number].kind == "boilerplate":
            continue
        paragraph, published = read.paragraphs[number], read.report.published
        before = before if sentence.start in doc.clause_starts else ()
        reading = SentenceReading(
            sentence, number, paragraph, read.prepared.text, published, marks, knowledge, before
        )
        before = (*before, reading)
        yield reading


def _paragraph_number(sentence: Span, paragraphs: Sequence[Paragraph], starts: Sequence[int]) -> int | None:
    position = next((token.idx for token in sentence if not token.is_space), sentence.start_char)
    number = bisect_right(starts, position) - 1
    return number if number >= 0 and position < paragraphs[number].end else None


def _between(items: Sequence[Item], start: int, end: int, position_of: Callable[[Item], int]) -> list[Item]:
    """Give the items whose position lies in a stretch; items stand in the order of their positions."""
    first = bisect_left(items, start, key=position_of)
    return list(items[first : bisect_left(items, end, lo=first, key=position_of)])
