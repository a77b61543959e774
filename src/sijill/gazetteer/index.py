"""Looking names up, and choosing among places of one name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from sijill.gazetteer.additions import additions_path, read_additions
from sijill.gazetteer.arranging import Keys, keys_of
from sijill.gazetteer.choice import Resolution, Told, choose
from sijill.gazetteer.feature_words import container_name
from sijill.gazetteer.fitting import far_from, inside_of, is_known_area, may_hold, reach_degrees
from sijill.gazetteer.fold import divided, fold, words
from sijill.gazetteer.matching import Match, choose_near, city_nearly_called, is_beyond_doubt, matches_of_key
from sijill.gazetteer.near import NearKey, NearKeys
from sijill.gazetteer.table import Place, neighbour_cities, read_places
from sijill.gazetteer.written import Reading, readings
from sijill.paths import domain_directory

_VILLAGE = re.compile(r"\b(?:village|hamlet)\b", re.IGNORECASE)
ANSWERS_KEPT = 20_000
"""Names whose near spellings are remembered; the latest asked for."""
SHORTEST_FOREIGN_KEY = 4
"""Letters of the folded name of a foreign place whose country is not told, at the least: "Kia" is a car."""
HOME_COUNTRY_OF_DOMAIN = {"syria": "SY"}


@dataclass(frozen=True)
class Gazetteer:
    """An index of places by the folded keys of all their spellings.

    ``longest_key_words`` is the number of words of the longest spelling, so that a recogniser knows how long the
    word sequences are that are worth a look-up.
    """

    index: Keys
    home_country: str

    @classmethod
    def of(cls, places: Iterable[Place], *, home_country: str, people: Iterable[str] = ()) -> Gazetteer:
        """Index places.

        Args:
            places: the places; an id that comes again only adds spellings.
            home_country: ISO 3166-1 alpha-2 code of the country that names are looked for first in.
            people: names that people bear more often than the villages called so; alone they are no place.
        """
        return cls(keys_of(places, people), home_country)

    @property
    def by_key(self) -> dict[str, tuple[Place, ...]]:
        """The places of each folded key."""
        return self.index.by_key

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """All places, each once."""
        return tuple({place.place_id: place for found in self.by_key.values() for place in found}.values())

    @property
    def longest_key_words(self) -> int:
        """Words of the longest spelling."""
        return self.index.longest_key_words

    @property
    def keys(self) -> frozenset[str]:
        """All folded keys."""
        return frozenset(self.by_key)

    @cached_property
    def _near_keys(self) -> NearKeys:
        """The keys arranged for near spellings, made when first one is asked for."""
        return NearKeys.of({**self.index.by_whole, **self.by_key})

    @cached_property
    def _near_found(self) -> Callable[[str], tuple[NearKey, ...]]:
        """Gives the keys near a key; names come again and again, so answers are kept."""
        return lru_cache(maxsize=ANSWERS_KEPT)(self._near_keys.near)

    def knows(self, name: str) -> bool:
        """Say whether ``name`` alone is a place: some place has a spelling that folds to its key.

        A short name of a little known village must be spelled as the table spells it ("On" is not Al-Oun), and a name
        that people bear ("Khaled") is no place unless a word beside it says so; ``resolve`` finds both.
        """
        return self.index.knows(name)

    def candidates(self, name: str) -> tuple[Place, ...]:
        """Give the places of this name, those of the home country first; empty when there is none.

        Hamlets that nobody reports are left out beside a country, region or site of the name ("Golan", "Ghouta"),
        which is what a text means unless it says more; ``resolve`` weighs them too.
        """
        found = self._all_of(name)
        known = [place for place in found if is_known_area(place)]
        return tuple(place for place in found if not known or place in known or place.prominence > 0)

    def _all_of(self, name: str) -> tuple[Place, ...]:
        found = self.by_key.get(fold(name), ())
        return tuple(sorted(found, key=lambda place: place.country_code != self.home_country))

    def places_in(self, area: Place) -> tuple[Place, ...]:
        """Give the settlements in an area, or around a town whose countryside is meant."""
        if area.feature == "governorate":
            return self._settlements_of.get(fold(area.admin1), ())
        if area.feature == "district":
            # A settlement whose district is not told belongs to the one around it.
            of_none = (place for place in self._settlements if not place.admin2)
            near = tuple(dict.fromkeys((*self._settlements_of.get(fold(area.admin1), ()), *of_none)))
        else:
            north, east = reach_degrees(area)
            near = tuple(
                place
                for place in self._settlements
                if abs(place.lat - area.lat) <= north and abs(place.lon - area.lon) <= east
            )
        return inside_of((area,), tuple(place for place in near if place.place_id != area.place_id))

    @cached_property
    def _settlements(self) -> tuple[Place, ...]:
        return tuple(place for place in self.places if place.feature == "populated place")

    @cached_property
    def _settlements_of(self) -> dict[str, tuple[Place, ...]]:
        """The settlements of each governorate, by its folded name."""
        found: dict[str, list[Place]] = {}
        for place in self._settlements:
            found.setdefault(fold(place.admin1), []).append(place)
        return {admin1: tuple(places) for admin1, places in found.items()}

    def matches(self, name: str) -> tuple[Match, ...]:
        """Give the places that a name may mean with how their spellings agree, the best first.

        Exact spellings, folded ones and parts of a divided place; near spellings only where there is none of these.
        """
        found: dict[str, Match] = {}
        for reading in readings(name):
            for match in matches_of_key(reading.bare, self._of_reading(reading, reading.feature)):
                found.setdefault(match.place.place_id, match)
        if not found:
            for reading in readings(name):
                for match in self._near(reading.bare):
                    found.setdefault(match.place.place_id, match)
        return tuple(sorted(found.values(), key=lambda match: (-match.score, -match.place.prominence)))

    def resolve(
        self,
        name: str,
        *,
        feature: str | None = None,
        containers: Sequence[str] = (),
        likely_areas: Sequence[str] = (),
        nearby: Sequence[str] = (),
    ) -> Resolution:
        """Choose the place that a name means, or none.

        Args:
            name: the name as written; a word for its feature may stand with it ("Manbij city", "town of Manbij").
            feature: the feature class that the words tell (``schema.FEATURES``); by default taken from ``name``.
            containers: names of areas told to hold the place ("western Daraa countryside", "Aleppo").
            likely_areas: names of areas that usually hold it, such as a dateline: a candidate in them is
                preferred, and a small place outside is not taken.
            nearby: names of other places told near this one; those that are themselves ambiguous tell nothing.

        Returns:
            The place with the reason for choosing it; no place, with the reason, when the name is unknown, when no
            candidate lies in the area told, or when candidates lie more than 25 km apart and nothing decides. A name
            that no spelling gives is taken for a near one only where the area told, or there being no other like it,
            makes that safe.
        """
        read = readings(name)
        told_feature = feature or next((reading.feature for reading in read if reading.feature), None)
        found = self._named(name, read, told_feature)
        if len(fold(name)) < SHORTEST_FOREIGN_KEY and not containers:
            found = tuple(place for place in found if place.country_code == self.home_country)
        areas = self._areas(containers)
        # A region, a mountain or a village told as an area holds places loosely: cities lie beside it as well.
        holding = tuple(area for area in areas if any(map(may_hold, area)))
        likely = tuple(area for area in areas if area not in holding and not set(area) <= set(found))
        told = Told(
            feature=told_feature,
            areas=holding,
            likely_areas=(*likely, *self._areas(likely_areas)),
            nearby=self._certain(nearby),
            spelled_alike=_spelled_alike(name, read, found),
            is_village=_VILLAGE.search(name) is not None,
            home_country=self.home_country,
        )
        if not found:
            return choose_near(name, self._near_of(read), told)
        chosen = choose(found, told)
        if chosen.place is None or is_beyond_doubt(chosen.place, told):
            return chosen
        rival = city_nearly_called(chosen.place, self._near_of(read))
        return Resolution(None, f"a small place, and {rival.name!r} is spelled nearly so", found) if rival else chosen

    def _near_of(self, read: Sequence[Reading]) -> tuple[Match, ...]:
        return tuple(match for reading in read for match in self._near(reading.bare))

    def _named(self, name: str, read: Sequence[Reading], told_feature: str | None) -> tuple[Place, ...]:
        """Give the places that all names of a place string have in common, else those of the first that is known."""
        whole = self._all_of(name)
        if whole and len(read) == 1:
            more = self.index.of_feature(name, told_feature) if told_feature else ()
            return tuple(dict.fromkeys((*whole, *more, *self._of_reading(read[0], told_feature))))
        sets = [found for reading in read if (found := self._of_reading(reading, told_feature))]
        if not sets:
            return ()
        common = [place for place in sets[0] if all(place in other for other in sets[1:])]
        return tuple(common) or sets[0]

    def _of_reading(self, reading: Reading, told_feature: str | None) -> tuple[Place, ...]:
        found = self._all_of(reading.bare)
        if told_feature is not None:
            found = (*self.index.of_feature(reading.bare, told_feature), *found)
        if not found:
            # "Baghuz" where only Upper and Lower Baghuz are known, or the part where only the whole is.
            whole, part = divided(reading.bare)
            found = self.by_key.get(whole, ()) if part else self.index.by_whole.get(whole, ())
        return tuple(dict.fromkeys(found))

    def _near(self, bare: str) -> tuple[Match, ...]:
        return tuple(
            Match(place, place.name, "near", near.cost)
            for near in self._near_found(fold(bare))
            for place in self.by_key.get(near.key) or self.index.by_whole[near.key]
        )

    def _areas(self, names: Sequence[str]) -> tuple[tuple[Place, ...], ...]:
        return tuple(area for area in map(self._area, names) if area)

    def _area(self, container: str) -> tuple[Place, ...]:
        """Give the places that a container's name may mean; a container that nobody knows decides nothing."""
        whole = self.candidates(container)
        bare = container_name(container)
        governorates = self.index.of_feature(bare, "governorate")
        found = tuple(dict.fromkeys((*whole, *self.candidates(bare), *governorates)))
        # "Hama" as an area is the city or the governorate, not one of the hamlets called so.
        return tuple(place for place in found if may_hold(place)) or found

    def _certain(self, names: Sequence[str]) -> tuple[Place, ...]:
        """Give the places of the names that can mean one spot of the home country only."""
        found = []
        for name in names:
            spots = [place for place in self.candidates(name) if place.radius_km <= 10.0]
            if spots and spots[0].country_code == self.home_country and not far_from(spots[0], spots):
                found.append(spots[0])
        return tuple(found)


