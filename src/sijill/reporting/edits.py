"""Words of a text put in the place of others, and where what stood after them stands now."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence


class Edits:
    """Stretches of one text, each replaced by the same words.

    Args:
        stretches: starts and ends in the text as stored, ascending, none over another.
        words: what stands in the place of each.
    """

    def __init__(self, stretches: Sequence[tuple[int, int]], words: str) -> None:
        self._stretches = tuple(stretches)
        self._starts = [start for start, _ in stretches]
        self._words = words
        self._shifts = [0]
        for start, end in stretches:
            self._shifts.append(self._shifts[-1] + len(words) - (end - start))

    def text(self, stored: str) -> str:
        """Give the text with the words put in."""
        pieces, last = [], 0
        for start, end in self._stretches:
            pieces += [stored[last:start], self._words]
            last = end
        return "".join([*pieces, stored[last:]])

    def moved(self, offset: int) -> int:
        """Give where an offset of the stored text stands; one inside what was replaced stands at its end."""
        before = bisect_right(self._starts, offset - 1)
        if before and offset < self._stretches[before - 1][1]:
            start, _ = self._stretches[before - 1]
            return start + self._shifts[before - 1] + len(self._words)
        return offset + self._shifts[before]
