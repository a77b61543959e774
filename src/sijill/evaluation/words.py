"""Words brought to a form in which two ways of writing the same thing are equal.

The word lists are part of the measure: they say which differences between two phrases do not count as
mistakes (codebook, section "Evaluation"). They hold English function words and general nouns only, no names.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

FORCES = "forces"
"""Stands for every general noun for armed people, so that "militiamen" and "fighters" are the same head."""

_NEITHER_LETTER_NOR_DIGIT = re.compile(r"[^a-z0-9 ]+")

_ARTICLES = frozenset({"the", "a", "an"})
_ARABIC_ARTICLES = frozenset({"al", "el", "ar", "as", "ad", "an", "at", "az"})
_COMPASS = frozenset({"north", "south", "east", "west", "northern", "southern", "eastern", "western"})
_KINDS_OF_PLACE = frozenset(
    {
        *("city", "town", "village", "camp", "neighbourhood", "neighborhood"),
        *("area", "areas", "region", "district", "province", "governorate", "countryside", "rural", "sub"),
    }
)
_NEARNESS = frozenset({"of", "in", "near", "outskirts", "vicinity"})
GENERAL_PLACE_WORDS = _ARTICLES | _ARABIC_ARTICLES | _COMPASS | _KINDS_OF_PLACE | _NEARNESS

_ARMED_PEOPLE = frozenset(
    {
        *("force", "forces", "armed", "troops", "soldier", "soldiers", "personnel"),
        *("militia", "militias", "militiaman", "militiamen", "gunman", "gunmen"),
        *("fighter", "fighters", "combatants", "member", "members", "elements"),
        *("group", "groups", "faction", "factions", "units", "formation", "formations"),
    }
)
_NUMBERS = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"})
_OF_ACTORS = frozenset({"of", "and", "by", "its", "their", "his", "her", "some", "several", "unknown", "local"})
PASSED_OVER_IN_VOUCHERS = _ARTICLES | {"of"}
PASSED_OVER_IN_ACTORS = _ARTICLES | _NUMBERS | _OF_ACTORS


@lru_cache(maxsize=20_000)
def folded(text: str | None) -> str:
    """Write text in small Latin letters and digits: no accents, no possessive s, no mask, no punctuation.

    Masked letters ("expl*osion") close up; any other run of signs becomes one space.

    Example:
        >>> folded("Al-Mayadeen’s caf\u00e9")
        'al mayadeen cafe'
    """
    decomposed = unicodedata.normalize("NFKD", text or "")
    plain = "".join(sign for sign in decomposed if not unicodedata.combining(sign)).lower()
    unmasked = plain.replace("’", "'").replace("'s ", " ").replace("*", "")
    return _NEITHER_LETTER_NOR_DIGIT.sub(" ", unmasked).strip()


@lru_cache(maxsize=20_000)
def place_key(text: str | None) -> str:
    """Give the words that tell a place apart: "the outskirts of Tafas town" is ``tafas``.

    A phrase of general words alone ("the southern countryside") keeps them all.
    """
    telling = [word for word in folded(text).split() if word not in GENERAL_PLACE_WORDS]
    return " ".join(telling) or folded(text)


@lru_cache(maxsize=20_000)
def actor_words(text: str) -> frozenset[str]:
    """Give the words that tell an actor apart, with one word for all general nouns for armed people."""
    kept = (word for word in folded(text).split() if word not in PASSED_OVER_IN_ACTORS)
    return frozenset(FORCES if word in _ARMED_PEOPLE else word for word in kept)


@lru_cache(maxsize=20_000)
def voucher_words(text: str) -> frozenset[str]:
    """Give the words that tell apart who vouches for an event."""
    return frozenset(word for word in folded(text).split() if word not in PASSED_OVER_IN_VOUCHERS)
