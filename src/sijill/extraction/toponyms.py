"""Toponyms: the place names of a text, recognised by the gazetteer and by the words around them.

A name that the gazetteer knows is a toponym unless it lies inside an actor's name ("Deir Ezzor Military
Council"); an unknown name is one where the words say so ("the village of Hatlah", "Al-Omar oil field"), and stays
without coordinates.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Doc

from sijill.extraction.place_words import PlaceWords
from sijill.extraction.stretches import Stretches

LONGEST_NAME_WORDS = 5
LONGEST_NAME = 60
"""Characters of the longest run of capitalised words that may be one name as a whole."""
_ARTICLE = r"\b(?:[Aa][lrsdntz]|[Aa]sh|[Aa]th|[Ee]l|[Uu]l|[Ee]z|[Ee]sh)"
_WORD = rf"(?:{_ARTICLE}(?:- ?| )['\"]?(?=[A-Z])|[A-Z])[\w'-]*(?:-[A-Z]\w*)*"
# One name word after another, an article or "of" between them; quotes around a name are not part of it.
_NAME = re.compile(rf"{_WORD}(?:[ -](?:{_ARTICLE}[ -])?{_WORD})*")
_FIRST_WORD = re.compile(r"[\w'-]+")
_SPACE = re.compile(" ")
_QUALIFIER = re.compile(r"\s*\((?P<inner>[A-Z][^()\n]{1,40})\)")


@dataclass(frozen=True)
class Toponym:
    """A place name: ``doc.text[start:end]`` with its feature word, ``name`` without, ``name_start`` of the name."""

    start: int
    end: int
    name: str
    name_start: int
    name_end: int
    feature: str | None
    is_countryside: bool


def find_toponyms(
    doc: Doc,
    words: PlaceWords,
    knows: Callable[[str], bool],
    *,
    taken: Iterable[tuple[int, int]] = (),
) -> list[Toponym]:
    """Find the place names of a text, in reading order.

    Args:
        doc: the text; only its characters are read.
        words: the words around place names.
        knows: whether the gazetteer has an entry for a name.
        taken: character spans that are names of actors.

    Returns:
        Toponyms, none overlapping another.
    """
    text, named = doc.text, list(taken)
    actors = Stretches(named)
    names = _name_characters(doc)
    found: list[Toponym] = []
    for run in _NAME.finditer(text):
        position = run.start()
        while position < run.end():
            match = _longest(text, position, run.end(), words, knows)
            if match is None:
                position = _next_word(text, position, run.end())
                continue
            is_named = not names.isdisjoint(range(match.name_start, match.name_end))
            if is_named and not actors.hold(match.name_start, match.name_end):
                found.append(match)
            position = max(match.end, position + 1)
            if position < run.end():
                position = _next_word(text, position - 1, run.end()) if text[position - 1].isalnum() else position
    taken_up = Stretches([*((toponym.start, toponym.end) for toponym in found), *named])
    return sorted(found + _listed(text, found, taken_up, names, words), key=lambda toponym: toponym.start)


def _listed(
    text: str, found: list[Toponym], taken: Stretches, names: frozenset[int], words: PlaceWords
) -> list[Toponym]:
    """Find unknown names in a list with known places ("Baylon, Balshoun and Iblin") or behind "near" and its like."""
    more: list[Toponym] = []
    starts, ends = {toponym.start for toponym in found}, {toponym.end for toponym in found}
    for run in _NAME.finditer(text):
        start, end = run.span()
        if start not in names or taken.overlap(start, end):
            continue
        if run.group().split()[0].lower() in words.no_names or len(run.group()) < 4:
            continue
        behind, before = _SEPARATOR.match(text, end), _SEPARATOR_BEFORE.search(text[max(0, start - 8) : start])
        is_listed = bool(behind and behind.end() in starts) or bool(
            before and (start - (len(text[max(0, start - 8) : start]) - before.start())) in ends
        )
        if is_listed or _NEARNESS.search(text[max(0, start - 24) : start]):
            toponym = Toponym(start, end, run.group(), start, end, None, is_countryside=False)
            more.append(toponym)
            starts.add(start)
            ends.add(end)
    return more


_SEPARATOR = re.compile(r"[\"']?(?:, and |, | and | – )[\"']?")
_SEPARATOR_BEFORE = re.compile(r"[\"']?(?:, and |, | and | – )[\"']?$")
_NEARNESS = re.compile(
    r"\b(?:near|outskirts of|vicinity of|around|towards|frontlines? of|north of|south of|east of|west of) $"
)


def _name_characters(doc: Doc) -> frozenset[int]:
    """Give where names stand: a capital at a sentence's start does not make "There" a place."""
    return frozenset(
        token.idx
        for token in doc
        if token.pos_ == "PROPN"
        or (token.pos_ in ("NOUN", "ADJ", "X") and token.text[0].isupper() and not token.is_stop)
    )


