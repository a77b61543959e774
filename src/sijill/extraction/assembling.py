"""From one parsed report to its events: sentence by sentence, then merged over the report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from sijill.extraction.attribution import voucher_of
from sijill.extraction.drafts import Draft
from sijill.extraction.equipment import equipment_of
from sijill.extraction.knowledge import Knowledge
from sijill.extraction.marks import Marks
from sijill.extraction.nearest import PRISON_DEATHS, holder_of_prison
from sijill.extraction.numbers import number_of
from sijill.extraction.outcomes import find_tolls
from sijill.extraction.parsed import Doc, Span, Token
from sijill.extraction.parties import Parties
from sijill.extraction.passages import Passage
from sijill.extraction.placing import give_places
from sijill.extraction.refining import needs_initiator
from sijill.extraction.roles import Roles
from sijill.extraction.sentences import SentenceReading, sentences_of
from sijill.extraction.steps import ALL_STEPS, Steps
from sijill.extraction.told_sides import FIGHTS, take_sides
from sijill.extraction.tolling import give_tolls
from sijill.extraction.triggers import Trigger
from sijill.extraction.when import date_of
from sijill.reading import ReadReport

EARLIER_ACTOR = "a pronoun for the actor told before"
NEAREST_ACTOR = "the nearest actor of the sentence"


@dataclass
class _Progress:
    """What the sentences read so far leave for the next one, and what tells the parties of the report."""

    parties: Parties
    drafts: list[Draft] = field(default_factory=list)
    here: list[Draft] = field(default_factory=list)
    passage: Passage | None = None
    steps: Steps = ALL_STEPS

    @property
    def before(self) -> Iterator[Draft]:
        """The events told so far, the latest first."""
        return chain(reversed(self.here), reversed(self.drafts))


def assemble(doc: Doc, marks: Marks, read: ReadReport, knowledge: Knowledge, steps: Steps = ALL_STEPS) -> list[Draft]:
    """Read the events of one parsed report.

    Args:
        doc: the prepared text, parsed.
        marks: what was found in it before (dates, actors, toponyms, triggers).
        read: the report with its paragraphs.
        knowledge: gazetteer, actors and lexicons.
        steps: what it is done by.

    Returns:
        Drafts in reading order; those told twice are merged.
    """
    progress = _Progress(Parties(knowledge.actor_of, knowledge.role_words), steps=steps)
    for reading in sentences_of(doc, marks, read, knowledge):
        _read_sentence(reading, progress)
    return steps.once_each(progress.drafts)


def _read_sentence(reading: SentenceReading, progress: _Progress) -> None:
    sentence, knowledge, steps = reading.sentence, reading.knowledge, progress.steps
    progress.passage = steps.passage_after(reading, progress.passage)
    triggers = steps.true_triggers(reading.triggers, sentence)
    progress.here = []
    for trigger in triggers:
        progress.here.append(_draft(reading, trigger, triggers, progress))
    give_places(progress.here, reading, progress.drafts, carry=steps.carry_place)
    drafts = steps.one_per_happening(progress.here)
    tolls = find_tolls(sentence, knowledge.toll_words)
    # A total over a period belongs to no event told before it.
    before = [] if tolls and reading.is_total else progress.drafts
    give_tolls(drafts, tolls, before, knowledge.toll_words)
    steps.add_victims([*before[-1:], *drafts], knowledge.role_words)
    for draft in drafts:
        draft.event_type = steps.type_by_parties(draft, knowledge)
    progress.drafts += drafts


def _draft(reading: SentenceReading, trigger: Trigger, triggers: Sequence[Trigger], progress: _Progress) -> Draft:
    sentence, knowledge, doc = reading.sentence, reading.knowledge, reading.sentence.doc
    others = [other for other in triggers if other is not trigger]
    steps = progress.steps
    modality, cue = steps.find_modality(doc, trigger, knowledge.cues)
    roles = steps.find_roles(doc, trigger, progress.parties)
    if trigger.event_type in FIGHTS and not reading.is_total:
        take_sides(roles, progress.before, sentence)
    initiator, reason = _initiator(reading, trigger, roles, progress)
    trigger = replace(trigger, event_type=steps.refined_type(sentence, trigger, initiator, knowledge))
    draft = Draft(
        trigger=trigger,
        trigger_span=trigger.span(doc),
        sentence=sentence,
        evidence=reading.whole,
        event_type=trigger.event_type,
        modality=modality,
        date=date_of(reading, trigger, others, progress.passage, modality, cue),
        initiator=initiator,
        target=roles.target,
        count=_count(doc[trigger.head], trigger, knowledge),
        equipment=equipment_of(doc, trigger, others, reading.equipment),
        attribution=voucher_of(doc[trigger.head], reading.vouchers),
        is_headline=reading.paragraph.kind == "headline",
        paragraph=reading.number,
    )
    if reason:
        draft.inferred["initiator"] = reason
    if draft.date.inferred:
        draft.inferred["date"] = draft.date.inferred
    return draft


def _initiator(
    reading: SentenceReading, trigger: Trigger, roles: Roles, progress: _Progress
) -> tuple[list[Span], str | None]:
    """Give who acts: as the grammar says, else whom a pronoun stands for, else the nearest armed actor that fits."""
    words = reading.knowledge.role_words
    if roles.initiator:
        return roles.initiator, EARLIER_ACTOR if roles.is_initiator_pronoun else None
    if roles.is_initiator_pronoun:
        before = next((draft for draft in progress.before if draft.initiator), None)
        if before is not None:
            return before.initiator, EARLIER_ACTOR
    if needs_initiator(trigger):
        found = progress.steps.nearest_actor(reading.sentence, trigger, reading.armed_names, roles.target, words)
        if found is not None:
            return [found], NEAREST_ACTOR
    if trigger.event_type in PRISON_DEATHS:
        holder = holder_of_prison(reading.sentence, reading.armed_names, words)
        if holder is not None:
            return [holder], NEAREST_ACTOR
    return [], None


def _count(head: Token, trigger: Trigger, knowledge: Knowledge) -> tuple[int, int, int] | None:
    if trigger.kind != "noun":
        return None
    number = number_of(head, knowledge.toll_words.vague)
    if number is None or number.best is None or number.best < 2:
        return None
    return number.best, number.start, number.end
