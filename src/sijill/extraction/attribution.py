"""Attribution: who vouches for an event, in the report's words (codebook, section "Attribution").

A voucher is the subject of a verb of telling ("SOHR activists have documented …"), its agent ("was informed by
reliable sources"), stands behind an opening ("according to local sources") or owns an account ("by the Observatory's
count"). Its head noun decides its class: "SOHR sources" are sources, the Observatory itself is a monitor. It vouches
for what its verb governs or stands beside, not for what a clause of its own adds behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from sijill.domains import load_attribution
from sijill.extraction.dates import DateMention
from sijill.extraction.parsed import Span, Token
from sijill.extraction.syntax import (
    PASSIVE_SUBJECTS,
    SUBJECTS,
    is_verbal,
    noun_phrase,
    prepositional_objects,
    subject_of,
)

_HEARING = frozenset({"inform", "tell", "notify", "learn", "hear"})
BESIDE = 100
"""Steps of the parse that a voucher beside an event is farther off than one that governs it."""
FARTHEST = 40
"""Tokens between an event and a voucher that the parse does not tie to it, at the most."""


@dataclass(frozen=True)
class VoucherWords:
    """Words of telling and of vouchers, by form; ``names`` are names and phrases with their class."""

    telling: frozenset[str]
    class_of_noun: dict[str, str]
    names: tuple[tuple[str, str], ...]
    openings: tuple[str, ...]
    accounts: frozenset[str]


@dataclass(frozen=True)
class Voucher:
    """Who vouches: ``text[start:end]`` in characters of the parsed text.

    ``teller`` is the token that brings the voucher in, ``day`` the day on which it told, if the sentence says.
    """

    start: int
    end: int
    voucher_class: str
    teller: int
    day: DateMention | None = None


@cache
def load_voucher_words(domain: str = "syria") -> VoucherWords:
    """Arrange the lexicon of attribution for look-up.

    Raises:
        DataCheckError: the lexicon breaks a rule.
    """
    lexicon = load_attribution(domain)
    verbs = (*lexicon.reporting_verbs, *lexicon.hedging_verbs)
    phrases = [(noun, entry.voucher_class) for entry in lexicon.vouchers for noun in entry.nouns if " " in noun]
    names = [(name, entry.voucher_class) for entry in lexicon.vouchers for name in entry.names]
    return VoucherWords(
        telling=frozenset(form for verb in verbs for form in verb.forms),
        class_of_noun={noun.lower(): entry.voucher_class for entry in lexicon.vouchers for noun in entry.nouns},
        names=tuple((name.lower(), voucher_class) for name, voucher_class in [*phrases, *names]),
        openings=lexicon.openings,
        accounts=frozenset(lexicon.accounts),
    )


def find_vouchers(sentence: Span, words: VoucherWords, days: Mapping[int, DateMention]) -> list[Voucher]:
    """Find who vouches for what a sentence tells, in the order of their words.

    Args:
        sentence: the sentence.
        words: words of telling and of vouchers.
        days: the dates that say when something was reported, by the token of their verb of telling.
    """
    heads = dict.fromkeys(_heads(sentence, words))
    found = [voucher for head, teller in heads if (voucher := _voucher(head, teller, words)) is not None]
    dated = [replace(voucher, day=days.get(voucher.teller)) for voucher in found]
    return sorted(dated, key=lambda voucher: (voucher.start, voucher.end, voucher.teller))


def voucher_of(head: Token, vouchers: Sequence[Voucher]) -> Voucher | None:
    """Give who vouches for the event of a trigger, of those of its sentence.

    That is whose words govern the event or stand beside it, the nearest first; else, as the parse of a long sentence
    is seldom right throughout, who is named nearest. A monitor counts only where nobody else does: the Observatory
    that learned from reliable sources passes on what they vouch for.
    """
    reached = [(rank, voucher) for voucher in vouchers if (rank := _reach(head, voucher)) is not None]
    if reached:
        return min(reached, key=lambda one: (one[1].voucher_class == "monitor", one[0], one[1].start))[1]
    near = [voucher for voucher in vouchers if _is_near(head, voucher)]
    return min(near, key=lambda voucher: (abs(voucher.teller - head.i), voucher.start), default=None)


def _is_near(head: Token, voucher: Voucher) -> bool:
    teller = head.doc[voucher.teller]
    return abs(teller.i - head.i) <= FARTHEST and not _are_parted(head, teller)


def _are_parted(first: Token, second: Token) -> bool:
    """Whether a semicolon stands between two words."""
    between = first.doc[min(first.i, second.i) : max(first.i, second.i)]
    return any(token.text == ";" for token in between)


def _reach(head: Token, voucher: Voucher) -> int | None:
    """Give how far an event lies from its voucher's words, in steps of the parse; None where they do not reach it."""
    teller = head.doc[voucher.teller]
    above = [head, *head.ancestors]
    if teller in above:
        governed = above[: above.index(teller)]
        return None if any(_is_added(token) and token.head == teller for token in governed) else len(governed)
    aside = [teller, *teller.ancestors]
    meeting = next((token for token in aside if token in above), None)
    if meeting is None or _are_parted(head, teller):
        return None
    of_teller, of_event = aside[: aside.index(meeting)], above[: above.index(meeting)]
    if any(_is_added(token) for token in of_teller) or any(
        _is_added(token) and token.i > voucher.teller for token in of_event
    ):
        return None
    return BESIDE + len(of_teller) + len(of_event)


def _is_added(token: Token) -> bool:
    """Whether a verb is a clause of its own, coordinated with another ("…, and the army withdrew")."""
    has_subject = any(child.dep_ in SUBJECTS | PASSIVE_SUBJECTS for child in token.children)
    return token.dep_ == "conj" and is_verbal(token) and has_subject


def _heads(sentence: Span, words: VoucherWords) -> Iterator[tuple[Token, Token]]:
    """Give the heads of phrases that may name a voucher, each with the word that brings it in."""
    for token in sentence:
        if _tells(token, words):
            yield from ((head, token) for head in _tellers(token))
        elif _follows_opening(token, words) or (token.dep_ == "poss" and token.head.lower_ in words.accounts):
            yield token, token


def _tells(token: Token, words: VoucherWords) -> bool:
    """Whether a verb tells ("reported", "spoke of", "pointed out")."""
    if not is_verbal(token):
        return False
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    return token.lower_ in words.telling or f"{token.lower_} {following}" in words.telling


def _tellers(verb: Token) -> Iterator[Token]:
    subject, is_passive = subject_of(verb)
    # The parser takes many a past tense for a participle ("SOHR sources reported on Friday that").
    is_participle = verb.dep_ == "acl" and subject == verb.head
    if subject is not None and (not is_passive or verb.lemma_ in _HEARING or is_participle):
        yield subject
    yield from prepositional_objects(verb, "by")
    if verb.lemma_ in _HEARING:
        yield from prepositional_objects(verb, "from")


def _follows_opening(token: Token, words: VoucherWords) -> bool:
    if token.dep_ != "pobj":
        return False
    start = token.left_edge.i
    before = token.doc[max(0, start - 4) : start].text.lower()
    return before.endswith(words.openings)


def _voucher(head: Token, teller: Token, words: VoucherWords) -> Voucher | None:
    phrase = noun_phrase(head)
    voucher_class = words.class_of_noun.get(head.lower_)
    if voucher_class is None:
        folded = phrase.text.replace("-", " ").lower()
        voucher_class = next((kind for name, kind in words.names if name in folded), None)
    return Voucher(phrase.start_char, phrase.end_char, voucher_class, teller.i) if voucher_class else None
