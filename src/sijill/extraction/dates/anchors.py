"""What a date is resolved against: the publication, and the last date of the narrative."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from sijill.extraction.dates.before_christ import FIRST_STAND_IN
from sijill.extraction.dates.narrative_year import KEPT
from sijill.extraction.dates.periods import Period

Genre = Literal["news", "narrative"]
"""How dates with no year resolve: ``news`` against the publication, ``narrative`` against the last date told."""


@dataclass(frozen=True)
class Anchors:
    """The anchors of one phrase.

    ``told`` is the last period that the text named, ``recent`` the last few, the last one first, ``told_day`` the
    last single day; ``is_same_sentence`` says that ``told_day`` stands in the phrase's own sentence, ``looks_ahead``
    that the sentence tells of something to come, ``looks_back`` that the phrase tells a start ("since May"), and
    ``is_before_christ`` that the narrative's years are those before Christ.
    """

    published: date | None
    genre: Genre = "news"
    told: Period | None = None
    recent: tuple[Period, ...] = ()
    told_day: date | None = None
    is_same_sentence: bool = False
    looks_ahead: bool = False
    looks_back: bool = False
    is_before_christ: bool = False

    def after(self, period: Period | None, *, is_heading: bool = False) -> Anchors:
        """Give the anchors that hold after a phrase that named ``period``."""
        if period is None or period.unit in ("DE", "CE"):
            return self
        day = period.start if period.unit == "D" else (None if self.genre == "narrative" else self.told_day)
        recent = self.recent if self.recent[:1] == (period,) else (period, *self.recent)[:KEPT]
        is_before = period.start.year >= FIRST_STAND_IN
        if is_heading:
            recent = (period,)
        return replace(self, told=period, recent=recent, told_day=day, is_before_christ=is_before)

    def told_start(self) -> date | None:
        """Give the first day of the last period told."""
        return self.told.start if self.told else None

    def told_quarter(self) -> Period | None:
        """Give the last quarter of a year among the periods told."""
        return next((period for period in self.recent if period.season.startswith("Q")), None)

    def narrative_day(self) -> date | None:
        """Give the day that "the day before" is told from: the last day told, else the publication's in news."""
        if self.told_day:
            return self.told_day
        return self.published if self.genre == "news" else None
