"""What a date is resolved against: the publication, and the last date of the narrative."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from sijill.extraction.dates.periods import Period

Genre = Literal["news", "narrative"]
"""How dates with no year resolve: ``news`` against the publication, ``narrative`` against the last date told."""


@dataclass(frozen=True)
class Anchors:
    """The anchors of one phrase.

    ``told`` is the last period that the text named, ``told_day`` the last single day; ``is_same_sentence`` says
    that ``told_day`` stands in the phrase's own sentence, ``looks_ahead`` that the sentence tells of something to
    come, and ``is_before_christ`` that the narrative's years count down.
    """

    published: date | None
    genre: Genre = "news"
    told: Period | None = None
    told_day: date | None = None
    is_same_sentence: bool = False
    looks_ahead: bool = False
    is_before_christ: bool = False

    def after(self, period: Period | None, *, is_before_christ: bool) -> Anchors:
        """Give the anchors that hold after a phrase that named ``period``."""
        if period is None or period.unit in ("DE", "CE"):
            return replace(self, is_before_christ=self.is_before_christ or is_before_christ)
        day = period.start if period.unit == "D" else (None if self.genre == "narrative" else self.told_day)
        return replace(self, told=period, told_day=day, is_before_christ=False)

    def told_start(self) -> date | None:
        """Give the first day of the last period told."""
        return self.told.start if self.told else None

    def narrative_day(self) -> date | None:
        """Give the day that "the day before" is told from: the last day told, else the publication's in news."""
        if self.told_day:
            return self.told_day
        return self.published if self.genre == "news" else None
