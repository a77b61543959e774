"""Date expressions of English text, resolved into intervals with their uncertainty kept.

Usable on any text without the rest of the package: `find_dates` is the one verb. Recognition (`lexer`, `grammar`,
`reader`, `recogniser`) knows no dates; normalisation (`resolve_calendar`, `resolve_relative`, `relations`) knows no
words; between them stand the `readings`, and what they are resolved against the `anchors`. `genre_of` tells news
from histories, which differ in what a date with no year is told from.
"""

from __future__ import annotations

from sijill.extraction.dates.anchors import Genre
from sijill.extraction.dates.finder import find_dates
from sijill.extraction.dates.mention import DateMention, single_times

__all__ = ["DateMention", "Genre", "find_dates", "single_times"]
