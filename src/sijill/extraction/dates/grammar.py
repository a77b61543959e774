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
    "QUANTITY": "(?:HEDGE{0,2}(?:NUMBER|VAGUE_NUMBER|A)ONLY?)",
    "NEIGHBOUR": "(?:LAST|NEXT|THIS|THAT SAME|THAT|THE?(?:SAME|PREVIOUS|FOLLOWING|COMING|NEXT))",
    "RELATIVE_YEAR": "(?:OF?NEIGHBOUR YEAR_UNIT)",
    "TOLD_YEAR": "(?:YEAR(?!COUNTED)ERA?|OTHER_YEAR NO_COUNT ERA?|THREE_DIGITS ERA|DAY_NUMBER ERA|TWO_DIGITS ERA)",
    "YEAR_AFTER": "(?:(?:COMMA|OF|SLASH|DASH)?TOLD_YEAR|RELATIVE_YEAR)",
    "DAY_MONTH": "(?:THE?DAY_OF_MONTH(?:OF?THE?|SLASH|DASH)ANY_MONTH YEAR_AFTER?)",
    "MONTH_DAY": "(?:ANY_MONTH(?!COUNT_IN_MONTH)THE?DAY_OF_MONTH(?!AMPM|OCLOCK|ERA)YEAR_AFTER?)",
    # "In May 20 people were killed" tells no 20th of May.
    "COUNT_IN_MONTH": "(?:(?<=IN ANY_MONTH)DAY_NUMBER(?:COUNTED|OTHER_PLURAL))",
    "MONTH_YEAR": "(?:ANY_MONTH YEAR_AFTER)",
    "FULL": "(?:DAY_MONTH|MONTH_DAY|ISO|SLASHED)",
    "TIME": "(?:CLOCK AMPM?|(?:DAY_NUMBER|CARDINAL)(?:AMPM|OCLOCK(?:IN THE PART)?))",
    "PART_OF": "(?:(?:THE?EARLY?PART|THE?EARLY UNITS)(?:OF|ON|COMMA)?)",
    "PART_AFTER": "(?:(?:COMMA?(?:IN|AT|DURING)?THE?|POSSESSIVE|DASH)(?:EARLY?PART|EARLY UNITS))",
    "TIME_AFTER": "(?:COMMA?(?:AT|BY)?TIME)",
    "NAMED_DAY": "(?:(?:DEICTIC PART?|THIS PART|LAST PART|TONIGHT)COMMA?)",
    "WEEKDAY_BEFORE": "(?:LAST?ANY_WEEKDAY PART?COMMA?ON?)",
    "EDGE": "(?:THE?EARLY(?:DASH|IN|ON|OF)?THE?|THE?BOUNDARY OF THE?|(?:EARLIER|LATER)IN?)",
    "ANY_SEASON": "(?:SEASON|WEAK_SEASON)",
    "SEASON_YEAR": "(?:ANY_SEASON(?:YEAR_AFTER|IN TOLD_YEAR))",
    "CENTURY": "(?:ANY_ORDINAL DASH?LONG_UNIT ERA?)",
    "LONG_PERIOD": "(?:MONTH_YEAR|ANY_MONTH|TOLD_YEAR|SEASON_YEAR|ANY_SEASON|DECADE ERA?|CENTURY"
    "|NEIGHBOUR SMALL_UNIT|YEAR_UNIT|MONTH_UNIT|WEEK|DAY)",
    "SHARE": "(?:(?:ANY_ORDINAL|LAST|LATTER)(?:FRACTION|ORDINAL|NUMBER?UNITS|FEW UNITS|DAY|WEEK|MONTH_UNIT))",
    "TELLING": "(?<=IN|ON|SINCE|UNTIL|THROUGH|BY|FROM|TO|AND|OR|OF|DURING|BETWEEN|BEFORE|AFTER|FOR|AT|LAST"
    "|NEXT|THIS|DASH)",
    "YEAR_TELLING": "(?<=IN|SINCE|UNTIL|THROUGH|BY|FROM|TO|AND|OR|OF|DURING|BETWEEN|BEFORE|AFTER|FOR|APPROXIMATELY)",
    "STEP": "(?:LAST|PAST|PREVIOUS|NEXT|COMING|FOLLOWING)",
    "RANGE_OF_THINGS": "(?:RANGE_WORD(?:NUMBER|ANY_YEAR)(?:COUNTED|OTHER_PLURAL))",
    "LONG_NUMBER": "(?:ANY_YEAR|THREE_DIGITS)",
    "RANGE_WORD": "(?:DASH|TO|AND|THROUGH|UNTIL)",
}

