"""Headcounts: the people that a sentence counts, found by its words in their order, not by the parse.

Reports put several sentences into one and the parse then loses track; a number, the noun that it counts and what
stands between two of them can still be read in their order. One pass over the sentence finds them all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sijill.extraction.listing import Headcount, with_shares
from sijill.extraction.numbers import Number, number_at
from sijill.extraction.parsed import Span, Token
from sijill.extraction.syntax import lemma
from sijill.extraction.toll_words import TollWords

LONGEST_PHRASE = 10
"""Tokens between a number and the noun that it counts, at the most."""
_ONE = frozenset({"a", "an", "another", "one"})
_DEFINITE = frozenset({"the", "his", "her", "its", "their", "this", "that"})
_UNCOUNTED = frozenset({"several", "some", "many", "others", "few", "various", "numerous", "more"})
_COUNTING = _ONE | _DEFINITE | _UNCOUNTED
_SINGLE_PRONOUNS = frozenset({"he", "she", "him", "himself", "herself"})
_DETERMINERS = frozenset({"the", "these", "those", "its", "their", "our", "his", "her", "all"})
_WHOLE = frozenset({"them", "whom", "these", "those", "which", "us", "theirs"})
_MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN", "ADV", "VERB", "NUM", "PUNCT", "PART", "X"})


def headcounts_in(sentence: Span, words: TollWords) -> list[Headcount]:
    """Find the people that a sentence counts, in reading order; counts of things are left out.

    Args:
        sentence: the sentence.
        words: the words for persons and for numbers without a figure.
    """
    tokens = list(sentence)
    found: list[Headcount] = []
    position = stretch = 0
    while position < len(tokens):
        headcount = _headcount_at(position, tokens, words)
        after = max(headcount.end - sentence.start, position + 1) if headcount is not None else position + 1
        if headcount is not None:
            found.append(replace(headcount, stretch=stretch))
        stretch += sum(1 for token in tokens[position:after] if words.is_telling(token))
        position = after
    return with_shares(sentence.doc, found)


def _headcount_at(position: int, tokens: Sequence[Token], words: TollWords) -> Headcount | None:
    token = tokens[position]
    if token.lower_ in _SINGLE_PRONOUNS:
        return Headcount(token.i, token.i + 1, token.i, Number(1, 1, 1, token.i, token.i + 1))
    number = number_at(token, words.vague)
    if number is not None:
        return _counted(token, number, position + number.end - number.start, tokens, words)
    head = _person_after(position + 1, tokens, words) if token.lower_ in _COUNTING else None
    if head is not None and token.lower_ not in _UNCOUNTED and _is_single(tokens[head]):
        last = tokens[head].i
        return Headcount(token.i, last + 1, last, Number(1, 1, 1, token.i, last + 1))
    if token.lower_ == "another":
        return Headcount(token.i, token.i + 1, token.i, Number(1, 1, 1, token.i, token.i + 1))
    if token.lower_ in _UNCOUNTED and head is not None:
        return Headcount(token.i, tokens[head].i + 1, tokens[head].i, None)
    is_people = token.lower_ in ("others", "several") or (_names_persons(token, words) and not _is_single(token))
    is_others = token.lower_ in ("others", "several")
    return Headcount(token.i, token.i + 1, token.i, None, is_others=is_others) if is_people else None


def _is_single(noun: Token) -> bool:
    return noun.tag_ in ("NN", "NNP", "JJ") and noun.lower_ not in ("people", "men", "women", "children")


def _counted(first: Token, number: Number, after: int, tokens: Sequence[Token], words: TollWords) -> Headcount | None:
    """Give the headcount of a number, or None where it counts things, a day, an age or a share in per cent."""
    if after >= len(tokens):
        return _alone(number)
    following = tokens[after]
    if following.lower_ in ("%", "percent", "-", "/", ":", "th") or _is_calendar(first, following):
        return None
    head = _person_after(after, tokens, words)
    if head is not None:
        return Headcount(number.start, tokens[head].i + 1, tokens[head].i, number)
    if following.lower_ == "of":
        return _part_of(number, after + 1, tokens, words)
    is_thing = following.pos_ in ("NOUN", "PROPN", "SYM", "NUM") or following.lower_ in ("of", "a.m.", "p.m.")
    is_thing = is_thing or (
        following.pos_ == "ADJ" and not words.is_telling(following) and following.lower_ != "more"
    )
    return None if is_thing else _alone(number)


def _part_of(number: Number, after: int, tokens: Sequence[Token], words: TollWords) -> Headcount | None:
    """Give the headcount of "four of the attackers", "two of them" or "three of Hezbollah"."""
    whole = _person_after(after, tokens, words)
    if whole is None and after + 1 < len(tokens) and tokens[after].lower_ in _DETERMINERS:
        whole = _person_after(after + 1, tokens, words)
    if whole is not None:
        return Headcount(number.start, tokens[whole].i + 1, tokens[whole].i, number)
    is_people = after < len(tokens) and (tokens[after].lower_ in _WHOLE or tokens[after].pos_ == "PROPN")
    return _alone(number) if is_people else None


def _alone(number: Number) -> Headcount:
    return Headcount(number.start, number.end, number.end - 1, number, is_bare=True)


_BEFORE_DATES = frozenset(
    {"aged", "age", "since", "until", "till", "in", "article", "resolution", "no", "early", "late"}
)


def _is_calendar(first: Token, following: Token) -> bool:
    before = first.nbor(-1) if first.i > 0 else None
    is_year = first.is_digit and len(first.text) == 4 and first.text[:2] in ("19", "20")
    if before is not None and (
        before.lower_ in _MONTHS or (is_year and before.lower_ in _BEFORE_DATES | {",", "of"})
    ):
        return True
    if before is not None and before.lower_ in ("aged", "age"):
        return True
    return following.lower_ in _MONTHS


_MONTHS = frozenset(
    "january february march april may june july august september october november december sept. oct. nov. dec. "  # noqa: SIM905
    "jan. feb. aug. sept oct nov dec jan feb aug".split()
)


def _person_after(position: int, tokens: Sequence[Token], words: TollWords) -> int | None:
    """Give where the noun for persons stands that a number or article before ``position`` counts, or None."""
    found = None
    for index in range(position, min(position + LONGEST_PHRASE, len(tokens))):
        token = tokens[index]
        if _names_persons(token, words):
            if not _is_possessor(index, tokens):
                found = index
        elif found == index - 1 and token.pos_ == "NOUN":
            # "two soldier carriers" counts things.
            found = None
        elif found is not None or not _may_modify(token, words):
            break
    return found


def _names_persons(token: Token, words: TollWords) -> bool:
    if lemma(token) not in words.persons and token.lower_ not in words.persons:
        return False
    is_modifier = token.dep_ in ("amod", "nmod", "compound") and token.head.pos_ in ("NOUN", "ADJ")
    if is_modifier and not (lemma(token.head) in words.persons or token.head.i < token.i):
        # "the rebel factions", "a soldier carrier"
        return False
    return token.pos_ in ("NOUN", "PROPN") or token.tag_ == "NNS" or token.lower_ == "others"


def _is_possessor(index: int, tokens: Sequence[Token]) -> bool:
    return index + 1 < len(tokens) and tokens[index + 1].tag_ == "POS"


def _may_modify(token: Token, words: TollWords) -> bool:
    """Whether a word may stand between a number and its noun ("two young SDF fighters", "ten of the men")."""
    if words.is_telling(token) or token.lower_ in (",", ".", ";", ":", "and"):
        return False
    is_form = token.pos_ == "VERB" and token.tag_ not in ("VBN", "VBG")
    return token.pos_ in _MODIFIERS and not is_form
