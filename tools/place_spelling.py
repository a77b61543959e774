"""The project's own spelling of community names, from the many that reference tables use.

A reference writes "Kherbet Elma'aza", "Big Dalawiya" and "Tal Rahhal"; the table writes "Khirbat al-Maaza", "Dalawiya
Kabir" and "Tell Rahhal", as it does for the places named by hand, and keeps the other as a variant.
"""

from __future__ import annotations

import re

_FIRST_WORDS = {
    spelling: written
    for written, spellings in {
        "Ayn": "ein ain",
        "Beit": "bait beit",
        "Bir": "beir bir be'r",
        "Jubb": "jeb jib jub",
        "Jabal": "jebel jabal",
        "Kafr": "kafr kafar kfar",
        "Khirbat": "kherbet kharbet khirbet khirba kherba",
        "Maarat": "ma'arat ma'rat maaret",
        "Mazraat": "mazraet mazra'et mazraat",
        "Qalat": "qal'at qalet",
        "Qasr": "qaser qasr",
        "Shaykh": "sheikh shekh",
        "Tell": "tal tall tell",
        "Umm": "um umm",
        "Wadi": "wadi",
    }.items()
    for spelling in spellings.split()
}
_PART_BEFORE = {
    "Big": "Kabir",
    "Little": "Saghir",
    "Upper": "Fawqani",
    "Lower": "Tahtani",
    "Eastern": "Sharqi",
    "Western": "Gharbi",
    "Northern": "Shamali",
    "Southern": "Janubi",
}
_JOINED_ARTICLE = re.compile(r"\b[EA]l(?=[b-df-hj-np-tv-z])(?!l)(?P<noun>[a-z]{3,})")
_SEPARATE_ARTICLE = re.compile(r"\b(?:[Ee]l|[Aa]l|[EAea]([tsdrzn]|sh|th))[- ](?P<noun>[A-Za-z'’]{3,})")


def respelled(name: str) -> str:
    """Give a name in the project's spelling: known first words, parts told behind, articles as "al-"."""
    words = name.split()
    part = _PART_BEFORE.get(words[0], "") if len(words) > 1 else ""
    words = words[1:] if part else words
    if len(words) > 1:
        words[0] = _FIRST_WORDS.get(words[0].lower(), words[0])
    bare = " ".join([*words, part] if part else words)
    bare = _SEPARATE_ARTICLE.sub(_with_article, bare)
    first, *others = bare.split(" ")
    bare = " ".join([first, *(_JOINED_ARTICLE.sub(_with_article, word) for word in others)])
    bare = re.sub(r"(?<=[a-z])['’](?=[a-z])", "", bare)
    return bare[0].upper() + bare[1:]


def _with_article(found: re.Match[str]) -> str:
    noun = found["noun"]
    return f"al-{noun[0].upper()}{noun[1:]}"
