"""The actor ontology: who takes part in a conflict, under which names, and who is part of whom.

The knowledge is data, ``actors.yml`` of a domain; its head explains each field. ACLED's actor types
(``inter``) and the codebook's kinds stand side by side so that exports need no second list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, field_validator

from sijill import paths
from sijill.domains.folding import folded_words
from sijill.domains.loading import read_yaml, validate_entries
from sijill.errors import DataCheckError
from sijill.schema import ACTOR_KINDS

TIERS: tuple[str, ...] = ("aliases", "countries", "adjectives", "leading_heads", "heads", "qualifiers")
"""The fields that hold words of an actor, from the surest to the vaguest."""


class Actor(BaseModel):
    """One actor with its words; fields as the head of ``actors.yml`` explains them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    actor_id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    name: str = Field(min_length=1)
    kind: str
    parents: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    leading_heads: tuple[str, ...] = ()
    qualifiers: tuple[str, ...] = ()
    inter: int = Field(ge=1, le=8)
    is_public_role: bool
    source: str = Field(min_length=1)

    @field_validator("kind")
    @classmethod
    def _kind_is_known(cls, kind: str) -> str:
        if kind not in ACTOR_KINDS:
            raise ValueError(f"unknown kind; known are {', '.join(ACTOR_KINDS)}")
        return kind

    def words(self) -> Iterator[tuple[str, str]]:
        """Give each word or phrase of the actor with the field (one of ``TIERS``) that holds it."""
        return ((tier, phrase) for tier in TIERS for phrase in getattr(self, tier))


def parse_actors(entries: Any, *, file: str) -> dict[str, Actor]:
    """Make the ontology from plain values, by ``actor_id`` in the order of the file.

    Args:
        entries: what the file holds, a list of mappings.
        file: name of the file, for messages.

    Raises:
        DataCheckError: an entry is not sound, an id stands twice, a parent is unknown, actors are parts of one
            another in a circle, or two actors share a name; the message names entry, field and value.
    """
    actors = {actor.actor_id: actor for actor in validate_entries(Actor, entries, file=file, key="actor_id")}
    for actor in actors.values():
        for parent in actor.parents:
            if parent not in actors:
                raise DataCheckError(f"{file}: entry {actor.actor_id!r}: field 'parents', value {parent!r}: no actor")
    for actor in actors.values():
        if actor.actor_id in _ancestors(actors, actor.actor_id):
            raise DataCheckError(
                f"{file}: entry {actor.actor_id!r}: field 'parents', value {list(actor.parents)!r}: a circle"
            )
    phrases_of(actors, file=file)
    return actors


def phrases_of(actors: Mapping[str, Actor], *, file: str) -> dict[tuple[str, ...], tuple[str, str]]:
    """Give for each folded name the actor's id and the field that holds it; the surest field counts.

    Raises:
        DataCheckError: a name folds to nothing, or two actors share a folded name.
    """
    phrases: dict[tuple[str, ...], tuple[str, str]] = {}
    for actor in actors.values():
        for tier, phrase in actor.words():
            folded = folded_words(phrase)
            holder, _ = phrases.setdefault(folded, (actor.actor_id, tier))
            if not folded or holder != actor.actor_id:
                reason = f"is a name of {holder!r} as well" if folded else "has no letters"
                raise DataCheckError(f"{file}: entry {actor.actor_id!r}: field {tier!r}, value {phrase!r}: {reason}")
    return phrases


@lru_cache(maxsize=8)
def load_actors(domain: str = "syria") -> dict[str, Actor]:
    """Read the actor ontology of a domain, by ``actor_id``; read once, treat it as read-only.

    Raises:
        DataCheckError: the file cannot be read or breaks a rule of :func:`parse_actors`.
    """
    path = paths.domain_directory(domain) / "actors.yml"
    return parse_actors(read_yaml(path), file=path.name)


def ancestors(actor_id: str, *, domain: str = "syria") -> tuple[str, ...]:
    """Give the ids of all actors that an actor is part of, nearest first, without itself.

    Raises:
        KeyError: the domain knows no such actor.
    """
    actors = load_actors(domain)
    if actor_id not in actors:
        raise KeyError(actor_id)
    return _ancestors(actors, actor_id)


def _ancestors(actors: Mapping[str, Actor], actor_id: str) -> tuple[str, ...]:
    found: dict[str, None] = {}
    nearest = list(actors[actor_id].parents)
    while nearest:
        found.update(dict.fromkeys(nearest))
        above = [parent for child in nearest for parent in actors[child].parents]
        nearest = [parent for parent in dict.fromkeys(above) if parent not in found]
    return tuple(found)
