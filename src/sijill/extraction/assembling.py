"""From one parsed report to its events: sentence by sentence, then merged over the report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Span, Token

from sijill.extraction.dates import DateMention
from sijill.extraction.drafts import Draft
from sijill.extraction.equipment import equipment_of
from sijill.extraction.knowledge import Knowledge
from sijill.extraction.merging import merge_tellings, one_per_happening
from sijill.extraction.modality import find_modality
from sijill.extraction.nearest import nearest_actor
from sijill.extraction.numbers import number_of
from sijill.extraction.outcomes import find_tolls
from sijill.extraction.refining import (
    needs_initiator,
    refined_type,
    type_by_victims,
    without_carriers,
    without_mere_deaths,
    without_participants,
)
from sijill.extraction.resolving import resolve_places
from sijill.extraction.roles import Roles, find_roles
from sijill.extraction.sentences import SentenceReading, sentences_of
from sijill.extraction.summaries import load_summary_words, tells_total
from sijill.extraction.tolling import give_tolls
from sijill.extraction.toponyms import Toponym
from sijill.extraction.triggers import Trigger
from sijill.extraction.when import date_of
from sijill.extraction.where import PlaceTold, places_of
from sijill.reading import ReadReport

SENTENCE_BEFORE = "place of the sentence before"
DATELINE = "place of the dateline"
EARLIER_ACTOR = "a pronoun for the actor told before"
NEAREST_ACTOR = "the nearest actor of the sentence"


@dataclass
class _Progress:
    """What the sentences read so far leave for the next one."""

    drafts: list[Draft] = field(default_factory=list)
    lead: DateMention | None = None


def assemble(doc: Doc, read: ReadReport, knowledge: Knowledge) -> list[Draft]:
    """Read the events of one parsed report.

    Args:
        doc: the prepared text, parsed, with its marks (dates, actors, toponyms, triggers).
        read: the report with its paragraphs.
        knowledge: gazetteer, actors and lexicons.

    Returns:
        Drafts in reading order; those told twice are merged.
    """
    progress = _Progress()
    for reading in sentences_of(doc, read, knowledge):
        _read_sentence(reading, progress)
    return merge_tellings(progress.drafts)


def _read_sentence(reading: SentenceReading, progress: _Progress) -> None:
    sentence, knowledge = reading.sentence, reading.knowledge
    progress.lead = reading.leading_date or progress.lead
    triggers = without_carriers(without_participants(reading.triggers, sentence), sentence)
    triggers = without_mere_deaths(triggers)
    drafts = one_per_happening([_draft(reading, trigger, triggers, progress) for trigger in triggers])
    # A total over a period belongs to no event told before it.
    before = [] if tells_total(sentence, load_summary_words(knowledge.domain)) else progress.drafts
    give_tolls(drafts, find_tolls(sentence, knowledge.toll_words), before, knowledge.toll_words)
    for draft in drafts:
        draft.event_type = type_by_victims(draft, knowledge)
    progress.drafts += drafts


def _draft(reading: SentenceReading, trigger: Trigger, triggers: Sequence[Trigger], progress: _Progress) -> Draft:
    sentence, knowledge, doc = reading.sentence, reading.knowledge, reading.sentence.doc
    others = [other for other in triggers if other is not trigger]
    modality, _ = find_modality(doc, trigger, knowledge.cues)
    roles = find_roles(doc, trigger, knowledge.actor_of)
    initiator, reason = _initiator(reading, trigger, roles, progress)
    trigger = replace(trigger, event_type=refined_type(sentence, trigger, initiator, knowledge))
    draft = Draft(
        trigger=trigger,
        trigger_span=trigger.span(doc),
        sentence=sentence,
        event_type=trigger.event_type,
        modality=modality,
        date=date_of(sentence, trigger, others, reading.dates, progress.lead, modality, reading.published),
        initiator=initiator,
        target=roles.target,
        count=_count(doc[trigger.head], trigger, knowledge),
        equipment=equipment_of(doc, trigger, others, reading.equipment),
        attribution=reading.voucher,
        is_headline=reading.paragraph.kind == "headline",
        paragraph=reading.number,
    )
    told = places_of(reading.text, sentence, trigger, others, reading.toponyms, knowledge.place_words)
    told = [place for place in told if not _is_actor(place.toponym, [*initiator, *roles.target], knowledge)]
    draft.places = resolve_places(told, knowledge, dateline=reading.dateline)
    if not draft.places:
        _carry_place(draft, reading, progress)
    if reason:
        draft.inferred["initiator"] = reason
    if draft.date.inferred:
        draft.inferred["date"] = draft.date.inferred
    return draft


def _initiator(
    reading: SentenceReading, trigger: Trigger, roles: Roles, progress: _Progress
) -> tuple[list[Span], str | None]:
    """Give who acts: as the grammar says, else whom a pronoun stands for, else the nearest armed actor that fits."""
    if roles.initiator:
        return roles.initiator, None
    if roles.is_initiator_pronoun:
        before = next((draft for draft in reversed(progress.drafts) if draft.initiator), None)
        if before is not None:
            return before.initiator, EARLIER_ACTOR
    if needs_initiator(trigger):
        found = nearest_actor(reading.sentence, trigger, reading.armed_names, roles.target)
        if found is not None:
            return [found], NEAREST_ACTOR
    return [], None


def _is_actor(toponym: Toponym, actors: Sequence[Span], knowledge: Knowledge) -> bool:
    """Whether a country's name stands for its forces ("Turkey plans to attack")."""
    is_inside = any(span.start_char <= toponym.start and toponym.end <= span.end_char for span in actors)
    return is_inside and knowledge.feature_of(toponym) == "country"


def _carry_place(draft: Draft, reading: SentenceReading, progress: _Progress) -> None:
    """Give an event without a place that of the sentence before it in its paragraph, else the dateline's."""
    before = next((other for other in reversed(progress.drafts) if other.paragraph == draft.paragraph), None)
    if before is not None and before.places:
        draft.places = before.places
        draft.inferred["places"] = SENTENCE_BEFORE
    elif reading.dateline is not None:
        told = PlaceTold(reading.dateline, "within", is_part=False)
        draft.places = resolve_places([told], reading.knowledge, dateline=None)
        draft.inferred["places"] = DATELINE


def _count(head: Token, trigger: Trigger, knowledge: Knowledge) -> tuple[int, int, int] | None:
    if trigger.kind != "noun":
        return None
    number = number_of(head, knowledge.toll_words.vague)
    if number is None or number.best is None or number.best < 2:
        return None
    return number.best, number.start, number.end
