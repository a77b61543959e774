"""The grammar of date phrases: patterns over the classes of words, each with the kind of reading it gives.

A pattern is a regular expression whose letters are names in capitals: a class of words (``MONTH``; the lists are in
``domains/english/dates.yml``) or a macro of this module. It is compiled to one over the symbols of the lexer.
Patterns repeat nothing without a bound, so that matching stays linear in the length of the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from sijill.extraction.dates.vocabulary import vocabulary

MACROS = {
    "ANY_MONTH": "(?:MONTH|NAME_MONTH)",
    "ANY_WEEKDAY": "(?:WEEKDAY|SHORT_WEEKDAY)",
    "ANY_YEAR": "(?:YEAR|OTHER_YEAR)",
    "ANY_ORDINAL": "(?:NUMERIC_ORDINAL|(?:CARDINAL DASH?)?(?:ORDINAL|SECOND))",
    "DAY_OF_MONTH": "(?:DAY_NUMBER|ANY_ORDINAL)",
    "NO_COUNT": "(?!COUNTED|OTHER_PLURAL|UNITS|CARDINAL|AMPM|OCLOCK)",
    "SMALL_UNIT": "(?:DAY|WEEK|MONTH_UNIT|YEAR_UNIT|TIME_UNIT|LONG_UNIT|OTHER_UNIT)",
    "ANY_UNIT": "(?:UNITS|SMALL_UNIT)",
    "NUMBER": "(?:DAY_NUMBER|TWO_DIGITS|THREE_DIGITS|COUNT|CARDINAL(?:(?:DASH|AND)?CARDINAL){0,4})",
    "VAGUE_NUMBER": "(?:A?FEW OF?|SOME)",
    "HEDGE": "(?:APPROXIMATELY|NEARLY|ONLY|OVER|SOME|MORE THAN|AT LEAST|UP TO)",
    "QUANTITY": "(?:HEDGE{0,2}(?:ANOTHER?NUMBER|VAGUE_NUMBER|A|ANOTHER)ONLY?)",
    "NEIGHBOUR": "(?:LAST|NEXT|THE?THIS|THAT SAME|THAT|THE?(?:SAME|PREVIOUS|FOLLOWING|COMING|NEXT))",
    "RELATIVE_YEAR": "(?:OF?NEIGHBOUR YEAR_UNIT)",
    "TOLD_YEAR": "(?:YEAR(?!COUNTED)ERA?|OTHER_YEAR NO_COUNT ERA?|THREE_DIGITS ERA|DAY_NUMBER ERA|TWO_DIGITS ERA)",
    "YEAR_AFTER": "(?:(?:COMMA|OF|SLASH|DASH)?TOLD_YEAR|RELATIVE_YEAR)",
    "DAY_MONTH": "(?:THE?DAY_OF_MONTH(?:OF?THE?|SLASH|DASH)ANY_MONTH YEAR_AFTER?)",
    "MONTH_DAY": "(?:ANY_MONTH(?!COUNT_IN_MONTH)THE?DAY_OF_MONTH(?!AMPM|OCLOCK|ERA)YEAR_AFTER?)",
    # "In May 20 people were killed" tells no 20th of May.
    "COUNT_IN_MONTH": "(?:(?<=IN ANY_MONTH)DAY_NUMBER(?:COUNTED|OTHER_PLURAL))",
    "MONTH_YEAR": "(?:ANY_MONTH YEAR_AFTER)",
    "FULL": "(?:DAY_MONTH|MONTH_DAY|ISO|SLASHED)",
    "TIME": "(?:(?:CLOCK AMPM?|(?:DAY_NUMBER|CARDINAL)(?:AMPM|OCLOCK(?:IN THE PART)?))ZONE?)",
    "PART_OF": "(?:(?:EARLY(?:IN|ON)THE PART|THE?EARLY?PART|THE?EARLY PART?UNITS)(?:OF|ON|COMMA)?)",
    "PART_AFTER": "(?:(?:COMMA?(?:IN|AT|DURING)?THE?|POSSESSIVE|DASH)(?:EARLY?PART|EARLY UNITS))",
    "TIME_AFTER": "(?:COMMA?(?:AT|BY)?TIME)",
    "NAMED_DAY": "(?:(?:DEICTIC PART?|THIS PART|LAST PART|TONIGHT)COMMA?)",
    "WEEKDAY_BEFORE": "(?:LAST?ANY_WEEKDAY PART?COMMA?ON?)",
    "WHICH_WEEKDAY": "(?:(?:THE?(?:LAST|NEXT|THIS|THAT|COMING|PAST)?|THE(?:PREVIOUS|FOLLOWING))WEEKDAY)",
    "EDGE": "(?:THE?EARLY(?:DASH|IN|OF)?THE?|THE?BOUNDARY OF THE?|(?:EARLIER|LATER)(?:IN THE?)?|"
    "THE(?:LATTER|EARLY|ONLY)?REST OF THE?)",
    "ANY_SEASON": "(?:SEASON|WEAK_SEASON)",
    "SEASON_YEAR": "(?:ANY_SEASON(?:YEAR_AFTER|IN TOLD_YEAR))",
    "CENTURY": "(?:ANY_ORDINAL DASH?LONG_UNIT ERA?)",
    "LONG_PERIOD": "(?:MONTH_YEAR|ANY_MONTH|TOLD_YEAR|SEASON_YEAR|ANY_SEASON|DECADE ERA?|CENTURY"
    "|NEIGHBOUR SMALL_UNIT|YEAR_UNIT|MONTH_UNIT|WEEK|DAY)",
    "SHARE": "(?:(?:ANY_ORDINAL|LAST|LATTER)"
    "(?:FRACTION|QUARTER|ORDINAL|NUMBER?UNITS|FEW UNITS|DAY|WEEK|MONTH_UNIT|WEEKDAY|WEEKEND))",
    "TELLING": "(?<=IN|ON|SINCE|UNTIL|THROUGH|BY|FROM|TO|AND|OR|OF|DURING|BETWEEN|BEFORE|AFTER|FOR|AT|LAST"
    "|NEXT|THIS|DASH)",
    "YEAR_TELLING": "(?<=IN|SINCE|UNTIL|THROUGH|BY|FROM|TO|AND|OR|OF|DURING|BETWEEN|BEFORE|AFTER|FOR|APPROXIMATELY"
    "|AS|INTO)",
    "STEP": "(?:LAST|PAST|PREVIOUS|NEXT|COMING|FOLLOWING)",
    "RANGE_OF_THINGS": "(?:RANGE_WORD(?:NUMBER|ANY_YEAR)(?:COUNTED|OTHER_PLURAL))",
    "ANY_HIJRI": "(?:HIJRI_MONTH|RAMADAN)",
    "HIJRI_YEAR": "(?:(?:COMMA|OF)?ANY_YEAR HIJRI_ERA?|RELATIVE_YEAR)",
    "MONTH_OF": "(?:THE(?:OTHER|OTHER_CAPITAL){0,2}MONTH_UNIT OF|MONTH_UNIT OF)",
    "FEAST_BEFORE": "(?:THE?(?:EVE|SHARE|UNITS)OF THE?|LAST|NEXT|THIS|THE)",
    "NO_SHIFT": "(?!AGO|EARLIER|LATER|BEFORE|AFTER|DASH)",
    "LONG_NUMBER": "(?:ANY_YEAR|THREE_DIGITS)",
    "RANGE_WORD": "(?:DASH|TO|AND|THROUGH|UNTIL)",
    "ALONE": "(?!ANY_WEEKDAY|SMALL_UNIT|UNITS|WEEKEND|PART|ANY_SEASON|ANY_MONTH|NUMBER|FEW|QUARTER|RAMADAN|FEAST"
    "|HOLIDAY)",
}

RULES = (
    # Full and partial dates: "Monday evening, the 3rd of May 2021", "May 3, in the evening".
    ("calendar", "PART_OF?NAMED_DAY?WEEKDAY_BEFORE?FULL PART_AFTER?TIME_AFTER?"),
    ("calendar", "TIME(?:ON|COMMA)FULL"),
    ("calendar", "EARLY ON(?:WEEKDAY_BEFORE?FULL|WEEKDAY)TIME_AFTER?"),
    ("calendar", "THE?DAY_OF_MONTH OF NEIGHBOUR MONTH_UNIT"),
    ("calendar", "(?<=ON|UNTIL|BY|TO|SINCE|FROM)THE NUMERIC_ORDINAL(?=STOP|COMMA|AND|OR|TO|UNTIL|$)"),
    # Months, seasons, years, decades, centuries.
    ("calendar", "HEDGE?EDGE?(?:MONTH_YEAR|THE?SEASON_YEAR)"),
    ("calendar", "HEDGE?EDGE?THE?(?:DECADE ERA?|CENTURY)"),
    ("calendar", "(?<!OTHER_CAPITAL)HEDGE?(?:LAST|NEXT|THIS|THAT)?MONTH"),
    ("calendar", "TELLING NAME_MONTH(?!OTHER_CAPITAL)|(?<=THE|A)NAME_MONTH(?=OTHER|OTHER_PLURAL|CAMPAIGN)"),
    ("calendar", "THE(?:PREVIOUS|FOLLOWING)(?:ANY_MONTH|ANY_SEASON)|MONTH_UNIT POSSESSIVE BOUNDARY"),
    ("calendar", "ANY_SEASON(?=CAMPAIGN)|YEAR SEASON|THE WEAK_SEASON(?=AND EARLY?ANY_SEASON)"),
    ("calendar", "THE DAY FOLLOWING(?=STOP|COMMA|OTHER)"),
    ("calendar", "(?:LAST|NEXT|THIS|THAT)(?:NAME_MONTH|ANY_SEASON)"),
    ("calendar", "(?:THE|THAT SAME?)?SEASON"),
    ("calendar", "(?<=IN|BY|OF|SINCE|UNTIL|DURING)THE?WEAK_SEASON(?!OF|OTHER)"),
    ("calendar", "(?<=THE|ITS|A)ANY_YEAR(?=OTHER|OTHER_CAPITAL|CAMPAIGN)"),
    ("calendar", "(?<=THE|ITS)YEAR(?=OTHER_PLURAL|SEASON|WEAK_SEASON)"),
    ("calendar", "(?<=STOP|COMMA)ANY_YEAR(?=STOP|$)|^ANY_YEAR(?=STOP|$)|(?<=STOP)YEAR(?=OTHER)"),
    ("calendar", "EDGE LONG_PERIOD"),
    ("calendar", "HEDGE?(?:ANY_YEAR|THREE_DIGITS|TWO_DIGITS|DAY_NUMBER)ERA"),
    ("calendar", "THE YEAR_UNIT ANY_YEAR"),
    (
        "calendar",
        "YEAR_TELLING HEDGE?ANY_YEAR(?:BEGAN|NO_COUNT)(?!RANGE_OF_THINGS)(?!DASH SMALL_UNIT)",
    ),
    ("calendar", "(?<=SINCE)(?:THE)?ANY_MONTH BEGAN"),
    ("calendar", "(?<=IN|SINCE|DURING|UNTIL)YEAR(?!COUNTED|UNITS|CARDINAL|RANGE_WORD|DASH)"),
    ("calendar", "YEAR(?=COMMA?(?:AND|OR)?YEAR(?!COUNTED|OTHER_PLURAL))|(?<=YEAR COMMA)YEAR(?=COMMA|STOP|AND)"),
    ("calendar", "APPROXIMATELY YEAR NO_COUNT(?!OTHER)"),
    ("calendar", "(?<=IN|SINCE|BY|UNTIL|OF)THREE_DIGITS(?=STOP|COMMA|THE|AND|BY)"),
    ("calendar", "THE?SHARE IN LONG_PERIOD|THE(?:WEEK|WEEKEND)OF FULL"),
    ("calendar", "(?:THE?SHARE OF (?:THE)?LONG_PERIOD|(?:MONTH_YEAR|ANY_MONTH|YEAR)POSSESSIVE SHARE)"),
    # Quarters and fiscal years: "the second quarter of last year", "Q1 2022", "fiscal 2012".
    ("calendar", "THE?FISCAL?(?:ANY_ORDINAL|LATTER)DASH?FISCAL?QUARTER(?:YEAR_AFTER|OF FISCAL YEAR_UNIT?ANY_YEAR)?"),
    ("calendar", "QUARTER_CODE YEAR_AFTER|ANY_YEAR QUARTER_CODE|TELLING QUARTER_CODE"),
    ("calendar", "(?:LAST|NEXT|THE?THIS|THE(?:PREVIOUS|FOLLOWING|COMING|SAME))QUARTER(?!OF)"),
    ("calendar", "THE(?:LEAST RECENT|LATEST)FISCAL?QUARTER|THE QUARTER(?!OF|OTHER_CAPITAL)"),
    ("calendar", "FISCAL YEAR_UNIT?TOLD_YEAR|NEIGHBOUR FISCAL YEAR_UNIT"),
    # The Hijri calendar, and feasts. Months but Ramadan are names of people too.
    ("calendar", "EDGE?MONTH_OF ANY_HIJRI HIJRI_YEAR?"),
    ("calendar", "(?<!OTHER_CAPITAL)(?:EDGE|LAST|NEXT|THIS)?RAMADAN(?!OTHER_CAPITAL)HIJRI_YEAR?"),
    ("calendar", "HIJRI_MONTH HIJRI_YEAR|(?<=IN|DURING|SINCE|UNTIL)HIJRI_MONTH(?!OTHER_CAPITAL)"),
    ("calendar", "THE?DAY_OF_MONTH DAY?OF?MONTH_OF?ANY_HIJRI HIJRI_YEAR?"),
    ("calendar", "ANY_HIJRI DAY_OF_MONTH(?!COUNTED|OTHER_PLURAL)HIJRI_YEAR?"),
    ("calendar", "THE?SHARE OF MONTH_OF?ANY_HIJRI HIJRI_YEAR?"),
    ("calendar", "FEAST_BEFORE?FEAST(?:POSSESSIVE SHARE)?(?:HOLIDAY_WORD)?HIJRI_YEAR?(?:HOLIDAY_WORD)?"),
    ("calendar", "(?:LAST|NEXT|THIS)?HOLIDAY PART?(?:YEAR_AFTER|YEAR)?"),
    # Weekdays and their parts.
    ("calendar", "PART_OF?WHICH_WEEKDAY PART_AFTER?TIME_AFTER?"),
    # "following Friday prayers" tells what comes after them.
    ("calendar", "(?:PREVIOUS|FOLLOWING)WEEKDAY(?=STOP|$)|THE WEEKDAY FOLLOWING(?=STOP|$)"),
    (
        "calendar",
        "THE(?:WEEK|MONTH_UNIT|YEAR_UNIT|WEEKEND|QUARTER|ANY_SEASON|WEEKDAY|PART)(?:BEFORE LAST|AFTER NEXT)ALONE",
    ),
    ("calendar", "WEEKDAY PART(?:IN ITS EARLY UNITS)?|WEEKDAY NEXT|(?:EARLY|EARLIER|LATER)ON?WEEKDAY PART?"),
    ("calendar", "PART_OF WEEKDAY(?:DASH|SLASH|AND|TO)WEEKDAY"),
    ("calendar", "PART BETWEEN WEEKDAY AND WEEKDAY"),
    # Days told from the publication.
    ("calendar", "(?:EARLIER|LATER|EARLY)?PART_OF?DEICTIC(?:PART_AFTER|PART)?(?:COMMA?WEEKDAY)?TIME_AFTER?"),
    ("day_beyond", "THE?DAY(?:BEFORE|AFTER)DEICTIC"),
    ("calendar", "(?:EARLIER|LATER|EARLY|BEFORE)?(?:THIS|LAST|THAT SAME|THAT)PART(?:COMMA?WEEKDAY)?"),
    ("calendar", "EARLIER IN THE PART"),
    ("calendar", "TONIGHT|OVERNIGHT|TIME TONIGHT"),
    ("calendar", "(?:EARLY|EARLIER|LATER)?THE(?:SAME|NEXT|FOLLOWING|PREVIOUS)PART"),
    ("calendar", "(?:EARLY|EARLIER|LATER)?NEIGHBOUR(?:SMALL_UNIT|WEEKEND)(?<!TIME_UNIT)PART?"),
    ("calendar", "(?<=OVER|DURING|AT|ON|FOR|THROUGH|AFTER|BEFORE)THE WEEKEND"),
    ("calendar", "(?<=AT|SINCE|AFTER|BEFORE|BY|UNTIL)EARLY?PART"),
    ("calendar", "(?<=IN|DURING|SINCE)THE EARLY?PART"),
    ("calendar", "THE EARLY(?:PART)?UNITS(?:OF(?:THE)?PART)?"),
    ("calendar", "THE BOUNDARY OF THE(?:DAY|WEEK|MONTH_UNIT|YEAR_UNIT)"),
    ("calendar", "TIME(?:(?:ON|COMMA)?(?:DEICTIC|WEEKDAY))?"),
    # Told from another time.
    ("shift", "(?:QUANTITY)?ANY_UNIT(?:AGO|EARLIER|LATER|BEFORE|AFTER)"),
    ("shift", "QUANTITY ANY_UNIT(?:AGO DEICTIC|FROM(?:NOW|DEICTIC))"),
    ("shift", "QUANTITY PART(?:BEFORE|EARLIER|LATER|AFTER)"),
    ("shift", "THE(?:DAY|WEEK|MONTH_UNIT|YEAR_UNIT|PART)(?:BEFORE|AFTER)"),
    ("stretch", "(?:THE|THESE)?(?:STEP|RECENT)(?:HEDGE?(?:NUMBER|FEW OF?))?UNITS"),
    ("stretch", "THE?(?:HEDGE?(?:NUMBER|FEW))STEP UNITS"),
    ("stretch", "THE?UNITS TO COME"),
    ("stretch", "(?:THE|THIS)?PAST(?:SMALL_UNIT|WEEKEND)"),
    ("stretch", "QUANTITY UNITS(?:NOW|ON BOUNDARY|RUNNING|IN A?ROW)"),
    ("stretch", "THE?ANY_ORDINAL ONLY?(?:DAY|WEEK|MONTH_UNIT|YEAR_UNIT)(?:RUNNING|IN A?ROW)"),
    ("vague", "(?:A|SOME)(?:OTHER)?WHILE AGO|THESE UNITS"),
    ("vague", "(?<=IN|UNTIL)THE(?:PAST|FUTURE)(?!COUNTED|NUMBER|UNITS|FEW|SMALL_UNIT)"),
    ("vague", "THE FUTURE(?=STOP|COMMA|OF|$)|(?<=IN)FUTURE(?=STOP|COMMA|$)"),
    ("vague", "(?<=AT)THE MOMENT|(?<=AT)MOMENT"),
    (
        "attribute",
        # Only in histories: see the reading.
        "FORMER|FUTURE|RECENT|(?:MODERN|MOMENT)DASH?DAY|(?<=AT)THE WHILE(?!OF|OTHER)|(?<=OF)THE WHILE(?=STOP|COMMA)",
    ),
    ("attribute", "(?<=AT|BY|DURING|APPROXIMATELY)THIS WHILE"),
    ("same_time", "THE SAME WHILE|THAT WHILE"),
    ("link", "THE?MEANWHILE"),
    ("so_far", "SO FAR(?!OTHER|FROM|AS)|(?<=TO)DATE_WORD(?=STOP|COMMA|OTHER|$)"),
    # Lengths and repeated times.
    ("duration", "(?:QUANTITY|(?<=FOR)THE NUMBER)DASH?ANY_UNIT(?!AGO|EARLIER|LATER|DASH LENGTH)(?:DASH?OLD)?"),
    ("duration", "NUMBER DASH?ANY_UNIT DASH?LENGTH"),
    ("duration", "FRACTION(?:A|DASH)SMALL_UNIT|NUMBER AND A?FRACTION ANY_UNIT|A SMALL_UNIT AND A FRACTION"),
    ("duration", "SMALL_UNIT DASH LENGTH|UNITS DASH LENGTH|CARDINAL OTHER UNITS NO_SHIFT"),
    (
        "duration",
        "(?<=FOR|DURING|AFTER|LASTED|IN)UNITS|(?:^|(?<=STOP|COMMA|AND|OTHER_PLURAL))UNITS(?=OF)|QUANTITY PARTS",
    ),
    ("set", "(?:NEARLY)?EVERY(?:ANY_ORDINAL|NUMBER|FEW)?(?:ANY_UNIT|WEEKEND|WEEKDAY|PART|ANY_MONTH|ANY_SEASON)"),
    (
        "set",
        "(?<=DAY_NUMBER|TWO_DIGITS|THREE_DIGITS|COUNT|CARDINAL|UNITS|COUNTED)A(?:DAY|WEEK|MONTH_UNIT|YEAR_UNIT)NO_SHIFT",
    ),
    ("set", "WEEKDAYS|REGULARLY|PER SMALL_UNIT|(?:ONCE|NUMBER OTHER_PLURAL)A SMALL_UNIT"),
    ("vague", "RECENTLY(?!AS)|NOW|(?<=OF)EARLY(?=STOP|COMMA|$)"),
    # Two times that share a month or a year.
    ("pair", "ANY_MONTH THE?DAY_OF_MONTH RANGE_WORD THE?DAY_OF_MONTH(?!AMPM|OCLOCK|UNITS|COUNTED)YEAR_AFTER?"),
    ("pair", "THE?DAY_OF_MONTH RANGE_WORD THE?DAY_OF_MONTH(?:OF?THE?)ANY_MONTH YEAR_AFTER?"),
    ("pair", "ANY_MONTH RANGE_WORD ANY_MONTH YEAR_AFTER"),
    ("pair", "(?<=FROM|STOP|BETWEEN)THREE_DIGITS(?:TO|AND|UNTIL)THREE_DIGITS ERA"),
    (
        "pair",
        "LONG_NUMBER DASH(?:LONG_NUMBER|TWO_DIGITS|DAY_NUMBER)(?!COUNTED|OTHER_PLURAL|DASH)ERA?",
    ),
)


GROUP_SIZE = 10

NEVER_FIRST = ("STOP", "COMMA", "OTHER", "OTHER_CAPITAL", "OTHER_PLURAL", "COUNTED", "POSSESSIVE", "DASH", "SLASH")
"""Classes that no phrase starts with: most words of a text are passed over at once."""


@dataclass(frozen=True)
class Rule:
    """A compiled pattern and the kind of reading its matches give."""

    kind: str
    pattern: re.Pattern[str]


def compile_pattern(source: str) -> str:
    """Turn a pattern of names into a regular expression over symbols.

    Raises:
        KeyError: the pattern has a name that is neither a macro nor a class.
    """

    def expand(found: re.Match[str]) -> str:
        name = found[0]
        return compile_pattern(MACROS[name]) if name in MACROS else vocabulary().symbols[name]

    return re.sub(r"[A-Z_]{1,}", expand, source).replace(" ", "")


@cache
def rules() -> tuple[Rule, ...]:
    """Give all rules, compiled once."""
    return tuple(Rule(kind, re.compile(compile_pattern(source))) for kind, source in RULES)


@cache
def gate() -> re.Pattern[str]:
    """Give one pattern that matches wherever some rule does, so that the rules are tried in few places only."""
    never_first = "".join(vocabulary().symbols[name] for name in NEVER_FIRST)
    return re.compile(f"(?![{never_first}])(?:{_any_of(rules()).pattern})")


@cache
def groups() -> tuple[tuple[re.Pattern[str], tuple[Rule, ...]], ...]:
    """Give the rules in groups of neighbours, each behind a pattern that matches where one of its rules does."""
    found = (rules()[start : start + GROUP_SIZE] for start in range(0, len(rules()), GROUP_SIZE))
    return tuple((_any_of(group), group) for group in found)


def _any_of(some: tuple[Rule, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{rule.pattern.pattern})" for rule in some))
