"""Place phrases: each toponym of a sentence with the words that lead to it and its link to the one before.

"in Hatlah and Marrat in eastern Deir Ezzor countryside" is one group: two places in a list and the area that
holds them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from sijill.extraction.place_leads import COMPASS, direction_in, read_lead, trimmed
from sijill.extraction.place_words import PlaceWords
from sijill.extraction.toponyms import Toponym

Link = Literal["first", "listed", "held", "beside"]
_CONTEXT = 90


@dataclass(frozen=True)
class Relation:
    """How a place told lies to the place named: near it, on which side, how far away."""

    is_near: bool = False
    direction: str = ""
    distance_km: float | None = None


@dataclass(frozen=True)
class PlacePhrase:
    """A toponym with what leads to it.

    ``start`` is where its description begins ("the town of …"), ``preposition`` stands before that ("" where none
    does) and ``role`` is what it says; ``is_near`` and ``is_part`` tell of the surroundings or of a part,
    ``is_directed`` of a direction ("northern", "east of"), ``direction`` of which, ``distance_km`` of how far away.
    ``name_feature`` is the class of the bare name. ``link``
    says how the phrase hangs on the one before it: in a list with it, as the area that holds it, or as what it lies
    beside. ``goes_on`` says that a list told as one ("the villages of …") has not come to its end with the phrase.
    """

    toponym: Toponym
    feature: str | None
    name_feature: str | None
    start: int
    preposition: str
    role: str | None
    is_near: bool = False
    is_part: bool = False
    is_directed: bool = False
    direction: str = ""
    distance_km: float | None = None
    link: Link = "first"
    goes_on: bool = False

    @property
    def relation(self) -> Relation:
        """How the place told lies to the place named."""
        return Relation(self.is_near, self.direction, self.distance_km)

    @property
    def size(self) -> float:
        """Rank how large the place is; a town's countryside is larger than a town."""
        if self.toponym.is_site or self.feature in _SPOTS:
            return 0.0
        is_of_governorate = self.name_feature == "governorate"
        if self.toponym.is_countryside:
            return _GOVERNORATE_COUNTRYSIDE if is_of_governorate else _COUNTRYSIDE
        if self.feature == "region" and self.name_feature not in _WIDE:
            # "X area" is the surroundings of X, within the town or village.
            return _BROAD if _BROAD_WORDS.search(self.toponym.name) else _AROUND
        if self.feature in _SIZES:
            return _SIZES[self.feature]
        return _SIZES["mountain"] if _MOUNTAIN.match(self.toponym.name) else _SIZES["populated place"]

    @property
    def is_large(self) -> bool:
        """Whether only a governorate or country is told, and no part of it."""
        return self.feature in ("governorate", "country") and not self.toponym.is_countryside


_SPOTS = frozenset({"base", "airport", "crossing", "dam", "oil or gas field"})
_SIZES = {
    "camp": 0.4,
    "neighbourhood": 0.5,
    "road": 0.5,
    "populated place": 1.0,
    "region": 2.0,
    "mountain": 2.0,
    "river": 2.5,
    "desert": 3.0,
    "subdistrict": 3.0,
    "district": 3.0,
    "governorate": 5.0,
    "country": 6.0,
}

_GOVERNORATE_COUNTRYSIDE, _COUNTRYSIDE, _BROAD, _AROUND = 4.5, 3.5, 2.5, 0.8
_WIDE = frozenset({"region", "desert", "mountain", "governorate", "district"})
_BROAD_WORDS = re.compile(r"border|escalation|[a-z]{3}-[A-Z]")
_MOUNTAIN = re.compile(r"(?:Jabal|Jebel|Jabel|Mount)\b")

_PREPOSITION = re.compile(
    r"\b(in|at|on|onto|from|to|into|towards?|through|via|across|along|over|above|inside|within|between|against|of|"
    r"out of|away from|for|bound for|heading for|by way of|passing by|by|reached|entered|left)$"
)
_LIST_OF = re.compile(
    r"\b(?:villages|towns|cities|neighbou?rhoods|camps|districts|suburbs|fields) of (?:the )?[\"']?$"
)
_EXTENT = re.compile(
    r"\b(?:stretch\w*|extend\w*|area|areas|strip|road|roads|highway|axis|axes|line|lines|lies|lying|located|farms|"
    r"bank)\b"
    r"[^.;]{0,25}?\b(?:from|linking|links|connecting) (?:the )?$"
)
_HOLDS_BETWEEN = re.compile(
    rf",?(?: ?(?:also )?(?:(?:which|that) (?:is|lies|belongs|is located)|lying|located|belonging|situated|"
    rf"administratively belonging|"
    rf"(?:a|the|one of the) [\w-]+(?: [\w-]+){{0,2}}))?(?: {COMPASS})?"
)
_LISTING = re.compile(
    r"(?:,|;|/|-|–|and|or|&|plus|then|as well as|and also|along with|, and|, or|, then|, as well as|"
    r"and then|and another)",
)


def read_phrases(
    text: str, toponyms: Sequence[tuple[Toponym, str | None, str | None]], words: PlaceWords
) -> list[PlacePhrase]:
    """Read the place phrases of one sentence.

    Args:
        text: the parsed text.
        toponyms: the toponyms of the sentence in reading order, each with its feature class where known, and with
            that of the bare name ("Daraa countryside": a governorate's).
        words: the words around place names.
    """
    phrases: list[PlacePhrase] = []
    for toponym, feature, name_feature in toponyms:
        since = phrases[-1].toponym.end if phrases else 0
        phrase = _read_before(text, toponym, (feature, name_feature), words, since)
        if phrases:
            phrase = _linked(text, phrases[-1], phrase)
            if phrase.link == "listed" and phrase.feature is None and phrases[-1].feature == "neighbourhood":
                phrase = replace(phrase, feature="neighbourhood")
        phrases.append(phrase)
    return phrases


