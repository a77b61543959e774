"""Stretches of a text that may overlap, asked in the time of a binary search however many there are."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Stretches:
    """Stretches ``text[start:end]``.

    Example:
        >>> taken = Stretches([(0, 5), (3, 9)])
        >>> taken.overlap(8, 12), taken.overlap(9, 12), taken.hold(4, 9), taken.hold(3, 9)
        (True, False, True, False)
    """

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(stretches)
        self._starts = [start for start, _ in ordered]
        # The farthest end among the first stretches answers for all of them.
        self._farthest = [-1, *accumulate((end for _, end in ordered), max)]

    def overlap(self, start: int, end: int) -> bool:
        """Whether one of them shares a character with ``text[start:end]``."""
        return self._farthest[bisect_left(self._starts, end)] > start

    def hold(self, start: int, end: int) -> bool:
        """Whether one of them holds all of ``text[start:end]`` and more."""
        if self._farthest[bisect_right(self._starts, start)] > end:
            return True
        return self._farthest[bisect_left(self._starts, start)] >= end
