"""Tying tolls to the events that they belong to (codebook, section "Outcomes")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sijill.extraction.drafts import Draft
from sijill.extraction.merging import VIOLENT
from sijill.extraction.numbers import number_of
from sijill.extraction.outcomes import Toll
from sijill.extraction.refining import DEATHS
from sijill.extraction.syntax import prepositional_objects
from sijill.extraction.toll_owners import Owning, can_have, owner_before, owner_of, points_back
from sijill.extraction.toll_words import TollWords
from sijill.schema import ACTUAL_MODALITIES

_OUTCOME_OF_TYPE = {"arrest": "detained", "abduction": "abducted", "killing": "killed"}
"""What the victims of a type are counted as where no toll is told."""
PARAGRAPHS_ON = 2
"""Paragraphs behind an event, at the most, in which a toll without one of its own still goes on about it."""
COUNTED_UP_BEFORE = 3
"""Events back, at the most, that a total lies which a sentence goes on about."""
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
    owned = [owning for toll in tolls if (owning := _owning(toll, drafts, earlier)) is not None]
    # What is told before an event and not tied to it belongs to it least surely.
    for owning in sorted(owned, key=lambda owning: (owning.toll.is_running, _is_loose(owning))):
        _give(_already_counted(owning, drafts), owning.toll)
    _deny_for_all(drafts, tolls)
    for draft in drafts:
        outcome = _OUTCOME_OF_TYPE.get(draft.event_type)
        if outcome is not None and outcome not in draft.tolls and draft.modality in ACTUAL_MODALITIES:
            toll_of_victims = _victims(draft, outcome, words)
            if toll_of_victims is not None:
                draft.tolls[outcome] = toll_of_victims


def _already_counted(owning: Owning, drafts: Sequence[Draft]) -> Draft:
    """Give the event of the sentence that was just given victims, where a count has come to more of them."""
    is_here = owning.toll.is_running and any(draft is owning.draft for draft in drafts)
    told = (draft for draft in drafts if owning.toll.outcome in draft.tolls)
    return next(told, owning.draft) if is_here else owning.draft


def _deny_for_all(drafts: Sequence[Draft], tolls: Sequence[Toll]) -> None:
    """Let a denial hold for every event told before it without victims ("shelled two towns, no casualties")."""
    denied = [toll for toll in tolls if toll.best == 0]
    for draft in drafts if denied else ():
        if draft.group in VIOLENT and draft.modality in ACTUAL_MODALITIES and not draft.tolls:
            draft.tolls |= {toll.outcome: toll for toll in denied if draft.trigger.head < toll.anchor}


def without_retold(drafts: Sequence[Draft]) -> list[Draft]:
    """Take from events, in place, the tolls of a headline that another event tells as its own.

    A headline's event is merged with one of the body, and the body may tell the headline's toll with another.

    Args:
        drafts: the events of a report, tellings merged.
    """
    own = {
        (outcome, toll.best)
        for draft in drafts
        if draft.group in VIOLENT
        for outcome, toll in draft.tolls.items()
        if draft.sentence.start <= toll.anchor < draft.sentence.end
    }
    for draft in drafts:
        for outcome, toll in list(draft.tolls.items()):
            is_others = outcome == "detained" and not can_have(draft, outcome)
            is_headline = toll.anchor < draft.sentence.start and draft.group in VIOLENT
            if is_others or (is_headline and (outcome, toll.best) in own):
                del draft.tolls[outcome]
    return list(drafts)


def _owning(toll: Toll, drafts: Sequence[Draft], earlier: Sequence[Draft]) -> Owning | None:
    owning = owner_of(toll, drafts)
    if toll.is_running and owning is not None and owning.draft.trigger.family == DEATHS:
        # "The toll rises to ten killed": the event told before has come to it.
        told = next((draft for draft in reversed(earlier) if can_have(draft, toll.outcome)), None)
        if told is not None and not told.is_headline and owning.draft.paragraph - told.paragraph <= PARAGRAPHS_ON:
            return Owning(toll, told, is_tied=True)
    if owning is None:
        before = owner_before(toll, drafts, earlier, _OTHER_TYPES_WITH_VICTIMS)
        return Owning(toll, before, is_tied=True) if before is not None else None
    recent = reversed(earlier[-COUNTED_UP_BEFORE:])
    last = next((draft for draft in recent if draft.event_type == "toll_summary"), None)
    if last is not None and points_back(owning.draft):
        # "40 people were killed in these strikes": the strikes that were just counted up.
        is_open = toll.outcome not in last.tolls and not owning.draft.is_headline
        return replace(owning, draft=last) if is_open else owning
    return owning


def _is_loose(owning: Owning) -> bool:
    return not owning.is_tied and owning.toll.anchor < owning.draft.trigger.head


def _give(owner: Draft, toll: Toll) -> None:
    told = owner.tolls.get(toll.outcome)
    if told is None or toll.is_running:
        owner.tolls[toll.outcome] = toll


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
