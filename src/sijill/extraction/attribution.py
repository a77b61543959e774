"""Attribution: who vouches for an event, in the report's words (codebook, section "Attribution").

A voucher is the subject of a verb of telling ("SOHR activists have documented …"), its agent ("was informed by
reliable sources"), or stands behind an opening ("according to local sources"). Its head noun decides its class: "SOHR
sources" are sources, the Observatory itself is a monitor.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from sijill.domains import load_attribution
from sijill.extraction.parsed import Span, Token
from sijill.extraction.syntax import is_verbal, noun_phrase, prepositional_objects, subject_of

_HEARING = frozenset({"inform", "tell", "notify", "learn", "hear"})


@dataclass(frozen=True)
class VoucherWords:
    """Words of telling and of vouchers, by form."""

    telling: frozenset[str]
    class_of_noun: dict[str, str]
    names: tuple[tuple[str, str], ...]
    openings: tuple[str, ...]


@dataclass(frozen=True)
class Voucher:
    """Who vouches: ``text[start:end]`` in characters of the parsed text."""

    start: int
    end: int
    voucher_class: str


@cache
def load_voucher_words(domain: str = "syria") -> VoucherWords:
    """Arrange the lexicon of attribution for look-up.

    Raises:
        DataCheckError: the lexicon breaks a rule.
    """
    lexicon = load_attribution(domain)
    verbs = (*lexicon.reporting_verbs, *lexicon.hedging_verbs)
    return VoucherWords(
        telling=frozenset(form for verb in verbs for form in verb.forms),
        class_of_noun={noun.lower(): entry.voucher_class for entry in lexicon.vouchers for noun in entry.nouns},
        names=tuple((name, entry.voucher_class) for entry in lexicon.vouchers for name in entry.names),
        openings=lexicon.openings,
    )


def find_voucher(sentence: Span, words: VoucherWords) -> Voucher | None:
    """Find who vouches for what a sentence tells; the most specific voucher where it names several."""
    found = [voucher for head in _heads(sentence, words) if (voucher := _voucher(head, words)) is not None]
    # "The Observatory learned from reliable sources": the sources vouch, the monitor passes on.
    return min(found, key=lambda voucher: (voucher.voucher_class == "monitor", voucher.start), default=None)


def _heads(sentence: Span, words: VoucherWords) -> list[Token]:
    heads: list[Token] = []
    for token in sentence:
        if is_verbal(token) and token.lower_ in words.telling:
            subject, is_passive = subject_of(token)
            if subject is not None and not (is_passive and token.lemma_ not in _HEARING):
                heads.append(subject)
            heads += prepositional_objects(token, "by")
            if token.lemma_ in _HEARING:
                heads += prepositional_objects(token, "from")
        elif token.dep_ == "pobj" and _follows_opening(token, words):
            heads.append(token)
    return heads


def _follows_opening(token: Token, words: VoucherWords) -> bool:
    start = token.left_edge.i
    before = token.doc[max(0, start - 4) : start].text.lower()
    return before.endswith(words.openings)


def _voucher(head: Token, words: VoucherWords) -> Voucher | None:
    phrase = noun_phrase(head)
    voucher_class = words.class_of_noun.get(head.lower_)
    if voucher_class is None:
        folded = phrase.text.replace("-", " ").lower()
        voucher_class = next((kind for name, kind in words.names if name.lower() in folded), None)
    return Voucher(phrase.start_char, phrase.end_char, voucher_class) if voucher_class else None
