"""Words around place names, loaded from ``domains/<name>/lexicon/places.yml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from sijill.extraction.word_lists import by_word, mapping_with, read_lexicon, refusal, word_list, word_lists
from sijill.schema import EVENT_TYPES, FEATURES, PLACE_ROLES

FILE = "places.yml"
_PLAIN_LISTS = (
    "vague",
    "sites",
    "heads",
    "arrivals",
    "brought",
    "people",
    "before_sites",
    "reaching",
    "named_areas",
    "of_countries",
    "countries",
    "no_names",
)
_FIELDS = ("features", "before_names", "roles", "moves", "fires", *_PLAIN_LISTS)


@dataclass(frozen=True)
class PlaceWords:
    """Words around names as data; ``places.yml`` explains each list.

    ``roles`` are words in a row with the role that they give, longest first. ``before_name`` are the endings, each
    with the space before it, that may stand between such words and the name ("in the town of …").
    """

    feature_of: dict[str, str]
    vague: frozenset[str]
    sites: frozenset[str]
    heads: frozenset[str]
    before_name: tuple[str, ...]
    roles: tuple[tuple[str, str], ...]
    moves: frozenset[str]
    fires: frozenset[str]
    arrivals: frozenset[str]
    brought: frozenset[str]
    people: frozenset[str]
    before_site: frozenset[str]
    reaching: tuple[str, ...]
    named_areas: tuple[str, ...]
    of_countries: frozenset[str]
    countries: tuple[str, ...]
    no_names: frozenset[str]

    @cached_property
    def near(self) -> tuple[str, ...]:
        """The words that tell nearness."""
        return tuple(words for words, role in self.roles if role == "near")

    def is_reached(self, before: str) -> bool:
        """Whether words say that what follows was hit, taken or entered ("shelled …", "fell on …")."""
        return before.lower().rstrip("\"' ").removesuffix(" the").endswith(self.reaching)

    def feature_at(self, words: str) -> tuple[str | None, bool] | None:
        """Give the feature class that words tell and whether they name a single site, or None."""
        plain = words.lower()
        if plain in self.sites:
            return None, True
        feature = self.feature_of.get(plain)
        return None if feature is None else (feature, False)


@cache
def load_place_words(domain: str = "syria") -> PlaceWords:
    """Load and check the words around place names of a domain.

    Raises:
        DataCheckError: the file breaks a rule.
    """
    return parse_place_words(read_lexicon(domain, FILE), file=FILE)


def parse_place_words(data: Any, *, file: str) -> PlaceWords:
    """Check and arrange the words around place names.

    Args:
        data: what the file holds.
        file: name of the file, for messages.

    Raises:
        DataCheckError: a list is missing, unknown or not sound, or names an unknown feature class, role or type.
    """
    given = mapping_with(data, _FIELDS, file=file)
    features = _known_lists(given["features"], FEATURES, file=file, field="features")
    roles = _known_lists(given["roles"], PLACE_ROLES, file=file, field="roles")
    feature_of = by_word(features, file=file, field="features")
    before_names = word_list(given["before_names"], file=file, field="before_names")
    lists = {name: word_list(given[name], file=file, field=name) for name in _PLAIN_LISTS}
    return PlaceWords(
        feature_of=feature_of,
        vague=frozenset(lists["vague"]),
        sites=frozenset(lists["sites"]),
        heads=frozenset(lists["heads"]),
        before_name=tuple(tail for word in (*feature_of, *before_names) for tail in (f" {word} of", f" {word}")),
        roles=tuple(
            sorted(by_word(roles, file=file, field="roles").items(), key=lambda item: -len(item[0])),
        ),
        moves=_event_types(given["moves"], file=file, field="moves"),
        fires=_event_types(given["fires"], file=file, field="fires"),
        arrivals=frozenset(lists["arrivals"]),
        brought=frozenset(lists["brought"]),
        people=frozenset(lists["people"]),
        before_site=frozenset(lists["before_sites"]),
        reaching=lists["reaching"],
        named_areas=lists["named_areas"],
        of_countries=frozenset(lists["of_countries"]),
        countries=lists["countries"],
        no_names=frozenset(lists["no_names"]),
    )


def _known_lists(value: Any, known: tuple[str, ...], *, file: str, field: str) -> dict[str, tuple[str, ...]]:
    lists = word_lists(value, file=file, field=field)
    for name in lists:
        if name not in known:
            raise refusal(file, field, name, f"is none of {', '.join(known)}")
    return lists


def _event_types(value: Any, *, file: str, field: str) -> frozenset[str]:
    listed = word_list(value, file=file, field=field)
    for name in listed:
        if name not in EVENT_TYPES:
            raise refusal(file, field, name, "is no event type of the codebook")
    return frozenset(listed)
