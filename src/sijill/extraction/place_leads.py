"""The words that lead to a place name, read from the name leftwards: its kind, a direction, a distance, nearness."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from sijill.extraction.beside_names import DIRECTION
from sijill.extraction.name_finder import Toponym
from sijill.extraction.place_words import PlaceWords

_MOST_WORDS_BEFORE = 8
COMPASS = r"(?:north|south|east|west)(?:[- ]?(?:north|south|east|west))?"
_ARTICLES = re.compile(
    r"\b(?:the|a|an|both|all|this|that|of the|nearby|neighbouring|city's|so-called|capital|"
    r"occupied|syrian|border|coastal)$"
)
_DIRECTED = re.compile(rf"\b{DIRECTION}(?: (?:and|,) {DIRECTION})?$")
_PART = re.compile(
    r"\b(?:(?:some |several |many |most )?(?:parts?|places|locations|sites|regions?|cent(?:re|er)|middle|heart|half|"
    r"sections?|sides?) (?:of|in)|(?:cent(?:re|er)|streets?|sky|skies|territory|territories|inside|"
    r"(?:administrative )?(?:borders?|boundar(?:y|ies))) of|borders? with)$"
)
_COMPASS_WORD = re.compile(rf"\b{COMPASS}(?:ern|wards?)?\b")
_KM_PER_UNIT = {"k": 1.0, "m": 0.001}
_DISTANCE = re.compile(
    r"(?:^|\s)(?:about |around |some |nearly |almost )?(?P<number>\d{1,3}(?:[.,]\d{1,2})?)[ -]?"
    r"(?P<unit>km|kilomet(?:re|er)s?|m|met(?:re|er)s?)(?: away)?(?: from| of)?(?: to the)?$"
)
_INSIDE = re.compile(rf"(?<!\bto )\bthe (?:far )?{COMPASS} of$")
_BESIDE = re.compile(rf"\b(?:to the |lying |located )?(?:far )?{COMPASS} (?:of|from)$")
# What ends otherwise fits none of these patterns, which is seen faster than by a search.
_DISTANCE_ENDS = ("m", "re", "er", "res", "ers", " away", " from", " of", " to the")
_BESIDE_ENDS = (" of", " from")
_PART_ENDS = (" of", " in", " with")
_AREA_BEFORE = re.compile(r"\b(?:countryside|desert|areas?|regions?|lands|farmland|part) (?:to the )?$")


@dataclass(frozen=True)
class Lead:
    """What stands before a place phrase, and what the words between it and the name tell."""

    before: str
    is_part: bool
    is_near: bool
    is_directed: bool = False
    direction: str = ""
    distance_km: float | None = None


def read_lead(before: str, toponym: Toponym, words: PlaceWords) -> Lead:
    """Strip words that lead to a name, one after the other, from the name leftwards.

    Args:
        before: the text before the name in small letters, its end trimmed.
        toponym: the name with the words behind it.
        words: the words around place names.
    """
    told = Lead(before, toponym.is_countryside, toponym.is_near)
    for _ in range(_MOST_WORDS_BEFORE):
        further = _strip_once(told, toponym, words)
        if further is None:
            break
        told = replace(further, before=trimmed(further.before))
    return told


def _strip_once(told: Lead, toponym: Toponym, words: PlaceWords) -> Lead | None:
    before = told.before
    if not before:
        return None
    is_beside = before.endswith(_BESIDE_ENDS)
    if is_beside and (inside := _INSIDE.search(before)):
        return replace(told, is_part=True, before=before[: inside.start()], direction=direction_in(inside.group()))
    if before.endswith(_DISTANCE_ENDS) and (distance := _DISTANCE.search(before)):
        distance_km = float(distance["number"].replace(",", ".")) * _KM_PER_UNIT[distance["unit"][0]]
        return replace(told, is_near=True, is_part=True, before=before[: distance.start()], distance_km=distance_km)
    if is_beside and (beside := _BESIDE.search(before)):
        is_area = _AREA_BEFORE.search(before[: beside.start()]) is not None or toponym.is_countryside
        told = replace(told, is_part=True, is_near=told.is_near or not is_area, is_directed=True)
        return replace(told, before=before[: beside.start()], direction=direction_in(beside.group()))
    if (near := _near_before(before, words)) is not None:
        return replace(told, is_near=True, before=before[:near])
    if directed := _DIRECTED.search(before):
        direction = told.direction or direction_in(directed.group())
        return replace(told, is_directed=True, before=before[: directed.start()], direction=direction)
    kind = _kind_before(frozenset(words.feature_of))
    part = _PART.search(before) if before.endswith(_PART_ENDS) else None
    if match := _ARTICLES.search(before) or part or kind.search(before):
        return replace(told, is_part=told.is_part or match.re is _PART, before=before[: match.start()])
    return None


def direction_in(words: str) -> str:
    """Give the direction that words tell; none where they tell two ("the eastern and western countryside")."""
    found = list(dict.fromkeys(_COMPASS_WORD.findall(words)))
    return found[0].replace("wards", "").replace("ward", "") if len(found) == 1 else ""


def trimmed(before: str) -> str:
    """Leave out what stands between a word and the name behind it."""
    return before.rstrip("\"'( ")


def _near_before(before: str, words: PlaceWords) -> int | None:
    if not before.endswith(words.near):
        return None
    for phrase, role in words.roles:
        if role == "near" and before.endswith(phrase) and before[: -len(phrase)][-1:] in ("", " "):
            return len(before) - len(phrase)
    return None


@lru_cache(maxsize=8)
def _kind_before(feature_words: frozenset[str]) -> re.Pattern[str]:
    listed = "|".join(sorted(map(re.escape, feature_words), key=len, reverse=True))
    return re.compile(rf"\b(?:{listed})(?: (?:of|called|named|in))?$")
