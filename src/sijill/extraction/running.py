"""Running tolls: the number that a count of the dead or injured has come to ("the toll rises to ten")."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from sijill.extraction.numbers import Number, number_at
from sijill.extraction.parsed import Span, Token
from sijill.extraction.syntax import PASSIVE_SUBJECTS, SUBJECTS, lemma
from sijill.extraction.toll_words import TollWords

FARTHEST = 40
"""Tokens between a count and its number, at the most."""
BEHIND_VERB = 7
"""Tokens between the verb that tells of a count's growth and the number, at the most."""
_GROWING = frozenset(
    "be become reach rise climb increase go pass exceed stand amount total mount come number jump grow".split()  # noqa: SIM905
)
_CLAUSES = frozenset({"because", "while", "whereas", "although", "though"})
_DEGREES = frozenset(
    "to at least over more than nearly about around some almost approximately now up already only so far by thus "  # noqa: SIM905
    "therefore no less fewer up above them , and as many high the".split()
)
_SUMS = frozenset({"number", "toll", "count", "tally"})
_BRINGING = frozenset({"bring", "raise", "take", "push", "rise"})


def counted_up(token: Token, words: TollWords) -> str | None:
    """Give the outcome that a word counts up ("toll", "the number of those injured", "the wounded"), or None."""
    word = lemma(token)
    if word == "toll":
        return "killed"
    if word in _SUMS:
        return _outcome_of_number(token, words)
    for outcome, told in words.by_outcome.items():
        is_noun = word in told.tallies and token.tag_ == "NNS"
        is_group = token.lower_ in told.states and token.i > 0 and token.nbor(-1).lower_ in ("the", "its", "their")
        if is_noun or (is_group and token.dep_ in ("nsubj", "nsubjpass", "ROOT", "conj", "dobj", "pobj")):
            return outcome
    return None


def _outcome_of_number(token: Token, words: TollWords) -> str | None:
    """Give what "the number of …" counts: the first word behind it that tells an outcome."""
    following = token.doc[token.i + 1 : min(token.sent.end, token.i + 9)]
    if not len(following) or following[0].lower_ != "of":
        return None
    for word in following:
        for outcome in ("killed", "injured"):
            told = words.by_outcome[outcome]
            if word.lower_ in told.states or lemma(word) in told.all_verbs | told.nouns:
                return outcome
        if word.lower_ in (",", ";", "."):
            return None
    return None


def running_number(token: Token, vague: dict[str, int]) -> Number | None:
    """Give the number that a count has come to, told behind a verb of growth, behind "to", or before the count.

    Args:
        token: the word that is counted up.
        vague: words for a number without a figure.
    """
    doc, end = token.doc, min(token.sent.end, token.i + FARTHEST)
    behind = _number_within(doc[token.i + 1 : min(end, token.i + 4)], vague, ("to", ":", "of", "at"))
    if behind is not None:
        return behind
    for verb in _growing(token):
        number = _number_behind(verb, vague)
        if number is not None:
            return number
    return _number_brought(token, vague)


def number_of_subject(token: Token, vague: dict[str, int]) -> Number | None:
    """Give the number that a subject has come to in whose phrase a word stands ("those who died … are now 70")."""
    for verb in _growing(token):
        is_inside = any(
            child.dep_ in SUBJECTS | PASSIVE_SUBJECTS and child.left_edge.i <= token.i <= child.right_edge.i
            for child in verb.children
        )
        number = _number_behind(verb, vague) if is_inside else None
        if number is not None:
            return number
    return None


def number_at_end(token: Token, vague: dict[str, int]) -> Number | None:
    """Give the number that ends a sentence behind a colon ("Persons killed in the raid: four.")."""
    last = [word for word in token.sent[-5:] if not word.is_space and word.text != "."]
    for colon, word in pairwise(last):
        number = number_at(word, vague) if colon.text == ":" and colon.i > token.i else None
        if number is not None and number.end == last[-1].i + 1:
            return number
    return None


def _growing(token: Token) -> Iterator[Token]:
    """Give the verbs of growth behind a word, up to a clause that stands against it."""
    doc, end = token.doc, min(token.sent.end, token.i + FARTHEST)
    for position in range(token.i + 1, end):
        word = doc[position]
        if word.text == ";" or word.lower_ in _CLAUSES:
            return
        is_full = position + 1 < end and doc[position + 1].tag_ not in ("VBN", "VBG")
        if lemma(word) in _GROWING and word.pos_ in ("VERB", "AUX") and (is_full or word.pos_ == "VERB"):
            yield word


def _number_behind(verb: Token, vague: dict[str, int]) -> Number | None:
    """Give the number that a verb leads to, with only words of degree between ("has now risen to over ten")."""
    end = min(verb.sent.end, verb.i + BEHIND_VERB)
    for position in range(verb.i + 1, end):
        word = verb.doc[position]
        number = number_at(word, vague)
        if number is not None:
            return None if _counts_things(number, word) else number
        if word.lower_ not in _DEGREES:
            return None
    return None


def _number_brought(token: Token, vague: dict[str, int]) -> Number | None:
    """Give the number of "this brings to 40 the number of …"."""
    before = token.doc[max(token.sent.start, token.i - 7) : token.i]
    if any(lemma(word) in _BRINGING for word in before):
        return _number_within(before, vague, ("to",))
    is_said = any(lemma(word) == "be" for word in before[-5:])
    if not is_said or lemma(token) not in _SUMS:
        return None
    number = _number_within(before, vague, ())
    return (
        number if number is not None and token.doc[number.end].lower_ not in ("dead", "wounded", "injured") else None
    )


def _number_within(stretch: Span, vague: dict[str, int], openers: tuple[str, ...]) -> Number | None:
    tokens = list(stretch)
    for index, word in enumerate(tokens):
        number = number_at(word, vague)
        is_open = not openers or any(before.lower_ in openers for before in tokens[:index])
        if number is not None and is_open and not _counts_things(number, word):
            return number
    return None


_TIMES = frozenset({"%", "percent", "times", "hours", "days", "years", "months", "weeks", "attacks", "strikes"})


def _counts_things(number: Number, word: Token) -> bool:
    following = word.doc[number.end] if number.end < len(word.doc) else None
    before = word.nbor(-1) if word.i > 0 else None
    is_date = before is not None and before.lower_ in ("since", "in", "on", "until", "by", "aged")
    return is_date or (following is not None and following.lower_ in _TIMES)