def _longest(text: str, start: int, limit: int, words: PlaceWords, knows: Callable[[str], bool]) -> Toponym | None:
    if not (text[start].isalpha() and (start == 0 or not text[start - 1].isalnum())):
        return None
    first = _FIRST_WORD.match(text, start, limit)
    if first and first.group().lower() in words.no_names:
        return None
    ends = [space.start() for space in islice(_SPACE.finditer(text, start, limit), LONGEST_NAME_WORDS)][::-1]
    if len(ends) < LONGEST_NAME_WORDS and limit - start < LONGEST_NAME:
        ends.insert(0, limit)
    for end in ends:
        name = text[start:end].rstrip("'-\" ")
        name = name[:-2] if name.endswith("'s") else name
        if len(name) > 2 and knows(name):
            return _with_feature(text, start, start + len(name), words)
    for end in ends:
        name = text[start:end].rstrip("'-\" ")
        toponym = _with_feature(text, start, start + len(name), words)
        if toponym.feature is not None and toponym.end > toponym.start and _is_name(name, words):
            return toponym
    return None


def _is_name(name: str, words: PlaceWords) -> bool:
    # Title-case headlines capitalise common words; an unknown name needs a letter run that no feature word is.
    return len(name) > 3 and name.lower() not in words.feature_of and name.lower() not in words.no_names


def _with_feature(text: str, start: int, end: int, words: PlaceWords) -> Toponym:
    name_start, name_end = start, end
    qualifier = _QUALIFIER.match(text, end)
    after = qualifier.end() if qualifier else end
    feature: str | None = None
    behind = re.match(r"['\"]?(?:'s)?\s+((?:[a-z-]+ )?[a-z-]+)(?: ([a-z-]+))?", text[after : after + 40])
    if behind:
        for phrase in (behind.group(1), behind.group(1).split(" ")[0]):
            if phrase.lower() in words.feature_of:
                feature = words.feature_of[phrase.lower()]
                end = after + behind.start(1) + len(phrase)
                break
    before = re.search(r"((?:[A-Za-z-]+ )?[A-Za-z-]+)(?: of)? [\"']?$", text[max(0, start - 40) : start])
    is_countryside = (
        "countryside" in text[name_end : end + 1].lower() or "rural" in text[max(0, start - 7) : start].lower()
    )
    if before and text[max(0, start - 40) : start].rstrip(" \"'").endswith(" of"):
        phrase = before.group(1).split(" ")[-1].lower()
        if phrase in words.feature_of:
            feature = feature or words.feature_of[phrase]
            is_countryside = is_countryside or phrase == "countryside"
    return Toponym(start, end, text[name_start:name_end], name_start, name_end, feature, is_countryside)


def _next_word(text: str, position: int, limit: int) -> int:
    while position < limit and (text[position].isalnum() or text[position] in "'-"):
        position += 1
    while position < limit and not text[position].isalpha():
        position += 1
    return position
