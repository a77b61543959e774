"""The spaCy components of sijill, each registered under its own name so that a pipeline can leave one out.

They leave their findings in ``doc._.sijill`` (:class:`sijill.extraction.marks.Marks`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy
from spacy.language import Language
from spacy.tokens import Doc

from sijill import edtf
from sijill.extraction.assembling import assemble
from sijill.extraction.choosing import choose_parties, load_choosing_model
from sijill.extraction.dates import DateMention, find_dates
from sijill.extraction.keeping import keep_likely, load_keeping_model
from sijill.extraction.knowledge import load_knowledge
from sijill.extraction.marks import forget_parse, marks_of, parsed_of
from sijill.extraction.parts import part_named
from sijill.extraction.records import to_events, with_parties
from sijill.extraction.segmenting import clause_starts, load_clause_words
from sijill.extraction.steps import ALL_STEPS
from sijill.extraction.toponyms import find_toponyms
from sijill.extraction.traits import traits_of
from sijill.extraction.triggers import find_triggers
from sijill.schema import FIRST_YEAR, LAST_YEAR

Component = Callable[[Doc], Doc]
NAME_TIERS = ("aliases", "adjectives")
"""Words of actors that a place name inside them belongs to: names, not common nouns."""
FIRST, BEFORE_PARSER = "sijill_paragraphs", "sijill_clauses"
"""What tells the parser where sentences begin."""
LEARNED = ("sijill_keeping", "sijill_choosing")
"""Components that are learned from annotated reports."""
NAMES = ("sijill_dates", "sijill_actors", "sijill_toponyms", "sijill_triggers", "sijill_events", *LEARNED)
"""Components that follow the parser, in their order."""


_STOPS = frozenset(".!?")
LONGEST_RUN = 500
"""Tokens without a full stop after which a sentence is ended: no English sentence, but a list or noise.

The time that a sentence takes grows with the square of its length.
"""


@Language.component("sijill_paragraphs")
def mark_paragraphs(doc: Doc) -> Doc:
    """End a sentence at every line break, after a headline's bar and in endless runs, before the parser decides."""
    forget_parse(doc)
    read = marks_of(doc).read
    if read is None:
        return doc
    starts = {paragraph.start for paragraph in read.paragraphs}
    starts |= {paragraph.body_start for paragraph in read.paragraphs if paragraph.has_dateline}
    starts |= {paragraph.headline_bar + 3 for paragraph in read.paragraphs if paragraph.headline_bar is not None}
    begins: Any = numpy.zeros((len(doc), 1), dtype="uint64")
    waiting = iter(sorted(starts))
    start, run = next(waiting, None), 0
    for token in doc:
        is_new = start is not None and token.idx >= start
        while start is not None and token.idx >= start:
            start = next(waiting, None)
        run = 0 if is_new or run == LONGEST_RUN or token.text in _STOPS else run + 1
        begins[token.i] = token.i > 0 and (is_new or run == LONGEST_RUN)
    # Token by token, spaCy would look through the whole text each time.
    doc.from_array(["SENT_START"], begins)
    return doc


@Language.factory("sijill_clauses", default_config={"domain": "syria"})
def make_clauses(nlp: Language, name: str, domain: str) -> Component:  # noqa: ARG001 - spaCy's signature
    """Make the component that parts long sentences into their clauses before the parser reads them."""
    words = load_clause_words(domain)

    def mark_clauses(doc: Doc) -> Doc:
        starts = clause_starts(doc, words)
        marks_of(doc).clause_starts = frozenset(starts)
        for start in starts:
            doc[start].is_sent_start = True
        return doc

    return mark_clauses


@Language.component("sijill_dates")
def mark_dates(doc: Doc) -> Doc:
    """Find the dates told, resolved against the report's publication date."""
    marks = marks_of(doc)
    if marks.read is None:
        found = find_dates(doc.text, genre="news")
    else:
        found = find_dates(marks.read.prepared.text, published=marks.read.report.published, genre="news")
    marks.dates = [date for date in found if _is_of_our_time(date)]
    return doc


def _is_of_our_time(date: DateMention) -> bool:
    """Whether the tables can hold a date; "the 1400" of a report may be people, no year."""
    start, end, *_ = edtf.bounds(date.edtf) if date.edtf else (None, None)
    return all(FIRST_YEAR <= day.year < LAST_YEAR for day in (start, end) if day is not None)


