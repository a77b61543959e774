"""English words that say what kind of place a name belongs to: "Manbij city", "Al-Omar oil field"."""

from __future__ import annotations

import re

from sijill.gazetteer.fold import words

FEATURE_OF_WORDS: dict[str, str] = {
    phrase: feature
    for feature, phrases in {
        "populated place": "town|towns|city|village|villages|suburb|municipality|farm|farms|locality|hamlet",
        "neighbourhood": "neighbourhood|neighborhood|neighbourhoods|neighborhoods|quarter|suburbs",
        "camp": "camp|idp camp|refugee camp|idps camp|displacement camp",
        "oil or gas field": (
            "oil field|oilfield|gas field|oil fields|gas fields|oil and gas field|gas plant|gas factory|field|fields|"
            "oil station|oil wells|pumping station"
        ),
        "base": "base|military base|garrison|barracks|outpost",
        "airport": (
            "airport|airbase|air base|military airport|military airbase|military air base|international airport|"
            "airfield|heliport"
        ),
        "crossing": "crossing|border crossing|river crossing|border gate",
        "dam": "dam",
        "mountain": "mountain|mountains|mount|hill|hills",
        "desert": "desert|badia|badiya|badiyah",
        "river": "river",
        "road": "road|highway|international highway",
        "region": "region|area|plain|zone|basin",
        "subdistrict": "subdistrict|sub district|nahiya",
        "district": "district",
        "governorate": "governorate|province|countryside|rural",
        "country": "territory|territories",
    }.items()
    for phrase in phrases.split("|")
}
"""Feature of each phrase that may stand before or after a name."""

_WORDS = frozenset(word for phrase in FEATURE_OF_WORDS for word in phrase.split())
_LONGEST_PHRASE = max(len(phrase.split()) for phrase in FEATURE_OF_WORDS)
_DIRECTIONS = frozenset(
    word
    for direction in ("north", "south", "east", "west")
    for word in (
        direction,
        f"{direction}ern",
        f"{direction}east",
        f"{direction}west",
        f"{direction}eastern",
        f"{direction}western",
    )
) | {"central", "the", "of", "in"}
_GAPS = re.compile(r"\s+")


def split_feature(name: str) -> tuple[str, str | None]:
    """Part a name from a word for its feature at its end or start ("Manbij city", "the town of Manbij").

    Returns:
        The bare name and the feature class, or the name unchanged and None where no such word stands there.
    """
    parts = _GAPS.split(name.strip())
    if len(parts) < 2:
        return name, None
    told = parts[1:] if parts[0].casefold() == "the" and len(parts) > 2 else parts
    if not {_plain(told[0]), _plain(told[-1]), _plain(told[1])} & _WORDS:
        return name, None
    for length in range(min(_LONGEST_PHRASE, len(told) - 1), 0, -1):
        for phrase, bare in ((told[-length:], told[:-length]), (told[:length], told[length:])):
            feature = FEATURE_OF_WORDS.get(" ".join(words(" ".join(phrase))))
            bare = bare[1:] if bare[0].casefold() == "of" and len(bare) > 1 else bare
            if feature is not None:
                return " ".join(bare), feature
    return name, None


def _plain(word: str) -> str:
    return word.casefold().strip("\"'“”‘’,")


def container_name(told: str) -> str:
    """Give the bare name of an area that is told with direction and kind: "western Daraa countryside", "Daraa"."""
    bare, _ = split_feature(told)
    parts = _GAPS.split(bare.strip())
    while len(parts) > 1 and _is_no_name(parts[0]):
        parts = parts[1:]
    return " ".join(parts)


def _is_no_name(word: str) -> bool:
    plain = word.casefold().replace("-", "")
    return plain in _DIRECTIONS or plain in FEATURE_OF_WORDS
