"""Who a verb's subject is where the parse goes astray: words that stand before the verb, whatever they hang on."""

from __future__ import annotations

from collections.abc import Callable

from sijill.extraction.parsed import Token
from sijill.extraction.parties import Parties
from sijill.extraction.syntax import PASSIVE_SUBJECTS, SUBJECTS, conjuncts, prepositional_objects, subject_of

_OWN_SUBJECTS = (SUBJECTS | PASSIVE_SUBJECTS) - {"expl"}
_BETWEEN = frozenset({"aux", "auxpass", "neg", "advmod"})
AGENT_WITHIN = 25
"""Tokens behind a passive verb in which its agent is looked for."""
_STEPS_UP = 8
"""Steps from the word before the verb up to the head of its phrase, at the most."""


def subjects_of(verb: Token, parties: Parties) -> tuple[list[Token], bool]:
    """Give the subjects of a verb and whether it is passive.

    Of several subjects that the parse ties to a verb the nearest counts ("Near the road, gunmen killed …"). Where it
    ties none that is a party, or only a place, the phrase right before the verb is the subject: places at the head
    of a sentence often take the subject to them in the parse ("In the town, south of the river, gunmen arrested …").
    """
    subject, is_passive = subject_of(verb)
    own = [child for child in verb.children if child.dep_ in _OWN_SUBJECTS and child.i < verb.i]
    if len(own) > 1 or (own and subject is None):
        subject = own[-1]
    subjects = list(conjuncts(subject)) if subject is not None else []
    if any(parties.names_party(token) for token in subjects) or not _is_finite(verb):
        return subjects, is_passive
    before = _party_before(verb, parties.is_party)
    return (list(conjuncts(before)), is_passive) if before is not None else (subjects, is_passive)


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in ("VBD", "VBP", "VBZ") or any(
        child.dep_ in ("aux", "auxpass") and child.lower_ != "to" for child in verb.children
    )


def _party_before(verb: Token, is_party: Callable[[Token], bool]) -> Token | None:
    """Give the head of the party that stands right before a verb and its auxiliaries."""
    sentence, index = verb.sent, verb.i - 1
    while index > sentence.start and verb.doc[index].dep_ in _BETWEEN:
        index -= 1
    token = verb.doc[index]
    if index < sentence.start or (token.is_punct and token.text not in '"”’)') or token.pos_ in ("CCONJ", "PRON"):
        return None
    for _ in range(_STEPS_UP):
        if is_party(token):
            break
        if token.head.i >= token.i or token.dep_ in ("relcl", "ccomp", "conj"):
            return None
        token = token.head
    else:
        return None
    while token.dep_ == "conj" and is_party(token.head):
        token = token.head
    return token


def agents_of(verb: Token) -> list[Token]:
    """Give who a verb says it was done by: "by gunmen", "at the hands of gunmen"."""
    agents = list(prepositional_objects(verb, "by"))
    for hand in prepositional_objects(verb, "at"):
        if hand.lower_ in ("hand", "hands"):
            agents += prepositional_objects(hand, "of")
    return agents


def agent_behind(verb: Token) -> list[Token]:
    """Give the agent of a passive where the parse ties it to a noun in between ("hit in the east by gunmen")."""
    last = min(verb.sent.end, verb.i + AGENT_WITHIN)
    for index in range(verb.i + 1, last):
        token = verb.doc[index]
        if token.tag_ in ("VBD", "VBZ", "VBP") or token.text in ";:":
            return []
        if token.lower_ == "by":
            return list(prepositional_objects(token.head, "by")) if token.dep_ in ("prep", "agent") else []
    return []
