"""Words that decide who acts and who is acted upon, loaded from ``domains/<name>/lexicon/roles.yml``."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from sijill.extraction.word_lists import mapping_with, read_lexicon, refusal, word_lists
from sijill.schema import EVENT_TYPES

FILE = "roles.yml"
_OF_TYPES = ("own_act", "act_of", "made_to", "two_sided", "unknown_hand", "of_things", "touching_nobody", "states")


@dataclass(frozen=True)
class RoleWords:
    """Lemmas and event types by what they mean for roles; ``roles.yml`` explains each."""

    light_verbs: frozenset[str]
    hitting_verbs: frozenset[str]
    towards_target: frozenset[str]
    own_act: frozenset[str]
    act_of: frozenset[str]
    act_upon_nouns: frozenset[str]
    made_to: frozenset[str]
    two_sided: frozenset[str]
    unknown_hand: frozenset[str]
    of_things: frozenset[str]
    touching_nobody: frozenset[str]
    states: frozenset[str]
    finding_verbs: frozenset[str]
    accusing_verbs: frozenset[str]
    quantity_nouns: frozenset[str]
    person_nouns: frozenset[str]
    bodies: frozenset[str]
    reporters: frozenset[str]
    parts: frozenset[str]
    holding_verbs: frozenset[str]
    allegiance: frozenset[str]
    carriers: frozenset[str]
    weapon_nouns: frozenset[str]
    detention_nouns: frozenset[str]
    interceptable: frozenset[str]


@cache
def load_role_words(domain: str = "syria") -> RoleWords:
    """Load and check the words of roles.

    Raises:
        DataCheckError: a list is missing or unknown, or holds what is no text.
    """
    return parse_role_words(read_lexicon(domain, FILE), file=FILE)


def parse_role_words(data: Any, *, file: str) -> RoleWords:
    """Check and arrange the words of roles.

    Args:
        data: what the file holds.
        file: name of the file, for messages.

    Raises:
        DataCheckError: a list is missing, unknown or not sound, or names an unknown event type.
    """
    lists = word_lists(
        mapping_with(data, [field.name for field in fields(RoleWords)], file=file), file=file, field=""
    )
    for name in _OF_TYPES:
        for event_type in lists[name]:
            if event_type not in EVENT_TYPES:
                raise refusal(file, name, event_type, "is no event type of the codebook")
    return RoleWords(**{name: frozenset(words) for name, words in lists.items()})
