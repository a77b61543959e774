"""Roles: who did it and to whom, read from the parse around a trigger (codebook, section "Actors").

Subjects act and objects are acted upon, in the passive the other way round; at a noun the prepositions, the
possessor and the adjectives carry the roles ("shelling by regime forces on the town", "Russian airstrikes").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Doc, Span, Token

from sijill.extraction.role_words import RoleWords, load_role_words
from sijill.extraction.syntax import (
    OBJECTS,
    PASSIVE_SUBJECTS,
    SUBJECTS,
    antecedent,
    conjuncts,
    governing_verb,
    is_verbal,
    lemma,
    noun_phrase,
    objects_of,
    prepositional_objects,
    subject_of,
)
from sijill.extraction.triggers import Trigger

ActorOf = Callable[[str], str | None]

_PRONOUNS = frozenset(
    {"they", "them", "he", "she", "him", "her", "it", "its", "their", "his", "who", "which", "that", "these", "those"}
)


@dataclass
class Roles:
    """Noun phrases by role, in reading order; a pronoun stands for an actor told before."""

    initiator: list[Span] = field(default_factory=list)
    target: list[Span] = field(default_factory=list)
    is_initiator_pronoun: bool = False


def find_roles(doc: Doc, trigger: Trigger, actor_of: ActorOf) -> Roles:
    """Find who did what a trigger tells and to whom.

    Args:
        doc: the parsed text.
        trigger: the words that tell of the event.
        actor_of: gives the canonical actor of a noun phrase, or None where it names none.

    Returns:
        The noun phrases that name actors, by role.
    """
    head, words = doc[trigger.head], load_role_words()
    around = _around_noun if trigger.kind == "noun" else _around_verb
    acting, acted_upon = around(head, trigger, words)
    roles = Roles()
    for token in acting:
        roles.initiator += [_outside(span, trigger) for span in _actors_in(token, actor_of, words)]
    for token in acted_upon:
        roles.target += [_outside(span, trigger) for span in _actors_in(token, actor_of, words)]
    roles.initiator = _distinct(roles.initiator, ())
    roles.is_initiator_pronoun = not roles.initiator and any(_is_pronoun(token) for token in acting)
    roles.target = _distinct(roles.target, roles.initiator)
    if trigger.event_type in words.two_sided:
        _read_sides(head, roles, actor_of, words)
    return roles


def _outside(phrase: Span, trigger: Trigger) -> Span:
    """End a phrase at its head where it holds the trigger behind it ("the regime" of a chlorine attack)."""
    root = phrase.root.i
    return phrase.doc[phrase.start : root + 1] if root < trigger.head < phrase.end else phrase


def _is_pronoun(token: Token) -> bool:
    token = antecedent(token)
    return token.lower_ in _PRONOUNS or any(
        child.dep_ == "poss" and child.lower_ in _PRONOUNS for child in token.children
    )


def _read_sides(head: Token, roles: Roles, actor_of: ActorOf, words: RoleWords) -> None:
    """Read "between A and B" wherever it stands in the sentence; without it the second named is the other side."""
    between = [token for token in head.sent if token.lower_ in ("between", "pitting") and token.i > head.i]
    if between and not (roles.initiator and roles.target):
        sides = [
            span
            for child in between[0].children
            if child.dep_ in ("pobj", "dobj")
            for side in conjuncts(child)
            for span in _actors_in(side, actor_of, words)
        ]
        if len(sides) > 1:
            roles.initiator, roles.target = sides[:1], sides[1:]
    if len(roles.initiator) > 1 and not roles.target:
        roles.initiator, roles.target = roles.initiator[:1], roles.initiator[1:]


def _around_verb(verb: Token, trigger: Trigger, words: RoleWords) -> tuple[list[Token], list[Token]]:
    subject, is_passive = subject_of(verb)
    subjects = list(conjuncts(subject)) if subject is not None else []
    agents = list(prepositional_objects(verb, "by"))
    objects = list(objects_of(verb))
    if lemma(verb) in words.finding_verbs:
        # "Residents found a body": who finds has no part in the death.
        return [], subjects if is_passive else objects
    towards = list(prepositional_objects(verb, *words.towards_target))
    against = list(prepositional_objects(verb, "with", "against", "between"))
    # "exchanged fire with gunmen", "launched an attack on soldiers": the object is the event's own word.
    own = [token for token in objects if trigger.start <= token.i < trigger.end]
    if own:
        objects = [token for token in objects if token not in own]
        towards += [token for word in own for token in prepositional_objects(word, *words.towards_target)]
        against += [token for word in own for token in prepositional_objects(word, "with")]
    if trigger.kind == "undergone":
        # What falls or goes off is a weapon: its owner acts, and what it falls on is hit.
        if trigger.family in ("fall", "blast"):
            return agents + subjects, towards
        return agents + list(prepositional_objects(verb, "under")), subjects
    if is_passive and not agents and trigger.event_type in words.own_act - words.made_to:
        return subjects, []
    if is_passive or (agents and not objects and any(child.dep_ == "agent" for child in verb.children)):
        return agents, subjects
    if not subjects and agents:
        return agents, objects + towards
    if trigger.event_type in words.two_sided:
        return subjects, objects + against
    if trigger.event_type in ("release", "displacement") and not objects:
        return subjects, towards
    return subjects, objects + towards


def _around_noun(noun: Token, trigger: Trigger, words: RoleWords) -> tuple[list[Token], list[Token]]:
    own = range(trigger.start, trigger.end)
    acting = [token for token in _modifiers(noun) if token.i not in own] + list(prepositional_objects(noun, "by"))
    acted_upon = list(prepositional_objects(noun, *words.towards_target))
    of = list(prepositional_objects(noun, "of"))
    if trigger.event_type in words.own_act:
        acting += of
    else:
        acted_upon += of
    between = list(prepositional_objects(noun, "between", "among"))
    acting += between[:1]
    acted_upon += between[1:]
    if trigger.event_type in words.two_sided:
        acted_upon += list(prepositional_objects(noun, "with"))
    for child in noun.children:
        if child.dep_ == "acl" and lemma(child) in ("target", "hit", "strike", "carry", "launch"):
            acting += list(prepositional_objects(child, "by"))
            acted_upon += list(objects_of(child))
    more_acting, more_acted_upon = _through_verb(noun, trigger, words)
    return acting + more_acting, acted_upon + more_acted_upon


def _modifiers(noun: Token) -> Iterator[Token]:
    for child in noun.children:
        if child.dep_ in ("amod", "compound", "poss", "nmod") and child.i < noun.i:
            yield child


def _through_verb(noun: Token, trigger: Trigger, words: RoleWords) -> tuple[list[Token], list[Token]]:
    """Read the roles of an event told by a noun from the verb that the noun belongs to."""
    verb = noun.head
    accusing = governing_verb(noun) if noun.dep_ == "pobj" and verb.lower_ == "of" else None
    if accusing is not None and lemma(accusing) in words.accusing_verbs:
        return list(objects_of(accusing)), []
    if noun.dep_ == "conj" or (noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.lower_ in ("in", "of")):
        verb = governing_verb(noun) or verb
    if not is_verbal(verb):
        return [], []
    if noun.dep_ in OBJECTS or (noun.dep_ == "conj" and lemma(verb) in words.light_verbs):
        if lemma(verb) not in words.light_verbs:
            return [], []
        subject, is_passive = subject_of(verb)
        towards = list(prepositional_objects(verb, *words.towards_target))
        acting = list(conjuncts(subject)) if subject is not None and not is_passive else []
        return acting + list(prepositional_objects(verb, "by")), towards
    if noun.dep_ in PASSIVE_SUBJECTS:
        return list(prepositional_objects(verb, "by")), list(prepositional_objects(verb, *words.towards_target))
    if noun.dep_ in SUBJECTS:
        between = list(prepositional_objects(verb, "between"))
        hit = lemma(verb) in words.hitting_verbs
        return between[:1], between[1:] + (list(objects_of(verb)) if hit else [])
    if noun.dep_ == "pobj" and trigger.event_type not in words.two_sided:
        return list(prepositional_objects(verb, "by")), []
    return [], []


def _actors_in(token: Token, actor_of: ActorOf, words: RoleWords) -> list[Span]:
    """Give the phrase of a token where it names an actor, else the actors that own the thing it names."""
    token = antecedent(token)
    if token.lower_ in _PRONOUNS or token.pos_ == "PRON":
        return []
    if token.dep_ in ("amod", "compound", "nmod") and token.head.i > token.i:
        word = token.doc[token.left_edge.i : token.i + 1]
        return [word] if actor_of(word.text) is not None else []
    phrase = noun_phrase(token)
    if token.lower_ in words.quantity_nouns:
        counted = [span for of in prepositional_objects(token, "of") for span in _actors_in(of, actor_of, words)]
        return [phrase] if counted else []
    if lemma(token) in words.person_nouns or actor_of(_head_words(token)) is not None:
        return [phrase]
    if token.pos_ == "PROPN" and actor_of(phrase.text) is not None:
        return [phrase]
    owners = [child for child in token.children if child.dep_ in ("amod", "compound", "poss", "nmod")]
    owners += list(prepositional_objects(token, "of", "by"))
    found = [span for owner in owners for span in _actors_in(owner, actor_of, words)]
    if found:
        return found
    return [phrase] if lemma(token) in words.carriers or actor_of(phrase.text) is not None else []


def _head_words(token: Token) -> str:
    """Give a head with the words right before it ("unidentified gunmen"), but no owner of a thing."""
    start = token.i
    while start > token.left_edge.i and token.doc[start - 1].head == token and token.doc[start - 1].dep_ != "poss":
        start -= 1
    if token.pos_ == "PROPN":
        return token.doc[start : token.i + 1].text
    return token.text


def _distinct(spans: list[Span], others: list[Span] | tuple[Span, ...]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if all(span.end <= other.start or span.start >= other.end for other in [*kept, *others]):
            kept.append(span)
    return kept
