"""What a phrase says about time, before any date is known: the hand-over from recognition to normalisation."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Calendar:
    """A point or period that the calendar names, as far as the words tell it.

    ``which`` is the word class that points to a neighbour (``LAST``, ``NEXT``, ``THIS``, ``THAT`` …) and ``unit`` the
    unit it points with (``W`` for "last week"); ``offset`` counts days from the publication ("yesterday" is -1).
    ``edge`` is a TIMEX3 modifier (``START``, ``MID``, ``END``), ``modifier`` another (``APPROX`` …). ``share`` is a
    part of a longer period: (-1, 10, "D") for the last ten days, (1, 2, "") for the first half, (1, 1, "WE") for the
    first weekend, (-1, 4, "WEEKDAY") for the last Friday.
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
    quarter: str | None = None
    """``Q1`` to ``Q4`` or ``H1``, ``H2`` for a half of a year."""
    hijri: tuple[int, int | None, int | None] | None = None
    """Month of the Hijri calendar, its day, and how many days from there on: (10, 1, 3) is the Feast of Fitr."""
    is_between: bool = False
    """The two days that a midnight stands between are both meant."""
    since_start: str | None = None
    """``EARLIER`` for "earlier this month", ``LATER`` for "later this month"."""


@dataclass(frozen=True)
class Shift:
    """A number of units before or after a reference: "two days ago", "the day before".

    ``reference`` is ``publication`` ("ago"), ``narrative`` ("earlier", "later"), ``event`` ("the day after the
    attack", whose own day is not told) or ``distance`` ("two days after the attack"). ``number`` is None where the
    words are vague ("days ago").
    """

    number: float | None
    unit: str
    direction: int
    reference: str
    modifier: str | None = None
    is_link: bool = False
    """The words only link sentences ("meanwhile")."""
    offset: int | None = None
    """Days from the publication to the day that is named beside: 0 in "a week ago today", 1 in "from tomorrow"."""


@dataclass(frozen=True)
class Stretch:
    """A stretch that ends or starts at the publication: "the past 24 hours", "the coming days"."""

    number: float | None
    unit: str
    direction: int
    modifier: str | None = None


@dataclass(frozen=True)
class Duration:
    """A length of time with no place on the calendar: "for three days".

    ``is_span`` says that "in" stands before it: "in 95 days, 12 raids were counted" ends at the publication.
    """

    number: float | None
    unit: str
    modifier: str | None = None
    is_span: bool = False
    is_age: bool = False
    """"a 30-year-old man": TIMEX2 marks ages, TimeML does not."""


@dataclass(frozen=True)
class Recurrence:
    """A repeated time: "every Friday"; ``value`` is its TIMEX3 value."""

    value: str


@dataclass(frozen=True)
class Vague:
    """A word for past, present or future with no length; ``value`` is ``PAST_REF`` or ``PRESENT_REF``.

    ``is_attribute`` says that it only qualifies, as in "the former king": TIMEX2 marks that in histories, TimeML does
    not in news.
    """

    value: str
    is_attribute: bool = False
    is_link: bool = False
    is_recent: bool = False
    """"recently" lies near the publication, "in the past" does not."""


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
