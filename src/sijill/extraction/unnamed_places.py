"""Places that are told by common words: deserts and borders of countries, zones, the countryside of an area."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sijill.extraction.beside_names import DIRECTION
from sijill.extraction.place_words import PlaceWords


@dataclass(frozen=True)
class UnnamedPlace:
    """A place without a name of its own: ``text[start:end]`` holds its words, ``name`` those to look up."""

    start: int
    end: int
    name: str
    feature: str


def find_unnamed(text: str, words: PlaceWords) -> Iterator[UnnamedPlace]:
    """Find the places of a text that common words name ("the Syrian desert", "the border with Turkey").

    A desert or countryside whose area is told behind it ("the desert of Homs") is left to the name of the area.
    """
    folded = text.casefold()
    for pattern, feature, needed in _patterns(words.named_areas, words.of_countries, words.countries):
        # Most texts hold none of the words that a pattern needs, which is seen faster than that it does not match.
        if not any(word in folded for word in needed):
            continue
        for match in pattern.finditer(text):
            yield UnnamedPlace(match.start("words"), match.end("words"), match["words"].replace('"', ""), feature)


_UNIT = r"(?P<words>\d+(?:st|nd|rd|th) (?:regiment|brigade|division))"
_Pattern = tuple[re.Pattern[str], str, tuple[str, ...]]
"""A pattern, the feature class that it tells, and words of which a text must hold one to match."""
_INTO = r"\b(?:in|to|from|into|across|of) the"


@cache
def _patterns(areas: tuple[str, ...], countries: frozenset[str], names: tuple[str, ...]) -> tuple[_Pattern, ...]:
    of_countries = "|".join(sorted(countries))
    named = "|".join(area.replace(" ", r"\"? ") for area in areas)
    country = rf"(?:{'|'.join(names)})"
    borders = "borders? (?:with|of|between)"
    pair = rf"(?:{of_countries}|{country})"
    deserts, units = ("desert", "badia"), ("regiment", "brigade", "division")
    return tuple(
        (re.compile(pattern, re.IGNORECASE), feature, needed)
        for pattern, feature, needed in (
            (rf"\b(?P<words>(?:{of_countries}) (?:desert|badia))\b", "desert", deserts),
            (
                rf"\b(?P<words>{pair}(?: ?[–-] ?{pair})? borders?)\b(?! (?:guard|crossing|gate|police|strip))",
                "region",
                ("border",),
            ),
            (
                rf"\b(?P<words>(?:{country}'s )?{borders} {country}(?: (?:and|with) {country})?)\b",
                "region",
                ("border",),
            ),
            (
                rf"\b(?P<words>(?:{of_countries}) (?:territory|territories|soil|airspace|coast))\b",
                "country",
                ("territor", "soil", "airspace", "coast"),
            ),
            (r"\b(?P<words>\d+[- ](?:km|kilomet(?:re|er)) (?:zone|area))\b", "region", ("zone", "area")),
            (rf"\b(?:near|at|in|around|close to|into) the {_UNIT}\b", "base", units),
            (rf"\b(?P<words>\"?(?:{named}))\b", "region", tuple(area.split()[0].casefold() for area in areas)),
            (rf"{_INTO} (?P<words>(?:{DIRECTION} )?(?:desert|badia))\b(?! (?:of|in)\b)", "desert", deserts),
            (rf"{_INTO} (?P<words>{DIRECTION} countryside)\b(?! (?:of|in|near)\b)", "region", ("countryside",)),
        )
    )
