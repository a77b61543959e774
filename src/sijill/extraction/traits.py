"""Traits of the events read in a report: what speaks for and against a draft being an event of its own.

Each trait is a short text such as ``type=shelling`` or ``next=battle``; a draft has it or has it not. The model of
:mod:`sijill.extraction.keeping` gives each trait its weight.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sijill.extraction.drafts import Draft
from sijill.extraction.parsed import Span, Token
from sijill.extraction.syntax import is_verbal, lemma

STEPS_UP = 6
"""Steps in the parse from a trigger to the clauses above it, at the most."""
FARTHEST = 3
"""Sentences between two events beyond which it is all the same how far apart they are."""
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp", "pcomp", "csubj", "parataxis", "conj", "ROOT"})
_CLAUSES_OF = frozenset({"relcl", "acl", "advcl", "ccomp", "pcomp"})
_ARGUMENTS = frozenset({"aux", "auxpass", "neg", "mark", "nsubj", "nsubjpass", "dobj", "agent", "prep"})
_CUES = frozenset({"aux", "mark", "advmod"})


def traits_of(drafts: Sequence[Draft]) -> list[tuple[str, ...]]:
    """Give the traits of each draft of one report.

    Args:
        drafts: the report's events in reading order, what is told twice merged.

    Returns:
        The traits of each draft, each once, in the order of the drafts.
    """
    gaps = [_gap(before, draft) for before, draft in pairwise(drafts)]
    found = []
    for index, draft in enumerate(drafts):
        head = draft.trigger_span.doc[draft.trigger.head]
        traits = [*_of_trigger(draft, head), *_of_grammar(head), *_of_clauses(head), *_of_fields(draft)]
        if index:
            traits += [*_of_neighbour("previous", draft, drafts[index - 1]), f"gap={gaps[index - 1]}"]
        if index + 1 < len(drafts):
            traits += _of_neighbour("next", draft, drafts[index + 1])
        found.append(tuple(dict.fromkeys(traits)))
    return found


def _of_trigger(draft: Draft, head: Token) -> Iterator[str]:
    trigger, word = draft.trigger, lemma(head)
    yield from (f"type={draft.event_type}", f"word={word}", f"kind={trigger.kind}", f"family={trigger.family}")
    for other in (f"kind={trigger.kind}", f"word={word}", f"family={trigger.family}"):
        yield f"type={draft.event_type}, {other}"
    if trigger.family is not None:
        yield f"weapon={trigger.instrument is not None}"
    if trigger.end - trigger.start > 1:
        yield "several words"
    yield f"headline={draft.is_headline}"


def _of_grammar(head: Token) -> Iterator[str]:
    """Give how the trigger stands in its sentence: its own form and what it hangs on."""
    above = head.head
    if head.dep_ == "pobj":
        yield f"after={above.lower_}"
        above = above.head
    if above != head:
        yield from (f"above={lemma(above)}", f"above is {above.pos_}")
    if is_verbal(head):
        yield from _of_verb(head)
    else:
        yield f"determiner={_determiner(head)}"
        if any(child.dep_ == "neg" for child in head.children):
            yield "not"


def _determiner(noun: Token) -> str:
    found = next((child for child in noun.children if child.dep_ in ("det", "poss", "nummod")), None)
    if found is None:
        return "none"
    return lemma(found) if found.dep_ == "det" else found.dep_


def _of_verb(verb: Token) -> Iterator[str]:
    for child in verb.children:
        if child.dep_ in _ARGUMENTS:
            yield f"has {child.dep_}"
        if child.dep_ in _CUES:
            yield f"has {child.dep_}={child.lower_}"
        if child.dep_ in ("nsubj", "nsubjpass"):
            yield f"subject is {child.pos_}"


def _of_clauses(token: Token) -> Iterator[str]:
    for _ in range(STEPS_UP):
        if token.head == token:
            return
        if token.dep_ in _CLAUSES:
            yield f"in {token.dep_}"
        if token.dep_ in _CLAUSES_OF:
            yield f"in {token.dep_} of {token.head.pos_}"
        token = token.head


def _of_fields(draft: Draft) -> Iterator[str]:
    """Give which fields the words of the report fill, and how."""
    yield f"modality={draft.modality}"
    yield f"initiator={draft.inferred.get('initiator', 'told' if draft.initiator else 'none')}"
    yield f"places={draft.inferred.get('places', 'told' if draft.places else 'none')}"
    yield f"date={'none' if draft.date.mention is None else 'carried' if draft.date.inferred else 'told'}"
    for name in ("target", "equipment", "attribution"):
        yield f"{name}={bool(getattr(draft, name))}"
    yield from (f"toll={outcome}" for outcome in sorted(draft.tolls))
    if not draft.tolls:
        yield "no toll"
    if draft.count:
        yield "count"
    if draft.places and "places" not in draft.inferred:
        yield from (f"role={draft.places[0].told.role}", f"resolved={draft.places[0].place is not None}")


def _of_neighbour(where: str, draft: Draft, other: Draft) -> Iterator[str]:
    yield f"{where}={other.group}"
    yield f"{where} of its type={other.event_type == draft.event_type}"


def _gap(before: Draft, draft: Draft) -> str:
    """Give how many sentences lie between two drafts; a headline merged into the body may stand behind it."""
    if before.sentence.start == draft.sentence.start:
        return "none"
    between: Span = draft.sentence.doc[before.sentence.end : max(before.sentence.end, draft.sentence.start)]
    starts = 0
    for token in between:
        starts += bool(token.is_sent_start)
        if starts == FARTHEST:
            break
    return str(starts)
