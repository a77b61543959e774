"""Modality: did it happen, or was it ordered, planned, feared, supposed or denied (codebook, section "Modality").

Each cue reaches the event through the parse: it governs the event's clause, modifies its word, or stands right
before it. What happened in a main clause is not touched by a fear told beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from spacy.tokens import Doc, Span, Token

from sijill.extraction.syntax import governing_verb, is_verbal, lemma
from sijill.extraction.triggers import Trigger
from sijill.extraction.word_lists import by_word, mapping, read_lexicon, refusal, word_lists
from sijill.schema import MODALITIES

FILE = "modality.yml"
_KINDS = ("above", "beside", "before", "auxiliary", "marks")
# A cue above the event reaches it through these relations only; an event in the cue's own subject, or beside
# it in coordination, is told on its own.
_GOVERNED = frozenset(
    {"xcomp", "ccomp", "dobj", "pobj", "pcomp", "acl", "advcl", "prep", "agent", "attr", "oprd", "conj"}
)
# Through these an event shares the auxiliary and the conjunction of the clause above it.
_INSIDE_CLAUSE = frozenset({"xcomp", "ccomp", "dobj", "conj", "prep", "pobj"})
# Conjunctions of clauses that tell a reason or a time as a fact, whatever the clause above them is.
_TELLING_MARKS = frozenset({"since", "because", "as", "while", "after", "although", "though", "whereas"})
STEPS_ABOVE = 6
DENIAL_STEPS = 2
LONGEST_CUE = 6
"""Words in a row that a cue before an event may have."""
# Of several cues the one that takes most away: a feared "possible attack" is feared.
_STRENGTH = ("negated", "feared", "ordered", "hypothetical", "planned", "unconfirmed")


@dataclass(frozen=True)
class ModalityCues:
    """For each kind of cue, lemmas to modality; ``before`` are words in a row, by the first of them."""

    above: dict[str, str]
    beside: dict[str, str]
    before: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    auxiliary: dict[str, str]
    marks: dict[str, str]


@cache
def load_cues(domain: str = "syria") -> ModalityCues:
    """Load and check the cues of a domain.

    Raises:
        DataCheckError: the file breaks a rule.
    """
    return parse_cues(read_lexicon(domain, FILE), file=FILE)


def parse_cues(data: Any, *, file: str) -> ModalityCues:
    """Check and arrange the cues of modalities.

    Args:
        data: what the file holds.
        file: name of the file, for messages.

    Raises:
        DataCheckError: a modality or a kind of cue is unknown, or a cue is no text or stands for two modalities.
    """
    by_kind: dict[str, dict[str, tuple[str, ...]]] = {kind: {} for kind in _KINDS}
    for modality, cues in mapping(data, file=file, field="").items():
        if modality not in MODALITIES:
            raise refusal(file, "", modality, "is no modality of the codebook")
        for kind, words in word_lists(cues, file=file, field=modality).items():
            if kind not in _KINDS:
                raise refusal(file, modality, kind, f"is none of {', '.join(_KINDS)}")
            by_kind[kind][modality] = words
    arranged = {kind: by_word(lists, file=file, field=kind) for kind, lists in by_kind.items()}
    phrases = [(tuple(words.split()), modality) for words, modality in arranged.pop("before").items()]
    firsts = {words[0] for words, _ in phrases}
    before = {first: tuple(phrase for phrase in phrases if phrase[0][0] == first) for first in firsts}
    return ModalityCues(before=before, **arranged)


def find_modality(doc: Doc, trigger: Trigger, cues: ModalityCues) -> tuple[str, Span | None]:
    """Find how an event is told, and the words that say so.

    Returns:
        The modality, and the cue; ``("asserted", None)`` where nothing says otherwise.
    """
    head = doc[trigger.head]
    told = sorted(_cues(head, trigger, cues), key=lambda found: _STRENGTH.index(found[0]))
    if any(modality == "hypothetical" and cue.dep_ == "mark" and cue.head == head for modality, cue in told):
        # "if they do not withdraw" denies nothing.
        told = [found for found in told if found[0] != "negated"]
    for modality, cue in told:
        # A negated cue ("did not order") leaves nothing to be said of the event but that it was not told.
        if modality != "negated" and _is_negated(cue) and cue.i != head.i:
            return "negated", doc[cue.i : cue.i + 1]
        return modality, doc[cue.i : cue.i + 1]
    return "asserted", None


def _cues(head: Token, trigger: Trigger, cues: ModalityCues) -> Iterator[tuple[str, Token]]:
    yield from _beside(head, cues)
    yield from _before(head.doc, head.left_edge.i, cues)
    clause = governing_verb(head)
    if _is_purpose(head) or (head.dep_ == "pobj" and clause is not None and _is_purpose(clause)):
        yield "planned", head
    yield from _above(head, trigger, cues)


def _beside(head: Token, cues: ModalityCues) -> Iterator[tuple[str, Token]]:
    for child in head.children:
        if lemma(child) in cues.beside and (child.dep_ in ("neg", "amod", "advmod", "det") or child.i < head.i):
            yield cues.beside[lemma(child)], child
        yield from _of_clause(child, cues)


def _of_clause(child: Token, cues: ModalityCues) -> Iterator[tuple[str, Token]]:
    """Give the cue that an auxiliary or a conjunction of a clause is ("may", "if")."""
    if child.dep_ == "aux" and lemma(child) in cues.auxiliary:
        yield cues.auxiliary[lemma(child)], child
    elif child.dep_ in ("mark", "advmod") and child.lower_ in cues.marks:
        yield cues.marks[child.lower_], child


def _above(head: Token, trigger: Trigger, cues: ModalityCues) -> Iterator[tuple[str, Token]]:
    current = head
    for step in range(STEPS_ABOVE):
        above = current.head
        if current.dep_ in ("nsubjpass", "csubjpass") and lemma(above) in cues.above:
            yield cues.above[lemma(above)], above
        stands_alone = _stands_alone(current)
        if above == current or current.dep_ not in _GOVERNED or stands_alone:
            return
        modality = cues.above.get(lemma(above))
        # What a denial takes back stands right below it; farther down it is another matter.
        is_near_enough = modality != "negated" or step < DENIAL_STEPS
        if modality is not None and is_near_enough and above.i != trigger.head and current.dep_ != "conj":
            yield modality, above
        yield from _of_reports(above, cues)
        if current.dep_ in _INSIDE_CLAUSE and is_verbal(above):
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
    if not is_verbal(head) or not any(child.dep_ == "aux" and child.lower_ == "to" for child in head.children):
        return False
    is_planned = head.dep_ == "xcomp" and (head.head.lemma_ == "be" or head.head.lower_ == "going")
    return is_planned or head.dep_ in ("advcl", "acl", "relcl")


def _is_negated(token: Token) -> bool:
    return any(child.dep_ == "neg" for child in token.children)


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.children)
