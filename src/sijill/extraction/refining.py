"""Refining triggers and types in the light of the sentence and of who was hit (codebook, section "Event types")."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span

from sijill.extraction.drafts import Draft
from sijill.extraction.knowledge import Knowledge
from sijill.extraction.merging import VIOLENT
from sijill.extraction.summaries import is_period_total, load_summary_words
from sijill.extraction.syntax import objects_of, subject_of
from sijill.extraction.triggers import Trigger
from sijill.schema import GROUP_OF_TYPE

DEATHS = "death"
LEAST_TALLY = 24
"""From two dozen on, deaths whose cause no word of the sentence tells are counted up over time."""
_CARRYING = frozenset({"blast", "strike", "fall", "moving"})
"""Families whose verbs may do no more than carry the event that a noun names."""
_TAKEN_BY_FORCE = frozenset({"arrest", "property_violation", "abduction", "release", "fortification", "deployment"})
_GUNFIRE = frozenset({"shoot", "kill", "fire", "gunfire", "gunshot", "open", "die", "lose", "hit"})


def needs_initiator(trigger: Trigger) -> bool:
    """Whether somebody must have done what a trigger tells, so that it is worth looking for them."""
    return GROUP_OF_TYPE[trigger.event_type] in ("battle", "remote_violence") or trigger.event_type in _TAKEN_BY_FORCE


def refined_type(sentence: Span, trigger: Trigger, initiators: Sequence[Span], knowledge: Knowledge) -> str:
    """Give a trigger's type in the light of its sentence: a total over a period, or a strike from the air.

    Missiles by those who only strike from the air are an airstrike where no launcher is told (codebook, section
    "Event types").
    """
    if is_period_total(sentence, trigger, load_summary_words(knowledge.domain)):
        return "toll_summary"
    is_open = trigger.family in ("strike", "bombing", "bombardment") and trigger.instrument is None
    by_air = {knowledge.actor_of(span.text) for span in initiators} & knowledge.lexicon.strike_from_the_air_by
    has_missile = trigger.event_type == "shelling" and trigger.instrument is not None
    if by_air and (is_open or has_missile):
        return "airstrike"
    return trigger.event_type


def type_by_victims(draft: Draft, knowledge: Knowledge) -> str:
    """Give a draft's type in the light of who was hit (codebook, section "Event types").

    Gunfire at civilians is a killing where one died, else an assault. Dozens of deaths with no cause told are a
    tally, no event of a day.
    """
    killed = draft.tolls.get("killed")
    least = max(killed.best or 0, killed.low or 0) if killed is not None else 0
    if draft.trigger.family == DEATHS and draft.event_type == "killing" and least >= LEAST_TALLY:
        return "toll_summary"
    if draft.event_type != "armed_attack" or not draft.target:
        return draft.event_type
    kinds = {knowledge.kind_of(knowledge.actor_of(span.text)) for span in draft.target}
    if kinds != {"civilians"} or draft.trigger_span.root.lemma_.lower() not in _GUNFIRE:
        return draft.event_type
    return "killing" if killed is not None and killed.best != 0 else "assault"


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
        if is_thing and holder is not None and _is_violent(holder):
            continue
        kept.append(trigger)
    return kept


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
