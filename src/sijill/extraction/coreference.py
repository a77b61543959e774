"""Coreference: whom a pronoun stands for, among the parties told before it (codebook, section "Actors")."""

from __future__ import annotations

from collections.abc import Iterator

from sijill.extraction.parsed import Token
from sijill.extraction.parties import Parties
from sijill.extraction.syntax import PASSIVE_SUBJECTS, SUBJECTS, lemma

SENTENCES_BACK = 2
"""Sentences before its own in which a pronoun's party is looked for."""
LOOKED_BACK = 80
"""Tokens of each of these sentences that are looked through, the last ones."""
_SINGULAR = frozenset({"he", "him", "his", "she", "her"})
_PLURAL = frozenset({"they", "them", "their"})
_NEUTER = frozenset({"it", "its"})
_NOT_HEADS = frozenset({"compound", "amod", "nmod", "det"})


def party_of_pronoun(pronoun: Token, parties: Parties) -> Token | None:
    """Give the head of the party that a personal or possessive pronoun stands for, or None.

    The nearest sentence that names a party of the same number counts, in it a subject before others, then the
    nearest. A pronoun that is no subject does not stand for the subject of its own verb.
    """
    own_verb = pronoun.head if pronoun.dep_ not in SUBJECTS | PASSIVE_SUBJECTS else None
    for candidates in _by_sentence(pronoun):
        fitting = [
            token
            for token in candidates
            if _agrees(token, pronoun, parties)
            and not (token.head == own_verb and token.dep_ in SUBJECTS and pronoun.dep_ != "poss")
        ]
        if fitting:
            return max(fitting, key=lambda token: (token.dep_ in SUBJECTS | PASSIVE_SUBJECTS, token.i))
    return None


def antecedent_of_whose(noun: Token) -> Token | None:
    """Give the noun that "whose" before another noun stands for ("the group, whose members fled")."""
    clause = next((ancestor for ancestor in noun.ancestors if ancestor.dep_ == "relcl"), None)
    return clause.head if clause is not None else None


def _by_sentence(pronoun: Token) -> Iterator[list[Token]]:
    doc, sentence, end = pronoun.doc, pronoun.sent, pronoun.i
    for _ in range(SENTENCES_BACK + 1):
        looked_at = doc[max(sentence.start, end - LOOKED_BACK) : end]
        nouns = [token for token in looked_at if token.pos_ in ("NOUN", "PROPN")]
        yield [token for token in nouns if token.dep_ not in _NOT_HEADS]
        if sentence.start == 0:
            return
        sentence = doc[sentence.start - 1].sent
        end = sentence.end


def _agrees(token: Token, pronoun: Token, parties: Parties) -> bool:
    word = pronoun.lower_
    is_person = lemma(token) in parties.words.person_nouns and lemma(token) not in parties.words.bodies
    if word in _SINGULAR:
        return is_person and token.tag_ == "NN"
    if not parties.is_party(token) or token.lower_ in parties.words.reporters:
        return False
    if word in _NEUTER:
        return not is_person and token.tag_ not in ("NNS", "NNPS")
    return token.tag_ in ("NNS", "NNPS") or not is_person
