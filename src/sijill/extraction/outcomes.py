"""Tolls: how many were killed, injured or detained, with what the words leave open (codebook, section "Outcomes").

Every toll keeps the span of its words. "No casualties" is zero killed and zero injured; what is not told stays
empty. A toll told for the killed and the injured together ("12 people killed and injured") is neither alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sijill.extraction.counted import counted_by, numbers_told
from sijill.extraction.headcounts import headcounts_in
from sijill.extraction.listing import Headcount
from sijill.extraction.nearby import counted_before, counted_behind
from sijill.extraction.none_told import outcomes_denied
from sijill.extraction.numbers import Number
from sijill.extraction.parsed import Span, Token
from sijill.extraction.running import counted_up, number_at_end, number_of_subject, running_number
from sijill.extraction.shares import shares_of
from sijill.extraction.syntax import is_verbal, lemma, objects_of
from sijill.extraction.toll_words import OutcomeWords, TollWords


@dataclass(frozen=True)
class Toll:
    """A number of one outcome, told at the token ``anchor`` with the words ``doc[start:end]``.

    ``counted`` are the heads of the noun phrases that were counted; nobody where none were told. ``is_running`` marks
    the number that a count has come to, which replaces what was told before; ``is_sum`` one told of all at the end
    ("those who died are 70").
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
    is_running: bool = False
    is_sum: bool = False


def find_tolls(sentence: Span, words: TollWords) -> list[Toll]:
    """Find the tolls that one sentence tells."""
    telling = [token for token in sentence if lemma(token) in words.all_words or token.lower_ in words.all_words]
    if not telling:
        return []
    headcounts = headcounts_in(sentence, words)
    found: list[Toll] = []
    for token in telling:
        denied = outcomes_denied(token, words)
        found += [Toll(outcome, token.i, token.left_edge.i, token.i + 1, 0, 0, 0) for outcome in denied]
        if denied:
            continue
        running = _running(token, words)
        if running is not None:
            found.append(running)
            continue
        tolls = (_toll_at(token, outcome, headcounts, words) for outcome in words.by_outcome)
        found += [toll for toll in tolls if toll is not None]
    return found


def _running(token: Token, words: TollWords) -> Toll | None:
    outcome = counted_up(token, words)
    number = running_number(token, words.vague) if outcome is not None else None
    if outcome is None or number is None:
        return None
    start, end = number.start, number.end
    return Toll(outcome, token.i, start, end, number.best, number.low, number.high, is_running=True)


def _toll_at(token: Token, outcome: str, headcounts: Sequence[Headcount], words: TollWords) -> Toll | None:
    told = words.by_outcome[outcome]
    if not _tells(token, told) or _is_undone(token) or _shares_its_count(token, words):
        return None
    near = _counted_nearby(token, told, headcounts, words)
    if near:
        numbers = [part.number for part in near if part.number is not None]
        counted = [part.head for part in near if not part.is_bare]
        if len(numbers) < len(near):
            return None if any(part.is_open for part in near) else _told_behind(token, outcome, words)
        return _summed(token, outcome, numbers, counted, words)
    phrases = counted_by(token, told)
    pairs = [(phrase, number) for phrase in phrases[:1] for number in numbers_told(phrase, words.vague)]
    if not pairs:
        pairs = [(phrase, number) for phrase in phrases[1:] for number in numbers_told(phrase, words.vague)]
    if not pairs:
        return _told_behind(token, outcome, words)
    counted = list(dict.fromkeys(phrase.i for phrase, _ in pairs))
    return _summed(token, outcome, [number for _, number in pairs], counted, words)


def _told_behind(token: Token, outcome: str, words: TollWords) -> Toll | None:
    """Read a number that stands behind all that is said of those counted ("those who died … are now 70")."""
    number = number_of_subject(token, words.vague) or number_at_end(token, words.vague)
    if number is None:
        return None
    start, end = number.start, number.end
    return Toll(outcome, token.i, start, end, number.best, number.low, number.high, is_sum=True)


