"""Whether a text is news or a history, told from the text itself: its years, and its words told from a day."""

from __future__ import annotations

from datetime import date

from sijill.extraction.dates.anchors import Genre
from sijill.extraction.dates.lexer import Tokens
from sijill.extraction.dates.vocabulary import vocabulary

FEWEST_YEARS = 4
"""A history tells several years; a report may tell a few of its background."""

YEARS_A_DAY_WORD = 3
"""A history has far fewer words such as "today", "ago" or "Monday" than years; a report has some a paragraph."""

DAY_WORDS = ("DEICTIC", "TONIGHT", "OVERNIGHT", "AGO", "WEEKDAY", "SHORT_WEEKDAY")
YEAR_CLASSES = ("YEAR", "OTHER_YEAR", "DECADE")


def genre_of(tokens: Tokens, published: date | None) -> Genre:
    """Tell a history from news.

    A text is a history where it tells at least four years that lie before the year of publication (all of them where
    that is not known), more than half of its years are such, and a word told from the day of writing comes at most
    once in three of them. Everything else is news: a short text never counts as a history.

    Args:
        tokens: the text, as `tokenise` gives it.
        published: its day of publication, if known.

    Returns:
        ``narrative`` for a history, else ``news``.
    """
    symbols = vocabulary().symbols
    years = {symbols[name] for name in YEAR_CLASSES}
    told = [
        int(value) * (10 if symbol == symbols["DECADE"] else 1)
        for symbol, value in zip(tokens.symbols, tokens.values, strict=True)
        if symbol in years
    ]
    eras = tokens.symbols.count(symbols["ERA"])
    past = eras + sum(published is None or year < published.year for year in told)
    day_words = sum(tokens.symbols.count(symbols[name]) for name in DAY_WORDS)
    is_history = past >= FEWEST_YEARS and 2 * past > len(told) + eras and YEARS_A_DAY_WORD * day_words <= past
    return "narrative" if is_history else "news"
