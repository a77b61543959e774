"""Dates, tolls, kinds and places in plain words, the same in every room that shows them to people.

Words are never finer than what was told, the same in every locale, and start in lower case, so that they can stand
in a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from sijill import edtf
from sijill.schema import EVENT_GROUPS

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
NO_DATE = "no derivable date"
YEAR_NOT_TOLD = "year not told"
GROUP_NAMES: dict[str, str] = {
    "battle": "Battles",
    "remote_violence": "Explosions and remote violence",
    "violence_against_civilians": "Violence against civilians",
    "protest": "Protests and riots",
    "strategic": "Strategic developments",
    "humanitarian": "Humanitarian situation",
    "summary": "Toll summaries",
}
"""Headings for the groups of event types; ACLED's names where it has the group."""
MODALITY_WORDS: dict[str, str] = {
    "asserted": "told as having happened",
    "unconfirmed": "told with a hedge",
    "ordered": "ordered, not told as done",
    "planned": "planned, not told as done",
    "feared": "feared, not told as having happened",
    "hypothetical": "speculated about, not told as having happened",
    "negated": "told as not having happened",
}
PRECISION_WORDS: dict[int, str] = {
    1: "the named place",
    2: "near it, or part of a named area",
    3: "only a governorate or larger is known",
}
_POINT = re.compile(
    r"(?P<year>\d{4}|XXXX)(?:-(?P<month>\d\d|XX))?(?:-(?P<day>\d\d|XX))?(?:T.*?)?(?P<qualifier>[~?%]?)"
)
_QUALIFIER_WORDS = {"": "", "~": "about ", "?": "possibly ", "%": "possibly about "}
_OPEN = ("", "..")


def name_in_words(name: str) -> str:
    """Give an event type, group or modality as words: ``drone_strike`` becomes ``drone strike``."""
    return name.replace("_", " ")


def counted(number: int, noun: str) -> str:
    """Give a number with its noun, ``1 incident``, ``2 incidents``."""
    return f"{number} {noun}{'' if number == 1 else 's'}"


def groups_in_words(groups: Iterable[str]) -> str:
    """Give how often each group occurs, in the codebook's order: ``Battles 3, Protests and riots 1``."""
    found = list(groups)
    return ", ".join(f"{GROUP_NAMES[group]} {found.count(group)}" for group in EVENT_GROUPS if group in found)


def day_in_words(day: date) -> str:
    """Give a day as people write it, ``3 September 2023``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def period_in_words(first: date | None, last: date | None) -> str:
    """Give a period, both ends inclusive and None where open: ``1 September 2023 to 30 September 2023``."""
    if first and last:
        return day_in_words(first) if first == last else f"{day_in_words(first)} to {day_in_words(last)}"
    if first:
        return f"from {day_in_words(first)} on"
    return f"until {day_in_words(last)}" if last else "all dates"


def date_in_words(told: str | None) -> str:
    """Give an EDTF date of the codebook in plain words; what is no such date is given back as it stands.

    Example:
        >>> date_in_words("2023-09-05~")
        'about 5 September 2023'
        >>> date_in_words("2023-08-28/2023-09-03")
        'between 28 August and 3 September 2023'
        >>> date_in_words("../XXXX-09")
        'by September (year not told)'
    """
    if told is None:
        return NO_DATE
    try:
        edtf.bounds(told)
    except ValueError:
        return told
    first, slash, last = told.partition("/")
    if not slash:
        return _point_in_words(first)
    if first in _OPEN:
        return NO_DATE if last in _OPEN else f"by {_point_in_words(last)}"
    if last in _OPEN:
        return f"{_point_in_words(first)} or later"
    return f"between {_point_in_words(first, before=last)} and {_point_in_words(last)}"


def _point_in_words(point: str, *, before: str = "") -> str:
    """Give one point of time; what the end of its interval, ``before``, repeats of year and month is left out."""
    day, month, year, qualifier = _parts(point)
    last_day, last_month, last_year, _ = _parts(before) if before else ("", "", "", "")
    if before and month and last_month and year == last_year:
        month = "" if day and last_day and month == last_month else month
        return qualifier + " ".join(part for part in (day, month) if part)
    told = " ".join(part for part in (day, month, year) if part)
    if not year:
        told = f"{told} ({YEAR_NOT_TOLD})" if told else YEAR_NOT_TOLD
    return qualifier + told


def _parts(point: str) -> tuple[str, str, str, str]:
    """Give day, month, year and qualifier of a checked point as words, empty where they are not told."""
    found = _POINT.fullmatch(point)
    if found is None:
        return "", "", point, ""
    month = MONTHS[int(found["month"]) - 1] if (found["month"] or "XX") != "XX" else ""
    day = str(int(found["day"])) if month and (found["day"] or "XX") != "XX" else ""
    return day, month, found["year"].replace("XXXX", ""), _QUALIFIER_WORDS[found["qualifier"]]


def range_in_words(best: int | None, low: int | None, high: int | None) -> str | None:
    """Give a number with its range, ``5``, ``3–7``, ``5 (3–7)``, ``at least 24``; None where none is told.

    As the codebook has it, ``best`` alone is an exact number and a ``low`` without ``high`` is a floor ("dozens").
    """
    if best is None:
        if low is None:
            return None if high is None else f"up to {high:,}"
        return f"at least {low:,}" if high is None else _between(low, high)
    if (low is None and high is None) or low == best == high:
        return f"{best:,}"
    if high is None:
        return f"at least {low:,}" if low == best else f"{best:,} (at least {low:,})"
    return f"{best:,} ({f'up to {high:,}' if low is None else _between(low, high)})"


def _between(low: int, high: int) -> str:
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def toll_in_words(outcome: str, best: int | None, low: int | None, high: int | None) -> str:
    """Give one toll with its range, ``at least 24 injured``; empty where no number is told."""
    number = range_in_words(best, low, high)
    return f"{'no one' if number == '0' else number} {outcome}" if number else ""


def place_in_words(name: str | None, admin1: str | None, geo_precision: int | None) -> str:
    """Give a place as precisely as it is known, ``in or near Tafas, Daraa``; empty without one.

    Args:
        name: the place's name, in the gazetteer or in the report's words.
        admin1: the governorate.
        geo_precision: 1 the named place, 2 near it or part of it, 3 a governorate or larger.
    """
    if name is None:
        return f"somewhere in {admin1}" if admin1 else ""
    within = f", {admin1}" if admin1 and admin1 != name else ""
    prefix = {2: "in or near ", 3: "somewhere in "}.get(geo_precision or 0, "")
    return f"{prefix}{name}{within}"
