"""Roles: who did it and to whom, read from the parse around a trigger (codebook, section "Actors").

Verbs and nouns govern their roles each in their own way (``verb_roles``, ``noun_roles``); what they point at is a
party, or a pronoun or a thing that stands for one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sijill.extraction.coreference import antecedent_of_whose, party_of_pronoun
from sijill.extraction.noun_roles import around_noun
from sijill.extraction.parsed import Doc, Span, Token
from sijill.extraction.parties import PRONOUNS, Parties
from sijill.extraction.role_words import RoleWords
from sijill.extraction.sides import opponents, sides_after, split
from sijill.extraction.syntax import OBJECTS, antecedent, governing_verb, is_verbal, lemma, noun_phrase, objects_of
from sijill.extraction.triggers import Trigger
from sijill.extraction.verb_roles import around_verb


@dataclass
class Roles:
    """Noun phrases by role, in reading order; a pronoun stands for an actor told before."""

    initiator: list[Span] = field(default_factory=list)
    target: list[Span] = field(default_factory=list)
    is_initiator_pronoun: bool = False


def find_roles(doc: Doc, trigger: Trigger, parties: Parties) -> Roles:
    """Find who did what a trigger tells and to whom.

    Args:
        doc: the parsed text.
        trigger: the words that tell of the event.
        parties: tells which phrases of the text name parties.

    Returns:
        The noun phrases that name actors, by role.
    """
    head = doc[trigger.head]
    words = parties.words
    around = around_noun if trigger.kind == "noun" else around_verb
    acting, acted_upon = around(head, trigger, parties)
    roles = Roles()
    roles.initiator = _distinct(_parties_of(acting, trigger, parties), ())
    roles.is_initiator_pronoun = bool(acting) and all(_is_pronoun(token) for token in acting)
    if trigger.event_type not in words.touching_nobody:
        roles.target = _distinct(_targets(head, acted_upon, roles.initiator, trigger, parties), roles.initiator)
    if trigger.event_type in words.two_sided:
        _read_sides(head, roles, parties)
    return roles


def _targets(
    head: Token, acted_upon: list[Token], taken: Sequence[Span], trigger: Trigger, parties: Parties
) -> list[Span]:
    """Give who is acted upon: as told, else hit by what came of it, else who holds the thing hit, else the thing."""
    named = _parties_of(acted_upon, trigger, parties, taken=taken)
    named = named or _parties_of(_hit_by_it(head, parties.words), trigger, parties)
    named = named or [span for token in acted_upon for span in _holders(token, parties)]
    if named or trigger.event_type not in parties.words.of_things:
        return named
    return [noun_phrase(token) for token in acted_upon if lemma(token) in parties.words.interceptable]


def _hit_by_it(head: Token, words: RoleWords) -> list[Token]:
    """Give who a participle tells as hit by the event ("shelled the town, wounding residents")."""
    verb = head if is_verbal(head) else governing_verb(head)
    clauses = [] if verb is None else [child for child in verb.children if child.dep_ in ("advcl", "xcomp", "conj")]
    return [
        token
        for clause in clauses
        if clause.tag_ == "VBG" and lemma(clause) in words.hitting_verbs
        for token in objects_of(clause)
    ]


def _parties_of(tokens: list[Token], trigger: Trigger, parties: Parties, *, taken: Sequence[Span] = ()) -> list[Span]:
    """Give the parties that tokens name; a pronoun counts where no noun names one.

    Args:
        tokens: the heads of noun phrases.
        trigger: the event's trigger.
        parties: tells which phrases name parties.
        taken: phrases that have the other role; no pronoun stands for them too.
    """
    named: list[Span] = []
    meant: list[Span] = []
    for token in tokens:
        found = [_outside(span, trigger) for span in parties.in_phrase(token)]
        stood_for = [span for span in _stood_for(token, parties) if not _overlaps(span, taken)]
        if token.lower_ in parties.standing_for:
            meant += stood_for
        else:
            named += stood_for or found
    return named or meant


def _stood_for(token: Token, parties: Parties) -> list[Span]:
    """Give the party that a pronoun at a token stands for ("they", "its members", "whose members")."""
    if token.doc[token.left_edge.i].lower_ == "whose" and token.pos_ != "PRON":
        whose = antecedent_of_whose(token)
        return parties.in_phrase(whose) if whose is not None else []
    pronouns = [token] if token.lower_ in parties.standing_for else _owning_pronouns(token, parties)
    party = party_of_pronoun(pronouns[0], parties) if pronouns else None
    return parties.in_phrase(party) if party is not None else []


def _overlaps(span: Span, others: Sequence[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def _owning_pronouns(noun: Token, parties: Parties) -> list[Token]:
    """Give the pronoun whose party a noun stands for ("its members", "their positions"); allies are others."""
    # "Ordered its fighters to withdraw": they are told apart from whose they are.
    is_other = parties.is_party(noun) and (lemma(noun) not in parties.words.parts or noun.dep_ in OBJECTS)
    if is_other or any(child.lower_ in parties.words.allegiance for child in noun.children):
        return []
    return [child for child in noun.children if child.dep_ == "poss" and child.lower_ in parties.standing_for]


def _holders(token: Token, parties: Parties) -> list[Span]:
    """Give who holds a thing that was hit, as a clause behind it says ("positions which belong to the army")."""
    for clause in token.children:
        if clause.dep_ in ("relcl", "acl") and lemma(clause) in parties.words.holding_verbs:
            named = [inner for inner in clause.subtree if inner.dep_ in ("nsubj", "pobj", "agent")]
            found = [span for inner in named if inner.pos_ in ("NOUN", "PROPN") for span in parties.in_phrase(inner)]
            return found[:1]
    return []


def _outside(phrase: Span, trigger: Trigger) -> Span:
    """End a phrase at its head where it holds the trigger behind it ("the regime" of a chlorine attack)."""
    root = phrase.root.i
    return phrase.doc[phrase.start : root + 1] if root < trigger.head < phrase.end else phrase


def _is_pronoun(token: Token) -> bool:
    token = antecedent(token)
    return token.lower_ in PRONOUNS or any(
        child.dep_ == "poss" and child.lower_ in PRONOUNS for child in token.children
    )


def _read_sides(head: Token, roles: Roles, parties: Parties) -> None:
    """Tell the two sides apart where the parse gives one or none."""
    if not (roles.initiator and roles.target):
        sides = sides_after(head, parties)
        if sides is not None:
            roles.initiator, roles.target = sides
        elif not roles.target:
            roles.target = _distinct(opponents(head, parties), roles.initiator)
    if len(roles.initiator) > 1 and not roles.target:
        roles.initiator, roles.target = split(roles.initiator)


def _distinct(spans: list[Span], others: Sequence[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not _overlaps(span, [*kept, *others]):
            kept.append(span)
    return kept