@Language.factory("sijill_actors", default_config={"domain": "syria"})
def make_actors(nlp: Language, name: str, domain: str) -> Component:  # noqa: ARG001 - spaCy's signature
    """Make the component that finds the names of known actors."""
    actors = load_knowledge(domain).actors

    def mark_actors(doc: Doc) -> Doc:
        marks_of(doc).actor_names = actors.find([token.text for token in parsed_of(doc)], tiers=NAME_TIERS)
        return doc

    return mark_actors


@Language.factory("sijill_toponyms", default_config={"domain": "syria"})
def make_toponyms(nlp: Language, name: str, domain: str) -> Component:  # noqa: ARG001 - spaCy's signature
    """Make the component that finds place names."""
    knowledge = load_knowledge(domain)

    def mark_toponyms(doc: Doc) -> Doc:
        marks, told = marks_of(doc), parsed_of(doc)
        taken = [(told[start:end].start_char, told[start:end].end_char) for start, end, _ in marks.actor_names]
        taken += [(date.start, date.end + 1) for date in marks.dates]
        marks.toponyms = find_toponyms(told, knowledge.place_words, knowledge.gazetteer.knows, taken=taken)
        return doc

    return mark_toponyms


@Language.factory("sijill_triggers", default_config={"domain": "syria"})
def make_triggers(nlp: Language, name: str, domain: str) -> Component:  # noqa: ARG001 - spaCy's signature
    """Make the component that finds the words that tell of events."""
    lexicon = load_knowledge(domain).lexicon

    def mark_triggers(doc: Doc) -> Doc:
        marks = marks_of(doc)
        # "Movement" or "Liberation" inside a faction's name tells of no event.
        named = {position for start, end, _ in marks.actor_names if end - start > 1 for position in range(start, end)}
        marks.triggers = [trigger for trigger in find_triggers(parsed_of(doc), lexicon) if trigger.head not in named]
        return doc

    return mark_triggers


@Language.factory("sijill_events", default_config={"domain": "syria", "without": None})
def make_events(nlp: Language, name: str, domain: str, without: str | None) -> Component:  # noqa: ARG001 - spaCy's
    """Make the component that puts the events of a report together, ``without`` a part of it where one is named."""
    knowledge = load_knowledge(domain)
    steps = part_named(without).steps_without if without else ALL_STEPS

    def mark_events(doc: Doc) -> Doc:
        marks = marks_of(doc)
        if marks.read is not None:
            marks.drafts = assemble(parsed_of(doc), marks, marks.read, knowledge, steps)
            marks.events = to_events(marks.drafts, marks.read, knowledge.actor_of)
            marks.traits = traits_of(marks.drafts)
        return doc

    return mark_events


@Language.factory("sijill_keeping", default_config={"domain": "syria"})
def make_keeping(nlp: Language, name: str, domain: str) -> Component:  # noqa: ARG001 - spaCy's signature
    """Make the component that gives events their confidence and leaves out the unlikely ones, counted."""
    model = load_keeping_model(domain)

    def keep(doc: Doc) -> Doc:
        marks = marks_of(doc)
        found = list(zip(marks.events, marks.drafts, strict=True))
        marks.events, marks.traits = keep_likely(marks.events, marks.traits, model)
        kept = {event.event_id for event in marks.events}
        marks.drafts = [draft for event, draft in found if event.event_id in kept]
        marks.unlikely = len(found) - len(kept)
        return doc

    return keep


@Language.factory("sijill_choosing", default_config={"domain": "syria"})
def make_choosing(nlp: Language, name: str, domain: str) -> Component:  # noqa: ARG001 - spaCy's signature
    """Make the component that chooses who acts and who is acted upon among the parties named around an event."""
    knowledge, model = load_knowledge(domain), load_choosing_model(domain)

    def choose(doc: Doc) -> Doc:
        marks = marks_of(doc)
        if marks.read is not None:
            choose_parties(marks, knowledge, model)
            marks.events = with_parties(marks.events, marks.drafts, marks.read, knowledge.actor_of)
        return doc

    return choose
