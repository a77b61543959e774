"""Tying tolls to the events that they belong to (codebook, section "Outcomes")."""

from __future__ import annotations

from collections.abc import Sequence

from sijill.extraction.drafts import Draft
from sijill.extraction.merging import VIOLENT
from sijill.extraction.numbers import number_of
from sijill.extraction.outcomes import Toll
from sijill.extraction.syntax import conjuncts, noun_phrase, prepositional_objects
from sijill.extraction.toll_words import TollWords
from sijill.schema import ACTUAL_MODALITIES

_OUTCOME_OF_TYPE = {"arrest": "detained", "abduction": "abducted", "killing": "killed"}
"""What the victims of a type are counted as where no toll is told."""
_OTHER_TYPES_WITH_VICTIMS = frozenset({"living_conditions", "riot", "protest", "property_violation"})


def give_tolls(drafts: Sequence[Draft], tolls: Sequence[Toll], earlier: Sequence[Draft], words: TollWords) -> None:
    """Tie the tolls of a sentence to its events, in place.

    A toll belongs to the event whose clause tells it, else to the nearest violent one of the sentence. A sentence
    that tells a toll and no violence goes on about the last violent event before it.

    Args:
        drafts: the events of the sentence.
        tolls: the tolls of the sentence.
        earlier: the events of the report before it.
        words: the words that tell tolls.
    """
    violent = [draft for draft in drafts if draft.group in VIOLENT or draft.event_type == "toll_summary"]
    for toll in tolls:
        owner = _owner(toll, violent) if violent else _owner_elsewhere(drafts, earlier)
        if owner is not None:
            owner.tolls.setdefault(toll.outcome, toll)
            _add_victims(owner, toll)
    for draft in drafts:
        outcome = _OUTCOME_OF_TYPE.get(draft.event_type)
        if outcome is not None and outcome not in draft.tolls and draft.modality in ACTUAL_MODALITIES:
            toll_of_victims = _victims(draft, outcome, words)
            if toll_of_victims is not None:
                draft.tolls[outcome] = toll_of_victims


def _add_victims(draft: Draft, toll: Toll) -> None:
    """Make those counted the target of a one-sided event that has none ("were killed in an airstrike")."""
    if draft.target or draft.group not in VIOLENT or draft.event_type == "armed_clash":
        return
    doc = draft.sentence.doc
    heads = [part for index in toll.counted if index != toll.anchor for part in conjuncts(doc[index])]
    acting = {token.i for span in draft.initiator for token in span}
    phrases = [noun_phrase(head) for head in heads if head.pos_ in ("NOUN", "PROPN") and head.i not in acting]
    draft.target = [phrase for phrase in phrases if acting.isdisjoint(range(phrase.start, phrase.end))]


def _owner(toll: Toll, violent: Sequence[Draft]) -> Draft:
    doc = violent[0].sentence.doc
    anchor = doc[toll.anchor]
    for step in (anchor, *anchor.ancestors):
        for draft in violent:
            if step.i == draft.trigger.head:
                return draft
    below = [draft for draft in violent if anchor in doc[draft.trigger.head].ancestors]
    return min(below or violent, key=lambda draft: abs(draft.trigger.head - anchor.i))


def _owner_elsewhere(drafts: Sequence[Draft], earlier: Sequence[Draft]) -> Draft | None:
    before = next((draft for draft in reversed(earlier) if draft.group in VIOLENT), None)
    if before is not None:
        return before
    return next((draft for draft in drafts if draft.event_type in _OTHER_TYPES_WITH_VICTIMS), None)


def _victims(draft: Draft, outcome: str, words: TollWords) -> Toll | None:
    """Count the victims by their noun phrases: "arrested two men" has two detained."""
    doc = draft.sentence.doc
    heads = [span.root for span in draft.target]
    if not heads and draft.trigger.kind == "noun":
        heads = list(prepositional_objects(doc[draft.trigger.head], "of"))
    numbers = [number for head in heads if (number := number_of(head, words.vague)) is not None]
    if not numbers:
        return None
    bests = [number.best for number in numbers if number.best is not None]
    lows = [number.low for number in numbers if number.low is not None]
    best = sum(bests) if len(bests) == len(numbers) else None
    start, end = min(number.start for number in numbers), max(number.end for number in numbers)
    # More victims than those counted may be named without a number, so there is no upper bound.
    return Toll(outcome, draft.trigger.head, start, end, best, sum(lows) if lows else None, None)
