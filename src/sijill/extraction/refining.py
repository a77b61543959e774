"""Refining triggers and types in the light of the sentence and of who was hit (codebook, section "Event types")."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.extraction.knowledge import Knowledge
from sijill.extraction.merging import VIOLENT
from sijill.extraction.parsed import Span, Token
from sijill.extraction.summaries import tells_total
from sijill.extraction.syntax import objects_of, subject_of
from sijill.extraction.triggers import Trigger
from sijill.schema import GROUP_OF_TYPE

DEATHS = "death"
REACH_OF_TOTAL = 35
"""Tokens between an event and the words that make it a total, at the most."""
_CARRYING = frozenset({"blast", "strike", "fall", "moving"})
"""Families whose verbs may do no more than carry the event that a noun names."""
_TAKEN_BY_FORCE = frozenset({"arrest", "property_violation", "abduction", "release", "fortification", "deployment"})


def needs_initiator(trigger: Trigger) -> bool:
    """Whether somebody must have done what a trigger tells, so that it is worth looking for them."""
    return GROUP_OF_TYPE[trigger.event_type] in ("battle", "remote_violence") or trigger.event_type in _TAKEN_BY_FORCE


def refined_type(sentence: Span, trigger: Trigger, initiators: Sequence[Span], knowledge: Knowledge) -> str:
    """Give a trigger's type in the light of its sentence: a total over a period, or a strike from the air.

    Missiles by those who only strike from the air are an airstrike where no launcher is told (codebook, section
    "Event types").
    """
    words = knowledge.summary_words
    if words.may_count(trigger) and tells_total(_passage_around(sentence, trigger), words):
        return "toll_summary"
    is_open = trigger.family in ("strike", "bombing", "bombardment", "artillery") and trigger.instrument is None
    by_air = {knowledge.actor_of(span.text) for span in initiators} & knowledge.lexicon.strike_from_the_air_by
    has_missile = trigger.event_type == "shelling" and trigger.instrument is not None
    if by_air and (is_open or has_missile):
        return "airstrike"
    return trigger.event_type


def _passage_around(sentence: Span, trigger: Trigger) -> Span:
    """Give the part of a sentence, between semicolons, that a trigger's count and period stand in."""
    doc = sentence.doc
    start, end = max(sentence.start, trigger.head - REACH_OF_TOTAL), min(sentence.end, trigger.head + REACH_OF_TOTAL)
    before = (position + 1 for position in range(trigger.head, start - 1, -1) if doc[position].text == ";")
    behind = (position for position in range(trigger.head, end) if doc[position].text == ";")
    return doc[next(before, start) : next(behind, end)]


def without_mere_deaths(triggers: Sequence[Trigger]) -> list[Trigger]:
    """Leave out deaths whose cause the sentence tells: they are outcomes of that event, no events."""
    causes = [trigger for trigger in triggers if trigger.family != DEATHS and _is_violent(trigger)]
    if causes:
        return [trigger for trigger in triggers if trigger.family != DEATHS]
    return list(triggers)


def without_participants(triggers: Sequence[Trigger], sentence: Span) -> list[Trigger]:
    """Leave out nouns that only take part in another event ("attacked a patrol", "an ambush on a convoy")."""
    heads = {trigger.head: trigger for trigger in triggers}
    kept = []
    for trigger in triggers:
        head = sentence.doc[trigger.head]
        above = head.head if head.dep_ != "pobj" else head.head.head
        holder = heads.get(above.i) if above != head else None
        is_thing = trigger.kind == "noun" and trigger.event_type in ("deployment", "fortification", "aid")
        if is_thing and holder is not None and (_is_violent(holder) or _acts_in(head, trigger, holder)):
            continue
        kept.append(trigger)
    return kept


def _acts_in(head: Token, trigger: Trigger, holder: Trigger) -> bool:
    """Whether a noun names who does what another trigger tells ("a patrol detained three men")."""
    acts = head.dep_ in ("nsubj", "nsubjpass") or (head.dep_ == "pobj" and head.head.dep_ == "agent")
    return acts and holder.event_type != trigger.event_type and holder.family not in _CARRYING


def without_carriers(triggers: Sequence[Trigger], sentence: Span) -> list[Trigger]:
    """Leave out verbs that only carry the event their subject or object names ("clashes erupted").

    Only verbs whose type another word decides are so light, and only where they would tell of another type: a verb of
    the same type gives the event its places and is merged with it.
    """
    nouns = {trigger.head: trigger.event_type for trigger in triggers if trigger.kind == "noun"}
    kept = []
    for trigger in triggers:
        if trigger.kind != "noun" and trigger.family in _CARRYING:
            verb = sentence.doc[trigger.head]
            subject, _ = subject_of(verb)
            named = [*objects_of(verb)] if trigger.family == "moving" else []
            named += [subject] if subject is not None else []
            if any(nouns.get(token.i, trigger.event_type) != trigger.event_type for token in named):
                continue
        kept.append(trigger)
    return kept


def _is_violent(trigger: Trigger) -> bool:
    return GROUP_OF_TYPE[trigger.event_type] in VIOLENT
