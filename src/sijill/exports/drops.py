"""What a format has no place for, counted by the reason."""

from __future__ import annotations

from collections import Counter


class Drops:
    """Counts incidents that were left out.

    Example:
        >>> drops = Drops()
        >>> drops.add("no date")
        >>> dict(drops.counts)
        {'no date': 1}
    """

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()

    def add(self, reason: str) -> None:
        """Count one incident."""
        self.counts[reason] += 1