RULES = (
    # Full and partial dates: "Monday evening, the 3rd of May 2021", "May 3, in the evening".
    ("calendar", "PART_OF?NAMED_DAY?WEEKDAY_BEFORE?FULL PART_AFTER?TIME_AFTER?"),
    ("calendar", "TIME(?:ON|COMMA)FULL"),
    ("calendar", "THE?DAY_OF_MONTH OF NEIGHBOUR MONTH_UNIT"),
    ("calendar", "(?<=ON|UNTIL|BY|TO|SINCE|FROM)THE NUMERIC_ORDINAL(?=STOP|COMMA|AND|OR|TO|UNTIL|$)"),
    # Months, seasons, years, decades, centuries.
    ("calendar", "HEDGE?EDGE?(?:MONTH_YEAR|THE?SEASON_YEAR)"),
    ("calendar", "HEDGE?EDGE?THE?(?:DECADE ERA?|CENTURY)"),
    ("calendar", "(?<!OTHER_CAPITAL)HEDGE?(?:LAST|NEXT|THIS|THAT)?MONTH"),
    ("calendar", "TELLING NAME_MONTH(?!OTHER_CAPITAL)"),
    ("calendar", "(?:LAST|NEXT|THIS|THAT)(?:NAME_MONTH|ANY_SEASON)"),
    ("calendar", "(?:THE|THAT SAME?)?SEASON"),
    ("calendar", "(?<=IN|BY|OF|SINCE|UNTIL|DURING)THE?WEAK_SEASON(?!OF|OTHER)"),
    ("calendar", "(?<=THE)ANY_YEAR(?=OTHER|OTHER_CAPITAL)"),
    ("calendar", "EDGE LONG_PERIOD"),
    ("calendar", "HEDGE?(?:ANY_YEAR|THREE_DIGITS|TWO_DIGITS|DAY_NUMBER)ERA"),
    ("calendar", "THE YEAR_UNIT ANY_YEAR"),
    (
        "calendar",
        "YEAR_TELLING HEDGE?ANY_YEAR(?:BEGAN|NO_COUNT)(?!RANGE_OF_THINGS)(?!DASH SMALL_UNIT)",
    ),
    ("calendar", "(?<=SINCE)(?:THE)?ANY_MONTH BEGAN"),
    ("calendar", "(?<=IN|SINCE|DURING|UNTIL)YEAR(?!COUNTED|UNITS|CARDINAL|RANGE_WORD|DASH)"),
    ("calendar", "APPROXIMATELY YEAR NO_COUNT(?!OTHER)"),
    ("calendar", "(?<=STOP)ANY_YEAR(?=STOP)"),
    ("calendar", "(?<=IN|SINCE|BY|UNTIL|OF)THREE_DIGITS(?=STOP|COMMA|THE|AND|BY)"),
    ("calendar", "(?:THE?SHARE OF (?:THE)?LONG_PERIOD|(?:MONTH_YEAR|ANY_MONTH|YEAR)POSSESSIVE SHARE)"),
    # Weekdays and their parts.
    ("calendar", "PART_OF?THE?(?:LAST|NEXT|THIS|THAT|COMING|PAST|PREVIOUS|FOLLOWING)?WEEKDAY PART_AFTER?TIME_AFTER?"),
    ("calendar", "WEEKDAY PART(?:IN ITS EARLY UNITS)?"),
    ("calendar", "PART_OF WEEKDAY(?:DASH|SLASH|AND|TO)WEEKDAY"),
    ("calendar", "PART BETWEEN WEEKDAY AND WEEKDAY"),
    # Days told from the publication.
    ("calendar", "(?:EARLIER|LATER|EARLY)?PART_OF?DEICTIC(?:PART_AFTER|PART)?(?:COMMA?WEEKDAY)?TIME_AFTER?"),
    ("day_beyond", "THE?DAY(?:BEFORE|AFTER)DEICTIC"),
    ("calendar", "(?:EARLIER|LATER|EARLY|BEFORE)?(?:THIS|LAST|THAT SAME|THAT)PART(?:COMMA?WEEKDAY)?"),
    ("calendar", "TONIGHT|OVERNIGHT|TIME TONIGHT"),
    ("calendar", "(?:EARLY|EARLIER|LATER)?THE(?:SAME|NEXT|FOLLOWING|PREVIOUS)PART"),
    ("calendar", "(?:EARLY|EARLIER|LATER)?NEIGHBOUR(?:SMALL_UNIT|WEEKEND)(?<!TIME_UNIT)PART?"),
    ("calendar", "(?<=AT|SINCE|AFTER|BEFORE|BY|UNTIL)EARLY?PART"),
    ("calendar", "(?<=IN|DURING|SINCE)THE EARLY?PART"),
    ("calendar", "THE EARLY(?:PART)?UNITS(?:OF(?:THE)?PART)?"),
    ("calendar", "THE BOUNDARY OF THE(?:DAY|WEEK|MONTH_UNIT|YEAR_UNIT)"),
    ("calendar", "TIME(?:(?:ON|COMMA)?(?:DEICTIC|WEEKDAY))?"),
    # Told from another time.
    ("shift", "(?:QUANTITY)?ANY_UNIT(?:AGO|EARLIER|LATER|BEFORE|AFTER)"),
    ("shift", "QUANTITY PART(?:BEFORE|EARLIER|LATER|AFTER)"),
    ("shift", "THE(?:DAY|WEEK|MONTH_UNIT|YEAR_UNIT|PART)(?:BEFORE|AFTER)"),
    ("stretch", "(?:THE|THESE)?(?:STEP|RECENT)(?:HEDGE?(?:NUMBER|FEW OF?))?UNITS"),
    ("stretch", "THE?(?:HEDGE?(?:NUMBER|FEW))STEP UNITS"),
    ("stretch", "(?:THE|THIS)?PAST(?:SMALL_UNIT|WEEKEND)"),
    ("stretch", "QUANTITY UNITS(?:NOW|ON BOUNDARY|RUNNING|IN A?ROW)"),
    ("stretch", "THE?ANY_ORDINAL ONLY?(?:DAY|WEEK|MONTH_UNIT|YEAR_UNIT)(?:RUNNING|IN A?ROW)"),
    ("vague", "(?:A|SOME)(?:OTHER)?WHILE AGO"),
    ("same_time", "THE SAME WHILE|THAT WHILE|MEANWHILE|THE MEANWHILE"),
    # Lengths and repeated times.
    ("duration", "(?:QUANTITY|(?<=FOR)THE NUMBER)DASH?ANY_UNIT(?!AGO|EARLIER|LATER)(?:DASH?OLD)?"),
    ("duration", "(?<=FOR)UNITS|QUANTITY PARTS"),
    ("set", "(?:NEARLY)?EVERY(?:ANY_ORDINAL|NUMBER|FEW)?(?:ANY_UNIT|WEEKEND|WEEKDAY|PART|ANY_MONTH|ANY_SEASON)"),
    ("set", "WEEKDAYS|REGULARLY|PER SMALL_UNIT|(?:ONCE|NUMBER OTHER_PLURAL)A SMALL_UNIT"),
    ("vague", "RECENTLY|NOW|(?<=OF)EARLY(?=STOP|COMMA|$)"),
    # Two times that share a month or a year.
    ("pair", "ANY_MONTH THE?DAY_OF_MONTH RANGE_WORD THE?DAY_OF_MONTH(?!AMPM|OCLOCK|UNITS|COUNTED)YEAR_AFTER?"),
    ("pair", "THE?DAY_OF_MONTH RANGE_WORD THE?DAY_OF_MONTH(?:OF?THE?)ANY_MONTH YEAR_AFTER?"),
    ("pair", "ANY_MONTH RANGE_WORD ANY_MONTH YEAR_AFTER"),
    (
        "pair",
        "LONG_NUMBER DASH(?:LONG_NUMBER|TWO_DIGITS|DAY_NUMBER)(?!COUNTED|OTHER_PLURAL|DASH)ERA?",
    ),
)


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
    return re.compile("|".join(f"(?:{rule.pattern.pattern})" for rule in rules()))


@cache
def one_of(*names: str) -> frozenset[str]:
    """Give the symbols of some classes."""
    return frozenset(vocabulary().symbols[name] for name in names)
