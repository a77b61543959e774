"""Names spelled nearly like a known one, for those that no folded key gives ("Mohaimada" for Muhaymidah).

The cost of a difference is counted over folded keys: a consonant more, less, other or exchanged with its neighbour
counts one, a vowel half, because transliterations differ in vowels first. How much may differ grows with the length
of the name; names of four letters and fewer have no near spelling at all, and the first consonant must agree.
Distances are those of optimal string alignment (Damerau-Levenshtein without overlapping transpositions), counted by
rapidfuzz.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz.distance import OSA

VOWEL_COST = 0.5
LEAST_LETTERS = 5
"""A shorter folded key has no near spellings: too many names lie one letter apart."""

LEAST_CONSONANTS = 3
LONG_NAME = 7
"""Letters of a folded key beyond which more may differ, and a consonant among it."""

MOST_COST = 2.0
_VOWELS = re.compile("[aiuwy]")


@dataclass(frozen=True)
class NearKey:
    """A folded key near another, and what their difference costs."""

    key: str
    cost: float


def key_difference(key: str, other: str) -> tuple[float, int]:
    """Give what the difference of two folded keys costs, and how many consonants differ.

    Example:
        >>> key_difference("muhimada", "muhimida")
        (0.5, 0)
    """
    key, other = _with_single_signs(key), _with_single_signs(other)
    consonants = int(OSA.distance(_VOWELS.sub("", key), _VOWELS.sub("", other)))
    letters = int(OSA.distance(key, other))
    return consonants + VOWEL_COST * max(0, letters - consonants), consonants


def _with_single_signs(key: str) -> str:
    """Write each consonant with one sign: "sh" and "kh" are one sound, not two."""
    return key.replace("sh", "x").replace("kh", "q")


def most_cost(key: str, other: str, *, area_told: bool) -> tuple[float, float]:
    """Give how much two keys may differ and be one name: with equal consonants, and with one consonant other.

    Args:
        key: a folded key.
        other: another one; the shorter of the two decides.
        area_told: whether the words tell where the place lies, so that a namesake far away is no danger.
    """
    letters = min(len(key), len(other))
    consonants = min(len(_VOWELS.sub("", _with_single_signs(one))) for one in (key, other))
    if letters < LEAST_LETTERS or consonants < LEAST_CONSONANTS:
        return 0.0, 0.0
    if area_told:
        return (1.0 if letters <= LONG_NAME else 1.5), (1.0 if letters > LONG_NAME else 0.0)
    if letters < LONG_NAME:
        return 0.0, 0.0
    return (0.5 if letters == LONG_NAME else 1.0), (1.0 if letters > LONG_NAME + 1 else 0.0)


@dataclass
class NearKeys:
    """Finds the keys near a key, among those that begin with the same consonant."""

    by_consonant: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    @classmethod
    def of(cls, keys: Iterable[str]) -> NearKeys:
        """Arrange keys by their first consonant."""
        arranged = cls()
        for key in keys:
            consonants = _VOWELS.sub("", _with_single_signs(key))
            if len(key) >= LEAST_LETTERS - 1 and len(consonants) >= LEAST_CONSONANTS:
                arranged.by_consonant.setdefault(consonants[0], []).append((key, consonants))
        return arranged

    def near(self, key: str) -> tuple[NearKey, ...]:
        """Give the keys that may be another spelling, the nearest first, within the bound where an area is told.

        Args:
            key: a folded key that may itself be unknown.
        """
        wanted = _VOWELS.sub("", _with_single_signs(key))
        if len(key) < LEAST_LETTERS or len(wanted) < LEAST_CONSONANTS:
            return ()
        found = []
        for other, consonants in self.by_consonant.get(wanted[0], ()):
            if abs(len(consonants) - len(wanted)) > 1 or abs(len(other) - len(key)) > 2 * MOST_COST:
                continue
            if consonants != wanted and OSA.distance(wanted, consonants, score_cutoff=1) > 1:
                continue
            cost, differing = key_difference(key, other)
            if other != key and cost <= most_cost(key, other, area_told=True)[min(differing, 1)]:
                found.append(NearKey(other, cost))
        return tuple(sorted(found, key=lambda one: (one.cost, one.key)))
