"""Names in a run of capitalised words: where each begins and ends, and whether it is a place's."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sijill.extraction.beside_names import (
    DIRECTION,
    ORGANISATION,
    feature_before,
    is_held,
    is_located,
    is_passed,
    is_rural,
    read_behind,
)
from sijill.extraction.place_words import PlaceWords
from sijill.extraction.stretches import Stretches

LONGEST_NAME_WORDS = 5
LONGEST_NAME = 60
"""Characters of the longest name that is looked up."""
LEAST_TOLD, LEAST_UNTOLD = 3, 4
"""Letters of the shortest unknown names: where a word tells what kind of place it is, and where none does."""
# "as", "at" and "an" are English words too, so that they are articles only before a hyphen.
_ARTICLE = r"\b(?:(?:[Aa][lrdz]|[Aa]sh|[Aa]th|[Ee]l|[Uu]l|[Ee]z|[Ee]sh)(?:- ?| )|[Aa][snt]- ?)"
NAME_WORD = rf"(?:{_ARTICLE}['\"]?(?=[A-Z])|[A-Z])[\w'-]*(?:-[A-Z]\w*)*"
"""One word of a name, with its article."""
_NAME_WORD = re.compile(NAME_WORD)


@dataclass(frozen=True)
class Toponym:
    """A place name: ``doc.text[start:end]`` with its feature word, ``name`` without, ``name_start`` of the name.

    ``is_site`` marks a single building or spot, for which the gazetteer's classes have no word; ``is_near`` what lies
    around the place ("Azaz's outskirts").
    """

    start: int
    end: int
    name: str
    name_start: int
    name_end: int
    feature: str | None
    is_countryside: bool
    is_site: bool = False
    is_near: bool = False


@dataclass(frozen=True)
class NameFinder:
    """Finds names in one text; ``names`` and ``proper`` are where words stand that may be, and that are, names."""

    text: str
    words: PlaceWords
    knows: Callable[[str], bool]
    actors: Stretches
    names: frozenset[int]
    proper: frozenset[int]

    def names_in(self, start: int, end: int) -> list[Toponym]:
        """Find the place names in a run of capitalised words."""
        spans = [match.span() for match in _NAME_WORD.finditer(self.text, start, end)]
        found: list[Toponym] = []
        first = 0
        is_behind_name = False
        while first < len(spans):
            toponym, following = self._name_at(spans, first, is_behind_name=is_behind_name)
            if toponym is not None:
                found.append(toponym)
            is_behind_name = toponym is None and self._is_plain_name(spans[first])
            first = following
        return found

    def _name_at(
        self, spans: Sequence[tuple[int, int]], first: int, *, is_behind_name: bool
    ) -> tuple[Toponym | None, int]:
        """Give the place name that begins with a word of a run, if any, and where to read on."""
        start = spans[first][0]
        if self.starts_no_name(spans[first]):
            known = self._longest_known(spans, first)
            is_direction = _DIRECTED.fullmatch(self.text, *spans[first]) is not None
            if (
                is_direction
                and known is not None
                and known > first + 1
                and not self.actors.hold(start, spans[known - 1][1])
            ):
                return self.toponym(spans[first][0], spans[known - 1][1]), known
            return self._called_by_kind(spans, first)
        known = self._longest_known(spans, first)
        close = self._close_of_unknown(spans, first)
        is_actor = self.actors.hold(*spans[first])
        if known is not None and not is_actor and (known >= close or self._ends_name(spans, known)):
            toponym = self.toponym(start, spans[known - 1][1])
            is_plain = toponym.feature is None and not toponym.is_site
            is_kind = self.words.feature_at(toponym.name) is not None
            is_other = is_behind_name or toponym.name.isupper() or self._is_person(start)
            if is_kind or (is_other and is_plain and not self._is_told_as_place(start)):
                return None, known
            return toponym, max(known, first + 1, self._words_before(spans, toponym.end))
        if close > first:
            toponym = self.toponym(start, spans[close - 1][1])
            # "the Olive Branch area" is no actor, though those who run it are called so.
            is_actor = is_actor or self.actors.overlap(start, spans[close - 1][1])
            if (not is_actor or toponym.feature == "region") and self._is_place(toponym, spans[first:close]):
                return toponym, max(close, self._words_before(spans, toponym.end))
        return None, (close if known is not None and close > first else first + 1)

    def _called_by_kind(self, spans: Sequence[tuple[int, int]], first: int) -> tuple[Toponym | None, int]:
        """Give a site whose name is an adjective and its kind ("Military Academy")."""
        start = spans[first][0]
        following = first + 1
        if following < len(spans) and self.text[slice(*spans[following])].lower() in self.words.sites:
            word = self.text[slice(*spans[first])].lower()
            if word in self.words.before_site and not self.actors.overlap(start, spans[following][1]):
                end = spans[following][1]
                behind = read_behind(self.text, end, self.words)
                name = self.text[start:end]
                site = Toponym(start, behind.end, name, start, end, None, is_countryside=False, is_site=True)
                return site, max(following + 1, self._words_before(spans, behind.end))
        return None, following

    def _is_person(self, start: int) -> bool:
        """Whether a word for a person stands right before a name ("commander Hussein")."""
        before = _WORD_BEFORE.search(self.text[max(0, start - 24) : start])
        if before is None:
            return False
        word = before.group(1).lower()
        return word in self.words.people or word in _TITLES

    def starts_no_name(self, span: tuple[int, int]) -> bool:
        """Whether a word begins no place name: a common word with a capital, or one that the tagger calls no name."""
        word = self.text[slice(*span)].lower()
        return word in self.words.no_names or self.names.isdisjoint(range(*span))

    def _is_plain_name(self, span: tuple[int, int]) -> bool:
        """Whether a word is a name on its own, so that the word behind it may be a surname."""
        word = self.text[slice(*span)].lower()
        is_told = word in self.words.no_names or self.words.feature_at(word) is not None
        return span[0] in self.proper and not is_told and not word.isupper()

    def _longest_known(self, spans: Sequence[tuple[int, int]], first: int) -> int | None:
        for last in range(min(len(spans), first + LONGEST_NAME_WORDS), first, -1):
            name = _bare(self.text[spans[first][0] : spans[last - 1][1]])
            is_head = last == first + 1 and name.lower() in self.words.heads
            if 2 < len(name) <= LONGEST_NAME and not is_head and self.knows(name):
                return last
        return None

    def _close_of_unknown(self, spans: Sequence[tuple[int, int]], first: int) -> int:
        """Give the number of the word at which the name beginning at ``first`` ends, if it is one."""
        for number in range(first, min(len(spans), first + LONGEST_NAME_WORDS)):
            word = self.text[slice(*spans[number])]
            is_feature = self.words.feature_at(_bare(word)) is not None and word != ORGANISATION
            if number > first and (is_feature or word.lower() in self.words.no_names):
                return number
            if self.names.isdisjoint(range(*spans[number])):
                return number
            if word.endswith("'s"):
                return number + 1
        return min(len(spans), first + LONGEST_NAME_WORDS)

    def _ends_name(self, spans: Sequence[tuple[int, int]], known: int) -> bool:
        """Whether a known name ends where the gazetteer says: what follows is no further word of one name."""
        if known >= len(spans):
            return True
        following = spans[known]
        word = _bare(self.text[slice(*following)])
        if self.text[spans[known - 1][1] : following[0]].strip():
            return True
        is_proper = any(position in self.proper for position in range(*following))
        is_feature = self.words.feature_at(word) is not None and word != ORGANISATION
        return not is_proper or is_feature or self.text[following[0] - 3 : following[0]] == "'s "

    def toponym(self, start: int, end: int) -> Toponym:
        """Make the toponym of the name ``text[start:end]`` with what the words around it tell."""
        name = _bare(self.text[start:end])
        name_end = start + len(name)
        behind = read_behind(self.text, name_end, self.words)
        before = feature_before(self.text, start, self.words)
        feature, is_countryside = behind.feature, behind.is_countryside or is_rural(self.text, start)
        if before is not None:
            is_countryside = is_countryside or before[1]
            feature = before[0] if feature is None or before[1] else feature
        return Toponym(
            start,
            max(behind.end, name_end),
            # A site is no town of its name: it is looked up with the word for what it is.
            self.text[start : behind.end] if behind.is_site else name,
            start,
            name_end,
            feature,
            is_countryside,
            behind.is_site,
            behind.is_near,
        )

    def _is_told_as_place(self, start: int) -> bool:
        return is_located(self.text, start) or feature_before(self.text, start, self.words) is not None

    def _is_place(self, toponym: Toponym, spans: Sequence[tuple[int, int]]) -> bool:
        """Whether the words around an unknown name say that it is a place."""
        is_told = toponym.feature is not None or toponym.is_site
        least = LEAST_TOLD if is_told else LEAST_UNTOLD
        has_digit = any(letter.isdigit() for letter in toponym.name)
        if len(toponym.name) < least and not (is_told and has_digit):
            return False
        if (
            _HELD_BY.search(toponym.name)
            or self.words.feature_at(toponym.name) is not None
            or (toponym.name.isupper() and not has_digit)
        ):
            return False
        first = self.text[slice(*spans[0])].lower()
        if is_told or toponym.is_near:
            return True
        if first in self.words.heads and len(spans) > 1:
            return True
        is_proper = all(not self.proper.isdisjoint(range(*span)) for span in spans)
        if not is_proper or self._is_person(toponym.start):
            return False
        is_reached = self.words.is_reached(self.text[max(0, toponym.start - 24) : toponym.start])
        if is_located(self.text, toponym.start) or is_reached or is_held(self.text, toponym.end):
            return True
        # What bears the Arabic article and is no known actor is rarely anything but a place.
        return _WITH_ARTICLE.match(toponym.name) is not None and is_passed(self.text, toponym.start)

    def _words_before(self, spans: Sequence[tuple[int, int]], position: int) -> int:
        return bisect_left(spans, (position,))


def _bare(name: str) -> str:
    name = name.rstrip("'-\" ")
    return name[:-2] if name.endswith("'s") else name


_DIRECTED = re.compile(DIRECTION, re.IGNORECASE)
_HELD_BY = re.compile(r"-(?:held|controlled|run|backed|led)\b")
_WITH_ARTICLE = re.compile(r"[Aa]l-")
_WORD_BEFORE = re.compile(r"([A-Za-z]+)\.? [\"']?$")
_TITLES = frozenset(
    {"named", "called", "president", "mr", "dr", "sheikh", "colonel", "captain", "brigadier", "minister"}
)
