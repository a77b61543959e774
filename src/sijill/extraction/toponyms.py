"""Toponyms: the place names of a text, recognised by the gazetteer and by the words around them.

A name that the gazetteer knows is a toponym unless it is a part of another name ("Deir Ezzor Military Council", a
person's surname); an unknown name is one where the words say so ("the village of Hatlah", "Al-Omar oil field", "Tal
Osman"), and stays without coordinates.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from sijill.extraction.name_finder import NAME_WORD, NameFinder, Toponym
from sijill.extraction.parsed import Doc
from sijill.extraction.place_words import PlaceWords
from sijill.extraction.stretches import Stretches
from sijill.extraction.unnamed_places import UnnamedPlace, find_unnamed

__all__ = ["Toponym", "find_toponyms"]

# One name word after another; quotes around a name are not part of it.
_NAME = re.compile(rf"{NAME_WORD}(?:[ -]{NAME_WORD})*")
_END_OF_ROAD = r"[A-Z][\w']{0,20}(?:[ -][A-Z][\w']{0,20}){0,2}"
_ROAD = re.compile(
    rf"\b(?P<pair>{_END_OF_ROAD} ?[–-] ?{_END_OF_ROAD}) (?:[a-z]{{1,20}} )?(?:road|highway|motorway)\b"
)
_MAY_BE_NAMES = frozenset({"NOUN", "ADJ", "X"})
_LONGEST_SEPARATOR = 8
_SEPARATOR = re.compile(r"[\"']?(?:, and |, | and | – )[\"']?")
_SEPARATOR_BEFORE = re.compile(r"[\"']?(?:, and |, | and | – )[\"']?$")


def find_toponyms(
    doc: Doc,
    words: PlaceWords,
    knows: Callable[[str], bool],
    *,
    taken: Iterable[tuple[int, int]] = (),
) -> list[Toponym]:
    """Find the place names of a text, in reading order.

    Args:
        doc: the text; only its characters and parts of speech are read.
        words: the words around place names.
        knows: whether the gazetteer has an entry for a name.
        taken: character spans that are names of actors.

    Returns:
        Toponyms, none overlapping another.
    """
    text, named = doc.text, list(taken)
    finder = NameFinder(text, words, knows, Stretches(named), _name_characters(doc), _proper_characters(doc))
    found = [*_unnamed(text, words), *_roads(text, finder)]
    covered = Stretches((toponym.start, toponym.end) for toponym in found)
    for run in _NAME.finditer(text):
        found += [one for one in finder.names_in(*run.span()) if not covered.overlap(one.start, one.end)]
    kept = _apart(found)
    return sorted([*kept, *_listed(text, finder, kept)], key=lambda toponym: toponym.start)


def _unnamed(text: str, words: PlaceWords) -> list[Toponym]:
    def toponym(one: UnnamedPlace) -> Toponym:
        is_wide = one.feature == "region" and one.name.lower().endswith("countryside")
        return Toponym(one.start, one.end, one.name, one.start, one.end, one.feature, is_wide)

    return [toponym(one) for one in find_unnamed(text, words)]


def _apart(found: Iterable[Toponym]) -> list[Toponym]:
    kept: list[Toponym] = []
    for toponym in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or toponym.start >= kept[-1].end:
            kept.append(toponym)
    return kept


def _name_characters(doc: Doc) -> frozenset[int]:
    """Give where names stand: a capital at a sentence's start does not make "There" a place."""
    return frozenset(
        token.idx
        for token in doc
        if token.pos_ == "PROPN" or (token.pos_ in _MAY_BE_NAMES and token.text[0].isupper() and not token.is_stop)
    )


def _proper_characters(doc: Doc) -> frozenset[int]:
    return frozenset(token.idx for token in doc if token.pos_ == "PROPN")


def _roads(text: str, finder: NameFinder) -> list[Toponym]:
    """Find roads that are called after their ends ("Damascus - Daraa road")."""
    return [
        Toponym(match.start(), match.end(), match.group(), match.start(), match.end(), "road", is_countryside=False)
        for match in _ROAD.finditer(text)
        if not finder.actors.overlap(*match.span("pair"))
    ]


def _listed(text: str, finder: NameFinder, found: Sequence[Toponym]) -> list[Toponym]:
    """Find unknown names in a list with places ("Baylon, Balshoun and Iblin"), from the left and from the right."""
    more: list[Toponym] = []
    taken = Stretches((toponym.start, toponym.end) for toponym in found)
    starts, ends = {toponym.start for toponym in found}, {toponym.end for toponym in found}
    runs = [run.span() for run in _NAME.finditer(text) if _may_be_listed(text, run.span(), finder, taken)]
    for start, end in runs:
        since = max(0, start - _LONGEST_SEPARATOR)
        before = _SEPARATOR_BEFORE.search(text[since:start])
        if before and since + before.start() in ends:
            more.append(finder.toponym(start, end))
            ends.add(end)
    for start, end in reversed(runs):
        behind = _SEPARATOR.match(text, end)
        if end not in ends and behind and behind.end() in starts:
            more.append(finder.toponym(start, end))
            starts.add(start)
    return more


def _may_be_listed(text: str, span: tuple[int, int], finder: NameFinder, taken: Stretches) -> bool:
    name = text[slice(*span)]
    is_free = not taken.overlap(*span) and not finder.actors.overlap(*span) and not name.isupper()
    first = (span[0], span[0] + len(name.split()[0]))
    return is_free and len(name) > 3 and not finder.starts_no_name(first)
