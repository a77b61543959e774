"""Who is counted by a word that tells a toll, as the parse has it ("killed three men", "left two women dead")."""

from __future__ import annotations

from collections.abc import Iterator

from sijill.extraction.numbers import Number, number_of
from sijill.extraction.parsed import Token
from sijill.extraction.syntax import conjuncts, is_verbal, lemma, objects_of, prepositional_objects, subject_of
from sijill.extraction.toll_words import OutcomeWords


def counted_by(token: Token, words: OutcomeWords) -> list[Token]:
    """Give the nouns whose number is the toll that a word tells of; none where it tells of none."""
    word = lemma(token)
    if is_verbal(token) and word in words.all_verbs:
        return _counted_by_verb(token, word, words)
    if token.pos_ == "NOUN" and word in words.nouns:
        whose = [child for child in token.children if child.dep_ == "poss" and child.pos_ != "PRON"]
        is_tally = token.tag_ == "NNS" or any(child.dep_ == "nummod" for child in token.children)
        return [*prepositional_objects(token, "of"), *whose, *([token] if is_tally else [])]
    return _holders(token) if token.lower_ in words.states else []


def has_object(verb: Token, nouns: frozenset[str]) -> bool:
    """Whether a verb has one of these nouns as its object ("lost his life")."""
    return any(lemma(found) in nouns for found in objects_of(verb))


def numbers_told(phrase: Token, vague: dict[str, int]) -> Iterator[Number]:
    """Give the numbers of a phrase and of those coordinated with it, in reading order."""
    for part in conjuncts(phrase):
        number = number_of(part, vague)
        if number is None:
            of = next(iter(prepositional_objects(part, "of")), None)
            number = number_of(of, vague) if of is not None and part.lower_ in ("number", "total", "group") else None
        if number is not None:
            yield number


def _counted_by_verb(verb: Token, word: str, words: OutcomeWords) -> list[Token]:
    subject, is_passive = subject_of(verb)
    if word in words.verbs:
        phrases = [subject] if is_passive and subject is not None else list(objects_of(verb))
        if not phrases and verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod"):
            phrases = [verb.head]
        return phrases
    if has_object(verb, words.taking.get(word, frozenset())):
        return _whose_lives(verb, words.taking[word])
    if word in words.undergone or has_object(verb, words.phrases.get(word, frozenset())):
        return [subject] if subject is not None else []
    return []


def _whose_lives(verb: Token, nouns: frozenset[str]) -> list[Token]:
    """Give who died in "took the lives of three", "took a man's life", "cost 118 people their lives"."""
    whose: list[Token] = []
    for found in objects_of(verb):
        if lemma(found) in nouns:
            whose += prepositional_objects(found, "of")
            whose += [child for child in found.children if child.dep_ == "poss" and child.pos_ != "PRON"]
        else:
            whose.append(found)
    return whose


def _holders(state: Token) -> list[Token]:
    """Give the nouns that a state is said of: "left three people dead", "two wounded", "were dead"."""
    if state.like_num:
        return []
    holders = [child for child in state.children if child.dep_ in ("nsubj", "nsubjpass", "nummod")]
    if state.head.pos_ in ("NOUN", "PROPN", "NUM") and state.dep_ in ("amod", "acl"):
        holders.append(state.head)
    if state.dep_ in ("oprd", "acomp", "ccomp"):
        holders += [child for child in state.head.children if child.dep_ in ("dobj", "nsubj") and child.i < state.i]
    return holders
