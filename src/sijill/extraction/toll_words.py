"""Words that tell tolls, loaded from ``domains/<name>/lexicon/outcomes.yml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from sijill.extraction.parsed import Token
from sijill.extraction.word_lists import mapping, mapping_with, read_lexicon, refusal, word_list, word_lists

FILE = "outcomes.yml"
SHARES = ("children", "women", "civilians", "combatants")
COUNTED = ("killed", "injured", "detained")
_FIELDS = (*COUNTED, "casualties", "persons", "vague", "shares")
_LISTS = ("verbs", "undergone", "nouns", "tallies", "states")
_COUNTS = frozenset({"toll", "number", "count", "tally"})
"""Nouns for what is counted up."""
_OF_VERBS = ("phrases", "taking")


@dataclass(frozen=True)
class OutcomeWords:
    """Lemmas that tell of one outcome; ``outcomes.yml`` explains each.

    ``phrases`` and ``taking`` give for a verb the nouns that are its object ("lost his life", "claimed lives").
    """

    verbs: frozenset[str]
    undergone: frozenset[str]
    nouns: frozenset[str]
    tallies: frozenset[str]
    states: frozenset[str]
    phrases: dict[str, frozenset[str]]
    taking: dict[str, frozenset[str]]

    @cached_property
    def all_verbs(self) -> frozenset[str]:
        """Every verb of the lists, so that most verbs need one look."""
        return self.verbs | self.undergone | frozenset(self.phrases) | frozenset(self.taking)


@dataclass(frozen=True)
class TollWords:
    """Words of each outcome, of none told, of persons, of numbers without a figure, and of who a share is."""

    by_outcome: dict[str, OutcomeWords]
    casualties: frozenset[str]
    persons: frozenset[str]
    vague: dict[str, int]
    shares: dict[str, frozenset[str]]

    @cached_property
    def all_words(self) -> frozenset[str]:
        """Every word that a toll can hang on, so that most words of a text need one look."""
        told = (outcome.all_verbs | outcome.nouns | outcome.states for outcome in self.by_outcome.values())
        return self.casualties.union(*told, _COUNTS)

    @cached_property
    def telling(self) -> frozenset[str]:
        """The words that tell an outcome by themselves, without an object ("killed", not "lost" his life)."""
        each = (told.verbs | told.undergone | told.nouns | told.states for told in self.by_outcome.values())
        return frozenset().union(*each)

    def is_telling(self, token: Token) -> bool:
        """Whether a word tells an outcome by itself."""
        return token.lower_ in self.telling or token.lemma_.lower() in self.telling

    def outcomes_of(self, token: Token) -> frozenset[str]:
        """Give the outcomes that a form tells by itself ("killed", "wounded")."""
        forms = {token.lower_, token.lemma_.lower()}
        return frozenset(name for name, told in self.by_outcome.items() if forms & (told.states | told.verbs))

    @cached_property
    def none_of(self) -> dict[str, tuple[str, ...]]:
        """For each noun that can be denied, the outcomes that then hit nobody."""
        denied: dict[str, tuple[str, ...]] = dict.fromkeys(self.casualties, ("killed", "injured"))
        for name in ("killed", "injured"):
            denied |= dict.fromkeys(self.by_outcome[name].tallies, (name,))
        return denied


@cache
def load_toll_words(domain: str = "syria") -> TollWords:
    """Load and check the words that tell tolls of a domain.

    Raises:
        DataCheckError: the file breaks a rule.
    """
    return parse_toll_words(read_lexicon(domain, FILE), file=FILE)


def parse_toll_words(data: Any, *, file: str) -> TollWords:
    """Check and arrange the words that tell tolls.

    Args:
        data: what the file holds.
        file: name of the file, for messages.

    Raises:
        DataCheckError: a field is missing, unknown or not sound.
    """
    given = mapping_with(data, _FIELDS, file=file)
    shares = word_lists(mapping_with(given["shares"], SHARES, file=file, field="shares"), file=file, field="shares")
    return TollWords(
        by_outcome={name: _outcome_words(given[name], file=file, field=name) for name in COUNTED},
        casualties=frozenset(word_list(given["casualties"], file=file, field="casualties")),
        persons=frozenset(word_list(given["persons"], file=file, field="persons")),
        vague=_vague(given["vague"], file=file),
        shares={name: frozenset(words) for name, words in shares.items()},
    )


def _outcome_words(value: Any, *, file: str, field: str) -> OutcomeWords:
    given = mapping_with(value, (*_LISTS, *_OF_VERBS), file=file, field=field)
    lists = {name: frozenset(word_list(given[name], file=file, field=f"{field}.{name}")) for name in _LISTS}
    of_verbs = {name: word_lists(given[name], file=file, field=f"{field}.{name}") for name in _OF_VERBS}
    return OutcomeWords(
        verbs=lists["verbs"],
        undergone=lists["undergone"],
        nouns=lists["nouns"],
        tallies=lists["tallies"],
        states=lists["states"],
        phrases={verb: frozenset(nouns) for verb, nouns in of_verbs["phrases"].items()},
        taking={verb: frozenset(nouns) for verb, nouns in of_verbs["taking"].items()},
    )


def _vague(value: Any, *, file: str) -> dict[str, int]:
    numbers: dict[str, int] = {}
    for word, least in mapping(value, file=file, field="vague").items():
        if not isinstance(word, str):
            raise refusal(file, "vague", word, "is no text; quote it")
        if not isinstance(least, int) or isinstance(least, bool) or least < 1:
            raise refusal(file, f"vague.{word}", least, "is no number of at least 1")
        numbers[word] = least
    return numbers
