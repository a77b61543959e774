"""Tolls of nobody: "no casualties were reported" is zero, what is not yet known is empty (codebook, "Outcomes")."""

from __future__ import annotations

from sijill.extraction.parsed import Token
from sijill.extraction.syntax import lemma
from sijill.extraction.toll_words import TollWords

_TELLING = frozenset({"report", "record", "leave", "cause", "document", "register"})
_CAUSING = _TELLING | {"result", "lead", "inflict"}
_NOT_COUNTED = frozenset({"damage", "loss"})
_UNSAID = frozenset({"far", "yet", "known", "information", "till", "until", "time"})
_NO_MORE_THAN = (("nothing", "but"), ("only",), ("nothing", "more", "than"), ("nothing", "except"))


def outcomes_denied(token: Token, words: TollWords) -> tuple[str, ...]:
    """Give the outcomes that a word tells as having hit nobody.

    Args:
        token: a word of the sentence.
        words: the words that tell tolls.

    Returns:
        "killed" and "injured" for casualties and for mere material damage, one of them for deaths or injuries; none
        where nothing is denied or nobody knows yet.
    """
    if _is_only_damage(token):
        return ("killed", "injured")
    outcomes = words.none_of.get(lemma(token), ())
    if not outcomes or token.pos_ not in ("NOUN", "PROPN") or lemma(token) in _NOT_COUNTED:
        return ()
    return outcomes if _is_none_told(token) else ()


def _is_only_damage(token: Token) -> bool:
    """Whether damage to things is told as all there was ("nothing but material damage")."""
    if lemma(token) not in _NOT_COUNTED:
        return False
    behind = [word.lower_ for word in token.doc[token.i + 1 : min(token.sent.end, token.i + 6)]]
    if behind[:1] in (["was"], ["were"]) and behind[1:2] in (["only"], ["just"]) and "material" in behind:
        return True
    if token.i == 0 or token.nbor(-1).lower_ != "material":
        return False
    before = tuple(word.lower_ for word in token.doc[max(0, token.i - 4) : token.i - 1])
    return any(before[-len(words) :] == words for words in _NO_MORE_THAN)


def _is_none_told(token: Token) -> bool:
    head = token.head
    near = token.doc[max(token.sent.start, token.i - 4) : min(token.sent.end, token.i + 8)]
    if any(word.lower_ in _UNSAID for word in near):
        return False
    if _is_denied_before(token) or _is_caused_by_none(token):
        return True
    is_subject = token.dep_ in ("nsubj", "nsubjpass")
    if is_subject and any(child.dep_ == "neg" for child in head.children):
        return lemma(head) in _TELLING
    return is_subject and any(ancestor.lower_ == "without" for ancestor in list(token.ancestors)[:2])


def _is_denied_before(token: Token) -> bool:
    """Whether "no" or "without" stands before a noun with nothing but its own modifiers between."""
    for position in range(token.i - 1, max(token.sent.start, token.i - 5) - 1, -1):
        word = token.doc[position]
        if word.lower_ in ("no", "without"):
            return True
        if word.pos_ not in ("ADJ", "DET", "NOUN", "CCONJ") and word.lower_ not in ("or", "any"):
            return False
    return False


def _is_caused_by_none(token: Token) -> bool:
    """Whether casualties are the object of a denied verb ("did not cause any casualties", "without causing …")."""
    verb = token.head.head if token.dep_ == "pobj" else token.head
    if token.dep_ not in ("dobj", "pobj") or lemma(verb) not in _CAUSING:
        return False
    return verb.head.lower_ == "without" or any(child.dep_ == "neg" for child in verb.children)
