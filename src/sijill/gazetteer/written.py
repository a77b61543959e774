"""The forms in which a text writes one name: with a word for its kind, with a second name, in quotation marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sijill.gazetteer.feature_words import split_feature

_QUOTES = "\"'“”‘’«»` "
_SECOND_NAME = re.compile(r"(?P<first>[^()]*)\((?P<second>[^()]+)\)(?P<rest>[^()]*)")
_PARTED = re.compile(r"\s*[/\\]\s*")


@dataclass(frozen=True)
class Reading:
    """One way to read what is written: the bare name, and the feature class that words beside it tell, or None."""

    bare: str
    feature: str | None


def readings(written: str) -> tuple[Reading, ...]:
    """Give the names that stand in a place string, the first one first.

    Args:
        written: "town of Thiban", "Al-Malikiyah/Dayrik", "Semalka (Fish Khabur) crossing", "“Al-Sa’ka” camp".

    Returns:
        At least one reading. A word for the kind of the place holds for all names of the string.
    """
    bare, feature = split_feature(written.strip(_QUOTES))
    found = [Reading(bare.strip(_QUOTES), feature)]
    second = _SECOND_NAME.fullmatch(bare)
    parts = [second["first"] + second["rest"], second["second"]] if second else _PARTED.split(bare)
    for part in parts:
        name, own_feature = split_feature(part.strip(_QUOTES))
        found.append(Reading(name.strip(_QUOTES), own_feature or feature))
    return tuple(dict.fromkeys(reading for reading in found if reading.bare))
