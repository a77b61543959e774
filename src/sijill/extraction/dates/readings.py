"""What a phrase says about time, before any date is known: the hand-over from recognition to normalisation."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Calendar:
    """A point or period that the calendar names, as far as the words tell it.

    ``which`` is the word class that points to a neighbour (``LAST``, ``NEXT``, ``THIS``, ``THAT`` …) and ``unit`` the
    unit it points with (``W`` for "last week"); ``offset`` counts days from the publication ("yesterday" is -1).
    ``edge`` is a TIMEX3 modifier (``START``, ``MID``, ``END``), ``modifier`` another (``APPROX`` …). ``share`` is a
    part of a longer period: ("last", 10, "D") for the last ten days, (1, 2, "") for the first half.
    """

    year: int | None = None
    is_before_christ: bool = False
    is_three_digits: bool = False
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    second_weekday: int | None = None
    season: str | None = None
    decade: int | None = None
    century: int | None = None
    part: str | None = None
    clock: str | None = None
    offset: int | None = None
    which: str | None = None
    unit: str | None = None
    year_which: str | None = None
    edge: str | None = None
    modifier: str | None = None
    share: tuple[int, int, str] | None = None
    since_start: str | None = None
    """``EARLIER`` for "earlier this month", ``LATER`` for "later this month"."""


@dataclass(frozen=True)
class Shift:
    """A number of units before or after a reference: "two days ago", "the day before".

    ``reference`` is ``publication`` ("ago"), ``narrative`` ("earlier", "later") or ``event`` (an event that the text
    names, whose day is not told). ``number`` is None where the words are vague ("days ago").
    """

    number: float | None
    unit: str
    direction: int
    reference: str
    modifier: str | None = None


@dataclass(frozen=True)
class Stretch:
    """A stretch that ends or starts at the publication: "the past 24 hours", "the coming days"."""

    number: float | None
    unit: str
    direction: int
    modifier: str | None = None


@dataclass(frozen=True)
class Duration:
    """A length of time with no place on the calendar: "for three days"."""

    number: float | None
    unit: str
    modifier: str | None = None


@dataclass(frozen=True)
class Recurrence:
    """A repeated time: "every Friday"; ``value`` is its TIMEX3 value."""

    value: str


@dataclass(frozen=True)
class Vague:
    """A word for past, present or future with no length; ``value`` is ``PAST_REF`` or ``PRESENT_REF``."""

    value: str


@dataclass(frozen=True)
class Pair:
    """Two calendar times that share words: "3 and 5 May", "March 10–11", "1914–18".

    ``is_range`` is False for a list ("on 3 and 5 May"). The positions are those of the tokens of each time.
    """

    first: Calendar
    second: Calendar
    first_tokens: tuple[int, int]
    second_tokens: tuple[int, int]
    is_range: bool


Reading = Calendar | Shift | Stretch | Duration | Recurrence | Vague | Pair


@dataclass(frozen=True)
class Found:
    """A phrase of the grammar: its reading and the tokens ``first <= i < end`` that tell it."""

    reading: Reading
    first: int
    end: int
