"""Lines that are a date and nothing more, as they stand under a headline."""

from __future__ import annotations

import calendar
import re
import unicodedata
from datetime import date

MOST_CHARACTERS = 80

ARABIC_MONTHS = (
    "يناير|كانون الثاني",
    "فبراير|شباط",
    "مارس|آذار",
    "أبريل|إبريل|نيسان",
    "مايو|أيار",
    "يونيو|حزيران",
    "يوليو|تموز",
    "أغسطس|آب",
    "سبتمبر|أيلول",
    "أكتوبر|تشرين الأول",
    "نوفمبر|تشرين الثاني",
    "ديسمبر|كانون الأول",
)
"""Names of the months from January in Arabic: those of Egypt and the Gulf, then those of the Levant."""

MONTHS = {
    name.casefold(): number
    for number in range(1, 13)
    for name in (calendar.month_name[number], calendar.month_abbr[number], *ARABIC_MONTHS[number - 1].split("|"))
} | {"sept": 9}

_MONTH = "(?P<month>" + "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True)) + r")\.?"
_DAYS = "|".join([*calendar.day_name, *(rf"{name}\.?" for name in calendar.day_abbr)])
_LINE = re.compile(
    r"(?:(?:first )?(?:published|posted|date|dated|issued|نشر|نشر في|تاريخ النشر|التاريخ)(?: on| at)?\s*:?\s*)?"
    rf"(?:(?:{_DAYS}|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد)\s*[,،]?\s*)?"
    r"(?:(?P<iso>\d{4}-\d\d-\d\d)"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+{_MONTH},?\s+(?P<year>\d{{4}})"
    rf"|{_MONTH.replace('month', 'month_first')}\s+"
    r"(?P<day_second>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year_last>\d{4}))"
    r"(?:[T,،|–-]?\s*(?:at\s*)?\d{1,2}:\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|UTC|GMT|[+-]\d\d:?\d\d)?)?",
    re.IGNORECASE,
)


def day_of_line(line: str) -> str | None:
    """Give the day (``YYYY-MM-DD``) that a line names if it says nothing else, else None.

    A weekday, a time and a word such as "Published:" may stand with it. A date in figures alone counts only in
    the order of ISO 8601: of ``05/09/2023`` nobody can tell which is the month.

    Example:
        >>> day_of_line("Published: Tuesday, 5 September 2023, 10:30")
        '2023-09-05'
        >>> day_of_line("On 5 September 2023 shells fell on the village")
    """
    if len(line) > 4 * MOST_CHARACTERS:
        return None
    plain = " ".join("".join(_plain_digit(sign) for sign in line).split())
    match = _LINE.fullmatch(plain) if len(plain) <= MOST_CHARACTERS else None
    if match is None:
        return None
    if match["iso"]:
        year, month, day = (int(part) for part in match["iso"].split("-"))
    else:
        year, day = int(match["year"] or match["year_last"]), int(match["day"] or match["day_second"])
        month = MONTHS[(match["month"] or match["month_first"]).casefold()]
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _plain_digit(sign: str) -> str:
    """Give a digit of any script as one of ``0`` to ``9``."""
    return str(unicodedata.digit(sign)) if sign.isdecimal() else sign
