"""Tolls: how many were killed and injured, with what the words leave open (codebook, section "Outcomes").

Every toll keeps the span of its words. "No casualties" is zero killed and zero injured; what is not told stays
empty. A toll told for the killed and the injured together ("12 people killed and injured") is neither alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from sijill.extraction.numbers import Number, number_of
from sijill.extraction.syntax import conjuncts, is_verbal, lemma, objects_of, prepositional_objects, subject_of
from sijill.extraction.toll_words import OutcomeWords, TollWords

Shares = dict[str, int]


@dataclass(frozen=True)
class Toll:
    """A number of one outcome, told at the token ``anchor`` with the words ``doc[start:end]``.

    ``counted`` are the heads of the noun phrases that were counted; nobody where none were told.
    """

    outcome: str
    anchor: int
    start: int
    end: int
    best: int | None
    low: int | None
    high: int | None
    shares: tuple[tuple[str, int], ...] = ()
    counted: tuple[int, ...] = ()


def find_tolls(sentence: Span, words: TollWords) -> list[Toll]:
    """Find the tolls that one sentence tells of the killed and the injured."""
    found: list[Toll] = []
    for token in sentence:
        if lemma(token) not in words.all_words and token.lower_ not in words.all_words:
            continue
        if _is_none_told(token, words):
            found += [
                Toll(outcome, token.i, token.left_edge.i, token.i + 1, 0, 0, 0) for outcome in ("killed", "injured")
            ]
            continue
        for outcome in ("killed", "injured"):
            toll = _toll_at(token, outcome, words)
            if toll is not None:
                found.append(toll)
    return _without_shared(found, sentence)


def _is_none_told(token: Token, words: TollWords) -> bool:
    if lemma(token) not in words.casualties or token.pos_ not in ("NOUN", "PROPN"):
        return False
    if lemma(token) in ("damage", "loss"):
        return False
    head = token.head
    is_denied = any(child.lower_ == "no" for child in token.children) or head.lower_ == "without"
    is_denied = is_denied or _is_caused_by_none(token)
    if token.dep_ in ("nsubj", "nsubjpass") and any(child.dep_ == "neg" for child in head.children):
        is_denied = lemma(head) in ("report", "record", "leave", "cause", "document")
    without = token.dep_ in ("nsubj", "nsubjpass") and any(
        ancestor.lower_ == "without" for ancestor in list(token.ancestors)[:2]
    )
    unsaid = any(word.lower_ in ("so", "yet", "known", "information") for word in token.sent[-8:])
    return (is_denied or without) and not (unsaid and not is_denied)


_CAUSING = frozenset({"cause", "leave", "result", "lead", "record", "report", "document", "inflict"})


def _is_caused_by_none(token: Token) -> bool:
    """Whether casualties are the object of a denied verb ("did not cause any casualties", "without causing …")."""
    verb = token.head.head if token.dep_ == "pobj" else token.head
    if token.dep_ not in ("dobj", "pobj") or lemma(verb) not in _CAUSING:
        return False
    return verb.head.lower_ == "without" or any(child.dep_ == "neg" for child in verb.children)


def _toll_at(token: Token, outcome: str, words: TollWords) -> Toll | None:
    vague = words.vague
    phrases = _counted(token, words.by_outcome[outcome])
    numbers = [(phrase, number) for phrase in phrases[:1] for number in _numbers(phrase, vague)]
    if not numbers and len(phrases) > 1:
        numbers = [(phrase, number) for phrase in phrases[1:] for number in _numbers(phrase, vague)]
    return _summed(token, outcome, numbers, words) if numbers else None


def _counted(token: Token, words: OutcomeWords) -> list[Token]:
    """Give the nouns whose number is the toll that a word tells of; none where it tells of none."""
    word = lemma(token)
    if is_verbal(token) and word in words.all_verbs:
        return _counted_by_verb(token, word, words)
    if token.pos_ == "NOUN" and word in words.nouns:
        return [*prepositional_objects(token, "of"), token]
    return _holders(token) if token.lower_ in words.states else []


def _counted_by_verb(verb: Token, word: str, words: OutcomeWords) -> list[Token]:
    subject, is_passive = subject_of(verb)
    if word in words.verbs:
        phrases = [subject] if is_passive and subject is not None else list(objects_of(verb))
        if not phrases and verb.tag_ == "VBN" and verb.dep_ in ("acl", "amod"):
            phrases = [verb.head]
        return phrases
    if _has_object(verb, words.taking.get(word, frozenset())):
        return _whose_lives(verb, words.taking[word])
    if word in words.undergone or _has_object(verb, words.phrases.get(word, frozenset())):
        return [subject] if subject is not None else []
    return []


def _has_object(verb: Token, nouns: frozenset[str]) -> bool:
    return any(lemma(found) in nouns for found in objects_of(verb))


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


def _numbers(phrase: Token, vague: dict[str, int]) -> Iterator[Number]:
    for part in conjuncts(phrase):
        number = number_of(part, vague)
        if number is None:
            of = next(iter(prepositional_objects(part, "of")), None)
            number = number_of(of, vague) if of is not None and part.lower_ in ("number", "total", "group") else None
        if number is not None:
            yield number


def _summed(anchor: Token, outcome: str, numbers: list[tuple[Token, Number]], words: TollWords) -> Toll:
    told = [number for _, number in numbers]
    start, end = min(number.start for number in told), max(number.end for number in told)

    def total(part: str) -> int | None:
        values = [getattr(number, part) for number in told]
        return sum(values) if all(value is not None for value in values) else None

    head = numbers[0][0]
    toll = Toll(outcome, anchor.i, start, end, total("best"), total("low"), total("high"))
    counted = tuple(dict.fromkeys(phrase.i for phrase, _ in numbers))
    return replace(toll, shares=tuple(sorted(_shares(anchor, head, words).items())), counted=counted)


def _shares(anchor: Token, head: Token, words: TollWords) -> Shares:
    shares: Shares = {}
    parts = list(conjuncts(head))
    included = [
        inner
        # "were killed, including two children": the parse may tie the share to the verb.
        for child in {*head.subtree, *anchor.children}
        if child.lower_ in ("including", "among", "amongst")
        for grandchild in child.children
        for inner in conjuncts(grandchild)
    ]
    for part in [*parts, *included]:
        number = number_of(part, words.vague)
        if number is None or number.best is None:
            continue
        for share, nouns in words.shares.items():
            if lemma(part) in nouns:
                shares[share] = shares.get(share, 0) + number.best
    return shares


def _without_shared(tolls: list[Toll], sentence: Span) -> list[Toll]:
    """Leave out a number told for the killed and the injured together, which is neither alone."""
    doc = sentence.doc
    kept = []
    for toll in tolls:
        twins = [
            other for other in tolls if other.outcome != toll.outcome and other.start == toll.start and other.best
        ]
        between = [
            {doc[min(toll.anchor, twin.anchor) + 1].lower_, doc[max(toll.anchor, twin.anchor) - 1].lower_}
            for twin in twins
        ]
        if any("and" in words or "or" in words for words in between):
            continue
        kept.append(toll)
    return kept
