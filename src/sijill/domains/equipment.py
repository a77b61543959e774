"""Weapons and materiel: the items and the words that name them, read from ``lexicon/equipment.yml`` of a domain."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from sijill import paths
from sijill.domains.loading import check_unique, read_yaml, validate_entries


class EquipmentEntry(BaseModel):
    """One item with its class and every form that names it, lower case, with spaces for hyphens.

    The class is called ``class`` in the file and ``equipment_class`` in Python, where ``class`` is a keyword.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    item: str = Field(min_length=1)
    equipment_class: Literal[
        "small arms",
        "artillery",
        "mortar",
        "rocket",
        "missile",
        "tank",
        "aircraft",
        "helicopter",
        "drone",
        "bomb",
        "mine",
        "vehicle",
        "chemical",
        "blade",
        "other",
    ] = Field(alias="class")
    words: tuple[str, ...] = Field(min_length=1)

    @field_validator("words")
    @classmethod
    def _words_are_plain(cls, words: tuple[str, ...]) -> tuple[str, ...]:
        for word in words:
            if word != " ".join(word.lower().replace("-", " ").split()):
                raise ValueError(f"{word!r} must be lower case with single spaces and no hyphens")
        return words


def parse_equipment(entries: Any, *, file: str) -> tuple[EquipmentEntry, ...]:
    """Make the equipment lexicon from plain values, in the order of the file.

    Raises:
        DataCheckError: an entry is not sound, or an item or a word stands twice; the message names it.
    """
    items = validate_entries(EquipmentEntry, entries, file=file, key="item")
    check_unique((word for item in items for word in item.words), file=file, field="words")
    return tuple(items)


@lru_cache(maxsize=8)
def load_equipment(domain: str = "syria") -> tuple[EquipmentEntry, ...]:
    """Read the equipment lexicon of a domain, once.

    Raises:
        DataCheckError: the file cannot be read or breaks a rule of :func:`parse_equipment`.
    """
    path = paths.domain_directory(domain) / "lexicon" / "equipment.yml"
    return parse_equipment(read_yaml(path), file=path.name)
