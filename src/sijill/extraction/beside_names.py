"""The words right behind and right before a place name that say what kind of place it is and where it lies."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sijill.extraction.place_words import PlaceWords

_COMPASS = r"(?:north|south|east|west)"
DIRECTION = rf"(?:{_COMPASS}(?:ern|wards?)?(?:[- ]?{_COMPASS}(?:ern)?)?|central|rural|far|upper|lower)"
"""Words that tell a part of an area ("north-eastern", "rural")."""
_ADJECTIVES = rf"(?:(?:{DIRECTION}|military|main|old|new|entire)(?:,| and)? )*"
_BEHIND = re.compile(
    rf"(?:'s?)?[\"']? +(?P<adjectives>{_ADJECTIVES})(?P<two>(?P<one>[a-z-]+)(?: [a-z-]+)?)", re.IGNORECASE
)
_ALIAS = re.compile(
    r"[\"']? ?(?:\((?P<inner>[\"']?[A-Z][^()\n]{1,40})\)|\"(?P<quoted>[A-Z][^\"\n]{1,30})\"|"
    r"(?<=\w)/(?P<other>[A-Z][\w'-]+))"
)
_NEARNESS = frozenset(
    {"outskirts", "vicinity", "surroundings", "outskirt", "perimeter", "environs", "entrance", "entrances"}
)
ORGANISATION = "Front"
"""With a capital, part of a faction's name and no frontline."""
_WIDE = frozenset({"countryside", "suburbs"})
_MOST_FEATURE_WORDS = 3

_LOCATED = re.compile(
    r"\b(?:in|at|near|inside|outside|around|toward|towards|between|beside|"
    r"(?:outskirts|vicinity|surroundings|countryside|entrance|edge|desert|north|south|east|west) of|close to)"
    r"(?: the)? [\"']?$"
)
# "a neighbourhood of the city": what follows holds it and is none itself.
_ONE_OF = re.compile(r"\b(?:a|an|another|one of the|two|three|four|several|some|many|most) [a-z]+ of$")
_REACHED = re.compile(r"\b(?:on|upon|from|to|via|through|enters?|leaving|links?|with|across)(?: the)? [\"']?$")
_HELD = re.compile(
    rf"[\"']?,?(?: in| of| at)?(?: the)?(?: {DIRECTION})* (?:countryside (?:of|{DIRECTION})|province of|"
    rf"[A-Z][\w'-]*(?: [A-Z][\w'-]*)?(?: {DIRECTION})? (?:countryside|province|governorate|district|city|town)\b)"
)
_CONTEXT = 40


@dataclass(frozen=True)
class Behind:
    """What stands behind a name up to ``end``: its feature class, and whether only a part or the nearness is told."""

    end: int
    feature: str | None
    is_countryside: bool
    is_site: bool
    is_near: bool


def read_behind(text: str, name_end: int, words: PlaceWords) -> Behind:
    """Read another name in brackets and the words for the feature behind a name ("Kobani) city's countryside")."""
    alias = _ALIAS.match(text, name_end)
    end = alias.end() if alias else name_end
    feature: str | None = None
    is_countryside = is_site = is_near = False
    for _ in range(_MOST_FEATURE_WORDS):
        match = _BEHIND.match(text, end)
        if match is None:
            break
        if match["one"].lower() in _NEARNESS:
            return Behind(match.end("one"), feature, is_countryside, is_site, is_near=True)
        phrase, told = _told_by(match, words)
        if (
            told is None
            or match["one"] == ORGANISATION
            or (match["adjectives"] and not _takes_direction(phrase, told[0]))
        ):
            break
        end = match.start("two") + len(phrase)
        if phrase in _WIDE:
            feature, is_countryside, is_site = "region", True, False
        elif feature is None or phrase not in words.vague:
            feature, is_site = told
    return Behind(end, feature, is_countryside, is_site, is_near)


def _told_by(match: re.Match[str], words: PlaceWords) -> tuple[str, tuple[str | None, bool] | None]:
    for phrase in (match["two"].lower(), match["one"].lower()):
        told = words.feature_at(phrase)
        if told is not None:
            return phrase, told
    return "", None


def _takes_direction(phrase: str, feature: str | None) -> bool:
    """Whether "southern" before a word tells a part of the area behind the name ("Idlib's southern countryside")."""
    return phrase in _WIDE or feature in ("desert", "mountain", "base", "airport")


def feature_before(text: str, start: int, words: PlaceWords) -> tuple[str | None, bool] | None:
    """Give the feature class that words with "of" tell before a name ("the villages of"), and whether it is wide."""
    before = text[max(0, start - _CONTEXT) : start].rstrip("\"'( ").lower()
    bare = before.removesuffix("the").rstrip()
    if not bare.endswith((" of", " called", " named")):
        return None
    if _ONE_OF.search(bare):
        return None
    phrase = bare.rsplit(" ", 1)[0].split(" ")[-2:]
    for candidate in (" ".join(phrase), phrase[-1]):
        if candidate in words.vague and candidate.endswith("s"):
            # "areas of the administration", "areas of Idlib": what follows may be anything, and is no area itself.
            return None
        if candidate in words.feature_of:
            return words.feature_of[candidate], candidate in _WIDE
    return None


def is_located(text: str, start: int) -> bool:
    """Whether the words before a position say that a place follows ("in …", "on the outskirts of …")."""
    return _LOCATED.search(text[max(0, start - _CONTEXT) : start].lower()) is not None


def is_passed(text: str, start: int) -> bool:
    """Whether the words before a position may lead to a place, as to other things ("on …", "from …", "links …")."""
    return _REACHED.search(text[max(0, start - _CONTEXT) : start].lower()) is not None


def is_held(text: str, end: int) -> bool:
    """Whether the words behind a position tell an area that holds what stands before it ("… in Homs countryside")."""
    return _HELD.match(text, end) is not None


def is_rural(text: str, start: int) -> bool:
    """Whether a name is told with "rural" before it ("western rural Aleppo")."""
    return text[max(0, start - 7) : start].lower().endswith("rural ")
