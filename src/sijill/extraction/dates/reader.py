"""From a matched phrase to its reading, by the kind of its grammar rule."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from sijill.extraction.dates.calendar_reader import neighbour_of, read_calendar
from sijill.extraction.dates.numerals import DIGIT_CLASSES, WORD_CLASSES, number_of
from sijill.extraction.dates.periods import period_value
from sijill.extraction.dates.phrases import (
    EVERY_UNIT,
    FORWARD,
    IS_DAY,
    MODIFIERS,
    MONTHS,
    RANGE_WORDS,
    UNITS,
    VAGUE_NUMBERS,
    YEARS,
    Phrase,
)
from sijill.extraction.dates.readings import Calendar, Duration, Pair, Reading, Recurrence, Shift, Stretch, Vague
from sijill.extraction.dates.vocabulary import Value

LENGTH_WORDS = ("FOR", "DURING", "NEARLY", "IN", "AFTER", "OVER", "LASTED", "LAST")
"""Only after these "a week" is a length: "a day" may mean any."""

HALVES = {"TH": (30, "TM"), "D": (12, "TH"), "Y": (6, "M"), "DE": (5, "Y"), "CE": (50, "Y")}
"""Half of a unit, in a smaller one."""

KEPT_READINGS = 2000

EVENT_STARTS = ("THE", "A", "ITS", "OTHER", "OTHER_CAPITAL", "OTHER_PLURAL", "CARDINAL")
"""After "two days after", these start the name of an event; anything else leaves it told from the last date."""


def read(kind: str, phrase: Phrase, after: str) -> Reading | None:
    """Give what a phrase says, or None where it turns out to be no date (a 45th day of May).

    Args:
        kind: the kind of its grammar rule.
        phrase: its tokens.
        after: the class of the token that follows.
    """
    if kind == "pair":
        return _pair(phrase)
    return _read(kind, phrase.named, phrase.before, after if kind == "shift" else "")


@lru_cache(maxsize=KEPT_READINGS)
def _read(kind: str, named: tuple[tuple[str, Value], ...], before: str, after: str) -> Reading | None:
    """Read a phrase that says the same wherever it stands; a text tells "Monday" and "last year" many times."""
    phrase = Phrase(named, 0, before)
    return _shift(phrase, after) if kind == "shift" else _READERS[kind](phrase)


def _quantity(phrase: Phrase) -> tuple[float | None, str | None]:
    number: float | None = number_of(phrase.named)
    modifier = phrase.value(*MODIFIERS)
    if number is None and phrase.name(*VAGUE_NUMBERS):
        return None, None
    if number is None and phrase.name("A", "ANOTHER"):
        number = 1
    return number, modifier or None


def _shift(phrase: Phrase, after: str) -> Shift:
    names = phrase.names()
    number, modifier = _quantity(phrase)
    unit = str(phrase.value(*UNITS) or "D")
    if names[-1] in ("DEICTIC", "NOW"):
        offset = int(phrase.value("DEICTIC")) if names[-1] == "DEICTIC" else None
        return Shift(number, unit, -1 if "AGO" in names else 1, "publication", modifier, offset=offset)
    if names[0] == "THE":
        number = 1
    direction = 1 if names[-1] in ("LATER", "AFTER") else -1
    reference = "publication" if names[-1] == "AGO" else "narrative"
    if names[-1] in ("BEFORE", "AFTER") and after in EVENT_STARTS:
        reference = "event" if names[0] == "THE" else "distance"
    return Shift(number, unit, direction, reference, modifier)


def _stretch(phrase: Phrase) -> Stretch | None:
    number, modifier = _quantity(phrase)
    if phrase.names()[0] == "LAST" and phrase.before in ("AHEAD", "MODAL", "TO"):
        # A verb: "it will last two days".
        return None
    if number is None and not phrase.name("UNITS"):
        number = 1
    return Stretch(number, str(phrase.value(*UNITS)), 1 if phrase.name(*FORWARD) else -1, modifier)


def _duration(phrase: Phrase) -> Duration | None:
    number, modifier = _quantity(phrase)
    unit = phrase.value(*UNITS, "PARTS")
    if phrase.name("FRACTION"):
        return _duration_with_half(phrase, str(unit))
    if number is None and phrase.name("LENGTH") and not phrase.name("UNITS"):
        number = 1
    is_bare_article = phrase.name("A") and not phrase.name(*VAGUE_NUMBERS) and number == 1
    if is_bare_article and phrase.before not in LENGTH_WORDS and not modifier:
        return None
    is_span = phrase.before == "IN" and unit in ("TH", "D", "W")
    return Duration(number, str(unit), modifier, is_span=is_span, is_age=phrase.name("OLD") is not None)


def _duration_with_half(phrase: Phrase, unit: str) -> Duration:
    """Read "half an hour", "two and a half years", "a year and a half"."""
    if phrase.named[0][0] == "FRACTION":
        return Duration(*HALVES.get(unit, (0.5, unit)))
    whole = number_of([pair for pair in phrase.named if pair[0] != "AND"]) or 1
    return Duration(whole + 0.5, unit)


def _set(phrase: Phrase) -> Recurrence:
    weekday = phrase.value("WEEKDAYS", "WEEKDAY")
    if weekday is not None:
        return Recurrence(f"XXXX-WXX-{int(weekday) + 1}")
    if phrase.name("PART"):
        return Recurrence(f"XXXX-XX-XXT{phrase.value('PART')}")
    if phrase.value("REGULARLY"):
        return Recurrence(str(phrase.value("REGULARLY")))
    month = phrase.value(*MONTHS)
    if month is not None:
        return Recurrence(f"XXXX-{month:02d}")
    season = phrase.value("SEASON", "WEAK_SEASON")
    if season:
        return Recurrence(f"XXXX-{season}")
    unit, number = str(phrase.value(*UNITS) or "Y"), number_of(phrase.named)
    if phrase.names()[0] == "A":
        return Recurrence(period_value(1, unit))
    if phrase.name("A") and phrase.name("EVERY") is None:
        # "three times a week" repeats by the week.
        return Recurrence(EVERY_UNIT[unit] if unit in EVERY_UNIT else period_value(1, unit))
    if phrase.name("PER"):
        return Recurrence(period_value(1, unit))
    return Recurrence(EVERY_UNIT[unit] if number is None and unit in EVERY_UNIT else period_value(number or 1, unit))


def _vague(phrase: Phrase) -> Vague | None:
    if phrase.name("THESE") and phrase.value("UNITS") != "D":
        return None
    if phrase.name("MOMENT", "THESE"):
        return Vague("PRESENT_REF")
    value = str(phrase.value("RECENTLY", "NOW", "FUTURE") or "PAST_REF")
    return Vague(value, is_recent=phrase.name("PAST", "FUTURE", "NOW") is None)


def _attribute(phrase: Phrase) -> Vague:
    if phrase.name("WHILE", "MOMENT"):
        return Vague("PRESENT_REF", is_attribute=True)
    return Vague(str(phrase.value("FORMER", "FUTURE", "MODERN") or "PAST_REF"), is_attribute=True)


def _same_time(_: Phrase) -> Shift:
    return Shift(0, "D", 1, "narrative", "APPROX")


def _link(_: Phrase) -> Shift:
    return Shift(0, "D", 1, "narrative", "APPROX", is_link=True)


def _so_far(phrase: Phrase) -> Vague:
    return Vague("PRESENT_REF", is_link=phrase.name("SO") is not None)


def _day_beyond(phrase: Phrase) -> Calendar:
    step = -1 if phrase.name("BEFORE") else 1
    return Calendar(offset=int(phrase.value("DEICTIC")) + step)


def _pair(phrase: Phrase) -> Pair | None:
    names = phrase.names()
    digits = [index for index, name in enumerate(names) if name in (*DIGIT_CLASSES, *WORD_CLASSES, *YEARS)]
    split = next((index for index, name in enumerate(names) if name in RANGE_WORDS and index > digits[0]), None)
    if names[0] in MONTHS and names[1] in RANGE_WORDS:
        split = 1
    if split is None:
        return None
    left, right = Phrase(phrase.named[:split], 0, ""), Phrase(phrase.named[split + 1 :], 0, "")
    first, second = _pair_calendars(left, right)
    if first is None or second is None:
        return None
    is_range = names[split] != "AND" or phrase.before == "BETWEEN"
    return Pair(
        first,
        second,
        (phrase.first, phrase.first + split),
        (phrase.first + split + 1, phrase.first + len(names)),
        is_range,
    )


def _pair_calendars(left: Phrase, right: Phrase) -> tuple[Calendar | None, Calendar | None]:
    month = left.value(*MONTHS) or right.value(*MONTHS)
    if month is None:
        return _pair_of_years(left, right)
    year, year_which = right.value(*YEARS), neighbour_of(right).get("year_which")
    is_before_christ = right.value("ERA") == "BC"

    def one(side: Phrase) -> Calendar | None:
        own_month = side.value(*MONTHS) or month
        day = number_of([pair for pair in side.named if pair[0] not in YEARS])
        if day is not None and not 1 <= day <= IS_DAY:
            return None
        return Calendar(year=year, month=own_month, day=day, year_which=year_which, is_before_christ=is_before_christ)

    return one(left), one(right)


def _pair_of_years(left: Phrase, right: Phrase) -> tuple[Calendar | None, Calendar | None]:
    first = int(left.value(*YEARS, "THREE_DIGITS"))
    second = int(right.value(*YEARS, "THREE_DIGITS", "TWO_DIGITS", "DAY_NUMBER"))
    is_before_christ = right.value("ERA") == "BC"
    if second < 100:
        second += first - first % 100
    in_order = second < first if is_before_christ else second > first
    is_small = first < 1000 and not right.name("ERA")
    if not in_order or is_small:
        return None, None
    return Calendar(year=first, is_before_christ=is_before_christ), Calendar(
        year=second, is_before_christ=is_before_christ
    )


_READERS: dict[str, Callable[[Phrase], Reading | None]] = {
    "calendar": read_calendar,
    "stretch": _stretch,
    "duration": _duration,
    "set": _set,
    "vague": _vague,
    "attribute": _attribute,
    "day_beyond": _day_beyond,
    "same_time": _same_time,
    "link": _link,
    "so_far": _so_far,
}
