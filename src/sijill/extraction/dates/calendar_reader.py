"""From a phrase that names the calendar to its reading: which word is the month, which the day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sijill.extraction.dates.numerals import WORD_CLASSES, number_of
from sijill.extraction.dates.phrases import (
    HIJRI_MONTHS,
    IS_DAY,
    MODIFIERS,
    MONTHS,
    NAMED_PERIODS,
    NEIGHBOURS,
    UNITS,
    WEEKDAYS,
    YEARS,
    Phrase,
)
from sijill.extraction.dates.readings import Calendar
from sijill.extraction.dates.vocabulary import Value

PARTS_OF_EDGES = {"START": "MO", "END": "EV"}
"""Early on a day is its morning, late on it its evening."""


def read_calendar(phrase: Phrase) -> Calendar | None:
    """Collect what the words of a calendar phrase tell; None where the day is none that a month has."""
    iso = phrase.value("ISO", "SLASHED")
    fields: dict[str, Any] = _numeric_date(str(iso)) if iso else _worded_date(phrase)
    if fields.get("day") is not None and not 1 <= fields["day"] <= IS_DAY:
        return None
    weekdays = [int(value) for name, value in phrase.named if name in WEEKDAYS]
    fields.update(weekday=weekdays[0] if weekdays else None, second_weekday=weekdays[1] if weekdays[1:] else None)
    fields.update(neighbour_of(phrase))
    if fields.get("day") and phrase.names()[1:2] in (["WEEK"], ["WEEKEND"]):
        fields["share"] = (1, 1, phrase.value("WEEK", "WEEKEND"))
    if fields.get("share", ("", 0, ""))[2] == "WEEKDAY":
        fields["weekday"] = None
    part = phrase.value("PART", "TONIGHT", "OVERNIGHT")
    if part is None and _is_on_a_day(phrase):
        part = PARTS_OF_EDGES.get(str(phrase.value("EARLY")))
    if part is None and {"UNITS", "EARLY"} <= set(phrase.names()) and phrase.value("UNITS") == "TH":
        part = "MO"
    fields.setdefault("clock", _clock(phrase))
    return Calendar(
        part=part,
        offset=_offset(phrase),
        season=phrase.value("SEASON", "WEAK_SEASON"),
        decade=phrase.value("DECADE"),
        edge=_edge(phrase),
        modifier=phrase.value(*MODIFIERS),
        since_start=phrase.name("EARLIER", "LATER") or phrase.value("REST") or None,
        quarter=_quarter(phrase),
        hijri=_hijri(phrase, fields.get("day")),
        is_between=phrase.name("BETWEEN") is not None,
        **fields,
    )


def _numeric_date(form: str) -> dict[str, Any]:
    """Read ``2023-09-03`` and ``3/9/2023``; of two numbers that could be months the first is the day."""
    date, _, clock = form.partition("T")
    numbers = [int(number) for number in re.findall(r"\d+", date)]
    if numbers[0] > IS_DAY:
        year, month, day = numbers
    else:
        day, month, year = numbers
    if month > 12 >= day:
        day, month = month, day
    if month > 12:
        day = 0
    if year < 100:
        year += 2000 if year < 70 else 1900
    return {"year": year, "month": month, "day": day, **({"clock": clock[:5]} if clock else {})}


def _worded_date(phrase: Phrase) -> dict[str, Any]:
    share = _share(phrase)
    fields: dict[str, Any] = {"month": phrase.value(*MONTHS), "year": phrase.value(*YEARS)}
    era = phrase.name("ERA")
    if fields["year"] is None:
        fields.update(_small_year(phrase))
    fields["is_before_christ"] = era is not None and phrase.value("ERA") == "BC"
    if phrase.name("LONG_UNIT") and phrase.name("ORDINAL", "SECOND", "NUMERIC_ORDINAL"):
        return {**fields, "century": number_of(phrase.named)}
    if share:
        return {**fields, "share": share}
    holiday = phrase.value("HOLIDAY")
    if holiday:
        return {**fields, "month": int(str(holiday)[:2]), "day": int(str(holiday)[3:])}
    fields["day"] = _day(phrase)
    return fields


def _small_year(phrase: Phrase) -> dict[str, Any]:
    names = phrase.names()
    if "THREE_DIGITS" in names:
        return {"year": phrase.value("THREE_DIGITS"), "is_three_digits": "ERA" not in names}
    if "ERA" in names and names.index("ERA") and names[names.index("ERA") - 1] in ("DAY_NUMBER", "TWO_DIGITS"):
        return {"year": phrase.named[names.index("ERA") - 1][1]}
    return {}


def _day(phrase: Phrase) -> int | None:
    """Read the day of the month: the first number that is no time of day and no year before Christ."""
    names = phrase.names()
    kept = []
    for index, (name, value) in enumerate(phrase.named):
        follows = names[index + 1] if index + 1 < len(names) else ""
        kept.append((name if follows not in ("AMPM", "OCLOCK", "ERA") else "", value))
    has_date = any(name in (*MONTHS, *HIJRI_MONTHS, "MONTH_UNIT") for name in names) or "NUMERIC_ORDINAL" in names
    return number_of(kept) if has_date else None


def _clock(phrase: Phrase) -> str | None:
    names = phrase.names()
    told = phrase.value("CLOCK")
    half = phrase.value("AMPM")
    if told is None and ("AMPM" in names or "OCLOCK" in names):
        place = names.index("AMPM" if "AMPM" in names else "OCLOCK") - 1
        told = f"{int(phrase.named[place][1]):02d}:00"
    if told is None:
        return None
    hour, minute = int(str(told)[:2]), str(told)[3:]
    if "OCLOCK" in names and phrase.value("PART") in ("AF", "EV"):
        half = "p"
    if half == "p" and hour < 12:
        hour += 12
    if half == "a" and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute}"


def _offset(phrase: Phrase) -> int | None:
    if phrase.name("TONIGHT", "OVERNIGHT"):
        return 0
    offset = phrase.value("DEICTIC")
    if offset is not None:
        return int(offset)
    which, part = phrase.name("THIS", "LAST"), phrase.value("PART")
    if which and part and not phrase.name(*UNITS, *WEEKDAYS, *MONTHS):
        if _beyond(phrase):
            return -2
        return 0 if which == "THIS" or part == "24:00" else -1
    return None


def _quarter(phrase: Phrase) -> str | None:
    code = phrase.value("QUARTER_CODE")
    if code:
        return str(code)
    if phrase.name("QUARTER") and not _share(phrase):
        number = -1 if phrase.name("LATTER") else number_of(phrase.named)
        return f"Q{4 if number == -1 else number}" if number in (1, 2, 3, 4, -1) else None
    return None


def _hijri(phrase: Phrase, day: int | None) -> tuple[int, int | None, int | None] | None:
    month = phrase.value("HIJRI_MONTH", "RAMADAN")
    if month is not None:
        return int(month), day, None
    feast = phrase.value("FEAST")
    if feast is None:
        return None
    start, _, length = str(feast).partition("/")
    number, first = int(start[:2]), int(start[3:])
    if phrase.name("EVE"):
        return number, first - 1, 1
    is_whole = phrase.before == "DURING" or phrase.name("HOLIDAY_WORD", "UNITS") or _share(phrase)
    return number, first, int(length) if is_whole else 1


def _edge(phrase: Phrase) -> str | None:
    edge = phrase.value("EARLY", "BOUNDARY")
    if edge is None and phrase.name("BEGAN"):
        return "START"
    # "the early hours of", "late evening" tell a part of the day, not of the month.
    is_of_day = phrase.name("EARLY") and phrase.name("PART", "UNITS", "DEICTIC") is not None
    is_of_day = is_of_day or _is_on_a_day(phrase)
    return None if is_of_day else edge


def _is_on_a_day(phrase: Phrase) -> bool:
    """Whether "early" or "late" tells a part of the day, as in "late on 3 May", not of the month."""
    return phrase.names()[:2] == ["EARLY", "ON"]


def _beyond(phrase: Phrase) -> str | None:
    """Read "the week before last" and "the week after next"."""
    return {"BEFORE LAST": "BEFORE_LAST", "AFTER NEXT": "AFTER_NEXT"}.get(" ".join(phrase.names()[-2:]))


def neighbour_of(phrase: Phrase) -> dict[str, Any]:
    """Read "last week", "of this year": the fields ``which`` and ``unit``, or ``year_which`` beside a month."""
    which, unit = _beyond(phrase) or phrase.name(*NEIGHBOURS), phrase.value(*UNITS)
    if "SAME" in phrase.names():
        which = "SAME"
    if which and _share(phrase) and "OF" in phrase.names():
        # "last" of "the last ten days of" belongs to the share, that of "the fourth quarter of last year" does not.
        tail = phrase.named[phrase.names().index("OF") :]
        which = next((name for name, _ in tail if name in NEIGHBOURS), None)
    units = [str(value) for name, value in phrase.named if name in UNITS[:-1]]
    unit = units[-1] if units else None
    told_year = phrase.name(*YEARS) is not None
    if unit is None and phrase.name("QUARTER") and number_of(phrase.named) is None and not phrase.name("LATTER"):
        which = "LAST" if phrase.name("LATEST", "RECENT") else which
        unit = "Q"
    is_within_year = phrase.name(*MONTHS, *NAMED_PERIODS) not in (None, "QUARTER" if _share(phrase) else None)
    if unit == "Y" and is_within_year and which:
        return {"year_which": which}
    if unit and told_year:
        return {}
    if unit and which is None:
        which = "THE"
    return {"which": which, "unit": unit}


def _share(phrase: Phrase) -> tuple[int, int, str] | None:
    """Read "the last ten days of", "the first half of": which one, of how many, of what unit ("" for a fraction)."""
    names = phrase.names()
    joins = [place for place, name in enumerate(names) if name in ("OF", "IN")]
    if joins and not phrase.name("POSSESSIVE"):
        names = names[: joins[0]]
    elif "POSSESSIVE" in names:
        start = names.index("POSSESSIVE") + 1
        return _share_of(phrase.named[start:])
    else:
        return None
    return _share_of(phrase.named[: len(names)])


def _share_of(named: Sequence[tuple[str, Value]]) -> tuple[int, int, str] | None:
    head = [(name, value) for name, value in named if name not in ("THE", "A")]
    if len(head) < 2 or head[0][0] not in (*WORD_CLASSES, "NUMERIC_ORDINAL", "LAST", "LATTER"):
        return None
    which = int(head[0][1])
    last, value = head[-1]
    if last == "WEEKDAY":
        return (which, int(value), last)
    if last in UNITS:
        count = number_of(head[1:-1])
        return (which, count or (3 if last == "UNITS" else 1), str(value))
    if last in ("FRACTION", "QUARTER", "ORDINAL") and len(head) == 2:
        return (which, int(value), "")
    return None
