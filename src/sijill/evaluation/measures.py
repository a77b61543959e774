"""From counts to measures: precision, recall and F1 of what was found, the share of what was right."""

from __future__ import annotations

from dataclasses import asdict, dataclass

DECIMALS = 4
"""Decimals of written measures: enough to tell two runs apart, too few for the last digit of a machine."""


@dataclass(frozen=True)
class Detection:
    """What was found (``right``), added without reason (``extra``) and not found (``missed``)."""

    right: int = 0
    extra: int = 0
    missed: int = 0

    @classmethod
    def of(cls, *, found: int, gold: int, predicted: int) -> Detection:
        """Make it from how many of ``predicted`` were found in ``gold``."""
        return cls(right=found, extra=predicted - found, missed=gold - found)

    def __add__(self, other: Detection) -> Detection:
        return Detection(self.right + other.right, self.extra + other.extra, self.missed + other.missed)

    @property
    def gold(self) -> int:
        """How many there are to be found."""
        return self.right + self.missed

    @property
    def predicted(self) -> int:
        """How many were given."""
        return self.right + self.extra

    @property
    def precision(self) -> float:
        """Share of the given that is right; 0 where nothing was given."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of what is to be found that was found; 0 where there is nothing."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 where nothing is right."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def to_json(self) -> dict[str, float]:
        """Give measures and counts as plain values."""
        measures = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        return {name: round(value, DECIMALS) for name, value in measures.items()} | asdict(self)


@dataclass(frozen=True)
class Share:
    """How many of how many are right."""

    right: int = 0
    of: int = 0

    @property
    def value(self) -> float:
        """The share, between 0 and 1; 0 where there is nothing to compare."""
        return self.right / self.of if self.of else 0.0

    def to_json(self) -> dict[str, float]:
        """Give the share and its counts as plain values."""
        return {"share": round(self.value, DECIMALS)} | asdict(self)


@dataclass(frozen=True)
class CoordinateCheck:
    """Points of rightly named primary places whose true point is known for sure: right, of all, far off."""

    right: int = 0
    of: int = 0
    over_50_km: int = 0

    def to_json(self) -> dict[str, int]:
        """Give the counts as plain values."""
        return asdict(self)


@dataclass(frozen=True)
class Coverage:
    """Which reports and events could be compared at all.

    ``gold_reports_without_events`` are gold reports for which the events file holds none;
    ``reports_outside_gold`` and ``events_outside_gold`` are left out of every other figure;
    ``events_off_their_text`` are compared, but their offsets do not quote the gold text.
    """

    gold_reports: int
    gold_reports_without_events: int
    reports_outside_gold: int
    events_outside_gold: int
    events_off_their_text: int

    def to_json(self) -> dict[str, int]:
        """Give the counts as plain values."""
        return asdict(self)
