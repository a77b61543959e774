"""Places arranged by the folded keys of their spellings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sijill.gazetteer.choice import SHORT_KEY
from sijill.gazetteer.feature_words import split_feature
from sijill.gazetteer.fold import divided, fold, words
from sijill.gazetteer.table import Place

WELL_KNOWN_PROMINENCE = 3
WELL_KNOWN_VARIANTS = 2
_SETTLEMENTS = frozenset({"populated place", "neighbourhood"})
_ARTICLES = frozenset({"al", "el", "ul", "the"})


@dataclass(frozen=True)
class Keys:
    """Places by key.

    ``by_key`` holds the places of each folded key, ``by_bare_key`` those of a key without the word for its feature
    with that feature, ``by_whole`` the parts of divided places under the key of the whole. ``spellings_of_guarded``
    holds, for keys that meet English words or names of people, the spellings that alone are a place.
    """

    by_key: dict[str, tuple[Place, ...]]
    by_bare_key: dict[tuple[str, str], tuple[Place, ...]]
    by_whole: dict[str, tuple[Place, ...]]
    spellings_of_guarded: dict[str, frozenset[str]]
    longest_key_words: int

    def knows(self, name: str) -> bool:
        """Say whether a name alone is a place; ``Gazetteer.knows`` tells more."""
        key = fold(name)
        if key not in self.by_key:
            return False
        spellings = self.spellings_of_guarded.get(key)
        return spellings is None or _bare_letters(name) in spellings

    def of_feature(self, name: str, feature: str) -> tuple[Place, ...]:
        """Give the places of a feature class whose name without the word for it folds to the key of ``name``."""
        return self.by_bare_key.get((fold(name), feature), ())


def keys_of(places: Iterable[Place], people: Iterable[str] = ()) -> Keys:
    """Arrange places by key; the spellings of an id that comes again are added to those of the first."""
    by_id: dict[str, Place] = {}
    for place in places:
        known = by_id.get(place.place_id)
        by_id[place.place_id] = place if known is None else _with_spellings(known, place)
    by_key: dict[str, dict[str, Place]] = {}
    by_bare_key: dict[tuple[str, str], dict[str, Place]] = {}
    by_whole: dict[str, dict[str, Place]] = {}
    longest = 1
    for place in by_id.values():
        for name in place.names:
            whole, part = divided(name)
            by_key.setdefault(whole + part, {})[place.place_id] = place
            if part:
                by_whole.setdefault(whole, {})[place.place_id] = place
            longest = max(longest, 1 + name.count(" ") + name.count("-"))
            bare, feature = split_feature(name)
            if feature is not None:
                by_bare_key.setdefault((fold(bare), place.feature), {})[place.place_id] = place
    by_key.pop("", None)
    found = {key: tuple(named.values()) for key, named in by_key.items()}
    return Keys(
        by_key=found,
        by_bare_key={key: tuple(named.values()) for key, named in by_bare_key.items()},
        by_whole={key: tuple(named.values()) for key, named in by_whole.items()},
        spellings_of_guarded=_guarded(found, {fold(name) for name in people}),
        longest_key_words=longest,
    )


def _with_spellings(known: Place, other: Place) -> Place:
    variants = dict.fromkeys((*known.variants, other.name, *other.variants))
    variants.pop(known.name, None)
    return replace(known, variants=tuple(variants), name_ar=known.name_ar or other.name_ar)


def _guarded(by_key: dict[str, tuple[Place, ...]], people: set[str]) -> dict[str, frozenset[str]]:
    guarded: dict[str, frozenset[str]] = {}
    for key, places in by_key.items():
        if (len(key) > SHORT_KEY and key not in people) or any(map(_is_well_known, places)):
            continue
        spellings = frozenset(_bare_letters(name) for place in places for name in place.names if fold(name) == key)
        guarded[key] = frozenset() if key in people else spellings
    return guarded


def _is_well_known(place: Place) -> bool:
    return (
        place.prominence >= WELL_KNOWN_PROMINENCE
        or len(place.variants) >= WELL_KNOWN_VARIANTS
        or place.feature not in _SETTLEMENTS
    )


def _bare_letters(name: str) -> str:
    told = words(name)
    return "".join(told[1:] if len(told) > 1 and told[0] in _ARTICLES else told)