def _read_before(
    text: str, toponym: Toponym, features: tuple[str | None, str | None], words: PlaceWords, since: int
) -> PlacePhrase:
    offset = min(max(since, toponym.start - _CONTEXT), toponym.start)
    lead = read_lead(trimmed(text[offset : toponym.start].lower().replace("\n", " ")), toponym, words)
    found = _PREPOSITION.search(lead.before)
    preposition = found.group(1) if found else ""
    start = offset + len(lead.before)
    role = _role_of(preposition, words)
    is_part = lead.is_part
    extent = trimmed(text[max(0, start - _CONTEXT) : start].lower())
    if preposition == "between" or (preposition in ("from", "") and _EXTENT.search(f"{extent} ")):
        role, is_part, preposition = "at", True, "between"
    return PlacePhrase(
        toponym,
        *features,
        start,
        preposition,
        "near" if lead.is_near else role,
        lead.is_near,
        is_part or lead.is_near,
        lead.is_directed,
        lead.direction or direction_in(text[toponym.name_end : toponym.end].lower()),
        lead.distance_km,
        goes_on=_LIST_OF.search(text[start : toponym.start]) is not None,
    )


def _role_of(preposition: str, words: PlaceWords) -> str | None:
    if preposition in ("reached", "entered"):
        return "to"
    if preposition == "left":
        return "from"
    return next((role for phrase, role in words.roles if phrase == preposition), None)


def _linked(text: str, previous: PlacePhrase, phrase: PlacePhrase) -> PlacePhrase:
    """Link a phrase to the one before where only a comma, a preposition or a conjunction stands between."""
    preposition = phrase.preposition
    stop = phrase.start - len(preposition) if preposition != "between" else phrase.start
    between = text[previous.toponym.end : max(stop, previous.toponym.end)].strip(" \"'()").lower()
    if previous.goes_on and preposition == "" and _LISTING.fullmatch(between) and phrase.size <= _SIZES["region"]:
        return replace(phrase, link="listed", goes_on=between == ",")
    if previous.preposition == "between" and preposition in _TO_NEXT_END and between in _BETWEEN_ENDS:
        return replace(phrase, link="listed", preposition="between", role=previous.role, is_part=True)
    if _opens_anew(previous, phrase, between):
        return phrase
    if preposition in _LINKING:
        if _HOLDS_BETWEEN.fullmatch(between) and _may_hold(previous, phrase, between):
            # "in Jabal Zawiya, south of Idlib": an area is a part of the governorate, a town lies beside its city.
            is_part = phrase.is_large and previous.size >= _SIZES["region"] and previous.feature != "river"
            is_beside = phrase.is_near and not (is_part and phrase.is_directed)
            return replace(phrase, link="beside" if is_beside else "held", is_near=is_beside)
        if _OTHERS.fullmatch(between):
            return replace(phrase, link="held" if phrase.size > previous.size else "listed")
        if _LISTING.fullmatch(between):
            return replace(phrase, link="listed")
    elif phrase.is_near and between in ("", ",") and preposition == "by":
        return replace(phrase, link="beside")
    elif _LISTING.fullmatch(between) and preposition == previous.preposition:
        return replace(phrase, link="listed")
    return phrase


def _opens_anew(previous: PlacePhrase, phrase: PlacePhrase, between: str) -> bool:
    """Whether a comma parts an area at the head of a clause from its news ("In Homs desert, Palmyra saw …")."""
    is_whole = not phrase.is_directed and not phrase.is_part
    if phrase.feature == "country" and is_whole and not phrase.preposition and previous.feature != "country":
        return True
    is_area = previous.size >= _SIZES["region"] and not previous.is_large
    most = _SIZES["region"] if previous.toponym.is_countryside else _SIZES["populated place"]
    return between == "," and is_area and phrase.size <= most and not phrase.is_near


_TO_NEXT_END = frozenset({"", "to", "with", "through", "via"})
_BETWEEN_ENDS = frozenset({"and", "to", "with", "", "and the", ", and"})
_OTHERS = re.compile(r",?(?: ?(?:and|or))? ?(?:other|further|more|neighbou?ring|some)")
_LINKING = frozenset({"", "of", "in", "at", "on", "within", "inside", "to"})


def _may_hold(previous: PlacePhrase, phrase: PlacePhrase, between: str) -> bool:
    if phrase.is_near:
        return phrase.preposition in ("", "to")
    if phrase.preposition == "to":
        return "belong" in between
    if "which" in between or "that" in between or phrase.preposition in ("within", "inside"):
        return True
    if phrase.preposition in ("", "of"):
        # "the countryside of Idlib, Hama and Homs" is a list of governorates.
        is_list = phrase.is_large and not phrase.is_directed and previous.size >= _COUNTRYSIDE
        return phrase.size > previous.size and not is_list
    # "in Hatlah in Deir Ezzor": "in" tells the larger one, also where both are towns.
    is_plain = between != "," and phrase.size == previous.size and _AROUND <= phrase.size <= 1
    return phrase.size > previous.size or is_plain
