"""Folding of names, so that one name written in many ways is compared as one.

Reports write an Arabic name as the transliterator of the day did: "Al-Jabha Al-Shamiya", "“Al-Jabhah
al-Shamiyyah”", "Jabha Shamiyya". Folding takes away what such spellings differ in and English readers do not tell
names apart by: case, accents, quotes, apostrophes and possessives, hyphens, articles (English, and Arabic with its
assimilated forms, as in "ash-Sham"), doubled letters and a final "-ah" for "-a".
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

STOP = ""
"""Text of the piece that stands for a comma, bracket or full stop: no name reaches over it."""

LONGEST_ABBREVIATION = 4
"""Letters of the longest word that counts as an abbreviation when in capitals; its doubled letters stay ("PKK")."""

_ENGLISH_ARTICLES = frozenset({"the", "a", "an"})
_ARABIC_ARTICLES = frozenset({"al", "el"})
# Before a "sun letter" the l of the article is spoken as that letter: ar-Rastan, ash-Sham, ez-Zor.
_ASSIMILATED_ARTICLE = re.compile(r"[ae](r|sh|s|dh|d|th|t|n|z)\s*[-‐‑]\s*(?=\1)", re.IGNORECASE)
# Only capitals tell these names from the English verb and pronoun.
_TOLD_BY_CAPITALS = frozenset({"IS", "US"})
_APOSTROPHES = "'’‘ʼʿʾ`´"
_TOKEN = re.compile(
    rf"(?P<dotted>\b(?:[A-Za-z]\.)+[A-Za-z]\b\.?)"
    rf"|(?P<word>[{_APOSTROPHES}]?[^\W_]+(?:[{_APOSTROPHES}][^\W_]+)*)"
    rf"|(?P<stop>[,;:()\[\]/.!?…–—|])"
)
_POSSESSIVE = re.compile(rf"[{_APOSTROPHES}]s$", re.IGNORECASE)
_DOUBLED_LETTER = re.compile(r"([^\W\d])\1+")


class Piece(NamedTuple):
    """One folded word, or ``STOP``, with the characters ``start`` to ``end`` that it was folded from.

    An Arabic article belongs to the characters of the word after it.
    """

    text: str
    start: int
    end: int


@lru_cache(maxsize=50_000)
def fold_word(word: str) -> str:
    """Fold one word without its article; gives an empty text where nothing is left, as for a lone "’s"."""
    if word.replace(".", "") in _TOLD_BY_CAPITALS:
        return word.replace(".", "")
    plain = unicodedata.normalize("NFKD", _POSSESSIVE.sub("", word)).lower()
    letters = "".join(character for character in plain if character.isalnum())
    if len(letters) <= LONGEST_ABBREVIATION and word.isupper():
        return letters
    single = _DOUBLED_LETTER.sub(r"\1", letters)
    return single[:-1] if len(single) > 3 and single.endswith("ah") else single


def fold(text: str) -> list[Piece]:
    """Split a text into folded words and stops, each with its place in the text.

    Example:
        >>> [piece.text for piece in fold("members of “Al-Jabhah ash-Shamiyyah”, the U.S.’s allies")]
        ['members', 'of', 'jabha', 'shamiya', '', 'US', 'alies']
    """
    pieces: list[Piece] = []
    article_start: int | None = None
    for match in _TOKEN.finditer(text):
        if match.lastgroup == "stop":
            pieces.append(Piece(STOP, match.start(), match.end()))
            article_start = None
            continue
        word = match[0].lower()
        if word in _ARABIC_ARTICLES or (word[0] in "ae" and _ASSIMILATED_ARTICLE.match(text, match.start())):
            article_start = match.start()
            continue
        folded = "" if word in _ENGLISH_ARTICLES else fold_word(match[0])
        if folded:
            start = match.start() if article_start is None else article_start
            pieces.append(Piece(folded, start, match.end()))
        article_start = None
    return pieces


def folded_words(text: str) -> tuple[str, ...]:
    """Give the folded words of a name, without stops; the form in which names are compared."""
    return tuple(piece.text for piece in fold(text) if piece.text != STOP)
