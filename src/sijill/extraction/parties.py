"""Parties: the noun phrases that name somebody who can act or be acted upon (codebook, section "Actors")."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from sijill.extraction.parsed import Span, Token
from sijill.extraction.role_words import RoleWords
from sijill.extraction.syntax import antecedent, lemma, noun_phrase, prepositional_objects

ActorOf = Callable[[str], str | None]

PRONOUNS = frozenset(
    {"they", "them", "he", "she", "him", "her", "it", "its", "their", "his", "who", "which", "that", "these", "those"}
)
STANDING_FOR = frozenset({"he", "him", "his", "she", "her", "they", "them", "their", "it", "its"})
"""Pronouns that stand for a party told before them."""
_UNTOLD = frozenset({"unknown", "unidentified"})
_MODIFIERS = ("amod", "compound", "poss", "nmod")


@dataclass(frozen=True)
class Parties:
    """Tells which noun phrases of one text name parties; ``actor_of`` gives the actor that words name, or None.

    The pronouns ``standing_for`` a party told before are looked up.
    """

    actor_of: ActorOf
    words: RoleWords
    standing_for: frozenset[str] = STANDING_FOR
    _answers: dict[int, bool] = field(default_factory=dict)

    def in_phrase(self, token: Token) -> list[Span]:
        """Give the phrase of a token where it names a party, else the parties that own the thing it names.

        Args:
            token: the head of a noun phrase, or a relative pronoun for one.
        """
        token = antecedent(token)
        if token.lower_ in PRONOUNS or token.pos_ == "PRON" or _is_reciprocal(token):
            return []
        if token.dep_ in ("amod", "compound", "nmod") and token.head.i > token.i:
            word = token.doc[token.left_edge.i : token.i + 1]
            return [word] if self.actor_of(word.text) is not None else []
        if token.lower_ in self.words.reporters:
            return []
        phrase = self.phrase_of(token)
        if token.lower_ in self.words.quantity_nouns:
            counted = [span for of in prepositional_objects(token, "of") for span in self.in_phrase(of)]
            return [phrase] if counted else []
        return [phrase] if self.is_party(token) else self._owners(token, phrase)

    def names_party(self, token: Token) -> bool:
        """Whether a phrase names a party, be it only as the owner of a thing."""
        return bool(self.in_phrase(token))

    def phrase_of(self, token: Token) -> Span:
        """Give the noun phrase around its head with what says whose they are ("men backed by the army")."""
        phrase = noun_phrase(token)
        end = phrase.end
        while end < token.sent.end and token.doc[end].lower_ in self.words.allegiance:
            tied = token.doc[end]
            objects = [
                inner
                for child in (*tied.children, *tied.head.children)
                if child.dep_ in ("prep", "agent") and child.i in (end + 1, end + 2)
                for inner in child.children
                if inner.dep_ == "pobj"
            ]
            if not objects:
                break
            end = noun_phrase(objects[0]).end
        return token.doc[phrase.start : end]

    def is_party(self, token: Token) -> bool:
        """Whether a noun itself names persons or an actor, not only a thing that an actor owns."""
        answer = self._answers.get(token.i)
        if answer is None:
            answer = self._answers[token.i] = self._names_persons_or_actor(token)
        return answer

    def _names_persons_or_actor(self, token: Token) -> bool:
        if token.lower_ in self.words.reporters:
            return False
        if lemma(token) in self.words.person_nouns or self.actor_of(_head_words(token)) is not None:
            return True
        return token.pos_ == "PROPN" and self.actor_of(noun_phrase(token).text) is not None

    def _owners(self, token: Token, phrase: Span) -> list[Span]:
        if lemma(token) in self.words.carriers and any(child.lower_ in _UNTOLD for child in token.children):
            # "Unknown drones": whose they are is not told, so that they stand for themselves.
            return [phrase]
        owners = [child for child in token.children if child.dep_ in _MODIFIERS]
        owners += list(prepositional_objects(token, "of", "by"))
        found = [span for owner in owners for span in self.in_phrase(owner)]
        if found:
            return found
        return [phrase] if lemma(token) in self.words.carriers or self.actor_of(phrase.text) is not None else []


def modifiers(noun: Token) -> Iterator[Token]:
    """Give the words before a noun that may name whose it is ("Russian airstrikes")."""
    for child in noun.children:
        if child.dep_ in _MODIFIERS and child.i < noun.i:
            yield child


def _is_reciprocal(token: Token) -> bool:
    """Whether a token ends "each other" or "one another"."""
    return token.lower_ in ("other", "another") and token.i > 0 and token.nbor(-1).lower_ in ("each", "one")


def _head_words(token: Token) -> str:
    """Give a head with the words right before it ("unidentified gunmen"), but no owner of a thing."""
    start = token.i
    while start > token.left_edge.i and token.doc[start - 1].head == token and token.doc[start - 1].dep_ != "poss":
        start -= 1
    if token.pos_ == "PROPN":
        return token.doc[start : token.i + 1].text
    return token.text