def _tells(token: Token, told: OutcomeWords) -> bool:
    """Whether a word tells of an outcome: a verb with the object that it needs, a noun, or a state."""
    word = lemma(token)
    if token.lower_ in told.states or word in told.verbs | told.undergone | told.nouns:
        return True
    needed = told.phrases.get(word, frozenset()) | told.taking.get(word, frozenset())
    if not needed:
        return False
    # The parse may lose the object; it stands right behind the verb.
    near = token.doc[token.i + 1 : min(token.sent.end, token.i + 4)]
    return any(found.i > token.i and lemma(found) in needed for found in (*objects_of(token), *near))


_TO_WHOM = frozenset({"of", "to", "among"})
_BEARING = frozenset({"with", "under", "into"})
_COORDINATING = frozenset({"and", "or", "/", "and/or", "&"})
_UNDOING = frozenset({"try", "attempt", "fail", "seek", "want", "threaten", "intend", "survive", "escape"})


def _is_undone(token: Token) -> bool:
    """Whether what a word tells did not come about ("tried to kill two men", "was not killed")."""
    if any(child.dep_ == "neg" for child in token.children):
        return True
    return token.dep_ in ("xcomp", "acl", "pcomp") and lemma(token.head) in _UNDOING


def _counted_nearby(
    token: Token, told: OutcomeWords, headcounts: Sequence[Headcount], words: TollWords
) -> list[Headcount]:
    """Give the people counted next to a word, behind it or before it as its form asks."""
    word = lemma(token)
    if token.pos_ in ("NOUN", "PROPN") and word in told.nouns:
        return _counted_at_noun(token, headcounts, words)
    if word in told.taking:
        lives = (found for found in objects_of(token) if lemma(found) in told.taking[word])
        behind = next((behind for found in lives if (behind := counted_behind(found, headcounts))), [])
        # "cost him his life"
        return behind or counted_behind(token, headcounts)
    if word in told.verbs and not _is_passive(token):
        behind = counted_behind(token, headcounts)
        if behind or token.tag_ == "VBG" or any(child.dep_ == "dobj" for child in token.children):
            return behind
    is_told_of_those_before = is_verbal(token) or token.lower_ in told.states
    return counted_before(token, headcounts, words) if is_told_of_those_before else []


def _counted_at_noun(token: Token, headcounts: Sequence[Headcount], words: TollWords) -> list[Headcount]:
    """Give the people counted at a noun ("the death of two men", "left three with injuries")."""
    behind = token.nbor(1).lower_ if token.i + 1 < token.sent.end else ""
    if behind in _TO_WHOM:
        return counted_behind(token, headcounts)
    before = {word.lower_ for word in token.doc[max(token.sent.start, token.i - 3) : token.i]}
    return counted_before(token, headcounts, words) if before & _BEARING else []


def _is_passive(token: Token) -> bool:
    return any(child.dep_ == "auxpass" for child in token.children)


def _summed(anchor: Token, outcome: str, numbers: Sequence[Number], counted: Sequence[int], words: TollWords) -> Toll:
    start, end = min(number.start for number in numbers), max(number.end for number in numbers)

    def total(part: str) -> int | None:
        values = [getattr(number, part) for number in numbers]
        return sum(values) if all(value is not None for value in values) else None

    shares = tuple(sorted(shares_of(anchor, [anchor.doc[index] for index in counted], words).items()))
    return Toll(outcome, anchor.i, start, end, total("best"), total("low"), total("high"), shares, tuple(counted))


def _shares_its_count(token: Token, words: TollWords) -> bool:
    """Whether people are counted for two outcomes together, which is neither alone ("12 killed and injured")."""
    sentence = token.sent
    for step in (1, -1):
        joining, other = token.i + step, token.i + 2 * step
        if not sentence.start <= other < sentence.end or token.doc[joining].lower_ not in _COORDINATING:
            continue
        while token.doc[other].lower_ in _COORDINATING and sentence.start < other < sentence.end - 1:
            other += step
        if words.outcomes_of(token) != words.outcomes_of(token.doc[other]) and words.outcomes_of(token.doc[other]):
            return True
    return False
