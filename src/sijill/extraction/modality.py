"""Modality: did it happen, or was it ordered, planned, feared, supposed or denied (codebook, section "Modality").

Each cue reaches the event through the parse: it governs the event's clause, modifies its word, or stands right
before it. What happened in a main clause is not touched by a fear told beside it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from sijill.extraction.modality_cues import ModalityCues
from sijill.extraction.parsed import Doc, Span, Token
from sijill.extraction.syntax import governing_verb, is_verbal, lemma
from sijill.extraction.tenses import tense_of
from sijill.extraction.triggers import Trigger

# A cue above the event reaches it through these relations only; an event in the cue's own subject, or beside
# it in coordination, is told on its own.
_GOVERNED = frozenset(
    {"xcomp", "ccomp", "dobj", "pobj", "pcomp", "acl", "advcl", "prep", "agent", "attr", "oprd", "conj"}
)
# Through these an event shares the auxiliary and the conjunction of the clause above it.
_INSIDE_CLAUSE = frozenset({"xcomp", "ccomp", "dobj", "conj", "prep", "pobj"})
_NOMINAL_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
# A cue above such a clause reaches the event that is its subject ("they fear that the strikes could be repeated").
_REPORTED_CLAUSES = frozenset({"ccomp", "advcl", "acl"})
# Conjunctions of clauses that tell a reason or a time as a fact, whatever the clause above them is.
_TELLING_MARKS = frozenset({"since", "because", "as", "while", "after", "although", "though", "whereas"})
STEPS_ABOVE = 6
DENIAL_STEPS = 2
LONGEST_CUE = 6
"""Words in a row that a cue before an event may have."""
# Of several cues the one that takes most away: a feared "possible attack" is feared.
_STRENGTH = ("negated", "feared", "ordered", "hypothetical", "planned", "unconfirmed")


def find_modality(doc: Doc, trigger: Trigger, cues: ModalityCues) -> tuple[str, Span | None]:
    """Find how an event is told, and the words that say so.

    Returns:
        The modality, and the cue; ``("asserted", None)`` where nothing says otherwise.
    """
    head = doc[trigger.head]
    told = sorted(_cues(head, trigger, cues), key=lambda found: _STRENGTH.index(found[0]))
    told = [found for found in told if not _is_of_the_event_itself(*found, trigger, cues)]
    conditions = [cue for modality, cue in told if modality == "hypothetical"]
    if any(cue.dep_ == "mark" and cue.head == head for cue in conditions) or _is_so_that(head):
        # "if they do not withdraw" and "so that they do not attack" deny nothing.
        told = [found for found in told if found[0] != "negated"]
    for modality, cue in told:
        # A negated cue ("did not order") leaves nothing to be said of the event but that it was not told.
        is_doubt = lemma(cue) in cues.verifying
        if modality != "negated" and _is_negated(cue) and cue.i != head.i and not is_doubt:
            return "negated", doc[cue.i : cue.i + 1]
        return modality, doc[cue.i : cue.i + 1]
    return "asserted", None


def _is_of_the_event_itself(modality: str, cue: Token, trigger: Trigger, cues: ModalityCues) -> bool:
    """Whether a cue tells the event as done: a curfew that was ordered is an order, an attempt to kill an attack."""
    if trigger.event_type == "order":
        return modality == "ordered" and cue.i != trigger.head and cue.doc[trigger.head].head == cue
    return modality == "planned" and lemma(cue) in cues.attempts and trigger.event_type in cues.attempted_types


def _cues(head: Token, trigger: Trigger, cues: ModalityCues) -> Iterator[tuple[str, Token]]:
    yield from _beside(head, cues)
    yield from _before(head.doc, head.left_edge.i, cues)
    clause = governing_verb(head)
    is_in_purpose = head.dep_ == "pobj" and clause is not None and _is_purpose(clause)
    is_in_plan = head.dep_ in ("pobj", "dobj") and clause is not None and _is_future_infinitive(clause)
    if _is_purpose(head) or is_in_purpose or is_in_plan:
        yield "planned", head
    if _is_so_that(head):
        yield ("feared" if _is_negated(head) else "planned"), head
    yield from _above(head, trigger, cues)
    yield from (("unconfirmed", verb) for verb in _unverified(head, cues))
    yield from _of_accounts(head, cues)
    if head.dep_ in _NOMINAL_SUBJECTS and not is_verbal(head):
        yield from _of_own_verb(head.head, trigger, cues)


def _of_own_verb(verb: Token, trigger: Trigger, cues: ModalityCues) -> Iterator[tuple[str, Token]]:
    """Give the cues of the clause that an event is the subject of ("an evacuation should take place")."""
    yield from _before(verb.doc, verb.left_edge.i, cues)
    for clause in (verb, *verb.children):
        if _is_future_infinitive(clause):
            yield "planned", clause
    for child in verb.children:
        yield from _of_clause(child, cues)
    if verb.dep_ in _REPORTED_CLAUSES and not _stands_alone(verb):
        yield from _above(verb, trigger, cues)


def _is_future_infinitive(verb: Token) -> bool:
    """Whether a clause tells what is to come ("are to be held", "is to start")."""
    to = any(child.dep_ == "aux" and child.lower_ == "to" for child in verb.children)
    return to and verb.dep_ == "xcomp" and verb.head.lemma_ == "be"


def _beside(head: Token, cues: ModalityCues) -> Iterator[tuple[str, Token]]:
    if head.dep_ == "conj":
        # "neither opened posts nor brought weapons"
        yield from (("negated", child) for child in head.head.children if child.lower_ == "nor" and child.i < head.i)
    for child in head.children:
        if lemma(child) in cues.beside and (child.dep_ in ("neg", "amod", "advmod", "det") or child.i < head.i):
            yield cues.beside[lemma(child)], child
        yield from _of_clause(child, cues)
        if child.dep_ == "relcl" and not is_verbal(head) and lemma(child) not in cues.verifying:
            for inner in child.children:
                if inner.dep_ == "aux":
                    yield from _of_clause(inner, cues)


def _of_clause(child: Token, cues: ModalityCues) -> Iterator[tuple[str, Token]]:
    """Give the cue that an auxiliary or a conjunction of a clause is ("may", "if")."""
    if child.dep_ == "aux" and lemma(child) in cues.auxiliary and not _is_ability(child):
        yield cues.auxiliary[lemma(child)], child
    elif child.dep_ in ("mark", "advmod") and child.lower_ in cues.marks:
        yield cues.marks[child.lower_], child


def _is_ability(auxiliary: Token) -> bool:
    """Whether "could" tells what somebody was able to do: it goes on with the past of the clause before it."""
    verb = auxiliary.head
    if auxiliary.lower_ != "could":
        return False
    start = verb.sent.start
    if verb == verb.sent.root and start in verb.doc.clause_starts:
        return verb.doc[start - 1].sent.root.tag_ == "VBD"
    return verb.dep_ == "conj" and verb.head.tag_ == "VBD"


def _above(head: Token, trigger: Trigger, cues: ModalityCues) -> Iterator[tuple[str, Token]]:
    current = head
    for step in range(STEPS_ABOVE):
        above = current.head
        if current.dep_ in ("nsubjpass", "csubjpass") and lemma(above) in cues.above:
            yield cues.above[lemma(above)], above
        stands_alone = _stands_alone(current)
        if above.dep_ == "prep" and lemma(above.head) in cues.ending:
            # "called for an end to the fighting" tells that there was fighting.
            return
        if above == current or current.dep_ not in _GOVERNED or stands_alone:
            return
        # "about to withdraw" is planned, "information about a withdrawal" is not.
        is_of_topic = lemma(above) == "about" and current.dep_ == "pobj"
        modality = None if is_of_topic else cues.above.get(lemma(above))
        # What a denial takes back stands right below it; farther down it is another matter.
        is_near_enough = modality != "negated" or step < DENIAL_STEPS
        if modality is not None and is_near_enough and above.i != trigger.head and current.dep_ != "conj":
            yield modality, above
        yield from _of_reports(above, cues)
        if current.dep_ in _INSIDE_CLAUSE and is_verbal(above) and lemma(above) not in cues.verifying:
            for child in above.children:
                yield from _of_clause(child, cues)
        current = above


def _of_reports(above: Token, cues: ModalityCues) -> Iterator[tuple[str, Token]]:
    """Give the cue that what an event is told by is unconfirmed ("unconfirmed reports said …", "… reports of")."""
    telling = [above, *(child for child in above.children if child.dep_ in ("nsubj", "attr"))]
    for noun in telling:
        for child in noun.children:
            if child.dep_ == "amod" and cues.beside.get(lemma(child)) == "unconfirmed":
                yield "unconfirmed", child


def _of_accounts(head: Token, cues: ModalityCues) -> Iterator[tuple[str, Token]]:
    """Give the cue that an account is unconfirmed by which an event is told ("according to unconfirmed reports")."""
    verb = head if is_verbal(head) else governing_verb(head)
    for child in verb.children if verb is not None else ():
        if child.dep_ == "prep" and child.lower_ == "according":
            for word in child.subtree:
                if word.dep_ == "amod" and cues.beside.get(lemma(word)) == "unconfirmed":
                    yield "unconfirmed", word


def _unverified(head: Token, cues: ModalityCues) -> Iterator[Token]:
    """Give the verb by which an event was not verified ("has not confirmed that", "that it could not verify").

    It governs the event, or tells of it in a relative clause; an inability stands above it ("was unable to verify").
    """
    above = itertools.takewhile(lambda token: not _stands_alone(token), head.ancestors)
    beside = (child for child in head.children if child.dep_ in ("relcl", "acl"))
    for verb in itertools.chain(itertools.islice(above, STEPS_ABOVE), beside):
        if lemma(verb) not in cues.verifying:
            continue
        holders = [verb.head, verb.head.head] if verb.dep_ == "xcomp" else []
        is_unable = any(lemma(holder) in cues.inability for holder in holders[:1])
        if is_unable or any(_is_negated(token) for token in (verb, *holders)):
            yield verb


def _stands_alone(token: Token) -> bool:
    """Whether a clause tells something of its own: coordinated with its own subject, or a reason or a time."""
    if token.dep_ == "conj":
        return is_verbal(token) and _has_subject(token)
    return token.dep_ == "advcl" and any(
        child.dep_ == "mark" and child.lower_ in _TELLING_MARKS for child in token.children
    )


def _before(doc: Doc, position: int, cues: ModalityCues) -> Iterator[tuple[str, Token]]:
    """Give the words in a row that end right before a position, or that begin at it."""
    near = [token.lower_ for token in doc[max(0, position - LONGEST_CUE) : position + LONGEST_CUE]]
    offset = min(position, LONGEST_CUE)
    for index, word in enumerate(near[: offset + 1]):
        for words, modality in cues.before.get(word, ()):
            is_here = tuple(near[index : index + len(words)]) == words
            if is_here and (index == offset or index + len(words) == offset):
                yield modality, doc[position - offset + index]


def _is_purpose(head: Token) -> bool:
    """Whether a verb is an infinitive of purpose or plan ("came to inspect", "are to leave")."""
    auxiliaries = {child.lower_ for child in head.children if child.dep_ == "aux"}
    # "known to have died" looks back, not ahead.
    if not is_verbal(head) or "to" not in auxiliaries or "have" in auxiliaries:
        return False
    is_planned = head.dep_ == "xcomp" and (head.head.lemma_ == "be" or head.head.lower_ == "going")
    return is_planned or head.dep_ in ("advcl", "acl", "relcl")


def _is_so_that(head: Token) -> bool:
    """Whether a clause tells an aim ("so that they do not return"); in the past tense it tells what came of it."""
    marks = [child.lower_ for child in head.children if child.dep_ == "mark"]
    return head.dep_ == "advcl" and marks[:2] == ["so", "that"] and tense_of(head) == "present"


def _is_negated(token: Token) -> bool:
    return any(child.dep_ == "neg" for child in token.children)


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)
