"""Looking names up, and choosing among places of one name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from sijill.gazetteer.choice import Resolution, choose
from sijill.gazetteer.feature_words import container_name, split_feature
from sijill.gazetteer.fold import fold, words
from sijill.gazetteer.table import Place, neighbour_cities, read_places
from sijill.paths import domain_directory

HOME_COUNTRY_OF_DOMAIN = {"syria": "SY"}


@dataclass(frozen=True)
class Gazetteer:
    """An index of places by the folded keys of all their spellings.

    ``longest_key_words`` is the number of words of the longest spelling, so that a recogniser knows how long the
    word sequences are that are worth a look-up.
    """

    by_key: dict[str, tuple[Place, ...]]
    by_bare_key: dict[tuple[str, str], tuple[Place, ...]]
    home_country: str
    longest_key_words: int

    @classmethod
    def of(cls, places: Iterable[Place], *, home_country: str) -> Gazetteer:
        """Index places; ``home_country`` (ISO 3166-1 alpha-2) is the country that names are looked for first in."""
        by_key: dict[str, dict[str, Place]] = {}
        by_bare_key: dict[tuple[str, str], dict[str, Place]] = {}
        longest = 1
        for place in places:
            for name in place.names:
                by_key.setdefault(fold(name), {})[place.place_id] = place
                longest = max(longest, len(words(name)))
                bare, feature = split_feature(name)
                if feature is not None:
                    by_bare_key.setdefault((fold(bare), place.feature), {})[place.place_id] = place
        by_key.pop("", None)
        return cls(
            {key: tuple(found.values()) for key, found in by_key.items()},
            {key: tuple(found.values()) for key, found in by_bare_key.items()},
            home_country,
            longest,
        )

    @property
    def keys(self) -> frozenset[str]:
        """All folded keys."""
        return frozenset(self.by_key)

    def knows(self, name: str) -> bool:
        """Say whether some place has a spelling that folds to the key of ``name``."""
        return fold(name) in self.by_key

    def candidates(self, name: str) -> tuple[Place, ...]:
        """Give all places of this name, those of the home country first; empty when there is none."""
        found = self.by_key.get(fold(name), ())
        return tuple(sorted(found, key=lambda place: place.country_code != self.home_country))

    def resolve(self, name: str, *, feature: str | None = None, containers: Sequence[str] = ()) -> Resolution:
        """Choose the place that a name means, or none.

        Args:
            name: the name as written; a word for its feature may stand with it ("Manbij city").
            feature: the feature class that the words tell (``schema.FEATURES``); by default taken from ``name``.
            containers: names of areas told to hold the place ("western Daraa countryside", "Aleppo").

        Returns:
            The place with the reason for choosing it; no place, with the reason, when the name is unknown, when no
            candidate lies in the area told, or when candidates lie more than 25 km apart and nothing decides.
        """
        bare, feature_in_name = split_feature(name)
        told = feature or feature_in_name
        found = self.candidates(name)
        if told is not None:
            for key in (fold(bare), fold(name)):
                found = (*found, *self.by_bare_key.get((key, told), ()))
        if feature_in_name is not None:
            found = (*found, *self.candidates(bare))
        if not found:
            return Resolution(None, f"no place is called {name!r}", ())
        areas = [area for area in (self._area(container) for container in containers) if area]
        return choose(tuple(dict.fromkeys(found)), told, areas, self.home_country)

    def _area(self, container: str) -> tuple[Place, ...]:
        """Give the places that a container's name may mean; a container that nobody knows decides nothing."""
        whole = self.candidates(container)
        bare = container_name(container)
        governorates = self.by_bare_key.get((fold(bare), "governorate"), ())
        return tuple(dict.fromkeys((*whole, *self.candidates(bare), *governorates)))


def load(domain: str = "syria") -> Gazetteer:
    """Give the gazetteer of a domain: its ``places.csv`` and the cities of neighbouring countries; read once.

    Raises:
        DataCheckError: the table cannot be read or breaks a rule.
    """
    return _loaded(domain)


@cache
def _loaded(domain: str) -> Gazetteer:
    own = read_places(domain_directory(domain) / "places.csv")
    return Gazetteer.of((*own, *neighbour_cities()), home_country=HOME_COUNTRY_OF_DOMAIN[domain])
