"""Which event of a sentence a toll belongs to (codebook, "What counts as an event")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sijill.extraction.drafts import Draft
from sijill.extraction.merging import VIOLENT
from sijill.extraction.outcomes import Toll
from sijill.extraction.parsed import Token
from sijill.extraction.syntax import OBJECTS, PASSIVE_SUBJECTS, SUBJECTS, is_verbal
from sijill.schema import ACTUAL_MODALITIES

STEPS_UP = 12
"""Steps up the parse that are taken to find the event that a toll hangs on, at the most."""
_LOOSE = frozenset({"conj", "ccomp", "parataxis", "ROOT", "dep"})
"""Ties of a clause that stands for itself, so that the word order tells more than the parse."""
_NOMINAL = SUBJECTS | PASSIVE_SUBJECTS | OBJECTS
_OTHER_CLAUSES = _LOOSE | {"advcl"}
"""Ties of every clause of its own but a relative one."""
_OF_TYPE = {"detained": frozenset({"arrest", "toll_summary"})}
_BACK = frozenset({"these", "those", "the", "this", "that", "such"})


@dataclass(frozen=True)
class Owning:
    """The event that a toll belongs to; ``is_tied`` where the grammar says so, not the order of the words."""

    toll: Toll
    draft: Draft
    is_tied: bool


def owner_of(toll: Toll, drafts: Sequence[Draft]) -> Owning | None:
    """Give the event of a sentence that a toll belongs to.

    The word that tells the toll may be the event's own, or stand below it or above it in the same clause; else the
    event told last before it has it, else the first told behind it.

    Args:
        toll: a toll of the sentence.
        drafts: the events of the sentence, in reading order.

    Returns:
        The event and how surely it is that, or None where no event of the sentence has victims.
    """
    able = [draft for draft in drafts if can_have(draft, toll.outcome)]
    candidates = [draft for draft in able if draft.modality in ACTUAL_MODALITIES]
    if not candidates:
        return None
    total = next((draft for draft in candidates if draft.event_type == "toll_summary"), None)
    if (toll.is_running or toll.is_sum) and total is not None:
        return Owning(toll, total, is_tied=True)
    doc = candidates[0].sentence.doc
    heads = {draft.trigger.head: draft for draft in reversed(candidates)}
    anchor = doc[toll.anchor]
    tied = _at_word(toll, candidates) or _below(anchor, candidates, _OTHER_CLAUSES) or _above(anchor, heads)
    tied = tied or _below(anchor, candidates, _LOOSE)
    return Owning(toll, tied or _in_order(toll, candidates), tied is not None)


def can_have(draft: Draft, outcome: str) -> bool:
    """Whether events of a draft's type have victims of this outcome."""
    if outcome in _OF_TYPE:
        return draft.event_type in _OF_TYPE[outcome]
    return draft.group in VIOLENT or draft.event_type == "toll_summary"


def points_back(draft: Draft) -> bool:
    """Whether a noun speaks of events told before ("these strikes")."""
    head = draft.trigger_span.doc[draft.trigger.head]
    return draft.trigger.kind == "noun" and any(child.lower_ in _BACK for child in head.children)


def _at_word(toll: Toll, candidates: Sequence[Draft]) -> Draft | None:
    return next((draft for draft in candidates if draft.trigger.start <= toll.anchor < draft.trigger.end), None)


def _below(anchor: Token, candidates: Sequence[Draft], barred: frozenset[str]) -> Draft | None:
    """Give the first event told below the word ("were killed in an airstrike"), not past the ties ``barred``."""
    for draft in candidates:
        step, steps = anchor.doc[draft.trigger.head], 0
        while steps < STEPS_UP and step != anchor and step.head != step:
            if step.dep_ in barred and (is_verbal(step) or step.pos_ == "AUX"):
                break
            step, steps = step.head, steps + 1
        if step == anchor:
            return draft
    return None


def _above(anchor: Token, heads: dict[int, Draft]) -> Draft | None:
    """Give the event that the word's clause hangs on ("attacked the post, killing two", "a mine that killed two")."""
    step = anchor
    for _ in range(STEPS_UP):
        if step.dep_ in _LOOSE and (is_verbal(step) or step.pos_ == "AUX"):
            return None
        step = step.head
        if step.i in heads:
            return heads[step.i]
        if is_verbal(step):
            # "resumed their airstrikes, killing two": the event is what the verb is about.
            told = (heads[token.i] for token in _participants(step) if token.i in heads)
            found = next(told, None)
            if found is not None:
                return found
    return None


def _participants(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ in _NOMINAL:
            yield child
        elif child.dep_ in ("prep", "agent"):
            yield from (inner for inner in child.children if inner.dep_ == "pobj")


def _in_order(toll: Toll, candidates: Sequence[Draft]) -> Draft:
    before = [draft for draft in candidates if draft.trigger.head < toll.anchor]
    return before[-1] if before else candidates[0]


def owner_before(
    toll: Toll, drafts: Sequence[Draft], earlier: Sequence[Draft], others: frozenset[str]
) -> Draft | None:
    """Give the event that a sentence without a violent one goes on about.

    Args:
        toll: a toll of the sentence.
        drafts: the events of the sentence.
        earlier: the events of the report before it, in reading order.
        others: types that are not violent but can have victims.
    """
    here = next((draft for draft in drafts if draft.event_type in others), None)
    before = next((draft for draft in reversed(earlier) if can_have(draft, toll.outcome)), None)
    if here is not None and toll.outcome != "detained":
        return here
    return before