def _spelled_alike(name: str, read: Sequence[Reading], found: Sequence[Place]) -> frozenset[str]:
    """Give the ids of places known in the spelling told: as a whole ("Rural Damascus"), else without the kind."""
    for told in ({words(name)}, {words(reading.bare) for reading in read}):
        alike = frozenset(place.place_id for place in found if any(words(one) in told for one in place.names))
        if alike:
            return alike
    return frozenset()


def load(domain: str = "syria") -> Gazetteer:
    """Give the gazetteer of a domain; read once.

    It holds the domain's ``places.csv``, the places that the user added (``gazetteer.additions``), and the cities of
    neighbouring countries.

    Raises:
        DataCheckError: a table cannot be read or breaks a rule.
    """
    return _loaded(domain)


@cache
def _loaded(domain: str) -> Gazetteer:
    folder = domain_directory(domain)
    own = read_places(folder / "places.csv")
    added = read_additions(additions_path(domain))
    people = (folder / "names_of_people.txt").read_text("utf-8").split()
    return Gazetteer.of(
        (*own, *added, *neighbour_cities()), home_country=HOME_COUNTRY_OF_DOMAIN[domain], people=people
    )


def forget_loaded() -> None:
    """Let the next ``load`` read the tables again: places were added."""
    _loaded.cache_clear()
